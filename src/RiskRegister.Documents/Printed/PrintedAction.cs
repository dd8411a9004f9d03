using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>An action as pages show it: what is to be done, and what is known of it.</summary>
/// <param name="Details">"(owner Head of Waste; due 11 January 2017, overdue; progress: …)"; null when nothing is.</param>
sealed record PrintedAction(string Text, string? Details)
{
    /// <summary>Headings of a table of actions.</summary>
    public static readonly string[] Headings = ["Action", "Owner", "Due", "Status"];

    public string Owner { get; private init; } = "";

    /// <summary>"11 January 2017"; empty where no day is set.</summary>
    public string Due { get; private init; } = "";

    /// <summary>"Open", "Done", "Dropped", "Overdue".</summary>
    public string Status { get; private init; } = "";

    public bool IsOverdue { get; private init; }

    /// <summary>What the owner reports of it, line by line.</summary>
    public IReadOnlyList<string> Progress { get; private init; } = [];

    public static PrintedAction Of(PlannedAction action, DateOnly today)
    {
        var isOverdue = action.IsOverdue(today);
        var progress = Lines.Of(action.Progress);
        string[] details =
        [
            .. new[]
            {
                action.Owner is null ? null : $"owner {action.Owner}",
                action.DueOn is { } day ? $"due {RegisterWording.Day(day)}{(isOverdue ? ", overdue" : "")}" : null,
                action.Status == ActionStatus.Open ? null : Capitals.Lower(StatusWords(action.Status)),
                progress.Count == 0 ? null : $"progress: {string.Join(" ", progress)}",
            }.OfType<string>(),
        ];
        return new PrintedAction(action.Text, details.Length == 0 ? null : $"({string.Join("; ", details)})")
        {
            Owner = action.Owner ?? "",
            Due = action.DueOn is { } due ? RegisterWording.Day(due) : "",
            Status = isOverdue ? "Overdue" : StatusWords(action.Status),
            IsOverdue = isOverdue,
            Progress = progress,
        };
    }

    public static string StatusWords(ActionStatus status) => status switch
    {
        ActionStatus.Done => "Done",
        ActionStatus.Dropped => "Dropped",
        _ => "Open",
    };

    /// <summary>Whether it is late: said of open actions that have a day.</summary>
    public static string OverdueWords(PlannedAction action, DateOnly today) => action switch
    {
        { Status: not ActionStatus.Open } => "",
        { DueOn: null } => "No due date",
        _ => action.IsOverdue(today) ? "Overdue" : "Not overdue",
    };
}
