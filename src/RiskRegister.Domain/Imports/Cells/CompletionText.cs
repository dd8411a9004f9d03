using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>How an import writes into an action's progress on which day it was completed: an action has no such day of its own.</summary>
internal static partial class CompletionText
{
    /// <summary>The progress with the day; "Completed 4/5/26" says it already.</summary>
    public static string With(string? progress, CompletedDay day)
    {
        var on = $"ompleted {day}";
        if (progress is not { Length: > 0 } said) return $"C{on}";
        return said.Contains(on, StringComparison.Ordinal) || ActionState.OfCell(said)?.CompletedOn == day
            || said.Length > EntryLimits.ActionProgress - on.Length - 4
            ? said : $"{said} (c{on})";
    }

    /// <summary>The progress without such days; null where it was nothing else.</summary>
    public static string? Without(string? progress)
    {
        while (progress is [.., ')'] or ['C', 'o', 'm', ..] && Written().Match(progress) is { Success: true } written)
            progress = progress[..written.Index].TrimEnd() is { Length: > 0 } rest ? rest : null;
        return progress;
    }

    [GeneratedRegex(@"(^Completed (on [0-9]{1,2}|in) [A-Z][a-z]+ [0-9]{4}| \(completed (on [0-9]{1,2}|in) [A-Z][a-z]+ [0-9]{4}\))$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
