using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Scale;

/// <summary>However big the register, a request takes the same few commands.</summary>
[Collection(nameof(LargeRegisterApp))]
public sealed class StatementCountTests(LargeRegisterApp large, TestCluster cluster)
{
    // Verification asks once for each thing that it holds against another.
    const int Most = 36;

    // Of what happened to an entry last, to whatever webhook there is; answers the event.
    const string Sent = """
        with t as (select position, id from told_events where entry_id is not null and action = 'changed'
            order by position desc limit 1),
        d as (insert into webhook_deliveries (webhook_id, position, next_at) select w.id, t.position, now() from webhooks as w, t)
        select id::text from t
        """;

    static readonly string Before = LargeRegister.Latest.Previous.ToString();
    static readonly string Latest = LargeRegister.Latest.ToString();
    static readonly string Next = LargeRegister.Latest.Next.ToString();

    // In an order in which each can be done; every endpoint is among them.
    static readonly Step[] Walk =
    [
        new("GET /me"),
        new("GET /settings"),
        new("GET /entries"),
        new("GET /entries", "/entries?sort=-residual&limit=200"),
        new("GET /entries", "/entries?q=depots&owner=MT"),
        new("GET /entries", "/entries?asOf={now}"),
        new("GET /entries", "/entries?format=csv"),
        new("GET /actions"),
        new("GET /actions", "/actions?format=csv&overdue=true"),
        new("GET /entries/{reference}", "/entries/CR1"),
        new("GET /entries/{reference}", "/entries/CR1?asOf={now}"),
        new("GET /entries/{reference}/actions/{id:int}", "/entries/CR1/actions/1"),
        new("GET /entries/{reference}/controls/{id:int}", "/entries/CR1/controls/1"),
        new("GET /entries/{reference}/revisions", "/entries/CR1/revisions"),
        new("GET /entries/{reference}/revisions/{number:int}", "/entries/CR1/revisions/1"),
        new("GET /entries/{reference}/trend", "/entries/CR1/trend?edition=full"),
        new("GET /register"),
        new("GET /register", "/register?edition=full&format=csv"),
        new("GET /matrix"),
        new("GET /highlights"),
        new("GET /highlights", "/highlights?edition=full&format=csv"),
        new("GET /snapshots"),
        new("GET /snapshots", "/snapshots?edition=full"),
        new("GET /snapshots/{quarter}", $"/snapshots/{Latest}"),
        new("GET /snapshots/{quarter}/entries", $"/snapshots/{Latest}/entries"),
        new("GET /snapshots/{quarter}/entries", $"/snapshots/{Latest}/entries?format=csv"),
        new("GET /snapshots/{quarter}/actions", $"/snapshots/{Latest}/actions"),
        new("GET /snapshots/{quarter}/actions", $"/snapshots/{Latest}/actions?format=csv&edition=full"),
        new("GET /snapshots/{quarter}/entries/{reference}", $"/snapshots/{Latest}/entries/CR1"),
        new("GET /snapshots/{quarter}/register", $"/snapshots/{Latest}/register"),
        new("GET /snapshots/{quarter}/register", $"/snapshots/{Latest}/register?edition=full&format=csv"),
        new("GET /snapshots/{quarter}/matrix", $"/snapshots/{Latest}/matrix"),
        new("GET /snapshots/{quarter}/highlights", $"/snapshots/{Latest}/highlights"),
        new("GET /snapshots/{quarter}/highlights",
            $"/snapshots/{Latest}/highlights?edition=full&since={LargeRegister.Latest.Previous.Previous}"),
        new("GET /snapshots/{quarter}/verification", $"/snapshots/{Latest}/verification"),
        new("GET /verification"),
        new("GET /verification", $"/verification?digest={new string('0', 64)}"),
        new("GET /audit"),
        new("GET /audit", "/audit?entry=CR1"),
        new("GET /audit", "/audit?format=csv&entry=CR1"),
        new("GET /owners"),
        new("GET /owners/{post}", "/owners/MT"),
        new("PUT /owners/{post}", "/owners/MT", """{"subjects":["someone"]}"""),
        new("DELETE /owners/{post}", "/owners/MT"),
        new("POST /owners/{post}/renaming", "/owners/Nobody/renaming", """{"name":"Somebody"}"""),
        new("POST /owners/{post}/handover", "/owners/Somebody/handover", """{"to":"Somebody else"}"""),
        new("GET /keys"),
        new("POST /keys", Body: """{"label":"Another","roles":["reader"]}"""),
        new("GET /keys/{key}"),
        new("POST /keys/{key}/rotation"),
        new("DELETE /keys/{key}"),
        new("POST /entries", Body: """{"kind":"risk","title":"A new risk","score":{"impact":4,"likelihood":4},"residualScore":{"impact":4,"likelihood":3}}"""),
        new("PATCH /entries/{reference}", "/entries/CR2", """{"title":"Another title"}"""),
        new("POST /entries/{reference}/review", "/entries/CR2/review"),
        new("POST /entries/{reference}/actions", "/entries/CR2/actions", """{"text":"One more action"}"""),
        new("PATCH /entries/{reference}/actions/{id:int}", "/entries/CR2/actions/1", """{"status":"done"}"""),
        new("DELETE /entries/{reference}/actions/{id:int}", "/entries/CR2/actions/1"),
        new("POST /entries/{reference}/controls", "/entries/CR2/controls", """{"text":"One more control"}"""),
        new("PATCH /entries/{reference}/controls/{id:int}", "/entries/CR2/controls/1", """{"text":"Another control"}"""),
        new("DELETE /entries/{reference}/controls/{id:int}", "/entries/CR2/controls/1"),
        new("POST /entries/{reference}/acceptance", "/entries/{proposal}/acceptance"),
        new("POST /entries/{reference}/closure", "/entries/CR3/closure", """{"reason":"It came to pass."}"""),
        new("DELETE /entries/{reference}/closure", "/entries/CR3/closure"),
        new("POST /imports/analysis", Body: "{file}"),
        new("POST /imports", "/imports?dryRun=true", "{file}"),
        new("POST /imports", Body: "{file}"),
        new("PUT /import-profiles/{name}", "/import-profiles/walked", """{"version":1}""") { Gives = true },
        new("GET /import-profiles"),
        new("GET /import-profiles/{name}", "/import-profiles/walked"),
        new("DELETE /import-profiles/{name}", "/import-profiles/walked"),
        new("POST /measures", Body: """{"theme":"Live well","title":"Visits"}"""),
        new("GET /measures"),
        new("GET /measures/{measure}"),
        new("PATCH /measures/{measure}", Body: """{"goodIs":"high"}"""),
        new("PUT /measures/{measure}/observations/{period}", "/measures/{measure}/observations/2017-18-Q3", """{"value":5}""") { Gives = true },
        new("GET /measures/{measure}/observations"),
        new("GET /measures/{measure}/observations/{period}", "/measures/{measure}/observations/2017-18-Q3"),
        new("GET /measures/{measure}/observations/{period}/versions", "/measures/{measure}/observations/2017-18-Q3/versions"),
        new("GET /performance", "/performance?quarter=2017-18-Q3"),
        new("PUT /measures/{measure}/targets/{from}", "/measures/{measure}/targets/2017-04-01", """{"good":{"from":4}}""") { Gives = true },
        new("DELETE /measures/{measure}/targets/{from}", "/measures/{measure}/targets/2017-04-01") { GoesOn = true },
        new("GET /measures/{measure}/targets"),
        new("PUT /entries/{reference}/measures/{measure}", "/entries/CR2/measures/{measure}", """{"why":"It shows."}""") { Gives = true },
        new("GET /entries/{reference}/measures/{measure}", "/entries/CR2/measures/{measure}"),
        new("GET /measures/{measure}/entries"),
        new("GET /entries", "/entries?measures=noTarget"),
        new("GET /entries/{reference}", "/entries/CR2"),
        new("DELETE /entries/{reference}/measures/{measure}", "/entries/CR2/measures/{measure}") { Links = true },
        new("GET /measures/{measure}/trend"),
        new("POST /performance-reports", Body: """{"quarter":"2019-20-Q3"}"""),
        new("DELETE /performance-reports/{report}", "/performance-reports/latest"),
        new("POST /performance-reports", Body: """{"quarter":"2019-20-Q3"}"""),
        new("GET /performance-reports"),
        new("GET /performance-reports/{report}", "/performance-reports/latest"),
        new("GET /performance-reports/{report}/exceptions", "/performance-reports/latest/exceptions"),
        new("PUT /performance-reports/{report}/narratives/{place}", "/performance-reports/latest/narratives/key-points",
            """{"text":"Said."}""") { Gives = true },
        new("GET /performance-reports/{report}/narratives/{place}", "/performance-reports/latest/narratives/key-points"),
        new("PUT /performance-reports/{report}/exceptions/{measure}", "/performance-reports/latest/exceptions/{measure}",
            """{"reason":"Said."}""") { Gives = true },
        new("GET /performance-reports/{report}/exceptions/{measure}", "/performance-reports/latest/exceptions/{measure}"),
        new("POST /performance-reports/{report}/publication", "/performance-reports/latest/publication"),
        new("POST /measures/{measure}/retirement", Body: """{"reason":"Counted otherwise."}"""),
        new("DELETE /measures/{measure}/retirement"),
        new("POST /measures/imports", "/measures/imports?dryRun=true", "{measures}"),
        new("POST /snapshots/{quarter}/entries/{reference}/replacement", $"/snapshots/{Latest}/entries/CR2/replacement"),
        new("POST /snapshots/{quarter}/publication", $"/snapshots/{Before}/publication?dryRun=true"),
        new("POST /snapshots/{quarter}/publication", $"/snapshots/{Before}/publication"),
        new("POST /snapshots/{quarter}/publication", $"/snapshots/{Latest}/publication"),
        new("GET /snapshots/{quarter}/report", $"/snapshots/{Latest}/report"),
        new("POST /snapshots/{quarter}/report", $"/snapshots/{Latest}/report", """{"body":"Audit Committee"}"""),
        new("POST /snapshots/{quarter}/addenda", $"/snapshots/{Latest}/addenda", """{"reference":"CR2","note":"The title is corrected."}"""),
        new("GET /snapshots/{quarter}/register", $"/snapshots/{Latest}/register"),
        new("GET /reminders"),
        new("PUT /bodies/{body}", "/bodies/audit", """{"name":"Audit Committee","public":true}""") { Gives = true },
        new("GET /bodies"),
        new("GET /bodies/{body}", "/bodies/audit"),
        new("POST /meetings", Body: """{"body":"audit","day":"2017-01-30"}"""),
        new("POST /meetings/{meeting}/items", Body: $$"""{"snapshot":"{{Latest}}"}"""),
        new("POST /meetings/{meeting}/items", Body: """{"performanceReport":"2017-18-Q3"}"""),
        new("GET /meetings"),
        new("GET /meetings/{meeting}"),
        new("GET /meetings/{meeting}/items/{item:int}", "/meetings/{meeting}/items/1"),
        new("PATCH /meetings/{meeting}", Body: """{"note":"Please."}"""),
        new("POST /meetings/{meeting}/cancellation", Body: """{"reason":"Too little business."}"""),
        new("DELETE /meetings/{meeting}/cancellation"),
        new("POST /meetings/{meeting}/conclusion"),
        new("PATCH /meetings/{meeting}/items/{item:int}", "/meetings/{meeting}/items/1", """{"outcome":{"resolution":"Noted."}}"""),
        new("GET /meetings/{meeting}/items/{item:int}/report", Report),
        new("PUT /meetings/{meeting}/items/{item:int}/report", Report, """{"reportOf":"Director of Rivers"}""") { Links = true },
        new("POST /meetings/{meeting}/items/{item:int}/report/publication", $"{Report}/publication") { GoesOn = true },
        new("POST /meetings/{meeting}/items/{item:int}/report/addenda", $"{Report}/addenda", """{"text":"Laid on the table."}""")
        {
            GoesOn = true,
        },
        new("GET /meetings/{meeting}/items/{item:int}/report/document", $"{Report}/document"),
        new("POST /questions", Body: """{"askedBy":"Councillor Holt","meeting":"{meeting}","text":"How many?","entries":["CR4","CR5"],"assignedTo":"MT","dueOn":"2150-01-31"}"""),
        new("GET /questions"),
        new("GET /entries/{reference}/questions", "/entries/CR4/questions"),
        new("GET /questions/{question}"),
        new("PATCH /questions/{question}", Body: """{"entries":["CR4"]}"""),
        new("POST /questions/{question}/answer", Body: """{"text":"Four."}"""),
        new("POST /questions/{question}/withdrawal", Body: """{"reason":"It needs no answer."}"""),
        new("POST /entries/{reference}/comments", "/entries/CR4/comments", """{"text":"Is it so?"}"""),
        new("GET /entries/{reference}/comments", "/entries/CR4/comments"),
        new("GET /entries/{reference}/comments/{comment}", "/entries/CR4/comments/{comment}"),
        new("POST /entries/{reference}/comments/{comment}/withdrawal", "/entries/CR4/comments/{comment}/withdrawal", """{"reason":"In haste."}"""),
        new("POST /entries/{reference}/attachments", "/entries/CR4/attachments", "{file}"),
        new("POST /entries/{reference}/attachments/link", "/entries/CR4/attachments/link", """{"name":"The plan","link":"https://example.org/"}"""),
        new("GET /entries/{reference}/attachments", "/entries/CR4/attachments"),
        new("GET /entries/{reference}/attachments/{attachment}", "/entries/CR4/attachments/{attachment}"),
        new("GET /entries/{reference}/attachments/{attachment}/content", "/entries/CR4/attachments/{attachment}/content"),
        new("POST /entries/{reference}/attachments/{attachment}/withdrawal", "/entries/CR4/attachments/{attachment}/withdrawal",
            """{"reason":"Of another year."}"""),
        new("PUT /entries/{reference}/links/{relation}/{other}", "/entries/CR4/links/dependsOn/CR5"),
        new("GET /entries/{reference}/links", "/entries/CR4/links"),
        new("DELETE /entries/{reference}/links/{relation}/{other}", "/entries/CR4/links/dependsOn/CR5"),
        new("POST /entries/{reference}/moves", "/entries/CR4/moves", """{"to":"service","reason":"Small."}"""),
        new("GET /entries/{reference}/moves", "/entries/CR4/moves"),
        new("GET /entries/{reference}/moves/{move}", "/entries/CR4/moves/{move}"),
        new("POST /entries/{reference}/moves/{move}/acceptance", "/entries/CR4/moves/{move}/acceptance"),
        new("POST /entries/{reference}/moves", "/entries/CR5/moves", """{"to":"service","reason":"Small."}"""),
        new("POST /entries/{reference}/moves/{move}/refusal", "/entries/CR5/moves/{move}/refusal", """{"reason":"Large."}"""),
        new("GET /snapshots/{quarter}/route", $"/snapshots/{Latest}/route"),
        new("DELETE /meetings/{meeting}/items/{item:int}", "/meetings/{meeting}/items/2"),
        new("PUT /bodies/{body}", "/bodies/unused", """{"name":"Unused","public":true}""") { Gives = true },
        new("DELETE /bodies/{body}", "/bodies/unused"),
        new("GET /events"),
        new("GET /webhooks"),
        new("POST /webhooks", Body: """{"url":"https://8.8.4.4/"}"""),
        new("GET /webhooks/{webhook}"),
        new("PATCH /webhooks/{webhook}", Body: """{"types":["riskregister.entry.closed"]}"""),
        new("POST /webhooks/{webhook}/rotation"),
        new("GET /webhooks/{webhook}/deliveries"),
        new("POST /webhooks/{webhook}/deliveries/{event}/repetition"),
        new("DELETE /webhooks/{webhook}"),
        new("POST /rounds", Body: """{"quarter":"2017-18-Q3","opensOn":"2150-01-01","dueOn":"2150-02-01","freezesOn":"2150-03-01"}"""),
        new("GET /rounds"),
        new("PATCH /rounds/{round}", "/rounds/2017-18-Q3", """{"note":"Please."}"""),
        new("POST /rounds/{round}/opening", "/rounds/2017-18-Q3/opening"),
        new("GET /rounds/{round}", "/rounds/2017-18-Q3"),
        new("GET /rounds/{round}/tasks", "/rounds/2017-18-Q3/tasks?state=outstanding"),
        new("POST /rounds/{round}/reminders", "/rounds/2017-18-Q3/reminders", """{"service":"Nowhere"}"""),
        new("POST /rounds/{round}/returns", "/rounds/2017-18-Q3/returns", """{"service":"Nowhere","reason":"Say why."}"""),
        new("POST /rounds/{round}/sign-offs", "/rounds/2017-18-Q3/sign-offs", """{"service":"Nowhere"}"""),
        new("GET /me/tasks"),
        new("POST /me/calendar"),
        new("GET /me/calendar"),
        new("DELETE /me/calendar"),
        new("POST /rounds/{round}/closure", "/rounds/2017-18-Q3/closure"),
        new("POST /snapshots", "/snapshots?dryRun=true", $$"""{"quarter":"{{Next}}"}"""),
        new("POST /snapshots", Body: $$"""{"quarter":"{{Next}}"}"""),
        new("DELETE /snapshots/{quarter}", $"/snapshots/{Next}"),
    ];

