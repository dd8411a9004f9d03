namespace RiskRegister.Documents.Excel;

/// <summary>
/// How high text gets where it wraps. Not every program that opens a workbook works the heights of rows out by itself, so they are
/// written; rather a little too high than cut off.
/// </summary>
static class TextMeasure
{
    /// <summary>The most lines that fit into a row: none can be higher than 409 points.</summary>
    public const int MostLines = 31;

    const double LineHeight = 12.75;
    const double HighestRow = 409;

    /// <param name="lines">At least 1.</param>
    public static double Height(int lines) => Math.Min((lines * LineHeight) + 3, HighestRow);

    /// <param name="width">Of the column, in digits.</param>
    public static int Lines(string text, int width)
    {
        var (lines, used, word) = (1, 0d, 0d);
        foreach (var character in text)
        {
            if (character == '\n')
            {
                (lines, used, word) = (lines + 1, 0, 0);
                continue;
            }

            var advance = WidthOf(character);
            word = character is ' ' or '-' or '/' ? 0 : word + advance;
            used += advance;
            if (used <= width || character == ' ') continue;

            // The word that does not fit goes to the next line, whole unless it is longer than a line.
            (lines, used) = (lines + 1, word <= width ? word : advance);
            word = used;
        }

        return lines;
    }

    // Of Arial, in widths of a digit.
    static double WidthOf(char character) => character switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 0.42,
        ' ' or 'f' or 't' or 'I' or '.' or ',' or ';' or ':' or '!' or '/' => 0.52,
        'r' or '-' or '(' or ')' => 0.62,
        'c' or 'k' or 's' or 'v' or 'x' or 'y' or 'z' => 0.92,
        'w' => 1.3,
        'm' or 'M' or 'W' or '@' or '%' => 1.6,
        >= 'A' and <= 'Z' => 1.25,
        >= '\u2E80' => 1.9,
        _ => 1,
    };
}
