namespace RiskRegister.Api.Tests.Hostile;

/// <summary>Request lines and headers: paths, queries, cursors, ETags, keys.</summary>
public static class HostileHeads
{
    static readonly string[] Fragments =
    [
        "'%20or%201=1%20--", "%27;drop%20table%20entries;--", "=cmd%7C'%20/C%20calc'!A0", "%3Cscript%3E", "$%7B7*7%7D", "%FF",
        "%C0%AE%C0%AE", "%ED%A0%80", "%25%30%30", "%u0041", "%zz", "%", "CR1%20", "%0d%0aX-Injected:1",
        "..%2f..%2fetc%2fpasswd", "%2e%2e%5c", "CR1;x=1", "CR01", "CR1.0", "CR99999999999999999999",
        "00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}", "null", "undefined", "-1", "NaN",
        "%F0%9F%9C%81", new('x', 2_000), new string('x', 39) + "%F0%9F%9C%81",
    ];

    public static IEnumerable<HostileRequest> Of(HostileTarget target) =>
        [.. Paths(target), .. Queries(target), .. Tags(target), .. Keys(target), .. Heads(target)];

    static IEnumerable<HostileRequest> Paths(HostileTarget target)
    {
        foreach (var fragment in Fragments)
        {
            yield return target.Request("GET", $"{Requests.Entries}/{fragment}", "no such entry");
            yield return target.Request("GET", $"{target.Open.Path}/actions/{fragment}", "no such action");
            yield return target.Request("DELETE", $"{target.Open.Path}/controls/{fragment}", "no such control")
                .With("If-Match", target.Open.ETag);
            yield return target.Request("GET", $"{target.Open.Path}/revisions/{fragment}", "no such revision");
            yield return target.Request("POST", $"{Requests.Entries}/{fragment}/closure", "no such entry")
                .With("If-Match", target.Open.ETag).WithJson("{\"reason\":\"x\"}");
            yield return target.Request("GET", $"/api/v1/{fragment}", "no such path");
        }

        // Those that lead to the root are the pages' home.
        foreach (var path in new[] { "/../../etc/passwd", "/api/v1//entries", "//", "/api/v2/entries", "/API/V1/entrys",
            "/api/v1/entries.json", "/api/v1/entries/CR1/../../locks" })
            yield return target.Request("GET", path, "no such path") with { Code = "path_not_found" };
        foreach (var method in new[] { "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "GETT" })
            yield return target.Request(method, Requests.Entries, "no such method") with { Code = "method_not_allowed" };
        foreach (var method in new[] { "PUT", "POST", "DELETE" }) yield return target.Request(method, target.Open.Path,
            "no such method") with
        { Code = "method_not_allowed" };
    }

    static IEnumerable<HostileRequest> Queries(HostileTarget target)
    {
        foreach (var (query, parameter) in new[]
        {
            ("limit=0", "limit"), ("limit=-1", "limit"), ("limit=201", "limit"), ("limit=1e2", "limit"),
            ("limit=99999999999999999999", "limit"), ("limit=", "limit"), ("limit=%20%205", "limit"), ("limit=%D9%A5", "limit"),
            ("limit", "limit"),
            ("limit=1&limit=1", "limit"), ("kind=RISK", "kind"), ("kind=risk,opportunity", "kind"), ("status=any", "status"),
            ("onRegister=1", "onRegister"), ("onRegister=True", "onRegister"), ("overdue=", "overdue"),
            ("minResidual=0", "minResidual"), ("minResidual=12.5", "minResidual"), ("sort=title", "sort"),
            ("sort=reference;drop%20table%20entries", "sort"), ("sort=-reference", "sort"),
            ("asOf=yesterday", "asOf"), ("asOf=2016-13-05T10:00:00Z", "asOf"), ("asOf=2016-12-05T25:00:00Z", "asOf"),
            ("asOf=9999-12-31T23:59:59Z", "asOf"), ("asOf=0001-01-01T00:00:00Z", "asOf"),
            ("asOf=2016-12-05T10:00:00", "asOf"), ("asOf=-1", "asOf"), ("asOf=2016-12-05T10:00:00%2B99:00", "asOf"), ("q=", "q"),
            ("q=%00", "q"), ("q=%FF", "q"), ("q=%ED%A0%80", "q"), ($"q={new string('x', 501)}", "q"),
            ($"owner={new string('x', 201)}", "owner"), ("owner=", "owner"), ("owner=%C0%80", "owner"), ("service=%00", "service"),
            ($"type={new string('x', 61)}", "type"), ("edition=full", "edition"), ("format=docx", "format"),
            ("colour=red", "colour"), ("LIMIT=5", "LIMIT"), ("%00=1", "\0"), ("kind[]=risk", "kind[]"), ("=x", ""), ("q=x&q=y", "q"),
        })
            yield return target.Request("GET", $"{Requests.Entries}?{query}", "query") with { Code = "invalid_query", Fault = parameter };
        foreach (var cursor in new[]
        {
            "x", "", "%20", "AAAA", "W10", "bnVsbA", "eyJhIjoxfQ", "WyJ4IiwieSIsInoiXQ", "WzEsMiwzXQ", "W251bGwsbnVsbCxudWxsXQ",
            "WyIxIiwiMiIsIjMiLCI0Il0", "WyJcdWQ4MDAiLCJ4IiwieSJd", "%00", "%FF", "../..",
            "' or 1=1 --".Replace(" ", "%20", StringComparison.Ordinal), new('A', 501), new('W', 400),
        })
        {
            yield return target.Request("GET", $"{Requests.Entries}?cursor={cursor}", "cursor") with
            {
                Code = "invalid_query",
                Fault = "cursor"
            };
            yield return target.Request("GET", $"{target.Open.Path}/revisions?cursor={cursor}", "cursor") with
            {
                Code = "invalid_query",
                Fault = "cursor"
            };
        }

        foreach (var (method, path) in new[]
        {
            ("GET", ""), ("GET", "/actions/1"), ("GET", "/controls/1"), ("GET", "/revisions"), ("GET", "/revisions/1"), ("GET", "/trend"),
            ("DELETE", "/actions/1"), ("DELETE", "/controls/1"), ("DELETE", "/closure"),
            ("PATCH", ""), ("PATCH", "/actions/1"), ("PATCH", "/controls/1"), ("POST", "/actions"), ("POST", "/controls"),
            ("POST", "/review"), ("POST", "/closure"), ("POST", "/acceptance"),
        })
        {
            var request = target.Request(method, $"{target.Open.Path}{path}?colour=red", "unknown parameter")
                .With("If-Match", target.Open.ETag);
            yield return (method is "GET" or "DELETE" ? request : request.WithJson("{}")) with { Code = "invalid_query", Fault = "colour" };
        }

        foreach (var path in new[] { "/actions/1", "/controls/1", "/closure" })
            yield return target.Request("DELETE", target.Open.Path + path, "a body where none is taken").With("If-Match", target.Open.ETag)
                .WithJson("{}") with
            { Code = "malformed" };
    }

    static IEnumerable<HostileRequest> Tags(HostileTarget target)
    {
        foreach (var tag in new[] { "", "*", "x", "\"", "\"\"", "\"x", "W/\"x\"", "w/x", "\"a\" \"b\"", "\"a\",", ",", "0", "\u00e9",
            $"\"{new string('x', 4_000)}\"", $"{target.Open.Entry.Id}.1.x", $"\"{target.Open.Entry.Id}.2147483648.x\"",
            $"\"{target.Open.Entry.Id}.-1.x\"", "' or 1=1 --" })
        {
            foreach (var (method, path, body) in new[] { ("PATCH", "", "{\"title\":\"y\"}"), ("PATCH", "/actions/1", "{\"text\":\"y\"}"),
                ("DELETE", "/controls/1", null), ("POST", "/closure", "{\"reason\":\"x\"}"), ("POST", "/review", null) })
            {
                var request = target.Request(method, target.Open.Path + path, $"If-Match: {tag}").With("If-Match", tag);
                yield return body is null ? request : request.WithJson(body) with { Wrong = request.Wrong };
            }
        }
    }

    static IEnumerable<HostileRequest> Keys(HostileTarget target)
    {
        foreach (var key in new[] { "", "a b", "a\tb", "\u00e9", new('k', 256), new('k', 5_000) })
        {
            foreach (var (path, body) in new[] { (Requests.Entries, "{}"), ($"{target.Open.Path}/actions", "{\"text\":\"x\"}"),
                ($"{target.Open.Path}/review", "{}") })
                yield return target.Request("POST", path, $"Idempotency-Key {key}").With("If-Match", target.Open.ETag)
                    .With("Idempotency-Key", key).WithJson(body);
        }

        yield return target.Request("POST", Requests.Entries, "two keys").With("Idempotency-Key", "a").With("Idempotency-Key", "b")
            .WithJson("{}") with
        { Code = "malformed" };
    }

    static IEnumerable<HostileRequest> Heads(HostileTarget target)
    {
        HostileRequest Get(string wrong) => target.Request("GET", Requests.Entries, wrong);
        foreach (var authorization in new[] { "", "Bearer", "Bearer ", "bearer x", "Basic x", "Bearer \u00ff",
            $"Bearer {new string('x', 8_000)}", "Bearer rr_aaaaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
            yield return new HostileRequest("GET", Requests.Entries)
            {
                Wrong = $"Authorization: {authorization}",
                Headers = [("Authorization", authorization)]
            };
        yield return Get("two keys at once").With("Authorization", $"Bearer {target.Key}") with { Code = "unauthenticated" };
        yield return Enumerable.Range(0, 200).Aggregate(Get("200 headers"), (request, index) => request.With($"X-{index}", "x"));
        yield return Get("a header of 64 kB").With("X-Long", new string('x', 64 * 1024));
        yield return target.Request("GET", $"{Requests.Entries}?q={new string('x', 64 * 1024)}", "a request line of 64 kB");
        yield return target.Request("GET", "/api/v1/entries/%00", "a path with U+0000");
        yield return target.Request("GET", "no-slash", "a path without its slash");
        yield return target.Request("GET", "/a b", "a space in the path");
        yield return target.Request("G\u00cbT", "/", "a method of other letters");
        yield return Get("a second host").With("Host", "example.org");
        yield return Get("a length that is none").With("Content-Length", "x");
        yield return Get("a length below nothing").With("Content-Length", "-1");
        yield return Get("a name with a space").With("X Y", "x");
        yield return Get("a header with a null").With("X", "a\0b");
        yield return target.Request("POST", Requests.Entries, "two lengths").With("Content-Length", "5").With("Content-Length", "6");
        yield return target.Request("POST", Requests.Entries, "an unknown coding").With("Transfer-Encoding", "gzip").WithJson("{}");
    }
}
