using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Parts a column of impacts, likelihoods or scores of which cells go on behind the level, "High (two sites close)", "Medium because the
/// drains are new", into the level and the rest: behind an impact that is the effects, where no other column has those.
/// </summary>
internal sealed partial class RemarkedLevels(HeadingNames names, List<ImportMessage> messages)
{
    const int RowsLookedAt = HeadingSearch.RowsSearched;
    const string Effects = "Effects";

    // "Medium-High", "Low/Medium".
    static readonly char[] Between = ['-', '/'];

    static readonly FrozenSet<string> Likelihoods = new[]
    {
        "rare", "very rare", "remote", "unlikely", "very unlikely", "improbable", "possible", "likely", "very likely", "highly likely",
        "probable", "certain", "almost certain", "h", "m", "l", "vh", "vl", "med",
    }.ToFrozenSet(StringComparer.Ordinal);

    public void Part(TableReading table)
    {
        if (table.Parts is not [var part]) return;
        for (var at = 0; at < part.Headings.Count; at++)
        {
            var heading = part.Headings[at];
            if (FieldOf(heading) is not { } field || !HasRemarks(table.Source, part, at, field)) continue;
            var isEffect = field == ImportField.Impact && !part.Headings.Any(IsOfEffects);
            var other = isEffect ? Effects : $"Remarks: {heading}";
            messages.Report(table.Source.Name, table.Source.Rows[part.Heading].Number, heading, ImportCodes.ColumnParted,
                $"Its cells say a level, and some more behind it: the column is read as \"{heading}\" and \"{other}\".");
            PartedColumn.Part(table, part, at, [heading, other], row => Parted(TablePiece.CellOf(row, at), field));
            if (table.Parts is not [var parted]) return;
            part = parted;
        }
    }

    ImportField? FieldOf(string heading) => names.MeaningOf(heading) is { Family: not (ScoreFamily.None or ScoreFamily.Target) } meaning
        && meaning.Field is ImportField.Impact or ImportField.Likelihood or ImportField.Score ? meaning.Field : null;

    bool IsOfEffects(string heading) => names.MeaningOf(heading) is { Family: ScoreFamily.None, Field: ImportField.Effects };

    // Most cells begin with a level, or are a figure.
    static bool HasRemarks(SourceTable source, TablePart part, int at, ImportField field)
    {
        var (filled, begin, goOn) = (0, 0, 0);
        foreach (var row in part.RowsOf(source).Take(RowsLookedAt))
        {
            var cell = TablePiece.CellOf(row, at);
            if (TextKey.IsInvisible(cell)) continue;
            filled++;
            if (IsLevel(cell) || (field == ImportField.Score && ScoreFigures.IsProduct(cell.Trim(), out _))) begin++;
            else if (LevelIn(cell, field) is not null) goOn++;
        }

        return goOn > 0 && (begin + goOn) * 3 >= filled * 2;
    }

    // A sentence says no level; of a word or two that is asked.
    static string[] Parted(string cell, ImportField field)
    {
        if (!IsLevel(cell) && LevelIn(cell, field) is { } found) return [found.Level, found.Remark];
        return field == ImportField.Score || ColumnSample.IsShortText(cell.Trim()) ? [cell, ""] : ["", cell];
    }

    static bool IsLevel(string cell) => TextKey.Of(cell) is var key && (IsWordOfOne(key)
        || (key.Split(Between, StringSplitOptions.TrimEntries) is [var lower, var upper] && IsWordOfOne(lower) && IsWordOfOne(upper)));

    static bool IsWordOfOne(string word) => Likelihoods.Contains(word) || ColumnSample.IsStepWord(word);

    // "High (4)" and "Likely – 4" say the level twice, and "High (I4, L4)" says what it is made of: they are read as that.
    static (string Level, string Remark)? LevelIn(string cell, ImportField field)
    {
        if (Beginning().Match(cell) is not { Success: true } match) return null;
        var (level, remark) = (match.Groups["level"].Value.Trim(), match.Groups["remark"].Value.Trim());
        var isRemark = remark.AsSpan().ContainsAnyInRange('a', 'z') && !char.IsAsciiDigit(remark[0]) && !IsLevel(remark.Trim('(', ')'));
        if (!isRemark || !IsLevel(level)) return null;
        if (field == ImportField.Score && (remark.AsSpan().ContainsAnyInRange('0', '9') || !remark.Contains(' ', StringComparison.Ordinal)))
            return null;
        return (level, remark is ['(', .. var inner, ')'] && !inner.Contains('(', StringComparison.Ordinal) ? inner : remark);
    }

    [GeneratedRegex(
        @"^\s*(?<level>\p{L}{1,14}([ /-]\p{L}{2,9})?)(\s*[–—:;.,\n]\s*(?<remark>.+)|\s+-\s+(?<remark>.+)|\s*(?<remark>\(.+)"
            + @"|\s+(?<remark>(because|due\s+to|owing\s+to|since|given|as|although|while|but|pending|until)\s.+))$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Beginning();
}
