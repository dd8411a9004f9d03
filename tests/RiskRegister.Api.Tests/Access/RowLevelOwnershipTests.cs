using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

/// <summary>What the database lets an owner write, and read of the past, when no check in code stands before it.</summary>
public sealed class RowLevelOwnershipTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Own = "Head of Waste Management";
    const string Others = "Head of Fleet";

    public static readonly TheoryData<string> Forbidden = ["owners", "status", "reference", "exempt", "disclosed"];

    [Fact]
    public async Task An_entry_of_another_post_is_not_written()
    {
        var entry = await Entry(Others);
        (await Write(Own, entry.State with { Title = "Taken over" }, entry.Row.Revision)).ShouldBeNull();
        (await Write(Others, entry.State with { Title = "Changed" }, entry.Row.Revision)).ShouldNotBeNull().ShouldHaveSingleItem()
            .Revision.ShouldBe(2);
    }

    [Fact]
    public async Task One_who_acts_for_no_post_writes_nothing()
    {
        var entry = await Entry(Own);
        (await Write(null, entry.State with { Title = "Changed" }, entry.Row.Revision)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task Of_an_own_entry_only_what_the_roles_table_allows_is_written(string member)
    {
        var entry = await Entry(Own, exempt: member == "disclosed");
        var state = entry.State;
        state = member switch
        {
            "owners" => state with { Owners = [Own, Others] },
            "status" => state with
            {
                Status = EntryStatus.Closed,
                Closure = new Closure("Over.", DateTimeOffset.UnixEpoch, [], EntryStatus.Open)
            },
            "reference" => state with { Reference = new EntryReference(EntryKind.Risk, 9001) },
            "exempt" => state with { Exempt = new Exemption("3", "Names a bidder.") },
            _ => state with { Exempt = null },
        };
        (await Write(Own, state, entry.Row.Revision)).ShouldBeNull();
        (await app.Ask<int>("select revision from entries where id = @Id", new { entry.State.Id })).ShouldBe(1);
        (await app.Ask<int>("select count(*)::integer from entry_revisions where entry_id = @Id", new { entry.State.Id })).ShouldBe(1);
    }

    [Fact]
    public async Task An_own_exempt_entry_is_written_when_it_stays_exempt()
    {
        var entry = await Entry(Own, exempt: true);
        (await Write(Own, entry.State with { Title = "Changed" }, entry.Row.Revision)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(EntryStatus.Proposed, Others, false)]
    [InlineData(EntryStatus.Open, Own, false)]
    [InlineData(EntryStatus.Proposed, Own, true)]
    public async Task An_owner_creates_nothing_but_proposals_of_its_own_posts(EntryStatus status, string owner, bool exempt)
    {
        var state = (await Entry(Own)).State with
        {
            Id = Guid.CreateVersion7(),
            Status = status,
            Reference = status == EntryStatus.Open ? new EntryReference(EntryKind.Risk, 9100) : null,
            Owners = [owner],
            Exempt = exempt ? new Exemption("3", "Names a bidder.") : null,
        };
        (await Write(Own, state, 0)).ShouldBeNull();
        (await app.Ask<int>("select count(*)::integer from entries where id = @Id", new { state.Id })).ShouldBe(0);
        (await Write(Own, state with { Status = EntryStatus.Proposed, Reference = null, Owners = [Own], Exempt = null }, 0))
            .ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_several_entries_one_that_is_not_its_own_stops_all()
    {
        var (own, others) = (await Entry(Own), await Entry(Others));
        await using var connection = await Connect();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        (await Writer.TryWrite(connection, ActorOf(Own),
            [
                new EntryChange(1, EntryAction.Changed, own.State with { Title = "Changed" }, null),
                new EntryChange(1, EntryAction.Changed, others.State with { Title = "Changed" }, null),
            ], TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task Anothers_exempt_entry_is_not_found()
    {
        var entry = await Entry(Others, exempt: true);
        await using var connection = await Connect();
        foreach (var (posts, isFound) in new[] { ((string[])[Own], false), ([], false), ([Others], true) })
        {
            var caller = new Actor("id", "name", new HashSet<Role> { Role.Owner }, posts, GrantedFullEdition: true);
            var (found, _) = await LiveEntries.Find(
                connection, entry.State.Id.ToString("D"), caller, TestContext.Current.CancellationToken);
            (found is not null).ShouldBe(isFound);
        }
    }

    [Fact]
    public async Task The_past_of_an_entry_of_another_post_is_not_read()
    {
        var entry = await Entry(Others);
        await (await app.Client(Role.Editor)).Take("2016-17-Q1");
        await using var connection = await Connect();
        foreach (var (posts, seesAll, rows) in new[] { ((string[])[Own], false, 0), ([], false, 0), ([Others], false, 1), ([], true, 1) })
        {
            var asked = new
            {
                entry.State.Id,
                posts,
                seesAll,
                asOf = app.Clock.GetUtcNow(),
                before = (int?)null,
                revision = (int?)null,
                limit = 10,
                publicEdition = false,
                unpublished = true,
            };
            foreach (var sql in new[] { ReadHistory.Several, ReadEntry.AsOfById, ReadTrend.Points })
                (await connection.QueryAsync(sql, asked)).Count().ShouldBe(rows, sql);
        }
    }

    EntryWriter Writer => app.Services.GetRequiredService<EntryWriter>();

    static Actor ActorOf(string? post) =>
        new("Forgetful", "Forgetful", new HashSet<Role> { Role.Owner }, post is null ? []
            : [post], GrantedFullEdition: false)
        { RequestId = "test" };

    async Task<NpgsqlConnection> Connect() =>
        await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);

    async Task<FoundEntry> Entry(string owner, bool exempt = false)
    {
        var editor = await app.Client(Role.Editor);
        var held = await editor.Create(
            new NewEntry { Owners = [owner], Exempt = exempt ? new { paragraph = "3", reason = "Names a bidder." } : null });
        await using var connection = await Connect();
        return (await LiveEntries.Find(
            connection, held.Entry.Id.ToString("D"), Actor.Service("test"), TestContext.Current.CancellationToken)).Value!;
    }

    async Task<IReadOnlyList<EntryRow>?> Write(string? post, EntryState state, int expected)
    {
        await using var connection = await Connect();
        return await Writer.TryWrite(connection, ActorOf(post),
            [new EntryChange(expected, expected == 0 ? EntryAction.Proposed : EntryAction.Changed, state, null)],
            TestContext.Current.CancellationToken);
    }
}
