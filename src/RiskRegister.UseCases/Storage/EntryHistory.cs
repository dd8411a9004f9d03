using Dapper;
using Npgsql;
using RiskRegister.Documents;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>Where entries stood in the snapshots before a register, for documents that draw it.</summary>
public sealed class EntryHistory
{
    // Some five hundred entries over eight snapshots; a longer register is printed without its past.
    const int MostRows = 4_000;

    const string Snapshots = """
        select s.id as Id, s.taken_at as TakenAt, s.settings::text as Settings
        from standing_snapshots as s
        where s.id < @before
        order by s.id desc
        limit @most
        """;

    const string Rows = FrozenRow.Select + """
        and s.id = any(@snapshots) and r.status = 'open'
        order by s.id
        limit @most
        """;

    readonly Dictionary<Guid, List<TrendMark>> marks = [];
    readonly Dictionary<Guid, Score> before = [];

    /// <summary>When the snapshot before was taken; null where there is none.</summary>
    public DateTimeOffset? TakenBefore { get; private set; }

    /// <param name="snapshot">The snapshot whose past is read; null for the live register.</param>
    public static async Task<EntryHistory> Read(NpgsqlConnection connection, long? snapshot, bool publicEdition, CancellationToken stop)
    {
        var history = new EntryHistory();
        var earlier = (await connection.QueryAsync<(long Id, DateTime TakenAt, string Settings)>(new CommandDefinition(Snapshots,
            new { before = snapshot ?? long.MaxValue, most = RegisterLine.MostEarlier }, cancellationToken: stop))).AsList();
        if (earlier.Count == 0) return history;
        history.TakenBefore = new DateTimeOffset(earlier[0].TakenAt);
        var thresholds = earlier.ToDictionary(each => each.Id, each => RegisterSettingsInForce.Parse(each.Settings).Settings.Threshold);
        var parameters = new { snapshots = thresholds.Keys.ToArray(), publicEdition, most = MostRows };
        var read = 0;
        await foreach (var row in FrozenRow.Query(connection, Rows, parameters, stop))
        {
            read++;
            history.Add(row, thresholds[row.SnapshotId], isLast: row.SnapshotId == earlier[0].Id);
        }

        if (read < MostRows) return history;
        history.marks.Clear();
        history.before.Clear();
        return history;
    }

    /// <summary>A line of the register with what is known of its past.</summary>
    public RegisterLine Of(RegisterLine line) => line with
    {
        ResidualBefore = before.GetValueOrDefault(line.State.Id),
        Earlier = marks.TryGetValue(line.State.Id, out var known) ? known : [],
    };

    void Add(FrozenRow row, int threshold, bool isLast)
    {
        var facts = StoredEntry.ReadFacts(row.Facts);
        var residual = facts.ResidualScore.ToScore();
        if (isLast) before[row.Id] = residual;
        if (!Quarter.TryParse(row.Quarter, out var quarter)) throw new InvalidDataException($"{row.Quarter} is stored as a quarter.");
        if (!marks.TryGetValue(row.Id, out var known)) marks[row.Id] = known = [];
        known.Add(new TrendMark(quarter, facts.Score.ToScore().Value, residual.Value, threshold, facts.TargetScore?.ToScore().Value));
    }
}
