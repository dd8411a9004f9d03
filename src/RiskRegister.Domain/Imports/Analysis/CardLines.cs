using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Reads cards line by line: headings beside what they say, in the first column or in every other one, lines across the card, and the small
/// tables of scores and actions that stand between them.
/// </summary>
internal sealed partial class CardLines(HeadingNames names)
{
    const int Widest = 6;
    const int MostRows = 2_000;
    const int LongestTitle = 300;

    static readonly FrozenSet<string> LabelsOfColumns =
        new[] { "field", "attribute", "property", "item", "element", "heading", "label", "parameter" }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> ValuesOfColumns =
        new[] { "value", "values", "detail", "details", "description", "entry", "information", "content", "contents", "assessment" }
            .ToFrozenSet(StringComparer.Ordinal);

    readonly CardBlocks blocks = new(names);

    /// <summary>None where a row is wider than one of a card is, or less than half of what would be headings is known.</summary>
    /// <param name="areHeadings">What would be headings is known to be them, whatever its words.</param>
    public IReadOnlyList<CardPair> PairsOf(SourceTable table, bool areHeadings = false)
    {
        var (pairs, found) = (new List<CardPair>(), new List<CardBlocks.Block>());
        var (beside, known) = (0, 0);
        var hasMoreThanTwoColumns = table.Rows.Any(row => row.Cells.Count > 2);
        var mayHaveBlocks = table.Rows.Count <= MostRows;
        if (mayHaveBlocks && blocks.AreBelowGroups(table.Rows)) return [];
        for (var at = 0; at < table.Rows.Count; at++)
        {
            if (mayHaveBlocks && blocks.At(table.Rows, at) is { } block)
            {
                if (block.IsRegister && !(block.MayBeOfNamed && IsNamed(pairs))) return [];
                pairs.AddRange(block.Pairs);
                found.Add(block);
                at += block.Rows - 1;
                continue;
            }

            var cells = CellsOf(table.Rows[at]);
            if (cells.Length > Widest) return [];
            if (IsOfColumns(table.Rows[at], cells)) continue;
            if (cells.Length == 1 && (hasMoreThanTwoColumns || RowSigns.IsBar(table.Rows[at])))
            {
                at += Alone(table, at, cells[0], pairs);
                continue;
            }

            if (BeginsEntry(pairs, table, at) && NameBesideReference(table.Rows[at], cells) is { } named)
            {
                pairs.AddRange(named);
                continue;
            }

            foreach (var pair in PairsOf(table.Rows[at], cells))
            {
                pairs.Add(pair);
                if (pair.Label.Length == 0) continue;
                beside++;
                if (names.MeaningOf(pair.Label) is not null) known++;
            }
        }

        var isRegister = beside == 0 && found.Count > 0
            && found.TrueForAll(block => block.IsBelowHeadings && block.HasSameLabels(found[0]));
        var inBlocks = found.Sum(block => block.Pairs.Count);
        return isRegister || (!areHeadings && (known + inBlocks) * 2 < beside + inBlocks) ? [] : pairs;
    }

    // Which entry it is stands above, with its reference and title.
    bool IsNamed(List<CardPair> pairs) => pairs.Exists(pair => IsSaid(pair, ImportField.Reference))
        && pairs.Exists(pair => IsSaid(pair, ImportField.Title));

    bool IsSaid(CardPair pair, ImportField field) => pair.Value.Length > 0 && names.MeaningOf(pair.Label)?.Field == field;

    // "Field" and "Value" above the two columns, as a table of Markdown has to have something there.
    static bool IsOfColumns(SourceRow row, int[] cells) => cells is [var label, var value]
        && LabelsOfColumns.Contains(HeadingNames.FoldedHeading(LabelAt(row, label)))
        && ValuesOfColumns.Contains(HeadingNames.FoldedHeading(LabelAt(row, value)));

    // Says its heading itself, or is the heading of the line below it, or the entry's name. Returns how many more rows were taken.
    int Alone(SourceTable table, int at, int only, List<CardPair> pairs)
    {
        var row = table.Rows[at];
        if (NameIn(row.Cells[only]).Reference is null && LabelledText(row, only) is { } labelled)
        {
            pairs.Add(labelled);
        }
        else if (names.MeaningOf(LabelAt(row, only)) is null)
        {
            pairs.AddRange(Caption(row, only));
        }
        else
        {
            return Below(table, at, LabelAt(row, only), pairs);
        }

        return 0;
    }

    // The line below a heading that is alone in its row; or several, cell below cell, where none is merged over the card.
    int Below(SourceTable table, int at, string label, List<CardPair> pairs)
    {
        var taken = 0;
        while (at + taken + 1 < table.Rows.Count && table.Rows[at + taken + 1] is var row && CellsOf(row) is [var only]
            && names.MeaningOf(LabelAt(row, only)) is null)
        {
            var isBar = RowSigns.IsBar(row);
            if (taken > 0 && (isBar || row.Number != table.Rows[at + taken].Number + 1)) break;
            pairs.Add(CardPair.Of(row, taken == 0 ? label : "", only));
            taken++;
            if (isBar) break;
        }

        return taken;
    }

