using System.Text;
using RiskRegister.Domain;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>
/// Bodies of every change to entries: each member with every value that it must not have, then bodies that are wrong as a whole.
/// </summary>
public static class HostileBodies
{
    internal static readonly string[] NoText =
        ["true", "5", "1.5", "[]", "{}", "[\"x\"]", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"", "\"x\\ud83d\"",
            "\"bell\\u0007\"", "\"\\u001b[2J\""];
    internal static readonly string[] NoLine = [.. NoText, "\"\"", "\"  \"", "\"two\\nlines\"", "\"two\\u2028lines\"", "\"tab\\there\""];
    static readonly string[] NoScore =
    [
        "5", "\"4 x 4\"", "[]", "true", "{\"impact\":0,\"likelihood\":1}", "{\"impact\":6,\"likelihood\":1}",
            "{\"impact\":\"4\",\"likelihood\":1}",
        "{\"impact\":4.5,\"likelihood\":1}", "{\"impact\":1e999,\"likelihood\":1}", "{\"impact\":99999999999,\"likelihood\":1}",
        "{\"impact\":null,\"likelihood\":1}",
        "{\"impact\":-4,\"likelihood\":-4}", "{\"impact\":4,\"likelihood\":4,\"colour\":\"red\"}",
        "{\"impact\":4,\"likelihood\":4,\"value\":16}", "{\"impact\":4,\"impact\":4,\"likelihood\":4}",
    ];

    internal static readonly string[] NoArray = ["null", "{}", "5", "\"x\"", "true", "[null]", "[5]", "[[]]", "[true]"];
    internal static readonly string[] NoDate =
        ["5", "\"\"", "\"31/01/2017\"", "\"2017-02-30\"", "\"2017-01-31T00:00:00Z\"", "\"0000-01-01\"", "[]"];

    static IEnumerable<(string Member, string[] Bad)> OfEntry =>
    [
        ("title", [.. NoLine, "null", Long(EntryLimits.Title)]),
        ("description", [.. NoText, Long(EntryLimits.Description)]),
        ("service", [.. NoLine, Long(EntryLimits.Service)]),
        ("sourceReference", [.. NoLine, Long(EntryLimits.SourceReference)]),
        ("score", [.. NoScore, "null"]),
        ("residualScore", [.. NoScore, "null"]),
        ("targetScore", NoScore),
        ("targetDate", NoDate),
        ("response", [.. NoText, "\"\"", "\"Treat\"", "\"reduce\""]),
        ("objectives", [.. NoArray, "[{}]", "[\"O1\"]", "[\"\"]", Many("\"O1\"", EntryLimits.Objectives)]),
        ("types", [.. NoArray, "[{}]", "[\"Maritime\"]", "[\"economic\"]", "[\"Economic\",\"Economic\"]",
            Many("\"Economic\"", EntryLimits.Types)]),
        ("effects", [.. NoArray, "[{}]", "[\"\"]", "[\"two\\nlines\"]", Many("\"x\"", EntryLimits.Effects)]),
        ("owners", [.. NoArray, "[{}]", "[\"MT\",\"MT\"]", "[\"\\u0000\"]", Many("\"x\"", EntryLimits.Owners)]),
        ("controls", [.. NoArray, "[{}]", "[{\"text\":5}]", "[{\"text\":\"x\",\"id\":99}]", "[{\"text\":\"x\",\"id\":\"1\"}]",
            "[{\"text\":\"x\",\"id\":null}]", "[{\"text\":\"x\",\"effectiveness\":\"good\"}]", "[{\"text\":\"x\",\"owner\":\"\"}]",
            "[{\"text\":\"x\",\"assurance\":[]}]", "[{\"text\":\"x\",\"assurance\":{\"fourth\":null}}]",
            "[{\"text\":\"x\",\"assurance\":{\"first\":{\"by\":\"MT\"}}}]",
            "[{\"text\":\"x\",\"assurance\":{\"first\":{\"what\":\"x\",\"on\":\"soon\"}}}]",
            Many("{\"text\":\"x\"}", EntryLimits.Controls)]),
        ("actions",
        [
            .. NoArray, "[{}]", "[{\"text\":null}]", "[{\"text\":\"x\",\"status\":\"Open\"}]", "[{\"text\":\"x\",\"status\":null}]",
                "[{\"text\":\"x\",\"id\":1.5}]", "[{\"text\":\"x\",\"overdue\":true}]",
            .. NoDate.Select(date => $"[{{\"text\":\"x\",\"dueOn\":{date}}}]"), Many("{\"text\":\"x\"}", EntryLimits.Actions),
        ]),
        ("directionOfTravel",
            ["5", "\"upwards\"", "[]", "{\"direction\":\"Upwards\"}", "{\"direction\":1}", "{\"narrative\":5}",
                $"{{\"narrative\":{Long(EntryLimits.Narrative)}}}", "{\"stated\":true}", "{\"x\":1}"]),
        ("exempt", ["5", "true", "[]", "{}", "{\"paragraph\":3,\"reason\":\"x\"}", "{\"paragraph\":\"3\"}",
            "{\"paragraph\":\"\",\"reason\":\"\"}", "{\"paragraph\":null,\"reason\":\"x\"}",
            $"{{\"paragraph\":\"3\",\"reason\":{Long(EntryLimits.ExemptionReason)}}}"]),
        ("changeNote", [.. NoText, Long(EntryLimits.ChangeNote)]),
        ("reference", ["5", "[]", "\"\"", "\"CO1\"", "\"CR0\"", "\"CR1 or 1=1\"", "\"CR99999999999999999999\"", "\"CR1.1.1\"",
            "\"\\u0000\""]),
        ("status", ["null", "5", "\"closed\"", "\"Open\""]),
        .. new[]
        {
            "id", "movement", "level", "onRegister", "appetite", "reviewedAt", "closure", "revision", "updatedAt", "updatedBy",
        }.Select(
            member => (member, new[] { "null", "1" })),
    ];

