namespace RiskRegister.Domain.Imports;

/// <summary>Reads whether a row is open to press and public. A row that says it is exempt is never stored as one that is not.</summary>
internal static class RowExemption
{
    public static Cell<Exemption?>? Read(RowCells cells)
    {
        if (cells.Text(ImportField.ExemptParagraph) is { } paragraph)
        {
            var reason = cells.Text(ImportField.ExemptReason)?.Value.Trim() ?? "";
            if (TextKey.IsInvisible(paragraph.Value))
                return reason.Length == 0 ? new(null, paragraph.Column) : Exempt(cells, null, reason, paragraph.Column);
            return Exempt(cells, paragraph.Value.Trim(), reason, paragraph.Column);
        }

        if (cells.Text(ImportField.ExemptReason) is { } only)
            return TextKey.IsInvisible(only.Value) ? new(null, only.Column) : Exempt(cells, null, only.Value.Trim(), only.Column);
        if (cells.Text(ImportField.Exempt) is not { } cell) return null;
        var (isExempt, said) = ExemptText.Read(cell.Value);
        isExempt ??= Ask(cells, cell);
        return isExempt == false ? new(null, cell.Column) : Exempt(cells, said, "", cell.Column);
    }

    static bool? Ask(RowCells cells, HeadedText cell) => cells.Ask(cell.Column, new ImportQuestion(
        $"exempt:{Decisions.IdOf(cell.Value)}",
        ImportCodes.ExemptUnclear,
        $"\"{CellText.Shown(cell.Value)}\" stands under \"{cell.Column}\": may press and public see such a row?",
        [new("open", "They may."), new("exempt", "They may not: it is kept out of the public edition.")])) switch
    {
        "open" => false,
        "exempt" => true,
        _ => null,
    };

    static Cell<Exemption?> Exempt(RowCells cells, string? paragraph, string reason, string column)
    {
        paragraph ??= cells.Mapping.ExemptParagraph;
        if (paragraph is null)
        {
            cells.RefuseUntilAnswered();
            cells.Ask(column, new ImportQuestion(
                "exempt-paragraph",
                ImportCodes.ExemptUnclear,
                "Rows are exempt, but do not say under which paragraph of Part 1 of Schedule 12A to the Local Government Act 1972: which "
                + "is it?",
                [.. ExemptText.Paragraphs.Select((text, index) => new QuestionChoice($"{index + 1}", text))]));
        }

        if (reason.Length == 0) reason = ExemptText.NoReason;
        return new(
            new Exemption(cells.Limited(paragraph ?? "3", EntryLimits.ExemptionParagraph, column),
                cells.Limited(reason, EntryLimits.ExemptionReason, column)),
            column);
    }
}
