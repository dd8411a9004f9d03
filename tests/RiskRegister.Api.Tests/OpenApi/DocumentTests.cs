using System.Text.Json.Nodes;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>What every operation must say of itself.</summary>
public sealed class DocumentTests
{
    static readonly ApiSpecification Document = ApiSpecification.Committed;

    public static TheoryData<string> Operations => [.. Document.Operations.Select(operation => operation.Id)];

    [Fact]
    public void The_document_is_OpenAPI_3_1_and_names_no_machine()
    {
        Document.Root["openapi"]!.GetValue<string>().ShouldStartWith("3.1.");
        Document.Root["servers"]!.AsArray().ShouldHaveSingleItem()!["url"]!.GetValue<string>().ShouldBe("/");
    }

    [Fact]
    public void Operation_ids_differ() => Document.Operations.Select(operation => operation.Id).ShouldBeUnique();

    [Fact]
    public void No_schema_stands_twice() => Document.Root["components"]!["schemas"]!.AsObject()
        .Select(schema => schema.Key).Where(name => char.IsAsciiDigit(name[^1])).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_has_a_summary_a_description_and_described_parameters(string id)
    {
        var operation = Operation(id);
        operation.Node["summary"]?.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        operation.Node["description"]?.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        foreach (var parameter in operation.Parameters)
        {
            parameter["description"]?.GetValue<string>().ShouldNotBeNullOrWhiteSpace($"{id}: {parameter["name"]}");
            SchemaCheck.Faults(Document, parameter["schema"]!, parameter["example"]).ShouldBeEmpty($"{id}: {parameter["name"]}");
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_has_an_example_of_its_body_and_of_each_answer(string id)
    {
        var operation = Operation(id);
        foreach (var (type, content) in operation.RequestContent ?? []) ShouldShow(operation, type, content!);
        var answers = operation.Responses.Where(response => response.Status < 300).ToArray();
        answers.ShouldNotBeEmpty();
        foreach (var (_, answer) in answers)
        {
            foreach (var (type, content) in answer["content"]?.AsObject() ?? []) ShouldShow(operation, type, content!);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_has_an_example_of_each_problem_under_its_status(string id)
    {
        var operation = Operation(id);
        var problems = operation.Responses.Where(response => response.Status >= 400).ToArray();
        problems.ShouldNotBeEmpty();
        foreach (var (status, response) in problems)
        {
            var content = response["content"]!.AsObject().ShouldHaveSingleItem();
            content.Key.ShouldBe(Http.Problem.ContentType);
            var examples = content.Value!["examples"]!.AsObject();
            examples.ShouldNotBeEmpty();
            foreach (var (code, example) in examples)
            {
                var known = Problems.All.Single(problem => problem.Code == code);
                known.Status.ShouldBe(status, $"{id}: {code}");
                example!["value"]!["code"]!.GetValue<string>().ShouldBe(code);
                SchemaCheck.Faults(Document, content.Value["schema"]!, example["value"]).ShouldBeEmpty($"{id}: {code}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_refuses_what_any_of_its_kind_refuses(string id)
    {
        var operation = Operation(id);
        var codes = operation.Responses.SelectMany(response => Codes(response.Response)).ToArray();
        if (operation.Path.StartsWith("/health/", StringComparison.Ordinal)) return;
        foreach (var code in (ReadOnlySpan<string>)["unauthenticated", "role_required", "malformed", "invalid_query", "too_many_requests", "internal_error", "database_unavailable"])
            codes.ShouldContain(code, id);
        var takesIfMatch = operation.Parameters.Any(parameter => parameter["name"]!.GetValue<string>() == "If-Match" && (parameter["required"]?.GetValue<bool>() == true || operation.Method == "PUT"));
        codes.Contains("match_required").ShouldBe(takesIfMatch, id);
        codes.Contains("stale").ShouldBe(takesIfMatch, id);
        codes.Contains("idempotency_key_reused").ShouldBe(operation.Method == "POST", id);
        codes.Contains("unsupported_media_type").ShouldBe(operation.RequestContent is not null, id);
    }

    [Fact]
    public void Every_problem_but_those_of_no_operation_is_declared_somewhere()
    {
        var declared = Document.Operations.SelectMany(operation => operation.Responses).SelectMany(response => Codes(response.Response)).ToHashSet();
        Problems.All.Select(problem => problem.Code).Except(declared).ShouldBe(["path_not_found", "method_not_allowed"], ignoreOrder: true);
    }

    static ApiOperation Operation(string id) => Document.Operations.Single(operation => operation.Id == id);

    static IEnumerable<string> Codes(JsonObject response) =>
        response["content"]?[Http.Problem.ContentType]?["examples"]?.AsObject().Select(example => example.Key) ?? [];

    static void ShouldShow(ApiOperation operation, string type, JsonNode content)
    {
        // Files that are no text have no example in JSON.
        if (content["schema"]!["format"]?.GetValue<string>() == "binary") return;
        content["example"].ShouldNotBeNull($"{operation.Id} has no example of {type}: write one in src/RiskRegister.Api/OpenApi/examples");
        SchemaCheck.Faults(Document, content["schema"]!, content["example"]).ShouldBeEmpty($"{operation.Id}: {type}");
    }
}
