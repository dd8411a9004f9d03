using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>A report with all that it holds, in one edition.</summary>
public sealed record FrozenReport(StandingReport Standing, PerformanceReport Report, bool IsPublic);

/// <summary>
/// Reads performance reports as they were frozen. The primary says which is meant and who may see it; what a published one holds is read on
/// a replica where one is configured and has it.
/// </summary>
public sealed class ReadReports(NpgsqlDataSource database, ReplicaDatabase? replica = null)
{
    // What has become exempt since is withdrawn from the public edition at once.
    const string Lines = """
        select r.line::text from performance_report_rows as r
        where r.report_id = @report
            and (not @public or not (r.exempt or exists (select from measures as m where m.id = r.measure_id and m.exempt)))
        order by r.position
        """;

    public async Task<IReadOnlyList<StandingReport>> Page(Actor actor, long? before, int limit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await StandingReport.Page(connection, actor, before, limit, stop);
    }

    /// <param name="named">A quarter, or "latest".</param>
    /// <param name="isPublic">Which edition; the full one is for who may see every measure.</param>
    public async Task<Result<FrozenReport>> Read(Actor actor, string named, bool isPublic, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (standing, refusal) = await StandingReport.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        if (SnapshotRefusals.Refuse(isPublic, actor.SeesFullReports) is { } notAllowed) return notAllowed;
        await using var there = await OnReplica(standing!, stop);
        return new FrozenReport(standing!, await Whole(there?.Connection ?? connection, standing!, isPublic, stop), isPublic);
    }

    async Task<ReadingConnection?> OnReplica(StandingReport standing, CancellationToken stop) =>
        replica is not null && standing.IsPublished ? await replica.TryOpen(standing.IsThere, atOneInstant: false, stop) : null;

    /// <summary>All that a report holds.</summary>
    public static async Task<PerformanceReport> Whole(
        NpgsqlConnection connection, StandingReport standing, bool isPublic, CancellationToken stop)
    {
        var lines = (await connection.QueryAsync<string>(new CommandDefinition(
                Lines, new { report = standing.Id, @public = isPublic }, cancellationToken: stop)))
            .Select(line => JsonSerializer.Deserialize(line, ReportJson.Stored.ReportLine)!).ToList();
        var said = await ReportNarratives.Of(connection, standing.Id, stop);
        var report = new PerformanceReport(standing.Quarter, lines)
        {
            Narratives = said.Where(each => each.MeasureId is null && each.Text is not null).ToDictionary(each => each.Place, each =>
                each.Text!),
            Explanations = said.Where(each => each.MeasureId is not null).ToDictionary(each => each.MeasureId!.Value, each =>
                each.Explanation),
        };
        if (!isPublic) return report;
        var held = lines.Select(line => line.Measure.Id).ToHashSet();
        return report.Public() with { Explanations = report.Explanations.Where(each => held.Contains(each.Key)).ToDictionary() };
    }
}
