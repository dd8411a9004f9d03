namespace RiskRegister.Domain;

/// <summary>
/// The life of an entry: pure functions of what it is, what is asked for, and the time. Each answers the entry as it will be, or why not:
/// first every fault of what was sent, then what the entry's status does not allow.
/// </summary>
public static class EntryLife
{
    /// <summary>A new entry: a proposal, or one that is open at once (and then gets a reference from whoever stores it).</summary>
    /// <param name="patch">Everything that is known of it; a title and both scores are needed.</param>
    /// <param name="settings">For the types and objectives that entries may have.</param>
    /// <param name="faults">What was wrong with the words that it came in.</param>
    public static LifeDecision Propose(
        Guid id, EntryKind kind, EntryStatus status, EntryPatch patch, RegisterSettings settings, DateTimeOffset now,
        Faults? faults = null)
    {
        faults ??= new Faults();
        if (status == EntryStatus.Closed) faults.AddUnlessCovered("status", "must be open or proposed");
        var blank = new EntryState { Id = id, Kind = kind, Status = status, Title = "", Score = Unset, ResidualScore = Unset };
        if (!patch.Title.IsGiven) faults.AddUnlessCovered("title", "is required");
        if (!patch.Score.IsGiven) faults.AddUnlessCovered("score", "is required");
        if (!patch.ResidualScore.IsGiven) faults.AddUnlessCovered("residualScore", "is required");
        var state = Apply(blank, patch, now, faults, isNew: true);
        EntryRules.Check(state, blank, settings, faults);
        return faults.Any ? LifeDecision.Invalid(faults)
            : LifeDecision.To(status == EntryStatus.Proposed ? EntryAction.Proposed : EntryAction.Created, state);
    }

    /// <summary>A proposal becomes an open entry and gets its reference.</summary>
    /// <param name="reference">Named, or the next of its kind.</param>
    public static LifeDecision Accept(EntryState present, EntryReference reference) => present.Status == EntryStatus.Proposed
        ? LifeDecision.To(EntryAction.Accepted, present with { Status = EntryStatus.Open, Reference = reference })
        : LifeDecision.Not($"{present.Name} is {Worded(present.Status)}; only a proposal can be accepted.");

    /// <param name="settings">For the types and objectives that entries may have.</param>
    /// <param name="faults">What was wrong with the words that the change came in.</param>
    public static LifeDecision Change(
        EntryState present, EntryPatch patch, RegisterSettings settings, DateTimeOffset now, Faults? faults = null)
    {
        faults ??= new Faults();
        var state = Apply(present, patch, now, faults, isNew: false);
        EntryRules.Check(state, present, settings, faults);
        return faults.Any ? LifeDecision.Invalid(faults) : NotClosed(present) ?? LifeDecision.To(EntryAction.Changed, state);
    }

    /// <summary>The entry gets another reference of its kind.</summary>
    public static LifeDecision Renumber(EntryState present, EntryReference reference) =>
        NotClosed(present) ?? LifeDecision.To(EntryAction.Changed, present with { Reference = reference });

    /// <summary>Looked at, nothing to change.</summary>
    public static LifeDecision Review(EntryState present, DateTimeOffset now) =>
        NotClosed(present) ?? LifeDecision.To(EntryAction.Reviewed, present with { ReviewedAt = now });

    /// <summary>Another register keeps the entry.</summary>
    public static LifeDecision Move(EntryState present, RegisterLevel to) => NotClosed(present)
        ?? (present.Level == to ? LifeDecision.Not($"{present.Name} is in {to.Worded()} already.")
            : LifeDecision.To(EntryAction.Moved, present with { Move = new EntryMove(present.Level, to) }));

    /// <summary>Ends an entry with a reason; a proposal is refused by it.</summary>
    /// <param name="reason">As the committee will read it.</param>
    /// <param name="replacedBy">The entries that take its place.</param>
    public static LifeDecision Close(
        EntryState present, string reason, IReadOnlyList<Guid> replacedBy, DateTimeOffset now, Faults? faults = null)
    {
        faults ??= new Faults();
        EntryRules.CheckReason("reason", reason, faults);
        if (replacedBy.Contains(present.Id)) faults.AddUnlessCovered("replacedBy", "names the entry itself");
        if (faults.Any) return LifeDecision.Invalid(faults);
        if (present.Status == EntryStatus.Closed) return LifeDecision.Not($"{present.Name} is closed already.");
        return LifeDecision.To(present.Status == EntryStatus.Proposed ? EntryAction.Refused : EntryAction.Closed,
            present with { Status = EntryStatus.Closed, Closure = new Closure(reason, now, replacedBy, present.Status) });
    }

    /// <summary>
    /// Brings an entry back to the status it had. In the corporate register it is reopened, however it once came there.
    /// </summary>
    public static LifeDecision Reopen(EntryState present) => present.Closure is { } closure
        ? LifeDecision.To(EntryAction.Reopened, present with
        {
            Status = closure.From,
            Closure = null,
            Move = present.Level == RegisterLevel.Corporate ? null : present.Move,
        })
        : LifeDecision.Not($"{present.Name} is not closed.");

    static readonly Score Unset = new(Score.Lowest, Score.Lowest);

    static LifeDecision? NotClosed(EntryState present) =>
        present.Status == EntryStatus.Closed ? LifeDecision.Not($"{present.Name} is closed; reopen it first.") : null;

    static string Worded(EntryStatus status) => status == EntryStatus.Open ? "open" : status == EntryStatus.Closed ? "closed" : "proposed";

