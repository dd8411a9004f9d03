using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>Whoever has nothing but the document can run a quarter with it.</summary>
public sealed class LifeOfAQuarterByDocumentTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_client_written_against_the_document_runs_a_quarter()
    {
        var editor = new DocumentClient(ApiSpecification.Committed, await app.Client(Role.Editor));
        var owner = new DocumentClient(ApiSpecification.Committed, await app.Client(Role.Owner, "Head of Waste Management"));
        foreach (var quarter in new[] { "2016-17-Q2", "2016-17-Q3" })
        {
            (await editor.Call("importRegister", Sample(quarter), ("quarter", quarter))).Ok["refused"]!.GetValue<int>().ShouldBe(0);
            _ = (await editor.Call("publishSnapshot", null, ("quarter", quarter))).Ok;
        }

        var before = TimeProvider.System.GetUtcNow().ToString("O");
        _ = (await editor.Call("closeEntry", Json("""{"reason": "The strategy has been adopted."}"""), ("reference", "CO3"),
            await Match(editor, "CO3"))).Ok;
        var first = (await owner.Call("createEntry", New("risk", "Odour from the transfer station"))).Ok;
        var second = (await owner.Call("createEntry", New("opportunity", "Heat from the composting hall"))).Ok;
        first["status"]!.GetValue<string>().ShouldBe("proposed");
        _ = (await editor.Call("acceptEntry", Json("""{"reference": "CR28"}"""), ById(first), Match(first))).Ok;
        _ = (await editor.Call("acceptEntry", Json("""{"reference": "CO5"}"""), ById(second), Match(second))).Ok;
        _ = (await editor.Call("createEntry", New("risk", "Cyber attack on a supplier", "CR29"))).Ok;
        _ = (await editor.Call("createEntry", New("risk", "Loss of the fleet's operating licence", "CR30"),
            ("Idempotency-Key", "quarter-4"))).Ok;
        _ = (await editor.Call("changeEntry", Json("""{"residualScore": {"impact": 4, "likelihood": 4}}"""), ("reference", "CR24"),
            await Match(editor, "CR24"))).Ok;
        _ = (await editor.Call("changeEntry", Json("""{"residualScore": {"impact": 3, "likelihood": 3}}"""), ("reference", "CR12"),
            await Match(editor, "CR12"))).Ok;
        _ = (await editor.Call("takeSnapshot", Json("""{"quarter": "2016-17-Q4"}"""))).Ok;
        _ = (await editor.Call("publishSnapshot", null, ("quarter", "2016-17-Q4"))).Ok;
        _ = (await editor.Call("changeEntry", Json("""{"effects": ["Buildings close before the services in them have moved."]}"""),
            ("reference", "CR16"), await Match(editor, "CR16"))).Ok;
        _ = (await editor.Call("addAddendum", Json("""{"reference": "CR16", "note": "The consequences were those of another entry."}"""),
            ("quarter", "2016-17-Q4"))).Ok;

        var highlights = (await editor.Call("readHighlights", null, ("quarter", "2016-17-Q4"))).Ok;
        Coded(highlights, "added").ShouldBe(["CR28", "CR29", "CR30", "CO5"]);
        Coded(highlights, "removed").ShouldBe(["CR12", "CO3"]);
        Coded(highlights, "residual_up").ShouldBe(["CR24"]);
        var corrected = (await editor.Call("readFrozenEntry", null, ("quarter", "2016-17-Q4"), ("reference", "CR16"))).Ok;
        corrected["addenda"]![0]!["corrected"]!["effects"]![0]!.GetValue<string>().ShouldStartWith("Buildings close");
        corrected["effects"]![0]!.GetValue<string>().ShouldNotStartWith("Buildings close");
        var asOf = (await editor.Call("readEntry", null, ("reference", "CO3"), ("asOf", before))).Ok;
        asOf["status"]!.GetValue<string>().ShouldBe("open");
        (await editor.Call("verify")).Ok["verified"]!.GetValue<bool>().ShouldBeTrue();
    }

    static JsonNode Json(string text) => JsonNode.Parse(text)!;

    static JsonNode New(string kind, string title, string? reference = null)
    {
        var entry = Json("""{"score": {"impact": 4, "likelihood": 4}, "residualScore": {"impact": 4, "likelihood": 3}}""");
        (entry["kind"], entry["title"]) = (kind, title);
        if (reference is not null) entry["reference"] = reference;
        return entry;
    }

    static (string, string) ById(JsonNode entry) => ("reference", entry["id"]!.GetValue<string>());

    static (string, string) Match(JsonNode entry) => ("If-Match", $"\"{entry["id"]}.{entry["revision"]}.any\"");

    static async Task<(string, string)> Match(DocumentClient client, string reference) =>
        ("If-Match", (await client.Call("readEntry", null, ("reference", reference))).ETag.ShouldNotBeNull());

    static IEnumerable<string> Coded(JsonNode highlights, string code) => highlights["entries"]!.AsArray()
        .Where(entry => entry!["changes"]!.AsArray().Any(change => change!["code"]!.GetValue<string>() == code))
        .Select(entry => entry!["reference"]!.GetValue<string>());

    static JsonObject Sample(string quarter)
    {
        var folder = Path.Combine(Path.GetDirectoryName(ApiSpecification.PathOfCommitted)!, "..", "db", "samples", quarter);
        return new JsonObject
        {
            ["file"] = new JsonArray([.. Directory.EnumerateFiles(folder, "*.csv").Select(path =>
                (JsonNode)new JsonObject { ["name"] = Path.GetFileName(path), ["text"] = File.ReadAllText(path) })]),
        };
    }
}
