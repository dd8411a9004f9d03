using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Imports;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.House;

/// <summary>A whole quarter as a job or a page would do it: by calls, without a web server.</summary>
public sealed class QuarterWithoutHttpTests(TestCluster cluster)
{
    const string Register = """
        Reference,Title,Risk Score,Residual Risk Score,Owner
        CR1,Depot floods,5 x 4 = 20,4 x 4 = 16,Head of Estates
        CR2,Payroll stops,4 x 4 = 16,3 x 4 = 12,Director of Finance
        """;

    static readonly Actor Editor = Actor.Service("Legal services");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_register_comes_in_changes_closes_is_frozen_published_and_compared()
    {
        await using var database = await TestDatabase.Create(cluster);
        await using var source = NpgsqlDataSource.Create(database.ServiceConnectionString);
        await using var services = Services(source);
        var (transactions, import) = (services.GetRequiredService<Transactions>(), services.GetRequiredService<ImportRegister>());
        var order = new ImportOrder { Files = [("register.csv", Encoding.UTF8.GetBytes(Register))], Quarter = QuarterOf("2016-17-Q2") };
        var imported = await transactions.Run(connection => import.Carry(connection, Editor, order, Stop), Stop);
        imported.Required.Plan.Outcomes.Count.ShouldBe(2);
        await Publish(services, "2016-17-Q2");

        var patch = new EntryPatch { ResidualScore = ScorePatch.To(3, 4) };
        var changed = await services.GetRequiredService<ChangeEntry>()
            .Apply(Editor, "CR1", Expected.Revision(1), patch, "The wall stands", Stop);
        changed.Required.Revision.ShouldBe(2);
        var stale = await services.GetRequiredService<ChangeEntry>().Apply(Editor, "CR1", Expected.Revision(1), patch, null, Stop);
        stale.Refusal!.Kind.ShouldBe(Refusals.Stale);
        var closed = await services.GetRequiredService<CloseEntry>()
            .Apply(Editor, "CR2", Expected.Revision(1), "A new system pays.", [], Stop);
        closed.IsDone.ShouldBeTrue();
        (await services.GetRequiredService<ReopenEntry>().Apply(Editor, "CR1", Expected.Any, Stop))
            .Refusal!.Kind.ShouldBe(EntryRefusals.WrongStatus);

        (await services.GetRequiredService<TakeSnapshot>().Apply(Editor, QuarterOf("2016-17-Q3"), Stop)).IsDone.ShouldBeTrue();
        await Publish(services, "2016-17-Q3");

        var (reading, refusal) = await SnapshotReading.Open(
            services.GetRequiredService<SnapshotConnections>(), Editor, StandingSnapshot.LatestName, compares: true, Stop);
        refusal.ShouldBeNull();
        await using (reading)
        {
            var highlights = await SnapshotHighlights.Standing(reading!.Connection, reading.Snapshot, publicEdition: true, Stop);
            highlights.Entries.Select(entry => entry.Text).ShouldBe(
                ["Residual score reduced from 16 to 12.", "Removed: closed – A new system pays."]);
        }
    }

    [Fact]
    public async Task Who_acts_for_no_post_changes_nothing()
    {
        await using var database = await TestDatabase.Create(cluster);
        await using var source = NpgsqlDataSource.Create(database.ServiceConnectionString);
        await using var services = Services(source);
        var patch = new EntryPatch
        {
            Title = "Bridges close",
            Score = ScorePatch.To(4, 4),
            ResidualScore = ScorePatch.To(2, 2),
            Owners = new(true, ["Head of Highways"]),
        };
        var made = await services.GetRequiredService<CreateEntry>()
            .Apply(Editor, new UseCases.Entries.NewEntry(EntryKind.Risk, null, null, patch, null), Stop);
        var reference = StoredEntry.ReadFacts(made.Required.Facts).Reference!;
        var stranger = new Actor("k", "Head of Parks", new HashSet<Role> { Role.Owner }, ["Head of Parks"], GrantedFullEdition: false);

        var refused = await services.GetRequiredService<ReviewEntry>().Apply(stranger, reference, Expected.Any, "Looked at", Stop);

        refused.Refusal!.Kind.ShouldBe(EntryRefusals.NotYours);
        (await services.GetRequiredService<ReviewEntry>().Apply(Editor, reference, Expected.Any, "Looked at", Stop))
            .Required.Revision.ShouldBe(2);
    }

    static async Task Publish(IServiceProvider services, string quarter) =>
        (await services.GetRequiredService<PublishSnapshot>().Apply(Editor, quarter, Stop)).Required.IsPublished.ShouldBeTrue();

    static Quarter QuarterOf(string text) =>
        Quarter.TryParse(text, out var quarter) ? quarter : throw new ArgumentException(text, nameof(text));

    static ServiceProvider Services(NpgsqlDataSource source) => new ServiceCollection()
        .AddSingleton(TimeProvider.System).AddSingleton<RegisterMetrics>().AddSingleton(new RegisterSettingsInForce(new RegisterSettings()))
        .AddSingleton(source).AddSingleton(new PlannedDatabase(source)).AddSingleton<Transactions>().AddSingleton<ImportRegister>()
        .AddEntries().AddSnapshots().BuildServiceProvider();
}
