using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>GET /entries: filtered, searched, sorted, paged by key, now or as of an instant.</summary>
public static class ListEntries
{
    public static readonly QueryParameter Kind = QueryParameter.OneOf("kind", "Risks or opportunities only.", null, [.. EnumNames.All<EntryKind>()]);
    public static readonly QueryParameter Status = QueryParameter.OneOf("status", "Entries in this status only.", null, [.. EnumNames.All<EntryStatus>()]);
    public static readonly QueryParameter Owner = QueryParameter.Text("owner", "Entries of this post, named exactly.", EntryLimits.Owner, "MT");
    public static readonly QueryParameter Service = QueryParameter.Text("service", "A service's register.", EntryLimits.Service, "Adult Services");
    public static readonly QueryParameter Type = QueryParameter.Text("type", "Entries of this type.", EntryLimits.Type, "Economic");
    public static readonly QueryParameter OnRegister = QueryParameter.Flag("onRegister", "Entries that are (true) or are not (false) on the register.");
    public static readonly QueryParameter MinResidual = QueryParameter.Whole("minResidual", "The lowest residual score.", 1, 25, "12");
    public static readonly QueryParameter Overdue = QueryParameter.Flag("overdue", "Entries with (true) or without (false) an open action past its due date.");
    public static readonly QueryParameter Search = QueryParameter.Text("q",
        "Full text, in web-search syntax: words, \"a phrase\", or, -not.", 500, "\"social care\" -budget");
    public static readonly QueryParameter Sort = QueryParameter.OneOf("sort", "Register order, highest residual score first, or last changed first.",
        "reference", "reference", "-residual", "-updatedAt");

    // The rule itself is RegisterRule in the domain; a test holds this filter against it. Each is written as the index on it has it.
    const string Filters = """
        where (@seesAll or (e.owners && @posts) or (not @ownOnly and not e.exempt))
            and (@kind::text is null or e.kind = @kind)
            and (@status::text is null or e.status = @status)
            and (@owner::text is null or e.owners @> array[@owner])
            and (@service::text is null or e.service = @service)
            and (@type::text is null or e.types @> array[@type])
            and (@onRegister::boolean is null or (e.status = 'open' and e.residual >= @threshold) = @onRegister)
            and (@minResidual::integer is null or -e.residual <= -@minResidual)
            and (@overdue::boolean is distinct from true or (e.status <> 'closed' and e.next_due_on < @today))
            and (@overdue::boolean is distinct from false or e.status = 'closed' or e.next_due_on is null or e.next_due_on >= @today)

        """;

    const string Searched = "and (@q::text is null or e.search @@ websearch_to_tsquery('english', @q))\n";
    const string ByReference = "and (@afterKey::bigint is null or (e.position, e.id) > (@afterKey, @afterId)) order by e.position, e.id limit @limit";
    const string ByResidual = "and (@afterKey::integer is null or (-e.residual, e.id) > (-@afterKey, @afterId)) order by -e.residual, e.id limit @limit";
    const string ByUpdate = "and (@afterKey::timestamptz is null or (e.updated_at, e.id) < (@afterKey, @afterId)) order by e.updated_at desc, e.id desc limit @limit";

    public const string LiveByReference = EntryRow.SelectLive + Filters + Searched + ByReference;
    public const string LiveByResidual = EntryRow.SelectLive + Filters + Searched + ByResidual;
    public const string LiveByUpdate = EntryRow.SelectLive + Filters + Searched + ByUpdate;
    public const string AsOfByReference = EntryRow.SelectAsOf + Filters + ByReference;
    public const string AsOfByResidual = EntryRow.SelectAsOf + Filters + ByResidual;
    public const string AsOfByUpdate = EntryRow.SelectAsOf + Filters + ByUpdate;

    public static async Task<Outcome> Handle(
        HttpContext http, QueryValues query, Caller caller, NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var asOf = Instants.Read(query, now);
        if (asOf is not null && query[Search] is not null) query.Fault(Search, "goes with what is there now, not with asOf");
        var sort = query[Sort] ?? "reference";
        var list = EntityTag.Context(sort, query[Kind], query[Status], query[Owner], query[Service], query[Type], query[OnRegister], query[MinResidual],
            query[Overdue], query[Search], asOf?.UtcTicks);
        var cursor = Cursor.Read(query, list);
        var parameters = new DynamicParameters(new
        {
            seesAll = caller.SeesAllEntries,
            ownOnly = asOf is not null,
            posts = caller.Posts.ToArray(),
            kind = query[Kind],
            status = query[Status],
            owner = query[Owner],
            service = query[Service],
            type = query[Type],
            onRegister = query.Flag(OnRegister),
            minResidual = query.Whole(MinResidual),
            overdue = query.Flag(Overdue),
            q = query[Search],
            threshold = settings.Settings.Threshold,
            today = DateOnly.FromDateTime((asOf ?? now).UtcDateTime).ToString("O"),
            publicEdition = false,
            afterId = cursor?.IdAsGuid(query),
            limit = Page.LimitOf(query) + 1,
            asOf,
        });
        AddKey(parameters, sort, cursor, query);
        if (query.Refusal is { } refusal) return refusal;
        var (form, unacceptable) = FormChoice.OfList.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var sql = (sort, asOf) switch
        {
            ("-residual", null) => LiveByResidual,
            ("-updatedAt", null) => LiveByUpdate,
            (_, null) => LiveByReference,
            ("-residual", _) => AsOfByResidual,
            ("-updatedAt", _) => AsOfByUpdate,
            _ => AsOfByReference,
        };
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var rows = (await connection.QueryAsync<EntryRow>(new CommandDefinition(sql, parameters, cancellationToken: http.RequestAborted))).AsList();
        var limit = Page.LimitOf(query);
        if (form == Form.Json) return Page.Write(http, rows, limit, After, (writer, row) => EntryJson.Write(writer, row, StoredEntry.ReadFacts(row.Facts), settings, publicEdition: false));
        var lines = rows.Take(limit).Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts)).ToLine(settings));
        return Page.Write(http, rows, limit, After, form, "entries", await ListForms.Csv(settings, publicEdition: false, asOf ?? now, lines, http.RequestAborted));

        Cursor After(EntryRow row) => new(list, KeyOf(row, sort), row.Id.ToString("D"));
    }

    static string KeyOf(EntryRow row, string sort) => sort switch
    {
        "-residual" => StoredEntry.ReadFacts(row.Facts).ResidualScore.ToScore().Value.ToString(),
        "-updatedAt" => row.UpdatedAt.Ticks.ToString(),
        _ => row.Position.ToString(),
    };

    static void AddKey(DynamicParameters parameters, string sort, Cursor? cursor, QueryValues query)
    {
        var key = cursor?.KeyAsNumber(query);
        var highest = sort switch { "-residual" => 25, "-updatedAt" => DateTime.MaxValue.Ticks, _ => long.MaxValue };
        if (key < 0 || key > highest) query.Fault(Cursor.Parameter, "is not a cursor that this service gave");
        else if (sort == "-updatedAt") parameters.Add("afterKey", key is { } ticks ? new DateTime(ticks, DateTimeKind.Utc) : null, System.Data.DbType.DateTime);
        else parameters.Add("afterKey", key);
    }
}
