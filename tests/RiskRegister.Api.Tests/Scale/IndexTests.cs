using System.Buffers.Text;
using System.Text.Json;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Scale;

/// <summary>With 10,000 entries and 40 snapshots, what is asked for is found by an index and little else is read.</summary>
[Collection(nameof(LargeRegisterApp))]
public sealed class IndexTests(LargeRegisterApp large)
{
    static readonly string[] LargeTables = ["entries", "entry_revisions", "snapshot_rows", "audit_log"];

    static string Latest => LargeRegister.Latest.ToString();

    [Theory]
    [InlineData("/entries/CR501")]
    [InlineData("/entries/{id}")]
    [InlineData("/entries/CR501?asOf={earlier}")]
    [InlineData("/entries/{id}?asOf={earlier}")]
    [InlineData("/entries/CR501/actions/1")]
    [InlineData("/entries/CR501/revisions")]
    [InlineData("/entries/CR501/revisions/2")]
    [InlineData("/entries/CR501/trend?edition=full")]
    [InlineData("/entries/CR501/trend")]
    [InlineData("/audit?entry={id}")]
    [InlineData("/snapshots/{latest}/entries/CR501?edition=full")]
    [InlineData("/snapshots/{latest}/entries/CR501")]
    [InlineData("/snapshots/{latest}/entries/{id}")]
    public Task One_entry_is_found_without_reading_others(string path) => Reads(path, atMost: 500, Role.Editor);

    [Theory]
    [InlineData("/entries")]
    [InlineData("/entries?sort=-residual")]
    [InlineData("/entries?sort=-updatedAt")]
    [InlineData("/entries?kind=risk&status=open&onRegister=true")]
    [InlineData("/entries?type=Legal")]
    [InlineData("/entries?owner=MT")]
    [InlineData("/audit")]
    [InlineData("/snapshots/{latest}/entries?edition=full")]
    [InlineData("/snapshots/{latest}/entries")]
    public Task A_first_page_reads_little_more_than_it_shows(string path) => Reads(path, atMost: 3000, Role.Editor);

    [Theory]
    [InlineData("/entries", "10005000000", Role.Editor)]
    [InlineData("/entries", "10005000000", Role.Owner)]
    [InlineData("/entries?sort=-residual", "910005000000", Role.Editor)]
    [InlineData("/entries?sort=-updatedAt", "{ticks}", Role.Editor)]
    [InlineData("/snapshots/{latest}/entries?edition=full", "10005000000", Role.Editor)]
    [InlineData("/snapshots/{latest}/entries", "10005000000", Role.Editor)]
    public async Task A_page_deep_inside_reads_no_more_than_the_first(string path, string key, Role role)
    {
        using var client = await large.App.Client(role);
        var first = await (await client.Get("/api/v1" + await Named(path))).Text();
        using var page = JsonDocument.Parse(first);
        var list = JsonSerializer.Deserialize<string[]>(
            Base64Url.DecodeFromChars(page.RootElement.GetProperty("nextCursor").GetString()!))![0];
        var cursor = new Cursor(list, await Named(key), await Named("{id}"));
        await Reads($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor}", atMost: 1000, role);
    }

    [Theory]
    [InlineData("/entries?owner={owner}")]
    [InlineData("/entries?service={service}")]
    [InlineData("/entries?overdue=true")]
    [InlineData("/entries?minResidual=25&sort=-residual")]
    [InlineData("/entries?minResidual=25&service={service}")]
    [InlineData("/entries?status=proposed")]
    [InlineData("/entries?response=transfer")]
    [InlineData("/entries?objective=O1")]
    [InlineData("/entries?targetOverdue=true")]
    [InlineData("/entries?assurance=stale")]
    [InlineData("/entries?level=service")]
    [InlineData("/entries?moveAsked=true")]
    [InlineData("/entries?q=" + LargeRegister.RareWord)]
    [InlineData("/entries?q=" + LargeRegister.RareWord + "&sort=-residual")]
    [InlineData("/entries?q=CR501")]
    public Task A_selective_list_reads_little_more_than_it_finds(string path) => Reads(path, atMost: 1000, Role.Editor);

