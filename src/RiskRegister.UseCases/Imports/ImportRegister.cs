using Dapper;
using Npgsql;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Imports;

/// <summary>Reads files, plans what they do to the register, and does it.</summary>
public sealed class ImportRegister(EntryWriter entries, SnapshotWriter snapshots, RegisterSettingsInForce settings, RegisterMetrics metrics)
{
    const int MostTries = 10;
    const int WrittenAtOnce = 1000;

    static readonly ImportMessage TooManyWords =
        new("", null, null, "too_long", $"An entry {EntryRefusals.TooManyWords}.", ImportSeverity.Refused);

    /// <summary>Says what is understood of the files, what is in question, and what the import would do; nothing is stored.</summary>
    public async Task<Result<ImportUnderstanding>> Analyse(NpgsqlConnection connection, ImportOrder order, CancellationToken stop)
    {
        var (read, notes, refusal) = ReadFiles(order, stop);
        if (refusal is not null) return refusal;
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var (plan, _) = await Plan(connection, order, read!.Register, notes, stop);
        var analysis = read.Analysis with
        {
            Questions = [.. read.Analysis.Questions, .. plan.Questions],
            Answered = [.. read.Analysis.Answered, .. plan.Answered],
        };
        return new ImportUnderstanding(analysis, new ImportReport(CellPlaces.Locate(plan, analysis), DryRun: true, order.Quarter));
    }

    /// <summary>Answers what the import would do.</summary>
    public async Task<Result<ImportReport>> Rehearse(NpgsqlConnection connection, ImportOrder order, CancellationToken stop)
    {
        var (read, notes, refusal) = ReadFiles(order, stop);
        if (refusal is not null) return refusal;
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var (plan, _) = await Plan(connection, order, read!.Register, notes, stop);
        if (RefusalOf(plan, read, dryRun: true, order) is { } refused) return refused;
        if (order.Quarter is { } quarter && await snapshots.RefuseTaking(connection, quarter, stop) is { } conflict) return conflict;
        return new ImportReport(CellPlaces.Locate(plan, read.Analysis), DryRun: true, order.Quarter);
    }

    /// <summary>Does it, in the transaction of the connection.</summary>
    public async Task<Result<ImportReport>> Carry(NpgsqlConnection connection, Actor actor, ImportOrder order, CancellationToken stop)
    {
        var (read, notes, refusal) = ReadFiles(order, stop);
        if (refusal is not null) return refusal;
        await ReferenceNumbers.BeAlone(connection, stop);
        if (order.Quarter is not null) await SnapshotWriter.BeAlone(connection, stop);
        for (var tries = 1; tries <= MostTries; tries++)
        {
            await connection.ExecuteAsync(new CommandDefinition("savepoint import", cancellationToken: stop));
            var (plan, revisions) = await Plan(connection, order, read!.Register, notes, stop);
            if (RefusalOf(plan, read, dryRun: false, order) is { } refused) return refused;
            if (order.Quarter is { } quarter && await snapshots.RefuseTaking(connection, quarter, stop) is { } conflict) return conflict;
            try
            {
                if (await TryStore(connection, actor, order, plan, revisions, stop))
                {
                    if (order.Quarter is { } taken) await snapshots.Take(connection, actor, taken, stop);
                    metrics.Import("stored");
                    return new ImportReport(CellPlaces.Locate(plan, read.Analysis), DryRun: false, order.Quarter);
                }
            }
            catch (PostgresException exception) when (exception.SqlState == RegisterSchema.LimitExceeded)
            {
                return Refused(plan with { Messages = [.. plan.Messages, TooManyWords] }, dryRun: false, order);
            }

            await connection.ExecuteAsync(new CommandDefinition("rollback to savepoint import", cancellationToken: stop));
        }

        return new Refusal(EntryRefusals.Busy, "Others keep changing these entries; try again.");
    }

    // What the files themselves are refused for comes first: no answer mends it.
    Refusal? RefusalOf(ImportPlan plan, Understanding read, bool dryRun, ImportOrder order)
    {
        IReadOnlyList<ImportQuestion> questions = [.. read.Analysis.Questions, .. plan.Questions];
        if (plan.HasRefusals)
            return Refused(CellPlaces.Locate(
                plan with { Messages = [.. plan.Messages, .. questions.Select(question => question.AsRefusal())] }, read.Analysis),
                    dryRun, order);
        if (questions.Count == 0) return null;
        if (!dryRun) metrics.Import("refused");
        var more = questions.Count == 1 ? "" : $" {questions.Count - 1} more questions in analysis.questions.";
        return new Refusal(ImportRefusals.MappingNeeded, $"Nothing was stored. {questions[0].Text}{more}")
        {
            About = new ImportUnderstanding(
                read.Analysis with { Questions = questions }, new ImportReport(plan, DryRun: true, order.Quarter)),
        };
    }

