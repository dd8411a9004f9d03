using Dapper;
using Npgsql;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using RiskRegister.Domain.Performance;
using RiskRegister.Domain.Performance.Tables;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Performance;

/// <summary>What an import did with a row, or would do.</summary>
/// <param name="Reference">Null for a measure that a rehearsal did not make.</param>
/// <param name="Given">Values of periods that had none.</param>
/// <param name="Revised">Values that differ from those that were there.</param>
public sealed record ImportedMeasure(ReadMeasure Row, MeasureReference? Reference, RowResult Result, int Given, int Revised);

/// <param name="Messages">What was found on the way.</param>
public sealed record MeasuresReport(bool DryRun, IReadOnlyList<ImportedMeasure> Measures, IReadOnlyList<ImportMessage> Messages);

/// <summary>Imports tables of measures as they are published: measures that are new are made, values given, others revised; all or nothing.</summary>
public sealed class ImportMeasures(RegisterSettingsInForce settings)
{
    const int WrittenAtOnce = 1_000;

    // Two imports at once would make the same measures twice.
    const string BeAlone = "lock table measures in share row exclusive mode";

    const string Present = "select " + ObservationRow.Columns + " from observations as o where o.measure_id = any(@ids)";

    /// <param name="files">Name and content.</param>
    /// <param name="theme">Of all their measures; null for one theme a table, by its name.</param>
    /// <param name="dryRun">Whether only to say what would be done.</param>
    public async Task<Result<MeasuresReport>> Import(
        NpgsqlConnection connection, Actor actor, IReadOnlyList<(string Name, byte[] Content)> files, string? theme, bool dryRun, CancellationToken stop)
    {
        var firstMonth = settings.Settings.FinancialYearStartsIn;
        var (measures, messages) = ReadFiles(files, theme, firstMonth, stop);
        if (Refused(new MeasuresReport(dryRun, [], messages)) is { } refused) return refused;
        if (!dryRun) await connection.ExecuteAsync(new CommandDefinition(BeAlone, cancellationToken: stop));
        var known = (await connection.QueryAsync<MeasureRow>(new CommandDefinition(MeasureRow.Select, cancellationToken: stop))).AsList();
        var matched = measures.ConvertAll(measure => (Read: measure, Row: Match(known, measure)));
        var present = (await connection.QueryAsync<ObservationRow>(new CommandDefinition(
                Present, new { ids = matched.Select(each => each.Row?.Id).OfType<Guid>().ToArray() }, cancellationToken: stop)))
            .ToDictionary(row => (row.MeasureId, row.Series, row.Period));
        var (done, changes) = (new List<ImportedMeasure>(), new List<ObservationChange>());
        foreach (var (read, row) in matched)
        {
            if (row is { State.Retirement: not null }) return Retired(row);
            var (measure, refusal) = row is not null || dryRun ? (row, null) : await Create(connection, actor, read, stop);
            if (refusal is not null) return refusal;
            var own = Changes(measure?.Id ?? Guid.Empty, read, present);
            var revised = own.Count(change => change.Expected > 0);
            done.Add(new ImportedMeasure(read, measure?.State.Reference,
                row is null ? RowResult.Created : own.Count == 0 ? RowResult.Unchanged : RowResult.Updated, own.Count - revised, revised));
            changes.AddRange(own);
        }

        var report = new MeasuresReport(dryRun, done, messages);
        if (dryRun) return report;
        foreach (var some in changes.Chunk(WrittenAtOnce))
        {
            if (!await ObservationWriter.TryWrite(connection, actor, some, firstMonth, stop))
                return new Refusal(EntryRefusals.Busy, "Others are giving these values just now; try again.");
        }

        await AuditLog.Write(connection, actor, AuditAction.MeasuresImported, writer =>
        {
            writer.WriteNumber("created"u8, done.Count(each => each.Result == RowResult.Created));
            writer.WriteNumber("given"u8, done.Sum(each => each.Given));
            writer.WriteNumber("revised"u8, done.Sum(each => each.Revised));
        }, stop);
        return report;
    }

