using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace RiskRegister.Api.Http;

/// <summary>ETags: an entry's is "id.revision.context", anything else's a hash of what is sent.</summary>
public static class EntityTag
{
    /// <param name="context">What else the answer depends on: the latest snapshot, the configuration, the edition, the form.</param>
    public static string OfEntry(Guid id, int revision, string context) => $"\"{id:D}.{revision}.{context}\"";

    public static string OfBytes(ReadOnlySpan<byte> body) => OfHash(SHA256.HashData(body));

    /// <param name="hash">SHA-256 of what is sent.</param>
    public static string OfHash(ReadOnlySpan<byte> hash) => $"\"{Convert.ToHexStringLower(hash[..16])}\"";

    /// <summary>A short name for everything that a context is made of.</summary>
    public static string Context(params ReadOnlySpan<object?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 6));
    }

    /// <summary>Whether If-None-Match names the ETag of what would be sent.</summary>
    public static bool IsNotModified(HttpRequest request, string etag)
    {
        var header = request.Headers.IfNoneMatch;
        if (header.Count == 0 || !EntityTagHeaderValue.TryParseList(header, out var tags)) return false;
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == etag);
    }

    /// <summary>428 without If-Match, 400 when it is no ETag, 412 when it is of another revision; else null.</summary>
    /// <param name="current">The entry's present ETag, to go on from.</param>
    /// <param name="name">What the entry is called in messages.</param>
    public static Refusal? Check(HttpRequest request, Guid id, int revision, string current, string name)
    {
        var wanted = $"\"{id:D}.{revision}.";
        return Check(request, tag => tag.StartsWith(wanted, StringComparison.Ordinal), current, name, $"{name} is at revision {revision}; the ETag sent is of another.");
    }

    /// <summary>The same for what has no revisions: its ETag is compared whole.</summary>
    public static Refusal? Check(HttpRequest request, string current, string name) =>
        Check(request, tag => tag == current, current, name, $"{name} is not as it was when the ETag sent was read.");

    static Refusal? Check(HttpRequest request, Func<string, bool> isCurrent, string current, string name, string stale)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0) return new Refusal(Problems.MatchRequired, $"Send the ETag of {name} as If-Match, so that nobody's change is overwritten unseen.");
        if (!EntityTagHeaderValue.TryParseList(header, out var tags))
            return new Refusal(Problems.Malformed, "If-Match is not an ETag in double quotes.");
        if (tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)))
            return new Refusal(Problems.MatchRequired, "If-Match: * would overwrite whatever is there; send the ETag that you have read.");
        return tags.Any(tag => !tag.IsWeak && isCurrent(tag.Tag.ToString())) ? null : new Refusal(Problems.Stale, stale) { ETag = current };
    }
}
