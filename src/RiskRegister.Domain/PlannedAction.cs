namespace RiskRegister.Domain;

/// <summary>A mitigating action (risk) or maximising action (opportunity).</summary>
/// <param name="Id">From 1, never reused within the entry.</param>
/// <param name="Text">One line.</param>
/// <param name="Owner">The post that does it, where it is not the entry's owner.</param>
/// <param name="DueOn">The last day on which it is not overdue.</param>
/// <param name="Status">Only open actions count as planned.</param>
/// <param name="Progress">What the owner reports of it.</param>
public sealed record PlannedAction(
    int Id, string Text, string? Owner = null, DateOnly? DueOn = null, ActionStatus Status = ActionStatus.Open, string? Progress = null)
{
    /// <summary>Open and past its day.</summary>
    public bool IsOverdue(DateOnly today) => Status == ActionStatus.Open && DueOn < today;
}
