using System.Text.Json;

namespace RiskRegister.Api.Http;

/// <summary>An RFC 9457 problem.</summary>
/// <param name="type">Which of <see cref="Problems"/>.</param>
/// <param name="detail">What is wrong this time; never an exception's message.</param>
/// <param name="errors">Every fault by JSON path or parameter.</param>
public sealed class Refusal(ProblemType type, string detail, Faults? errors = null) : Outcome
{
    public const string ContentType = "application/problem+json";

    const int LongestNamed = 40;

    public ProblemType Type { get; } = type;

    /// <summary>The ETag to go on from, with a 412.</summary>
    public string? ETag { get; init; }

    /// <summary>Seconds after which to try again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Methods that the path takes, with a 405.</summary>
    public string? Allow { get; init; }

    /// <summary>What an import found, with its refusal.</summary>
    public ReadOnlyMemory<byte>? Report { get; init; }

    /// <summary>What a client named, short enough to be said back.</summary>
    public static string Named(string text) => text.Length <= LongestNamed ? text : text[..(char.IsHighSurrogate(text[LongestNamed - 1]) ? LongestNamed - 1 : LongestNamed)];

    public override async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Type.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (ETag is not null) response.Headers.ETag = ETag;
        if (Allow is not null) response.Headers.Allow = Allow;
        if (RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString();
        if (Type.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        using var stream = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(stream, JsonText.Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, $"urn:risk-register:problem:{Type.Code}");
            writer.WriteString("title"u8, Type.Title);
            writer.WriteNumber("status"u8, Type.Status);
            writer.WriteString("detail"u8, detail);
            writer.WriteString("instance"u8, httpContext.Request.Path.Value);
            writer.WriteString("code"u8, Type.Code);
            writer.WriteString("requestId"u8, httpContext.TraceIdentifier);
            if (errors is { Any: true }) errors.WriteTo(writer);
            if (Report is { } report)
            {
                writer.WritePropertyName("import"u8);
                writer.WriteRawValue(report.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        httpContext.Features.Set(this);
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;
        response.ContentLength = stream.Length;
        await response.Body.WriteAsync(stream.GetBuffer().AsMemory(0, (int)stream.Length), httpContext.RequestAborted);
    }
}
