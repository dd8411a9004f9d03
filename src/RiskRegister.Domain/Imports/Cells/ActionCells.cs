namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lays what columns say of actions beside the actions of a cell: one line is for all of them, as many lines as actions are one each, and
/// anything else cannot be told apart and is reported.
/// </summary>
internal static class ActionCells
{
    /// <param name="texts">Of the actions.</param>
    /// <param name="asWritten">Whether owner and day at the end of a text are its own.</param>
    /// <param name="report">Takes what could not be read: of which field, and what is to be said.</param>
    public static IReadOnlyList<ImportedAction> Read(
        IReadOnlyList<string> texts,
        IReadOnlyList<string>? owners,
        IReadOnlyList<string>? dates,
        IReadOnlyList<string>? statuses,
        IReadOnlyList<string>? progress,
        bool asWritten,
        Action<ImportField, string> report)
    {
        var isWhole = asWritten || owners is not null || dates is not null;
        var actions = new ImportedAction[texts.Count];
        for (var at = 0; at < actions.Length; at++) actions[at] = isWhole ? new ImportedAction(texts[at]) : ReadApart(texts[at]);
        if (owners is null && dates is null && statuses is null && progress is null) return actions;
        for (var at = 0; at < actions.Length; at++)
        {
            if (LineOf(owners, ImportField.ActionOwners, at) is { } owner)
            {
                if (asWritten || !OwnerNames.IsNobody(owner)) actions[at] = actions[at] with { Owner = owner };
                else report(ImportField.ActionOwners, $"\"{CellText.Shown(owner)}\" names nobody: the action has no owner.");
            }

            if (LineOf(dates, ImportField.ActionDates, at) is { } date)
            {
                if (DateText.Read(date) is { } due) actions[at] = actions[at] with { DueOn = due };
                else report(ImportField.ActionDates, $"\"{CellText.Shown(date)}\" is no day; write 31 March 2027 or 31/03/2027.");
            }

            if (LineOf(statuses, ImportField.ActionStatuses, at) is { } word)
            {
                if (ActionText.StatusOf(word) is { } status) actions[at] = actions[at] with { Status = status };
                else report(
                    ImportField.ActionStatuses, $"\"{CellText.Shown(word)}\" is no status of an action: write open, done or dropped.");
            }

            if (LineOf(progress, ImportField.ActionProgress, at) is { } said) actions[at] = actions[at] with { Progress = said };
        }

        ReportOdd(owners, ImportField.ActionOwners);
        ReportOdd(dates, ImportField.ActionDates);
        ReportOdd(statuses, ImportField.ActionStatuses);
        ReportOdd(progress, ImportField.ActionProgress);
        return actions;

        ImportedAction ReadApart(string text)
        {
            var action = ActionText.Read(text, takesProgress: statuses is null && progress is null);
            if (action.DueOn is null && ActionEnding.IsDay(text))
            {
                report(ImportField.Actions,
                    $"\"{CellText.Shown(text)}\" ends in a day, and what of it is an owner is not clear: it stays as it is written. Write "
                    + "\"(owner, day)\" behind the text, or columns for both.");
            }

            return action;
        }

        string? LineOf(IReadOnlyList<string>? lines, ImportField field, int at)
        {
            if (lines is null || !Fits(lines)) return null;
            var line = lines.Count == 1 ? field == ImportField.ActionProgress && actions.Length > 1 ? "" : lines[0] : lines[at];
            return line.Length == 0 ? null : line;
        }

        bool Fits(IReadOnlyList<string> lines) => lines.Count == 1 || lines.Count == actions.Length;

        void ReportOdd(IReadOnlyList<string>? lines, ImportField field)
        {
            if (lines is null || Fits(lines) || lines.All(line => line.Length == 0)) return;
            report(field,
                $"There are {actions.Length} actions and {lines.Count} lines: which belongs to which cannot be told, and none is read.");
        }
    }
}
