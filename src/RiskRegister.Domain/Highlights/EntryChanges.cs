namespace RiskRegister.Domain;

/// <summary>
/// What changed in an entry that was on the register then and still is. Items of an entry match by id; the order of owners and types says
/// nothing, that of effects, controls and actions is the owner's own. When something was said or reviewed is no change of what is said.
/// </summary>
static class EntryChanges
{
    /// <summary>The changes in the order in which sentences name them; <see cref="ChangeCode.Unchanged"/> when there are none.</summary>
    public static IReadOnlyList<Change> Between(EntryState then, EntryState now)
    {
        if (ReferenceEquals(then, now)) return [new Change(ChangeCode.Unchanged)];
        var actions = Compared(then.Actions, now.Actions, action => action.Id);
        var controls = Compared(then.Controls, now.Controls, control => control.Id);
        var actionsAdded = actions.Added.Count(action => action.Status != ActionStatus.Dropped);
        var actionsCompleted = actions.Added.Count(action => action.Status == ActionStatus.Done)
            + actions.Kept.Count(pair => pair.Then.Status != ActionStatus.Done && pair.Now.Status == ActionStatus.Done);
        var actionsDropped =
            actions.Kept.Count(pair => pair.Then.Status != ActionStatus.Dropped && pair.Now.Status == ActionStatus.Dropped);
        var fields = FieldsBetween(then, now, actions, controls).ToList();

        List<Change> changes = [];
        if (Moved(then.ResidualScore, now.ResidualScore, ChangeCode.ResidualUp, ChangeCode.ResidualDown) is { } residual)
            changes.Add(residual);
        if (actionsAdded > 0) changes.Add(new Change(ChangeCode.ActionsAdded) { Count = actionsAdded });
        if (then.Direction.Direction != now.Direction.Direction || then.Direction.Narrative != now.Direction.Narrative)
            changes.Add(new Change(ChangeCode.DirectionUpdated));
        if (actionsCompleted > 0) changes.Add(new Change(ChangeCode.ActionsCompleted) { Count = actionsCompleted });
        if (actionsDropped > 0) changes.Add(new Change(ChangeCode.ActionsDropped) { Count = actionsDropped });
        if (controls.Added.Count > 0) changes.Add(new Change(ChangeCode.ControlsAdded) { Count = controls.Added.Count });
        if (Moved(then.Score, now.Score, ChangeCode.ScoreUp, ChangeCode.ScoreDown) is { } score) changes.Add(score);
        if (then.Response != now.Response)
            changes.Add(new Change(ChangeCode.ResponseChanged) { FromResponse = then.Response, ToResponse = now.Response });
        if (!SameSet(then.Owners, now.Owners)) changes.Add(new Change(ChangeCode.OwnerChanged));
        if (then.Title != now.Title || then.Description != now.Description) changes.Add(new Change(ChangeCode.DescriptionChanged));
        if (then.TargetScore != now.TargetScore) changes.Add(new Change(ChangeCode.TargetChanged));
        if (then.TargetDate != now.TargetDate)
            changes.Add(new Change(ChangeCode.TargetDateChanged) { FromDate = then.TargetDate, ToDate = now.TargetDate });
        if (then.Reference != now.Reference)
            changes.Add(new Change(ChangeCode.Renumbered) { FromReference = then.Reference, ToReference = now.Reference });
        if (then.Exempt is null && now.Exempt is not null) changes.Add(new Change(ChangeCode.MadeExempt));
        if (then.Exempt is not null && now.Exempt is null) changes.Add(new Change(ChangeCode.ExemptionLifted));
        if (fields.Count > 0) changes.Add(new Change(ChangeCode.TextChanged) { Fields = fields });
        return changes.Count > 0 ? changes : [new Change(ChangeCode.Unchanged)];
    }

    static IEnumerable<string> FieldsBetween(EntryState then, EntryState now, Items<PlannedAction> actions, Items<Control> controls)
    {
        if (then.SourceReference != now.SourceReference) yield return "sourceReference";
        if (then.Kind != now.Kind) yield return "kind";
        if (then.Service != now.Service) yield return "service";
        if (!SameSet(then.Types, now.Types)) yield return "types";
        if (!SameSet(then.Objectives, now.Objectives)) yield return "objectives";
        if (!then.Effects.SequenceEqual(now.Effects, StringComparer.Ordinal)) yield return "effects";
        if (controls.RemovedOrMoved || controls.Kept.Any(pair => pair.Then != pair.Now)) yield return "controls";
        if (actions.RemovedOrMoved || actions.Kept.Any(Reworded) || actions.Added.Any(action => action.Status == ActionStatus.Dropped))
            yield return "actions";
        if (SameValueOtherwise(then.Score, now.Score)) yield return "score";
        if (SameValueOtherwise(then.ResidualScore, now.ResidualScore)) yield return "residualScore";
        if (then.Exempt is not null && now.Exempt is not null && then.Exempt != now.Exempt) yield return "exempt";
    }

    // Completion and dropping have codes of their own; an action taken up again is told as a change of text.
    static bool Reworded((PlannedAction Then, PlannedAction Now) pair) =>
        pair.Then with { Status = pair.Now.Status } != pair.Now
        || (pair.Then.Status != pair.Now.Status && pair.Now.Status == ActionStatus.Open);

    // The same product from other factors, or from factors no longer assumed, is another cell but not another score.
    static bool SameValueOtherwise(Score then, Score now) => then != now && then.Value == now.Value;

    static Change? Moved(Score then, Score now, ChangeCode up, ChangeCode down) => then.Value == now.Value
        ? null
        : new Change(now.Value > then.Value ? up : down) { From = then.Value, To = now.Value };

    static bool SameSet(IReadOnlyList<string> then, IReadOnlyList<string> now) =>
        then.SequenceEqual(now, StringComparer.Ordinal) || then.ToHashSet(StringComparer.Ordinal).SetEquals(now);

    static Items<T> Compared<T>(IReadOnlyList<T> then, IReadOnlyList<T> now, Func<T, int> id)
    {
        if (then.Count == 0 && now.Count == 0) return new Items<T>([], [], false);
        var before = then.ToDictionary(id);
        List<T> added = [];
        List<(T Then, T Now)> kept = [];
        foreach (var item in now)
        {
            if (before.TryGetValue(id(item), out var was)) kept.Add((was, item));
            else added.Add(item);
        }

        var inOrder = then.Select(id).SequenceEqual(kept.Select(pair => id(pair.Now)));
        return new Items<T>(added, kept, !inOrder);
    }

    /// <param name="RemovedOrMoved">Whether the items of then are not all there, or not in their order.</param>
    sealed record Items<T>(IReadOnlyList<T> Added, IReadOnlyList<(T Then, T Now)> Kept, bool RemovedOrMoved);
}
