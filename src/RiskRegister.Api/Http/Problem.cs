using System.Text.Json;
using RiskRegister.Domain;
using RiskRegister.Pages.Errors;

namespace RiskRegister.Api.Http;

/// <summary>An RFC 9457 problem.</summary>
/// <param name="type">Which of <see cref="Problems"/>, or of what a feature refuses.</param>
/// <param name="detail">What is wrong this time; never an exception's message.</param>
/// <param name="errors">Every fault by JSON path or parameter.</param>
public sealed class Problem(ProblemType type, string detail, Faults? errors = null) : Outcome
{
    public const string ContentType = "application/problem+json";

    /// <summary>Where problems are explained, each under its code.</summary>
    public const string Pages = "/problems";

    public ProblemType Type { get; } = type;

    /// <summary>The ETag to go on from, with a 412.</summary>
    public string? ETag { get; init; }

    /// <summary>Seconds after which to try again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The only content coding of a body that is taken, with a 415.</summary>
    public string? AcceptedCoding { get; init; }

    /// <summary>Members of its own: what an import found, with its refusal.</summary>
    public (string Name, ReadOnlyMemory<byte> Json)? Extension { get; init; }

    /// <summary>One problem of every fault of a query; null when there is none.</summary>
    public static Problem? OfQuery(Faults faults) =>
        faults.Any ? new Problem(Problems.InvalidQuery, Summary(faults, path => path), faults) : null;

    /// <summary>One problem of every fault of a body; null when there is none.</summary>
    public static Problem? OfBody(Faults faults) => faults.Any ? new Problem(Refusals.Invalid, Summary(faults, JsonPath), faults) : null;

    /// <summary>What a use case refused, as this API says it.</summary>
    public static Problem Of(Refusal refusal) => refusal is { Faults: { Any: true } faults } && refusal.Kind == Refusals.Invalid
        ? OfBody(faults)! : new Problem(refusal.Kind, refusal.Detail, refusal.Faults);

    /// <summary>What is wrong this time.</summary>
    public string Detail { get; } = detail;

    public override async Task ExecuteAsync(HttpContext httpContext)
    {
        if (ErrorPage.IsWanted(httpContext))
        {
            Begin(httpContext);
            await ErrorPage.Show(httpContext, Type.Status, Detail);
            return;
        }

        var body = Prepare(httpContext);
        if (!HttpMethods.IsHead(httpContext.Request.Method)) await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    /// <summary>Sets all of the answer but its body, which it gives.</summary>
    public ReadOnlyMemory<byte> Prepare(HttpContext httpContext)
    {
        Begin(httpContext);
        var body = Write(httpContext);
        httpContext.Response.ContentLength = body.Length;
        return body;
    }

    void Begin(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Type.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (ETag is not null) response.Headers.ETag = ETag;
        if (AcceptedCoding is not null) response.Headers.AcceptEncoding = AcceptedCoding;
        if (RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString();
        if (Type.Status == StatusCodes.Status401Unauthorized) Challenge.Send(httpContext);
        httpContext.Features.Set(this);
    }

    ReadOnlyMemory<byte> Write(HttpContext httpContext)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonText.Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, $"{httpContext.Request.PathBase}{Pages}/{Type.Code}");
            writer.WriteString("title"u8, Type.Title);
            writer.WriteNumber("status"u8, Type.Status);
            writer.WriteString("detail"u8, Detail);
            writer.WriteString("instance"u8, httpContext.Request.Path.Value ?? "");
            writer.WriteString("code"u8, Type.Code);
            writer.WriteString("requestId"u8, httpContext.TraceIdentifier);
            if (errors is { Any: true }) WriteErrors(writer, errors);
            if (Extension is { } extension)
            {
                writer.WritePropertyName(extension.Name);
                writer.WriteRawValue(extension.Json.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    void WriteErrors(Utf8JsonWriter writer, Faults faults)
    {
        writer.WriteStartObject("errors"u8);
        foreach (var (path, messages) in faults.All)
        {
            writer.WriteStartArray(Type == Problems.InvalidQuery ? path : JsonPath(path));
            foreach (var message in messages) writer.WriteStringValue(message);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    // "actions[2].text" is $.actions[2].text.
    static string JsonPath(string path) => path.Length == 0 ? "$" : path[0] == '[' ? $"${path}" : $"$.{path}";

    static string Summary(Faults faults, Func<string, string> printed)
    {
        var (path, messages) = faults.All.First();
        return faults.All.Count == 1 ? $"{printed(path)}: {messages[0]}"
            : $"{printed(path)}: {messages[0]} {faults.All.Count - 1} more in errors.";
    }
}
