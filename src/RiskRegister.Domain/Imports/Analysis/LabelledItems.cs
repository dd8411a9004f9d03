using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Parts a column whose cells have controls and actions below lines that say which they are, "Existing controls:" and "Planned:", into
/// one of each. What stands before the first such line is what the column's heading says. "Planned: gate", "Gate (planned)" and, below
/// "Existing and planned controls", "P: gate" say it of their own lines alone.
/// </summary>
internal sealed partial class LabelledItems(HeadingNames names, List<ImportMessage> messages)
{
    const int LongestLabel = 40;
    const int MostCells = 2_000_000;

    // A column that is written so has labels from its beginning; texts of thousands of rows are not looked through for them.
    const int RowsLookedAt = HeadingSearch.RowsSearched;

    static readonly string[] Items = ["control", "measure"];

    const string Controls = "Existing controls";
    const string Actions = "Planned actions";

    public void Part(TableReading table)
    {
        if (table.Parts is not [var part]) return;
        for (var at = 0; at < part.Headings.Count; at++)
        {
            if (names.MeaningOf(part.Headings[at]) is not { Family: ScoreFamily.None, Field: var field } || !MayHaveItems(field)) continue;
            var areMixed = HeadingsOfControls.AreInPlaceAndPlanned(part.Headings[at]);
            if (!HasLabels(table.Source, part, at, field, areMixed)) continue;
            if ((long)part.Headings.Count * (part.End - part.First) > MostCells) continue;
            var number = table.Source.Rows[part.Heading].Number;
            if (field == ImportField.Response && !AllBeginWithLabels(table.Source, part, at))
            {
                messages.Report(table.Source.Name, number, part.Headings[at], ImportCodes.ActionUnreadable,
                    "Some cells say which of their lines are controls and which are actions, and others do not: the column is not parted.");
                continue;
            }

            messages.Report(table.Source.Name, number, part.Headings[at], ImportCodes.ColumnParted,
                $"Lines of its cells say what is in place and what is planned: the column is read as \"{Controls}\" and \"{Actions}\"."
                + (HasActionsBeside(part, at)
                    ? " What says of the other actions whose they are and by when, in one line for all, is said of these, too." : ""));
            PartedColumn.Part(table, part, at, [Controls, Actions], row => Parted(TablePiece.CellOf(row, at), field, areMixed));
            return;
        }
    }

    bool HasActionsBeside(TablePart part, int at) => Enumerable.Range(0, part.Headings.Count)
        .Any(other => other != at && names.MeaningOf(part.Headings[other])?.Field == ImportField.Actions);

    static bool MayHaveItems(ImportField field) => field is ImportField.Controls or ImportField.Actions or ImportField.Response;

    bool HasLabels(SourceTable source, TablePart part, int at, ImportField field, bool areMixed) => part.RowsOf(source).Take(RowsLookedAt)
        .Any(row => TablePiece.CellOf(row, at) is var cell && MayHaveLabel(cell)
            && PartsOf(cell).Any(line => KindOf(line) is not null || (OfItself(line, field, areMixed) is var (kind, _) && kind != field)));

    bool AllBeginWithLabels(SourceTable source, TablePart part, int at) => part.RowsOf(source)
        .Select(row => TablePiece.CellOf(row, at)).Where(cell => !TextKey.IsInvisible(cell))
        .All(cell => KindOf(LinesOf(cell)[0]) is not null);

    // Of nearly every cell this says that nothing more is to be looked at.
    static bool MayHaveLabel(string cell)
    {
        if (cell.Contains('(', StringComparison.Ordinal)) return true;
        for (var at = cell.IndexOf(':', StringComparison.Ordinal); at >= 0 && at + 1 < cell.Length;
            at = cell.IndexOf(':', at + 1))
        {
            if (cell[at + 1] is '\n' or '\r' or ' ') return true;
        }

        return false;
    }

    static string[] LinesOf(string cell) => CellText.WithPlainLineEnds(cell).Trim().Split('\n', StringSplitOptions.TrimEntries);

