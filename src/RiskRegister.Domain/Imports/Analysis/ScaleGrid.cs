using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A matrix drawn as a grid, each square the product of its row and its column. How many rows and columns it has says how far the scales
/// go. A grid that counts risks is none.
/// </summary>
internal static partial class ScaleGrid
{
    const int Fewest = 3;
    const int Most = 10;
    const int MostColumns = 20;

    /// <summary>The row of the highest products of a grid that has not the register's five steps; null where there is none.</summary>
    public static SourceRow? OfOtherSteps(IEnumerable<SourceRow> rows)
    {
        SourceRow[] filled = [.. rows.Where(row => !RowSigns.IsBlank(row))];
        var figures = Array.ConvertAll(filled, row => row.Cells.Take(MostColumns).Select(FigureOf).ToArray());
        var (largest, found) = (0, (SourceRow?)null);
        for (var row = 0; row < figures.Length; row++)
        {
            for (var column = 0; column < figures[row].Length; column++)
            {
                if (figures[row][column] == 0) continue;
                foreach (var (down, across) in new[] { (true, true), (true, false), (false, true), (false, false) })
                {
                    if (SizeAt(figures, row, column, down, across) is not var (high, wide) || high * wide <= largest) continue;
                    largest = high * wide;
                    found = high == Score.Highest && wide == Score.Highest ? null : filled[down ? row + high - 1 : row];
                }
            }
        }

        return found;
    }

    // Of the grid with a corner there. The figures of its first row and column say how many steps there are, and all others prove it.
    static (int High, int Wide)? SizeAt(int[][] figures, int row, int column, bool down, bool across)
    {
        for (var high = Most; high >= Fewest; high--)
        {
            for (var wide = Most; wide >= Fewest; wide--)
            {
                if (IsGrid(high, wide)) return (high, wide);
            }
        }

        return null;

        bool IsGrid(int high, int wide)
        {
            for (var at = 0; at < high; at++)
            {
                for (var beside = 0; beside < wide; beside++)
                {
                    var product = (down ? at + 1 : high - at) * (across ? beside + 1 : wide - beside);
                    if (At(row + at, column + beside) != product) return false;
                }
            }

            return true;
        }

        int At(int at, int beside) => at < figures.Length && beside < figures[at].Length ? figures[at][beside] : 0;
    }

    // "16", "16 High", "High (16)"; 0 of anything else.
    static int FigureOf(string cell) => Squared().Match(cell) is { Success: true } square
        ? int.Parse(square.Groups["figure"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^[^0-9]{0,20}(?<figure>[0-9]{1,3})[^0-9]{0,20}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Squared();
}
