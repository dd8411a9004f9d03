using Npgsql;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Entries;

/// <summary>
/// The conditions of a list of entries. A statement holds those of what is asked for and no others, so that planning it costs little; each
/// is written as the index on it has it. The rule of what is on the register is RegisterRule in the domain; a test holds this against it.
/// </summary>
/// <param name="today">The day by which actions are overdue.</param>
sealed class EntryConditions(RegisterSettings settings, DateOnly today)
{
    const string IsOverdue = "e.status <> 'closed' and e.next_due_on < @today";
    const string IsNotOverdue = "(e.status = 'closed' or e.next_due_on is null or e.next_due_on >= @today)";
    const string HasResponse = "e.facts ->> 'response' = @response";

    // The first part is that of the index, which has only entries that name any.
    const string HasObjective =
        "e.facts ->> 'objectives' is not null and json_texts(e.facts -> 'objectives') @> array[@objective]";

    // TargetRule in the domain says the same; a test holds the two against each other.
    const string TargetPassed = "(e.facts ->> 'targetDate') collate \"C\" < @targetToday";
    const string TargetMissed = "e.status <> 'closed' and " + TargetPassed + " and " + TargetNotReached;
    const string TargetNotMissed = "(e.status = 'closed' or e.facts ->> 'targetDate' is null or not " + TargetPassed + " or not "
        + TargetNotReached + ")";
    const string TargetNotReached = """
        case e.kind
            when 'risk' then e.residual > (e.facts #>> '{targetScore,impact}')::integer * (e.facts #>> '{targetScore,likelihood}')::integer
            else e.residual < (e.facts #>> '{targetScore,impact}')::integer * (e.facts #>> '{targetScore,likelihood}')::integer end
        """;

    // AppetiteRule in the domain says the same; a test holds the two against each other.
    const string StandsToAppetite = """
        e.kind = 'risk' and (
            select case
                when e.residual <= min(a.appetite) then 'withinAppetite'
                when e.residual <= min(a.tolerance) then 'withinTolerance'
                when count(*) > 0 then 'outside' end
            from unnest(@appetiteTypes, @appetites, @tolerances) as a (type, appetite, tolerance)
            where a.type = any(e.types)) = @appetite
        """;

    // AssuranceRule in the domain says the same; a test holds the two against each other.
    const string AssuredOn = "least_assured_on(e.content) collate \"C\"";

    const string IsKept = "register_level(e.facts) = @level";

    // The first part is that of the index, which has only entries that were ever moved.
    const string IsMovedTo = "e.facts ->> 'move' is not null and " + IsKept;

    const string HasMoveAsked = "e.id = any (array(select m.entry_id from asked_moves as m))";

    const string IsFound = "e.search @@ websearch_to_tsquery('register_words', search_text(@q))";
    const string IsVisible = "(not e.exempt or e.owner_keys && name_keys(@posts))";
    const string IsOwn = "e.owner_keys && name_keys(@posts)";

