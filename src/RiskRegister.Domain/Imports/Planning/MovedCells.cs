namespace RiskRegister.Domain.Imports;

/// <summary>Asks, once for all rows of an export, about what stands in one that another entry has.</summary>
internal sealed class MovedCells(Decisions decisions, PlanMessages messages)
{
    const string Refuse = "refuse";

    const int MostNamed = 5;

    /// <summary>The rows as they are planned: those refused that are not meant.</summary>
    /// <param name="moved">What is said of each such row, by its place among the rows.</param>
    /// <param name="what">What was moved: "titles".</param>
    /// <param name="meant">The choice that it is.</param>
    public IReadOnlyList<ImportedRow> Settled(
        IReadOnlyList<ImportedRow> rows, SortedDictionary<int, string> moved, string id, string code, string what, QuestionChoice meant) =>
        moved.Count == 0 ? rows : Settled(rows, moved, id, code, what, "ids", [meant]).Rows;

    /// <summary>The same, with what was answered.</summary>
    /// <param name="moved">At least one.</param>
    /// <param name="beside">By what the rows are known: "numbers".</param>
    public (IReadOnlyList<ImportedRow> Rows, string? Answer) Settled(
        IReadOnlyList<ImportedRow> rows, SortedDictionary<int, string> moved, string id, string code, string what, string beside,
        QuestionChoice[] meant)
    {
        var first = rows[moved.Keys.First()];
        var answer = decisions.Ask(new ImportQuestion(
            id, code, TextOf(moved, what),
            [new(Refuse, $"Nothing is imported: put the {what} back beside the {beside}, and sort whole rows."), .. meant],
            Refuse, first.Table, first.Number));
        return answer == Refuse
            ? ([.. rows.Select((row, at) => moved.TryGetValue(at, out var said) ? Refused(row, said) : row)], answer)
            : (rows, answer);

        ImportedRow Refused(ImportedRow row, string said)
        {
            messages.Refuse(row, code, $"{said}: put the {what} back beside the {beside}, and sort whole rows.");
            return row with { IsRefused = true };
        }
    }

    static string TextOf(SortedDictionary<int, string> moved, string what)
    {
        var more = moved.Count > MostNamed ? $"; and {moved.Count - MostNamed} more" : "";
        return $"{string.Join("; ", moved.Values.Take(MostNamed))}{more}. Were {what} moved among the rows?";
    }
}
