using System.Text;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>Requests about measures, their values and targets, links and reports, each with something that must be refused.</summary>
public static class HostileMeasures
{
    const string Reports = "/api/v1/performance-reports";

    static readonly string[] NoFigure =
    [
        "\"5\"", "true", "[]", "{}", "\"NaN\"", "1e400", "-1e400", "1e30", "1000000000000000", "-1000000000000000", "0.00000000001",
            "1e-11",
        Digits(400), $"0.{Digits(400)}", "\"Infinity\"", "\"1,234\"", "\"\\u0665\"",
    ];

    static readonly string[] NotJson = ["{\"value\":NaN}", "{\"value\":Infinity}", "{\"value\":0x10}", "{\"value\":01}", "{\"value\":1.}",
        "{\"value\":.5}", "{\"value\":+1}"];

    static readonly string[] NoPeriods =
    [
        "2017-13", "2017-00", "2017-18-Q5", "2017-18-Q0", "2017-19-Q1", "2018-09-30%2F2013-10-01", "2013-10-01%2F2013-09-31",
            "1013-10-01%2F2013-09-30",
        "2017-18-Q3%2Fytd%2Fytd", "2017-18%2Fytd", "1500", "99999", "2017-18-q3 ", "%00", "2017-18-Q3%00", "latest",
            "%D9%A2%D9%A0%D9%A1%D9%A7", "..%2F..", Digits(400),
        "1900-01-01%2F2199-12-31", "2017%2F18",
    ];

    static readonly string[] NoTokens =
    [
        "{{", "{{}}", "{{PM}}", "{{PM0}}", "{{PM999999}}", "{{PM1000000}}", "{{{{PM1}}}}", "{{ {{PM1}} }}", "{{PM1", "{{PM1}", "{{PM1.}}",
            "{{PM1@}}", "{{PM1@2018-09-30/2013-10-01}}",
        "{{PM1.change@2017-18-Q2}}", "{{PM1.{{PM1}}}}", "{{PM1@{{PM1}}}}", "{{CR1}}", "{{1}}", "{{PM\u0661}}", "{{constructor}}",
            "{{PM1.Atlantis}}",
    ];

