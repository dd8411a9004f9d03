using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Forms;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>GET /snapshots/{quarter}/entries and …/{ref}: open entries, and those closed since the snapshot before.</summary>
public static class ReadFrozenEntries
{
    public static async Task<Outcome> HandleList(string quarter, HttpContext http, QueryValues query, NpgsqlDataSource database)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
        refusal ??= Editions.OfSnapshot(query, http.Actor());
        if (refusal is not null) return refusal;
        var (publicEdition, limit) = (Editions.IsPublic(query), Page.LimitOf(query));
        var list = EntityTag.Context("frozen", snapshot!.Id, publicEdition);
        var cursor = Cursor.Read(query, list);
        var (after, afterId) = (cursor?.KeyAsNumber(query), cursor?.IdAsGuid(query));
        if (query.Problem is { } wrong) return wrong;
        var (form, unacceptable) = FormChoice.OfList.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var entries = await FrozenEntries.ReadPage(connection, snapshot.Id, publicEdition, after, afterId, limit + 1, stop);
        if (form == Form.Json) return Page.Write(http, entries, limit, After, (writer, entry) => FrozenEntryJson.Write(writer, entry, snapshot.Settings, publicEdition));
        var lines = entries.Take(limit).Select(entry => entry.ToLine(snapshot.Settings));
        var csv = await ListForms.Csv(snapshot.Settings, publicEdition, new DateTimeOffset(snapshot.TakenAt), lines, stop);
        return Page.Write(http, entries, limit, After, form, ReportForms.NameOf("entries", snapshot.QuarterText, publicEdition), csv);

        Cursor After(FrozenEntry entry) => new(list, entry.Row.Position.ToString(), entry.Row.Id.ToString("D"));
    }

    public static async Task<Outcome> HandleOne(string quarter, string reference, HttpContext http, QueryValues query, NpgsqlDataSource database)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
        refusal ??= Editions.OfSnapshot(query, http.Actor());
        if (refusal is not null) return refusal;
        var publicEdition = Editions.IsPublic(query);
        var entry = await FrozenEntries.Find(connection, snapshot!.Id, reference, publicEdition, stop);
        return entry is null
            ? new Refusal(EntryRefusals.NotFound, $"The snapshot of {snapshot.QuarterText} holds no entry {Refusal.Named(reference)}.")
            : Show(entry, snapshot, publicEdition);
    }

    // What is sent decides, not how many addenda there are: one that imposes an exemption and one that lifts it leave neither trace nor old text.
    public static Answer Show(FrozenEntry entry, StandingSnapshot snapshot, bool publicEdition, int status = StatusCodes.Status200OK, string? location = null)
    {
        var body = JsonText.Write(writer => FrozenEntryJson.Write(writer, entry, snapshot.Settings, publicEdition));
        return new Answer(status, body)
        {
            ETag = EntityTag.OfEntry(entry.Row.Id, entry.Row.Revision, EntityTag.Context("frozen", snapshot.Id, EntityTag.OfBytes(body.Span))),
            Location = location,
        };
    }
}
