using System.Text;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>A correction to one entry of a published snapshot.</summary>
/// <param name="Named">The entry's reference in the snapshot, or its id; null when it could not be read.</param>
/// <param name="Note">What is corrected, as readers of the register are told: one line; null when it could not be read.</param>
/// <param name="Revision">Whose text is right; the entry's present one when null.</param>
public sealed record Addendum(string? Named, string? Note, int? Revision)
{
    /// <summary>What was wrong with the words that it came in.</summary>
    public Faults Faults { get; init; } = new();
}

/// <summary>Corrects the text of one entry of a published snapshot; the original stays readable.</summary>
public sealed class AddAddendum(Transactions transactions, SnapshotWriter writer)
{
    const string RevisionOf = """
        select coalesce((select r.revision from entry_revisions as r where r.entry_id = e.id and r.revision = @revision),
            case when @revision is null then e.revision end)
        from entries as e where e.id = @id
        """;

    public Task<Result<EntryOfSnapshot>> Apply(Actor actor, string quarter, Addendum addendum, CancellationToken stop) =>
        transactions.Run(connection => Apply(connection, actor, quarter, addendum, stop), stop);

    public async Task<Result<EntryOfSnapshot>> Apply(
        NpgsqlConnection connection, Actor actor, string quarter, Addendum addendum, CancellationToken stop)
    {
        var (named, note, faults) = (addendum.Named, addendum.Note, addendum.Faults);
        if (note is not null) faults.AddUnlessCovered("note", TextRules.LineFault(note, EntryLimits.ChangeNote));
        if (named is not null && !EntryReference.TryParse(named, out _) && !Guid.TryParseExact(named, "D", out _))
            faults.AddUnlessCovered("reference", "must be a reference, as CR16, or an id");
        if (faults.Any) return Invalid(faults);
        await SnapshotWriter.BeAlone(connection, stop);
        var (snapshot, missing) = await StandingSnapshot.Find(connection, quarter, actor, stop);
        if (missing is not null) return missing;
        if (!snapshot!.IsPublished)
        {
            return new Refusal(SnapshotRefusals.NotPublished,
                $"The snapshot of {snapshot.QuarterText} is not published; replace the entry instead.");
        }

        var entry = await FrozenEntries.Find(connection, snapshot.Id, named!, publicEdition: false, stop);
        if (entry is null) return new Refusal(
            SnapshotRefusals.NotInSnapshot, $"The snapshot of {snapshot.QuarterText} does not hold {named}.");
        var taken = await connection.ExecuteScalarAsync<int?>(
            new CommandDefinition(RevisionOf, new { id = entry.Row.Id, addendum.Revision }, cancellationToken: stop));
        if (taken is null)
        {
            faults.Add("revision", $"{named} has no such revision");
            return Invalid(faults);
        }

        await writer.Append(connection, actor, snapshot.Id, SnapshotEventKind.Addendum, entry.Row.Id, taken, DetailOf(note!), stop);
        var corrected = await FrozenEntries.Find(connection, snapshot.Id, entry.Row.Id.ToString("D"), publicEdition: false, stop);
        return new EntryOfSnapshot(corrected!, await StandingSnapshot.Get(connection, snapshot.Id, stop));
    }

    static Refusal Invalid(Faults faults) => new(Refusals.Invalid, "", faults);

    // What an addendum's event keeps beside the revision.
    static string DetailOf(string note) => Encoding.UTF8.GetString(JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("note"u8, note);
        writer.WriteEndObject();
    }).Span);
}
