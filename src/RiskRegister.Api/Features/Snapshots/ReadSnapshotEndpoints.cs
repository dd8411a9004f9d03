using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>The readings of snapshots but for their documents.</summary>
public static class ReadSnapshotEndpoints
{
    // GET /snapshots
    public static async Task<Outcome> List(HttpContext http, QueryValues query, ReadSnapshots read)
    {
        var (actor, publicEdition, limit) = (http.Actor(), Editions.IsPublic(query), Page.LimitOf(query));
        var list = EntityTag.Context("snapshots", publicEdition);
        var after = Cursor.Read(query, list)?.KeyAsNumber(query);
        if (((Outcome?)Editions.OfSnapshot(query, actor) ?? query.Problem) is { } refusal) return refusal;
        var rows = await read.Page(actor, publicEdition, after, limit + 1, http.RequestAborted);
        return Page.Write(http, rows, limit, row => new Cursor(list, row.Snapshot.Id.ToString(), ""),
            (writer, row) => SnapshotDocument.Write(writer, row.Snapshot, row.Summary, publicEdition));
    }

    // GET /snapshots/{quarter}
    public static async Task<Outcome> One(string quarter, HttpContext http, QueryValues query, ReadSnapshots read)
    {
        var (actor, publicEdition) = (http.Actor(), Editions.IsPublic(query));
        var (found, refusal) = await read.One(actor, quarter, publicEdition, http.RequestAborted);
        refusal ??= Editions.OfSnapshot(query, actor);
        return refusal is null ? Show(found!, publicEdition) : refusal;
    }

    // GET /snapshots/{quarter}/entries/{reference}
    public static async Task<Outcome> Entry(string quarter, string reference, HttpContext http, QueryValues query, ReadFrozenEntries read)
    {
        var (actor, publicEdition) = (http.Actor(), Editions.IsPublic(query));
        var (found, refusal) = await read.One(actor, quarter, reference, publicEdition, http.RequestAborted);
        if (refusal?.Kind != SnapshotRefusals.NotFound && Editions.OfSnapshot(query, actor) is { } notAllowed) return notAllowed;
        return refusal is null ? Show(found!, publicEdition) : refusal;
    }

    public static Answer Show(CountedSnapshot counted, bool publicEdition, int status = StatusCodes.Status200OK)
    {
        var body = JsonText.Write(writer => SnapshotDocument.Write(writer, counted.Snapshot, counted.Summary, publicEdition));
        return new Answer(status, body)
        {
            ETag = EntityTag.OfBytes(body.Span),
            Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/snapshots/{counted.Snapshot.QuarterText}" : null,
        };
    }

    // What is sent decides, not how many addenda there are: one that imposes an exemption
    // and one that lifts it leave neither trace nor old text.
    public static Answer Show(EntryOfSnapshot found, bool publicEdition, int status = StatusCodes.Status200OK, string? location = null)
    {
        var (entry, snapshot) = (found.Entry, found.Snapshot);
        var body = JsonText.Write(writer => FrozenEntryJson.Write(writer, entry, snapshot.Settings, publicEdition));
        var context = EntityTag.Context("frozen", snapshot.Id, EntityTag.OfBytes(body.Span));
        return new Answer(status, body) { ETag = EntityTag.OfEntry(entry.Row.Id, entry.Row.Revision, context), Location = location };
    }
}