    [Fact]
    public async Task A_request_takes_as_few_commands_on_a_large_register_as_on_a_small_one()
    {
        await using var small = await ObservedApp.Start(cluster, new LargeRegister(Entries: 120, Snapshots: 4));
        var onSmall = await Count(small, rows: 2);
        await using var fresh = large.App.NewInstance();
        var onLarge = await Count(fresh, rows: 500);
        var table = string.Join('\n',
            Walk.Zip(onSmall, onLarge).Select(row => $"{row.Second,3} {row.Third,3}  {row.First.Method} {row.First.Path}"));
        TestContext.Current.TestOutputHelper!.WriteLine(table);
        onLarge.ShouldBe(onSmall, table);
        onLarge.Max().ShouldBeLessThanOrEqualTo(Most, table);
    }

    [Fact]
    public async Task A_path_that_names_nothing_refuses_a_wrong_query_before_anything_is_read()
    {
        using var client = await large.App.Client(Role.Editor, Role.Admin);
        var paths = Endpoints().Where(each => each.Method == "GET" && !each.Path.Contains('{', StringComparison.Ordinal))
            .Select(each => each.Path).ToArray();
        paths.ShouldContain("/register");
        foreach (var path in paths)
        {
            large.App.Sent.Take();
            await client.Get($"{RegisterApi.Base}{path}?colour=red").Problem(400, "invalid_query");
            large.App.Sent.Take().Select(command => command.CommandText).ShouldBeEmpty(path);
        }
    }