    [Theory]
    [InlineData("/snapshots?edition=full&limit=1")]
    [InlineData("/snapshots/{early}?edition=full")]
    [InlineData("/snapshots/{early}")]
    [InlineData("/snapshots/{early}/register?edition=full")]
    public Task A_snapshot_is_counted_without_reading_the_others(string path) => Reads(path, atMost: 25_000, Role.Editor, "snapshot_rows");

    [Fact]
    public async Task A_thousand_attachments_are_listed_by_an_index_and_nothing_of_their_content_is_read()
    {
        const string Fill = """
            insert into comments (id, entry_id, text, actor, author)
            select gen_random_uuid(), e.id, 'Said', 'test', 'test' from (select id from entries order by id limit 2000) as e, generate_series(1, 10);
            insert into attachments (id, entry_id, name, link, at, actor, digest)
            select gen_random_uuid(), e.id, 'Plan', 'https://example.org/', now(), 'test', sha256('')
            from (select id from entries order by id limit 2000) as e, generate_series(1, 10);
            insert into attachments (id, entry_id, name, link, at, actor, digest)
            select gen_random_uuid(), e.id, 'Plan', 'https://example.org/', now(), 'test', sha256('')
            from entries as e, generate_series(1, 1000) where e.reference = 'CR501';
            insert into entry_links (from_id, kind, to_id, actor)
            select id, 'dependsOn', lead(id) over (order by id), 'test' from (select id from entries order by id limit 5000) as e
            order by lead(id) over (order by id) nulls last limit 4999;
            analyze comments; analyze attachments; analyze entry_links;
            """;
        await large.App.Ask<object?>(Fill);
        foreach (var (path, atMost) in new[] { ("attachments?limit=200", 1_100), ("comments?limit=200", 100), ("links", 100) })
            await Reads($"/entries/CR501/{path}", atMost, Role.Editor, "attachments", "comments", "entry_links", "attachment_pieces");
        using var client = await large.App.Client(Role.Editor);
        var commands = await large.App.CommandsOf(() => client.Get("/api/v1/entries/CR501/attachments?limit=200"));
        commands.Select(command => command.CommandText).ShouldAllBe(text => !text.Contains("attachment_pieces"));
        await large.App.Ask<object?>("""
            alter table comments disable trigger append_only; delete from comments where text = 'Said' and author = 'test'; alter table comments enable always trigger append_only;
            alter table attachments disable trigger append_only; delete from attachments where actor = 'test';
            alter table attachments enable always trigger append_only; delete from entry_links where actor = 'test';
            """);
    }

    async Task Reads(string path, int atMost, Role role, params string[] tables)
    {
        using var client = await large.App.Client(role);
        path = await Named(path);
        var commands = await large.App.CommandsOf(() => client.Get($"/api/v1{path}"));
        commands.ShouldNotBeEmpty();
        foreach (var command in commands)
        {
            var plan = await QueryPlan.Of(command, large.App.ServiceConnectionString);
            var scans = plan.Scans.Where(scan => (tables.Length == 0 ? LargeTables : tables).Contains(scan.Table)).ToArray();
            scans.ShouldNotContain(scan => scan.Node == "Seq Scan", plan.Text);
            scans.Sum(scan => scan.Rows).ShouldBeLessThanOrEqualTo(atMost, plan.Text);
        }
    }

    async Task<string> Named(string text)
    {
        foreach (var (name, value) in new (string, Func<Task<string>>)[]
        {
            ("{id}", async () => (await large.App.Ask<Guid>("select id from entries where reference = 'CR501'")).ToString("D")),
            ("{earlier}", () => large.App.Ask<string>("""select to_char(taken_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from snapshots where id = 20""")),
            ("{ticks}", async () =>
                (await large.App.Ask<DateTime>("select updated_at from entries order by updated_at offset 5000 limit 1")).Ticks.ToString()),
            ("{latest}", () => Task.FromResult(Latest)),
            ("{early}", () => Task.FromResult(LargeRegisterApp.Register.QuarterOf(5).ToString())),
            ("{owner}", () => Task.FromResult(Uri.EscapeDataString(LargeRegister.Post(17)))),
            ("{service}", () => Task.FromResult(Uri.EscapeDataString(LargeRegister.Service(17)))),
        })
        {
            if (text.Contains(name, StringComparison.Ordinal)) text = text.Replace(name, await value(), StringComparison.Ordinal);
        }

        return text;
    }
}
