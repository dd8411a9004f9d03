using System.Text.Json;
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
            if (parameter["required"]?.GetValue<bool>() == true) SchemaCheck.Faults(Document, parameter["schema"]!, parameter["example"])
                .ShouldBeEmpty($"{id}: {parameter["name"]}");
            else ShouldFillInNothing(parameter, id);
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
        foreach (var code in (ReadOnlySpan<string>)["unauthenticated", "role_required", "malformed", "invalid_query", "too_many_requests",
            "internal_error", "database_unavailable"])
            codes.ShouldContain(code, id);
        var takesIfMatch = operation.Parameters.Any(parameter => parameter["name"]!.GetValue<string>() == "If-Match"
            && (parameter["required"]?.GetValue<bool>() == true || operation.Method == "PUT"));
        codes.Contains("match_required").ShouldBe(takesIfMatch, id);
        codes.Contains("stale").ShouldBe(takesIfMatch || operation.Method == "GET", id);
        codes.Contains("idempotency_key_reused").ShouldBe(operation.Method == "POST", id);
        codes.Contains("unsupported_media_type").ShouldBe(operation.RequestContent is not null, id);
    }

    [Fact]
    public void Every_problem_but_those_of_no_operation_is_declared_somewhere()
    {
        var declared = Document.Operations.SelectMany(operation => operation.Responses).SelectMany(response => Codes(response.Response))
            .ToHashSet();
        Problems.All.Select(problem => problem.Code).Except(declared).ShouldBe(
            ["path_not_found", "method_not_allowed", "address_too_long", "head_too_large", "head_too_slow"], ignoreOrder: true);
    }

    [Fact]
    public void Every_list_of_values_stands_once_under_a_name_that_programs_can_use()
    {
        var schemas = Document.Root["components"]!["schemas"]!.AsObject();
        foreach (var (name, schema) in schemas)
        {
            ListsWithin(schema!).Where(list => list != schema).ShouldBeEmpty(name);
            if (schema!["enum"] is not JsonArray values) continue;
            var names = schema["x-enum-varnames"]?.AsArray() ?? values;
            foreach (var each in names) each!.GetValue<string>().ShouldMatch("^[A-Za-z][A-Za-z0-9_]*$", name);
            names.Count.ShouldBe(values.Count);
            if (schema["x-ms-enum"] is { } members)
                members["values"]!.AsArray().Select(each => (each!["value"]!.GetValue<string>(), each["name"]!.GetValue<string>()))
                    .ShouldBe(values.Zip(names, (value, called) => (value!.GetValue<string>(), called!.GetValue<string>())));
        }

        Document.Operations.SelectMany(operation => operation.Parameters).SelectMany(parameter => ListsWithin(parameter["schema"]!))
            .ShouldBeEmpty();
        foreach (var name in (string[])["EntryKind", "EntryStatus", "EntrySort", "MatrixScore", "KeyState", "AuditAction", "Edition",
            "ReportForm", "PictureForm", "ListForm"])
            Document.Operations.SelectMany(operation => operation.Parameters)
                .ShouldContain(parameter => $"{parameter["schema"]!["$ref"]}" == $"#/components/schemas/{name}");
    }

    [Fact]
    public void Nothing_is_said_of_the_house_within()
    {
        foreach (var (path, text) in Sayings(Document.Root, ""))
        {
            // An example may be any letters.
            text.Split("For example:")[0].Replace("OpenID", "", StringComparison.Ordinal)
                .Replace("OpenDocument", "", StringComparison.Ordinal).ShouldNotMatch("\\b[A-Z][a-z]+[A-Z]\\w*", path);
            text.ShouldNotMatch("\\btests?\\b|type is its|\\bcref\\b|snake case|camel case", path);
            if (!path.StartsWith("/info/", StringComparison.Ordinal)) text.ShouldNotContain('\n', customMessage: path);
        }
    }

    [Fact]
    public void The_document_names_its_licence_whom_to_ask_and_its_tags_in_the_order_of_use()
    {
        Document.Root["info"]!["license"]!["identifier"]!.GetValue<string>().ShouldBe("MIT");
        Document.Root["info"]!["contact"]!["name"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        string[] tags = [.. Document.Root["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>())];
        tags.ShouldBe(["Entries", "Register", "Snapshots", "Verification", "Imports", "Rounds", "Committees", "Events", "Performance",
            "Audit", "Access", "Health"]);
        Document.Operations.SelectMany(operation => operation.Node["tags"]!.AsArray().Select(tag => tag!.GetValue<string>())).Distinct()
            .ShouldBe(tags, ignoreOrder: true);
    }

    [Fact]
    public void A_problem_tells_generated_clients_which_member_is_the_message()
    {
        var members = Document.Root["components"]!["schemas"]!["ProblemDocument"]!["properties"]!.AsObject();
        members.Where(member => member.Value!["x-ms-primary-error-message"] is not null).ShouldHaveSingleItem().Key.ShouldBe("detail");
    }

    [Fact]
    public void Files_are_uploaded_as_binary_parts()
    {
        foreach (var operation in Document.Operations.Where(operation => operation.RequestContent?["multipart/form-data"] is not null))
        {
            var file = Document.Resolve(operation.RequestContent!["multipart/form-data"]!["schema"]!)["properties"]!["file"]!;
            file["items"]!.ToJsonString().ShouldBe("""{"type":"string","format":"binary"}""");
        }
    }

    // What pages for trying out would send, unasked.
    static void ShouldFillInNothing(JsonObject parameter, string id)
    {
        foreach (var place in (JsonNode?[])[parameter["example"], parameter["examples"], parameter["schema"]!["example"],
            parameter["schema"]!["examples"]])
            place.ShouldBeNull($"{id}: {parameter["name"]}");
    }

    static IEnumerable<JsonNode> ListsWithin(JsonNode node)
    {
        if (node is JsonArray elements) return elements.OfType<JsonNode>().SelectMany(ListsWithin);
        if (node is not JsonObject members) return [];
        var within = members.Where(member => member.Value is not null).SelectMany(member => ListsWithin(member.Value!));
        return members["enum"] is JsonArray ? within.Append(node) : within;
    }

    static IEnumerable<(string Path, string Text)> Sayings(JsonNode? node, string path) => node switch
    {
        JsonArray elements => elements.SelectMany((element, index) => Sayings(element, $"{path}/{index}")),
        JsonObject members => members.Where(member => member.Key is not ("example" or "examples")).SelectMany(member =>
            member is { Key: "description" or "summary", Value: JsonValue text } && text.GetValueKind() == JsonValueKind.String
                ? [($"{path}/{member.Key}", text.GetValue<string>())] : Sayings(member.Value, $"{path}/{member.Key}")),
        _ => [],
    };

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
