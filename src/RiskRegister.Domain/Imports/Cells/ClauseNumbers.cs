using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Numbers of the clauses or controls of a standard, "A.5.1, A.8.2", "AC-2; AC-17", "CIS 4", which say nothing of a control. A figure
/// alone, or a share such as 0.5, is none.
/// </summary>
internal static partial class ClauseNumbers
{
    const int Longest = 200;

    /// <summary>Whether a line is nothing but such numbers.</summary>
    public static bool Are(string line) => line.Length is > 0 and <= Longest && line[0] != '0'
        && (char.IsAsciiLetterUpper(line[0]) || line.Contains('.'))
        && line.AsSpan().ContainsAnyInRange('0', '9') && Clauses().IsMatch(line);

    const string Clause =
        @"((ISO(/IEC)?|IEC|NIST|CSF|CIS|PCI(\sDSS)?|COBIT|SOC|HIPAA|GDPR|Annex|Clauses?|Controls?|Art(icle)?s?\.?|Sections?|§)\s*)*"
        + @"([A-Z]{1,5}[.\- ]?)?([A-Z]{1,4}[.\-])?[0-9]{1,5}(:[0-9]{4})?([.\-:][0-9A-Za-z]{1,3}){0,4}(\([0-9A-Za-z]{1,3}\))*";

    [GeneratedRegex("^" + Clause + @"(\s*([,;/&+]|\band\b|\s)\s*" + Clause + @")*\s*[.,;]?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Clauses();
}
