namespace RiskRegister.Domain.Imports;

/// <summary>Cells that say in which month an entry was reviewed, and not on which day: they are named once a column.</summary>
internal sealed class MonthsOfReviews(List<ImportMessage> messages)
{
    const int MostShown = 4;

    readonly Dictionary<(string Column, string Month), DateOnly> days = [];

    public void Add(HeadedText cell, DateOnly last) => days.TryAdd((cell.Column, CellText.OnOneLine(cell.Value)), last);

    /// <summary>Names them, once all rows of a table are read.</summary>
    public void Finish(string table)
    {
        foreach (var column in days.GroupBy(cell => cell.Key.Column, StringComparer.Ordinal))
        {
            var shown = string.Join(", ", column.Take(MostShown)
                .Select(cell => $"\"{CellText.Shown(cell.Key.Month)}\" is read as {RegisterWording.Day(cell.Value)}"));
            messages.Report(table, null, column.Key, ImportCodes.DayAssumed,
                $"{shown}{(column.Count() > MostShown ? " and so on" : "")}: no day is stated, and the last one of the month is taken.");
        }

        days.Clear();
    }
}
