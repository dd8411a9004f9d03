using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// What governments and boards mark papers with, where nothing else stands in the line or cell: "PROTECTED: Cabinet-in-Confidence",
/// "Protected B", "IN-CONFIDENCE", "SENSITIVE: Personal privacy", "In camera", "Board in private".
/// </summary>
internal static partial class ExemptMarking
{
    const string Bodies = "(board|cabinet|council|committee|executive|governors?|trustees?|members?|parliament|commissioners?|directors?)";

    const string One = @"(protected( [abc])?|sensitive|(top )?secret|(" + Bodies
        + @"|(commercial|legal)(ly)?|staff|management|medical|budget|policy|security|personnel|evaluation|client|official|business)?"
        + @"[ -]?in[ -](confidence|camera)|(" + Bodies + @"[ -]|meeting |session )?in[ -](private|committee|closed session)"
        + "|(public|press and public) excluded)";

    // What they add: whose paper it is, and why.
    const string Caveats = "((national )?cabinet|personal( privacy)?|legal( privilege)?|legislative secrecy|commercial|personnel|medical"
        + "|staff|budget|" + Bodies + ")";

    /// <summary>Whether a folded text is such a marking.</summary>
    public static bool IsOne(string key) => Marking().IsMatch(key);

    [GeneratedRegex(
        @"^\W*(((security|protective|government|document) )*(classification|marking)\W+)?" + One + @"(\W+(and )?(" + One + "|" + Caveats
            + @"))*\W*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marking();
}
