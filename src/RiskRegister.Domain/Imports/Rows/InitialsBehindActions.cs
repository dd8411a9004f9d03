namespace RiskRegister.Domain.Imports;

/// <summary>
/// Initials at the end of actions' texts, "Drill (JS)", or before them, "JS: Drill", which may be an owner's or belong to the text, "Buy
/// gloves (PPE)". They seem to be owners where the register has such an owner, where all of several actions in a cell end or begin so, or
/// half of those in a table.
/// </summary>
internal sealed class InitialsBehindActions(List<ImportMessage> messages)
{
    readonly List<Ending> endings = [];
    readonly HashSet<string> owners = new(StringComparer.Ordinal);
    int actions;

    /// <summary>Counts the actions of a cell that has nothing but texts.</summary>
    public void AddPlain(string cell) => actions += 1 + cell.AsSpan().Count('\n');

    /// <summary>Looks at the actions of a cell, beside which no column says who owns them.</summary>
    /// <param name="hasDays">Whether one says when they are due; initials beside a day in a text are named there.</param>
    public void Add(int row, string column, IReadOnlyList<ImportedAction> cell, bool hasDays)
    {
        actions += cell.Count;
        var before = endings.Count;
        foreach (var action in cell)
        {
            if (action.Owner.Value is { } owner) owners.Add(owner);
            else if ((hasDays || !action.DueOn.IsGiven) && ActionSigns.InitialsAtEnd(action.Text) is { } initials)
                endings.Add(new(row, column, action.Text, initials));
            else if (ActionSigns.InitialsAtBeginning(action.Text) is { } first)
                endings.Add(new(row, column, action.Text, first, IsFirst: true));
        }

        if (endings.Count - before < 2 || endings.Count - before < cell.Count) return;
        for (var at = before; at < endings.Count; at++) endings[at] = endings[at] with { IsOfAll = true };
    }

    /// <summary>Names once what seems to be owners in a table, all rows of which are read.</summary>
    public void Finish(string table, IReadOnlyList<ImportedRow> rows)
    {
        if (endings.Count > 0) Name(table, rows);
        endings.Clear();
        owners.Clear();
        actions = 0;
    }

    void Name(string table, IReadOnlyList<ImportedRow> rows)
    {
        var areMost = endings.Count > 1 && endings.Count * 2 >= actions;
        owners.UnionWith(rows.SelectMany(row => row.Owners?.Value ?? []));
        var known = owners.SelectMany(PeopleAndPosts.InitialsOf).ToHashSet(StringComparer.Ordinal);
        var named = endings.FindAll(ending => areMost || ending.IsOfAll || known.Contains(ending.Initials));
        if (named.Count == 0) return;
        var (others, first) = (named.Count - 1, named[0]);
        var how = first.IsFirst ? "begin" : "end";
        messages.Report(table, first.Row, first.Column, ImportCodes.ActionUnreadable, $"\"{CellText.Shown(first.Text)}\" "
            + (others switch { 0 => $"{how}s", 1 => $"and one more action {how}", _ => $"and {others} more actions {how}" })
            + $" {(first.IsFirst ? "with" : "in")} initials that seem to be an owner's, and it is not clear: they stay in the text, "
            + "and nothing is taken from it. Write \"(owner, day)\" behind the text, or columns of their own.");
    }

    readonly record struct Ending(int Row, string Column, string Text, string Initials, bool IsOfAll = false, bool IsFirst = false);
}
