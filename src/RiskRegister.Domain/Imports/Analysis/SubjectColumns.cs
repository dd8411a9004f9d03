using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// "Subject" beside "Risk(s) identified", as parish councils have it: where each subject has one row, it is the title, and the risks are
/// what is said of it; where it has several, each is a risk of its own, and the subject is its type.
/// </summary>
internal static partial class SubjectColumns
{
    public static void Read(IReadOnlyList<ColumnDraft> columns, SourceTable table, TablePart part)
    {
        var titles = columns.Where(column => column is { IsMapped: false, Fields: [ImportField.Title] }).ToArray();
        if (titles is not [var one, var other] || columns.Any(column => column.Is(ImportField.Description))) return;
        var (subject, risks) = IsSubject(one) ? (one, other) : (other, one);
        if (!IsSubject(subject) || !OfRisks().IsMatch(risks.Heading)) return;
        string[] subjects =
            [.. part.RowsByColumns(table).Where(row => !row.IsBlankAt(risks.Index)).Select(row => TablePiece.CellOf(row, subject.Index))];
        if (Array.TrueForAll(subjects, text => !TextKey.IsInvisible(text))
            && subjects.Select(TextKey.Of).Distinct(StringComparer.Ordinal).Count() == subjects.Length)
        {
            subject.Become(ImportField.Title, Sureness.Sure);
            risks.Become(ImportField.Description, Sureness.Likely);
        }
        else if (!columns.Any(column => column.Is(ImportField.Types)))
        {
            subject.Become(ImportField.Types, Sureness.Likely);
        }
    }

    static bool IsSubject(ColumnDraft column) => HeadingNames.FoldedHeading(column.Heading) == "subject";

    // Of one or more; "Risk" beside a subject is the title.
    [GeneratedRegex(@"^\s*((the|key|main|potential|possible)\s+)*(risk|threat|hazard)"
        + @"((s|\(s\)|/s)?\s+(identified|involved|arising)|s|\(s\)|/s)\W*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfRisks();
}
