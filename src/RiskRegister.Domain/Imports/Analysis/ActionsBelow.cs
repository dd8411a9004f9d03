using System.Buffers;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A register may have the actions of each entry below its row, under headings of their own ("Action no", "Action", "Action owner", "Due
/// date") that stand in the same table again and again. They are laid beside the entry, a row each; so are controls.
/// </summary>
internal sealed class ActionsBelow(HeadingSearch search, HeadingNames names, List<ImportMessage> messages)
{
    const int LongestHeading = 60;
    const int MostCells = 2_000_000;

    // One of them is in some heading of such a row; that is looked for first, for it is cheap.
    static readonly SearchValues<string> OfItems =
        SearchValues.Create(["action", "control", "mitigat", "gweithred", "rheol"], StringComparison.OrdinalIgnoreCase);

    readonly ItemHeadings items = new(names);

    /// <summary>The table with a column for each of those headings; the same where there are none.</summary>
    public SourceTable Beside(SourceTable source)
    {
        if (source.IsHidden || !source.Rows.Skip(1).Any(row => LabelsIn(row) is not null)) return source;
        if (search.PartsOf(source, null) is not [{ } part, ..] || LabelsIn(source.Rows[part.Heading]) is not null) return source;
        var laid = new Laying(this, source, part).Run();
        if (laid is null) return source;
        messages.Report(source.Name, laid.FirstHeading.Number, null, ImportCodes.RowsJoined,
            $"Rows below headings such as \"{CellText.Shown(laid.Labels[0])}\" and \"{CellText.Shown(laid.Labels[1])}\" are read as the "
            + "actions of the entry above them.");
        return source with { Rows = laid.Rows, IsRearranged = true };
    }

    // By its place, what each cell of a row of such headings is called; null where the row is none.
    Dictionary<int, string>? LabelsIn(SourceRow row)
    {
        if (!MayBeHeadings(row)) return null;
        var headings = Enumerable.Range(0, row.Cells.Count).Where(at => !row.IsBlankAt(at) && !HeadingSearch.IsRepeatedSideways(row, at))
            .ToDictionary(at => at, at => CellText.OnOneLine(row.Cells[at]));
        if (headings.Count < 2 || headings.Values.Any(heading => names.MeaningOf(heading) is { Family: not ScoreFamily.None })) return null;
        string[] alone = [.. headings.Values];
        if (items.LabelsOf(alone, "") is not { } labels) return null;
        var isKnown = Array.ConvertAll(labels, label => names.MeaningOf(label) is { } meaning && ItemParts.Of(meaning.Field) is not null);
        if (isKnown.Count(known => known) * 2 < labels.Length) return null;
        return headings.Index().ToDictionary(each => each.Item.Key, each =>
            isKnown[each.Index] || names.MeaningOf(each.Item.Value) is not null ? labels[each.Index] : each.Item.Value);
    }

    // Nearly every row has a longer text, or a figure, and of the others few speak of actions.
    static bool MayBeHeadings(SourceRow row)
    {
        for (var at = row.Cells.Count - 1; at >= 0; at--)
        {
            var cell = row.Cells[at];
            if (cell.Length > LongestHeading || (cell.Length > 0 && char.IsAsciiDigit(cell[0]))) return false;
        }

        foreach (var cell in row.Cells)
        {
            if (cell.AsSpan().ContainsAny(OfItems)) return true;
        }

        return false;
    }

    IEnumerable<int> PlacesOf(TablePart part, Func<HeadingMeaning, bool> isMeant) =>
        Enumerable.Range(0, part.Headings.Count).Where(at => names.MeaningOf(part.Headings[at]) is { } meaning && isMeant(meaning));

    sealed class Laying(ActionsBelow below, SourceTable source, TablePart part)
    {
        readonly Dictionary<int, string>?[] labelsByRow = [.. source.Rows.Select(below.LabelsIn)];
        readonly List<string> labels = [];
        readonly List<SourceRow> rows = [];
        readonly int width = Math.Max(part.Headings.Count, source.Rows.Skip(part.Heading).Max(row => row.Cells.Count));
        readonly int[] scores = [.. below.PlacesOf(part, meaning => meaning.Family is not (ScoreFamily.None or ScoreFamily.Target))];
        readonly int? reference = below.PlacesOf(part, meaning => meaning.Field == ImportField.Reference).Cast<int?>().FirstOrDefault();
        Dictionary<int, string>? headings;
        Dictionary<int, string>? firstHeadings;
        SourceRow? entry;
        SourceRow? first;

        public List<string> Labels => labels;

        public List<SourceRow> Rows => rows;

        public SourceRow FirstHeading { get; private set; } = source.Rows[part.Heading];

        /// <summary>Nothing where no entry has anything below it, or where it cannot be told what belongs to what.</summary>
        public Laying? Run()
        {
            foreach (var each in labelsByRow.Skip(part.First).OfType<Dictionary<int, string>>())
                labels.AddRange(each.Values.Except(labels, StringComparer.OrdinalIgnoreCase));
            if (labels.Count < 2 || (long)(width + labels.Count) * source.Rows.Count > MostCells) return null;
            rows.AddRange(source.Rows.Take(part.Heading));
            rows.Add(new SourceRow(source.Rows[part.Heading].Number, [.. Padded(part.Headings), .. labels]));
            var hasItems = false;
            for (var at = part.First; at < source.Rows.Count; at++)
            {
                var row = source.Rows[at];
                if (RowSigns.IsBlank(row)) continue;
                if (HeadingSearch.IsRepeated(source, part, row))
                {
                    headings = null;
                }
                else if (labelsByRow[at] is { } found)
                {
                    if (first is null) return null;
                    if (firstHeadings is null) FirstHeading = row;
                    firstHeadings ??= found;
                    headings = found;
                }
                else if (headings is null || IsEntry(row, at))
                {
                    Finish();
                    (entry, headings) = (row, null);
                    if (!RowSigns.IsAlone(row, out _)) first ??= row;
                }
                else
                {
                    hasItems = true;
                    rows.Add(Beside(row));
                    entry = null;
                }
            }

            Finish();
            return hasItems ? this : null;
        }

        SourceRow Beside(SourceRow row) => new((entry ?? row).Number, [.. Padded(entry?.Cells ?? []), .. ItemsOf(row)])
        {
            Remarks = RemarksOf(row),
            IsHidden = row.IsHidden,
        };

        void Finish()
        {
            if (entry is not null) rows.Add(entry);
            entry = null;
        }

        // It is scored or numbered as the first entry is; where that one is neither, the same headings follow on it.
        bool IsEntry(SourceRow row, int at)
        {
            if (IsScored(row) || IsNumberedAs(first!, row)) return true;
            if (IsScored(first!) || IsNumberedAs(first!, first!)) return false;
            var next = at + 1;
            while (next < source.Rows.Count && RowSigns.IsBlank(source.Rows[next])) next++;
            return next < source.Rows.Count && labelsByRow[next]?.Values.SequenceEqual(firstHeadings!.Values) == true;
        }

        bool IsScored(SourceRow row) => scores.Length > 0
            && Array.TrueForAll(scores, at => RowSigns.IsScoreLike(TablePiece.CellOf(row, at).Trim()));

        // "O14" as "O12", but not "O12a" nor "1.2" as "1".
        bool IsNumberedAs(SourceRow one, SourceRow other) => reference is { } at && LettersOf(TablePiece.CellOf(one, at)) is { } letters
            && letters == LettersOf(TablePiece.CellOf(other, at));

        static string? LettersOf(string cell)
        {
            var text = cell.Trim();
            var end = text.Length;
            while (end > 0 && char.IsAsciiDigit(text[end - 1])) end--;
            return end < text.Length && !text.AsSpan(0, end).ContainsAnyInRange('0', '9') ? text[..end] : null;
        }

        IEnumerable<string> Padded(IReadOnlyList<string> cells) => cells.Concat(Enumerable.Repeat("", width - cells.Count));

        IEnumerable<string> ItemsOf(SourceRow row) => labels.Select(label => PlaceOf(label) is { } at ? TablePiece.CellOf(row, at) : "");

        int? PlaceOf(string label)
        {
            foreach (var heading in headings!)
            {
                if (heading.Value.Equals(label, StringComparison.OrdinalIgnoreCase)) return heading.Key;
            }

            return null;
        }

        Dictionary<int, CellRemark>? RemarksOf(SourceRow row)
        {
            var remarks = entry?.Remarks?.ToDictionary() ?? [];
            foreach (var (number, label) in labels.Index())
            {
                if (PlaceOf(label) is { } at && row.RemarkOf(at) is var remark && remark != CellRemark.None)
                    remarks[width + number] = remark with { Marks = remark.Marks & ~CellMarks.Merged };
            }

            return remarks.Count == 0 ? null : remarks;
        }
    }
}
