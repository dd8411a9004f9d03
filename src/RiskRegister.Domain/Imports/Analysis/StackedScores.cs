namespace RiskRegister.Domain.Imports;

/// <summary>
/// Many registers give the scores of a risk one below the other, in rows of their own that a column calls "Inherent", "Residual" and
/// "Target". They are laid side by side.
/// </summary>
internal sealed class StackedScores(HeadingNames names, List<ImportMessage> messages)
{
    const int LongestLabel = 40;
    const int FewestLabels = 2;
    const int MostCells = 2_000_000;

    public void Unfold(TableReading table)
    {
        if (table.Parts is not [var part]) return;
        var scores = Enumerable.Range(0, part.Headings.Count)
            .Where(at => names.MeaningOf(part.Headings[at]) is { Family: ScoreFamily.Plain }).ToArray();
        if (scores.Length == 0 || part.Headings.Any(heading => names.MeaningOf(heading)
            is { Family: ScoreFamily.Inherent or ScoreFamily.Current or ScoreFamily.Residual })) return;
        if (LabelsOf(table.Source, part, scores) is not { } labels) return;
        if (new Work(table.Source, part, labels, scores, names).Run() is not { } rows) return;
        messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, HeadingOf(part, labels), ImportCodes.RowsJoined,
            "The column says which score of its entry each row has: the rows of an entry are read as one.");
        var hidden = table.Source.HiddenColumns;
        table.Become(rows, Enumerable.Range(0, hidden.DefaultIfEmpty().Max() + 1).Where(at => at != labels && !scores.Contains(at)).Index()
            .Where(column => hidden.Contains(column.Item)).Select(column => column.Index).ToHashSet(), part.Caption);
    }

    static string HeadingOf(TablePart part, int at) => at < part.Headings.Count && part.Headings[at].Length > 0
        ? part.Headings[at] : $"(column {LayoutProposer.LetterOf(at)})";

    // The column of which every cell names one of the scores.
    int? LabelsOf(SourceTable source, TablePart part, int[] scores)
    {
        for (var at = 0; at < scores.Max(); at++)
        {
            if (scores.Contains(at)) continue;
            var families = new HashSet<ScoreFamily>();
            var areLabels = Cells(at).All(cell =>
            {
                if (FamilyOf(names, cell) is not { } family) return false;
                families.Add(family);
                return true;
            });
            if (areLabels && families.Count >= FewestLabels) return at;
        }

        return null;

        IEnumerable<string> Cells(int at) => part.RowsOf(source)
            .Select(row => TablePiece.CellOf(row, at)).Where(cell => !TextKey.IsInvisible(cell));
    }

    static ScoreFamily? FamilyOf(HeadingNames names, string cell) => cell.Length <= LongestLabel
        && names.MeaningOf(CellText.OnOneLine(cell)) is { Field: ImportField.Score } meaning
        && meaning.Family is not (ScoreFamily.None or ScoreFamily.Plain) ? meaning.Family : null;

    sealed class Work(SourceTable source, TablePart part, int labels, int[] scores, HeadingNames names)
    {
        readonly int[] kept = [.. Enumerable.Range(0, source.Rows.Take(part.End).Skip(part.Heading).Max(row => row.Cells.Count))
            .Where(at => at != labels && !scores.Contains(at))];
        readonly Dictionary<ScoreFamily, string> families = [];
        bool isStacked;

        /// <summary>The heading and the rows; null where rows do not say which score they have.</summary>
        public List<SourceRow>? Run()
        {
            var width = kept.Length + (scores.Length * Enum.GetValues<ScoreFamily>().Length);
            if ((long)width * (part.End - part.First) > MostCells) return null;
            var key = KeyColumn();
            var groups = new List<List<SourceRow>>();
            foreach (var row in part.RowsOf(source).Where(row => !RowSigns.IsBlank(row)))
            {
                if (FamilyOf(names, TablePiece.CellOf(row, labels)) is { } family)
                    families.TryAdd(family, CellText.OnOneLine(TablePiece.CellOf(row, labels)));
                else if (scores.Any(at => !row.IsBlankAt(at)))
                    return null;
                var text = TextKey.Of(TablePiece.CellOf(row, key));
                var goesOn = groups.Count > 0 && (text.Length == 0 || text == TextKey.Of(TablePiece.CellOf(groups[^1][0], key)));
                if (goesOn) groups[^1].Add(row);
                else groups.Add([row]);
            }

            var heading = new SourceRow(source.Rows[part.Heading].Number,
            [
                .. kept.Select(at => at < part.Headings.Count ? part.Headings[at] : ""),
                .. families.Values.SelectMany(label => scores.Select(at => $"{label} {part.Headings[at]}")),
            ]);
            var rows = new List<SourceRow> { heading };
            foreach (var group in groups)
            {
                if (!TryAdd(group, rows)) return null;
            }

            return isStacked ? rows : null;
        }

        int KeyColumn()
        {
            var known = kept.Where(at => at < part.Headings.Count)
                .Select(at => (At: at, Meaning: names.MeaningOf(part.Headings[at])))
                .Where(column => column.Meaning is { Family: ScoreFamily.None }).ToArray();
            ImportField[] fields = [ImportField.Reference, ImportField.SourceReference, ImportField.Title, ImportField.Description];
            foreach (var field in fields)
            {
                foreach (var (at, meaning) in known)
                {
                    if (meaning!.Field == field) return at;
                }
            }

            return kept[0];
        }

        // The first row has what the entry says; what others say beside their score goes on below it.
        bool TryAdd(List<SourceRow> group, List<SourceRow> rows)
        {
            var byFamily = new Dictionary<ScoreFamily, SourceRow>();
            foreach (var row in group)
            {
                if (row.IsHidden != group[0].IsHidden) return false;
                if (FamilyOf(names, TablePiece.CellOf(row, labels)) is { } family && !byFamily.TryAdd(family, row)) return false;
            }

            isStacked |= byFamily.Count > 1;
            var first = group[0];
            rows.Add(Made(first, at => TablePiece.CellOf(first, at), byFamily));
            foreach (var row in group.Skip(1))
            {
                if (!kept.Any(at => Adds(row, at))) continue;
                rows.Add(Made(row, at => Adds(row, at) ? TablePiece.CellOf(row, at) : "", []));
            }

            return true;

            bool Adds(SourceRow row, int at) => !row.IsBlankAt(at)
                && TablePiece.CellOf(row, at) != TablePiece.CellOf(first, at);
        }

        SourceRow Made(SourceRow row, Func<int, string> cellOf, Dictionary<ScoreFamily, SourceRow> byFamily)
        {
            var (cells, remarks) = (new List<string>(), new Dictionary<int, CellRemark>());
            foreach (var at in kept) Add(row, at, cellOf(at));
            foreach (var family in families.Keys)
            {
                foreach (var at in scores)
                {
                    if (byFamily.TryGetValue(family, out var scored)) Add(scored, at, TablePiece.CellOf(scored, at));
                    else cells.Add("");
                }
            }

            return row with { Cells = cells, Remarks = remarks.Count == 0 ? null : remarks };

            void Add(SourceRow from, int at, string cell)
            {
                var remark = from.RemarkOf(at);
                if (remark.Is(CellMarks.Merged)) remark = remark with { Marks = remark.Marks & ~CellMarks.Merged };
                if (cell.Length > 0 && remark != CellRemark.None) remarks[cells.Count] = remark;
                cells.Add(cell);
            }
        }
    }
}
