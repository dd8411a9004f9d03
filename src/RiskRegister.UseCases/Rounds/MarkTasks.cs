using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Rounds;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Rounds;

/// <summary>What is said of entries in a round.</summary>
public enum MarkKind
{
    Returned,
    SignedOff,
    Reminded,
}

/// <summary>Which entries are meant: those named, or all of a service that stand so that it can be said of them.</summary>
/// <param name="References">References or ids; null where a service is named.</param>
public sealed record MarkOrder(IReadOnlyList<string>? References, string? Service)
{
    public const int MostReferences = 500;

    /// <summary>Why they are returned; nothing else has a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>The revisions that were looked at, by id: of another revision nothing is
    /// said. Null where it is said of what is present.</summary>
    public IReadOnlyDictionary<Guid, int>? Seen { get; init; }
}

/// <summary>An entry of which something was said.</summary>
/// <param name="Revision">What it was said of.</param>
public sealed record MarkedEntry(Guid Id, string Reference, int Revision);

/// <summary>Sends entries back to their owners, signs them off, and reminds of them.</summary>
public sealed class MarkTasks(Transactions transactions, RegisterSettingsInForce settings, RoundSettings rounds, TimeProvider clock)
{
    const string Named = $"""
        select t.id, t.revision, t.reference, t.service, t.state as StateName, n.n::integer as Number
        from {RoundTasks.States} as t
        left join unnest(@references) with ordinality as n (name, n) on upper(n.name) = t.reference or lower(n.name) = t.id::text
        where (@all or not t.exempt or t.owner_keys && name_keys(@posts))
            and (n.n is not null or name_key(t.service) = name_key(@service))
        order by t.position, t.id
        """;

    const string Mark = ManyRows.KeepPlans + """
        with given as (select * from unnest(@ids, @revisions) as g (id, revision)),
        marked as (
            insert into round_marks (quarter, kind, entry_id, revision, at, actor, post, reason)
            select @quarter, @kind, g.id, g.revision, clock_timestamp(), @actor, @post, @reason from given as g
            returning entry_id, revision, at
        )
        insert into audit_log (at, actor, credential, roles, action, entry_id, revision, quarter, address, request_id, detail)
        select m.at, @actor, @credential, @roles, @action, m.entry_id, m.revision, @quarter, @address, @request,
            case when @reason::text is not null then json_build_object('reason', @reason::text) end
        from marked as m
        """;

    public Task<Result<IReadOnlyList<MarkedEntry>>> Apply(
        Actor actor, RoundRow round, MarkKind kind, MarkOrder order, Faults faults, CancellationToken stop) =>
        transactions.Run(connection => Apply(connection, actor, round, kind, order, faults, stop), stop);

