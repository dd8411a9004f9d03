using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Api.Features.Verification;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Verification;

/// <summary>Whatever a superuser does to what is stored, with every trigger and foreign key off, verification names it.</summary>
public sealed class TamperingTests(TamperingTests.LivedRegister register) : IClassFixture<TamperingTests.LivedRegister>
{
    const string Revision = "entry_id = (select id from entries where reference = '{0}') and revision = {1}";
    const string Taken = "snapshot_id = (select id from snapshots where quarter = '{0}')";

    // Their other columns are generated.
    static readonly Dictionary<string, string> Written = new(StringComparer.Ordinal)
    {
        ["entries"] = "id, revision, updated_at, facts, content",
        ["entry_revisions"] = "entry_id, revision, recorded_at, action, facts, content, digest",
    };

    static readonly string[] Tables =
        ["entries", "entry_revisions", "snapshots", "snapshot_rows", "snapshot_events", "latest_snapshot", "audit_log", "events",
            "round_marks", "snapshot_rounds"];

    /// <summary>
    /// What is done; what the whole verification must name; what that of 2016-17-Q3 must name, or null when it is not its matter.
    /// </summary>
    public static TheoryData<string, string, string?> Deeds => new()
    {
        { $"update entry_revisions set content = replace(content::text, 'Loss', 'Gain')::json where {Of(Revision, "CR1", "1")}",
            "revision CR1 1", "revision CR1 1" },
        { $"update entry_revisions set facts = replace(facts::text, '\"Editor\"', '\"Someone\"')::json where {Of(Revision, "CR1", "3")}",
            "revision CR1 3", "revision CR1 3" },
        { $"update entry_revisions set recorded_at = recorded_at + interval '1 day' where {Of(Revision, "CR2", "3")}", "revision CR2 3",
            null },
        { $"delete from entry_revisions where {Of(Revision, "CR1", "1")}", "revision CR1 1", "revision CR1 1" },
        { $"delete from entry_revisions where {Of(Revision, "CR1", "2")}", "revision CR1 2", "revision CR1 2" },
        { $"delete from entry_revisions where {Of(Revision, "CR1", "3")}", "revision CR1 3", "revision CR1 3" },
        { $"delete from entry_revisions where {Of(Revision, "CR2", "3")}", "revision CR2 3", null },
        {
            $$"""
            delete from audit_log where entry_id = (select id from entries where reference = 'CR2') and revision = 3;
            delete from entry_revisions where {{Of(Revision, "CR2", "3")}}
            """, "revision CR2 3", null
        },
        {
            $"""
            insert into entry_revisions
            select entry_id, 4, recorded_at + interval '1 second', action, facts, content,
                revision_digest(digest, entry_id, 4, recorded_at + interval '1 second', action, facts, content)
            from entry_revisions where {Of(Revision, "CR2", "3")}
            """, "revision CR2 4", null
        },
        { "update entries set content = replace(content::text, 'Loss', 'Gain')::json where reference = 'CR1'", "entry CR1 3", null },
        { "update entries set facts = replace(facts::text, '\"impact\":4', '\"impact\":1')::json where reference = 'CR2'", "entry CR2 3",
            null },
        { "delete from entries where reference = 'CO1'", "revision  1", "revision  1" },
        { $"update snapshot_rows set residual = 1 where {Of(Taken, "2016-17-Q3")} and entry_id = (select id from entries where reference = "
            + "'CR2')", "snapshotRow CR2 1 2016-17-Q3", "snapshotRow CR2 1 2016-17-Q3" },
        { $"update snapshot_rows set residual_before = 1 where {Of(Taken, "2016-17-Q3")} and entry_id = (select id from entries where "
            + "reference = 'CR2')", "snapshotRow CR2 1 2016-17-Q3", "snapshotRow CR2 1 2016-17-Q3" },
        { $"update snapshot_rows set exempt = true where {Of(Taken, "2016-17-Q3")} and entry_id = (select id from entries where reference "
            + "= 'CO1')", "snapshotRow CO1 1 2016-17-Q3", "snapshotRow CO1 1 2016-17-Q3" },
        { $"delete from snapshot_rows where {Of(Taken, "2016-17-Q3")} and entry_id = (select id from entries where reference = 'CR2')",
            "snapshotRow CR2 1 2016-17-Q3", "snapshotRow CR2 1 2016-17-Q3" },
        { $"delete from snapshot_rows where {Of(Taken, "2016-17-Q3")} and version = 1", "snapshotRow CR1 3 2016-17-Q3",
            "snapshotRow CR1 3 2016-17-Q3" },
        {
            $"""
            insert into snapshot_rows
            select r.snapshot_id, r.entry_id, 1, v.revision, r.kind, r.status, r.position, r.residual, r.exempt, r.residual_before, true,
                snapshot_row_digest(v.digest, r.entry_id, 1, r.residual, r.exempt, r.residual_before, true)
            from snapshot_rows as r join entry_revisions as v on v.entry_id = r.entry_id and v.revision = 2
            where r.{Of(Taken, "2016-17-Q3")} and r.entry_id = (select id from entries where reference = 'CR2')
            """, "snapshotRow CR2 2 2016-17-Q3", "snapshotRow CR2 2 2016-17-Q3"
        },
        {
            """
            update snapshots set digest = snapshot_digest((select digest from snapshots where quarter = '2016-17-Q2'), id, quarter, attempt,
                predecessor,
                taken_at, taken_by, '{"threshold":1}', (select string_agg(digest, ''::bytea order by entry_id) from snapshot_rows
                    where snapshot_id = id and version = 0)),
                settings = '{"threshold":1}'
            where quarter = '2016-17-Q3'
            """, "snapshotEvent CR1 3 2016-17-Q3", "snapshotEvent CR1 3 2016-17-Q3"
        },
        { "update snapshots set taken_by = 'Someone' where quarter = '2016-17-Q3'", "snapshot   2016-17-Q3", "snapshot   2016-17-Q3" },
        { "delete from snapshots where quarter = '2016-17-Q2'", "snapshot   2016-17-Q2", "snapshot   2016-17-Q3" },
        { "delete from snapshots where quarter = '2016-17-Q4' and attempt = 1", "snapshot   2016-17-Q4", null },
        { $"update snapshot_events set detail = '{{}}' where kind = 'published' and {Of(Taken, "2016-17-Q3")}",
            "snapshotEvent   2016-17-Q3", "snapshotEvent   2016-17-Q3" },
        { "update snapshot_events set revision = 3 where kind = 'addendum'", "snapshotEvent CR2 3 2016-17-Q3",
            "snapshotEvent CR2 3 2016-17-Q3" },
        { "delete from snapshot_events where kind = 'addendum'", "snapshotEvent CR2 2 2016-17-Q3", "snapshotEvent CR2 2 2016-17-Q3" },
        { $"delete from snapshot_events where kind = 'published' and {Of(Taken, "2016-17-Q3")}", "snapshotEvent   2016-17-Q3",
            "snapshotEvent   2016-17-Q3" },
        { "delete from snapshot_events where kind = 'discarded'", "snapshotEvent   2016-17-Q4", null },
        { "update latest_snapshot set id = (select id from snapshots where quarter = '2016-17-Q2')", "snapshot   2016-17-Q2", null },
        { "delete from audit_log where action = 'changed' and revision = 2 and entry_id = (select id from entries where reference = 'CR1')",
            "audit CR1 2", null },
        { "update audit_log set actor = 'Someone' where action = 'created' and entry_id = (select id from entries where reference = 'CO1')",
            "audit CO1 1", null },
        { "delete from audit_log where action = 'snapshotTaken' and quarter = '2016-17-Q3'", "audit   2016-17-Q3", "audit   2016-17-Q3" },
        { "update audit_log set at = at - interval '1 day' where action = 'snapshotAddendum'", "audit CR2 2 2016-17-Q3",
            "audit CR2 2 2016-17-Q3" },
    };

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task A_row_changed_taken_away_or_added_is_named(string deed, string whole, string? ofSnapshot)
    {
        await register.Untouched();
        (await register.Verify("/verification")).Failures.ShouldBeEmpty();
        (await register.Verify("/snapshots/2016-17-Q3/verification")).Verified.ShouldBeTrue();

        await register.Tamper(deed);

        var found = await register.Verify("/verification");
        found.Verified.ShouldBeFalse();
        found.Failures.Select(Named).ShouldContain(whole);
        (await register.VerifyInPieces())
            .ShouldBe(found.Failures.Select(failure =>
            (failure.Kind, failure.EntryId, failure.Revision, failure.Quarter, failure.Problem)));
        var ofQuarter = await register.Verify("/snapshots/2016-17-Q3/verification");
        if (ofSnapshot is null) ofQuarter.Failures.ShouldBeEmpty();
        else ofQuarter.Failures.Select(Named).ShouldContain(ofSnapshot);
    }

