using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace RiskRegister.Client;

/// <summary>The register's API, made from its OpenAPI document. Problems are thrown as <see cref="Models.ProblemDocument"/>.</summary>
public partial class RiskRegisterClient
{
    /// <summary>A client of the register at an address.</summary>
    /// <param name="address">Of the service, without /api/v1.</param>
    /// <param name="accessKey">"rr_…", or an access token of the organisation's OpenID Connect provider. It is sent to that host only.</param>
    /// <param name="handler">What sends, where it is not to be a handler of its own.</param>
    /// <exception cref="ArgumentException">The address is neither https nor of this machine: the key would travel in clear.</exception>
    public static RiskRegisterClient Connect(Uri address, string accessKey, HttpMessageHandler? handler = null)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback) throw new ArgumentException("Only https is signed in to.", nameof(address));
        var signIn = new SignIn(address.Authority, accessKey);
        var http = KiotaClientFactory.Create(handler);
        return new RiskRegisterClient(new HttpClientRequestAdapter(signIn, httpClient: http) { BaseUrl = address.AbsoluteUri.TrimEnd('/') });
    }

    sealed class SignIn(string authority, string accessKey) : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(
            RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            if (request.URI.Authority == authority) request.Headers.TryAdd("Authorization", $"Bearer {accessKey}");
            return Task.CompletedTask;
        }
    }
}