    // With a line for each of "In place: alarms; Planned: sprinklers".
    static string[] PartsOf(string cell) =>
        [.. LinesOf(cell).SelectMany(line => LabelledParts.Of(line, label => KindOfWords(label) is not null && !IsCurrent(label)))];

    static bool IsCurrent(string label) => HeadingNames.FoldedHeading(label) is "current";

    string[] Parted(string cell, ImportField field, bool areMixed)
    {
        var (controls, actions) = (new List<string>(), new List<string>());
        var current = ListOf(field);
        var lines = PartsOf(cell);

        // "Outstanding actions:" ends those below "Completed:".
        var areGrouped = Array.Exists(lines, line => KindOf(line) is null && ActionGroups.IsHead(line));
        foreach (var line in lines)
        {
            if (OfItself(line, field, areMixed) is var (own, text))
            {
                ListOf(own).Add(text);
                continue;
            }

            var kind = KindOf(line);
            if (kind is not null) current = ListOf(kind.Value);
            if (kind is null || (areGrouped && kind == ImportField.Actions && ActionGroups.IsHead(line))) current.Add(line);
        }

        return [string.Join('\n', controls), string.Join('\n', actions)];

        List<string> ListOf(ImportField each) => each == ImportField.Controls ? controls : actions;
    }

    // Controls or actions; null where the line is none that says which follow.
    ImportField? KindOf(string line)
    {
        if (line is not [.., ':'] || line.Length > LongestLabel) return null;
        var label = ItemLines.Read(line[..^1]);
        if (KindOfWords(label) is { } kind) return kind;
        return names.MeaningOf(label) is { Family: ScoreFamily.None, Field: ImportField.Controls or ImportField.Actions } meaning
            ? meaning.Field : null;
    }

    // "Planned: gate", "In place: pumps"; "Current: tender issued" may be said of an action, too, and so may "Gate (proposed)".
    static (ImportField Kind, string Text)? OfItself(string line, ImportField field, bool areMixed)
    {
        if (field == ImportField.Response) return null;
        if (field == ImportField.Controls && line.EndsWith(')') && StateAtEnd().Match(line) is { Success: true } state)
            return (state.Groups["planned"].Success ? ImportField.Actions : ImportField.Controls, line);
        if (line.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and <= LongestLabel and var at)) return null;
        var label = ItemLines.Read(line[..at]);
        if (areMixed && label is ("E" or "P"))
            return (label == "P" ? ImportField.Actions : ImportField.Controls, line[(at + 1)..].TrimStart());
        return KindOfWords(label) is { } kind && !(field == ImportField.Actions && IsCurrent(label))
            ? (kind, line[(at + 1)..].TrimStart()) : null;
    }

    // "In progress:" alone says how actions stand, and "Controls in progress:" that those below are not in place.
    static ImportField? KindOfWords(string label)
    {
        var folded = HeadingNames.FoldedHeading(label);
        var words = WithoutItems(folded);
        return words switch
        {
            "existing" or "current" or "in place" or "already in place" or "currently in place" => ImportField.Controls,
            "planned" or "proposed" or "further" or "future" or "additional" or "to do" => ImportField.Actions,
            "not in place" or "not yet in place" or "in progress" or "in development" or "under development" or "to be implemented"
                or "to be introduced" or "to be put in place" when words.Length < folded.Length => ImportField.Actions,
            _ => null,
        };
    }

    // "planned controls", "controls not yet in place".
    static string WithoutItems(string label)
    {
        foreach (var items in Items)
        {
            if (label.StartsWith(items, StringComparison.Ordinal)) return label[items.Length..].TrimStart();
            if (label.EndsWith(items, StringComparison.Ordinal)) return label[..^items.Length].TrimEnd();
        }

        return label;
    }

    // "SOC (planned – December 2027)", "Gate (not yet in place)", "Firewall (existing)"; not "Drills (planned yearly)".
    [GeneratedRegex(
        @"\(((?<planned>planned|proposed|future|not\s+(yet\s+)?in\s+place|to\s+be\s+(introduced|implemented|put\s+in\s+place))"
            + @"|existing|(already\s+)?in\s+place)(\s*[–—:,;-][^()]*)?\)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex StateAtEnd();
}