    [Fact]
    public async Task Digests_printed_on_published_copies_are_known_before_and_after_an_addendum_and_others_are_not()
    {
        await register.Untouched();
        foreach (var (quarter, printed) in register.Printed)
        {
            var known = await register.Verify($"/verification?digest={printed}");
            (known.DigestKnown, known.Verified).ShouldBe((true, true));
            (await register.Verify($"/snapshots/{quarter}/verification?digest={printed}")).DigestKnown.ShouldBe(true);
        }

        register.Printed.Select(each => each.Digest).Distinct().Count().ShouldBe(6);
        var other = await register.Verify($"/verification?digest={new string('a', 64)}");
        (other.DigestKnown, other.Verified, other.Failures.Count).ShouldBe((false, false, 0));
        (await register.Verify($"/snapshots/2016-17-Q2/verification?digest={register.Printed[^1].Digest}")).DigestKnown.ShouldBe(false);
        (await register.Verify("/verification")).DigestKnown.ShouldBeNull();
        await register.Editor.Get("/api/v1/verification?digest=abc").Problem(400, "invalid_query");
        await register.Editor.Get("/api/v1/snapshots/2015-16-Q1/verification").Problem(404, "snapshot_not_found");
    }

    [Theory]
    [InlineData("CR2", 2, "an addendum")]
    [InlineData("CR1", 3, "a replacement")]
    [InlineData("CO1", 1, "an entry as taken")]
    public async Task One_who_recomputes_every_digest_is_found_by_those_printed_on_published_copies(
        string reference, int revision, string what)
    {
        await register.Untouched();

        await register.Tamper(
            "update entry_revisions set content = replace(content::text, 'o', '0')::json where "
                + $"{Of(Revision, reference, revision.ToString(System.Globalization.CultureInfo.InvariantCulture))}");
        await register.Tamper(
            "update entries as e set content = r.content from entry_revisions as r where r.entry_id = e.id and r.revision = e.revision");
        await register.Tamper(Recompute);

        (await register.Verify("/verification")).Failures.ShouldBeEmpty();
        foreach (var (_, printed) in register.Printed.TakeLast(2))
            (await register.Verify($"/verification?digest={printed}")).DigestKnown.ShouldBe(false, what);
    }