    /// <summary>The "where" of a filter, with the values it names.</summary>
    /// <param name="after">A condition of its own: where the page begins.</param>
    public string Where(Actor actor, EntryFilter filter, string? after, out List<NpgsqlParameter> parameters)
    {
        var (conditions, given) = (new List<string>(), new List<NpgsqlParameter>());
        if (filter.Kind is { } kind) Add("e.kind = @kind", new NpgsqlParameter<string>("kind", EnumNames.Of(kind)));
        if (filter.Status is { } status) Add("e.status = @status", new NpgsqlParameter<string>("status", EnumNames.Of(status)));
        if (filter.Owners is { } owners) Add("e.owner_keys && name_keys(@owners)", new NpgsqlParameter<string[]>("owners", [.. owners]));
        if (filter.Ids is { } ids) Add("e.id = any(@ids)", new NpgsqlParameter<Guid[]>("ids", [.. ids]));
        if (filter.Service is { } service) Add("name_key(e.service) = name_key(@service)", new NpgsqlParameter<string>("service", service));
        if (filter.Type is { } type) Add("name_keys(e.types) @> array[name_key(@type)]", new NpgsqlParameter<string>("type", type));
        if (filter.OnRegister is { } onRegister)
        {
            Add("(e.status = 'open' and e.residual >= @threshold and register_level(e.facts) = 'corporate') = @onRegister",
                new NpgsqlParameter<bool>("onRegister", onRegister), new NpgsqlParameter<int>("threshold", settings.Threshold));
        }

        if (filter.Response is { } response) Add(HasResponse, new NpgsqlParameter<string>("response", EnumNames.Of(response)));
        if (filter.Objective is { } objective) Add(HasObjective, new NpgsqlParameter<string>("objective", objective));
        if (filter.TargetOverdue is { } late)
            Add(late ? TargetMissed : TargetNotMissed, new NpgsqlParameter<string>("targetToday", today.ToString("O")));
        if (filter.Appetite is not null && settings.Appetite.Count == 0) Add("false");
        else if (filter.Appetite is { } position)
        {
            var statements = settings.Appetite;
            var (least, most) = ScoresOf(position, statements);
            Add("-e.residual between -@mostResidual and -@leastResidual", new NpgsqlParameter<int>("mostResidual", most),
                new NpgsqlParameter<int>("leastResidual", least));
            Add(StandsToAppetite, new NpgsqlParameter<string>("appetite", EnumNames.Of(position)),
                new NpgsqlParameter<string[]>("appetiteTypes", [.. statements.Select(each => each.Type)]),
                new NpgsqlParameter<int[]>("appetites", [.. statements.Select(each => each.Appetite)]),
                new NpgsqlParameter<int[]>("tolerances", [.. statements.Select(each => each.Tolerance)]));
        }

        if (filter.Assurance is { } assurance)
        {
            Add(assurance switch
            {
                AssuranceStanding.Stale => $"{AssuredOn} < @assuredSince",
                AssuranceStanding.Current => $"{AssuredOn} >= @assuredSince",
                _ => $"{AssuredOn} is null",
            }, new NpgsqlParameter<string>("assuredSince", today.AddMonths(-settings.AssuranceMonths).ToString("O")));
        }

        if (filter.Level is { } level)
            Add(level == RegisterLevel.Corporate ? IsKept : IsMovedTo, new NpgsqlParameter<string>("level", EnumNames.Of(level)));
        if (filter.MoveAsked is { } asked) Add(asked ? HasMoveAsked : $"not ({HasMoveAsked})");
        if (filter.UpdatedSince is { } since) Add("e.updated_at >= @since", new NpgsqlParameter<DateTime>("since", since.UtcDateTime));
        if (filter.MinResidual is { } lowest) Add("-e.residual <= -@minResidual", new NpgsqlParameter<int>("minResidual", lowest));
        if (filter.Search is { } search) Add(IsFound, new NpgsqlParameter<string>("q", SearchWords.Of(search)));
        if (filter.Overdue is { } overdue)
            Add(overdue ? IsOverdue : IsNotOverdue, new NpgsqlParameter<string>("today", today.ToString("O")));
        if (!actor.SeesAllEntries) Add(filter.AsOf is null ? IsVisible : IsOwn, new NpgsqlParameter<string[]>("posts", [.. actor.Posts]));
        if (filter.AsOf is { } then) given.Add(new NpgsqlParameter<DateTime>("asOf", then.UtcDateTime));
        if (after is not null) conditions.Add(after);
        parameters = given;
        return conditions.Count == 0 ? "" : $"where {string.Join(" and ", conditions)}\n";

        void Add(string condition, params NpgsqlParameter[] values)
        {
            conditions.Add(condition);
            given.AddRange(values);
        }
    }

    // The residual scores that a position can have with any of the types: by them an index finds what is looked at.
    static (int Least, int Most) ScoresOf(AppetitePosition position, IReadOnlyList<AppetiteStatement> statements) => position switch
    {
        AppetitePosition.WithinAppetite => (1, statements.Max(each => each.Appetite)),
        AppetitePosition.WithinTolerance => (statements.Min(each => each.Appetite) + 1, statements.Max(each => each.Tolerance)),
        _ => (statements.Min(each => each.Tolerance) + 1, 25),
    };
}
