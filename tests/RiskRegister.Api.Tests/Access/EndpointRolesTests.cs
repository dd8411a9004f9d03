using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Imports;
using RiskRegister.Pages.Routes;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

/// <summary>Every endpoint for every caller, as roles.md says.</summary>
public sealed class EndpointRolesTests(RolesApp app) : IClassFixture<RolesApp>
{
    const string PathOfKeys = "{key}";
    const string Post = "Head of Parks";

    // Whatever a change would leave behind; that somebody's key was used is none.
    const string Everything = """
        select concat_ws(' ', (select count(*) from entry_revisions), (select count(*) from snapshots), (select count(*) from snapshot_events),
            (select count(*) from access_keys), (select count(*) from access_keys where revoked_at is not null), (select count(*) from post_holders),
            (select sum(revision) from import_profiles), (select count(*) from measure_revisions), (select count(*) from
                observation_versions), (select count(*) from target_versions), (select count(*) from entry_measure_versions),
            (select count(*) from performance_reports), (select count(*) from performance_report_events),
            (select string_agg(id, ' ' order by id) from calendars),
            (select count(*) from idempotent_answers), (select count(*) from audit_log where action not in ('signInRefused', 'keyFirstUsed')))
        """;

    static readonly string[] DossierParts = ["{comment}", "{attachment}", "{other}", "{move}"];

    static readonly string[] OfEachAnswer = ["Date", "X-Request-Id", "RateLimit"];

