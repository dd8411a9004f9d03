using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads whether a row is open to press and public.</summary>
internal static partial class ExemptText
{
    /// <summary>What paragraphs 1 to 7 of Part 1 of Schedule 12A to the Local Government Act 1972 are about.</summary>
    public static readonly IReadOnlyList<string> Paragraphs =
    [
        "Information relating to any individual.",
        "Information which is likely to reveal the identity of an individual.",
        "Information relating to the financial or business affairs of any particular person.",
        "Information relating to consultations or negotiations about labour relations.",
        "Information to which legal professional privilege could be maintained.",
        "Information about notices, orders or directions that the authority proposes to make.",
        "Information relating to action taken about crime.",
    ];

    /// <summary>Stands where a register says that a row is exempt and not why.</summary>
    public const string NoReason = "Exempt in the imported register";

    static readonly string[] No =
        ["", "no", "n", "false", "0", "public", "open", "part 1", "part i", "not exempt", "non-exempt", "not confidential",
            "unrestricted", "non-confidential"];

    static readonly string[] Yes =
        ["yes", "y", "true", "x", "✓", "✔", "exempt", "confidential", "private", "part 2", "part ii", "restricted", "not for publication",
            "closed", "secret"];

    /// <returns>Null where it says neither; the paragraph where it names one.</returns>
    public static (bool? IsExempt, string? Paragraph) Read(string cell)
    {
        var word = TextKey.Of(cell);
        if (No.Contains(word, StringComparer.Ordinal) || ItemLines.IsNone(cell)) return (false, null);
        if (Yes.Contains(word, StringComparer.Ordinal)) return (true, null);
        if (Named().Match(word) is { Success: true } named) return (true, named.Groups["paragraph"].Value.ToUpperInvariant());
        return word is [>= '2' and <= '7'] ? (true, word) : (null, null);
    }

    // "Para 3", "Yes - paragraph 7a"; in Wales the paragraphs are 12 to 18.
    [GeneratedRegex(
        @"^((yes|y|exempt|confidential|part 2|part ii)\W+)?\(?para(graph)?s?\.?\s*(?<paragraph>(1[0-8]|[1-9])[a-z]?)\)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
