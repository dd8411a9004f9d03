using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Finds the references of entries among columns of codes, by what stands beside them.</summary>
internal sealed partial class ReferenceColumns(List<ColumnDraft> columns, SourceTable table, TablePart part)
{
    static readonly SearchValues<char> Figures = SearchValues.Create("0123456789");
    static readonly string[] MayHeadSubjects = ["item", "code", "line", "row", "serial"];

    /// <summary>
    /// "Item" and "Code" over "Play equipment" or "Bonfire" and no figures or short codes: what each row is about, which is its title where
    /// nothing else is, and else its type.
    /// </summary>
    public void ReadWords()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, Fields: [ImportField.Reference], Sample.Filled: > 0 }
            && MayHeadSubjects.Contains(HeadingNames.FoldedHeading(column.Heading)) && NamesSubjects(column)))
        {
            if (!columns.Exists(other => other.Is(ImportField.Title) && !other.Sample.HasCodes))
            {
                column.Become(ImportField.Title, Sureness.Likely);
            }
            else if (!Has(ImportField.Types))
            {
                column.Become(ImportField.Types, Sureness.Likely);
                column.Assumed = "Its cells are words, and no references: it is read as the type.";
            }
            else
            {
                column.Ignore("Its cells are words, and no references.");
            }
        }
    }

    // In nine of ten cells, which have no figure: "HR2 Payroll" may be a reference, and "ICT" and "Fin" too.
    bool NamesSubjects(ColumnDraft column)
    {
        var cells = part.RowsOf(table).Where(row => !row.IsBlankAt(column.Index) && !RowSigns.IsAlone(row, out _))
            .Select(row => TablePiece.CellOf(row, column.Index)).Where(cell => ReferenceText.Read(cell) is not (null, null)).ToArray();
        return cells.Length > 0
            && cells.Count(cell => Subject().IsMatch(cell) && !cell.AsSpan().ContainsAny(Figures)) * 10 >= cells.Length * 9;
    }

    [GeneratedRegex(@"\p{Ll}{3}", RegexOptions.ExplicitCapture)]
    private static partial Regex Subject();

    /// <summary>"Risk" over a number, and over the text beside it, or with a description of its own.</summary>
    public void ReadTitle(int at)
    {
        var (column, next) = (columns[at], at + 1 < columns.Count ? columns[at + 1] : null);
        if (next is { IsHeaded: false, Sample: { Filled: > 0, HasCodes: false } } && next.Index == column.Index + 1)
        {
            column.Become(ImportField.Reference, Sureness.Likely);
            next.Become(ImportField.Title, Sureness.Likely);
        }
        else if (Has(ImportField.Description) || (IsAskedForTitle() && HaveOneBeginning(column)))
        {
            column.Become(ImportField.Reference, Sureness.Likely);
        }

        // "R-01" and "R-02", and not "Covid 19" and "Brexit 2"; whether another text is the title is then asked.
        bool HaveOneBeginning(ColumnDraft codes) => part.RowsByColumns(table).Select(row => TablePiece.CellOf(row, codes.Index).Trim())
            .Where(code => code.Length > 0).Select(code => code[..Math.Max(0, code.AsSpan().IndexOfAny(Figures))])
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(2).Count() == 1;

        bool IsAskedForTitle() => columns.Exists(other => other.Family != ScoreFamily.None) && columns.Exists(other =>
            other is { IsMapped: false, IsRead: false, IsHeaded: true, Sample: { Filled: > 1, IsShort: false } });
    }

    /// <summary>
    /// "Datix ID": codes before the title under a heading that ends as a reference's does, or "G1", "G2" in the first column without one.
    /// </summary>
    public void Find()
    {
        if (Has(ImportField.Reference) || Has(ImportField.Id)) return;
        var title = columns.FindIndex(column => column.Is(ImportField.Title) || column.Is(ImportField.Description));
        columns.Take(Math.Max(title, 0))
            .FirstOrDefault(column => column is { IsMapped: false, IsRead: false, Sample.HasCodes: true }
                && HeadingNames.EndsAsAReference(column.Name))
            ?.Become(ImportField.Reference, Sureness.Likely);
        if (title > 0 && !Has(ImportField.Reference) && columns[0] is { IsMapped: false, IsRead: false, IsHeaded: false } first
            && NumbersRows(first)) first.Become(ImportField.Reference, Sureness.Likely);
    }

    // Each with letters, for figures alone may count the lines of an export, and each once.
    bool NumbersRows(ColumnDraft column)
    {
        var codes = part.RowsOf(table).Where(row => !row.IsBlankAt(column.Index) && !RowSigns.IsAlone(row, out _))
            .Select(row => TablePiece.CellOf(row, column.Index).Trim()).ToArray();
        return codes.Length > 1 && Array.TrueForAll(codes, code => char.IsLetter(code[0]) && ColumnSample.IsCode(code))
            && codes.Distinct(StringComparer.OrdinalIgnoreCase).Count() == codes.Length;
    }

    /// <summary>
    /// "Ref" and "Source reference" of another organisation, which has no numbers of ours: documents, or other numbers of its own.
    /// </summary>
    public void PartSources()
    {
        if (columns.Find(column => column.Is(ImportField.SourceReference)) is not { IsMapped: false, Sample.Filled: > 0 } source) return;
        if (columns.Find(column => column.Is(ImportField.Reference)) is not { Sample: { Filled: > 0, HasOwnReferences: false } }) return;
        if (source.Sample.HasCodes) source.Become(ImportField.Reference, Sureness.Sure);
        else source.Ignore("Another column has the references of the rows.");
    }

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