    /// <param name="measure">The path of a measure of which high is good, with the value of 2017-18-Q3 given.</param>
    /// <param name="report">A quarter whose report is not published.</param>
    public static IEnumerable<HostileRequest> Of(HostileTarget target, string measure, string report)
    {
        var first = Observation("2017-18-Q2");
        foreach (var member in new[] { "value", "numerator", "denominator" })
        {
            foreach (var bad in NoFigure)
            {
                var rest = member switch { "value" => "", "numerator" => ",\"denominator\":5", _ => ",\"numerator\":5" };
                yield return Put(first, $"{member} {Short(bad)}", $"{{\"{member}\":{bad}{rest}}}") with { Fault = $"$.{member}" };
            }
        }

        foreach (var bad in new[] { "0", "-5" })
            yield return Put(first, $"denominator {bad}", $"{{\"numerator\":5,\"denominator\":{bad}}}") with { Fault = "$.denominator" };
        foreach (var json in NotJson) yield return Put(first, json, json) with { Code = "malformed" };
        foreach (var bad in new[] { "5", "\"A\"", "\"Normal\"", "[]", "\"\"", "null" })
            yield return Put(first, $"status {bad}", $"{{\"value\":5,\"status\":{bad}}}") with { Fault = "$.status" };
        yield return Put(first, "a value that is missing", """{"value":5,"status":"missing"}""") with { Fault = "$.status" };
        yield return Put(first, "expected though there", """{"value":5,"expectedIn":"Q4"}""") with { Fault = "$.expectedIn" };
        yield return Put(first, "no value at all", "{}") with { Fault = "$.value" };
        yield return Put(first, "an unknown member", """{"value":5,"colour":"red"}""") with { Fault = "$.colour" };
        yield return Put(first, "a value twice", """{"value":5,"value":6}""") with { Fault = "$.value" };
        yield return Put(first, "a value that its parts belie", """{"value":5,"numerator":1,"denominator":3}""") with { Fault = "$.value" };
        foreach (var period in NoPeriods) yield return Put(Observation(period), $"period {Short(period)}", """{"value":5}""");
        foreach (var series in new[] { "%00", new string('s', 101), "a%0Ab", "%ED%A0%80" })
            yield return Put($"{first}?series={series}", $"series {Short(series)}", """{"value":5}""");
        yield return Put(Observation("2017-18-Q3"), "a first value of what has one", """{"value":5}""") with { Code = "stale" };
        yield return target.Request("PUT", first, "neither header").WithJson("""{"value":5}""") with { Code = "match_required" };
        yield return target.Request("PUT", first, "any ETag").WithJson("""{"value":5}""").With("If-Match", "*") with { Code = "match_required" };

        foreach (var body in new[]
        {
            "{}", "{\"good\":5}", "{\"good\":{}}", "{\"good\":{\"to\":5}}", "{\"good\":{\"from\":\"5\"}}", "{\"good\":{\"from\":1e400}}",
                "{\"good\":{\"from\":5},\"acceptable\":{\"from\":6}}",
            "{\"good\":{\"from\":0},\"tolerance\":10}", "{\"good\":{\"from\":5},\"tolerance\":0}",
                "{\"good\":{\"from\":5},\"tolerance\":101}", "{\"good\":{\"from\":5},\"tolerance\":5,\"acceptable\":{\"from\":4}}",
            "{\"good\":{\"from\":5},\"kind\":\"national\"}", "{\"good\":{\"from\":5},\"source\":\"\"}",
                "{\"good\":{\"from\":5,\"from\":6}}", "{\"good\":[{\"from\":5}]}",
        })
            yield return Put($"{measure}/targets/2017-04-01", $"target {body}", body);
        foreach (var day in new[] { "2017-02-30", "0000-01-01", "20170401", "2017-04-01T00:00:00Z", "%00", "infinity" })
            yield return Put($"{measure}/targets/{day}", $"day {day}", """{"good":{"from":5}}""");

        foreach (var body in new[]
        {
            "{}", "[]", "{\"theme\":\"x\"}", "{\"theme\":\"x\",\"title\":\"\"}", "{\"theme\":\"x\",\"title\":\"two\\nlines\"}",
                "{\"theme\":\"x\",\"title\":\"\\u0000\"}",
            "{\"theme\":\"x\",\"title\":\"x\",\"decimals\":7}", "{\"theme\":\"x\",\"title\":\"x\",\"decimals\":-1}",
                "{\"theme\":\"x\",\"title\":\"x\",\"lag\":5}", "{\"theme\":\"x\",\"title\":\"x\",\"per\":0}",
            "{\"theme\":\"x\",\"title\":\"x\",\"per\":1.5}", "{\"theme\":\"x\",\"title\":\"x\",\"place\":0}",
                "{\"theme\":\"x\",\"title\":\"x\",\"owners\":[\"A\",\"A\"]}",
            "{\"theme\":\"x\",\"title\":\"x\",\"exempt\":{}}", "{\"theme\":\"x\",\"title\":\"x\",\"unit\":\"miles\"}",
                "{\"theme\":\"x\",\"title\":\"x\",\"basis\":null}", $"{{\"theme\":\"x\",\"title\":\"{new string('t', 301)}\"}}",
        })
            yield return target.Request("POST", "/api/v1/measures", $"measure {Short(body)}").WithJson(body);

        foreach (var token in NoTokens)
            yield return Put($"{Reports}/{report}/narratives/key-points", $"token {token}",
                $"{{\"text\":\"x {token}\"}}") with
            { Fault = "$.text" };
        foreach (var body in new[] { "{}", "{\"text\":5}", "{\"text\":\"\"}", "{\"text\":\"\\u0000\"}",
            $"{{\"text\":\"{new string('x', 20_001)}\"}}", $"{{\"text\":\"{string.Concat(Enumerable.Repeat("{{PM1}}", 201))}\"}}" })
            yield return Put($"{Reports}/{report}/narratives/key-points", $"text {Short(body)}", body) with { Fault = "$.text" };
        foreach (var place in new[] { "Atlantis", "%00", "key-points%00", "..%2Fkey-points", new string('p', 300) })
            yield return Put($"{Reports}/{report}/narratives/{place}", $"place {Short(place)}", """{"text":"x"}""");
        foreach (var body in new[] { "{}", "{\"quarter\":5}", "{\"quarter\":\"2017-18\"}", "{\"quarter\":\"2017-19-Q1\"}",
            "{\"quarter\":\"2199-00-Q4\"}", "{\"quarter\":\"2017-18-Q3\",\"colour\":1}", "{\"quarter\":null}" })
            yield return target.Request("POST", Reports, $"report {body}").WithJson(body);
        foreach (var path in new[] { "2017-18-Q5", "%00", "latest%00", "1899-00-Q1", Digits(400) }) yield return target.Request("GET",
            $"{Reports}/{path}", $"report {Short(path)}");
        foreach (var query in new[] { "edition=exempt", "edition=", "format=svg", "colour=red", "edition=full&edition=public",
            "headings=fields" })
            yield return target.Request("GET", $"{Reports}/{report}?{query}", query) with { Code = "invalid_query" };
        foreach (var query in new[] { "quarter=2017-18", "quarter=%00", "quarter=2199-00-Q5", "limit=5" })
            yield return target.Request("GET", $"/api/v1/performance?{query}", query) with { Code = "invalid_query" };
        foreach (var query in new[] { "measures=poor", "measures=", "measures=onTrack&measures=noData",
            "measures=onTrack&asOf=2020-01-01T00:00:00Z" })
            yield return target.Request("GET", $"/api/v1/entries?{query}", query) with { Code = "invalid_query" };
        foreach (var body in new[] { "{\"why\":5}", "{\"why\":\"\"}", "{\"why\":\"two\\nlines\"}", "{\"why\":\"\\u0000\"}",
            "{\"colour\":1}", $"{{\"why\":\"{new string('w', 2_001)}\"}}" })
            yield return Put($"{target.Open.Path}/measures/{measure.Split('/')[^1]}", $"link {Short(body)}", body);
        foreach (var named in new[] { "PM999999", "PM0", "CR1", "%00", Guid.Empty.ToString("D") })
            yield return Put($"{target.Open.Path}/measures/{named}", $"measure {named}", "{}");

        foreach (var (name, file) in Files()) yield return Upload(name, file);

        string Observation(string period) => $"{measure}/observations/{period}";

        HostileRequest Put(string path, string wrong, string json) => target.Request("PUT", path, wrong).With("If-None-Match",
            "*").WithJson(json);

        HostileRequest Upload(string name, string file) => target.Request("POST", "/api/v1/measures/imports", name) with
        {
            Body = Encoding.UTF8.GetBytes("--edge\r\nContent-Disposition: form-data; name=\"file\"; "
                + $"filename=\"m.csv\"\r\n\r\n{file}\r\n--edge--\r\n"),
            ContentType = "multipart/form-data; boundary=edge",
            Code = "measures_refused",
        };
    }

