using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Security;

/// <summary>
/// What the provider says of itself: issuer and signing keys, asked for again every few minutes, and at once when a token names a key that
/// is not known. A key that the provider has withdrawn is not kept for later, as the library's own manager would.
/// </summary>
public sealed class ProviderMetadata(OidcSettings settings, TimeProvider clock,
    ILogger<ProviderMetadata> logger) : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    const string Discovery = "/.well-known/openid-configuration";
    const int LargestDocument = 1024 * 1024;
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Usable = TimeSpan.FromHours(1);
    static readonly TimeSpan BetweenRequests = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(10);

    readonly HttpClient client = new() { Timeout = AnswersWithin, MaxResponseContentBufferSize = LargestDocument };
    readonly SemaphoreSlim asking = new(1);
    volatile Known? known;

    // Timestamps of the clock: an instant would be hours away when the machine's clock is set back.
    long? askedAt;

    /// <exception cref="SignInRefusedException">The provider cannot be reached, and what it said last is too old.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => await WithKey(id: null, cancel);

    /// <param name="id">Of a key that should be among those known.</param>
    /// <exception cref="SignInRefusedException">The provider cannot be reached, and what it said last is too old.</exception>
    public async Task<OpenIdConnectConfiguration> WithKey(string? id, CancellationToken cancel)
    {
        if (known is { } now && Has(now, id) && IsUsable(now))
        {
            if (!IsFresh(now)) await RefreshBeside(cancel);
            return known!.Configuration;
        }

        await asking.WaitAsync(cancel);
        try
        {
            // Whoever waited may find that another has asked meanwhile; and made-up key ids must not make us flood the provider.
            if ((known is not { } then || !IsFresh(then) || !Has(then, id)) && MayAsk) await Ask();
        }
        finally
        {
            asking.Release();
        }

        return known is { } last && IsUsable(last)
            ? last.Configuration
            : throw new SignInRefusedException(
                new Problem(Problems.ProviderAway, "The OpenID Connect provider does not answer; access keys still work.")
                {
                    RetryAfter = (int)BetweenRequests.TotalSeconds,
                });
    }

    /// <summary>Nothing to do: unknown keys are asked for before the token is checked.</summary>
    public void RequestRefresh() { }

    public void Dispose()
    {
        client.Dispose();
        asking.Dispose();
    }

    async Task Ask()
    {
        var asked = clock.GetTimestamp();
        askedAt = asked;
        try
        {
            var documents = new HttpDocumentRetriever(client) { RequireHttps = !settings.IsLocal, SendAdditionalHeaderData = false };
            // Others wait for the answer too, so that one caller's going away does not end it.
            known = new Known(await OpenIdConnectConfigurationRetriever.GetAsync(
                settings.Authority.TrimEnd('/') + Discovery, documents, CancellationToken.None), asked);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidOperationException
            or OperationCanceledException or ArgumentException)
        {
            logger.LogWarning(exception, "The OpenID Connect provider {Authority} does not answer as it should", settings.Authority);
        }
    }

    // A provider that hangs keeps nobody waiting whose key is known, but for a moment whoever finds that it is time to ask.
    Task RefreshBeside(CancellationToken cancel)
    {
        if (!asking.Wait(0, CancellationToken.None)) return Task.CompletedTask;
        var asked = Task.Run(async () =>
        {
            try
            {
                if (MayAsk) await Ask();
            }
            finally
            {
                asking.Release();
            }
        }, CancellationToken.None);
        return Task.WhenAny(asked, Task.Delay(Patience, clock, cancel));
    }

    bool MayAsk => askedAt is not { } then || clock.GetElapsedTime(then) >= BetweenRequests;

    bool IsUsable(Known then) => clock.GetElapsedTime(then.At) < Usable;

    bool IsFresh(Known then) => clock.GetElapsedTime(then.At) < Fresh;

    static bool Has(Known then, string? id) =>
        id is null || then.Configuration.SigningKeys.Any(key => string.Equals(key.KeyId, id, StringComparison.Ordinal));

    /// <param name="At">When it was asked for, as the clock's timestamp.</param>
    sealed record Known(OpenIdConnectConfiguration Configuration, long At);
}
