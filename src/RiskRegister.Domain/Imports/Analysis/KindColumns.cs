namespace RiskRegister.Domain.Imports;

/// <summary>Finds what says of each row whether it is a risk or an opportunity: a column, or two of which each row fills one.</summary>
internal sealed class KindColumns(List<ColumnDraft> columns, SourceTable table, TablePart part)
{
    /// <summary>
    /// "Risk" and "Opportunity" beside each other, of which each row fills one; and so "Risk score" and "Opportunity score", or the owners
    /// of both.
    /// </summary>
    public void PartTitles()
    {
        var titles = columns.FindAll(column => column.Is(ImportField.Title) && HeadingNames.KindOf(column.Name) is not null);
        if (!AreOfBothKinds(titles) || titles.Exists(title => title.Sample.Filled == 0)) return;
        var rows = part.RowsByColumns(table);
        if (rows.Any(row => titles.TrueForAll(title => !row.IsBlankAt(title.Index)))) return;
        var others = columns.Where(column => column is { IsMapped: false, IsRead: true } && !column.Is(ImportField.Title))
            .GroupBy(column => (column.Family, Field: column.Family == ScoreFamily.None ? column.Fields[0] : column.Part))
            .Select(group => group.ToList());
        foreach (var column in others.Where(AreOfBothKinds).Append(titles).SelectMany(pair => pair))
            column.KindOfRows = HeadingNames.KindOf(column.Name);

        static bool AreOfBothKinds(List<ColumnDraft> pair) => pair is [var one, var other]
            && HeadingNames.KindOf(one.Name) is { } kind && HeadingNames.KindOf(other.Name) is { } otherKind && kind != otherKind;
    }

    /// <summary>
    /// "R/O" says risk or opportunity, "Risk/Issue" whether a row is a risk, and so may "Nature", "+/-" and "Type", and at last any column
    /// that has such words alone, once it is known that no other column does. Values that are neither are asked about.
    /// </summary>
    public void Find()
    {
        if (columns.Exists(column => column.Is(ImportField.Kind))) return;
        var column = columns.Find(column => !column.IsMapped && HeadingNames.SpeaksOfBothKinds(column.Name)
            && (column.Sample.HasKinds || column is { IsRead: false, Sample.IsShort: true }));
        column ??= columns.Find(column => column is { IsMapped: false, IsRead: false, IsHeaded: true, Sample.Filled: > 0 }
            && HeadingPhrases.OfRiskOrIssue().IsMatch(column.Name) && !column.Sample.HasOnlyYesOrNo);
        column ??= columns.Find(column => column is { IsMapped: false, Sample: { HasKinds: true } or { HasSigns: true } }
            && HeadingNames.AsksWhichSide(column.Heading));
        column ??= columns.Find(column => column is { IsMapped: false, Sample.HasKinds: true } && column.Is(ImportField.Types));
        column ??= columns.Find(column => column is { IsMapped: false, IsRead: false, Sample.HasOnlyKinds: true });
        column?.Become(ImportField.Kind, Sureness.Likely);
    }
}