    /// <summary>What each change needs to be done.</summary>
    static readonly Dictionary<string, Change> Changes = new(StringComparer.Ordinal)
    {
        ["POST /entries"] = new(RolesApp.NewEntry),
        ["PATCH /entries/{reference}"] = new(_ => new { title = "Changed" }),
        ["POST /entries/{reference}/review"] = new(),
        ["POST /entries/{reference}/actions"] = new(_ => new { text = "Do more" }),
        ["PATCH /entries/{reference}/actions/{id}"] = new(_ => new { text = "Do it better" }),
        ["DELETE /entries/{reference}/actions/{id}"] = new(),
        ["POST /entries/{reference}/controls"] = new(_ => new { text = "Done as well" }),
        ["PATCH /entries/{reference}/controls/{id}"] = new(_ => new { text = "Done better" }),
        ["DELETE /entries/{reference}/controls/{id}"] = new(),
        ["POST /entries/{reference}/acceptance"] = new() { Status = "proposed" },
        ["POST /entries/{reference}/closure"] = new(_ => new { reason = "It came to pass." }),
        ["DELETE /entries/{reference}/closure"] = new() { Status = "closed" },
        ["POST /imports/analysis"] = new(_ => "title,score,residual\nImported,20,16\n") { ChangesNothing = true },
        ["POST /imports"] = new(_ => "title,score,residual\nImported,20,16\n"),
        ["PUT /import-profiles/{name}"] = new(_ => new { description = Guid.NewGuid().ToString() }),
        ["DELETE /import-profiles/{name}"] = new(),
        ["POST /snapshots"] = new(),
        ["DELETE /snapshots/{quarter}"] = new(),
        ["POST /snapshots/{quarter}/publication"] = new(),
        ["POST /snapshots/{quarter}/entries/{reference}/replacement"] = new() { SinceASnapshot = true },
        ["POST /snapshots/{quarter}/report"] = new(_ => new { body = "Audit Committee" }) { ChangesNothing = true },
        ["POST /snapshots/{quarter}/addenda"] = new() { OfPublished = true },
        ["POST /keys"] = new(_ => new { label = "Audit committee", roles = new[] { "reader" } }),
        ["DELETE /keys/{key}"] = new(),
        ["POST /keys/{key}/rotation"] = new(),
        ["POST /measures"] = new(_ => new { theme = "Live well", title = "Visits" }),
        ["PATCH /measures/{measure}"] = new(_ => new { title = "Visits, counted by doors" }),
        ["POST /measures/{measure}/retirement"] = new(_ => new { reason = "Counted otherwise now." }),
        ["DELETE /measures/{measure}/retirement"] = new(),
        ["PUT /measures/{measure}/observations/{period}"] = new(_ => new { value = 2, reason = "Counted again." }),
        ["PUT /measures/{measure}/targets/{from}"] = new(_ => new { good = new { from = 2 } }),
        ["DELETE /measures/{measure}/targets/{from}"] = new(),
        ["PUT /entries/{reference}/measures/{measure}"] = new(_ => new { why = "It shows more." }),
        ["DELETE /entries/{reference}/measures/{measure}"] = new(),
        ["POST /performance-reports"] = new(),
        ["DELETE /performance-reports/{report}"] = new(),
        ["POST /performance-reports/{report}/publication"] = new(),
        ["PUT /performance-reports/{report}/narratives/{place}"] = new(_ => new { text = "Said otherwise." }),
        ["PUT /performance-reports/{report}/exceptions/{measure}"] = new(_ => new { reason = "Otherwise." }),
        ["POST /measures/imports"] = new(_ => "Measure,Good is,Q2 2017/18,Q3 2017/18\nImported,H,1,2\n"),
        ["PUT /owners/{post}"] = new(_ => new { subjects = new[] { Guid.NewGuid().ToString() } }),
        ["DELETE /owners/{post}"] = new(),
        ["POST /rounds"] = new(_ => RolesApp.RoundOf(RolesApp.AnotherRound(), opensOn: "2150-01-01")),
        ["PATCH /rounds/{round}"] = new(_ => new { note = Guid.NewGuid().ToString() }),
        ["POST /rounds/{round}/opening"] = new(),
        ["POST /rounds/{round}/closure"] = new(),
        ["POST /rounds/{round}/reminders"] = new(),
        ["POST /rounds/{round}/returns"] = new(),
        ["POST /rounds/{round}/sign-offs"] = new(),
        ["POST /me/calendar"] = new(),
        ["DELETE /me/calendar"] = new(),
        ["PUT /bodies/{body}"] = new(_ => new { name = Guid.NewGuid().ToString(), @public = true }),
        ["DELETE /bodies/{body}"] = new(),
        ["POST /meetings"] = new(_ => new { body = RolesApp.Body, day = "2017-01-31" }),
        ["PATCH /meetings/{meeting}"] = new(_ => new { note = Guid.NewGuid().ToString() }),
        ["POST /meetings/{meeting}/conclusion"] = new(),
        ["POST /meetings/{meeting}/cancellation"] = new(_ => new { reason = "Too little business." }),
        ["DELETE /meetings/{meeting}/cancellation"] = new(),
        ["POST /meetings/{meeting}/items"] = new(_ => new { performanceReport = RolesApp.PublishedReport }),
        ["PATCH /meetings/{meeting}/items/{item}"] = new(_ => new { number = "8" }),
        ["DELETE /meetings/{meeting}/items/{item}"] = new(),
        ["PUT /meetings/{meeting}/items/{item}/report"] = new(_ => new { reportOf = Guid.NewGuid().ToString() }),
        ["POST /meetings/{meeting}/items/{item}/report/publication"] = new(),
        ["POST /meetings/{meeting}/items/{item}/report/addenda"] = new(_ => new { text = "Laid on the table." }),
        ["POST /questions"] = new(),
        ["PATCH /questions/{question}"] = new(_ => new { askedBy = Guid.NewGuid().ToString() }),
        ["POST /questions/{question}/answer"] = new(_ => new { text = "Four." }),
        ["POST /questions/{question}/withdrawal"] = new(_ => new { reason = "It was answered at the meeting." }),
        ["POST /entries/{reference}/comments"] = new(_ => new { text = "Looked at." }),
        ["POST /entries/{reference}/comments/{comment}/withdrawal"] = new(_ => new { reason = "Said in haste." }),
        ["POST /entries/{reference}/attachments"] = new(_ => "title,score,residual\nAttached,20,16\n"),
        ["POST /entries/{reference}/attachments/link"] = new(_ => new { name = "The plan", link = "https://example.org/plan" }),
        ["POST /entries/{reference}/attachments/{attachment}/withdrawal"] = new(_ => new { reason = "Of another year." }),
        ["PUT /entries/{reference}/links/{relation}/{other}"] = new(),
        ["DELETE /entries/{reference}/links/{relation}/{other}"] = new(),
        ["POST /entries/{reference}/moves"] = new(_ => new { to = "service", reason = "The service bears it." }),
        ["POST /entries/{reference}/moves/{move}/acceptance"] = new(),
        ["POST /entries/{reference}/moves/{move}/refusal"] = new(_ => new { reason = "It stays." }),
        ["POST /webhooks"] = new(_ => new { url = "http://127.0.0.1:9/" }),
        ["PATCH /webhooks/{webhook}"] = new(_ => new { types = new[] { "riskregister.entry.closed" } }),
        ["DELETE /webhooks/{webhook}"] = new(),
        ["POST /webhooks/{webhook}/rotation"] = new(),
        ["POST /webhooks/{webhook}/deliveries/{event}/repetition"] = new(),
        ["POST /owners/{post}/renaming"] = new(_ => new { name = "Head of Green Spaces" }),
        ["POST /owners/{post}/handover"] = new(_ => new { to = "Head of Green Spaces" }),
    };