    static EntryState Apply(EntryState present, EntryPatch patch, DateTimeOffset now, Faults faults, bool isNew)
    {
        var (lastControl, lastAction) = (present.LastControlId, present.LastActionId);
        var controls = patch.Controls.IsGiven
            ? Numbered(patch.Controls.Value, present.Controls, item => item.Id, (item, id) => item with { Id = id },
                ref lastControl, "controls", faults)
            : present.Controls;
        var actions = patch.Actions.IsGiven
            ? Numbered(patch.Actions.Value, present.Actions, item => item.Id, (item, id) => item with { Id = id },
                ref lastAction, "actions", faults)
            : present.Actions;
        var target = !patch.TargetScore.IsGiven ? present.TargetScore
            : patch.TargetScore.Value is { } aimed ? Scored(aimed, present.TargetScore, "targetScore", faults) : null;
        return present with
        {
            SourceReference = patch.SourceReference.Or(present.SourceReference),
            Title = patch.Title.Or(present.Title),
            Description = patch.Description.Or(present.Description),
            Service = patch.Service.Or(present.Service),
            Types = patch.Types.Or(present.Types),
            Effects = patch.Effects.Or(present.Effects),
            Controls = controls,
            Actions = actions,
            Score = Scored(patch.Score, isNew ? null : present.Score, "score", faults) ?? present.Score,
            ResidualScore = Scored(patch.ResidualScore, isNew ? null : present.ResidualScore, "residualScore", faults)
                ?? present.ResidualScore,
            TargetScore = target,
            TargetDate = patch.TargetDate.Or(target is null ? null : present.TargetDate),
            Response = patch.Response.Or(present.Response),
            Objectives = patch.Objectives.Or(present.Objectives),
            Owners = patch.Owners.Or(present.Owners),
            Direction = patch.Direction.IsGiven ? Directed(patch.Direction.Value, present.Direction, now) : present.Direction,
            Exempt = patch.Exempt.IsGiven ? Exempted(patch.Exempt.Value, present.Exempt, faults) : present.Exempt,
            LastControlId = lastControl,
            LastActionId = lastAction,
        };
    }

    static Score? Scored(Optional<ScorePatch> patch, Score? present, string path, Faults faults)
    {
        if (!patch.IsGiven) return present;
        var (impact, likelihood) = (patch.Value.Impact, patch.Value.Likelihood);
        if (!impact.IsGiven && !likelihood.IsGiven && present is not null) return present;
        if (!impact.IsGiven && present is null) faults.AddUnlessCovered($"{path}.impact", "is required");
        if (!likelihood.IsGiven && present is null) faults.AddUnlessCovered($"{path}.likelihood", "is required");
        return new Score(impact.Or(present?.Impact ?? Score.Lowest), likelihood.Or(present?.Likelihood ?? Score.Lowest));
    }

    // Stating the same direction again changes nothing: it has been stated since then.
    static StatedDirection Directed(DirectionPatch? patch, StatedDirection present, DateTimeOffset now)
    {
        if (patch is null) return StatedDirection.None;
        var direction = patch.Direction.Or(present.Direction);
        var narrative = patch.Narrative.Or(present.Narrative);
        var statedAt = direction == present.Direction ? present.StatedAt : direction is null ? null : (DateTimeOffset?)now;
        return new StatedDirection(direction, statedAt, string.IsNullOrEmpty(narrative) ? null : narrative);
    }

    const string Missing = "-";

    static Exemption? Exempted(ExemptionPatch? patch, Exemption? present, Faults faults)
    {
        if (patch is null) return null;
        if (!patch.Paragraph.IsGiven && present is null) faults.AddUnlessCovered("exempt.paragraph", "is required");
        if (!patch.Reason.IsGiven && present is null) faults.AddUnlessCovered("exempt.reason", "is required");
        if (!patch.Paragraph.IsGiven && !patch.Reason.IsGiven) return present;
        // What is given is looked at although the other is missing.
        return new Exemption(patch.Paragraph.Or(present?.Paragraph ?? Missing), patch.Reason.Or(present?.Reason ?? Missing));
    }

    // Ids are never used again, not even those of items that have gone.
    static List<T> Numbered<T>(
        IReadOnlyList<T> items, IReadOnlyList<T> present, Func<T, int> idOf, Func<T, int, T> withId, ref int last, string path,
        Faults faults)
    {
        var known = present.Select(idOf).ToHashSet();
        var seen = new HashSet<int>();
        var numbered = new List<T>(items.Count);
        for (var index = 0; index < items.Count; index++)
        {
            var (item, id) = (items[index], idOf(items[index]));
            if (id == 0) item = withId(item, ++last);
            else if (!known.Contains(id))
                faults.AddUnlessCovered($"{path}[{index}].id", "is not an item of this entry; leave it out for a new one");
            else if (!seen.Add(id)) faults.Add($"{path}[{index}].id", "stands twice");
            numbered.Add(item);
        }

        return numbered;
    }
}

/// <summary>What was decided on an entry: how it will be, or why it stays as it is.</summary>
public sealed record LifeDecision
{
    /// <summary>The entry as it will be; null when it was refused.</summary>
    public EntryState? State { get; private init; }

    public EntryAction Action { get; private init; }

    /// <summary>What is wrong with what was sent.</summary>
    public Faults? Faults { get; private init; }

    /// <summary>What the entry's status does not allow, as a sentence.</summary>
    public string? WrongStatus { get; private init; }

    public static LifeDecision To(EntryAction action, EntryState state) => new() { Action = action, State = state };

    public static LifeDecision Invalid(Faults faults) => new() { Faults = faults };

    public static LifeDecision Not(string wrongStatus) => new() { WrongStatus = wrongStatus };
}
