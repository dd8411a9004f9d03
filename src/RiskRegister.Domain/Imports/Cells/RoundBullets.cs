using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// The letter o for a bullet, as Word's second level has it: "   o nurses". In Welsh it is a word, so that it is a bullet only where it is
/// further in, or several lines of a cell begin with it.
/// </summary>
internal static partial class RoundBullets
{
    static readonly SearchValues<string> Letters =
        SearchValues.Create(["\no ", "\no\t", " o ", " o\t", "\to ", "\to\t", "\u00A0o "], StringComparison.Ordinal);

    /// <summary>The cell with a bullet for each such letter.</summary>
    public static string InSigns(string cell)
    {
        if (!cell.Contains('\n', StringComparison.Ordinal) || !cell.AsSpan().ContainsAny(Letters)) return cell;
        var areSeveral = Letter().Count(cell) > 1;
        return Letter().Replace(cell, letter => areSeveral || letter.Groups["indent"].Length > 0 || letter.Value.EndsWith('\t')
            ? $"{letter.Groups["indent"].Value}◦ " : letter.Value);
    }

    [GeneratedRegex(@"^(?<indent>[ \t\u00A0]*)o[ \t\u00A0]",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Letter();
}