    static string Of(string condition, params string[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, values);

    static string Named(
        VerificationFailure failure) => $"{failure.Kind} {failure.Reference} {failure.Revision} {failure.Quarter}".TrimEnd();

    const string Recompute = """
        do $$
        declare r record;
        begin
            for r in select * from entry_revisions order by entry_id, revision loop
                update entry_revisions as e set digest = revision_digest(
                    (select p.digest from entry_revisions as p where p.entry_id = r.entry_id and p.revision = r.revision - 1),
                    r.entry_id, r.revision, r.recorded_at, r.action, r.facts, r.content)
                where e.entry_id = r.entry_id and e.revision = r.revision;
            end loop;
            update snapshot_rows as f set digest = snapshot_row_digest(v.digest, f.entry_id, f.version, f.residual, f.exempt,
                f.residual_before, f.reviewed)
            from entry_revisions as v where v.entry_id = f.entry_id and v.revision = f.revision;
            for r in select * from snapshots order by id loop
                update snapshots as s set digest = snapshot_digest((select b.digest from snapshots as b where b.id < r.id
                    order by b.id desc limit 1),
                    r.id, r.quarter, r.attempt, r.predecessor, r.taken_at, r.taken_by, r.settings,
                    (select string_agg(f.digest, ''::bytea order by f.entry_id) from snapshot_rows as f
                        where f.snapshot_id = r.id and f.version = 0))
                where s.id = r.id;
            end loop;
            for r in select e.*, s.digest as taken from snapshot_events as e join snapshots as s on s.id = e.snapshot_id order by e.id loop
                update snapshot_events as e set digest = snapshot_event_digest(
                    coalesce((select b.digest from snapshot_events as b where b.snapshot_id = r.snapshot_id and b.id < r.id
                        order by b.id desc limit 1), r.taken),
                    r.snapshot_id, r.kind, r.at, r.actor, r.entry_id, r.revision, r.detail,
                    case r.kind
                        when 'replaced' then (select f.digest from snapshot_rows as f
                            where f.snapshot_id = r.snapshot_id and f.entry_id = r.entry_id and f.version = 1)
                        when 'addendum' then (select v.digest from entry_revisions as v
                            where v.entry_id = r.entry_id and v.revision = r.revision)
                    end)
                where e.id = r.id;
            end loop;
        end $$
        """;

    /// <summary>A register with some of everything in it, which each test finds untouched.</summary>
    public sealed class LivedRegister(TestCluster cluster) : IAsyncLifetime
    {
        readonly RegisterApp app = new(cluster);
        readonly List<(string Quarter, string Digest)> printed = [];
        HttpClient? editor;

        public HttpClient Editor => editor!;

        /// <summary>With pieces as small as can be.</summary>
        public async Task<IEnumerable<(string Kind, Guid? EntryId, int? Revision, string? Quarter, string Problem)>> VerifyInPieces()
        {
            var verify = app.Services.GetRequiredService<UseCases.Verification.VerifyInPieces>();
            var failures = (await verify.Run(most: 1, TestContext.Current.CancellationToken)).ShouldNotBeNull();
            return failures.Select(failure => (failure.Kind, failure.EntryId, failure.Revision, failure.Quarter, failure.Problem));
        }

        /// <summary>The digests of published copies, the two of the last publication, corrected, at the end.</summary>
        public IReadOnlyList<(string Quarter, string Digest)> Printed => printed;

        public async ValueTask InitializeAsync()
        {
            await app.InitializeAsync();
            if (!await Prerequisites.HasPostgres(TestContext.Current.CancellationToken)) return;
            editor = await app.Client(Role.Editor);
            await Editor.Create();
            await Editor.Create();
            await Editor.Create(NewEntry.Opportunity);
            await Editor.Take("2016-17-Q2");
            await Editor.Publish("2016-17-Q2");
            await Print("2016-17-Q2");
            await Editor.Change("CR1", new { description = "Second text." });
            await Editor.Take("2016-17-Q3");
            await Editor.Change("CR1", new { description = "Third text." });
            await Editor.Post("/api/v1/snapshots/2016-17-Q3/entries/CR1/replacement").Result();
            await Editor.Publish("2016-17-Q3");
            await Print("2016-17-Q3");
            await Editor.Change("CR2", new { description = "Corrected text." });
            await Editor.Change("CR2", new { residualScore = new Cell(4, 5) });
            await Editor.Correct("2016-17-Q3", "CR2", revision: 2);
            await Print("2016-17-Q3");
            await Editor.Take("2016-17-Q4");
            await Editor.Delete("/api/v1/snapshots/2016-17-Q4").Result();
            await Editor.Take("2016-17-Q4");
            await Execute(string.Concat(Tables.Select(table => $"create table kept_{table} as select * from {table};")));

            // Of every table: those that name these are emptied with them.
            await Execute("""
                do $$ declare name text; begin
                    for name in select tablename from pg_tables where schemaname = 'public' loop
                        execute format('alter table %I disable trigger all', name);
                    end loop;
                end $$;
                """);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        public Task<VerificationDocument> Verify(string path)
        {
            if (editor is null) Prerequisites.PostgresIsMissing();
            return editor.Get($"/api/v1{path}").Read<VerificationDocument>();
        }

        public Task Tamper(string sql) => Execute($"set session_replication_role = replica; {sql};");

        public async Task Untouched()
        {
            if (editor is null) Prerequisites.PostgresIsMissing();
            await Tamper(string.Concat(Tables.Select(table => $"truncate {table} cascade;")));
            await Tamper(string.Concat(Tables.Select(table => Written.TryGetValue(table, out var columns)
                ? $"insert into {table} ({columns}) select {columns} from kept_{table};"
                : $"insert into {table} overriding system value select * from kept_{table};")));
        }

        async Task Print(string quarter)
        {
            foreach (var edition in new[] { "public", "full" })
                printed.Add((quarter, (await Editor.Snapshot(quarter, $"?edition={edition}")).Digest));
        }

        async Task Execute(string sql)
        {
            await using var connection = new NpgsqlConnection(app.Database.SuperuserConnectionString);
            await connection.ExecuteAsync(sql);
        }
    }
}
