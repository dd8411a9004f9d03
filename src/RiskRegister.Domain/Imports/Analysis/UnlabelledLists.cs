namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lists without labels in forms, or alone below the names of entries: what they are is asked once for all of them, and those that are not
/// read are named.
/// </summary>
internal sealed class UnlabelledLists(FormsOfEntries forms, Decisions decisions, List<ImportMessage> messages)
{
    const string Asked = "unlabelled-lists";
    const string None = "none";

    /// <summary>The tables, with a label before each such list, or without those that are nothing else.</summary>
    public IReadOnlyList<SourceTable> Labelled(IReadOnlyList<SourceTable> tables)
    {
        var having = tables.Where(table => !table.IsHidden && table.Rows.Any(IsList)).ToArray();
        if (having.Length == 0) return tables;
        var alone = having.Where(table => table.Rows.All(IsList)).ToHashSet();
        var whose = forms.WhoseAre(alone.Where(table => table.Title is not null), tables);
        var known = having.Where(table => whose.ContainsKey(table) || !alone.Contains(table)).ToHashSet();
        var answer = having.FirstOrDefault(known.Contains) is { } first ? Ask(first) : null;
        if (having.FirstOrDefault(table => answer == None || !known.Contains(table)) is { } unread)
        {
            messages.Report(unread.Name, unread.Rows.First(IsList).Number, null, ImportCodes.TextIgnored,
                $"Lists without a label are not read, such as \"{ShownIn(unread)}\".");
        }

        var label = LabelOf(answer);
        return [.. tables.Where(table => !alone.Contains(table) || (label is not null && known.Contains(table)))
            .Select(table => label is not null && known.Contains(table) ? With(label, table) : table)];
    }

    static SourceTable With(string label, SourceTable table) => table with
    {
        Rows = [.. table.Rows.Select(row => IsList(row) ? row with { Cells = [label, .. row.Cells.Skip(1)] } : row)],
    };

    string? Ask(SourceTable first) => decisions.Ask(new ImportQuestion(
        Asked,
        ImportCodes.TextIgnored,
        $"Below \"{CellText.Shown(first.Title ?? first.Name)}\" and others stand lists without a label, such as "
            + $"\"{ShownIn(first)}\": what are they?",
        [
            new("controls", "Each item is a control that is there."),
            new("actions", "Each item is an action that is to be done."),
            new(None, "They are not read."),
        ],
        null, first.Name, first.Rows.First(IsList).Number));

    static string? LabelOf(string? answer) => answer switch { "controls" => "Controls", "actions" => "Actions", _ => null };

    static string ShownIn(SourceTable table) => CellText.Shown(table.Rows.First(IsList).Cells[1]);

    static bool IsList(SourceRow row) => row.Cells is [SourceTable.UnlabelledList, _];
}
