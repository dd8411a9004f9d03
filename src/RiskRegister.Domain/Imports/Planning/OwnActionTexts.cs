namespace RiskRegister.Domain.Imports;

/// <summary>
/// Names what a text of an action that was written into one of the service's own files says of owner, day or state: there texts are kept as
/// they are written, and these have places of their own.
/// </summary>
internal static class OwnActionTexts
{
    public static void Report(ImportedRow row, EntryState state, EntryState present, PlanMessages messages)
    {
        if (row.Id != present.Id || row.Actions is not { Value: { } actions } cell) return;
        for (var at = 0; at < actions.Count; at++)
        {
            var text = actions[at].Text;
            if (at < present.Actions.Count && present.Actions[at].Text == text) continue;
            if (ActionText.HasOnlyTexts(text) || present.Actions.Any(action => action.Text == text)) continue;
            if (state.Actions.FirstOrDefault(action => action.Text == text) is not { } stored) continue;
            if (SignsIn(ActionText.Read(text), stored) is not { Count: > 0 } signs) continue;
            messages.Report(row, cell.Column, ImportCodes.ActionUnreadable,
                $"\"{CellText.Shown(text)}\" says {Wording.Joined(signs)}: in a file of this service the text is kept as it is written, "
                + "and nothing is taken from it. Write it into a column of its own, or into the action's row on the sheet Actions.");
        }
    }

    // What is stored already needs no word.
    static List<string> SignsIn(ImportedAction read, PlannedAction stored)
    {
        var signs = new List<string>(3);
        if (read.Owner.Value is { } owner && (stored.Owner is not { } known || !PeopleAndPosts.AreTheSame(owner, known)))
            signs.Add("an owner");
        if (read.DueOn.Value is { } due && due != stored.DueOn) signs.Add("a day on which it is due");
        ActionStatus? status = read.CompletedOn is null ? read.Status : ActionStatus.Done;
        if (status is { } said && said != stored.Status) signs.Add("how it stands");
        return signs;
    }
}