    (Understanding? Read, IReadOnlyList<ImportMessage> Notes, Refusal? Refusal) ReadFiles(ImportOrder order, CancellationToken stop)
    {
        Refusal? tooLarge = null;
        var notes = new List<ImportMessage>();
        var read = RegisterReader.Understand(
            Tables(), settings.Settings, order.Mapping, settings.Settings.DayOf(entries.Now));
        if (tooLarge is not null) return (null, [], tooLarge);
        if (notes.Exists(note => note.Severity == ImportSeverity.Refused))
            return (null, [], Refused(new ImportPlan([], [], notes, new NextNumbers(1, 1)), dryRun: false, order));
        return (read, notes, null);

        IEnumerable<SourceTable> Tables()
        {
            foreach (var (name, content) in order.Files)
            {
                switch (TableFile.Read(name, content, new TableLimits(), stop))
                {
                    case FileRefused { Fault: { Code: TableFault.FileTooLarge or TableFault.ContentTooLarge } fault }:
                        tooLarge = new Refusal(Refusals.TooLarge, $"{fault.Table}: {fault.Message}");
                        yield break;
                    case FileRefused { Fault: var fault }:
                        notes.Add(
                            new ImportMessage(fault.Table, fault.Row, fault.Column, fault.Code, fault.Message, ImportSeverity.Refused));
                        break;
                    case TablesRead found:
                        notes.AddRange(found.Notes.Select(note =>
                            new ImportMessage(note.Table, null, null, note.Code, note.Message, ImportSeverity.Reported)));
                        foreach (var table in found.Tables) yield return table;
                        break;
                }
            }
        }
    }

    async Task<(ImportPlan Plan, IReadOnlyDictionary<Guid, int> Revisions)> Plan(
        NpgsqlConnection connection, ImportOrder order, ReadRegister read, IReadOnlyList<ImportMessage> notes, CancellationToken stop)
    {
        var next = new NextNumbers(
            await ReferenceNumbers.Highest(connection, EntryKind.Risk, stop) + 1,
            await ReferenceNumbers.Highest(connection, EntryKind.Opportunity, stop) + 1);
        var now = entries.Now;
        var (live, revisions) = await ImportedEntries.ReadLive(connection, order, read, stop);
        var options = new ImportOptions
        {
            Quarter = order.Quarter,
            Replace = order.Replace,
            Keep = order.Keep,
            Overwrite = order.Overwrite,
            Mapping = order.Mapping,
            AsksBeforeClosing = true,
            Revisions = revisions,
            AsExported = await ImportedEntries.ReadExported(connection, read, revisions, stop),
        };
        var plan = ImportPlanner.Plan(read, live, options, settings.Settings, next, now, () => Guid.CreateVersion7(now));
        return (plan with { Messages = [.. notes, .. plan.Messages] }, revisions);
    }

    // Closings go first, because what replaces an entry takes its reference; all of it happens at one instant.
    async Task<bool> TryStore(
        NpgsqlConnection connection, Actor actor, ImportOrder order, ImportPlan plan, IReadOnlyDictionary<Guid, int> revisions,
            CancellationToken stop)
    {
        var note = $"Imported from {string.Join(", ", order.Files.Select(file => file.Name))}";
        if (note.Length > EntryLimits.ChangeNote) note = $"Imported from {order.Files.Count} files";
        var closings = plan.Closings.Select(state => new EntryChange(revisions[state.Id], EntryAction.Closed, state, note));
        var changes = plan.Outcomes.Where(outcome => outcome.Result is RowResult.Created or RowResult.Updated)
            .Select(outcome => new EntryChange(revisions.GetValueOrDefault(outcome.State!.Id), ActionOf(outcome), outcome.State, note));
        try
        {
            // Some at a time, so that their texts are not all held at once.
            DateTime? at = null;
            foreach (var some in closings.Chunk(WrittenAtOnce).Concat(changes.Chunk(WrittenAtOnce)))
            {
                if (await entries.TryWrite(connection, actor, some, stop, at) is not { } written) return false;
                at ??= written.Max(row => row.UpdatedAt);
            }
        }
        catch (PostgresException exception) when (exception.ConstraintName == RegisterSchema.LiveReference)
        {
            return false;
        }

        if (plan.NextNumbers.Risk > 1)
            await ReferenceNumbers.Name(connection, new EntryReference(EntryKind.Risk, plan.NextNumbers.Risk - 1), isConfirmed: true, stop);
        if (plan.NextNumbers.Opportunity > 1)
            await ReferenceNumbers.Name(connection, new EntryReference(EntryKind.Opportunity, plan.NextNumbers.Opportunity - 1),
                isConfirmed: true, stop);
        return true;
    }

    // The history names what became of an entry; all else is that it was imported.
    static EntryAction ActionOf(RowOutcome outcome) => outcome.ChangedFields.Contains("closure", StringComparer.Ordinal)
        ? outcome.State!.Closure is null ? EntryAction.Reopened : EntryAction.Closed
        : EntryAction.Imported;

    Refusal Refused(ImportPlan plan, bool dryRun, ImportOrder order)
    {
        if (!dryRun) metrics.Import("refused");
        var faults = plan.Messages.Where(message => message.Severity == ImportSeverity.Refused).ToArray();
        var first = faults[0];
        var where = string.Join(", ", new[] { first.Table, first.Row is { } row ? $"row {row}" : null, first.Column }.OfType<string>());
        var more = faults.Length == 1 ? "" : $" {faults.Length - 1} more in import.messages.";
        return new Refusal(ImportRefusals.Refused, $"Nothing was stored. {(where.Length == 0 ? "" : $"{where}: ")}{first.Message}{more}")
        {
            About = new ImportReport(plan, dryRun, order.Quarter),
        };
    }
}
