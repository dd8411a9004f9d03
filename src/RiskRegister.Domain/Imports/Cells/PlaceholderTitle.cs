using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Titles that stand in a template or keep a number, and name no risk: "Enter risk here", "[Risk title]", "Example: trip hazard", "Vacant",
/// "See separate register", "As per 2025/26".
/// </summary>
internal static partial class PlaceholderTitle
{
    const int Longest = 80;
    const int LongestReference = 12;

    /// <summary>Whether a title may be one, by its own words or by what stands for the number.</summary>
    public static bool Is(string title, string reference) =>
        (title.Length is > 0 and <= Longest && OfTitle().IsMatch(title))
        || (reference.Length is > 0 and <= LongestReference && OfReference().IsMatch(reference));

    // "Enter the new town in the plan" and "Example of misuse" go on as titles do.
    [GeneratedRegex(
        @"^\W*((please\s+)?(enter|insert|type|add|describe|write|give)\s+(in\s+)?((the|your|a|an|each|new|next|short)\s+)*"
            + @"(risk|opportunity|title|name|description|text|threat|event|details?)"
            + @"(\s+(or\s+)?(risk|opportunity|title|name|description|event))*"
            + @"(\s+(here|below|in\s+this\s+(cell|column|box)))?\W*$"
            + @"|(an?\s+)?(worked\s+)?(example|sample|e\.?g\.?)(\s+(risk|opportunity|row|entry|only))?\s*([:–—(]|-\s|$)"
            + @"|e\.\s?g\.?\s"
            + @"|(vacant|spare|not\s+used|unused|(this\s+)?(number|reference)\s+(is\s+)?(not\s+used|unused|vacant|spare)"
            + @"|(this\s+(row|page|line)\s+is\s+)?(intentionally\s+)?(left\s+)?blank|placeholder|lorem\s+ipsum.*)\W*$"
            + @"|(see|refer\s+to|(held|recorded|now)\s+(on|in)|covered\s+(by|in))\s+(the\s+)?"
            + @"(separate|other|another|exempt|confidential|directorate|service|project|partner)\s.{0,30}register\W*$"
            + @"|see\s+separate\s+\w+\W*$|as\s+(per|in|for)\s+(20)?[0-9]{2}\s*[/–-]\s*[0-9]{2,4}\W*$)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OfTitle();

    [GeneratedRegex(@"^\W*(example|sample|e\.?g\.?|xx+|template)\W*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfReference();
}
