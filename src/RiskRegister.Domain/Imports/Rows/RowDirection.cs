namespace RiskRegister.Domain.Imports;

/// <summary>Reads the direction of travel that a row states, and the narrative, which may stand behind it in the same cell.</summary>
internal static class RowDirection
{
    public static (Cell<Direction?>? Direction, Cell<string?>? Narrative) Read(RowCells cells, EntryKind kind)
    {
        var own = cells.Text(ImportField.Narrative);
        if (cells.Text(ImportField.Direction) is not { } cell) return (null, own is null ? null : Narrative(cells, own.Value));
        if (cells.Draft.HasPluses(ImportField.Direction) && DirectionText.OfSign(cell.Value) is { } sign)
        {
            var signed = AskWhatSignsMean(cells, sign, cell);
            return (new(signed, cell.Column), Narrative(cells, own, cell, signed is null ? cell.Value.Trim() : null));
        }

        var (direction, rest) = DirectionText.Read(cell.Value);
        if (direction is not { } said) NameUnread(cells, cell, rest, hasNarrative: own is not null);
        else if (!cells.Draft.IsOfOwnExport) (direction, rest) = Checked(cells, cell, said, rest, kind);
        return (new(direction, cell.Column), Narrative(cells, own, cell, rest));
    }

    // A direction with nothing behind it says nothing of the narrative where no column has that; an empty cell clears both.
    static Cell<string?>? Narrative(RowCells cells, HeadedText? own, HeadedText cell, string? rest) => (own, rest) switch
    {
        (null, null) => TextKey.IsInvisible(cell.Value) ? Narrative(cells, cell) : null,
        (null, _) => Narrative(cells, cell with { Value = ItemLines.IsNone(rest) ? "" : rest }),
        (_, null) => Narrative(cells, own.Value),
        _ => Narrative(cells, own.Value with { Value = $"{rest}\n{own.Value.Value}" }),
    };

    // Our own exports have the narrative in a column of its own.
    static void NameUnread(RowCells cells, HeadedText cell, string? rest, bool hasNarrative)
    {
        if (rest is null || ItemLines.IsNone(rest)) return;
        if (hasNarrative && cells.Draft.IsOfOwnExport && rest.Length > 0)
        {
            cells.Refuse(cell.Column, ImportCodes.DirectionUnreadable,
                $"\"{CellText.Shown(rest)}\" is no direction: write Upwards, Level "
                + "or Downwards, as the residual score goes, and everything else in the column Narrative.");
        }
        else
        {
            cells.Report(cell.Column, ImportCodes.DirectionUnreadable,
                $"\"{CellText.Shown(rest)}\" says no direction: none is stated, and it stays as the narrative. Write an arrow such as ↑, "
                + "→ or ↓, or Upwards, Level or Downwards.");
        }
    }

    static (Direction? Direction, string? Narrative) Checked(RowCells cells, HeadedText cell, Direction said, string? rest, EntryKind kind)
    {
        if (said != Direction.Level && DirectionText.IsExplained(cell.Column)) return (AskWhatArrowsMean(cells, said, cell.Column), rest);
        if (rest is null || !DirectionText.Contradicts(said, rest, kind)) return (said, rest);
        var whole = cell.Value.Trim();
        cells.Report(cell.Column, ImportCodes.DirectionUnreadable,
            $"\"{CellText.Shown(whole)}\" says two directions: none is read, and it stays as the narrative. Write one, as the score goes.");
        return (null, whole);
    }

    // "Direction of travel (↑ = improving)": the register's goes as the score goes.
    static Direction? AskWhatArrowsMean(RowCells cells, Direction said, string column) => Ask(cells, said, column,
        $"The heading \"{CellText.Shown(column)}\" says what its arrows mean: how does the score go where they point upwards?");

    // "+" may say that the score rose, or that things are better.
    static Direction? AskWhatSignsMean(RowCells cells, Direction said, HeadedText cell) => Ask(cells, said, cell.Column,
        $"\"+\" and \"-\" stand under \"{CellText.Shown(cell.Column)}\": how did the score go where it says \"+\"?");

    static Direction? Ask(RowCells cells, Direction said, string column, string asks) => cells.Ask(column, new ImportQuestion(
        $"arrows:{Decisions.IdOf(column)}", ImportCodes.DirectionUnreadable, asks,
        [
            new("upwards", "It rises: they count as they are."),
            new("downwards", "It falls: they are turned round."),
            new("none", "That differs: no direction is read, and what was published says it."),
        ])) switch
    {
        "upwards" => said,
        "downwards" => said == Direction.Upwards ? Direction.Downwards : Direction.Upwards,
        _ => null,
    };

    static Cell<string?> Narrative(RowCells cells, HeadedText cell) => TextKey.IsInvisible(cell.Value)
        ? new(null, cell.Column)
        : new(cells.Limited(cell.Value.Trim(), EntryLimits.Narrative, cell.Column), cell.Column);
}
