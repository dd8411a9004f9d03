using System.Text.Json.Nodes;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Documents.Csv;
using RiskRegister.Domain;
using RiskRegister.UseCases.Audit;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Audit;

/// <summary>GET /audit: filtered, paged by key, as JSON or CSV.</summary>
public static class AuditEndpoints
{
    public static readonly QueryParameter Actor =
        QueryParameter.Text("actor", "Acts of this name, or of the credential with this id.", 255, "Legal Services");
    public static readonly QueryParameter Entry = QueryParameter.Matching("entry",
        "Acts on this entry, by its reference (the live entry, else the one closed last) or its permanent id.",
        value => Guid.TryParseExact(value, "D", out _) || EntryReference.TryParse(value, out _), "a reference, as CR5, or an id",
        new JsonObject { ["type"] = "string", ["pattern"] = Patterns.ReferenceOrId, ["maxLength"] = 36 }, "CR5");
    public static readonly QueryParameter Action =
        QueryParameter.OneOf<AuditAction>("action", "Acts of this kind.");
    public static readonly QueryParameter OfQuarter = Quarters.Parameter("quarter", "Acts on the snapshot of this quarter.", "2016-17-Q3");
    public static readonly QueryParameter From = Instants.Parameter("from", "Acts at or after this instant.", "2016-10-01T00:00:00Z");
    public static readonly QueryParameter To = Instants.Parameter("to", "Acts before this instant.", "2017-01-01T00:00:00Z");

    public static async Task<Outcome> Read(HttpContext http, QueryValues query, ReadAudit audit)
    {
        var (form, unacceptable) = FormChoice.OfList.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var (filter, limit) = (FilterOf(query), Page.LimitOf(query));
        if (filter.To <= filter.From) query.Fault(To, "must be after from");
        Page.RefuseIn(form, query);
        var list = EntityTag.Context(
            "audit", query[Actor], query[Entry], query[Action], query[OfQuarter], filter.From?.UtcTicks, filter.To?.UtcTicks);
        (DateTime, long)? after = Cursor.Read(query, list) is { } cursor && cursor.KeyAsInstant(query) is { } at
            && cursor.IdAsNumber(query) is { } id
            ? (at, id) : null;
        if (query.Problem is { } wrong) return wrong;
        if (form == Form.Csv) return await Whole(http, filter, audit);
        return Page.Write(http, await audit.Page(filter, after, limit + 1, http.RequestAborted), limit, After, AuditDocument.Write);

        Cursor After(AuditRow row) => new(list, row.At.Ticks.ToString(), row.Id.ToString());
    }

    static AuditFilter FilterOf(QueryValues query) => new()
    {
        Actor = query[Actor],
        Entry = Guid.TryParseExact(query[Entry], "D", out var id) ? id : null,
        Reference = EntryReference.TryParse(query[Entry], out var reference) ? reference : null,
        Action = EnumNames.TryParse<AuditAction>(query[Action], out var action) ? action : null,
        Quarter = Quarter.TryParse(query[OfQuarter], out var quarter) ? quarter : null,
        From = Instants.Of(query, From),
        To = Instants.Of(query, To),
    };

    // Whoever keeps the file sees in its name from when to when it is: as was asked for, else from the first act in it to the last.
    static async Task<Outcome> Whole(HttpContext http, AuditFilter filter, ReadAudit audit)
    {
        DateTimeOffset? first = null, last = null;
        var csv = SpoolStream.For(http);
        await AuditCsv.WriteAsync(audit.All(filter, http.RequestAborted).Select(row =>
        {
            first = new DateTimeOffset(row.At);
            last ??= first;
            return row.ToLine();
        }), csv, http.RequestAborted, ListForms.HeadingsOf(http));
        return Answer.File(Form.Csv, $"audit{Stamp("-from", filter.From ?? first)}{Stamp("-to", filter.To ?? last)}", csv);
    }

    static string Stamp(string word, DateTimeOffset? at) => at is { } instant ? $"{word}-{instant.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}" : "";
}
