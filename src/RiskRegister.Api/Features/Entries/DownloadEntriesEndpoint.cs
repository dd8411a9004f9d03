using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Entries;

/// <summary>GET /downloads/entries: everything that a page of the register lists, in every form of a register.</summary>
public static class DownloadEntriesEndpoint
{
    const int AtOnce = 500;

    public static async Task<Outcome> Download(
        HttpContext http, QueryValues query, ListEntries entries, RegisterSettingsInForce settings, ReportForms forms, TimeProvider clock)
    {
        if (query.Problem is { } problem) return problem;
        var (form, unacceptable) = FormChoice.OfReport.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var found = await All(entries, http.Actor(), EntryQuery.Filter(query, http.Actor(), asOf: null), EntryQuery.Order(query),
            http.RequestAborted);
        if (form == Form.Json)
        {
            var json = SpoolStream.For(http);
            await RegisterForms.WriteRegister(json, settings, snapshot: null, digest: null, Edition.Full, found.ToAsyncEnumerable(),
                (writer, entry) => EntryJson.Write(writer, entry.Row, entry.Facts, settings, publicEdition: false));
            return Answer.Hashed(json);
        }

        return await forms.Finish(http, await ReportForms.Write(http, form, new PrintableRegister
        {
            Settings = settings.Settings,
            Edition = Edition.Full,
            GeneratedAt = clock.GetUtcNow(),
            Layout = RegisterForms.LayoutOf(query),
            Lines = found.Select(entry => entry.ToLine(settings)).ToAsyncEnumerable(),
        }));
    }

    // Documents read their lines more than once, and must find the same each time: they are held.
    static async Task<List<FoundEntry>> All(ListEntries entries, Actor actor, EntryFilter filter, EntryOrder order, CancellationToken stop)
    {
        var found = new List<FoundEntry>();
        EntryPlace? after = null;
        while (true)
        {
            var rows = await entries.Page(actor, filter, order, after, AtOnce, stop).ToListAsync(stop);
            found.AddRange(rows.Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts))));
            if (rows.Count < AtOnce) return found;
            after = EntryPlace.Of(rows[^1], order);
        }
    }
}
