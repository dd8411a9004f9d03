using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace RiskRegister.Pages.Sessions;

/// <summary>
/// Links that sign in once, within ten minutes, for whoever started the service on this machine. They are in its memory alone.
/// </summary>
public sealed class SignInLinks(TimeProvider clock)
{
    const int Bytes = 32;

    static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    readonly ConcurrentDictionary<string, (string KeyId, DateTimeOffset Until)> links = new(StringComparer.Ordinal);

    /// <summary>The path of a new link that signs in as the holder of a key.</summary>
    public string Make(string keyId)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        links[Digest(code)] = (keyId, clock.GetUtcNow() + GoodFor);
        return $"/sign-in/{code}";
    }

    /// <summary>The key's id, once; null for a code that is unknown, used or too old.</summary>
    public string? Take(string code) => links.TryRemove(Digest(code), out var link) && link.Until > clock.GetUtcNow() ? link.KeyId : null;

    static string Digest(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
