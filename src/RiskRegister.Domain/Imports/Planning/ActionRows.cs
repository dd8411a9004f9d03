namespace RiskRegister.Domain.Imports;

/// <summary>Lays what the sheet of actions says beside the actions that the entry's own cell makes.</summary>
internal static class ActionRows
{
    /// <param name="actions">As the entry's own cell makes them.</param>
    /// <param name="lastId">The highest number given so far.</param>
    /// <param name="present">As it stood when the rows were written.</param>
    public static (IReadOnlyList<PlannedAction> Actions, int LastId) Lay(
        ImportedRow row, IReadOnlyList<PlannedAction> actions, int lastId, EntryState present)
    {
        var laid = actions.ToList();
        foreach (var found in Find(row, actions, present))
        {
            // What the entry's own cell has no more is taken away.
            if (found.At < 0 && found.Before is not null) continue;
            if (found.At < 0)
            {
                laid.Add(Said(found.Row, new PlannedAction(++lastId, ItemLines.Read(found.Row.Text.Value))));
                continue;
            }

            var action = found.Before is null && found.Row.ActionId is not null ? AsWritten(found.Row, laid[found.At])
                : Said(found.Row, laid[found.At]);
            laid[found.At] = found.IsReworded ? action with { Text = ItemLines.Read(found.Row.Text.Value) } : action;
        }

        return laid.SequenceEqual(present.Actions) ? (present.Actions, lastId) : (laid, lastId);
    }

    /// <summary>What cannot be done as the rows say.</summary>
    public static IEnumerable<(ImportedActionRow Row, string Message)> FaultsOf(ImportedRow row, EntryState present, EntryState state)
    {
        foreach (var found in Find(row, state.Actions, present))
        {
            var (action, before) = (found.Row, found.Before);
            if (before is null)
            {
                if (WhyUnknown(row, action, present) is { } why) yield return (action, why);
                continue;
            }

            if (found.At < 0)
            {
                if (found.IsReworded || Said(action, before) != before)
                    yield return (action, "The action was changed on this sheet, and is no longer in the entry's own row: take this row "
                        + "out, or put it back there.");
                continue;
            }

            if (found.IsReworded && row.Actions is { } cell && !IsIn(cell, before.Text) && !IsIn(cell, action.Text.Value))
                yield return (action, "The action was reworded here and in the entry's own row, and differently: write the same in both.");
        }

        if (state.Actions.Count > EntryLimits.Actions && row.ActionRows is [.., var last])
            yield return (last, $"{RowMatching.NameOf(present)} would have {state.Actions.Count} actions, and may have "
                + $"{EntryLimits.Actions}.");
    }

    // Numbers of which none fits are another register's, and say nothing.
    static string? WhyUnknown(ImportedRow row, ImportedActionRow action, EntryState present)
    {
        if (action.ActionId is not { } id || row.Id != present.Id || present.Actions.Any(each => each.Id == id)) return null;
        var isGone = id <= present.LastActionId;
        var isInRow = IsIn(row.Actions, action.Text.Value);
        if (isInRow && (isGone || !row.ActionRows!.Any(each => present.Actions.Any(other => Names(each, other))))) return null;
        return isGone
            ? $"Action {id} of {RowMatching.NameOf(present)} has been taken away here since the file was written: take the row out, or "
                + "empty its number to have it as a new one."
            : $"{RowMatching.NameOf(present)} has no action {id}: leave the column empty for a new one, or for one that its text tells.";
    }

    /// <summary>Actions that stay though the sheet has no row for them.</summary>
    public static IEnumerable<PlannedAction> WithoutRow(ImportedRow row, EntryState present, EntryState state)
    {
        if (row.ActionRows is null) return [];
        var told = Find(row, state.Actions, present).Select(found => found.At).ToHashSet();
        return state.Actions.Where((action, at) => !told.Contains(at) && present.Actions.Any(each => each.Id == action.Id));
    }

    /// <summary>Which action a row is about.</summary>
    /// <param name="Before">The one of its number, as it stood; null where the number says nothing.</param>
    /// <param name="At">Its place; -1 where it is not there.</param>
    readonly record struct Found(ImportedActionRow Row, PlannedAction? Before, int At)
    {
        public bool IsReworded => Before is not null && !IsSame(Before.Text, Row.Text.Value);
    }

    // First those whose number says it, then of those with the same text the one that says exactly this.
    static Found[] Find(ImportedRow row, IReadOnlyList<PlannedAction> actions, EntryState present)
    {
        var numbered = row.Id == present.Id ? present.Actions : [];
        var (rows, told) = (row.ActionRows ?? [], new HashSet<int>());
        var found = new Found[rows.Count];
        for (var at = 0; at < found.Length; at++)
        {
            var before = ByNumber(rows[at], rows, numbered);
            found[at] = new Found(rows[at], before, before is null ? -1 : IndexOf(action => action.Id == before.Id));
            if (found[at].At >= 0) told.Add(found[at].At);
        }

        for (var at = 0; at < found.Length; at++)
        {
            if (found[at].At >= 0) continue;
            var text = rows[at].Text.Value;
            var place = IndexOf(action => string.Equals(action.Text, text, StringComparison.Ordinal));
            if (place < 0) place = IndexOf(action => IsSame(action.Text, text));
            if (place < 0) continue;
            told.Add(place);
            found[at] = found[at] with { At = place };
        }

        return found;

        int IndexOf(Predicate<PlannedAction> isIt)
        {
            for (var at = 0; at < actions.Count; at++)
            {
                if (!told.Contains(at) && isIt(actions[at])) return at;
            }

            return -1;
        }
    }

    // A number counts where the text is that action's, or nobody else's: what was reworded. Of another register's numbers, the texts say
    // who is who.
    static PlannedAction? ByNumber(
        ImportedActionRow row, IReadOnlyList<ImportedActionRow> rows, IReadOnlyList<PlannedAction> present)
    {
        if (row.ActionId is null || present.FirstOrDefault(action => action.Id == row.ActionId) is not { } numbered) return null;
        if (IsSame(numbered.Text, row.Text.Value)) return numbered;
        var isOfOther = present.Any(other => IsSame(other.Text, row.Text.Value) && !rows.Any(each => Names(each, other)));
        return isOfOther || rows.Any(other => IsSame(other.Text.Value, numbered.Text)) ? null : numbered;
    }

    static bool Names(ImportedActionRow row, PlannedAction action) => row.ActionId == action.Id && IsSame(row.Text.Value, action.Text);

    static bool IsIn(Cell<IReadOnlyList<ImportedAction>>? cell, string text) =>
        cell is not null && cell.Value.Any(action => IsSame(action.Text, text));

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
