using Dapper;
using Npgsql;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>A measure over time, beside others and its targets.</summary>
/// <param name="Own">Of the kind of period that it has most of, in order of time.</param>
/// <param name="Others">By series, each in order of time.</param>
/// <param name="Facts">What stands out: "Highest ever".</param>
public sealed record MeasureTrend(
    MeasureState Measure, IReadOnlyList<Observation> Own, IReadOnlyList<(string Series, IReadOnlyList<Observation> Observations)> Others,
    IReadOnlyList<Target> Targets, IReadOnlyList<string> Facts);

/// <summary>Reads the course of a measure.</summary>
public sealed class ReadMeasureTrend(NpgsqlDataSource database, RegisterSettingsInForce settings)
{
    /// <summary>Values that are read, of all series together: the latest.</summary>
    public const int Most = 2_000;

    const string All = "select " + ObservationRow.Columns + """
         from observations as o where o.measure_id = @id order by o.last_day desc, o.first_day limit @most;
        """ + "\nselect " + TargetRow.Columns + " from targets as t where t.measure_id = @id and not t.removed order by t.valid_from";

    public async Task<Result<MeasureTrend>> Read(Actor actor, string named, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (measure, refusal) = await FindMeasures.Find(connection, actor, named, stop);
        if (refusal is not null) return refusal;
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(
            All, new { measure!.Id, most = Most }, cancellationToken: stop));
        var rows = (await answers.ReadAsync<ObservationRow>()).AsList();
        var targets = (await answers.ReadAsync<TargetRow>()).Select(row => row.ToTarget()).ToList();
        var firstMonth = settings.Settings.FinancialYearStartsIn;
        var series = rows.GroupBy(row => row.Series, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => each.Select(row => row.ToObservation()).ToList(), StringComparer.Ordinal);
        var all = series.GetValueOrDefault(MeasureSeries.Own) ?? [];
        var kind = all.CountBy(each => each.Period.Kind).OrderByDescending(each => each.Value).ThenBy(each => each.Key).Select(each =>
            each.Key)
            .FirstOrDefault(PeriodKind.Quarter);
        var own = InOrder(all.Where(each => each.Period.Kind == kind), firstMonth);
        return new MeasureTrend(
            measure.State, own,
            [.. series.Where(each => each.Key != MeasureSeries.Own).OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => (each.Key, InOrder(each.Value, firstMonth)))],
            targets, SeriesFacts.Of(SinceGap(own)));
    }

    static IReadOnlyList<Observation> InOrder(IEnumerable<Observation> observations, int firstMonth) =>
        [.. observations.OrderBy(each => each.Period.LastDay(firstMonth)).ThenBy(each => each.Period.FirstDay(firstMonth))];

    // Records and runs are told of what follows one another without a gap.
    static List<Observation> SinceGap(IReadOnlyList<Observation> own)
    {
        var run = new List<Observation>();
        for (var at = own.Count - 1; at >= 0; at--)
        {
            if (run.Count > 0 && run[0].Period.Previous() != own[at].Period) break;
            run.Insert(0, own[at]);
        }

        return run;
    }
}
