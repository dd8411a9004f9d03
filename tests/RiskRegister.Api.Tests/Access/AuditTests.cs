using System.Net;
using RiskRegister.Api.Features.Audit;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class AuditTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public void Whatever_is_done_to_entries_and_snapshots_is_an_action_of_the_audit_log() =>
        EnumNames.All<EntryAction>().Concat(Enum.GetNames<SnapshotEventKind>().Select(kind => $"snapshot{kind}"))
            .Except(EnumNames.All<AuditAction>(), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public async Task A_change_is_recorded_with_who_from_where_and_in_which_request()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        using var response = await editor.Patch(entry.Path, new { title = "Loss of two depots" }, entry.ETag);
        response.EnsureSuccessStatusCode();

        var rows = await editor.ReadAudit($"entry={entry.Entry.Id}");

        rows.Select(row => row.Action).ShouldBe([AuditAction.Changed, AuditAction.Created]);
        rows[0].Id.ShouldBeGreaterThan(rows[1].Id);
        (rows[0].Actor, rows[0].Credential, rows[0].Revision, rows[0].Reference, rows[0].Address, rows[0].RequestId).ShouldBe(
            ("Editor", editor.KeyId(), 2, entry.Entry.Reference, "127.0.0.1", response.Headers.GetValues("X-Request-Id").Single()));
        rows[0].Roles.ShouldBe(["editor"]);
        (await editor.ReadAudit($"entry={entry.Entry.Reference}")).Select(row => row.Id).ShouldBe(rows.Select(row => row.Id));
        (await editor.ReadAudit("entry=CR999999")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reference_that_was_used_again_is_the_live_entrys()
    {
        var editor = await app.Client(Role.Editor);
        var first = await editor.Create(new NewEntry { Reference = "CR7001" });
        await editor.Close(first);
        var second = await editor.Create(new NewEntry { Reference = "CR7001" });
        (await editor.ReadAudit("entry=CR7001")).ShouldAllBe(row => row.Entry == second.Entry.Id);
    }

    [Fact]
    public async Task A_keys_life_is_recorded_and_its_first_use_once()
    {
        var admin = await app.Client(Role.Admin);
        var made = await admin.MakeKey("Whose life", ["owner"], ["MT"]);
        var holder = app.Anonymous().With(made.Secret);
        (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => holder.Get("/api/v1/me"))))
            .ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        var next = await admin.Post($"{Keys.Path}/{made.Id}/rotation").Read<Features.Keys.MadeKeyDocument>();
        await admin.Delete($"{Keys.Path}/{made.Id}");

        var rows = (await admin.ReadAudit("limit=200"))
            .Where(row => row.Detail?["key"]?.GetValue<string>() is { } key && (key == made.Id || key == next.Id)).Reverse().ToArray();

        rows.Select(row => $"{row.Action} {row.Actor} {(row.Detail!["key"]!.GetValue<string>() == made.Id ? "old" : "new")}").ShouldBe(
            ["KeyMade Admin old", "KeyFirstUsed Whose life old", "KeyMade Admin new", "KeyRotated Admin old", "KeyRevoked Admin old"]);
        (rows[1].Credential, rows[1].Address).ShouldBe((made.Id, "127.0.0.1"));
        rows[1].Roles.ShouldBe(["owner"]);
        rows[0].Detail!["owners"]!.AsArray().Single()!.GetValue<string>().ShouldBe("MT");
        (await admin.ReadAudit($"actor={made.Id}")).ShouldHaveSingleItem().Action.ShouldBe(AuditAction.KeyFirstUsed);
    }

    [Fact]
    public async Task Every_full_edition_that_is_given_out_is_recorded()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        await editor.Post("/api/v1/snapshots", new { quarter = "2016-17-Q3" });
        string[] paths =
        [
            "/register", "/matrix", "/snapshots", "/snapshots/2016-17-Q3", "/snapshots/2016-17-Q3/entries",
            $"/snapshots/2016-17-Q3/entries/{entry.Entry.Id}",
            "/snapshots/latest/register", "/snapshots/2016-17-Q3/matrix", "/snapshots/2016-17-Q3/highlights",
            $"/entries/{entry.Entry.Id}/trend",
        ];
        foreach (var path in paths)
        {
            (await editor.Get($"/api/v1{path}")).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await editor.Get($"/api/v1{path}?edition=full")).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        (await editor.Get("/api/v1/register?edition=full&format=csv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reader = await app.Client(Role.Reader);
        await reader.Get("/api/v1/snapshots?edition=full").Problem(403, "edition_not_allowed");

        var rows = (await editor.ReadAudit($"action=fullEditionRead&actor={editor.KeyId()}&limit=200")).Reverse().ToArray();
        rows.Select(row => row.Detail!["path"]!.GetValue<string>())
            .ShouldBe([.. paths.Select(path => $"/api/v1{path}"), "/api/v1/register"]);
        rows.Select(row => row.Quarter).ShouldBe([null, null, null, .. Enumerable.Repeat("2016-17-Q3", 6), null, null]);
        rows[^1].Detail!["contentType"]!.GetValue<string>().ShouldStartWith("text/csv");
        (await editor.ReadAudit("quarter=2016-17-Q3&action=snapshotTaken")).ShouldHaveSingleItem().Actor.ShouldBe("Editor");
    }

    [Fact]
    public async Task A_list_of_live_entries_to_keep_is_recorded_where_it_holds_exempt_matter()
    {
        var editor = await app.Client(Role.Editor);
        var owner = await app.Client(Role.Owner, "Head of Others");
        await editor.Create(new NewEntry
        {
            Service = "Kept",
            Owners = ["Head of Bids"],
            Exempt = new { paragraph = "3", reason = "Names a bidder." }
        });
        await editor.Create(new NewEntry { Service = "Open" });

        foreach (var query in new[] { "service=Open&format=csv", "service=Kept", "service=Kept&format=csv&kind=opportunity",
            "service=Kept&format=csv" })
        {
            (await editor.Get($"{Requests.Entries}?{query}")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await owner.Get($"{Requests.Entries}?{query}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await editor.ReadAudit($"action=fullEditionRead&actor={owner.KeyId()}")).ShouldBeEmpty();
        var row = (await editor.ReadAudit($"action=fullEditionRead&actor={editor.KeyId()}")).ShouldHaveSingleItem();
        row.Detail!["path"]!.GetValue<string>().ShouldBe(Requests.Entries);
        row.Detail!["contentType"]!.GetValue<string>().ShouldStartWith("text/csv");
    }

    [Fact]
    public async Task A_full_edition_that_has_not_changed_is_not_given_out_again()
    {
        var auditor = await app.Client(Role.Auditor);
        using var first = await auditor.Get("/api/v1/matrix?edition=full");
        using var again = await auditor.Send(HttpMethod.Get, "/api/v1/matrix?edition=full", noneMatch: first.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await auditor.ReadAudit($"action=fullEditionRead&actor={auditor.KeyId()}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_log_is_filtered_by_actor_action_and_time_and_paged_newest_first()
    {
        var admin = await app.Client(Role.Admin);
        var editor = await app.Client([Role.Editor], ["Paged"]);
        var made = new List<Guid>();
        for (var count = 0; count < 5; count++) made.Insert(0, (await editor.Create()).Entry.Id);

        var listed = new List<AuditDocument>();
        var filters = $"{Keys.Audit}?actor=Paged&action=created&limit=2";
        for (var path = filters; path is not null;)
        {
            using var response = await admin.Get(path);
            var page = await response.Read<Page<AuditDocument>>();
            listed.AddRange(page.Items);
            path = page.NextCursor is null ? null : $"{filters}&cursor={page.NextCursor}";
            response.Headers.Contains("Link").ShouldBe(path is not null);
        }

        listed.Select(row => row.Entry!.Value).ShouldBe(made);
        var (from, to) = (Uri.EscapeDataString(listed[3].At.ToString("O")), Uri.EscapeDataString(listed[1].At.ToString("O")));
        (await admin.ReadAudit($"actor=Paged&action=created&from={from}&to={to}")).Select(row => row.Id)
            .ShouldBe([listed[2].Id, listed[3].Id]);
        (await admin.Get($"{Keys.Audit}?action=changed&cursor="
            + $"{Uri.EscapeDataString((await admin.Get(filters).Read<Page<AuditDocument>>()).NextCursor!)}")
            .Problem(400, "invalid_query")).Errors!.Keys.ShouldBe(["cursor"]);
    }

    [Theory]
    [InlineData("action=looked", "action")]
    [InlineData("entry=nine", "entry")]
    [InlineData("quarter=2016", "quarter")]
    [InlineData("from=2016-10-01", "from")]
    [InlineData("from=2016-10-02T00:00:00Z&to=2016-10-01T00:00:00Z", "to")]
    [InlineData("who=me", "who")]
    public async Task A_wrong_filter_is_refused_by_name(string query, string at)
    {
        var auditor = await app.Client(Role.Auditor);
        (await auditor.Get($"{Keys.Audit}?{query}").Problem(400, "invalid_query")).Errors!.Keys.ShouldBe([at]);
    }

    [Fact]
    public async Task As_csv_it_runs_nothing_in_a_spreadsheet()
    {
        var admin = await app.Client(Role.Admin);
        var editor = await app.Client([Role.Editor], ["=HYPERLINK(\"https://example.org\")"]);
        await editor.Create();

        using var response = await admin.Get($"{Keys.Audit}?format=csv&actor={editor.KeyId()}&action=created");

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var lines = (await response.Text()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("Time,Actor,Credential,Roles,Action,Entry,Reference,Revision,Quarter,Address,Request,Detail");
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain($",\"'=HYPERLINK(\"\"https://example.org\"\")\",{editor.KeyId()},editor,created,");
    }

    [Fact]
    public async Task As_csv_it_is_whole_and_says_in_its_name_from_when_to_when()
    {
        var admin = await app.Client(Role.Admin);
        for (var number = 0; number < 60; number++) await admin.MakeKey("One of many", ["reader"]);
        using var whole = await admin.Get($"{Keys.Audit}?format=csv&actor={admin.KeyId()}&action=keyMade");
        (await whole.Text()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(61);
        whole.Content.Headers.ContentDisposition!.FileName!.ShouldMatch("^\"?audit-from-[0-9]{8}T[0-9]{6}Z-to-[0-9]{8}T[0-9]{6}Z.csv\"?$");

        using var bounded = await admin.Get($"{Keys.Audit}?format=csv&headings=fields&from=2016-10-01T00:00:00Z&to=2017-01-01T00:00:00Z");
        bounded.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("audit-from-20161001T000000Z-to-20170101T000000Z.csv");
        (await bounded.Text()).TrimStart('\uFEFF')
            .ShouldBe("at,actor,credential,roles,action,entry,reference,revision,quarter,address,requestId,detail\r\n");
        await admin.Get($"{Keys.Audit}?format=csv&limit=1").Problem(400, "invalid_query");
    }
}
