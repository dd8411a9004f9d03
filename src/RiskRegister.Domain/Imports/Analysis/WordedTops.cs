using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Scales that the cells alone tell: "High (3)", "Medium (2)" and nothing above is a scale of three steps, of which 3 is no 3 of 5. Whether
/// figures count as they are is asked, once for all of them.
/// </summary>
internal sealed partial class WordedTops(Decisions decisions)
{
    // On a matrix of 25, nothing so low is called high.
    const int HighestLowProduct = 9;

    // The lowest figure that each word has on scales of five steps.
    static readonly FrozenDictionary<string, int> Steps = new Dictionary<string, int>
    {
        ["medium"] = 3,
        ["moderate"] = 3,
        ["possible"] = 3,
        ["high"] = 4,
        ["major"] = 4,
        ["severe"] = 4,
        ["likely"] = 4,
        ["probable"] = 4,
        ["very high"] = 5,
        ["very likely"] = 5,
        ["highly likely"] = 5,
        ["almost certain"] = 5,
        ["certain"] = 5,
        ["extreme"] = 5,
        ["critical"] = 5,
        ["catastrophic"] = 5,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> TopsOfProducts =
        FrozenSet.ToFrozenSet(["high", "very high", "extreme", "critical", "severe", "red"], StringComparer.OrdinalIgnoreCase);

    /// <param name="scales">The values of all rows.</param>
    public void Ask(string table, IReadOnlyList<AnalysedScale> scales)
    {
        if (ScaleQuestions.AreSaid(decisions.Mapping)) return;
        foreach (var scale in scales.GroupBy(value => value.Scale))
        {
            if (TopOf(scale.Key, [.. scale.Select(value => value.Value)]) is not { } top) continue;
            decisions.Ask(ScaleQuestions.OfOwn(
                $"{scale.Key} {top}", $"\"{CellText.Shown(top)}\" is the highest {scale.Key} of all rows", table, null, null));
            return;
        }
    }

    // One alone is too few to tell; a figure without a word may be of any scale.
    static string? TopOf(string scale, string[] values)
    {
        var worded = values.Select(value => (Value: value, Match: WordAndFigure().Match(value))).ToArray();
        if (worded.Length < 2 || !Array.TrueForAll(worded, value => value.Match.Success)) return null;
        var top = worded.MaxBy(value => FigureOf(value.Match));
        var (word, figure) = (top.Match.Groups["word"].Value, FigureOf(top.Match));
        var isLow = scale == "score"
            ? figure <= HighestLowProduct && TopsOfProducts.Contains(word)
            : Steps.TryGetValue(word, out var step) && figure < step;
        return isLow ? top.Value : null;
    }

    static int FigureOf(Match match) => int.Parse(match.Groups["figure"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*((?<word>\p{L}+( \p{L}+)?)\s*[\-–:(\[=]?\s*(?<figure>[0-9]{1,2})"
            + @"|(?<figure>[0-9]{1,2})\s*[\-–:(\[=.]?\s*(?<word>\p{L}+( \p{L}+)?))\s*[)\]]?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WordAndFigure();
}
