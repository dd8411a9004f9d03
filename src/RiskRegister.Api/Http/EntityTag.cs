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
    public static bool IsNotModified(HttpRequest request, string etag) => Held(request, etag) is not null;

    /// <summary>
    /// The ETag that the client has of what would be sent, weak where it got that compressed; null when it has none or another.
    /// </summary>
    public static string? Held(HttpRequest request, string etag)
    {
        var header = request.Headers.IfNoneMatch;
        if (header.Count == 0 || !EntityTagHeaderValue.TryParseList(header, out var tags)) return null;
        if (tags.FirstOrDefault(tag => tag.Tag == etag) is { } held) return held.ToString();
        return tags.Contains(EntityTagHeaderValue.Any) ? etag : null;
    }

    /// <summary>
    /// 412 for a reading whose If-Match names another version than would be sent (RFC 9110 §13.1.1), 400 when it names none; else null.
    /// </summary>
    /// <param name="etag">Null where what is sent has no version: then only * is met.</param>
    public static Problem? Unmatched(HttpRequest request, string? etag)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0) return null;
        if (!EntityTagHeaderValue.TryParseList(header, out var tags)) return new Problem(Problems.Malformed,
            "If-Match is not an ETag in double quotes.");
        if (tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == etag)) return null;
        var reason = etag is null ? "This has no ETag that If-Match could name." : "This is not as it was when the ETag sent was read.";
        return new Problem(Refusals.Stale, reason) { ETag = etag };
    }

    /// <summary>The tags that If-Match names, each with its quotes; 428 without the header, 400 when they are none.</summary>
    /// <param name="name">What messages call the resource.</param>
    /// <remarks>A proxy that compresses makes a tag weak; what is asked for is the revision, which is the same.</remarks>
    public static (IReadOnlyList<string>? Tags, Problem? Problem) IfMatch(HttpRequest request, string name)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return (null, new Problem(Refusals.MatchRequired,
                $"Send the ETag of {name} as If-Match, so that nobody's change is overwritten unseen."));
        if (!EntityTagHeaderValue.TryParseList(header, out var tags))
            return (null, new Problem(Problems.Malformed, "If-Match is not an ETag in double quotes."));
        if (tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)))
            return (null, new Problem(Refusals.MatchRequired,
                "If-Match: * would overwrite whatever is there; send the ETag that you have read."));
        return ([.. tags.Select(tag => tag.Tag.ToString())], null);
    }

    /// <summary>Whether a tag that was sent is of an entry's revision, whatever else its answer depended on.</summary>
    public static bool IsOfEntry(string tag, Guid id, int revision) => tag.StartsWith($"\"{id:D}.{revision}.", StringComparison.Ordinal);
}
