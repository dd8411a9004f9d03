using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Columns of scores that are headed by months, quarters or days, as where a register carries its past scores along. Which of them is the
/// residual score now is asked.
/// </summary>
internal sealed partial class DatedScores(HeadingNames names, Decisions decisions)
{
    const int MostChoices = 24;
    const int MostRows = 2_000;

    /// <summary>What the chosen column is called from here on: the same next quarter, when it is another one.</summary>
    const string Residual = "Residual score";

    public void Find(TableReading table)
    {
        if (table.Parts is not [var part]) return;
        if (part.Headings.Any(heading => names.MeaningOf(heading) is { Family: ScoreFamily.Residual or ScoreFamily.Current })) return;
        var rows = table.Source.Rows.Take(part.End).Skip(part.First).Take(MostRows).ToArray();
        int[] columns = [.. Enumerable.Range(0, part.Headings.Count)
            .Where(at => IsPeriod(part.Headings[at]) && names.MeaningOf(part.Headings[at]) is null && HoldsScores(rows, at))
            .Take(MostChoices)];
        if (columns.Length < 2 || columns.Any(at => IsMapped(table, part.Headings[at]))) return;
        var chosen = Asked(table, part, columns);
        var last = columns[^1];
        var column = chosen is null ? last : chosen == "none" ? -1 : Array.Find(columns, at => part.Headings[at] == chosen);
        if (column < 0) return;
        table.Parts = [part with { Headings = [.. part.Headings.Select((heading, at) => at == column ? Residual : heading)] }];
    }

    static bool IsMapped(TableReading table, string heading) => table.Mapping?.Columns.Any(column =>
        column.Fields.Count > 0 && HeadingNames.FoldedHeading(column.Heading) == HeadingNames.FoldedHeading(heading)) == true;

    string? Asked(TableReading table, TablePart part, int[] columns) => decisions.Ask(new ImportQuestion(
        $"dated-scores:{Decisions.IdOf(table.Source.Title ?? "")}",
        ImportCodes.ScoresUnclear,
        $"{string.Join(", ", columns.Select(at => $"\"{CellText.Shown(part.Headings[at])}\""))} hold a score each: which is the residual "
        + "score now?",
        [
            .. columns.Select(at => part.Headings[at]).Distinct(StringComparer.Ordinal).Select(heading =>
                new QuestionChoice(heading, $"\"{CellText.Shown(heading)}\" is the residual score; the others are not read.")),
            new("none", "None of them is: they are not read."),
        ],
        part.Headings[columns[^1]], table.Source.Name, table.Source.Rows[part.Heading].Number, part.Headings[columns[^1]]));

    // "Apr", "Sept 26", "Q2 2026/27", "30/09/2026", each also with "score" or "residual" beside it.
    static bool IsPeriod(string heading)
    {
        var period = Nouns().Replace(heading, " ").Trim(' ', ':', '-', '(', ')');
        return period.Length is > 0 and <= 40 && (DateText.Read(period) is not null || Period().IsMatch(period));
    }

    static bool HoldsScores(SourceRow[] rows, int at)
    {
        var filled = rows.Where(row => !TablePiece.IsBlankAt(row, at)).ToArray();
        return filled.Length > 0 && filled.Count(row => Score().IsMatch(TablePiece.CellOf(row, at))) * 2 > filled.Length;
    }

    [GeneratedRegex(@"\b(residual|net|current|score|rating|risk|as at|at)\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Nouns();

    [GeneratedRegex(
        @"^((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|q(uarter)?\s*[1-4]|[1-4](st|nd|rd|th) quarter)"
            + @"([\s\-,’']*(20)?[0-9]{2}([/\-](20)?[0-9]{2})?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Period();

    [GeneratedRegex(
        @"^\s*([0-9]{1,2}|[0-9]\s*[x×*/,]\s*[0-9](\s*=\s*[0-9]{1,2})?|[a-f]\s?[1-6]|[1-6]\s?[a-f]|i[1-5]\W{0,3}l[1-5]|l[1-5]\W{0,3}i[1-5]"
            + @"|(very )?(high|low)|medium|red|amber|green|[hml])\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Score();
}
