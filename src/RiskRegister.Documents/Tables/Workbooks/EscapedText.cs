using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Text of a workbook writes characters that XML has no room for as _x000D_ (ST_Xstring of ECMA-376, part 1, 22.9.2.19).</summary>
static partial class EscapedText
{
    public static string Decoded(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, escape => ((char)int.Parse(escape.ValueSpan[2..6], NumberStyles.AllowHexSpecifier)).ToString())
        : text;

    [GeneratedRegex("_x[0-9a-fA-F]{4}_", RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
