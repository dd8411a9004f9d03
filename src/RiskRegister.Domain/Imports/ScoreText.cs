using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads scores: "16", "4 x 4 = 16" (impact first), "16 (4 x 4)", with or without a band's name.</summary>
internal sealed partial class ScoreText(MatrixSettings matrix)
{
    const int LongestScore = 100;

    // "very high" before "high".
    readonly string[] bands =
    [
        .. matrix.Bands
            .SelectMany(band => new[] { band.Risk, band.Opportunity })
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(name => name.Length),
    ];

    /// <summary>The score that the cells of one row state; neither a score nor a fault when all are blank.</summary>
    /// <param name="product">The cell that has the product or all of it, blank when there is none.</param>
    public Reading Read(string product, string impact, string likelihood)
    {
        var stated = new Reading();
        if (!string.IsNullOrWhiteSpace(product)) stated = ReadProduct(product);
        var hasFactors = !string.IsNullOrWhiteSpace(impact) || !string.IsNullOrWhiteSpace(likelihood);
        if (stated.Fault is not null || !hasFactors) return stated;
        var (givenImpact, impactFault) = FactorOf(impact, matrix.RiskImpact, matrix.OpportunityImpact);
        var (givenLikelihood, likelihoodFault) = FactorOf(likelihood, matrix.Likelihood);
        return (impactFault ?? likelihoodFault) is { } fault
            ? new Reading(Fault: fault)
            : Agreed(stated.Score, givenImpact, givenLikelihood);
    }

    static Reading Agreed(StatedScore? stated, int? impact, int? likelihood)
    {
        // One factor and the product give the other.
        if (stated is not null)
        {
            if (likelihood is null && impact is { } height && stated.Value % height == 0) likelihood = stated.Value / height;
            else if (impact is null && likelihood is { } chance && stated.Value % chance == 0) impact = stated.Value / chance;
        }

        if (impact is null || likelihood is null)
            return new Reading(Fault: stated is null ? ImportCodes.ScoreUnreadable : ImportCodes.ScoreDisagrees);
        var score = new StatedScore(impact.Value * likelihood.Value, impact, likelihood);
        var agrees = stated is null || (stated.Value == score.Value && (stated.Impact is null || stated == score));
        return agrees && new Score(impact.Value, likelihood.Value).IsOnMatrix
            ? new Reading(score)
            : new Reading(Fault: ImportCodes.ScoreDisagrees);
    }

    Reading ReadProduct(string cell)
    {
        if (cell.Length > LongestScore) return new Reading(Fault: ImportCodes.ScoreUnreadable);
        var text = WithoutBand(CellText.OnOneLine(cell));
        if (IsBareProduct(text, out var bare)) return Bare(bare);
        var match = FactorsFirst().Match(text);
        if (!match.Success) match = ProductFirst().Match(text);
        if (!match.Success) return new Reading(Fault: ImportCodes.ScoreUnreadable);
        var (product, impact, likelihood) = (Number("product"), Number("impact"), Number("likelihood"));
        if (impact is null || likelihood is null)
            return Bare(product!.Value);
        var score = new Score(impact.Value, likelihood.Value);
        if (!score.IsOnMatrix) return new Reading(Fault: ImportCodes.ScoreImpossible);
        return product is null || product == score.Value
            ? new Reading(new StatedScore(score.Value, impact, likelihood))
            : new Reading(Fault: ImportCodes.ScoreDisagrees);

        int? Number(string group) =>
            match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    // What nearly every register has, without the cost of an expression.
    static bool IsBareProduct(string text, out int product)
    {
        product = 0;
        return text.Length <= 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out product);
    }

    static Reading Bare(int product) =>
        StatedScore.IsPossible(product) ? new Reading(new StatedScore(product)) : new Reading(Fault: ImportCodes.ScoreImpossible);

    // "4", "4.0", "4 - Major" or "Major"; null for a blank cell.
    static (int? Factor, string? Fault) FactorOf(string cell, params ReadOnlySpan<IReadOnlyList<string>> scales)
    {
        var text = CellText.OnOneLine(cell);
        if (text.Length == 0) return (null, null);
        foreach (var scale in scales)
        {
            for (var step = 0; step < scale.Count; step++)
            {
                if (string.Equals(scale[step], text, StringComparison.OrdinalIgnoreCase)) return (step + 1, null);
            }
        }

        if (text.Length > LongestScore || Factor().Match(text) is not { Success: true } match) return (null, ImportCodes.ScoreUnreadable);
        var factor = int.Parse(match.Groups["factor"].ValueSpan, CultureInfo.InvariantCulture);
        return factor is >= Score.Lowest and <= Score.Highest ? (factor, null) : (null, ImportCodes.ScoreImpossible);
    }

    string WithoutBand(string text)
    {
        foreach (var band in bands)
        {
            var at = text.IndexOf(band, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var rest = text.Remove(at, band.Length).Replace("()", "", StringComparison.Ordinal).Replace("[]", "", StringComparison.Ordinal);
            return rest.Trim([' ', '-', '–', ':', ',', '/']);
        }

        return text;
    }

    [GeneratedRegex(
        @"^(?<impact>[0-9]{1,6})\s*[xX×*]\s*(?<likelihood>[0-9]{1,6})(?:\s*[=:]?\s*\(?\s*(?<product>[0-9]{1,6})\s*\)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FactorsFirst();

    [GeneratedRegex(
        @"^(?<product>[0-9]{1,6})(?:\.0+)?(?:\s*[=:]?\s*[(\[]?\s*(?<impact>[0-9]{1,6})\s*[xX×*]\s*(?<likelihood>[0-9]{1,6})\s*[)\]]?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ProductFirst();

    [GeneratedRegex(
        @"^(?<factor>[0-9]{1,6})(?:\.0+)?(?:[\s\-–:=(]+\p{L}[\p{L}\s/]*\)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Factor();

    /// <param name="Fault">The code of what is wrong; null when nothing is.</param>
    internal readonly record struct Reading(StatedScore? Score = null, string? Fault = null);
}
