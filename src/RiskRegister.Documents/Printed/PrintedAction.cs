using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>An action as a list item: what is to be done, and what is known of it.</summary>
/// <param name="Details">"(owner Head of Waste; due 11 January 2017, overdue; progress: …)"; null when nothing is.</param>
sealed record PrintedAction(string Text, string? Details)
{
    public static PrintedAction Of(PlannedAction action, DateOnly today)
    {
        var overdue = action.IsOverdue(today) ? ", overdue" : "";
        string[] details =
        [
            .. new[]
            {
                action.Owner is null ? null : $"owner {action.Owner}",
                action.DueOn is { } day ? $"due {RegisterWording.Day(day)}{overdue}" : null,
                action.Status == ActionStatus.Open ? null : Status(action.Status),
                action.Progress is null ? null : $"progress: {string.Join(" ", Lines.Of(action.Progress))}",
            }.OfType<string>(),
        ];
        return new PrintedAction(action.Text, details.Length == 0 ? null : $"({string.Join("; ", details)})");
    }

    public static string Status(ActionStatus status) => status switch
    {
        ActionStatus.Done => "done",
        ActionStatus.Dropped => "dropped",
        _ => "open",
    };
}
