using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Storage;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Api.Features.Imports;

/// <summary>What is to be imported, and as what.</summary>
public sealed record ImportOrder
{
    public required IReadOnlyList<(string Name, byte[] Content)> Files { get; init; }

    /// <summary>Set when the files are that quarter's whole register.</summary>
    public Quarter? Quarter { get; init; }

    public IReadOnlyCollection<string> Replace { get; init; } = [];

    public IReadOnlyCollection<string> Keep { get; init; } = [];

    public ImportOptions Options => new() { Quarter = Quarter, Replace = Replace, Keep = Keep };
}

/// <summary>Reads files, plans what they do to the register, and does it.</summary>
public sealed class RegisterImport(EntryWriter entries, SnapshotWriter snapshots, RegisterSettingsInForce settings, RegisterMetrics metrics)
{
    const int MostTries = 10;

    const string Live = """
        select id, revision, updated_at, position, facts, content, null::integer, null::bigint, null::bigint
        from entries where status <> 'closed'
        """;

    /// <summary>Answers what the import would do.</summary>
    public async Task<Outcome> Rehearse(NpgsqlConnection connection, ImportOrder order, CancellationToken stop)
    {
        var (read, notes, refusal) = ReadFiles(order, stop);
        if (refusal is not null) return refusal;
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var (plan, _) = await Plan(connection, order, read!, notes, stop);
        if (plan.HasRefusals) return Refused(plan, dryRun: true, order);
        if (order.Quarter is { } quarter && await snapshots.RefuseTaking(connection, quarter, stop) is { } conflict) return conflict;
        return Answer.Ok(ImportDocument.Write(plan, dryRun: true, order.Quarter));
    }

    /// <summary>Does it, in the transaction of the connection.</summary>
    public async Task<Outcome> Carry(NpgsqlConnection connection, Act act, ImportOrder order, CancellationToken stop)
    {
        var (read, notes, refusal) = ReadFiles(order, stop);
        if (refusal is not null) return refusal;
        await ReferenceNumbers.BeAlone(connection, stop);
        if (order.Quarter is not null) await SnapshotWriter.BeAlone(connection, stop);
        for (var tries = 1; tries <= MostTries; tries++)
        {
            await connection.ExecuteAsync(new CommandDefinition("savepoint import", cancellationToken: stop));
            var (plan, revisions) = await Plan(connection, order, read!, notes, stop);
            if (plan.HasRefusals) return Refused(plan, dryRun: false, order);
            if (order.Quarter is { } quarter && await snapshots.RefuseTaking(connection, quarter, stop) is { } conflict) return conflict;
            if (await TryStore(connection, act, order, plan, revisions, stop))
            {
                if (order.Quarter is { } taken) await snapshots.Take(connection, act, taken, stop);
                metrics.Import("stored");
                return Answer.Ok(ImportDocument.Write(plan, dryRun: false, order.Quarter));
            }

            await connection.ExecuteAsync(new CommandDefinition("rollback to savepoint import", cancellationToken: stop));
        }

        return new Refusal(Problems.Busy, "Others keep changing these entries; try again.");
    }

    (ReadRegister? Read, IReadOnlyList<ImportMessage> Notes, Refusal? Refusal) ReadFiles(ImportOrder order, CancellationToken stop)
    {
        var tables = new List<SourceTable>();
        var notes = new List<ImportMessage>();
        foreach (var (name, content) in order.Files)
        {
            switch (TableFile.Read(name, content, new TableLimits(), stop))
            {
                case FileRefused { Fault: { Code: TableFault.FileTooLarge or TableFault.ContentTooLarge } fault }:
                    return (null, [], new Refusal(Problems.TooLarge, $"{fault.Table}: {fault.Message}"));
                case FileRefused { Fault: var fault }:
                    notes.Add(new ImportMessage(fault.Table, fault.Row, fault.Column, fault.Code, fault.Message, ImportSeverity.Refused));
                    break;
                case TablesRead found:
                    tables.AddRange(found.Tables);
                    notes.AddRange(found.Notes.Select(note => new ImportMessage(note.Table, null, null, note.Code, note.Message, ImportSeverity.Reported)));
                    break;
            }
        }

        if (notes.Exists(note => note.Severity == ImportSeverity.Refused))
            return (null, [], Refused(new ImportPlan([], [], notes, new NextNumbers(1, 1)), dryRun: false, order));
        return (RegisterReader.Read(tables, settings.Settings), notes, null);
    }

