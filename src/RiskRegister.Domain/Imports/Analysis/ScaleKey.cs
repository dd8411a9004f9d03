using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>The words of a scale as a key beside the register lists them.</summary>
/// <param name="Field">Impact or likelihood.</param>
/// <param name="Words">As they are written, from the lowest where they have figures.</param>
/// <param name="Figures">What they are there, as many; null where the key does not say it.</param>
internal sealed record ScaleKey(ImportField Field, string[] Words, int[]? Figures)
{
    const int MostWords = 12;

    /// <summary>The scales in words that a table of steps has below the headings of impact and likelihood.</summary>
    public static IEnumerable<ScaleKey> In(SourceTable table, TablePart part, HeadingNames names)
    {
        SourceRow[] rows = [.. part.RowsOf(table).Where(row => !RowSigns.IsBlank(row)).Take(MostWords + 1)];
        if (rows.Length is < 2 or > MostWords) yield break;
        var figures = Enumerable.Range(0, part.Headings.Count).Select(FiguresOf).FirstOrDefault(each => each is not null);
        for (var column = 0; column < part.Headings.Count; column++)
        {
            if (names.MeaningOf(part.Headings[column]) is not { Field: ImportField.Impact or ImportField.Likelihood } meaning) continue;
            string[] words = [.. rows.Select(row => CellText.OnOneLine(TablePiece.CellOf(row, column)).Trim())];
            if (!Array.TrueForAll(words, WordedScales.IsWord)
                || words.Distinct(StringComparer.OrdinalIgnoreCase).Count() < words.Length) continue;
            yield return figures is null ? new(meaning.Field, words, null)
                : figures[0] < figures[^1] ? new(meaning.Field, words, figures)
                : new(meaning.Field, [.. words.Reverse()], [.. figures.Reverse()]);
        }

        // Such as go on from row to row.
        int[]? FiguresOf(int column)
        {
            var steps = new int[rows.Length];
            for (var at = 0; at < rows.Length; at++)
            {
                if (!int.TryParse(TablePiece.CellOf(rows[at], column), NumberStyles.None, CultureInfo.InvariantCulture, out steps[at]))
                    return null;
            }

            var by = steps[1] - steps[0];
            return by is 1 or -1 && steps.Skip(1).Index().All(each => each.Item - steps[each.Index] == by) ? steps : null;
        }
    }
}
