using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Which entries a list has; null leaves a filter out.</summary>
public sealed record EntryFilter
{
    public EntryKind? Kind { get; init; }

    public EntryStatus? Status { get; init; }

    /// <summary>Entries of any of these posts.</summary>
    public IReadOnlyList<string>? Owners { get; init; }

    public string? Service { get; init; }

    public string? Type { get; init; }

    /// <summary>Entries with this response.</summary>
    public EntryResponse? Response { get; init; }

    /// <summary>Entries that bear on the objective of this code.</summary>
    public string? Objective { get; init; }

    /// <summary>With or without a target date that has passed while the residual score is not yet where it was to be.</summary>
    public bool? TargetOverdue { get; init; }

    /// <summary>Risks that stand so to the appetite for their types, as the settings in force have it.</summary>
    public AppetitePosition? Appetite { get; init; }

    /// <summary>How entries' controls stand to the months after which assurance is stale, as the settings in force have them.</summary>
    public AssuranceStanding? Assurance { get; init; }

    /// <summary>Entries that this register keeps.</summary>
    public RegisterLevel? Level { get; init; }

    /// <summary>With or without a move to another register that was asked for and is not decided; not with <see cref="AsOf"/>.</summary>
    public bool? MoveAsked { get; init; }

    public bool? OnRegister { get; init; }

    /// <summary>The lowest residual score, 1–25.</summary>
    public int? MinResidual { get; init; }

    /// <summary>Full text, in web-search syntax.</summary>
    public string? Search { get; init; }

    /// <summary>With or without an open action past its due date.</summary>
    public bool? Overdue { get; init; }

    /// <summary>Entries changed at or after this instant.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Entries with a measure that is rated so by its latest value; not with <see cref="AsOf"/>.</summary>
    public Rating? Measures { get; init; }

    /// <summary>Entries as they stood at a past instant; not with <see cref="Search"/> or <see cref="Measures"/>.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Entries among these; found for <see cref="Measures"/>.</summary>
    internal IReadOnlyList<Guid>? Ids { get; init; }
}

/// <summary>In which order entries are listed; the id breaks ties.</summary>
public enum EntryOrder
{
    /// <summary>Register order: risks by number, then opportunities.</summary>
    Reference,

    /// <summary>Highest residual score first, inside one score by reference.</summary>
    Residual,

    /// <summary>Last changed first.</summary>
    UpdatedAt,
}

/// <summary>The entry after which a page begins.</summary>
/// <param name="Key">Its position, its residual score and position, or the ticks of its last change, as the order has it.</param>
public sealed record EntryPlace(long Key, Guid Id)
{
    /// <summary>More than any position.</summary>
    public const long PastPositions = 100_000_000_000;

    public static EntryPlace Of(EntryRow row, EntryOrder order) => new(order switch
    {
        EntryOrder.Residual => (StoredEntry.ReadFacts(row.Facts).ResidualScore.ToScore().Value * PastPositions) + row.Position,
        EntryOrder.UpdatedAt => row.UpdatedAt.Ticks,
        _ => row.Position,
    }, row.Id);
}

