using Microsoft.OpenApi;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.OpenApi;

/// <summary>What the answers of success carry besides their schema: descriptions, headers, examples, other forms.</summary>
public static class AnswerDetails
{
    public static void Complete(OpenApiOperation operation, DeclaredRoute route, OpenApiDocument document)
    {
        foreach (var answer in route.Answers)
        {
            var response = (OpenApiResponse)operation.Responses![$"{answer.Status}"];
            response.Description = Describe(answer);
            response.Headers = HeadersOf(route, answer, document);
            if (answer.File is { } file) response.Content = FileContent(file);
            if (answer.Body is null) continue;
            response.Content!["application/json"].Example = Examples.Json(Examples.AnswerOf(route, answer));
            foreach (var contentType in answer.AlsoAs) response.Content[contentType] = OtherForm(route.Name, contentType);
        }

        if (route.Answers.FirstOrDefault(route.IsConditional) is { } read)
            operation.Responses!["304"] = new OpenApiResponse
            {
                Description = "Not changed since the ETag sent was read.",
                Headers = HeadersOf(route, read, document)
            };
    }

    static OpenApiMediaType OtherForm(string name, string contentType) => Form.IsBinary(contentType)
        ? new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }
        : new()
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = Examples.Text(Examples.AnswerOf(name, contentType))
        };

    // Whatever its form, it is a file: something to keep.
    static Dictionary<string, OpenApiMediaType> FileContent(FileDeclaration file)
    {
        var content = OtherForm(file.Like, file.Form.MediaType);
        content.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        return new(StringComparer.Ordinal) { [file.Form.MediaType] = content };
    }

    static string Describe(AnswerDeclaration answer) => answer.Status switch
    {
        StatusCodes.Status201Created => "Made, and shown as it is now.",
        StatusCodes.Status204NoContent => "Done; there is nothing to show.",
        _ when answer.File is { Form: var form } => $"As {form.Title}.",
        _ => "As asked for.",
    };

    static Dictionary<string, IOpenApiHeader> HeadersOf(DeclaredRoute route, AnswerDeclaration answer, OpenApiDocument document)
    {
        var headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            ["X-Request-Id"] = Headers.Refer("X-Request-Id",
            document)
        };
        if (route.Policy is not null)
        {
            foreach (var name in (string[])["RateLimit", "RateLimit-Policy"]) headers[name] = Headers.Refer(name, document);
        }

        if (route.IsPost && route.IsUnderApi) headers["Idempotent-Replayed"] = Headers.Refer("Idempotent-Replayed", document);
        if (route.MayReadReplica)
        {
            foreach (var name in (string[])[ReplicaHeaders.Lag, ReplicaHeaders.ReplayedAt]) headers[name] = Headers.Refer(name, document);
        }

        if (route.HasETag(answer)) headers["ETag"] = Headers.Refer("ETag", document);
        if (answer.Status == StatusCodes.Status201Created || route.MakesPart) headers["Location"] = Headers.Refer("Location", document);
        if (answer.Body is { } body && DeclaredRoute.IsPage(body)) headers["Link"] = Headers.Refer("Link", document);
        return headers;
    }
}
