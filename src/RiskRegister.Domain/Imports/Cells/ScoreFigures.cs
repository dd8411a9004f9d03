using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>The figures of a score, with or without a band's name: "16", "High 16", "4 x 4 = 16", "16 (4 x 4)".</summary>
internal sealed partial class ScoreFigures(MatrixSettings matrix)
{
    static readonly string[] CommonBands =
    [
        "very high", "very low", "red", "amber", "green", "yellow", "orange", "black", "blue", "extreme", "critical", "severe",
        "significant",
        "moderate", "substantial", "tolerable", "intolerable", "acceptable", "unacceptable", "high", "medium", "med", "low", "r", "a", "g",
        "y", "vh", "vl", "h", "m", "l", "score",
    ];

    readonly HashSet<string> bands = matrix.Bands.SelectMany(band => new[] { band.Risk, band.Opportunity }).Concat(CommonBands)
        .Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);

    /// <summary>The product, the factors or both, in the order of the text; null where that says anything else.</summary>
    /// <param name="isOrderKnown">Whether it is known which factor is first, so that "4/5" are factors.</param>
    public (int? Product, (int First, int Second)? Factors)? Read(string line, bool isOrderKnown)
    {
        line = WithoutPast().Replace(line, "");
        if (OutOf25().Match(line) is { Success: true } outOf) line = outOf.Groups["product"].Value;
        line = Shortened().Replace(line, "very ${band}");
        if ((isOrderKnown ? Behind().Match(line) : Match.Empty) is not { Success: true } beside) beside = Beside().Match(line);
        if (beside.Success && Figure(beside, "first") * Figure(beside, "second") == Figure(beside, "product"))
            line = $"{beside.Groups["first"].Value}x{beside.Groups["second"].Value}={beside.Groups["product"].Value}";
        if (WithoutBands(ScoreTokens.Of(line)) is not { } text) return null;
        if (IsProduct(text, out var bare)) return (bare, null);
        if (SlashedFactors().Match(text) is { Success: true } slashed && (isOrderKnown || slashed.Groups["product"].Success))
            text = text.Replace('/', 'x');
        var match = FactorsFirst().Match(text);
        if (!match.Success) match = ProductFirst().Match(text);
        if (!match.Success) return null;
        return (Number("product"), Number("first") is { } first && Number("second") is { } second ? (first, second) : null);

        static int Figure(Match found, string group) => int.Parse(found.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

        int? Number(string group) =>
            match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Whether a text is a whole figure and nothing else.</summary>
    public static bool IsProduct(string text, out int product)
    {
        product = 0;
        return text.Length <= 6 && int.TryParse(
            text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out product);
    }

    /// <summary>Whether it is a product that the matrix has not.</summary>
    public static bool IsBeyond(string text) => IsProduct(text, out var product) && product > Score.Highest * Score.Highest;

    /// <summary>Whether a text is the name of a band, and nothing else.</summary>
    public bool IsBand(string text) => bands.Contains(TextKey.Of(text));

    // The rest without the words of a band; null where other words remain.
    string? WithoutBands(List<string> tokens)
    {
        var kept = new List<string>();
        var hasWord = false;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (!char.IsLetter(token.FirstOrDefault()) || token == "x")
            {
                // Two numbers side by side are not one.
                if (kept.Count > 0 && ScoreTokens.NumberOf(token) is not null && ScoreTokens.NumberOf(kept[^1]) is not null) return null;
                kept.Add(token);
                continue;
            }

            var pair = at + 1 < tokens.Count ? $"{token} {tokens[at + 1]}" : token;
            if (bands.Contains(pair))
                at += pair.Length > token.Length ? 1 : 0;
            else if (!bands.Contains(token))
                return null;
            hasWord = true;
        }

        var text = string.Concat(kept);
        return hasWord
            ? text.Replace("()", "", StringComparison.Ordinal).Replace("[]", "", StringComparison.Ordinal)
                .Trim('-', '–', '—', ':', ',', '/', ';', '=')
            : text;
    }

    [GeneratedRegex(
        @"^\(?\(?(?<first>[0-9]{1,6})\)?x\(?(?<second>[0-9]{1,6})\)?\)?(?:[=:]?\(?\[?(?<product>[0-9]{1,6})\]?\)?)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex FactorsFirst();

    [GeneratedRegex(
        @"^[(\[]?(?<product>[0-9]{1,6})[)\]]?(?:[=:]?[(\[]?(?<first>[0-9]{1,6})x(?<second>[0-9]{1,6})[)\]]?)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ProductFirst();

    // "5/4", which may be a product of 25 or a day, and "5/4 (20)", which is neither.
    [GeneratedRegex(@"^[1-5]/[1-5]([=:]?[(\[]?(?<product>[0-9]{1,2})[)\]]?)?$|^(?<product>[0-9]{1,2})[=:]?[(\[]?[1-5]/[1-5][)\]]?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex SlashedFactors();

    // "4/5 20", "(4,5) 20": the factors, and their product.
    [GeneratedRegex(
        @"^[(\[]?(?<first>[1-5])\s*[,;/x×]\s*(?<second>[1-5])[)\]]?(\s+|\s*[,;]\s*)(?<product>[0-9]{1,2})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    // "4 / 5 / 20" below "Impact / Likelihood / Score".
    [GeneratedRegex(@"^(?<first>[1-5])\s*[,;/|]\s*(?<second>[1-5])\s*[,;/|]\s*(?<product>[0-9]{1,2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Behind();

    // "V. High (25)".
    [GeneratedRegex(@"\bv(\.\s*|\s+)(?<band>high|low)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Shortened();

    // "20 (was 25)".
    [GeneratedRegex(@"\s*[(\[](was|previously|prev\.?|formerly|last quarter)[:\s][^()\[\]]*[)\]]$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex WithoutPast();

    // "20/25": no factor is 25.
    [GeneratedRegex(@"^\s*(?<product>[0-9]{1,2})\s*(/|(out )?of)\s*25\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OutOf25();
}