    async Task<(ImportPlan Plan, IReadOnlyDictionary<Guid, int> Revisions)> Plan(
        NpgsqlConnection connection, ImportOrder order, ReadRegister read, IReadOnlyList<ImportMessage> notes, CancellationToken stop)
    {
        var rows = await EntryRow.Query(connection, Live, stop);
        var next = new NextNumbers(
            await ReferenceNumbers.Highest(connection, EntryKind.Risk, stop) + 1, await ReferenceNumbers.Highest(connection, EntryKind.Opportunity, stop) + 1);
        var now = entries.Now;
        var live = rows.Select(row => StoredEntry.ReadState(row.Id, StoredEntry.ReadFacts(row.Facts), row.Content)).ToArray();
        var plan = ImportPlanner.Plan(read, live, order.Options, settings.Settings, next, now, () => Guid.CreateVersion7(now));
        return (plan with { Messages = [.. notes, .. plan.Messages] }, rows.ToDictionary(row => row.Id, row => row.Revision));
    }

    // Closings go first, because what replaces an entry takes its reference; all of it happens at one instant.
    async Task<bool> TryStore(
        NpgsqlConnection connection, Act act, ImportOrder order, ImportPlan plan, IReadOnlyDictionary<Guid, int> revisions, CancellationToken stop)
    {
        var note = $"Imported from {string.Join(", ", order.Files.Select(file => file.Name))}";
        if (note.Length > EntryLimits.ChangeNote) note = $"Imported from {order.Files.Count} files";
        var closings = plan.Closings.Select(state => new EntryChange(revisions[state.Id], EntryAction.Closed, state, note)).ToArray();
        var changes = plan.Outcomes.Where(outcome => outcome.Result is RowResult.Created or RowResult.Updated)
            .Select(outcome => new EntryChange(revisions.GetValueOrDefault(outcome.State!.Id), EntryAction.Imported, outcome.State, note)).ToArray();
        try
        {
            if (await entries.TryWrite(connection, act, closings, stop) is not { } closed) return false;
            if (await entries.TryWrite(connection, act, changes, stop, closed.Count > 0 ? closed.Max(row => row.UpdatedAt) : null) is null) return false;
        }
        catch (PostgresException exception) when (exception.ConstraintName == RegisterSchema.LiveReference)
        {
            return false;
        }

        if (plan.NextNumbers.Risk > 1) await ReferenceNumbers.Name(connection, new EntryReference(EntryKind.Risk, plan.NextNumbers.Risk - 1), stop);
        if (plan.NextNumbers.Opportunity > 1) await ReferenceNumbers.Name(connection, new EntryReference(EntryKind.Opportunity, plan.NextNumbers.Opportunity - 1), stop);
        return true;
    }

    Refusal Refused(ImportPlan plan, bool dryRun, ImportOrder order)
    {
        metrics.Import("refused");
        var faults = plan.Messages.Where(message => message.Severity == ImportSeverity.Refused).ToArray();
        var first = faults[0];
        var where = string.Join(", ", new[] { first.Table, first.Row is { } row ? $"row {row}" : null, first.Column }.OfType<string>());
        var more = faults.Length == 1 ? "" : $" {faults.Length - 1} more in import.messages.";
        return new Refusal(Problems.ImportRefused, $"Nothing was stored. {(where.Length == 0 ? "" : $"{where}: ")}{first.Message}{more}")
        {
            Report = ImportDocument.Write(plan, dryRun, order.Quarter),
        };
    }
}
