using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Columns of days in which some can only have the month first, as "12/31/2026": whether all have, "03/04/2027" among them, is asked.
/// </summary>
internal sealed partial class MonthFirstDays(Decisions decisions)
{
    const string MonthFirst = "monthFirst";
    const int LongestNotice = 400;

    static readonly ImportField[] Days =
        [
            ImportField.ActionDates, ImportField.RevisedActionDates, ImportField.ActionCompletedOn, ImportField.TargetDate,
            ImportField.ReviewedOn, ImportField.ClosedOn,
        ];

    public void Read(TableReading table)
    {
        foreach (var part in table.Parts)
        {
            foreach (var column in part.Layout!.Columns.Where(column => column.Fields.Any(Days.Contains))) Read(table, part, column);
        }
    }

    void Read(TableReading table, TablePart part, ColumnUse column)
    {
        var rows = table.Source.Rows.Skip(part.First).Take(part.End - part.First);
        var first = rows.FirstOrDefault(row => Lines(row, column.Index).Any(IsOnlyMonthFirst));
        string sign;
        if (first is not null)
        {
            sign = $"\"{CellText.Shown(Lines(first, column.Index).First(IsOnlyMonthFirst))}\" in \"{column.Name}\" has the month first";
        }
        else
        {
            first = rows.FirstOrDefault(row => Lines(row, column.Index).Any(MayBeEither));
            if (first is null || SaidBy(table.Source, part, column) is not { } said) return;
            sign = $"\"{CellText.Shown(said)}\" says of days, such as those in \"{column.Name}\", that they have the month first";
        }

        var isMixed = rows.Any(row => Lines(row, column.Index).Any(IsOnlyDayFirst));
        var answer = decisions.Ask(new ImportQuestion(
            $"days:{Decisions.IdOf(column.Name)}",
            ImportCodes.DateUnreadable,
            $"{sign}: have all days there?",
            [
                new(MonthFirst, "Yes: 03/04/2027 is 4 March 2027."),
                new("dayFirst", "No: 03/04/2027 is 3 April 2027, and what cannot have the day first is no day."),
            ],
            isMixed ? null : MonthFirst, table.Source.Name, first.Number));
        if (answer != MonthFirst) return;
        table.Reword([.. table.Source.Rows.Select((row, at) => at >= part.First && at < part.End ? Reworded(row, column.Index) : row)]);
    }

    // "Due (mm/dd/yyyy)", or "All dates are in US format" above the table.
    static string? SaidBy(SourceTable table, TablePart part, ColumnUse column)
    {
        IEnumerable<string> texts = [column.Name, table.Title ?? "", .. table.Above, .. table.Behind];
        return texts.Concat(table.Rows.Take(part.Heading).SelectMany(row => row.Cells)).FirstOrDefault(IsSaid);
    }

    static bool IsSaid(string text) => text.Length <= LongestNotice && Said().IsMatch(text);

    [GeneratedRegex(
        @"\bmm?\s*[/.\- ]\s*dd?\s*[/.\- ]\s*yy|\b(us|u\.s\.|american)(\s+style)?\s+(dates?|format)\b"
            + @"|\bmonth[- ](is\s+)?(first\b|before\s+(the\s+)?day)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    static SourceRow Reworded(SourceRow row, int column)
    {
        var lines = Lines(row, column).Select(line => DateText.ReadMonthFirst(line) is { } day ? day.ToString("O") : line);
        return row.With(column, string.Join('\n', lines));
    }

    static string[] Lines(SourceRow row, int column) => CellText.WithPlainLineEnds(TablePiece.CellOf(row, column)).Split('\n');

    static bool IsOnlyDayFirst(string line) => DateText.ReadMonthFirst(line) is null && DateText.Read(line) is not null;

    static bool MayBeEither(string line) => DateText.ReadMonthFirst(line) is { } day && DateText.Read(line) is { } other && day != other;

    // What has no figures for a month is known at once; every other way to write a day is tried only then.
    static bool IsOnlyMonthFirst(string line) => DateText.ReadMonthFirst(line) is not null && DateText.Read(line) is null;
}
