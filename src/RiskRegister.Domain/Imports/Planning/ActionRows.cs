namespace RiskRegister.Domain.Imports;

/// <summary>Lays what the sheet of actions says beside the actions that the entry's own cell makes.</summary>
internal static class ActionRows
{
    /// <param name="actions">As the entry's own cell makes them.</param>
    /// <param name="lastId">The highest number given so far.</param>
    /// <param name="present">As they stood when the rows were written.</param>
    public static (IReadOnlyList<PlannedAction> Actions, int LastId) Lay(
        IReadOnlyList<ImportedActionRow> rows, IReadOnlyList<PlannedAction> actions, int lastId, IReadOnlyList<PlannedAction> present)
    {
        var laid = actions.ToList();
        var told = new HashSet<int>();
        foreach (var row in rows)
        {
            var before = present.FirstOrDefault(action => action.Id == row.ActionId);
            var at = before is not null ? laid.FindIndex(action => action.Id == before.Id) : Untold(row.Text.Value);

            // What the entry's own cell has no more is taken away.
            if (at < 0 && before is not null) continue;
            if (at < 0)
            {
                laid.Add(Said(row, new PlannedAction(++lastId, ItemLines.Read(row.Text.Value))));
                continue;
            }

            told.Add(at);
            var action = before is null && row.ActionId is not null ? AsWritten(row, laid[at]) : Said(row, laid[at]);
            laid[at] = before is not null && !IsSame(before.Text, row.Text.Value)
                ? action with { Text = ItemLines.Read(row.Text.Value) } : action;
        }

        return laid.SequenceEqual(present) ? (present, lastId) : (laid, lastId);

        // Of several that say nearly the same, the one that says exactly this.
        int Untold(string text)
        {
            var at = Find(action => string.Equals(action.Text, text, StringComparison.Ordinal));
            return at < 0 ? Find(action => IsSame(action.Text, text)) : at;
        }

        int Find(Predicate<PlannedAction> isIt)
        {
            for (var at = 0; at < laid.Count; at++)
            {
                if (!told.Contains(at) && isIt(laid[at])) return at;
            }

            return -1;
        }
    }

    /// <summary>What cannot be done as the rows say.</summary>
    public static IEnumerable<(ImportedActionRow Row, string Message)> FaultsOf(ImportedRow row, EntryState present, EntryState state)
    {
        foreach (var action in row.ActionRows ?? [])
        {
            var before = present.Actions.FirstOrDefault(each => each.Id == action.ActionId);
            if (action.ActionId is { } id && before is null)
                yield return (action, $"{RowMatching.NameOf(present)} has no action {id}: leave the column empty for a new one.");
            if (before is null) continue;
            var isReworded = !IsSame(before.Text, action.Text.Value);
            if (!state.Actions.Any(each => each.Id == before.Id))
            {
                if (isReworded || Said(action, before) != before)
                    yield return (action,
                        "The action was changed here, and is no longer in the entry's own row: take this row out, or put it back there.");
                continue;
            }

            if (isReworded && row.Actions is { } cell
                && !cell.Value.Any(each => IsSame(each.Text, before.Text) || IsSame(each.Text, action.Text.Value)))
                yield return (action, "The action was reworded here and in the entry's own row, and differently: write the same in both.");
        }

        if (state.Actions.Count > EntryLimits.Actions && row.ActionRows is [.., var last])
            yield return (last, $"{RowMatching.NameOf(present)} would have {state.Actions.Count} actions, and may have "
                + $"{EntryLimits.Actions}.");
    }

    /// <summary>Actions that stay though the sheet has no row for them.</summary>
    public static IEnumerable<PlannedAction> WithoutRow(ImportedRow row, EntryState present, EntryState state) =>
        row.ActionRows is not { } rows
        ? [] : state.Actions.Where(action => present.Actions.Any(each => each.Id == action.Id)
            && !rows.Any(each => each.ActionId == action.Id || (each.ActionId is null && IsSame(each.Text.Value, action.Text))));

    static PlannedAction Said(ImportedActionRow row, PlannedAction action) => action with
    {
        Owner = Said(row.Owner, action.Owner),
        DueOn = row.DueOn is { } due ? due.Value : action.DueOn,
        Status = row.Status ?? action.Status,
        Progress = Said(row.Progress, action.Progress),
    };

    // A text that a cell gives back in another spelling stays as it is stored.
    static string? Said(Cell<string?>? cell, string? stored) => cell is null || IsSame(cell.Value, stored) ? stored
        : ItemLines.IsNone(cell.Value ?? "") ? null
        : cell.Value;

    // Of an entry that was exported elsewhere, everything is as it was there.
    static PlannedAction AsWritten(ImportedActionRow row, PlannedAction action) =>
        Said(row, action) with { Owner = row.Owner?.Value, Progress = row.Progress?.Value };

    static bool IsSame(string? one, string? other) => string.Equals(Plain(one), Plain(other), StringComparison.Ordinal);

    static string Plain(string? text) => text is null || TextKey.IsInvisible(text) || ItemLines.IsNone(text)
        ? "" : ItemLines.Read(CellText.WithPlainLineEnds(text).Trim());
}
