using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
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

    /// <summary>The pages, as it knows them.</summary>
    public const string ClientId = "risk-register-pages";
    public const string ClientSecret = "a secret of the pages";
    readonly WebApplication app;
    volatile IReadOnlyList<SigningKey> keys =
        [SigningKey.Make("rsa-1", "RS256"), SigningKey.Make("pss-1", "PS256"), SigningKey.Make("ec-1", "ES256")];
    readonly ConcurrentDictionary<string, IQueryCollection> codes = new(StringComparer.Ordinal);
    int asked;

    TestProvider(WebApplication app) => this.app = app;

    public string Issuer { get; private set; } = "";

    public IReadOnlyList<SigningKey> Keys => keys;

    /// <summary>Changes the claims of whoever signs in to the pages.</summary>
    public Action<Dictionary<string, object?>>? Changes { get; set; }

    /// <summary>How often the keys were fetched.</summary>
    public int Asked => asked;

    public static async Task<TestProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new TestProvider(builder.Build());
        provider.app.MapGet("/.well-known/openid-configuration", (HttpContext http) => http.Response.WriteAsync(JsonSerializer.Serialize(
            new
            {
                issuer = provider.Issuer,
                jwks_uri = $"{provider.Issuer}/keys",
                authorization_endpoint = $"{provider.Issuer}/authorize",
                token_endpoint = $"{provider.Issuer}/token"
            })));
        provider.app.MapGet("/authorize", (HttpContext http) => provider.Authorize(http.Request.Query));
        provider.app.MapPost("/token",
            async http => await provider.Redeem(await http.Request.ReadFormAsync(http.RequestAborted)).ExecuteAsync(http));
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

    // Whoever asks has signed in here already.
    IResult Authorize(IQueryCollection asked)
    {
        if (asked["client_id"] != ClientId || asked["response_type"] != "code"
            || asked["code_challenge_method"] != "S256") return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        codes[code] = asked;
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
    }

    // A code is good once, for whoever knows what its challenge was made of.
    IResult Redeem(IFormCollection form)
    {
        if (!codes.TryRemove(form["code"].ToString(), out var asked) || form["client_secret"] != ClientSecret
            || form["redirect_uri"] != asked["redirect_uri"]
            || Base64Url.EncodeToString(
            SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked["code_challenge"])
            return Results.BadRequest(new { error = "invalid_grant" });
        var token = Token(claims =>
        {
            claims["aud"] = ClientId;
            claims["nonce"] = asked["nonce"].ToString();
            Changes?.Invoke(claims);
        }, type: "JWT");
        return Results.Json(new { id_token = token, access_token = "of no use here", token_type = "Bearer", expires_in = 300 });
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
        return $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(head))}."
            + $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
    }

    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        foreach (var key in keys) key.Dispose();
    }
}
