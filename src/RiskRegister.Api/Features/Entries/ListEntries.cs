using System.Collections.Frozen;
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

    // A statement holds the conditions of what is asked for and no others, so that planning it costs little. The rule of what is on the
    // register is RegisterRule in the domain; a test holds this filter against it. Each is written as the index on it has it.
    static readonly (QueryParameter Filter, string Condition)[] Conditions =
    [
        (Kind, "e.kind = @kind"),
        (Status, "e.status = @status"),
        (Owner, "e.owners @> array[@owner]"),
        (Service, "e.service = @service"),
        (Type, "e.types @> array[@type]"),
        (OnRegister, "(e.status = 'open' and e.residual >= @threshold) = @onRegister"),
        (MinResidual, "-e.residual <= -@minResidual"),
        (Search, "e.search @@ websearch_to_tsquery('english', @q)"),
    ];

    static readonly QueryParameter[] Texts = [Kind, Status, Owner, Service, Type, Search];

    const string IsOverdue = "e.status <> 'closed' and e.next_due_on < @today";
    const string IsNotOverdue = "(e.status = 'closed' or e.next_due_on is null or e.next_due_on >= @today)";
    const string IsVisible = "(not e.exempt or e.owners && @posts)";
    const string IsOwn = "e.owners && @posts";

    static readonly FrozenDictionary<string, (string After, string Order)> Orders = new Dictionary<string, (string, string)>
    {
        ["reference"] = ("(e.position, e.id) > (@afterKey, @afterId)", "order by e.position, e.id limit @limit"),
        ["-residual"] = ("(-e.residual, e.id) > (-@afterKey, @afterId)", "order by -e.residual, e.id limit @limit"),
        ["-updatedAt"] = ("(e.updated_at, e.id) < (@afterKey, @afterId)", "order by e.updated_at desc, e.id desc limit @limit"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

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
        var limit = Page.LimitOf(query);
        List<NpgsqlParameter> parameters = [new NpgsqlParameter<int>("limit", limit + 1), .. Given(query, caller, settings, asOf ?? now), .. Key(sort, cursor, query)];
        if (asOf is { } then) parameters.Add(new NpgsqlParameter<DateTime>("asOf", then.UtcDateTime));
        if (query.Refusal is { } refusal) return refusal;
        var (form, unacceptable) = FormChoice.OfList.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var rows = await EntryRow.Query(connection, Statement(query, caller, sort, asOf is not null, cursor is not null), http.RequestAborted, [.. parameters]);
        await Replacements.HideFrom(caller, connection, rows, http.RequestAborted);
        if (form == Form.Json)
        {
            return Page.Write(http, rows, limit, After, (writer, row) => EntryJson.Write(writer, row, StoredEntry.ReadFacts(row.Facts), settings, publicEdition: false),
                rows.Sum(row => EntryJson.ExpectedLength(row)));
        }

        var lines = rows.Take(limit).Select(row => new FoundEntry(row, StoredEntry.ReadFacts(row.Facts)).ToLine(settings));
        return Page.Write(http, rows, limit, After, form, "entries", await ListForms.Csv(settings, publicEdition: false, asOf ?? now, lines, http.RequestAborted));

        Cursor After(EntryRow row) => new(list, KeyOf(row, sort), row.Id.ToString("D"));
    }

    static string Statement(QueryValues query, Caller caller, string sort, bool asOf, bool afterCursor)
    {
        var conditions = Conditions.Where(each => query[each.Filter] is not null).Select(each => each.Condition).ToList();
        if (query.Flag(Overdue) is { } overdue) conditions.Add(overdue ? IsOverdue : IsNotOverdue);
        if (!caller.SeesAllEntries) conditions.Add(asOf ? IsOwn : IsVisible);
        if (afterCursor) conditions.Add(Orders[sort].After);
        var where = conditions.Count == 0 ? "" : $"where {string.Join(" and ", conditions)}\n";
        return $"{(asOf ? EntryRow.SelectAsOf : EntryRow.SelectLive)}{where}{Orders[sort].Order}";
    }

    static IEnumerable<NpgsqlParameter> Given(QueryValues query, Caller caller, RegisterSettingsInForce settings, DateTimeOffset now)
    {
        foreach (var filter in Texts)
        {
            if (query[filter] is { } text) yield return new NpgsqlParameter<string>(filter.Name, text);
        }

        if (query.Whole(MinResidual) is { } lowest) yield return new NpgsqlParameter<int>("minResidual", lowest);
        if (query.Flag(Overdue) is not null) yield return new NpgsqlParameter<string>("today", DateOnly.FromDateTime(now.UtcDateTime).ToString("O"));
        if (!caller.SeesAllEntries) yield return new NpgsqlParameter<string[]>("posts", [.. caller.Posts]);
        if (query.Flag(OnRegister) is not { } onRegister) yield break;
        yield return new NpgsqlParameter<bool>("onRegister", onRegister);
        yield return new NpgsqlParameter<int>("threshold", settings.Settings.Threshold);
    }

    static string KeyOf(EntryRow row, string sort) => sort switch
    {
        "-residual" => StoredEntry.ReadFacts(row.Facts).ResidualScore.ToScore().Value.ToString(),
        "-updatedAt" => row.UpdatedAt.Ticks.ToString(),
        _ => row.Position.ToString(),
    };

    static IEnumerable<NpgsqlParameter> Key(string sort, Cursor? cursor, QueryValues query)
    {
        if (cursor?.KeyAsNumber(query) is not { } key) return [];
        var highest = sort switch { "-residual" => 25, "-updatedAt" => DateTime.MaxValue.Ticks, _ => long.MaxValue };
        if (key < 0 || key > highest) query.Fault(Cursor.Parameter, "is not a cursor that this service gave");
        if (query.Refusal is not null || cursor.IdAsGuid(query) is not { } id) return [];
        NpgsqlParameter after = sort switch
        {
            "-residual" => new NpgsqlParameter<int>("afterKey", (int)key),
            "-updatedAt" => new NpgsqlParameter<DateTime>("afterKey", new DateTime(key, DateTimeKind.Utc)),
            _ => new NpgsqlParameter<long>("afterKey", key),
        };
        return [after, new NpgsqlParameter<Guid>("afterId", id)];
    }
}
