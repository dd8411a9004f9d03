using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Letters of which a key beside a table says that nothing changed: "NC = no change", "UC - unchanged".</summary>
internal static partial class KeptCodes
{
    public static string[] In(IEnumerable<string> lines) =>
    [
        .. lines.SelectMany(line => Keyed().Matches(line))
            .Where(keyed => KeptText.Of(keyed.Groups["said"].Value.Trim(), ImportField.Description, isOfOwnExport: false)
                == KeptMeaning.Unchanged)
            .Select(keyed => keyed.Groups["code"].Value).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    // A single letter is rather a direction.
    [GeneratedRegex(
        @"(^|[\s,;:(|])(?<code>\p{L}/?\p{L}{1,3})\s*(=|:|–|-|\s(means|is|stands\s+for)\s)\s*"
            + @"(?<said>(no|not|as|the\s+same|same|remain(s|ed)?)(\s[^,;=:()|.]{2,40})|unchanged)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Keyed();
}
