using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Entries;

/// <summary>Shows entries as clients get them, each with its ETag.</summary>
public sealed class EntryViews(RegisterSettingsInForce settings)
{
    LatestContext? context;

    public RegisterSettingsInForce Settings => settings;

    /// <summary>Of an entry with measures it depends on what they say, and on who reads.</summary>
    public string ETagOf(EntryRow row) => row.Measures is null or LinkedMeasures.None
        ? ETagOf(row.Id, row.Revision, row.SnapshotId, row.SnapshotHead)
        : EntityTag.OfEntry(row.Id, row.Revision,
            EntityTag.Context(ContextOf(row.SnapshotId, row.SnapshotHead), row.Measures, row.Reader?.SeesAllMeasures));

    public string ETagOf(EntryTag tag) => ETagOf(tag.Id, tag.Revision, tag.SnapshotId, tag.SnapshotHead);

    public Answer Show(EntryRow row, int status = StatusCodes.Status200OK, string? location = null)
    {
        var body = JsonText.Write(EntryJson.ExpectedLength(row),
            writer => EntryJson.Write(writer, row, StoredEntry.ReadFacts(row.Facts), settings, publicEdition: false));
        return new Answer(status, body) { ETag = ETagOf(row), Location = location };
    }

    /// <summary>What came of a change.</summary>
    public Outcome Show(Result<EntryRow> changed, string? location = null) =>
        changed.IsDone ? Show(changed.Value, location: location) : Refuse(changed.Refusal);

    /// <summary>Where somebody else was first, the ETag to go on from.</summary>
    public Problem Refuse(Refusal refusal) => refusal.About is FoundEntry now
        ? new Problem(refusal.Kind, refusal.Detail) { ETag = ETagOf(now.Row) } : Problem.Of(refusal);

    /// <summary>The address of an entry: by reference where it has one that is its own, else by id.</summary>
    public static string PathOf(
        EntryRow row) => $"{RegisterApi.Base}/entries/{StoredEntry.ReadFacts(row.Facts).Reference ?? row.Id.ToString("D")}";

    string ETagOf(Guid id, int revision, long? snapshot, long? head) => EntityTag.OfEntry(id, revision, ContextOf(snapshot, head));

    // Every entry's is the same until there is another snapshot.
    string ContextOf(long? snapshot, long? head)
    {
        if (context is { } known && known.Snapshot == snapshot && known.Head == head) return known.Text;
        var made = new LatestContext(snapshot, head, EntityTag.Context(snapshot, head, settings.Version));
        context = made;
        return made.Text;
    }

    sealed record LatestContext(long? Snapshot, long? Head, string Text);
}
