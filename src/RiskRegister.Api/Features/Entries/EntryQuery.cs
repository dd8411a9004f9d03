using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Entries;

/// <summary>The query parameters of lists of entries.</summary>
public static class EntryQuery
{
    public static readonly QueryParameter Kind =
        QueryParameter.OneOf<EntryKind>("kind", "Risks or opportunities only.");

    public static readonly QueryParameter Status =
        QueryParameter.OneOf<EntryStatus>("status", "Entries in this status only.");

    public static readonly QueryParameter Owner = QueryParameter.Text("owner",
        "Entries of this post, named exactly; me: of any post that the caller acts for.", EntryLimits.Owner, "MT");

    public static readonly QueryParameter Service = QueryParameter.Text("service", "A service's register.", EntryLimits.Service,
        "Adult Services");

    public static readonly QueryParameter Type = QueryParameter.Text("type", "Entries of this type.", EntryLimits.Type, "Economic");

    public static readonly QueryParameter OnRegister =
        QueryParameter.Flag("onRegister", "Entries that are (true) or are not (false) on the register.");

    public static readonly QueryParameter TargetOverdue = QueryParameter.Flag("targetOverdue",
        "Entries with (true) or without (false) a target date that has passed while the residual score is not yet where it was to be.");

    public static readonly QueryParameter Assurance = QueryParameter.OneOf<AssuranceStanding>("assurance",
        "Entries with a control whose latest assurance is more than the configured months ago (stale), with assurance of which none is "
        + "(current), or without any that has a day (none).");

    public static readonly QueryParameter Level =
        QueryParameter.OneOf<RegisterLevel>("level", "Entries that the corporate register keeps, or a directorate's or service's.");

    public static readonly QueryParameter MoveAsked = QueryParameter.Flag("moveAsked",
        "Entries with (true) or without (false) a move to another register that is to be decided; not with asOf.");

    public static readonly QueryParameter MinResidual = QueryParameter.Whole("minResidual", "The lowest residual score.", 1, 25, "12");

    public static readonly QueryParameter Overdue =
        QueryParameter.Flag("overdue", "Entries with (true) or without (false) an open action past its due date.");

    public static readonly QueryParameter Measures =
        QueryParameter.OneOf<Rating>("measures", "Entries with a measure that is rated so by its latest value; not with asOf.");

    public static readonly QueryParameter Search = QueryParameter.Text("q",
        "Full text, in web-search syntax: words, \"a phrase\", or, -not.", 500, "\"social care\" -budget");

    public static readonly QueryParameter Sort = QueryParameter.OneOf("sort",
        "Register order, highest residual score first (inside one score in register order), or last changed first.", "reference",
        "reference", "-residual", "-updatedAt") with
    {
        ValuesName = "EntrySort",
        ValueNames = ["Reference", "HighestResidualFirst", "LastUpdatedFirst"],
    };

    public static readonly QueryParameter UpdatedSince = Instants.Parameter("updatedSince",
        "What was changed at or after this instant. Ask from a minute before the last answer: a change is seen when it is whole.",
        "2016-12-05T10:00:00Z");

    /// <summary>Stands for the posts of the caller.</summary>
    public const string Me = "me";

    public static EntryFilter Filter(QueryValues query, Actor actor, DateTimeOffset? asOf) =>
        Filter(query, MarkParameters.Of(query), actor, asOf);

    static EntryFilter Filter(QueryValues query, EntryMarks marks, Actor actor, DateTimeOffset? asOf) => new()
    {
        Kind = EnumNames.TryParse<EntryKind>(query[Kind], out var kind) ? kind : null,
        Status = EnumNames.TryParse<EntryStatus>(query[Status], out var status) ? status : null,
        Owners = PostsOf(query[Owner], actor),
        Service = query[Service],
        Type = query[Type],
        Response = marks.Response,
        Objective = marks.Objective,
        TargetOverdue = query.Flag(TargetOverdue),
        Appetite = marks.Appetite,
        Assurance = EnumNames.TryParse<AssuranceStanding>(query[Assurance], out var assurance) ? assurance : null,
        Level = EnumNames.TryParse<RegisterLevel>(query[Level], out var level) ? level : null,
        MoveAsked = query.Flag(MoveAsked),
        OnRegister = query.Flag(OnRegister),
        MinResidual = query.Whole(MinResidual),
        Search = query[Search],
        Overdue = query.Flag(Overdue),
        Measures = EnumNames.TryParse<Rating>(query[Measures], out var rating) ? rating : null,
        UpdatedSince = Instants.Of(query, UpdatedSince),
        AsOf = asOf,
    };

    public static EntryOrder Order(QueryValues query) => query[Sort] switch
    {
        "-residual" => EntryOrder.Residual,
        "-updatedAt" => EntryOrder.UpdatedAt,
        _ => EntryOrder.Reference,
    };

    /// <summary>The posts that a filter names: one by its name, or those of the caller as "me"; null for no filter.</summary>
    public static IReadOnlyList<string>? PostsOf(string? owner, Actor actor) => owner switch
    {
        null => null,
        Me => actor.Posts,
        _ => [owner],
    };

    /// <summary>Names the list that a cursor is of.</summary>
    public static string NameOfList(QueryValues query, DateTimeOffset? asOf) => EntityTag.Context(
        query[Sort] ?? "reference", query[Kind], query[Status], query[Owner], query[Service], query[Type],
        query[MarkParameters.Response], query[MarkParameters.Objective], query[MarkParameters.Appetite], query[TargetOverdue],
        query[Assurance], query[Level], query[MoveAsked], query[OnRegister],
        query[MinResidual], query[Overdue], query[Measures], query[Search], Instants.Of(query, UpdatedSince)?.UtcTicks, asOf?.UtcTicks);

    /// <summary>Where a page begins; a fault on the query when the cursor is none of this order's.</summary>
    public static EntryPlace? After(QueryValues query, Cursor? cursor)
    {
        if (cursor?.KeyAsNumber(query) is not { } key) return null;
        var (lowest, highest) = Order(query) switch
        {
            EntryOrder.Residual => (EntryPlace.PastPositions, 26 * EntryPlace.PastPositions),
            EntryOrder.UpdatedAt => (0, DateTime.MaxValue.Ticks),
            _ => (0, long.MaxValue),
        };
        if (key < lowest || key > highest) query.Fault(Cursor.Parameter, "is not a cursor that this service gave");
        return query.Problem is null && cursor.IdAsGuid(query) is { } id ? new EntryPlace(key, id) : null;
    }
}
