using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Headings whose words are shortened: "Inh L", "Resid. score", "What we're doing".</summary>
internal static partial class HeadingShortForms
{
    static readonly FrozenDictionary<string, string> Scores = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["inh"] = "Inherent",
        ["inher"] = "Inherent",
        ["init"] = "Initial",
        ["orig"] = "Original",
        ["res"] = "Residual",
        ["resid"] = "Residual",
        ["cur"] = "Current",
        ["curr"] = "Current",
        ["tgt"] = "Target",
        ["targ"] = "Target",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the heading means with its words in full, where that is a score or a question, else null.</summary>
    /// <param name="read">What a heading means.</param>
    public static HeadingMeaning? MeaningOf(string heading, Func<string, HeadingMeaning?> read)
    {
        if (OfScore().Match(heading) is { Success: true } score && Scores.TryGetValue(score.Groups["which"].Value, out var which))
            return read($"{which} {score.Groups["rest"].Value}") is { Family: not ScoreFamily.None } said ? said : null;
        var full = Contracted().Replace(heading, "${who} are");
        return full.Length > heading.Length ? read(full) : null;
    }

    [GeneratedRegex(@"^\s*(?<which>\p{L}+)(\.\s*|\s+)(?<rest>\p{L}.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex OfScore();

    [GeneratedRegex(@"\b(?<who>we|you|they)['’]re\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contracted();
}
