namespace RiskRegister.Domain.Imports;

/// <summary>
/// What to do about headings that nothing is known of, as those of another language: which they may be, what stands below each, and how a
/// mapping names them.
/// </summary>
internal static class UnknownHeadings
{
    const int FewestColumns = 3;
    const int MostNamed = 20;
    const int LongestHeading = 80;

    /// <summary>The first row that may have the headings: texts side by side, no two the same, and another row below it.</summary>
    /// <returns>Null where there is none, as in a form.</returns>
    public static int? RowIn(SourceTable table)
    {
        var widest = table.Rows.Take(HeadingSearch.RowsSearched).Max(Filled);
        for (var at = 0; at < Math.Min(table.Rows.Count - 1, HeadingSearch.RowsSearched); at++)
        {
            if (Filled(table.Rows[at]) is var filled && filled >= FewestColumns && filled * 2 > widest && MayBeHeadings(table.Rows[at]))
                return at;
        }

        return null;
    }

    /// <summary>The columns, each with a text from below its heading, and what a mapping says of them.</summary>
    /// <param name="heading">The row of the headings, from 0.</param>
    public static string Advice(SourceTable table, int heading)
    {
        var row = table.Rows[heading];
        var columns = Enumerable.Range(0, row.Cells.Count).Where(at => !row.IsBlankAt(at)).Take(MostNamed).ToArray();
        var named = columns.Select(at => $"\"{CellText.Shown(row.Cells[at])}\"{SampleBelow(table, heading, at)}");
        var title = MappingText.NameOf(ImportField.Title);
        return $" The columns of row {row.Number} are {string.Join(", ", named)}. Where headings are in words that are not known, as in "
            + $"another language, a mapping says what they are: {{ \"tables\": [{{ \"columns\": [{{ \"heading\": "
            + $"\"{CellText.Shown(row.Cells[columns[0]])}\", \"fields\": [\"{MappingText.NameOf(ImportField.Reference)}\"] }}, …] }}] }}, "
            + $"and likewise {title}, {string.Join(", ", Fields.Select(MappingText.NameOf))}.";
    }

    static readonly ImportField[] Fields =
    [
        ImportField.Owners, ImportField.Impact, ImportField.Likelihood, ImportField.Score, ImportField.ResidualImpact,
        ImportField.ResidualLikelihood, ImportField.ResidualScore, ImportField.Controls, ImportField.Actions,
    ];

    static int Filled(SourceRow row) => Enumerable.Range(0, row.Cells.Count).Count(at => !row.IsBlankAt(at));

    static bool MayBeHeadings(SourceRow row)
    {
        string[] texts = [.. row.Cells.Where(cell => !TextKey.IsInvisible(cell)).Select(cell => cell.Trim())];
        return Array.TrueForAll(texts, text => text.Length <= LongestHeading && text.Any(char.IsLetter))
            && texts.Distinct(StringComparer.OrdinalIgnoreCase).Count() == texts.Length;
    }

    static string SampleBelow(SourceTable table, int heading, int column)
    {
        var row = table.Rows.Skip(heading + 1).Take(HeadingSearch.RowsSearched)
            .FirstOrDefault(each => column < each.Cells.Count && !each.IsBlankAt(column));
        return row is null ? "" : $" (\"{CellText.Shown(row.Cells[column])}\")";
    }
}
