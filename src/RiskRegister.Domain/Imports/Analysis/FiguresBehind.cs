namespace RiskRegister.Domain.Imports;

/// <summary>
/// The heading of a score may reach over two columns, of which the first holds a word or a picture of the matrix and the second the figure.
/// The heading is then that of the figures.
/// </summary>
internal sealed class FiguresBehind(HeadingNames names)
{
    public void Head(TableReading table)
    {
        foreach (var part in table.Parts)
        {
            string[]? headings = null;
            for (var at = 0; at + 1 < part.Headings.Count; at++)
            {
                if (part.Headings[at].Length == 0 || part.Headings[at + 1].Length > 0) continue;
                if (names.MeaningOf(part.Headings[at]) is not { Field: ImportField.Score }) continue;
                if (!StandBehind(table.Source, part, at)) continue;
                headings ??= [.. part.Headings];
                (headings[at], headings[at + 1]) = ("", headings[at]);
            }

            if (headings is null) continue;
            table.Parts = [.. table.Parts.Select(each => each == part ? part with { Headings = headings } : each)];
        }
    }

    static bool StandBehind(SourceTable source, TablePart part, int at)
    {
        var hasFigures = false;
        foreach (var row in part.RowsOf(source).Where(row => !RowSigns.IsAlone(row, out _)))
        {
            if (!row.IsBlankAt(at) && row.Cells[at].AsSpan().ContainsAnyInRange('0', '9')) return false;
            if (row.IsBlankAt(at + 1)) continue;
            if (!char.IsAsciiDigit(row.Cells[at + 1].Trim()[0])) return false;
            hasFigures = true;
        }

        return hasFigures;
    }
}
