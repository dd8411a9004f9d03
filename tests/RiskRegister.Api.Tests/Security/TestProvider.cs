using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RiskRegister.Api.Tests.Security;

/// <summary>
/// A small OpenID Connect provider on loopback: discovery, keys, and tokens of any kind, written without the service's library.
/// </summary>
public sealed class TestProvider : IAsyncDisposable
{
    public const string Audience = "risk-register";
    readonly WebApplication app;
    volatile IReadOnlyList<SigningKey> keys =
        [SigningKey.Make("rsa-1", "RS256"), SigningKey.Make("pss-1", "PS256"), SigningKey.Make("ec-1", "ES256")];
    int asked;

    TestProvider(WebApplication app) => this.app = app;

    public string Issuer { get; private set; } = "";

    public IReadOnlyList<SigningKey> Keys => keys;

    /// <summary>How often the keys were fetched.</summary>
    public int Asked => asked;

    public static async Task<TestProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new TestProvider(builder.Build());
        provider.app.MapGet("/.well-known/openid-configuration", (HttpContext http) => http.Response.WriteAsync(JsonSerializer.Serialize(
            new { issuer = provider.Issuer, jwks_uri = $"{provider.Issuer}/keys", authorization_endpoint = $"{provider.Issuer}/authorize" })));
        provider.app.MapGet("/keys", (HttpContext http) =>
        {
            Interlocked.Increment(ref provider.asked);
            return http.Response.WriteAsync(JsonSerializer.Serialize(new { keys = provider.keys.Select(key => key.Public) }));
        });
        await provider.app.StartAsync();
        provider.Issuer = provider.app.Urls.Single();
        return provider;
    }

    /// <summary>Signs with a new key from now on, and shows no other.</summary>
    public SigningKey Rotate(string id)
    {
        var key = SigningKey.Make(id, "RS256");
        keys = [key];
        return key;
    }

    /// <summary>A good token, but for what is changed.</summary>
    /// <param name="change">Changes the claims.</param>
    /// <param name="key">Signs; the first of the provider's when not given.</param>
    public string Token(Action<Dictionary<string, object?>>? change = null, SigningKey? key = null, string? type = "at+jwt")
    {
        key ??= Keys[0];
        var content = Content(new { alg = key.Algorithm, kid = key.Id, typ = type }, change);
        return $"{content}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(content)))}";
    }

    /// <summary>A token's first two parts.</summary>
    public string Content(object head, Action<Dictionary<string, object?>>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["iss"] = Issuer,
            ["aud"] = Audience,
            ["sub"] = "subject-1",
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 600,
            ["name"] = "Ada Byron",
            ["roles"] = new[] { "register-editors" },
        };
        change?.Invoke(claims);
        return $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(head))}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
    }

    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        foreach (var key in keys) key.Dispose();
    }
}