    static readonly (string Member, string[] Bad)[] OfAction =
    [
        ("text", [.. NoLine, "null", Long(EntryLimits.ActionText)]), ("owner", [.. NoLine, Long(EntryLimits.ActionOwner)]),
            ("dueOn", NoDate),
        ("status", ["null", "5", "\"\"", "\"begun\""]), ("progress", [.. NoText, Long(EntryLimits.ActionProgress)]), ("id", ["1", "null"]),
        ("__proto__", ["{}"]),
    ];

    static readonly (string Member, string[] Bad)[] OfControl =
    [
        ("text", [.. NoLine, "null", Long(EntryLimits.ControlText)]), ("owner", [.. NoLine, Long(EntryLimits.ControlOwner)]),
        ("effectiveness", [.. NoText, "\"\"", "\"Effective\"", "\"good\""]), ("dueOn", ["\"2027-01-31\""]),
        ("assurance",
        [
            "5", "true", "[]", "\"x\"", "{\"fourth\":null}", "{\"first\":5}", "{\"first\":[]}", "{\"first\":{}}",
            "{\"first\":{\"what\":null}}", "{\"first\":{\"what\":\"\"}}", "{\"first\":{\"by\":\"MT\"}}",
            "{\"third\":{\"what\":\"x\",\"on\":\"31/01/2017\"}}", "{\"third\":{\"what\":\"x\",\"id\":1}}",
            $"{{\"second\":{{\"what\":{Long(EntryLimits.AssuranceWhat)}}}}}",
            $"{{\"second\":{{\"what\":\"x\",\"by\":{Long(EntryLimits.AssuranceBy)}}}}}",
        ]),
    ];

