namespace RiskRegister.Domain.Imports;

/// <summary>Scores of risks that are higher after actions than before them, which may be a slip: they are named once a table.</summary>
internal sealed class RisenScores(List<ImportMessage> messages)
{
    const int MostShown = 8;

    /// <summary>Names them, once all rows of a table are read.</summary>
    public void Finish(string table, IReadOnlyList<ImportedRow> rows)
    {
        Name(table, rows, "the score after is higher than before", row => row.ResidualScore, row => row.Score);
        Name(table, rows, "the target is higher than the score after", row => row.TargetScore, row => row.ResidualScore);
    }

    void Name(
        string table, IReadOnlyList<ImportedRow> rows, string said, Func<ImportedRow, Cell<StatedScore?>?> after,
        Func<ImportedRow, Cell<StatedScore?>?> before)
    {
        List<ImportedRow>? risen = null;
        foreach (var row in rows)
        {
            if (row is { Kind: EntryKind.Risk, IsRefused: false, Id: null } && row.Status != RowStatus.Closed
                && after(row)?.Value?.Value > before(row)?.Value?.Value) (risen ??= []).Add(row);
        }

        if (risen is null) return;
        var names = string.Join(", ", risen.Take(MostShown).Select(NameOf));
        messages.Report(table, risen[0].Number, after(risen[0])!.Column, ImportCodes.ScoreRisen,
            $"In {(risen.Count == 1 ? "1 row" : $"{risen.Count} rows")} {said}: {names}{(risen.Count > MostShown ? " and so on" : "")}. "
            + "The scores are read as they are written.");
    }

    static string NameOf(ImportedRow row) =>
        row.Reference?.ToString() ?? row.SourceReference?.Value ?? $"\"{CellText.Shown(row.Title)}\"";
}
