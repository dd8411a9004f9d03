using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
public sealed record MeasuresReport(bool DryRun, IReadOnlyList<ImportedMeasure> Measures, IReadOnlyList<ImportMessage> Messages)
{
    /// <summary>A digest of what becomes of each row: who agrees to it says it again.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Measures.Select(row =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Row.Theme}\n{row.Row.Title}\n{row.Result}\n{row.Given}\n{row.Revised}"))))));
}

/// <summary>
/// Imports tables of measures as they are published: measures that are new are made, values given, others revised; all or nothing.
/// </summary>
public sealed class ImportMeasures(NpgsqlDataSource database, RegisterSettingsInForce settings)
{
    const int WrittenAtOnce = 1_000;

    // Two imports at once would make the same measures twice.
    const string BeAlone = "lock table measures in share row exclusive mode";

    const string Present = "select " + ObservationRow.Columns + " from observations as o where o.measure_id = any(@ids)";

    /// <summary>Says what importing them would do.</summary>
    public async Task<Result<MeasuresReport>> Rehearse(
        Actor actor, IReadOnlyList<(string Name, byte[] Content)> files, string? theme, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Import(connection, actor, files, theme, dryRun: true, stop);
    }

    /// <param name="files">Name and content.</param>
    /// <param name="theme">Of all their measures; null for one theme a table, by its name.</param>
    /// <param name="dryRun">Whether only to say what would be done.</param>
    public async Task<Result<MeasuresReport>> Import(
        NpgsqlConnection connection, Actor actor, IReadOnlyList<(string Name, byte[] Content)> files, string? theme, bool dryRun,
        CancellationToken stop)
    {
        var firstMonth = settings.Settings.FinancialYearStartsIn;
        var (measures, messages) = ReadFiles(files, theme, firstMonth, stop);
        if (Refused(new MeasuresReport(dryRun, [], messages)) is { } refused) return refused;
        if (!dryRun) await connection.ExecuteAsync(new CommandDefinition(BeAlone, cancellationToken: stop));
        var known = (await connection.QueryAsync<MeasureRow>(new CommandDefinition(MeasureRow.Select, cancellationToken: stop))).AsList();
        var match = new MeasureMatches(known);
        var matched = measures.ConvertAll(measure => (Read: measure, Row: match.Of(measure)));
        if (Unknown(matched, dryRun, messages) is { } unknown) return unknown;
        var present = (await connection.QueryAsync<ObservationRow>(new CommandDefinition(
                Present, new { ids = matched.Select(each => each.Row?.Id).OfType<Guid>().ToArray() }, cancellationToken: stop)))
            .ToDictionary(row => (row.MeasureId, row.Series, row.Period));
        var (done, changes) = (new List<ImportedMeasure>(), new List<ObservationChange>());
        if (matched.Find(each => each.Row is { State.Retirement: not null }) is { Row: { } retired }) return Retired(retired);
        var (made, refusal) = dryRun ? ([], null)
            : await Create(connection, actor, [.. matched.Where(each => each.Row is null).Select(each => each.Read)], stop);
        if (refusal is not null) return refusal;
        foreach (var (read, row) in matched)
        {
            var measure = row ?? made!.GetValueOrDefault(read);
            var own = Changes(measure?.Id ?? Guid.Empty, measure?.State.Per ?? PerOf(read), read, present);
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
                    faults.Add(new ImportMessage(
                        name, refused.Fault.Row, refused.Fault.Column, refused.Fault.Code, refused.Fault.Message, ImportSeverity.Refused));
                    break;
            }
        }

        return ([.. reader.Measures], [.. faults, .. reader.Messages]);
    }

    // All of them in one statement.
    static async Task<(Dictionary<ReadMeasure, MeasureRow>? Made, Refusal? Refusal)> Create(
        NpgsqlConnection connection, Actor actor, IReadOnlyList<ReadMeasure> read, CancellationToken stop)
    {
        if (read.Count == 0) return ([], null);
        if (await MeasureWriter.TakeNumbers(connection, read.Count, stop) is not { } references)
            return (null, new Refusal(MeasureRefusals.NumbersUsedUp,
                $"Every number up to {MeasureReference.HighestNumber} has been given."));
        var faults = new Faults();
        var states = read.Zip(references, (each, reference) => MeasureLife.Create(Guid.CreateVersion7(), reference, PatchOf(each),
            faults)).ToList();
        if (faults.Any) return (null, new Refusal(Refusals.Invalid, "", faults));
        var rows = (await MeasureWriter.Create(connection, actor, states, stop)).ToDictionary(row => row.Id);
        return (read.Zip(states).ToDictionary<(ReadMeasure Read, MeasureState State), ReadMeasure, MeasureRow>(
            each => each.Read, each => rows[each.State.Id], ReferenceEqualityComparer.Instance), null);
    }

    static MeasurePatch PatchOf(ReadMeasure read) => new()
    {
        Theme = read.Theme,
        Section = read.Section,
        Place = Math.Min(read.Row, MeasureState.LastPlace),
        Title = read.Title,
        SourceReference = read.SourceReference,
        GoodIs = read.GoodIs,
        Unit = read.Unit,
        // A count that is printed beside its rate: rates never add up.
        IsRatio = read.Observations.Any(each => each.Observation.Numerator is not null) ? true : default(Optional<bool?>),
        Decimals = read.Decimals,
        Lag = read.Lag,
    };

    static List<ObservationChange> Changes(
        Guid measure, decimal per, ReadMeasure read, Dictionary<(Guid, string, string), ObservationRow> present)
    {
        var changes = new List<ObservationChange>();
        foreach (var given in read.Observations)
        {
            // Of a ratio that was given by its parts the measure says what it is of.
            var observation = given.Observation is { Value: null, HasParts: true } parts
                ? parts with { Value = Observation.Ratio(parts.Numerator!.Value, parts.Denominator!.Value, per) } : given.Observation;
            var each = given with { Observation = observation };
            var known = present.GetValueOrDefault((measure, each.Series, each.Observation.Period.ToString()));
            // A dash says that a table has no value, not that there is none: it takes nothing away.
            if (known is not null && (each.Observation.Value is null || known.ToObservation() == each.Observation)) continue;
            var reason = known is null ? null : $"Imported from {read.Table}";
            changes.Add(new ObservationChange(measure, each.Series, each.Observation, known?.Version ?? 0, reason));
        }

        return changes;
    }

    static decimal PerOf(ReadMeasure read) => read.Unit == MeasureUnit.Percent ? 100 : 1;

    // A row of one observation may name a measure by its reference alone; then there is nothing to make it by.
    static Refusal? Unknown(IEnumerable<(ReadMeasure Read, MeasureRow? Row)> matched, bool dryRun, IReadOnlyList<ImportMessage> messages)
    {
        var unknown = matched.Where(each => each.Row is null && each.Read.Title.Length == 0).Select(each => new ImportMessage(
            each.Read.Table, each.Read.Row, null, MeasureCodes.MeasureUnknown,
            $"There is no measure {Refusal.Named(each.Read.SourceReference ?? "")}, and the row has no title to make it by.",
            ImportSeverity.Refused)).ToList();
        return unknown.Count == 0 ? null : Refused(new MeasuresReport(dryRun, [], [.. messages, .. unknown]));
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
