namespace RiskRegister.Domain;

/// <summary>When an entry has missed the day by which it was to reach its target score.</summary>
public static class TargetRule
{
    /// <summary>Whether a residual score is where the target wants it: low enough for a risk, high enough for an opportunity.</summary>
    public static bool IsReached(EntryKind kind, Score residual, Score target) =>
        kind == EntryKind.Risk ? residual.Value <= target.Value : residual.Value >= target.Value;

    /// <summary>Not closed, past its target date, and its residual score not yet where it was to be.</summary>
    public static bool IsOverdue(EntryKind kind, EntryStatus status, Score residual, Score? target, DateOnly? by, DateOnly today) =>
        status != EntryStatus.Closed && target is not null && by < today && !IsReached(kind, residual, target);

    /// <summary>The same of an entry.</summary>
    public static bool IsTargetOverdue(this EntryState entry, DateOnly today) =>
        IsOverdue(entry.Kind, entry.Status, entry.ResidualScore, entry.TargetScore, entry.TargetDate, today);
}
