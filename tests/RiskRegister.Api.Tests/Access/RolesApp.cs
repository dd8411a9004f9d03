using RiskRegister.Api.Features.Calendars;
using RiskRegister.Api.Features.Committees;
using RiskRegister.Api.Features.Snapshots;
using RiskRegister.Api.Features.Webhooks;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Committees;
using RiskRegister.Api.Tests.Dossiers;
using RiskRegister.Api.Tests.Performance;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.UseCases.Keys;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

/// <summary>The service with the callers of roles.md, and a register for them: entries
/// of every kind, in snapshots published and not.</summary>
public sealed class RolesApp(TestCluster cluster) : RegisterApp(cluster)
{
    /// <summary>The post that the owner acts for.</summary>
    public const string Own = "Head of Waste Management";
    public const string Others = "Head of Fleet";
    public const string Published = "2016-17-Q2";
    public const string Period = "2017-18-Q3";
    public const string From = "2017-04-01";

    /// <summary>Of an import profile.</summary>
    public const string Profile = "kept";

    /// <summary>A public body.</summary>
    public const string Body = "audit";

    /// <summary>A body that never met.</summary>
    public const string UnusedBody = "unused";

    /// <summary>Stores a webhook that is sent nothing.</summary>
    public const string AWebhook = """
        insert into webhooks (id, revision, url, secret, position, made_at, made_by) values (@id, 1, 'https://example.net/', 'whsec_AAAA', 0, now(), 'test')
        """;
    /// <summary>Of a performance report, of which something is said.</summary>
    public const string Place = "key-points";
    public const string PublishedReport = "2016-17-Q2";
    const string Reports = "/api/v1/performance-reports";

    string? unpublishedReport;
    int reports;

    readonly Dictionary<string, HttpClient> callers = new(StringComparer.Ordinal);
    readonly Dictionary<WhoseEntry, Held> entries = [];
    readonly Dictionary<WhoseEntry, Dossier> dossiers = [];
    static int rounds;
    int quarters = 2;

    /// <summary>By the columns of roles.md.</summary>
    public IReadOnlyDictionary<string, HttpClient> Callers => callers;

    /// <summary>Those that stand in every snapshot, and that nothing changes.</summary>
    public IReadOnlyDictionary<WhoseEntry, Held> Entries => entries;

    /// <summary>The id of a measure of the owner's post, with a value and a target, that nothing changes.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>The id of a webhook that nothing changes.</summary>
    public string Webhook { get; private set; } = "";

    /// <summary>The quarter of an open round that nothing changes.</summary>
    public string Round { get; private set; } = "";

    /// <summary>The secret of a calendar that nothing ends.</summary>
    public string Calendar { get; private set; } = "";
    /// <summary>The id of a public body's meeting, which the published snapshot is before, and that nothing changes.</summary>
    public string Meeting { get; private set; } = "";

    /// <summary>The id of a question that the owner is to answer, and that nothing changes.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Beside each of the entries that nothing changes: a comment, a file, and a link with another.</summary>
    public IReadOnlyDictionary<WhoseEntry, Dossier> Dossiers => dossiers;

    public HttpClient Editor => callers["editor"];

    public HttpClient Admin => callers["admin"];

    // Every row of the table is a bad sign-in too.
    protected override IEnumerable<(string Name, string Value)> Settings =>
        [("Limits:FailedSignInsPerMinute", "100000"), ("Webhooks:AllowedNetworks:0", "127.0.0.1/32"), ("Pages:Public", "true")];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (!await Prerequisites.HasPostgres(TestContext.Current.CancellationToken)) return;
        KeyToken.Create(out var unknown);
        callers["no key"] = Anonymous();
        callers["bad key"] = Anonymous().With(unknown);
        callers["reader, full"] = await Client([Role.Reader], [], fullEdition: true);
        foreach (var role in Enum.GetValues<Role>()) callers[EnumNames.Of(role)] = await Client(role, role == Role.Owner ? [Own] : []);
        foreach (var whose in WhoseEntry.All) entries[whose] = await Make(whose);
        foreach (var (whose, entry) in entries) dossiers[whose] = await MakeDossier(whose, entry);
        foreach (var quarter in new[] { "2016-17-Q1", Published })
        {
            await Editor.Take(quarter);
            await Editor.Publish(quarter);
        }