    /// <summary>What a line above an entry says: "CR1 – Flooding" has its reference, too.</summary>
    /// <param name="mayLackSign">Whether "CR1 Flooding" has one, which in "A40 floods" is none.</param>
    public static (string? Reference, string Name) NameIn(string text, bool mayLackSign = false)
    {
        var line = CellText.OnOneLine(CellText.WithPlainLineEnds(text));
        if (line.Length > LongestTitle || Named().Match(line) is not { Success: true } match) return (null, text);
        var isSure = mayLackSign || match.Groups["word"].Success || match.Groups["sign"].Success;
        return isSure ? (match.Groups["reference"].Value, match.Groups["name"].Value) : (null, text);
    }

    /// <summary>"Opportunity" in "Opportunity CO2: Solar roofs"; null where it says neither.</summary>
    public static string? KindIn(string text) => Named().Match(CellText.OnOneLine(CellText.WithPlainLineEnds(text)))
        is { Success: true } match && match.Groups["kind"] is { Success: true } kind ? kind.Value.Trim() : null;

    /// <summary>A cell as a heading is compared.</summary>
    public static string LabelAt(SourceRow row, int at) => at >= row.Cells.Count ? ""
        : CellText.OnOneLine(CellText.WithPlainLineEnds(row.Cells[at])).TrimEnd(':').TrimEnd();

    /// <summary>The places of a row's cells, without what a merged cell repeats to its right, and what is blank at the end.</summary>
    public static int[] CellsOf(SourceRow row)
    {
        var last = row.Cells.Count - 1;
        while (last >= 0 && TextKey.IsInvisible(row.Cells[last])) last--;
        return [.. Enumerable.Range(0, last + 1)
            .Where(at => at == 0 || !row.RemarkOf(at).Is(CellMarks.Merged) || row.Cells[at] != row.Cells[at - 1])];
    }

