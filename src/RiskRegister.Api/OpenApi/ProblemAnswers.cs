using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Imports;

namespace RiskRegister.Api.OpenApi;

/// <summary>
/// The problems that an operation can answer: those that its route names, and those that follow from its policy and method. One
/// response a status, shared by the operations that answer the same, with one example a problem.
/// </summary>
public static class ProblemAnswers
{
    public static void Add(OpenApiOperation operation, DeclaredRoute route, OpenApiDocument document)
    {
        foreach (var ofStatus in Of(route).GroupBy(problem => problem.Status).OrderBy(group => group.Key))
        {
            ProblemType[] problems = [.. ofStatus.OrderBy(problem => problem.Code, StringComparer.Ordinal)];
            var name = string.Join("_or_", problems.Select(problem => problem.Code));
            document.Components!.Responses ??= new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal);
            document.Components.Responses.TryAdd(name, Response(problems, document));
            operation.Responses![$"{ofStatus.Key}"] = new OpenApiResponseReference(name, document);
        }
    }

    /// <summary>Every problem that a route can answer.</summary>
    public static IReadOnlyList<ProblemType> Of(DeclaredRoute route) => [.. route.Problems.Concat(General(route)).Distinct()];

    static IEnumerable<ProblemType> General(DeclaredRoute route)
    {
        yield return Problems.Internal;
        if (route.Policy is null) yield break;
        yield return Problems.Unauthenticated;
        yield return Problems.RoleRequired;
        yield return Problems.Malformed;
        yield return Problems.InvalidQuery;
        yield return Problems.TooManyRequests;
        yield return Problems.DatabaseAway;
        yield return Problems.NoRoom;
        yield return Problems.ProviderAway;
        yield return Problems.TookTooLong;
        if (route.IsPost) yield return Problems.KeyReused;
        if (route.Answers.Any(answer => answer.AlsoAs.Count > 0)) yield return Problems.NotAcceptable;
        if (route.Answers.Any(answer => answer.AlsoAs.Count > 0 || answer.File is not null)) yield return Problems.RangeNotSatisfiable;
        if (route.Reads) yield return Refusals.Stale;
        if (route.Body is null) yield break;
        yield return Problems.TooLarge;
        yield return Problems.UnsupportedMediaType;
    }

    static OpenApiResponse Response(ProblemType[] problems, OpenApiDocument document) => new()
    {
        Description = string.Join(" ", problems.Select(problem => $"`{problem.Code}`: {problem.Title}.")),
        Headers = HeadersOf(problems[0], document),
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [Problem.ContentType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(nameof(ProblemDocument), document),
                Examples = problems.ToDictionary(problem => problem.Code, problem =>
                    (IOpenApiExample)Example(problem), StringComparer.Ordinal),
            },
        },
    };

    static Dictionary<string, IOpenApiHeader> HeadersOf(ProblemType problem, OpenApiDocument document)
    {
        List<string> names = ["X-Request-Id"];
        if (problem.Status == StatusCodes.Status401Unauthorized) names.Add("WWW-Authenticate");
        if (problem.Status == StatusCodes.Status412PreconditionFailed) names.Add("ETag");
        if (problem.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable) names.Add("Retry-After");
        return names.ToDictionary(name => name, name =>
            (IOpenApiHeader)Headers.Refer(name == "ETag" ? Headers.PresentETag : name, document), StringComparer.Ordinal);
    }

    static OpenApiExample Example(ProblemType problem)
    {
        var body = new JsonObject
        {
            ["type"] = $"{Problem.Pages}/{problem.Code}",
            ["title"] = problem.Title,
            ["status"] = problem.Status,
            ["detail"] = problem.Example,
            ["instance"] = "/api/v1/entries/CR5",
            ["code"] = problem.Code,
            ["requestId"] = "0HNH3V5J8Q2M7:00000001",
        };
        if (problem == Refusals.Invalid)
            body["errors"] = Faults(("$.title", "must have 1 to 300 characters"), ("$.residualScore.impact", "must be 1 to 5"));
        if (problem == Problems.InvalidQuery) body["errors"] = Faults(("limit", "must be a whole number, 1 to 200"));
        if (problem == ImportRefusals.Refused) body["import"] = Examples.Json("ImportDocument.refused.json");
        if (problem == ImportRefusals.MappingNeeded) body["analysis"] = Examples.Json("AnalysisDocument.json");
        return new OpenApiExample { Summary = problem.Title, Value = body };
    }

    static JsonObject Faults(params (string Path, string Message)[] faults) =>
        new(faults.Select(fault => KeyValuePair.Create(fault.Path, (JsonNode?)new JsonArray(fault.Message))));
}
