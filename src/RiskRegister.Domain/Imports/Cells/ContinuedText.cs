using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>References and titles that are written again on the next page: "2 (cont.)", "Flooding – continued".</summary>
internal static partial class ContinuedText
{
    const int LongestWord = 14;

    /// <summary>Whether a text is another, with such a word behind it.</summary>
    public static bool IsOf(string text, string other)
    {
        var end = text.AsSpan().Trim();
        return end is [.., ')' or ']' or '.' or 'd' or 't' or 'D' or 'T']
            && MayHaveWord(end[Math.Max(0, end.Length - LongestWord)..])
            && Continued().Match(end.ToString()) is { Success: true } match
            && match.Groups["before"].ValueSpan.Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);
    }

    static bool MayHaveWord(ReadOnlySpan<char> end) =>
        end.Contains("cont", StringComparison.OrdinalIgnoreCase) || end.Contains("ctd", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?<before>.*?\S)(\s+|\s*[-–—:,(\[]\s*)(cont(['’]?d|inued)?|ctd)\.?\s*[)\]]?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Continued();
}