    public static IEnumerable<HostileRequest> Of(HostileTarget target)
    {
        var (open, proposal) = (target.Open.Path, target.Proposal.Path);
        var entry = new (string,
            string)[] { ("kind", "\"risk\""), ("title", "\"x\""), ("score", "{\"impact\":1,\"likelihood\":1}"),
            ("residualScore", "{\"impact\":1,\"likelihood\":1}") };
        var kind = ("kind", new[] { "null", "5", "\"\"", "\"threat\"", "\"Risk\"", "[]" });
        return
        [
            .. Members(target.Request("POST", Requests.Entries, ""), entry, [.. OfEntry, kind]),
            .. Members(target.Request("PATCH", open, "").With("If-Match", target.Open.ETag), [],
                [.. OfEntry, ("kind", ["\"opportunity\""])]),
            .. Members(target.Request("POST", $"{open}/actions", ""), [("text", "\"x\"")], OfAction),
            .. Members(target.Request("PATCH", $"{open}/actions/1", "").With("If-Match", target.Open.ETag), [], OfAction),
            .. Members(target.Request("POST", $"{open}/controls", ""), [("text", "\"x\"")], OfControl),
            .. Members(target.Request("PATCH", $"{open}/controls/1", "").With("If-Match", target.Open.ETag), [], OfControl),
            .. Members(target.Request("POST", $"{proposal}/acceptance", "").With("If-Match", target.Proposal.ETag), [],
                [("reference", ["5", "\"\"", "\"CO1\"", "\"x\""]), ("title", ["\"x\""])]),
            .. Members(target.Request("POST", $"{open}/closure", "").With("If-Match", target.Open.ETag), [("reason", "\"x\"")],
                [("reason", [.. NoLine, "null", Long(EntryLimits.ClosureReason)]),
                    ("replacedBy", [.. NoArray, "[\"\"]", "[\"CR999998\"]", "[\"' or 1=1 --\"]", $"[\"{target.Open.Entry.Id}\"]",
                        Many("\"CR1\"", EntryLimits.ReplacedBy)])]),
            .. Members(target.Request("POST", $"{open}/review", "").With("If-Match", target.Open.ETag), [],
                [("note", [.. NoText, Long(EntryLimits.ChangeNote)]), ("changeNote", ["\"x\""])]),
            .. Reading(target).SelectMany(Wholes),
            .. Huge(target),
        ];
    }

    // Every change that reads a body.
    static IEnumerable<HostileRequest> Reading(HostileTarget target) =>
    [
        target.Request("POST", Requests.Entries, ""),
        target.Request("PATCH", target.Open.Path, "").With("If-Match", target.Open.ETag),
        target.Request("POST", $"{target.Open.Path}/actions", ""),
        target.Request("PATCH", $"{target.Open.Path}/actions/1", "").With("If-Match", target.Open.ETag),
        target.Request("POST", $"{target.Open.Path}/controls", ""),
        target.Request("PATCH", $"{target.Open.Path}/controls/1", "").With("If-Match", target.Open.ETag),
        target.Request("POST", $"{target.Proposal.Path}/acceptance", "").With("If-Match", target.Proposal.ETag),
        target.Request("POST", $"{target.Open.Path}/closure", "").With("If-Match", target.Open.ETag),
        target.Request("POST", $"{target.Open.Path}/review", "").With("If-Match", target.Open.ETag),
    ];

