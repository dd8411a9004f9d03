using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace RiskRegister.Api.Http;

/// <summary>The body of a change, read and known to be JSON; what it says is looked at later, by <see cref="JsonMembers"/>.</summary>
public sealed class JsonBody : IDisposable
{
    public const int LargestBody = 1024 * 1024;
    const int DeepestNesting = 16;
    static readonly byte[] EmptyObject = "{}"u8.ToArray();
    readonly JsonDocument document;

    JsonBody(JsonDocument document, byte[] hash) => (this.document, Hash) = (document, hash);

    public JsonElement Root => document.RootElement;

    /// <summary>SHA-256 of the bytes as they came: what tells a retry from another request.</summary>
    public byte[] Hash { get; }

    /// <summary>413, 415, then what is wrong with the query, then what is wrong with the JSON; else the body.</summary>
    /// <param name="optional">Whether no body at all stands for an empty object.</param>
    public static async Task<(JsonBody? Body, Problem? Problem)> Read(HttpContext http, bool optional = false)
    {
        var request = http.Request;
        var empty = request.ContentLength is 0 || (request.ContentLength is null && !request.Headers.ContainsKey("Transfer-Encoding"));
        if (request.ContentLength > LargestBody) return (null, TooLarge());
        if (!(empty && optional))
        {
            if (RequestBodies.CodedOtherwise(request) is { } coded) return (null, coded);
            if (!IsJson(request.ContentType))
            {
                return (null, new Problem(Problems.UnsupportedMediaType, HttpMethods.IsPatch(request.Method)
                    ? "Send application/merge-patch+json." : "Send application/json."));
            }
        }

        byte[] bytes;
        try
        {
            using var stream = new MemoryStream();
            var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
            try
            {
                int count;
                while ((count = await request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
                {
                    if (stream.Length + count > LargestBody) return (null, TooLarge());
                    stream.Write(buffer, 0, count);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }

            bytes = stream.Length == 0 && optional ? EmptyObject : stream.ToArray();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge());
        }

        if (QueryValues.Of(http).Problem is { } wrongQuery) return (null, wrongQuery);
        if (!Utf8.IsValid(bytes)) return (null, new Problem(Problems.Malformed, "The body is not UTF-8."));
        try
        {
            var parsed = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            return (new JsonBody(parsed, SHA256.HashData(bytes)), null);
        }
        catch (JsonException exception)
        {
            return (null, new Problem(Problems.Malformed,
                $"The body is not JSON of at most {DeepestNesting} levels: it fails at line {exception.LineNumber + 1}, byte "
                    + $"{exception.BytePositionInLine + 1}."));
        }
    }

    /// <summary>For changes that take no body.</summary>
    public static Problem? None(HttpContext http) => QueryValues.Of(http).Problem
        ?? (http.Request.ContentLength is > 0 || http.Request.Headers.ContainsKey("Transfer-Encoding")
            ? new Problem(Problems.Malformed, "This request takes no body.") : null);

    public void Dispose() => document.Dispose();

    static Problem TooLarge() => new(Problems.TooLarge, $"A request may have {LargestBody:N0} bytes.");

    static bool IsJson(string? contentType) => Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/merge-patch+json", StringComparison.OrdinalIgnoreCase));
}