        Measure = (await MakeMeasure()).Id;
        Round = (await MakeRound("2000-01-01")).Quarter;
        Webhook = (await MakeWebhook()).Id;
        using var subscriber = await Client(Role.Owner, Own);
        var calendar = await subscriber.Post("/api/v1/me/calendar").Read<CalendarDocument>();
        Calendar = Path.GetFileNameWithoutExtension(new Uri(calendar.Address!).AbsolutePath);
        await MakeCalendars();
        await Editor.Found(Body);
        Meeting = (await MakeReport(isPublished: true)).Meeting;
        Question = (await AskQuestion()).Id;
        (await callers["analyst"].Post(Reports, new { quarter = PublishedReport })).EnsureSuccessStatusCode();
        (await callers["analyst"].Send(HttpMethod.Put, $"{Reports}/{PublishedReport}/narratives/{Place}", new { text = "Said." },
            noneMatch: "*"))
            .EnsureSuccessStatusCode();
        (await callers["analyst"].Post($"{Reports}/{PublishedReport}/publication", null)).EnsureSuccessStatusCode();
        foreach (var entry in entries.Values) await Link(entry.Entry.Id.ToString(), Measure);
    }

    /// <summary>A measure of the owner's post with a value and a target, and the ETag of each.</summary>
    public async Task<(string Id, string ETag, string Observation, string Target)> MakeMeasure()
    {
        var analyst = callers["analyst"];
        var made = await analyst.Make("Loads weighed", owners: [Own]);
        using var given = await analyst.Give(made, Period, new { value = 1 });
        using var target = await analyst.Send(HttpMethod.Put, $"{made.Path}/targets/{From}", new { good = new { from = 1 } },
            noneMatch: "*");
        return (made.Document["id"]!.GetValue<string>(), made.ETag, given.Headers.ETag!.Tag, target.Headers.ETag!.Tag);
    }

    /// <summary>Gives a calendar to each caller who may have one and has none.</summary>
    public async Task MakeCalendars()
    {
        foreach (var role in new[] { Role.Auditor, Role.Owner, Role.Editor })
        {
            var caller = callers[EnumNames.Of(role)];
            var present = await caller.Get("/api/v1/me/calendar").Read<CalendarDocument>();
            if (present.MadeAt is null) await caller.Post("/api/v1/me/calendar").Read<CalendarDocument>();
        }
    }

    /// <summary>A webhook with a delivery of an event.</summary>
    public async Task<(string Id, string ETag, string Event)> MakeWebhook()
    {
        await Do("delete from webhooks where id::text <> @Webhook", new { Webhook });
        using var made = await Admin.Post("/api/v1/webhooks", new { url = "http://127.0.0.1:9/" });
        var id = (await made.Read<WebhookDocument>()).Id;
        await Editor.Create();
        await Editor.Get("/api/v1/events?limit=1");
        await Do("insert into webhook_deliveries (webhook_id, position, next_at) select @id, max(position), now() from events", new { id });
        return (id.ToString(), made.Headers.ETag!.Tag, await Ask<string>("select id::text from events order by position desc limit 1"));
    }

    /// <summary>A round that is open, unless it opens later.</summary>
    /// <param name="isOpenedNow">By an editor, so that nothing was touched since.</param>
    public async Task<(string Quarter, string ETag)> MakeRound(string opensOn, bool isOpenedNow = false)
    {
        var quarter = AnotherRound();
        using var made = await Editor.Post("/api/v1/rounds", RoundOf(quarter, isOpenedNow ? "2150-01-01" : opensOn));
        ((int)made.StatusCode).ShouldBe(201, await made.Text());
        if (!isOpenedNow) return (quarter, made.Headers.ETag!.Tag);
        using var opened = await Editor.Post($"/api/v1/rounds/{quarter}/opening", etag: made.Headers.ETag!.Tag);
        return (quarter, opened.Headers.ETag!.Tag);
    }

    /// <summary>The comment is the owner's own wherever it may say something; the other entry of the link is everybody's.</summary>
    public async Task<Dossier> MakeDossier(WhoseEntry whose, Held entry)
    {
        var comment = await (whose is { Own: false, Exempt: true } ? Editor : callers["owner"]).Say(entry, "Looked at.");
        var other = entries[new WhoseEntry(Own: true, Exempt: false)];
        if (other.Entry.Id == entry.Entry.Id) other = entries[new WhoseEntry(Own: false, Exempt: false)];
        (await Editor.LinkWith(entry, "dependsOn", other)).EnsureSuccessStatusCode();
        var move = await Editor.AskForMove(entry, "directorate");
        return new Dossier($"{comment.Id}", $"{(await Editor.Attach(entry)).Id}", $"{other.Entry.Id}", $"{move.Id}");
    }

    /// <summary>A public body's meeting that the published snapshot is before.</summary>
    public async Task<(string Id, string ETag)> MakeMeeting(bool isCancelled = false)
    {
        var meeting = await Editor.PutBefore(await Editor.Plan(Body, "2017-01-30"), new { snapshot = Published });
        if (isCancelled) meeting = await Editor.Cancel(meeting);
        return (meeting.Meeting.Id.ToString(), meeting.ETag);
    }

    /// <summary>The committee report of such a meeting's item.</summary>
    public async Task<(string Meeting, string ETag)> MakeReport(bool isPublished)
    {
        var meeting = await Editor.PutBefore(await Editor.Plan(Body, "2017-01-30"), new { snapshot = Published });
        var report = await Editor.ReportOf(meeting);
        if (isPublished) report = await Editor.Publish(report);
        return (meeting.Meeting.Id.ToString(), report.ETag);
    }

    /// <summary>A question about the owner's own entry, which the owner is to answer.</summary>
    public async Task<(string Id, string ETag)> AskQuestion()
    {
        using var asked = await Editor.Post(CommitteeRequests.Questions, QuestionAt(Meeting));
        return ((await asked.Read<QuestionDocument>()).Id.ToString(), asked.Headers.ETag!.ToString());
    }

    public static object QuestionAt(string meeting) =>
        new { meeting, askedBy = "Councillor Holt", text = "How many?", entries = new[] { "CR1" }, assignedTo = Own, dueOn = "2150-01-31" };

    /// <summary>Sees to it that there is a body, and answers its ETag.</summary>
    public async Task<string> KeepBody(string key)
    {
        using var present = await Editor.Get($"{CommitteeRequests.Bodies}/{key}");
        if (present.IsSuccessStatusCode) return present.Headers.ETag!.Tag;
        await Editor.Found(key);
        return await KeepBody(key);
    }

    public static object RoundOf(string quarter, string opensOn) =>
        new { quarter, opensOn, dueOn = "2150-02-01", freezesOn = "2150-03-01" };

    /// <summary>A quarter that has no round and no snapshot.</summary>
    public static string AnotherRound()
    {
        var number = Interlocked.Increment(ref rounds);
        var (year, quarter) = (2100 + (number / 4), (number % 4) + 1);
        return $"{year}-{(year + 1) % 100:00}-Q{quarter}";
    }

    /// <summary>A performance report that is not published, the latest, in which something has been said; and that text's ETag.</summary>
    public async Task<(string Quarter, string ETag)> Report(bool isNew, string? explained = null)
    {
        var analyst = callers["analyst"];
        if (isNew || unpublishedReport is null)
        {
            foreach (var earlier in Enumerable.Range(0, reports).Select(QuarterOf))
                using (await analyst.Post($"{Reports}/{earlier}/publication", null)) { }
            unpublishedReport = NextReport();
            (await analyst.Post(Reports, new { quarter = unpublishedReport })).EnsureSuccessStatusCode();
        }

        var path = explained is null ? $"{Reports}/{unpublishedReport}/narratives/{Place}"
            : $"{Reports}/{unpublishedReport}/exceptions/{explained}";
        object body = explained is null ? new { text = "Said." } : new { reason = "Said." };
        using var first = await analyst.Send(HttpMethod.Put, path, body, noneMatch: "*");
        using var present = first.IsSuccessStatusCode ? first : await analyst.Get(path);
        return (unpublishedReport, present.Headers.ETag!.Tag);
    }

    /// <summary>A quarter after all that a report has been taken of.</summary>
    public string NextReport()
    {
        return QuarterOf(reports++);
    }

    static string QuarterOf(int report)
    {
        var (year, quarter) = (2017 + (report / 4), (report % 4) + 1);
        return $"{year}-{(year + 1) % 100:00}-Q{quarter}";
    }

    /// <summary>Makes a measure the evidence for an entry, and answers the link's ETag.</summary>
    public async Task<string> Link(string entry, string measure)
    {
        using var linked = await Editor.Send(
            HttpMethod.Put, $"/api/v1/entries/{entry}/measures/{measure}", new { why = "It shows." }, noneMatch: "*");
        return linked.EnsureSuccessStatusCode().Headers.ETag!.Tag;
    }

    /// <summary>A new entry, in the status that a change needs.</summary>
    public async Task<Held> Make(WhoseEntry whose, string status = "open")
    {
        var held = await Editor.Create(NewEntry(whose) with { Status = status == "proposed" ? status : "open" });
        return status == "closed" ? await Editor.Close(held) : held;
    }

    public static NewEntry NewEntry(WhoseEntry whose) => new()
    {
        Owners = [whose.Own ? Own : Others],
        Exempt = whose.Exempt ? new { paragraph = "3", reason = "Names a bidder." } : null,
        Actions = [new { text = "Do" }],
        Controls = [new { text = "Done" }],
    };

    /// <summary>A snapshot that is not published, the latest, with all before it published.</summary>
    /// <param name="anew">Taken now, whether or not there is one.</param>
    public async Task<string> Unpublished(bool anew = false)
    {
        var standing = (await Editor.Get("/api/v1/snapshots?limit=200").Read<Page<SnapshotDocument>>()).Items
            .Where(snapshot => snapshot.Status == SnapshotStatus.Taken).Select(snapshot => snapshot.Quarter).ToArray();
        foreach (var quarter in standing.Skip(anew ? 0 : 1).Reverse()) await Editor.Publish(quarter);
        return standing.Length > 0 && !anew ? standing[0] : (await Editor.Take(NextQuarter())).Quarter;
    }

    /// <summary>A quarter after all that have been taken.</summary>
    public string NextQuarter()
    {
        var (year, quarter) = (2016 + (quarters / 4), (quarters % 4) + 1);
        quarters++;
        return $"{year}-{(year + 1) % 100:00}-Q{quarter}";
    }
}

/// <summary>The ids of what lies beside an entry.</summary>
public sealed record Dossier(string Comment, string Attachment, string Other, string Move);
