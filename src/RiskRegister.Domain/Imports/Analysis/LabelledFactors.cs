using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Parts a column of a score whose cells say impact and likelihood in words, each with its label: "Impact: Major", "Likelihood: Likely",
/// "Overall: High". The overall word says no more than those two, and is left out.
/// </summary>
internal sealed partial class LabelledFactors(HeadingNames names, List<ImportMessage> messages)
{
    const int MostCells = 2_000_000;

    public void Part(TableReading table)
    {
        for (var at = 0; table.Parts is [var part] && at < part.Headings.Count; at++)
        {
            if (names.MeaningOf(part.Headings[at]) is not { Field: ImportField.Score, Family: var family }) continue;
            if ((long)(part.Headings.Count + 1) * (part.End - part.First) > MostCells || !AreLabelled(table.Source, part, at)) continue;
            string[] headings = family == ScoreFamily.Plain ? ["Impact", "Likelihood"] : [$"{family} impact", $"{family} likelihood"];
            messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, part.Headings[at], ImportCodes.ColumnParted,
                $"The cells say impact and likelihood by their labels: the column is read as \"{headings[0]}\" and \"{headings[1]}\".");
            var place = at;
            PartedColumn.Part(table, part, at, headings, row => FactorsOf(row, place));
        }
    }

    // Every cell has both, and some in words; figures are read as they stand.
    bool AreLabelled(SourceTable source, TablePart part, int at)
    {
        var hasWords = false;
        foreach (var row in part.RowsOf(source).Where(row => !row.IsBlankAt(at) && !RowSigns.IsAlone(row, out _)))
        {
            if (FactorsOf(row, at) is not { } factors) return false;
            hasWords |= Array.Exists(factors, factor => char.IsLetter(factor[0]));
        }

        return hasWords;
    }

    // Null where something else stands there.
    string[]? FactorsOf(SourceRow row, int at)
    {
        if (row.IsBlankAt(at) || RowSigns.IsAlone(row, out _)) return null;
        var (impact, likelihood) = ((string?)null, (string?)null);
        foreach (var line in Between().Split(CellText.WithPlainLineEnds(row.Cells[at])).Where(line => !TextKey.IsInvisible(line)))
        {
            if (Labelled().Match(line) is not { Success: true } match) return null;
            var value = match.Groups["value"].Value;
            switch (names.MeaningOf(match.Groups["label"].Value))
            {
                case { Field: ImportField.Impact, Family: ScoreFamily.Plain } when impact is null: impact = value; break;
                case { Field: ImportField.Likelihood, Family: ScoreFamily.Plain } when likelihood is null: likelihood = value; break;
                case { Field: ImportField.Score, Family: ScoreFamily.Plain } when !value.Any(char.IsAsciiDigit): break;
                default: return null;
            }
        }

        return impact is null || likelihood is null ? null : [impact, likelihood];
    }

    [GeneratedRegex(@"[\n;,|]|\s/\s", RegexOptions.ExplicitCapture)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(?<label>\p{L}[\p{L} ]{0,30}?)\s*[:=–-]\s*(?<value>[\p{L}0-9][^:=]{0,40}?)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();
}
