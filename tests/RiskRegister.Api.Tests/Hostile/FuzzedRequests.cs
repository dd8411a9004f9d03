using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskRegister.Api.Tests.OpenApi;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>Requests of every operation that an OpenAPI document has, made of its examples and of what is there, each spoilt
/// somewhere.</summary>
public sealed class FuzzedRequests(ApiSpecification document, FuzzTarget target, int seed)
{
    // Printing takes seconds, and has tests of its own.
    const string Printed = "pdf";

    // What reads the whole register at each request would take most of the time.
    static readonly string[] Dear = ["/verification", "/highlights", "/register"];

    static readonly string[] OtherMethods =
        ["HEAD", "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "GETT", "get"];

    static readonly string[] BadEscapes =
    [
        "%FF", "%C0%AE", "%ED%A0%80", "%u0041", "%zz", "%", "%0d%0aX:1", "..%2f..%2f", "%2e%2e", ";x=1", "%F4%90%80%80", "%FE%FF", "%252e",
        "+", "%2B", "#x", "%E2%80",
    ];

    static readonly string[] BadParameters =
        ["colour=red", "=", "&&", "a[]=1", "%00=1", "q", "x=" + new string('y', 7_000), "x=%", "limit=1&limit=2", "?"];

    static readonly byte[][] NoUtf8 = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F]];

    static readonly string[] BadTags =
    [
        "", "*", "x", "\"", "\"\"", "\"x", "W/\"x\"", "w/x", "\"a\" \"b\"", "\"a\",", ",", "0", "\u00e9", "\"\u6f22\"",
        "\"00000000-0000-0000-0000-000000000000.1.x\"",
        "\"00000000-0000-0000-0000-000000000000.99999999999999999999.x\"", "\"\\\"\"", "W/W/\"x\"", "\"a\", *", "' or 1=1 --",
    ];

    static readonly string[] Accepts =
    [
        "", "*/*", "text/html", "application/json;q=0", "application/json;q=1e400", "application/json;q=NaN", "*/*;q=-1",
        "text/csv, */*;q=0.1", "a", "/", "*", ";", ",", "\u00e9",
        "application/json; charset=utf-16", "image/svg+xml", "application/problem+json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ];

    static readonly (string Name, string[] Values)[] OtherHeaders =
    [
        ("Range", ["bytes=0-1", "bytes=-1", "bytes=99999999999999999999-", "bytes=5-1", "x"]),
        ("Origin", ["null", "http://x", "\u00e9", ""]),
        ("Accept-Encoding", ["gzip", "*;q=0", "x", ""]), ("Accept-Language", ["\u00e9", "cy", "*;q=NaN"]),
        ("Cookie", ["a", "a=b; ; =", "\"", new('c', 4_000)]),
        ("X-Forwarded-For", ["x", "::1", "1.2.3.4, 5", "[::1]:99999", ""]), ("X-Forwarded-Proto", ["x", "https,http"]),
        ("X-Forwarded-Prefix", ["/x", "//", "%"]),
        ("X-Forwarded-Host", ["x", "a b", "[::1"]), ("Forwarded", ["for=\"_x\"", ";"]),
        ("traceparent", ["00-0-0-0", "x", "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff"]),
        ("tracestate", [",", "a=\u00e9"]), ("baggage", ["a=%zz", ";;="]), ("Expect", ["100-continue", "x"]),
        ("If-Modified-Since", ["x", "Thu, 01 Jan 0001 00:00:00 GMT"]),
        ("If-Range", ["x", "\""]), ("Content-Encoding", ["gzip", "x"]), ("Content-Disposition", ["form-data; name=\"", "x"]),
        ("Access-Control-Request-Method", ["x", "GET"]),
        ("Connection", ["x, y", "keep-alive, , ,"]), ("X-Request-Id", ["\u00e9", "a b", new('r', 4_000)]),
        ("User-Agent", ["", "\u6f22", new('u', 4_000)]),
        ("X-HTTP-Method-Override", ["DELETE"]), ("Date", ["x"]), ("Max-Forwards", ["-1"]), ("TE", ["trailers", "x;q=9"]), ("Via", ["x"]),
    ];

    static readonly string[] BadTypes =
    [
        "", "text/plain", "application/json; charset=utf-16", "application/json; charset=\"", "json", "application/json/x",
        "application/json;;;", "multipart/form-data",
        "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"", "application/json; charset=utf-8; charset=utf-8", "\u00e9",
        "application/x-www-form-urlencoded", "*/*",
    ];

    readonly ApiOperation[] operations = [.. document.Operations];

    /// <summary>The request of a number: for one seed it is always the same, but for the ids and ETags that the register gave.</summary>
    public (ApiOperation Operation, HostileRequest Request) Make(int number)
    {
        var dice = Dice.Of(seed, number);
        if (target.Pages.Count > 0 && dice.OneIn(25)) return WithBadCursor(dice);
        var operation = operations[number % operations.Length];
        if (IsDear(operation) && !dice.OneIn(5)) operation = dice.Pick(operations);
        var spoilsPath = dice.OneIn(12);
        var path = operation.FillPath(name => PathValue(operation, name, spoilsPath, dice));
        var method = dice.OneIn(40) ? dice.Pick(OtherMethods) : operation.Method;
        var request = new HostileRequest(method, path + QueryOf(operation, dice)) { Wrong = $"number {number}" };
        if (operation.RequestContent is { } content) request = WithBody(request, content, dice);
        else if (dice.OneIn(15)) request = request.WithJson(HostileValues.Json(dice)) with { Chunked = dice.OneIn(2) };
        return (operation, WithHeaders(request, operation, path, dice));
    }

    (ApiOperation Operation, HostileRequest Request) WithBadCursor(Dice dice)
    {
        var (operation, path, cursor) = dice.Pick(target.Pages);
        string? spoilt = null;
        if (!dice.OneIn(4) && JsonNode.Parse(Base64Url.DecodeFromChars(cursor)) is JsonArray parts)
        {
            var place = 1 + dice.Below(parts.Count - 1);
            var value = dice.OneIn(3) ? HostileValues.Json(dice, 100) : HostileValues.Quoted(HostileValues.Whole(dice));
            var json = parts.Select((part, index) => index == place ? value : part!.ToJsonString());
            spoilt = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"[{string.Join(',', json)}]"));
        }

        spoilt ??= Uri.EscapeDataString(HostileValues.Text(dice));
        var request = new HostileRequest("GET", $"{path}?cursor={spoilt}") { Wrong = "cursor" };
        return (operation, request.With("Authorization", $"Bearer {target.Keys[0]}"));
    }

    string PathValue(ApiOperation operation, string name, bool spoilt, Dice dice)
    {
        if (spoilt && dice.OneIn(3)) return dice.Pick(BadEscapes) + (dice.OneIn(2) ? "x" : "");
        if (spoilt) return Uri.EscapeDataString(name is "id" or "number" ? HostileValues.Whole(dice) : HostileValues.Name(dice));
        return target.Known(name, dice) ?? Example(operation.Parameters.First(each => FuzzTarget.NameOf(each) == name)) ?? "1";
    }

    static bool IsDear(ApiOperation operation) =>
        operation.Method == "GET" && Dear.Any(end => operation.Path.EndsWith(end, StringComparison.Ordinal));

    static IEnumerable<JsonObject> ParametersIn(ApiOperation operation, string place) =>
        operation.Parameters.Where(each => each["in"]!.GetValue<string>() == place);

    static string? Example(JsonObject parameter) => parameter["example"] is { } example ? Uri.EscapeDataString(example.ToString()) : null;

    string QueryOf(ApiOperation operation, Dice dice)
    {
        var query = new List<string>();
        var parameters = ParametersIn(operation, "query").Where(each => FuzzTarget.NameOf(each) != "cursor").ToArray();
        foreach (var parameter in parameters)
        {
            // Of many a few: else hardly any request would be good.
            if (!dice.OneIn(Math.Max(3, parameters.Length / 2))) continue;
            query.Add($"{FuzzTarget.NameOf(parameter)}={(dice.OneIn(2) ? BadValue(parameter, dice) : GoodValue(parameter, dice))}");
        }

        if (dice.OneIn(30)) query.Add(dice.Pick(BadParameters));
        return query.Count == 0 ? "" : $"?{string.Join('&', query)}";
    }

    static string BadValue(JsonObject parameter, Dice dice)
    {
        if (dice.OneIn(12)) return dice.Pick(BadEscapes);
        var schema = parameter["schema"] as JsonObject;
        var value = schema?["type"]?.ToString() == "integer" ? HostileValues.Whole(dice)
            : schema?["format"]?.ToString() is "date-time" or "date" ? HostileValues.Time(dice)
            : FuzzTarget.NameOf(parameter) is "q" && !dice.OneIn(4) ? HostileValues.Query(dice)
            : HostileValues.Text(dice, (int?)schema?["maxLength"]);
        var escaped = Uri.EscapeDataString(value);
        if (escaped.Length <= 7_000 || dice.OneIn(20)) return escaped;
        return escaped[..(escaped.LastIndexOf('%', 6_000) is > 0 and var cut ? cut : 6_000)];
    }

    static string GoodValue(JsonObject parameter, Dice dice)
    {
        if (parameter["schema"]?["enum"] is JsonArray names)
            return Uri.EscapeDataString(dice.Pick([.. names.Select(name => name!.ToString()).Where(name => name != Printed)]));
        if (FuzzTarget.NameOf(parameter) == "limit") return "3";
        return parameter["schema"]?["type"]?.ToString() == "boolean" ? dice.Pick(["true", "false"]) : Example(parameter) ?? "1";
    }

    static HostileRequest WithBody(HostileRequest request, JsonObject content, Dice dice)
    {
        var (type, form) = content.First();
        request = request with { ContentType = dice.OneIn(25) ? dice.Pick(BadTypes) : type, Chunked = dice.OneIn(6) };
        if (type == "multipart/form-data") return HostileUploads.Of(request, form!["example"]!["file"]![0]!.GetValue<string>(), dice);
        return request with { Body = dice.OneIn(12) ? BadBody(dice) : Encoding.UTF8.GetBytes(Spoilt(form!["example"]!, dice)) };
    }

    static byte[] BadBody(Dice dice) => dice.Below(12) switch
    {
        0 => [],
        1 => Encoding.Unicode.GetBytes("{\"title\":\"x\"}"),
        2 => [0xEF, 0xBB, 0xBF, .. "{}"u8],
        3 => [.. "{\"title\":\""u8, .. dice.Pick(NoUtf8), .. "\"}"u8],
        4 when dice.OneIn(4) => Encoding.ASCII.GetBytes(new string('[', 200_000)),
        5 when dice.OneIn(4) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 30_000))),
        6 when dice.OneIn(8) => ManyMembers(),
        7 when dice.OneIn(8) => Encoding.UTF8.GetBytes($"{{\"title\":\"{new string('\u6f22', 340_000)}\"}}"),
        8 when dice.OneIn(8) => Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024 + dice.Below(2))),
        _ => Encoding.UTF8.GetBytes(HostileValues.Json(dice)),
    };

    static byte[] ManyMembers() =>
        Encoding.ASCII.GetBytes($"{{{string.Join(',', Enumerable.Range(0, 20_000).Select(index => $"\"m{index}\":1"))}}}");

    // One value of the example is another, or one member more is there.
    static string Spoilt(JsonNode example, Dice dice)
    {
        if (dice.OneIn(5)) return example.ToJsonString();
        var places = new List<JsonNode>();
        Collect(example, places);
        var place = dice.Pick(places);
        return Write(example, place, HostileValues.Json(dice), dice);
    }

    static void Collect(JsonNode node, List<JsonNode> places)
    {
        places.Add(node);
        var children = node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] };
        foreach (var child in children.OfType<JsonNode>()) Collect(child, places);
    }

    static string Write(JsonNode? node, JsonNode place, string value, Dice dice)
    {
        var isPlace = ReferenceEquals(node, place);
        if (node is JsonObject members && (!isPlace || dice.OneIn(2)))
        {
            var written = members
                .Select(member => $"{JsonSerializer.Serialize(member.Key)}:{Write(member.Value, place, value, dice)}").ToList();
            if (isPlace) written.Insert(dice.Below(written.Count + 1), $"{AnotherName(members, dice)}:{value}");
            return $"{{{string.Join(',', written)}}}";
        }

        if (isPlace) return value;
        if (node is not JsonArray items) return node?.ToJsonString() ?? "null";
        return $"[{string.Join(',', items.Select(item => Write(item, place, value, dice)))}]";
    }

    static string AnotherName(JsonObject members, Dice dice) => dice.Below(4) switch
    {
        0 when members.Count > 0 => JsonSerializer.Serialize(dice.Pick([.. members.Select(member => member.Key)])),
        1 => HostileValues.Quoted(HostileValues.Text(dice, 60)),
        _ => JsonSerializer.Serialize(dice.Pick<string>(
        [
            "description", "sourceReference", "reference", "status", "exempt", "directionOfTravel", "targetScore", "targetDate",
            "response", "changeNote", "note",
            "revision", "expiresAt", "id", "progress",
            "owner", "replacedBy", "fullEdition", "__proto__",
        ])),
    };

    HostileRequest WithHeaders(HostileRequest request, ApiOperation operation, string path, Dice dice)
    {
        var key = dice.OneIn(8) ? dice.Pick(target.Keys) : target.Keys[0];
        if (!dice.OneIn(60)) request = request.With("Authorization", $"Bearer {key}");
        else if (dice.OneIn(2))
            request = request.With("Authorization", Line(dice.Pick(["Bearer ", "Basic ", ""]) + HostileValues.Text(dice)));
        foreach (var parameter in ParametersIn(operation, "header"))
        {
            var name = FuzzTarget.NameOf(parameter);
            var value = name switch
            {
                "If-Match" => dice.OneIn(8) ? dice.Pick(BadTags) : target.TagFor(path),
                "If-None-Match" when dice.OneIn(4) => dice.OneIn(2) ? dice.Pick(BadTags) : string.Concat(Enumerable.Repeat("\"x\",", 500)),
                "Idempotency-Key" when dice.OneIn(3) => IdempotencyKey(dice),
                _ => null,
            };
            if (value is not null) request = request.With(name, Line(value));
        }

        if (dice.OneIn(10)) request = request.With("Accept", Line(dice.Pick(Accepts)));
        for (var more = dice.OneIn(6) ? 1 + dice.Below(3) : 0; more > 0; more--)
        {
            var (name, values) = dice.Pick(OtherHeaders);
            request = request.With(name, Line(dice.OneIn(6) ? HostileValues.Text(dice) : dice.Pick(values)));
        }

        return request;
    }

    static string IdempotencyKey(Dice dice) => dice.Below(6) switch
    {
        0 => HostileValues.Text(dice, 255),
        1 => new string('k', dice.Pick([254, 255, 256])),
        2 => "a b",
        _ => string.Create(CultureInfo.InvariantCulture, $"key-{dice.Below(40)}"),
    };

    // What would end the line would make another request of the rest.
    static string Line(string value)
    {
        var line = value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return line.Length > 6_000 ? line[..6_000] : line;
    }
}
