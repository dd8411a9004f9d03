using System.Globalization;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>
/// The lists of a snapshot, in pages of JSON or whole as CSV: its entries, open and closed since the snapshot before, and their actions.
/// </summary>
public static class FrozenListEndpoints
{
    // GET /snapshots/{quarter}/entries
    public static async Task<Outcome> Entries(
        string quarter, HttpContext http, QueryValues query, ReadFrozenEntries read, FrozenDocuments documents)
    {
        if (FormChoice.OfList.Choose(http, query).Form == Form.Csv)
            return await Whole(quarter, http, query, documents, "entries", (snapshot, entries) =>
                ListForms.Entries(http, Form.Csv, NameOf("entries", snapshot, query), DocumentOf(snapshot, query, entries)));
        var (actor, publicEdition, limit, stop) = (http.Actor(), Editions.IsPublic(query), Page.LimitOf(query), http.RequestAborted);
        var list = "";
        Outcome? problem = null;
        var (page, refusal) = await read.Page(actor, quarter, publicEdition, snapshot =>
        {
            list = EntityTag.Context("frozen", snapshot.Id, publicEdition);
            var cursor = Cursor.Read(query, list);
            var (after, afterId) = (cursor?.KeyAsNumber(query), cursor?.IdAsGuid(query));
            problem = Refused(http, query);
            return problem is null ? (after, afterId, limit + 1) : null;
        }, stop);
        if (((Outcome?)refusal ?? problem) is { } refused) return refused;
        var settings = page!.Snapshot.Settings;
        return await Page.Write(http, page.Entries, limit, After,
            (writer, entry) => FrozenEntryJson.Write(writer, entry, settings, publicEdition), FrozenEntryJson.ExpectedLength);

        Cursor After(FrozenEntry entry) => new(list, entry.Row.Position.ToString(CultureInfo.InvariantCulture), entry.Row.Id.ToString("D"));
    }

    // GET /snapshots/{quarter}/actions: of its open entries
    public static async Task<Outcome> Actions(
        string quarter, HttpContext http, QueryValues query, ReadFrozenEntries read, FrozenDocuments documents)
    {
        var edition = Editions.Of(query);
        if (FormChoice.OfList.Choose(http, query).Form == Form.Csv)
        {
            return await Whole(quarter, http, query, documents, "actions", (snapshot, entries) =>
                ListForms.Actions(http, NameOf("actions", snapshot, query), edition,
                entries.SelectMany(entry => LinesOf(snapshot, entry))));
        }

        var (limit, list, place, problem) = (Page.LimitOf(query), "", (ActionPlace?)null, (Outcome?)null);
        var (found, refusal) = await read.First(http.Actor(), quarter, Editions.IsPublic(query), limit + 1, Choose, http.RequestAborted);
        if (((Outcome?)refusal ?? problem) is { } refused) return refused;
        return Page.Write(http, found!, limit, After,
            (writer, each) => ListedActionDocument.Write(writer, each.Line, each.Entry.Row.Revision, each.Entry.Row.UpdatedAt));

        Func<FrozenEntry, IEnumerable<FrozenAction>>? Choose(StandingSnapshot snapshot)
        {
            list = EntityTag.Context("frozen actions", snapshot.Id, edition);
            place = ActionCursor.PlaceOf(query, Cursor.Read(query, list));
            problem = Refused(http, query);
            if (problem is not null) return null;
            return entry => LinesOf(snapshot, entry).Where(line => place is null || IsAfter(place, entry, line))
                .Select(line => new FrozenAction(entry, line));
        }

        Cursor After(FrozenAction each) => ActionCursor.After(list, each.Entry.Row.Position, each.Entry.Row.Id, each.Line.Action.Id);
    }

    // Kept like every other document of a published snapshot.
    static async Task<Outcome> Whole(
        string quarter, HttpContext http, QueryValues query, FrozenDocuments documents, string what,
        Func<StandingSnapshot, IAsyncEnumerable<FrozenEntry>, Task<Outcome>> write)
    {
        Page.RefuseIn(Form.Csv, query);
        await using var reading = documents.Begin(http, quarter, FormChoice.OfList, $"{what} with {ListForms.HeadingsOf(http)}");
        if (await reading.AnswerAtOnce(_ => false) is { } answer) return answer;
        return await reading.Keep(await write(reading.Snapshot,
            FrozenEntries.Read(reading.Connection, reading.Snapshot.Id, reading.PublicEdition, http.RequestAborted)));
    }

    static Outcome? Refused(HttpContext http, QueryValues query)
    {
        var (_, unacceptable) = FormChoice.OfList.Choose(http, query);
        return (Outcome?)Editions.OfSnapshot(query, http.Actor()) ?? query.Problem ?? unacceptable;
    }

    static PrintableRegister DocumentOf(StandingSnapshot snapshot, QueryValues query, IAsyncEnumerable<FrozenEntry> entries) => new()
    {
        Settings = snapshot.Settings.Settings,
        Quarter = snapshot.Quarter,
        Edition = Editions.Of(query),
        GeneratedAt = new DateTimeOffset(snapshot.TakenAt),
        Lines = entries.Select(entry => entry.ToLine(snapshot.Settings)),
    };

    static IEnumerable<ActionLine> LinesOf(StandingSnapshot snapshot, FrozenEntry entry)
    {
        if (entry.Facts.Status != EntryStatus.Open) return [];
        var state = entry.ToLine(snapshot.Settings).State;
        var day = snapshot.Settings.Settings.DayOf(new DateTimeOffset(snapshot.TakenAt));
        return state.Actions.OrderBy(action => action.Id)
            .Select(action => new ActionLine(state, action, action.IsOverdue(day)) { Quarter = snapshot.Quarter });
    }

    static bool IsAfter(ActionPlace place, FrozenEntry entry, ActionLine line) =>
        (entry.Row.Position, entry.Row.Id, line.Action.Id).CompareTo((place.Position, place.Entry, place.Action)) > 0;

    static string NameOf(string what, StandingSnapshot snapshot, QueryValues query) =>
        ReportForms.NameOf(what, snapshot.QuarterText, snapshot.Settings.Settings.DayOf(new DateTimeOffset(snapshot.TakenAt)),
            Editions.Of(query));

    sealed record FrozenAction(FrozenEntry Entry, ActionLine Line);
}