    internal static IEnumerable<HostileRequest> Members(
        HostileRequest request, (string Name, string Value)[] good, IEnumerable<(string Name, string[] Bad)> members) =>
        from member in members
        from bad in member.Bad
        let others = good.Where(each => each.Name != member.Name).Select(each => $"\"{each.Name}\":{each.Value}")
        let json = $"{{{string.Join(',', others.Append($"\"{member.Name}\":{bad}"))}}}"
        select request.WithJson(json) with
        {
            Wrong = $"{member.Name}: {(bad.Length > 60 ? bad[..60] + "…" : bad)}",
            Code = "invalid",
            Fault = $"$.{member.Name}",
        };

    static IEnumerable<HostileRequest> Wholes(HostileRequest request)
    {
        foreach (var malformed in new[]
        {
            "{", "}", "nul", "{}x", "{\"a\":1,}", "{'a':1}", "{a:1}", "// why\n{}", "{\"a\":NaN}", "{\"a\":01}", "{\"a\":\"\n\"}",
                "\ufeff{}", "<entry/>", "title=x", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}",
            $"{{\"a\":{new string('[', 17)}{new string(']', 17)}}}", new string('[', 100_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 10_000)),
        })
            yield return request.WithJson(malformed)
                with
            { Wrong = malformed.Length > 40 ? malformed[..40] : malformed, Code = "malformed" };
        foreach (var bytes in new byte[][] { [0xff], [0xfe, 0xff, 0, (byte)'{'], [.. "{\"a\":\""u8, 0xc0, 0x80, .. "\"}"u8],
            [.. "{\"a\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8], [.. "{\"a\":\""u8, 0xf0, 0x9f, .. "\"}"u8] })
            yield return request.WithJson("") with { Wrong = $"bytes {Convert.ToHexString(bytes)}", Body = bytes, Code = "malformed" };
        yield return request.WithJson("")
            with
        { Wrong = "UTF-16", Body = Encoding.Unicode.GetBytes("{\"title\":\"x\"}"), Code = "malformed" };
        foreach (var shape in new[] { "[]", "null", "5", "true", "\"x\"", "[{}]" })
            yield return request.WithJson(shape) with { Wrong = shape, Code = "invalid", Fault = "$" };
        foreach (var (json, path) in new[]
        {
            ("{\"colour\":\"red\"}", "$.colour"), ("{\"\":1}", "$[\"\"]"), ("{\"a b\":1}", "$[\"a b\"]"),
                ("{\"$where\":\"1\"}", "$[\"$where\"]"), ("{\"colour\":1,\"colour\":2}", "$.colour"),
            ("{\"\\ud800\":1}", "$"), ("{\"Title\":\"x\"}", "$.Title"),
        })
            yield return request.WithJson(json) with { Wrong = json, Code = "invalid", Fault = path };
        foreach (var type in new[] { null, "", "text/plain", "application/xml", "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x", "application/json; charset=utf-16", "json", "application/json/x" })
            yield return request.WithJson("{}")
                with
            { Wrong = $"content type {type}", ContentType = type, Code = "unsupported_media_type" };
    }

    static IEnumerable<HostileRequest> Huge(HostileTarget target)
    {
        var megabyte = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
        foreach (var request in new[] { target.Request("POST", Requests.Entries, ""),
            target.Request("PATCH", target.Open.Path, "").With("If-Match", target.Open.ETag) })
        {
            foreach (var chunked in new[] { false, true })
                yield return request.WithJson("")
                    with
                {
                    Wrong = $"100 MB, {(chunked ? "chunked" : "of known length")}",
                    Body = megabyte,
                    Times = 100,
                    Chunked = chunked,
                    Code = "too_large"
                };
            yield return request.WithJson("") with { Wrong = "one byte too many", Body = [.. megabyte, (byte)' '], Code = "too_large" };
            yield return request.WithJson("") with { Wrong = "1 MB of space", Body = megabyte, Code = "malformed" };
        }

        yield return target.Request("POST", Requests.Entries, "")
            .WithJson($"{{{string.Join(',', Enumerable.Range(0, 50_000).Select(index => $"\"m{index}\":1"))}}}")
                with
        { Wrong = "50,000 members", Code = "invalid" };
        yield return target.Request("POST", Requests.Entries, "")
            .WithJson($"{{\"{new string('n', 1_000_000)}\":1}}") with
        { Wrong = "a name of 1 MB", Code = "invalid" };
    }

    internal static string Long(int limit) => $"\"{new string('x', limit + 1)}\"";

    internal static string Many(string element, int limit) => $"[{string.Join(',', Enumerable.Repeat(element, limit + 1))}]";
}
