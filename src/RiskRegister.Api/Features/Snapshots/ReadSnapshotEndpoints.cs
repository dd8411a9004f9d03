using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
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

    // GET /snapshots/{quarter}/entries: open entries, and those closed since the snapshot before
    public static async Task<Outcome> Entries(string quarter, HttpContext http, QueryValues query, ReadFrozenEntries read)
    {
        var (actor, publicEdition, limit, stop) = (http.Actor(), Editions.IsPublic(query), Page.LimitOf(query), http.RequestAborted);
        var list = "";
        Outcome? problem = null;
        var form = Form.Json;
        var (page, refusal) = await read.Page(actor, quarter, publicEdition, snapshot =>
        {
            list = EntityTag.Context("frozen", snapshot.Id, publicEdition);
            var cursor = Cursor.Read(query, list);
            var (after, afterId) = (cursor?.KeyAsNumber(query), cursor?.IdAsGuid(query));
            (form, var unacceptable) = FormChoice.OfList.Choose(http, query);
            problem = (Outcome?)Editions.OfSnapshot(query, actor) ?? query.Problem ?? unacceptable;
            return problem is null ? (after, afterId, limit + 1) : null;
        }, stop);
        if (((Outcome?)refusal ?? problem) is { } refused) return refused;
        var snapshot = page!.Snapshot;
        if (form == Form.Json)
        {
            return await Page.Write(http, page.Entries, limit, After,
                (writer, entry) => FrozenEntryJson.Write(writer, entry, snapshot.Settings, publicEdition), FrozenEntryJson.ExpectedLength);
        }

        var entries = await page.Entries.ToListAsync(stop);
        var lines = entries.Take(limit).Select(entry => entry.ToLine(snapshot.Settings));
        var csv = await ListForms.Write(form, snapshot.Settings, Editions.Of(query), new DateTimeOffset(snapshot.TakenAt), null, lines,
            stop);
        return Page.Write(http, entries, limit, After, form, NameOf(snapshot, publicEdition), csv);

        Cursor After(FrozenEntry entry) => new(list, entry.Row.Position.ToString(), entry.Row.Id.ToString("D"));
    }

    static string NameOf(StandingSnapshot snapshot, bool publicEdition) =>
        ReportForms.NameOf("entries", snapshot.QuarterText, DateOnly.FromDateTime(snapshot.TakenAt),
            publicEdition ? Edition.Public : Edition.Full);

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

    // What is sent decides, not how many addenda there are: one that imposes an exemption and one that lifts it leave neither trace nor old text.
    public static Answer Show(EntryOfSnapshot found, bool publicEdition, int status = StatusCodes.Status200OK, string? location = null)
    {
        var (entry, snapshot) = (found.Entry, found.Snapshot);
        var body = JsonText.Write(writer => FrozenEntryJson.Write(writer, entry, snapshot.Settings, publicEdition));
        var context = EntityTag.Context("frozen", snapshot.Id, EntityTag.OfBytes(body.Span));
        return new Answer(status, body) { ETag = EntityTag.OfEntry(entry.Row.Id, entry.Row.Revision, context), Location = location };
    }
}
