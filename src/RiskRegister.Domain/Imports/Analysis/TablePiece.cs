namespace RiskRegister.Domain.Imports;

/// <summary>A part of a table, or some columns of one: headings, and the rows below by the references in them.</summary>
/// <param name="first">The place of its first column.</param>
/// <param name="end">The place after its last column; null where it goes on to the end of the widest row.</param>
/// <param name="reference">The place of the column of references, or of titles where there are none.</param>
internal sealed class TablePiece(TableReading table, TablePart part, int first, int? end, int reference, HeadingNames names)
{
    readonly (int Index, HeadingMeaning Meaning)[] known =
    [
        .. Enumerable.Range(first, Math.Max(0, Math.Min(end ?? part.Headings.Count, part.Headings.Count) - first))
            .Select(at => (at, names.MeaningOf(part.Headings[at]))).Where(column => column.Item2 is not null)
            .Select(column => (column.at, column.Item2!)),
    ];

    int? foundEnd = end;
    HashSet<(ImportField, ScoreFamily)>? fields;
    Dictionary<string, List<SourceRow>>? rows;
    bool? hasRepeatedReferences;

    public TableReading Table => table;

    public TablePart Part => part;

    public int First => first;

    public int End => foundEnd ??= Source.Rows.Take(part.End).Skip(part.Heading).Max(row => row.Cells.Count);

    public int Reference => reference;

    public SourceTable Source => table.Source;

    /// <summary>It is no whole part of its table.</summary>
    public bool IsSideways { get; init; }

    public SourceRow Heading => Source.Rows[part.Heading];

    public string Name => Source.Title ?? Source.Name;

    public string Letters => $"{LayoutProposer.LetterOf(first)}–{LayoutProposer.LetterOf(End - 1)}";

    /// <summary>What its headings name.</summary>
    public IReadOnlySet<(ImportField Field, ScoreFamily Family)> Fields =>
        fields ??= [.. known.Select(column => (column.Meaning.Field, column.Meaning.Family))];

    public bool IsKnownByTitle => !Has(ImportField.Reference);

    public bool HasScore => known.Any(column => column.Meaning.Family is not (ScoreFamily.None or ScoreFamily.Target));

    public bool Has(ImportField field) => IndexOf(field) is not null;

    public int? IndexOf(ImportField field) => IndexOf((field, ScoreFamily.None));

    public int? IndexOf((ImportField Field, ScoreFamily Family) said)
    {
        foreach (var (index, meaning) in known)
        {
            if (meaning.Family == said.Family && meaning.Field == said.Field) return index;
        }

        return null;
    }

    /// <summary>Whether another says the same of each reference that both have, or nothing, in the column of a field.</summary>
    public bool SaysTheSame(TablePiece other, (ImportField Field, ScoreFamily Family) said)
    {
        if (IndexOf(said) is not { } own || other.IndexOf(said) is not { } its) return false;
        return other.RowsByReference.All(each => !RowsByReference.TryGetValue(each.Key, out var rows) || each.Value.TrueForAll(row =>
            row.IsBlankAt(its) || TextKey.Of(CellOf(row, its)) == TextKey.Of(CellOf(rows[0], own))));
    }

    public ImportField? TitleField => Has(ImportField.Title) ? ImportField.Title
        : Has(ImportField.Description) ? ImportField.Description : null;

    public IEnumerable<SourceRow> Rows => part.RowsOf(Source);

    /// <summary>The rows of each reference; those without one belong to the row above.</summary>
    public IReadOnlyDictionary<string, List<SourceRow>> RowsByReference => rows ??= Gathered();

    /// <summary>Several of its rows have one reference, and no cell is merged over them.</summary>
    public bool HasRepeatedReferences => hasRepeatedReferences ??= Rows
        .Where(row => !row.RemarkOf(reference).Is(CellMarks.Merged)).Select(KeyOf)
        .Where(key => key.Length > 0).CountBy(key => key).Any(pair => pair.Value > 1);

    /// <summary>A row's reference, folded; empty where it has none.</summary>
    public string KeyOf(SourceRow row) => TextKey.Of(CellOf(row, reference));

    public string? Caption => CaptionOf(table, part);

    /// <summary>What the row above a part says of it, where that stands alone and the part is not the first of its table.</summary>
    public static string? CaptionOf(TableReading table, TablePart part)
    {
        if (part == table.Parts[0]) return part.Caption;
        var source = table.Source;
        var above = part.Heading - 1;
        while (above >= 0 && RowSigns.IsBlank(source.Rows[above])) above--;
        return part.Caption ?? (above >= 0 && RowSigns.IsAlone(source.Rows[above], out var column)
            ? CellText.OnOneLine(CellText.WithPlainLineEnds(source.Rows[above].Cells[column])) : null);
    }

    public bool IsBlank(SourceRow row) => Enumerable.Range(first, End - first).All(row.IsBlankAt);

    public static string CellOf(SourceRow row, int index) => index < row.Cells.Count ? row.Cells[index] : "";

    Dictionary<string, List<SourceRow>> Gathered()
    {
        var gathered = new Dictionary<string, List<SourceRow>>(StringComparer.Ordinal);
        List<SourceRow>? above = null;
        foreach (var row in Rows.Where(row => !IsBlank(row)))
        {
            if (KeyOf(row) is { Length: > 0 } key && !gathered.TryGetValue(key, out above)) gathered[key] = above = [];
            above?.Add(row);
        }

        return gathered;
    }
}
