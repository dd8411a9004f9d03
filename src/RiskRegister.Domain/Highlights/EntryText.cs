namespace RiskRegister.Domain;

/// <summary>One entry's highlights as a sentence.</summary>
static class EntryText
{
    public static string OfAdded(Change added, EntryState entry, RegisterComparison comparison)
    {
        var residual = entry.ResidualScore.Value;
        return added.Reason switch
        {
            ChangeReason.Escalated when residual < comparison.Then!.Threshold =>
                $"Escalated; residual score increased from {added.From} to {added.To} and {ThresholdMoved(comparison)}.",
            ChangeReason.Escalated => $"Escalated; residual score increased from {added.From} to {added.To}.",
            ChangeReason.Threshold => $"Added: {ThresholdMoved(comparison)}; residual score {residual}.",
            ChangeReason.Reopened => $"Reopened; residual score {residual}.",
            ChangeReason.Moved => $"Moved here from {added.Register!.Value.Worded()}; residual score {residual}.",
            ChangeReason.Disclosed => $"Now open to press and public; residual score {residual}.",
            _ => $"New entry; residual score {residual}.",
        };
    }

    public static string OfRemoved(Change removed, RegisterComparison comparison) => removed.Reason switch
    {
        ChangeReason.Deescalated when removed.To >= comparison.Then!.Threshold =>
            $"Removed: residual score fell from {removed.From} to {removed.To} and {ThresholdMoved(comparison)}.",
        ChangeReason.Deescalated => $"Removed: residual score fell from {removed.From} to {removed.To}.",
        ChangeReason.Threshold => $"Removed: {ThresholdMoved(comparison)}.",
        ChangeReason.Moved => $"Removed: moved to {removed.Register!.Value.Worded()}.",
        _ when Wording.Quoted(removed.ClosureReason) is { Length: > 0 } reason => $"Removed: closed – {reason}.",
        _ => "Removed: closed.",
    };

    public static string OfKept(IReadOnlyList<Change> changes, EntryState entry)
    {
        var remains = $"the residual score remains at {entry.ResidualScore.Value}";
        string Parts(int from) => Wording.Joined([.. changes.Skip(from).Select(change => Part(change, entry.Kind))]);
        return changes switch
        {
            [{ Code: ChangeCode.Unchanged }] => $"No change; {remains}.",
            [{ Code: ChangeCode.ResidualUp or ChangeCode.ResidualDown }] => $"{Wording.Capitalised(Parts(0))}.",
            [{ Code: ChangeCode.ResidualUp or ChangeCode.ResidualDown } residual, ..] =>
                $"{Wording.Capitalised(Part(residual, entry.Kind))}; {Parts(1)}.",
            [{ Code: ChangeCode.ActionsAdded }] => $"{Wording.Capitalised(Parts(0))} but {remains}.",
            _ => $"{Wording.Capitalised(Parts(0))}; {remains}.",
        };
    }

    static string Part(Change change, EntryKind kind) => change.Code switch
    {
        ChangeCode.ResidualUp => $"residual score increased from {change.From} to {change.To}",
        ChangeCode.ResidualDown => $"residual score reduced from {change.From} to {change.To}",
        ChangeCode.ActionsAdded =>
            $"further {(kind == EntryKind.Risk ? "mitigating" : "maximising")} {Wording.Noun(change.Count, "action", "actions")} added",
        ChangeCode.DirectionUpdated => "direction of travel updated",
        ChangeCode.ActionsCompleted => $"{change.Count} {Wording.Noun(change.Count, "action", "actions")} completed",
        ChangeCode.ActionsDropped => $"{change.Count} {Wording.Noun(change.Count, "action", "actions")} dropped",
        ChangeCode.ControlsAdded => kind == EntryKind.Risk
            ? $"further {Wording.Noun(change.Count, "control", "controls")} added"
            : "further progress recorded",
        ChangeCode.ScoreUp => $"score increased from {change.From} to {change.To}",
        ChangeCode.ScoreDown => $"score reduced from {change.From} to {change.To}",
        ChangeCode.ResponseChanged => Response(change),
        ChangeCode.OwnerChanged => "owner changed",
        ChangeCode.DescriptionChanged => "description amended",
        ChangeCode.TargetChanged => "target score changed",
        ChangeCode.TargetDateChanged => TargetDate(change),
        ChangeCode.Renumbered => $"reference changed from {change.FromReference} to {change.ToReference}",
        ChangeCode.MadeExempt => "entry made exempt: not for publication",
        ChangeCode.ExemptionLifted => "exemption lifted: now open to press and public",
        ChangeCode.TextChanged => "entry text updated",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Code, "No entry that stays has this change."),
    };

    static string Response(Change change) => (change.FromResponse, change.ToResponse) switch
    {
        ({ } was, { } now) => $"response changed from {was.Worded()} to {now.Worded()}",
        (_, { } now) => $"response stated: {now.Worded()}",
        _ => "response no longer stated",
    };

    static string TargetDate(Change change) => (change.FromDate, change.ToDate) switch
    {
        ({ } was, { } now) => $"target date moved from {RegisterWording.Day(was)} to {RegisterWording.Day(now)}",
        (_, { } now) => $"target date set: {RegisterWording.Day(now)}",
        _ => "target date taken away",
    };

    static string ThresholdMoved(RegisterComparison comparison)
    {
        var (was, now) = (comparison.Then!.Threshold, comparison.Now.Threshold);
        return $"the threshold {(now < was ? "fell" : "rose")} from {was} to {now}";
    }
}