    static (List<ReadMeasure> Measures, IReadOnlyList<ImportMessage> Messages) ReadFiles(
        IReadOnlyList<(string Name, byte[] Content)> files, string? theme, int firstMonth, CancellationToken stop)
    {
        var reader = new MeasureTableReader(firstMonth);
        var faults = new List<ImportMessage>();
        foreach (var (name, content) in files)
        {
            switch (TableFile.Read(name, content, new TableLimits(), stop))
            {
                case TablesRead read:
                    foreach (var table in read.Tables) reader.Read(table, theme ?? ThemeOf(table));
                    break;
                case FileRefused refused:
                    faults.Add(new ImportMessage(name, refused.Fault.Row, refused.Fault.Column, refused.Fault.Code, refused.Fault.Message, ImportSeverity.Refused));
                    break;
            }
        }

        return ([.. reader.Measures], [.. faults, .. reader.Messages]);
    }

    static async Task<(MeasureRow? Row, Refusal? Refusal)> Create(NpgsqlConnection connection, Actor actor, ReadMeasure read, CancellationToken stop)
    {
        var patch = new MeasurePatch
        {
            Theme = read.Theme,
            Section = read.Section,
            Place = Math.Min(read.Row, MeasureState.LastPlace),
            Title = read.Title,
            SourceReference = read.SourceReference,
            GoodIs = read.GoodIs,
            Unit = read.Unit,
            Decimals = read.Decimals,
            Lag = read.Lag,
        };
        var (row, refusal) = await ChangeMeasures.Create(connection, actor, patch, note: null, new Faults(), stop);
        return (row, refusal);
    }

    static List<ObservationChange> Changes(
        Guid measure, ReadMeasure read, Dictionary<(Guid, string, string), ObservationRow> present)
    {
        var changes = new List<ObservationChange>();
        foreach (var each in read.Observations)
        {
            var known = present.GetValueOrDefault((measure, each.Series, each.Observation.Period.ToString()));
            // A dash says that a table has no value, not that there is none: it takes nothing away.
            if (known is not null && (each.Observation.Value is null || known.ToObservation() == each.Observation)) continue;
            var reason = known is null ? null : $"Imported from {read.Table}";
            changes.Add(new ObservationChange(measure, each.Series, each.Observation, known?.Version ?? 0, reason));
        }

        return changes;
    }

    static MeasureRow? Match(List<MeasureRow> known, ReadMeasure read)
    {
        if (read.SourceReference is { } source)
        {
            var key = MeasureNames.Key(source);
            if (known.Find(row => row.State.SourceReference is { } own && MeasureNames.Key(own) == key) is { } bySource) return bySource;
        }

        var title = MeasureNames.Key(read.Theme, read.Section, read.Title);
        return known.Find(row => MeasureNames.Key(row.State.Theme, row.State.Section, row.State.Title) == title);
    }

    // "start-well.csv" is the theme "Start well"; a sheet or a heading above a table has its name already.
    static string ThemeOf(SourceTable table)
    {
        var name = table.Title ?? Path.GetFileNameWithoutExtension(table.Name);
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        if (words.Length == 0) words = "Performance";
        var theme = words[..Math.Min(words.Length, MeasureLimits.Theme)];
        return char.ToUpperInvariant(theme[0]) + theme[1..];
    }

    static Refusal Retired(MeasureRow row) =>
        new(MeasureRefusals.Retired, $"{row.State.Reference} ({row.State.Title}) is retired; bring it back first, or take its row out.");

    static Refusal? Refused(MeasuresReport report)
    {
        var refused = report.Messages.Where(message => message.Severity == ImportSeverity.Refused).ToList();
        if (refused.Count == 0) return null;
        var more = refused.Count == 1 ? "" : $" {refused.Count - 1} more in measures.messages.";
        return new Refusal(MeasureRefusals.ImportRefused, $"Nothing was stored. {refused[0].Message}{more}") { About = report };
    }
}