    // "Ref: WC1   Kiln cracks", "CR1 – Kiln cracks", "Risk 3: Kiln cracks", "Risk #3: Kiln cracks", "Principal risk BAF 1: Kiln cracks";
    // "2027 budget" has no reference.
    [GeneratedRegex(
        @"^(?i:(?<word>((" + HeadingPhrases.Levels + @")\s+)?(?<kind>risk|opportunity)\s+)?"
            + @"(?<word>(ref|reference|id|no|number)[.:\s]\s*|#\s*)?)"
            + @"((?<reference>(\p{Lu}{1,4}[-/])?\p{Lu}{1,5}[-./]?[0-9]{1,4}\p{Ll}?|\p{Lu}{1,3} [0-9]{1,3})((?<sign>\s*[:–—-]\s*|\.\s+)|\s+)"
            + @"|(?<reference>[0-9]{1,3})(?<sign>\s*[:.)–—-]\s+))"
            + @"(?<name>\p{L}.{2,})$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Named();

    // "Risk 3", which has no name beside its number.
    [GeneratedRegex(
        @"^((" + HeadingPhrases.Levels + @")\s+)?(?<kind>risk|opportunity)\s+(no\.?\s*|number\s+|#\s*)?(?<reference>[0-9]{1,4})\s*:?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    static IEnumerable<CardPair> Caption(SourceRow row, int at)
    {
        if (Numbered().Match(row.Cells[at].Trim()) is { Success: true } numbered)
        {
            yield return new CardPair(row.Number, CardPair.Reference, numbered.Groups["reference"].Value, row.RemarkOf(at), row.IsHidden);
            yield return new CardPair(row.Number, CardPair.Kind, numbered.Groups["kind"].Value, CellRemark.None, row.IsHidden);
            yield break;
        }

        var (reference, name) = NameIn(row.Cells[at]);
        if (reference is not null) yield return new CardPair(row.Number, CardPair.Reference, reference, CellRemark.None, row.IsHidden);
        yield return new CardPair(row.Number, CardPair.Caption, name, row.RemarkOf(at), row.IsHidden);
        if (reference is not null && KindIn(row.Cells[at]) is { } kind)
            yield return new CardPair(row.Number, CardPair.Kind, kind, CellRemark.None, row.IsHidden);
    }

    // The first row; and in a table whose first is so named, one behind a gap, or above the label that stands below the first.
    static bool BeginsEntry(List<CardPair> pairs, SourceTable table, int at) => at == 0
        || (pairs.Count > 0 && pairs[0].Label == CardPair.Reference
            && (table.Rows[at].Number > table.Rows[at - 1].Number + 1 || BeginsAgain(table, at)));

    // The same label as behind the first.
    static bool BeginsAgain(SourceTable table, int at) => at + 1 < table.Rows.Count
        && LabelAt(table.Rows[1], 0) is { Length: > 0 } second
        && HeadingNames.FoldedHeading(LabelAt(table.Rows[at + 1], 0)) == HeadingNames.FoldedHeading(second);

    // "RISK PO1", and beside it the name.
    CardPair[]? NameBesideReference(SourceRow row, int[] cells)
    {
        if (cells is not [var first, var second] || names.MeaningOf(LabelAt(row, first)) is not null) return null;
        if (LabelledText(row, first) is not null) return null;
        var line = $"{LabelAt(row, first)}: {CellText.OnOneLine(CellText.WithPlainLineEnds(row.Cells[second]))}";
        if (NameIn(line) is not ({ } reference, var name)) return null;
        var kind = KindIn(line);
        return
        [
            new CardPair(row.Number, CardPair.Reference, reference, row.RemarkOf(first), row.IsHidden),
            new CardPair(row.Number, CardPair.Caption, name, row.RemarkOf(second), row.IsHidden),
            .. kind is null ? (CardPair[])[] : [new CardPair(row.Number, CardPair.Kind, kind, CellRemark.None, row.IsHidden)],
        ];
    }

    // "Owner: Potter" in one cell.
    CardPair? LabelledText(SourceRow row, int at)
    {
        var text = CellText.WithPlainLineEnds(row.Cells[at]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon + 1 == text.Length || names.MeaningOf(text[..colon].Trim()) is null) return null;
        return new CardPair(row.Number, text[..colon].Trim(), text[(colon + 1)..].Trim(), row.RemarkOf(at), row.IsHidden);
    }

    IEnumerable<CardPair> PairsOf(SourceRow row, int[] cells)
    {
        if (cells.Length > 1 && cells.All(at => TextKey.IsInvisible(row.Cells[at]) || LabelledText(row, at) is not null))
        {
            foreach (var at in cells)
            {
                if (LabelledText(row, at) is { } labelled) yield return labelled;
            }

            yield break;
        }

        if (FactorsOf(row, cells) is { } factors)
        {
            yield return factors;
            yield break;
        }

        // "Inherent", and beside it "Impact" and "Likelihood"; or what several rows are about, beside the heading of each.
        var hasGroup = cells.Length > 2 && cells.Length % 2 == 1;
        var group = hasGroup && IsGroup(LabelAt(row, cells[0]), LabelAt(row, cells[1])) ? $"{LabelAt(row, cells[0])} " : "";
        var isAbout = cells.Length == 3 && names.MeaningOf(LabelAt(row, cells[1])) is not null
            && names.MeaningOf(LabelAt(row, cells[2])) is null;
        for (var at = group.Length == 0 && !isAbout ? 0 : 1; at < cells.Length; at += 2)
        {
            // A column that only keeps others apart.
            while (at > 0 && at < cells.Length - 1 && LabelAt(row, cells[at]).Length == 0) at++;

            // "Risk: Kiln cracks" behind others that have their words beside them.
            if (at + 1 == cells.Length && at > 0 && LabelledText(row, cells[at]) is { } labelled)
            {
                yield return labelled;
                continue;
            }

            var label = LabelAt(row, cells[at]) is { Length: > 0 } said ? group + said : "";
            var pair = at + 1 < cells.Length ? CardPair.Of(row, label, cells[at + 1])
                : new CardPair(row.Number, label, "", CellRemark.None, row.IsHidden);
            if (label.Length > 0 || (cells.Length == 2 && pair.Value.Length > 0)) yield return pair;
        }
    }

    // "Inherent", and beside it 4 and 3, and 12: which is which is asked as with any score.
    CardPair? FactorsOf(SourceRow row, int[] cells)
    {
        if (cells.Length is not (3 or 4) || !IsFigure(row.Cells[cells[1]], 1) || !IsFigure(row.Cells[cells[2]], 1)) return null;
        if (cells.Length == 4 && !IsFigure(row.Cells[cells[3]], 2)) return null;
        if (names.MeaningOf(LabelAt(row, cells[0])) is not { Field: ImportField.Score, Family: not ScoreFamily.None }) return null;
        var product = cells.Length == 4 ? $" = {row.Cells[cells[3]].Trim()}" : "";
        return new CardPair(row.Number, LabelAt(row, cells[0]), $"{row.Cells[cells[1]].Trim()} x {row.Cells[cells[2]].Trim()}{product}",
            row.RemarkOf(cells[1]), row.IsHidden);
    }

    static bool IsFigure(string cell, int longest) => cell.Trim() is { Length: > 0 } text
        && text.Length <= longest && text.All(char.IsAsciiDigit);

    bool IsGroup(string group, string label) =>
        names.MeaningOf(group) is { Field: ImportField.Score, Family: not (ScoreFamily.None or ScoreFamily.Plain) }
        && names.MeaningOf($"{group} {label}") is { Family: not (ScoreFamily.None or ScoreFamily.Plain) };
}