    static IEnumerable<(string Name, string File)> Files()
    {
        yield return ("ten thousand columns without a heading", string.Join(',', Enumerable.Repeat("x", 10_000)) + "\n");
        yield return ("a figure beyond a thousand columns", "Measure,Good is,Q3 2017/18" + new string(',', 1_000) + "\nBins,H,many\n");
        yield return ("a figure of 400 digits", $"Measure,Good is,Q3 2017/18\nBins,H,{Digits(400)}\n");
        yield return ("NaN", "Measure,Good is,Q3 2017/18\nBins,H,NaN\n");
        yield return ("an exponent", "Measure,Good is,Q3 2017/18\nBins,H,1e5\n");
        yield return ("the same measure twice", "Measure,Good is,Q3 2017/18\nBins,H,1\nBins,H,2\n");
        yield return ("a good that is none", "Measure,Good is,Q3 2017/18\nBins,best,1\n");
        yield return ("a title of 301 letters", $"Measure,Good is,Q3 2017/18\n{new string('b', 301)},H,1\n");
        yield return ("a period that ends before it begins", "Measure,Period,Value\nBins,2018-09-30/2013-10-01,5\n");
        yield return ("a measure that is not known, by its reference", "Reference,Period,Value\nPM999999,2017-18-Q3,5\n");
        yield return ("a status that is none", "Measure,Period,Value,Status\nBins,2017-18-Q3,5,Z\n");
        yield return ("a denominator of 0", "Measure,Period,Numerator,Denominator\nBins,2017-18-Q3,5,0\n");
        yield return ("a period twice", "Measure,Period,Value\nBins,2017-18-Q3,5\nBins,Q3 2017/18,6\n");
        yield return ("a row without a measure", "Measure,Period,Value\n,2017-18-Q3,5\n");
    }

    static string Digits(int count) => new('9', count);

    static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
