using Microsoft.Net.Http.Headers;

namespace RiskRegister.Api.Http;

/// <summary>The part of an answer that Range asks for (RFC 9110 §14).</summary>
/// <param name="Count">0 where nothing of it is there.</param>
public sealed record ByteRange(long From, long Count)
{
    public bool IsNone => Count == 0;

    /// <summary>
    /// Null where all is to be sent: nothing is asked for in bytes, more than one part is, or of another version than the present.
    /// </summary>
    public static ByteRange? Of(HttpRequest request, long length, string etag)
    {
        if (request.Headers.Range.Count != 1 || (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))) return null;
        if (request.Headers.IfRange.Count > 0 && request.Headers.IfRange != etag) return null;
        if (!RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var range) || range is not { Ranges.Count: 1 }
            || !range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var asked = range.Ranges.Single();
        if (asked.From is not { } from)
        {
            var last = Math.Min(asked.To ?? 0, length);
            return new(length - last, last);
        }

        if (from >= length) return new(0, 0);
        return new(from, Math.Min(asked.To ?? length - 1, length - 1) - from + 1);
    }
}
