using System.Text.RegularExpressions;

namespace RiskRegister.Documents.Tables.Spreadsheets;

/// <summary>
/// What a sheet prints at the head or foot of its pages, out of the codes between its words: "&amp;C&amp;"Arial,Bold"&amp;12Part II"
/// (ISO/IEC 29500-1, 18.3.1.46).
/// </summary>
static partial class PageText
{
    /// <summary>How much of it is read; Excel takes 255 characters.</summary>
    public const int Longest = 1_000;

    /// <summary>The parts at the left, in the middle and at the right, and their lines.</summary>
    public static IEnumerable<string> Lines(string codes) => Part().Split(codes).SelectMany(part => part.Split('\n'))
        .Select(line => Code().Replace(line, code => code.Value == "&&" ? "&" : ""));

    [GeneratedRegex("&[LCR]")]
    private static partial Regex Part();

    [GeneratedRegex("""&(&|"[^"]*"|K[0-9A-Fa-f+-]{5,6}|[0-9]{1,3}|[A-Z])""", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