    [Theory]
    [InlineData("register?format=pdf")]
    [InlineData("highlights?format=docx")]
    [InlineData("matrix?score=target")]
    [InlineData("verification?digest=no")]
    public async Task A_path_that_names_a_snapshot_refuses_a_wrong_query_as_soon_as_that_is_found(string path)
    {
        using var client = await large.App.Client(Role.Editor);
        large.App.Sent.Take();
        await client.Get($"{RegisterApi.Base}/snapshots/{LargeRegister.Latest}/{path}&colour=red").Problem(400, "invalid_query");
        large.App.Sent.Take().Select(command => command.CommandText)
            .ShouldAllBe(text => !text.Contains("snapshot_rows") && !text.Contains("standing_rows"), path);
    }

    // A form's own path leads to what its resource's path does.
    [Fact]
    public void The_walk_visits_every_endpoint() => Walk.Select(step => step.Endpoint).Distinct().Order(StringComparer.Ordinal)
        .ShouldBe(Endpoints().Where(each => !each.Path.Split('/')[^1].Contains('.', StringComparison.Ordinal))
            .Select(each => $"{each.Method} {each.Path}").Order(StringComparer.Ordinal));

    IEnumerable<(string Method, string Path)> Endpoints() =>
        large.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(RegisterApi.Base, StringComparison.Ordinal))
        .Select(endpoint => (endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0],
            endpoint.RoutePattern.RawText![RegisterApi.Base.Length..].TrimEnd('/')));

    static async Task<IReadOnlyList<int>> Count(ObservedApp app, int rows)
    {
        using var client = await app.Client(Role.Editor, Role.Admin, Role.Analyst);
        string? last = null;
        var counts = new List<int>();
        foreach (var step in Walk)
        {
            var meeting = (await app.Ask<Guid?>("select id from meetings limit 1"))?.ToString("D");
            var path = RegisterApi.Base + step.Path
                .Replace("{now}", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ"), StringComparison.Ordinal)
                .Replace("{key}", await app.Ask<string>("select id from access_keys order by created_at desc, id desc limit 1"),
                    StringComparison.Ordinal)
                .Replace("{measure}", (await app.Ask<Guid?>("select id from measures order by number limit 1"))?.ToString("D"),
                    StringComparison.Ordinal)
                .Replace("{event}", step.Path.Contains("{event}", StringComparison.Ordinal) ? await app.Ask<string>(Sent)
                    : "", StringComparison.Ordinal)
                .Replace("{meeting}", meeting, StringComparison.Ordinal)
                .Replace("{question}", (await app.Ask<Guid?>("select id from questions limit 1"))?.ToString("D"), StringComparison.Ordinal)
                .Replace("{comment}", (await app.Ask<Guid?>("select id from comments limit 1"))?.ToString("D"), StringComparison.Ordinal)
                .Replace("{attachment}", (await app.Ask<Guid?>("select id from attachments where link is null limit 1"))?.ToString("D"),
                    StringComparison.Ordinal)
                .Replace("{move}", (await app.Ask<Guid?>("select id from entry_moves order by id desc limit 1"))?.ToString("D"),
                    StringComparison.Ordinal)
                .Replace("{webhook}", (await app.Ask<Guid?>("select id from webhooks limit 1"))?.ToString("D"), StringComparison.Ordinal)
                .Replace("{proposal}", (await app.Ask<Guid?>("select id from entries where status = 'proposed' limit 1"))?.ToString("D"),
                    StringComparison.Ordinal);
            var etag = step.GoesOn ? last : step.Method == "GET" || step.Gives || path.Split('/').Length < 5
                || step.Body?.StartsWith("{m", StringComparison.Ordinal) == true ? null
                : await ETagOf(client, string.Join('/', path.Split('/')[..5]));
            var body = step.Body?.Replace("{meeting}", meeting, StringComparison.Ordinal);
            if (step.Links) etag = await ETagOf(client, path);
            counts.Add((await app.CommandsOf(async () =>
            {
                var sent = await (step.Body switch
                {
                    "{file}" => client.PostAsync(path, FileOf(rows), TestContext.Current.CancellationToken),
                    "{measures}" => client.PostAsync(path, MeasuresOf(rows), TestContext.Current.CancellationToken),
                    _ => client.Send(new HttpMethod(step.Method), path, body, etag, noneMatch: step.Gives ? "*" : null),
                });
                last = sent.Headers.ETag?.ToString();
                return sent;
            })).Count);
        }

        return counts;
    }

    static async Task<string?> ETagOf(HttpClient client, string path)
    {
        using var response = await client.Get(path);
        return response.Headers.ETag?.ToString();
    }

    static MultipartFormDataContent FileOf(int rows)
    {
        var text = new StringBuilder("Title,Impact,Likelihood,Residual score\n");
        for (var row = 1; row <= rows; row++) text.Append($"\"Imported risk of {row} words\",4,4,4 x 3 = 12\n");
        return new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text.ToString())), "file", "risks.csv" } };
    }

    static MultipartFormDataContent MeasuresOf(int rows)
    {
        var text = new StringBuilder("Measure,Good is,Q2 2017/18,Q3 2017/18\n");
        for (var row = 1; row <= rows; row++) text.Append($"Imported measure {row % 2} of {row},H,1,2\n");
        return new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text.ToString())), "file", "measures.csv" } };
    }

    const string Report = "/meetings/{meeting}/items/1/report";

    sealed record Step(string Endpoint, string? Address = null, string? Body = null)
    {
        /// <summary>It gives what is not there yet.</summary>
        public bool Gives { get; init; }

        /// <summary>It changes what its own path answers.</summary>
        public bool Links { get; init; }

        /// <summary>It changes what the step before answered.</summary>
        public bool GoesOn { get; init; }

        public string Method => Endpoint.Split(' ')[0];

        public string Path => Address ?? Endpoint.Split(' ')[1];
    }
}
