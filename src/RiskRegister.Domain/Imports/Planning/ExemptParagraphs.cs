namespace RiskRegister.Domain.Imports;

/// <summary>Asks for the paragraph of rows that only say they are exempt, where no stored entry has one for them.</summary>
internal sealed class ExemptParagraphs(Decisions decisions, Reopenings reopenings)
{
    /// <param name="isReplaced">Something new has the number of the entry that is present.</param>
    /// <returns>The row; null where its paragraph is not known yet.</returns>
    public ImportedRow? Known(ImportedRow row, EntryState? present, bool isReplaced)
    {
        if (row.Exempt is not { Value: { Paragraph: "" } exemption } cell) return row;
        if (row.IsExemptionAsked) return null;
        if (!isReplaced && HasOwn(row, present ?? reopenings.MissingBefore(row))) return row;
        var answer = decisions.Ask(new ImportQuestion(
            "exempt-paragraph",
            ImportCodes.ExemptUnclear,
            "Rows are exempt, but do not say under which paragraph of Schedule 12A to the Local Government Act 1972: which is it? A "
            + "mapping can also name what is none of these (exemptParagraph), \"Schedule 7A 6\" or \"section 43\".",
            [
                .. ExemptText.Paragraphs.Select((text, index) => new QuestionChoice($"{index + 1}", text)),
                .. ExemptText.Paragraphs.Select(
                    (text, index) => new QuestionChoice($"{index + 1 + ExemptText.BeforeWelsh}", $"In Wales: {text}")),
            ],
            Table: row.Table, Row: row.Number, Column: cell.Column));
        return answer is null ? null : row with { Exempt = cell with { Value = exemption with { Paragraph = answer } } };
    }

    // What is closed on both sides stays as it is.
    static bool HasOwn(ImportedRow row, EntryState? present) => present is { Exempt.Paragraph.Length: > 0 }
        || (present is { Status: EntryStatus.Closed } && row.Status == RowStatus.Closed);
}