    /// <param name="faults">What was wrong with the order when it was read.</param>
    public async Task<Result<IReadOnlyList<MarkedEntry>>> Apply(
        NpgsqlConnection connection, Actor actor, RoundRow round, MarkKind kind, MarkOrder order, Faults faults, CancellationToken stop)
    {
        if (order.References is null == order.Service is null) faults.AddUnlessCovered("", "needs either references or a service");
        if (kind == MarkKind.Returned && order.Reason is null) faults.AddUnlessCovered("reason", "is required");
        if (order.Reason is { } reason) faults.AddUnlessCovered("reason", TextRules.LineFault(reason, EntryLimits.ChangeNote));
        if (order.Service is { } service) faults.AddUnlessCovered("service", TextRules.LineFault(service, EntryLimits.Service));
        if (CommandRules.Refuse(faults) is { } invalid) return invalid;
        if (round.StateOn(settings.Settings.DayOf(clock.GetUtcNow())) != RoundState.Open)
            return new Refusal(RoundRefusals.WrongState, $"The round of {round.QuarterText} is not open.");

        var found = await Find(connection, actor, round, order, stop);
        Name(found, order, faults);
        if (CommandRules.Refuse(faults) is { } unknown) return unknown;
        if (kind == MarkKind.SignedOff && NotYours(found, actor) is { } notYours) return notYours;
        var meant = found.Where(entry => Suits(entry.State, kind)).DistinctBy(entry => entry.Id).ToArray();
        if (order.References is not null && found.Find(entry => !Suits(entry.State, kind)) is { } other)
            return new Refusal(RoundRefusals.TaskState, $"{other.Reference} is {Words(other.State)}.");
        if (meant.FirstOrDefault(entry => order.Seen?.TryGetValue(entry.Id, out var seen) == true && seen != entry.Revision) is { } changed)
        {
            return new Refusal(RoundRefusals.TaskState, $"{changed.Reference} was changed since you opened this page. Look at it again.");
        }

        await connection.ExecuteAsync(new CommandDefinition(Mark, actor.ParametersWith(new
        {
            quarter = round.QuarterText,
            kind = EnumNames.Of(kind),
            ids = meant.Select(entry => entry.Id).ToArray(),
            revisions = meant.Select(entry => entry.Revision).ToArray(),
            post = kind == MarkKind.SignedOff ? meant.Select(entry => rounds.SignsOff(entry.Service)).FirstOrDefault() : null,
            reason = order.Reason,
            action = $"task{kind}",
        }), cancellationToken: stop));
        return Result.Of<IReadOnlyList<MarkedEntry>>(
            [.. meant.Select(entry => new MarkedEntry(entry.Id, entry.Reference, entry.Revision))]);
    }

    async Task<List<Candidate>> Find(NpgsqlConnection connection, Actor actor, RoundRow round, MarkOrder order, CancellationToken stop) =>
        (await connection.QueryAsync<Candidate>(new CommandDefinition(Named, round.Span(settings.Settings).With(new
        {
            references = order.References?.ToArray() ?? [],
            service = order.Service,
            all = actor.SeesAllEntries,
            posts = actor.Posts.ToArray(),
        }), cancellationToken: stop))).AsList();

    static void Name(List<Candidate> found, MarkOrder order, Faults faults)
    {
        var known = found.Select(entry => entry.Number).ToHashSet();
        for (var index = 0; index < (order.References?.Count ?? 0); index++)
        {
            if (!known.Contains(index + 1)) faults.Add($"references[{index}]", "is no open entry's reference or id");
        }
    }

    // The post that the configuration names; where it names none, editors.
    Refusal? NotYours(List<Candidate> found, Actor actor)
    {
        foreach (var service in found.Select(entry => entry.Service).Distinct(StringComparer.Ordinal))
        {
            if (rounds.MaySignOff(actor, service)) continue;
            var post = rounds.SignsOff(service);
            return new Refusal(RoundRefusals.NotYourSignOff,
                $"Entries of {service ?? "no service"} are signed off by {post ?? "an editor"}.");
        }

        return null;
    }

    static bool Suits(TaskState state, MarkKind kind) => kind switch
    {
        MarkKind.Returned => state is TaskState.Updated or TaskState.Confirmed or TaskState.SignedOff,
        MarkKind.SignedOff => state is TaskState.Updated or TaskState.Confirmed,
        _ => state is TaskState.Outstanding or TaskState.Returned,
    };

    static string Words(TaskState state) => state switch
    {
        TaskState.Outstanding => "outstanding: nobody has looked at it since the round opened",
        TaskState.Returned => "returned, and was not touched since",
        TaskState.SignedOff => "signed off",
        _ => EnumNames.Of(state),
    };

    sealed class Candidate
    {
        public required Guid Id { get; init; }

        public required int Revision { get; init; }

        public required string Reference { get; init; }

        public string? Service { get; init; }

        public required string StateName { get; init; }

        /// <summary>Which of the names it is meant by, from 1.</summary>
        public int? Number { get; init; }

        public TaskState State => EnumNames.Parse<TaskState>(StateName);
    }
}