/// <summary>Entries filtered, searched, sorted and paged by key, now or as of an instant.</summary>
public sealed class ListEntries(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    const string From = "(e.position, e.id) >= (@afterKey, @afterId)";
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

    static readonly FrozenDictionary<EntryOrder, (string After, string Order)> Orders = new Dictionary<EntryOrder, (string, string)>
    {
        [EntryOrder.Reference] = ("(e.position, e.id) > (@afterKey, @afterId)", "order by e.position, e.id limit @limit"),
        [EntryOrder.Residual] = (
            "(-e.residual, e.position, e.id) > (-@afterKey, @afterPosition, @afterId)",
            "order by -e.residual, e.position, e.id limit @limit"),
        [EntryOrder.UpdatedAt] = ("(e.updated_at, e.id) < (@afterKey, @afterId)", "order by e.updated_at desc, e.id desc limit @limit"),
    }.ToFrozenDictionary();

    /// <summary>The entries of a page, one after the other: a page of the largest would be too much to hold.</summary>
    /// <param name="after">Null for the first page.</param>
    /// <param name="limit">How many entries at the most.</param>
    public async IAsyncEnumerable<EntryRow> Page(
        Actor actor, EntryFilter filter, EntryOrder order, EntryPlace? after, int limit, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        filter = await WithMeasures(connection, actor, filter, stop);
        var where = Conditions(actor, filter, after is null ? null : Orders[order].After, out var parameters);
        if (after is not null) parameters.AddRange(Parameters(after, order));
        parameters.Add(new NpgsqlParameter<int>("limit", limit));
        await using var command = new NpgsqlCommand($"{Select(actor, filter)}{where}{Orders[order].Order}", connection);
        command.Parameters.AddRange(parameters.ToArray());
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var row = EntryRow.Read(reader);
            row.Reader = actor;
            if (!actor.SeesAllEntries) row.UnseenReplacements = Replacements.Read(reader, EntryRow.LiveColumnCount);
            yield return row;
        }
    }

    /// <summary>All of them at one instant, one after the other: nothing is held but the one that is looked at.</summary>
    /// <param name="from">Where to begin, with the entry at that place itself, in register order; null for the beginning.</param>
    public async IAsyncEnumerable<EntryRow> All(
        Actor actor, EntryFilter filter, EntryOrder order, EntryPlace? from, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        filter = await WithMeasures(connection, actor, filter, stop);
        var where = Conditions(actor, filter, from is null ? null : From, out var parameters);
        if (from is not null) parameters.AddRange(Parameters(from, order));
        parameters.Add(new NpgsqlParameter("limit", NpgsqlDbType.Integer) { Value = DBNull.Value });
        var sql = $"{Select(actor, filter)}{where}{Orders[order].Order}";
        await foreach (var row in EntryRow.Stream(connection, sql, stop, [.. parameters]))
        {
            row.Reader = actor;
            yield return row;
        }
    }

    // Ratings are the domain's: which entries have a measure that is rated so is found out first.
    async Task<EntryFilter> WithMeasures(NpgsqlConnection connection, Actor actor, EntryFilter filter, CancellationToken stop) =>
        filter.Measures is not { } rating ? filter
            : filter with
            {
                Ids = await EntriesByRating.Find(connection, actor, rating, settings.Settings.FinancialYearStartsIn, stop),
            };

    static string Select(Actor actor, EntryFilter filter) => (actor.SeesAllEntries, filter.AsOf) switch
    {
        (true, null) => EntryRow.SelectLive,
        (true, _) => EntryRow.SelectAsOf,
        (false, null) => EntryRow.SelectLiveForOwners,
        (false, _) => EntryRow.SelectAsOfForOwners,
    };

    // A statement holds the conditions of what is asked for and no others, so that planning it costs little. The rule of what is on the
    // register is RegisterRule in the domain; a test holds this filter against it. Each is written as the index on it has it.
    string Conditions(Actor actor, EntryFilter filter, string? after, out List<NpgsqlParameter> parameters)
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
                new NpgsqlParameter<bool>("onRegister", onRegister), new NpgsqlParameter<int>("threshold", settings.Settings.Threshold));
        }

        if (filter.Response is { } response) Add(HasResponse, new NpgsqlParameter<string>("response", EnumNames.Of(response)));
        if (filter.Objective is { } objective) Add(HasObjective, new NpgsqlParameter<string>("objective", objective));
        if (filter.TargetOverdue is { } late)
            Add(late ? TargetMissed : TargetNotMissed, new NpgsqlParameter<string>("targetToday", Today(filter.AsOf).ToString("O")));
        if (filter.Appetite is not null && settings.Settings.Appetite.Count == 0) Add("false");
        else if (filter.Appetite is { } position)
        {
            var statements = settings.Settings.Appetite;
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
            }, new NpgsqlParameter<string>("assuredSince", Today(filter.AsOf).AddMonths(-settings.Settings.AssuranceMonths).ToString("O")));
        }

        if (filter.Level is { } level)
            Add(level == RegisterLevel.Corporate ? IsKept : IsMovedTo, new NpgsqlParameter<string>("level", EnumNames.Of(level)));
        if (filter.MoveAsked is { } asked) Add(asked ? HasMoveAsked : $"not ({HasMoveAsked})");
        if (filter.UpdatedSince is { } since) Add("e.updated_at >= @since", new NpgsqlParameter<DateTime>("since", since.UtcDateTime));
        if (filter.MinResidual is { } lowest) Add("-e.residual <= -@minResidual", new NpgsqlParameter<int>("minResidual", lowest));
        if (filter.Search is { } search) Add(IsFound, new NpgsqlParameter<string>("q", SearchWords.Of(search)));
        if (filter.Overdue is { } overdue)
            Add(overdue ? IsOverdue : IsNotOverdue, new NpgsqlParameter<string>("today", Today(filter.AsOf).ToString("O")));
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

    /// <summary>The day by which actions are overdue: the organisation's.</summary>
    /// <param name="asOf">Null for now.</param>
    internal DateOnly Today(DateTimeOffset? asOf) => settings.Settings.DayOf(asOf ?? clock.GetUtcNow());

    static IEnumerable<NpgsqlParameter> Parameters(EntryPlace after, EntryOrder order) =>
    [
        order switch
        {
            EntryOrder.Residual => new NpgsqlParameter<int>("afterKey", (int)(after.Key / EntryPlace.PastPositions)),
            EntryOrder.UpdatedAt => new NpgsqlParameter<DateTime>("afterKey", new DateTime(after.Key, DateTimeKind.Utc)),
            _ => new NpgsqlParameter<long>("afterKey", after.Key),
        },
        .. order == EntryOrder.Residual
            ? (IEnumerable<NpgsqlParameter>)[new NpgsqlParameter<long>("afterPosition", after.Key % EntryPlace.PastPositions)]
            : [],
        new NpgsqlParameter<Guid>("afterId", after.Id),
    ];
}
