namespace RiskRegister.Domain.Imports;

/// <summary>Makes one table of those that each have some columns of the same entries.</summary>
internal sealed class JoinedTables(
    TablePiece first, TablePiece[] others, HeadingNames names, ImportMapping mapping, List<ImportMessage> messages)
{
    const int MostNamed = 20;

    int named;

    /// <summary>The first table, with what the others say of its references beside its rows, and below them where they say more.</summary>
    public TableReading Join()
    {
        var columns = others.Select(other => (Piece: other, Columns: ColumnsOf(other))).ToArray();
        string[] headings =
        [
            .. Enumerable.Range(first.First, first.End - first.First).Select(at => HeadingOf(first, at)),
            .. columns.SelectMany(other => other.Columns.Select(at => HeadingIn(other.Piece, at))),
        ];
        var rows = new List<SourceRow> { new(first.Heading.Number, headings) };
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in first.Rows.Where(row => !first.IsBlank(row)))
        {
            var beside = first.KeyOf(row) is { Length: > 0 } key && met.Add(key)
                ? columns.Select(other => other.Piece.RowsByReference.GetValueOrDefault(key, [])).Select(Read).ToArray() : [];
            var count = beside.Length == 0 ? 1 : Math.Max(1, beside.Max(each => each.Length));
            for (var at = 0; at < count; at++) rows.Add(Beside(at == 0 ? row : null, row, beside, columns, at));
        }

        NameWhatIsLeft();
        var source = first.Source with
        {
            Rows = rows,
            IsRearranged = true,
            HiddenColumns = first.Source.HiddenColumns.Where(at => at >= first.First && at < first.End)
                .Select(at => at - first.First).ToHashSet(),
        };
        return new TableReading(source, first.Table.Mapping)
        {
            Parts = [new TablePart(0, 1, headings) { End = rows.Count, Caption = first.Caption }],
        };
    }

    /// <summary>How many cells the table would have at most.</summary>
    public static long CellsOf(TablePiece first, TablePiece[] others)
    {
        TablePiece[] all = [first, .. others];
        return all.Sum(piece => (long)piece.Part.End - piece.Part.First) * all.Sum(piece => (long)piece.End - piece.First);
    }

    /// <summary>Some of a row's cells.</summary>
    public static SourceRow Cut(SourceRow row, int first, int end) => row with
    {
        Cells = [.. row.Cells.Take(end).Skip(first)],
        Remarks = row.Remarks?.Where(pair => pair.Key >= first && pair.Key < end)
            .ToDictionary(pair => pair.Key - first, pair => pair.Value),
    };

    // Reference and title are the first table's, and so is what both say alike.
    int[] ColumnsOf(TablePiece other) => [.. Enumerable.Range(other.First, other.End - other.First).Where(at => at != other.Reference
        && (first.TitleField is not { } title || other.IndexOf(title) != at)
        && !IsRepeated(other, at)
        && (HeadingOf(other, at).Length > 0 || other.Rows.Any(row => !row.IsBlankAt(at))))];

    bool IsRepeated(TablePiece other, int at) => !IsOfActions(other) && names.MeaningOf(HeadingOf(other, at)) is { } meaning
        && other.IndexOf((meaning.Field, meaning.Family)) == at && first.SaysTheSame(other, (meaning.Field, meaning.Family));

    // Which says nothing of the entries themselves, as forms that have their actions in them do.
    static bool IsOfActions(TablePiece piece) => piece.Has(ImportField.Actions) && !piece.HasScore;

    static string HeadingOf(TablePiece piece, int at) => at < piece.Part.Headings.Count ? piece.Part.Headings[at] : "";

    // "Owner" in a table of actions is theirs.
    string HeadingIn(TablePiece piece, int at)
    {
        var heading = HeadingOf(piece, at);
        var isOfActions = IsOfActions(piece) && names.MeaningOf(heading)?.Field is ImportField.Owners or ImportField.Status;
        if (!isOfActions) return heading;
        return names.MeaningOf($"Actions {heading}") is null ? heading : $"Actions {heading}";
    }

    SourceRow[] Read(List<SourceRow> rows) => [.. rows.Where(row => !row.IsHidden || mapping.HiddenRows == HiddenMeaning.Read)];

    SourceRow Beside(
        SourceRow? own, SourceRow row, SourceRow[][] beside, (TablePiece Piece, int[] Columns)[] columns, int at)
    {
        var (cells, remarks) = (new List<string>(), new Dictionary<int, CellRemark>());
        Add(own, Enumerable.Range(first.First, first.End - first.First));
        for (var other = 0; other < beside.Length; other++)
            Add(at < beside[other].Length ? beside[other][at] : null, columns[other].Columns);
        return new SourceRow(row.Number, cells) { Remarks = remarks.Count == 0 ? null : remarks, IsHidden = row.IsHidden };

        void Add(SourceRow? from, IEnumerable<int> places)
        {
            foreach (var place in places)
            {
                if (from?.RemarkOf(place) is { } remark && remark != CellRemark.None) remarks[cells.Count] = remark;
                cells.Add(from is null ? "" : TablePiece.CellOf(from, place));
            }
        }
    }

    void NameWhatIsLeft()
    {
        foreach (var other in others)
        {
            messages.Report(other.Source.Name, other.Heading.Number, null, ImportCodes.RowsJoined,
                $"The table is read together with \"{CellText.Shown(first.Name)}\", entry by entry.");
            foreach (var row in other.Rows.Where(row => !other.IsBlank(row)))
            {
                if (row.IsHidden && mapping.HiddenRows != HiddenMeaning.Read)
                {
                    NameRow(other, row, ImportCodes.RowHidden, "The file hides this row: what it says of its reference is left out.");
                }
                else if (other.KeyOf(row) is { Length: > 0 } key && !first.RowsByReference.ContainsKey(key))
                {
                    NameRow(other, row, ImportCodes.RowIgnored, $"\"{CellText.Shown(TablePiece.CellOf(row, other.Reference))}\" is not "
                        + $"in \"{CellText.Shown(first.Name)}\": the row is left out.");
                }
            }
        }

        if (named > MostNamed)
        {
            messages.Report(first.Source.Name, null, null, ImportCodes.RowIgnored,
                $"{named - MostNamed} more rows are left out for such reasons.");
        }
    }

    void NameRow(TablePiece piece, SourceRow row, string code, string message)
    {
        if (++named <= MostNamed) messages.Report(piece.Source.Name, row.Number, null, code, message);
    }
}
