using System.Reflection;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Imports;
using RiskRegister.UseCases.Rounds;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Start;

/// <summary>
/// Loads the demonstration register of db/samples, a snapshot for each of its quarters, the measures behind it, and the committees that it
/// went to, into a database that has nothing in it.
/// </summary>
public sealed class SampleRegister(
    NpgsqlDataSource database, ImportRegister import, TakeSnapshot take, PublishSnapshot publish, KeepRounds rounds,
    RegisterSettingsInForce settings, TimeProvider clock, SampleMeasures measures, SampleCommittees committees, SampleMarks marks)
{
    const string Folder = "samples/";
    const int DaysUntilDue = 10;
    const int DaysUntilFrozen = 24;

    public async Task LoadWhenEmpty(ILogger logger, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var isEmpty = new NpgsqlCommand("select not exists (select from entries) and not exists (select from snapshots)",
            connection))
        {
            if (await isEmpty.ExecuteScalarAsync(stop) is not true) return;
        }

        var actor = Actor.Service("Sample register") with { RequestId = "start" };
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (quarter, files) in Quarters())
        {
            var outcome = await import.Carry(connection, actor, new ImportOrder { Files = files }, stop);
            if (!outcome.IsDone)
                throw new InvalidOperationException($"The sample register of {quarter} was refused: {outcome.Refusal.Detail}");
            if (references.Count == 0) await marks.Load(connection, actor, stop);
            await measures.LoadValues(connection, quarter, references, stop);
            _ = (await take.Apply(connection, actor, quarter, stop)).Required;
            _ = (await publish.Apply(connection, actor, StandingSnapshot.LatestName, stop)).Required;
            await measures.Report(connection, quarter, references, stop);
        }

        await PlanRound(connection, actor, stop);
        await committees.Load(connection, actor, stop);
        await SampleDossiers.Load(connection, actor, stop);
        await transaction.CommitConfirmed();
        logger.LogInformation(
            "The sample register was loaded; start with --Sample false and another --DataDirectory to begin with an empty one");
    }

    // Half done: what the last quarter's files changed was touched since the snapshot before.
    async Task PlanRound(NpgsqlConnection connection, Actor actor, CancellationToken stop)
    {
        const string Before = "select taken_at from standing_snapshots order by id desc offset 1 limit 1";
        await using var command = new NpgsqlCommand(Before, connection);
        if (await command.ExecuteScalarAsync(stop) is not DateTime since) return;
        var today = settings.Settings.DayOf(clock.GetUtcNow());
        var quarter = Quarter.Containing(today, settings.Settings.FinancialYearStartsIn);
        var plan = new RoundPlan
        {
            OpensOn = today,
            DueOn = today.AddDays(DaysUntilDue),
            FreezesOn = today.AddDays(DaysUntilFrozen),
            Note = "Please look at your entries, and say where nothing has changed.",
        };
        _ = (await rounds.Plan(connection, actor, quarter, plan, new Faults(), stop)).Required;
        await KeepRounds.OpenAsOf(connection, actor, quarter, new DateTimeOffset(since), stop);
    }

    static IEnumerable<(Quarter Quarter, IReadOnlyList<(string Name, byte[] Content)> Files)> Quarters() =>
        from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal)
        let parts = name[Folder.Length..].Split('/', '\\')
        where Quarter.TryParse(parts[0], out _)
        group (Name: parts[^1], Resource: name) by parts[0] into quarter
        orderby quarter.Key
        select (Quarter.TryParse(quarter.Key, out var parsed) ? parsed : default,
            (IReadOnlyList<(string, byte[])>)[.. quarter.OrderByDescending(file => file.Name, StringComparer.Ordinal)
                .Select(file => (file.Name, Read(file.Resource)))]);

    internal static byte[] Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