    public static TheoryData<string> Rows => [.. RolesTable.Rows.Select(row => row.Name)];

    [Fact]
    public void Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        var routes = Routes().Select(EndpointOf).ToArray();
        RolesTable.Rows.Where(row => row.Query is null).Select(row => row.Endpoint).ShouldBe(routes, ignoreOrder: true);
        Changes.Keys.ShouldBe(routes.Where(route => !route.StartsWith("GET ", StringComparison.Ordinal)), ignoreOrder: true);
    }

    [Fact]
    public void Every_edition_and_every_past_that_can_be_asked_for_has_a_row()
    {
        var queries = Routes().SelectMany(route => route.Metadata.GetOrderedMetadata<QueryParameter>()
            .Where(parameter => parameter.Name is "edition" or "asOf")
            .Select(parameter => $"{EndpointOf(route)}?{(parameter.Name == "edition" ? "edition=full" : parameter.Name)}"));
        RolesTable.Rows.Where(row => row.Query is not null).Select(row => row.Name).ShouldBe(queries, ignoreOrder: true);
    }

    [Fact]
    public void Every_role_has_a_column()
    {
        foreach (var row in RolesTable.Rows) row.Cells.Keys.ShouldBe(["no key", "bad key", "reader, full", .. EnumNames.All<Role>()],
            ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_caller_may_what_the_table_says(string name)
    {
        _ = app.Anonymous();
        var row = RolesTable.Row(name);
        if (row.Changes) await TryToChange(row);
        else await TryToRead(row);
    }

    [Fact]
    public async Task Anothers_exempt_entry_is_refused_to_an_owner_as_what_is_not_there_whatever_else_is_wrong()
    {
        _ = app.Anonymous();
        var hidden = app.Entries[new WhoseEntry(Own: false, Exempt: true)];
        (string There, string NotThere)[] names = [(hidden.Entry.Reference!, "CR98765"),
            (hidden.Entry.Id.ToString(), Guid.NewGuid().ToString())];
        foreach (var row in RolesTable.Rows.Where(row => row.Path.StartsWith("/entries/{reference}", StringComparison.Ordinal)
            && row.Cells["owner"].Refusal(new(false, true), null) == "entry_not_found"))
        {
            foreach (var etag in new[] { null, hidden.ETag, "*", "no ETag", $"\"{hidden.Entry.Id}.9.old\"" })
            {
                foreach (var body in row.Changes ? new[] { null, "{}", "{", "[]", """{"nothing": 1}""" } : [null])
                {
                    foreach (var (there, notThere) in names)
                        (await Refusal(row, there, etag, body))
                            .ShouldBe(await Refusal(row, notThere, etag, body), $"{row.Name}, {etag}, {body}");
                }
            }
        }
    }

    /// <summary>All that an owner is told, but for the name that it sent and what every answer has of its own.</summary>
    async Task<string> Refusal(RolesRow row, string name, string? etag, string? body)
    {
        var path = PathOf(row, new WhoseEntry(Own: false, Exempt: true), "").Replace("{reference}", name, StringComparison.Ordinal);
        using var answer = await app.Callers["owner"]
            .Send(new HttpMethod(row.Method), path, body, etag, key: row.Method == "POST" ? "the same" : null);
        var problem = await answer.Problem();
        problem.Code.ShouldBe("entry_not_found");
        var headers = answer.Headers.Where(header => !OfEachAnswer.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        return $"{problem.Status} {problem.Detail.Replace(name, "NAME", StringComparison.OrdinalIgnoreCase)} {problem.Errors?.Count} "
            + $"{string.Join('\n', headers)}";
    }

    async Task TryToRead(RolesRow row)
    {
        var snapshots = new Dictionary<bool, string> { [true] = RolesApp.Published };
        if (row.IsAboutASnapshot || row.ListsSnapshots) snapshots[false] = await app.Unpublished();
        foreach (var (caller, cell) in row.Cells)
        {
            foreach (var (published, quarter) in row.IsAboutASnapshot ? snapshots : snapshots.Take(1))
            {
                foreach (var entry in row.IsAboutAnEntry ? WhoseEntry.All : [default])
                {
                    var expected = cell.Refusal(row.IsAboutAnEntry ? entry : null, published);
                    foreach (var path in Named(row, entry, quarter))
                    {
                        using var answer = await app.Callers[caller].Get(path);
                        await ShouldBe(answer, expected, $"{caller}: GET {path}, {entry}");
                        if (expected is not null) continue;
                        var text = await answer.Text();
                        if (row.ListsEntries) ShouldList(text, cell, $"{caller}: GET {path}");
                        if (!row.ListsSnapshots) continue;
                        foreach (var (each, listed) in snapshots) text.Contains($"\"{listed}\"", StringComparison.Ordinal)
                            .ShouldBe(cell.Refusal(null, each) is null, $"{caller}: {listed}");
                    }
                }
            }
        }
    }

    void ShouldList(string text, RolesCell cell, string what)
    {
        foreach (var (whose, held) in app.Entries)
            Regex.IsMatch(text, $@"\b{held.Entry.Reference}\b(?!\.)", RegexOptions.None, TimeSpan.FromSeconds(5))
                .ShouldBe(cell.Refusal(whose, published: true) is null, $"{what} lists {whose}");
    }

    async Task TryToChange(RolesRow row)
    {
        var change = Changes[row.Endpoint];
        foreach (var whose in row.IsAboutAnEntry ? WhoseEntry.All : [default])
        {
            var target = await Prepare(row, change, whose);
            foreach (var (caller, cell) in row.Cells)
            {
                var expected = cell.Refusal(row.IsAboutAnEntry ? whose : null, change.OfPublished);
                var before = await app.Ask<string>(Everything);

                using var request = Request(row, change, whose, target);
                using var answer = await app.Callers[caller].SendAsync(request, TestContext.Current.CancellationToken);

                await ShouldBe(answer, expected, $"{caller}: {row.Name}, {whose}");
                (await app.Ask<string>(Everything) == before)
                    .ShouldBe(expected is not null
                    || change.ChangesNothing, $"{caller}: {row.Name}, {whose}: whether anything was changed");
                if (expected is null) target = await Prepare(row, change, whose);
            }
        }
    }

    /// <summary>Makes what a change is to be done to.</summary>
    async Task<Target> Prepare(RolesRow row, Change change, WhoseEntry whose)
    {
        var entry = row.IsAboutAnEntry ? await app.Make(whose, change.Status) : app.Entries[WhoseEntry.All[0]];
        var quarter = row.Endpoint == "POST /snapshots" ? app.NextQuarter() : change.OfPublished ? RolesApp.Published
            : row.IsAboutASnapshot ? await app.Unpublished(anew: change.SinceASnapshot) : "";
        if (change.SinceASnapshot) entry = await app.Editor.Change(entry, new { title = "Changed since" });
        var key = row.Path.Contains(PathOfKeys, StringComparison.Ordinal) ? (await app.Admin.MakeKey("To be ended", ["reader"])).Id : "";
        var etag = entry.ETag;
        var measure = app.Measure;
        if (row.Path.Contains("{measure}", StringComparison.Ordinal)) (measure, etag) = await MakeMeasure(row);
        if (row.Path.StartsWith("/entries/{reference}/measures", StringComparison.Ordinal))
            etag = await app.Link(entry.Entry.Id.ToString(), measure);
        if (row.Path.StartsWith("/performance-reports/{report}", StringComparison.Ordinal))
        {
            var isExplained = row.Path.EndsWith("{measure}", StringComparison.Ordinal);
            (quarter, etag) = await app.Report(isNew: true, isExplained ? measure : null);
        }
        else if (row.Endpoint == "POST /performance-reports")
        {
            quarter = app.NextReport();
        }

        if (row.Path.StartsWith("/owners/{post}", StringComparison.Ordinal))
        {
            var path = $"{Keys.Owners}/{Uri.EscapeDataString(Post)}";
            await Rename(app.Admin, "Head of Green Spaces", Post);
            using var unlinked = await app.Admin.Get(path);
            using var linked = await app.Admin.Send(HttpMethod.Put, path, new { subjects = new[] { Guid.NewGuid() } },
                unlinked.Headers.ETag!.Tag);
            etag = linked.Headers.ETag!.Tag;
        }

        var (webhook, happened) = ("", "");
        if (row.Path.StartsWith("/webhooks/{webhook}", StringComparison.Ordinal)) (webhook, etag, happened) = await app.MakeWebhook();
        var round = "";
        if (row.Path.StartsWith("/rounds/{round}", StringComparison.Ordinal))
        {
            (round, etag) = await app.MakeRound(opensOn: row.Path.EndsWith("/opening", StringComparison.Ordinal) ? "2150-01-01"
                : "2000-01-01",
                isOpenedNow: row.Path.EndsWith("/reminders", StringComparison.Ordinal));
        }

        if (row.Path == "/me/calendar") await app.MakeCalendars();
        var meeting = "";
        if (row.Path.StartsWith("/meetings/{meeting}", StringComparison.Ordinal))
        {
            (meeting, etag) = await app.MakeMeeting(isCancelled: row.Method == "DELETE"
                && row.Path.EndsWith("/cancellation", StringComparison.Ordinal));
        }

        if (row.Path.Contains("/report", StringComparison.Ordinal) && meeting.Length > 0)
            (meeting, etag) = await app.MakeReport(isPublished: row.Path.EndsWith("/addenda", StringComparison.Ordinal));
        if (row.Path.StartsWith("/questions", StringComparison.Ordinal)) (meeting, etag) = await app.AskQuestion();
        if (row.Path == "/bodies/{body}") etag = await app.KeepBody(RolesApp.UnusedBody);
        if (row.Path == "/import-profiles/{name}") etag = await app.Editor.KeepProfile(RolesApp.Profile);
        var dossier = DossierParts.Any(part => row.Path.Contains(part, StringComparison.Ordinal)) ? await app.MakeDossier(whose, entry)
            : null;
        return new Target(entry.Entry.Id.ToString(), quarter, key, etag, measure, round, webhook, happened)
        {
            Meeting = meeting,
            Dossier = dossier,
        };
    }

    // So that it can be renamed again.
    static async Task Rename(HttpClient admin, string from, string to)
    {
        using var renamed = await admin.Get($"{Keys.Owners}/{Uri.EscapeDataString(from)}");
        if ((await renamed.Read<Features.Posts.PostDocument>()).FormerNames.Count == 0) return;
        await admin.Post($"{Keys.Owners}/{Uri.EscapeDataString(from)}/renaming", new { name = to }, renamed.Headers.ETag!.Tag)
            .Read<Features.Posts.PostDocument>();
    }

    /// <summary>A measure of the owner's post with what a change is about, and the ETag of that.</summary>
    async Task<(string Measure, string ETag)> MakeMeasure(RolesRow row)
    {
        var made = await app.MakeMeasure();
        if (row.Path.EndsWith("{period}", StringComparison.Ordinal)) return (made.Id, made.Observation);
        if (row.Path.EndsWith("{from}", StringComparison.Ordinal)) return (made.Id, made.Target);
        if (row.Endpoint != "DELETE /measures/{measure}/retirement") return (made.Id, made.ETag);
        using var retired = await app.Callers["analyst"]
            .Post($"{RegisterApi.Base}/measures/{made.Id}/retirement", new { reason = "Done." }, made.ETag);
        return (made.Id, retired.Headers.ETag!.Tag);
    }

    HttpRequestMessage Request(RolesRow row, Change change, WhoseEntry whose, Target target)
    {
        var path = RegisterApi.Base
            + row.Path.Replace("{reference}", target.Entry, StringComparison.Ordinal).Replace("{id}", "1", StringComparison.Ordinal)
            .Replace("{quarter}", target.Quarter, StringComparison.Ordinal).Replace(PathOfKeys, target.Key, StringComparison.Ordinal)
            .Replace("{measure}", target.Measure, StringComparison.Ordinal).Replace("{period}", RolesApp.Period, StringComparison.Ordinal)
            .Replace("{from}", RolesApp.From, StringComparison.Ordinal).Replace("{round}", target.Round, StringComparison.Ordinal)
            .Replace("{meeting}", target.Meeting, StringComparison.Ordinal).Replace("{item}", "1", StringComparison.Ordinal)
            .Replace("{question}", target.Meeting, StringComparison.Ordinal)
            .Replace("{body}", RolesApp.UnusedBody, StringComparison.Ordinal)
            .Replace("{webhook}", target.Webhook, StringComparison.Ordinal).Replace("{event}", target.Event, StringComparison.Ordinal)
            .Replace("{report}", target.Quarter, StringComparison.Ordinal).Replace("{place}", RolesApp.Place, StringComparison.Ordinal)
            .Replace("{post}", Uri.EscapeDataString(Post), StringComparison.Ordinal)
            .Replace("{name}", RolesApp.Profile, StringComparison.Ordinal);
        path = OfDossier(path, target.Dossier, row.Method);
        var request = new HttpRequestMessage(new HttpMethod(row.Method), path);
        request.Headers.TryAddWithoutValidation("If-Match", target.ETag);
        var body = row.Endpoint switch
        {
            "POST /snapshots" or "POST /performance-reports" => new { quarter = target.Quarter },
            "POST /questions" => RolesApp.QuestionAt(app.Meeting),
            "POST /rounds/{round}/returns" => new { references = new[] { target.Entry }, reason = "Say why." },
            "POST /rounds/{round}/reminders" or "POST /rounds/{round}/sign-offs" => new { references = new[] { target.Entry } },
            "POST /snapshots/{quarter}/addenda" => new { reference = target.Entry, note = "Put right." },
            _ => change.Body?.Invoke(whose),
        };
        if (body is string file)
            request.Content = new MultipartFormDataContent { { new StringContent(file), "file", "risks.csv" } };
        else if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body, Json.Sending), Encoding.UTF8,
                new MediaTypeHeaderValue(row.Method == "PATCH" ? "application/merge-patch+json" : "application/json"));
        }

        return request;
    }

    /// <summary>The addresses that a row stands for; an entry has two.</summary>
    string[] Named(RolesRow row, WhoseEntry whose, string quarter)
    {
        var path = PathOf(row, whose, quarter);
        if (!row.IsAboutAnEntry) return [path];
        var entry = app.Entries[whose].Entry;
        return [path.Replace("{reference}", entry.Id.ToString(), StringComparison.Ordinal),
            path.Replace("{reference}", entry.Reference, StringComparison.Ordinal)];
    }

    /// <summary>The address of what is there for every row, but for the entry.</summary>
    string PathOf(RolesRow row, WhoseEntry whose, string quarter)
    {
        var isOfTheApi = !row.Path.StartsWith("/health/", StringComparison.Ordinal)
            && !row.Path.StartsWith("/openapi/", StringComparison.Ordinal)
            && !row.Path.StartsWith("/calendar/", StringComparison.Ordinal)
            && !row.Path.StartsWith("/problems", StringComparison.Ordinal);
        var path = (isOfTheApi ? RegisterApi.Base : "") + row.Path.Replace("{id}", "1", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal).Replace("{code}", "stale", StringComparison.Ordinal)
            .Replace("{quarter}", quarter, StringComparison.Ordinal)
            .Replace("{post}", Uri.EscapeDataString(RolesApp.Own), StringComparison.Ordinal)
            .Replace("{round}", app.Round, StringComparison.Ordinal).Replace("{webhook}", app.Webhook, StringComparison.Ordinal)
            .Replace("{secret}", app.Calendar, StringComparison.Ordinal).Replace("{measure}", app.Measure, StringComparison.Ordinal)
            .Replace("{period}", RolesApp.Period, StringComparison.Ordinal)
            .Replace("{meeting}", app.Meeting, StringComparison.Ordinal).Replace("{item}", "1", StringComparison.Ordinal)
            .Replace("{question}", app.Question, StringComparison.Ordinal).Replace("{body}", RolesApp.Body, StringComparison.Ordinal)
            .Replace("{report}", RolesApp.PublishedReport, StringComparison.Ordinal)
            .Replace("{place}", RolesApp.Place, StringComparison.Ordinal)
            .Replace(PathOfKeys, app.Admin.KeyId(), StringComparison.Ordinal).Replace("{name}", "opengrc", StringComparison.Ordinal);
        var then = app.Entries.Values.Max(held => held.Entry.UpdatedAt);
        path = OfDossier(path, app.Dossiers[whose], row.Method);
        return row.Query switch
        {
            null => path,
            "asOf" => $"{path}?asOf={Uri.EscapeDataString(then.ToString("O", CultureInfo.InvariantCulture))}",
            _ => $"{path}?{row.Query}",
        };
    }

    // What is linked already is taken back, and another link made.
    static string OfDossier(string path, Dossier? dossier, string method) =>
        path.Replace("{comment}", dossier?.Comment, StringComparison.Ordinal)
            .Replace("{attachment}", dossier?.Attachment, StringComparison.Ordinal)
            .Replace("{relation}", method == "PUT" ? "relatesTo" : "dependsOn", StringComparison.Ordinal)
            .Replace("{other}", dossier?.Other, StringComparison.Ordinal).Replace("{move}", dossier?.Move, StringComparison.Ordinal);

    static async Task ShouldBe(HttpResponseMessage answer, string? refusal, string what)
    {
        if (refusal is null)
        {
            answer.IsSuccessStatusCode.ShouldBeTrue($"{what}: {await answer.Text()}");
            return;
        }

        answer.IsSuccessStatusCode.ShouldBeFalse($"{what}: {refusal} was expected.");
        var problem = await answer.Problem();
        var status = refusal == "unauthenticated" ? 401 : refusal.EndsWith("_not_found", StringComparison.Ordinal) ? 404 : 403;
        (problem.Status, problem.Code).ShouldBe((status, refusal), what);
    }

    IEnumerable<RouteEndpoint> Routes()
    {
        _ = app.Anonymous();
        return app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<PageMark>() is null);
    }

    // "/api/v1/entries/{id:int}" is "/entries/{id}" in the table.
    static string EndpointOf(RouteEndpoint route)
    {
        var path = "/" + string.Join('/',
            route.RoutePattern.PathSegments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part is RoutePatternParameterPart parameter
            ? $"{{{parameter.Name}}}" : ((RoutePatternLiteralPart)part).Content))));
        var method = route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.ShouldHaveSingleItem();
        return $"{method} {(path.StartsWith(RegisterApi.Base, StringComparison.Ordinal) ? path[RegisterApi.Base.Length..] : path)}";
    }

    /// <param name="Body">What is sent; a text as a file.</param>
    sealed record Change(Func<WhoseEntry, object>? Body = null)
    {
        /// <summary>Of the entry, before.</summary>
        public string Status { get; init; } = "open";

        /// <summary>Whether the entry must have changed since the snapshot.</summary>
        public bool SinceASnapshot { get; init; }

        /// <summary>Whether it only answers, though it is a POST.</summary>
        public bool ChangesNothing { get; init; }

        /// <summary>Whether it is done to a published snapshot, rather than to one that is not.</summary>
        public bool OfPublished { get; init; }
    }

    sealed record Target(string Entry, string Quarter, string Key, string ETag, string Measure, string Round, string Webhook, string Event)
    {
        public string Meeting { get; init; } = "";

        /// <summary>Null where the row is about nothing beside an entry.</summary>
        public Dossier? Dossier { get; init; }
    }
}
