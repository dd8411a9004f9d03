using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.Documents.Csv;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Audit;

/// <summary>GET /audit: filtered, paged by key, as JSON or CSV.</summary>
public static class ReadAudit
{
    public static readonly QueryParameter Actor = QueryParameter.Text("actor", "Acts of this name, or of the credential with this id.", 255, "Legal Services");
    public static readonly QueryParameter Entry = QueryParameter.Matching("entry",
        "Acts on this entry, by its reference (the live entry, else the one closed last) or its permanent id.",
        value => Guid.TryParseExact(value, "D", out _) || EntryReference.TryParse(value, out _), "a reference, as CR5, or an id",
        new JsonObject { ["type"] = "string" }, "CR5");
    public static readonly QueryParameter Action = QueryParameter.OneOf("action", "Acts of this kind.", null, [.. EnumNames.All<AuditAction>()]);
    public static readonly QueryParameter Quarter = Quarters.Parameter("quarter", "Acts on the snapshot of this quarter.", "2016-17-Q3");
    public static readonly QueryParameter From = Instants.Parameter("from", "Acts at or after this instant.", "2016-10-01T00:00:00Z");
    public static readonly QueryParameter To = Instants.Parameter("to", "Acts before this instant.", "2017-01-01T00:00:00Z");

    const string List = """
        select a.id, a.at, a.actor, a.credential, a.roles, a.action, a.entry_id as EntryId, v.facts ->> 'reference' as Reference, a.revision,
            a.quarter, a.address, a.request_id as RequestId, a.detail::text as Detail
        from audit_log as a
        left join entry_revisions as v on v.entry_id = a.entry_id and v.revision = a.revision
        where (@actor::text is null or a.actor = @actor or a.credential = @actor)
            and (@id::uuid is null or a.entry_id = @id)
            and (@reference::text is null or a.entry_id = (
                select e.id from entries as e where e.reference = @reference
                order by e.status = 'closed', e.facts #>> '{closure,closedAt}' desc, e.id limit 1))
            and (@action::text is null or a.action = @action)
            and (@quarter::text is null or a.quarter = @quarter)
            and (@from::timestamptz is null or a.at >= @from)
            and (@to::timestamptz is null or a.at < @to)
            and (@after::timestamptz is null or (a.at, a.id) < (@after, @afterId))
        order by a.at desc, a.id desc
        limit @limit
        """;

    public static async Task<Outcome> Handle(HttpContext http, QueryValues query, NpgsqlDataSource database)
    {
        var (form, unacceptable) = FormChoice.OfList.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var (from, to, limit) = (InstantOf(query, From), InstantOf(query, To), Page.LimitOf(query));
        if (to <= from) query.Fault(To, "must be after from");
        var list = EntityTag.Context("audit", query[Actor], query[Entry], query[Action], query[Quarter], from?.UtcTicks, to?.UtcTicks);
        var cursor = Cursor.Read(query, list);
        var (after, afterId) = (cursor?.KeyAsInstant(query), cursor?.IdAsNumber(query));
        if (query.Problem is { } wrong) return wrong;
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var rows = (await connection.QueryAsync<AuditRow>(new CommandDefinition(List, new
        {
            actor = query[Actor],
            id = Guid.TryParseExact(query[Entry], "D", out var id) ? id : (Guid?)null,
            reference = EntryReference.TryParse(query[Entry], out var reference) ? reference.ToString() : null,
            action = query[Action],
            quarter = query[Quarter],
            from,
            to,
            after,
            afterId,
            limit = limit + 1,
        }, cancellationToken: http.RequestAborted))).AsList();
        return form == Form.Csv
            ? Page.Write(http, rows, limit, After, form, "audit", await Csv(rows.Take(limit), http.RequestAborted))
            : Page.Write(http, rows, limit, After, AuditDocument.Write);

        Cursor After(AuditRow row) => new(list, row.At.Ticks.ToString(), row.Id.ToString());
    }

    static DateTimeOffset? InstantOf(QueryValues query, QueryParameter parameter) =>
        query[parameter] is { } text && Instants.TryParse(text, out var instant) ? instant : null;

    static async Task<ReadOnlyMemory<byte>> Csv(IEnumerable<AuditRow> rows, CancellationToken stop)
    {
        using var stream = new MemoryStream();
        await AuditCsv.WriteAsync(rows.Select(row => new AuditLine
        {
            At = new DateTimeOffset(row.At),
            Actor = row.Actor,
            Credential = row.Credential,
            Roles = row.Roles,
            Action = row.Action,
            Entry = row.EntryId,
            Reference = row.Reference,
            Revision = row.Revision,
            Quarter = row.Quarter,
            Address = row.Address,
            RequestId = row.RequestId,
            Detail = row.Detail,
        }), stream, stop);
        return stream.ToArray();
    }
}
