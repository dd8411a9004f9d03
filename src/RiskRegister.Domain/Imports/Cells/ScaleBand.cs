using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What a scale's unit is.</summary>
internal enum ScaleUnit
{
    Figure,
    Percent,
    Money,
}

/// <summary>A figure, share or sum, or a band of them: "70%", "0.7", "10–25%", "&lt; £50k", "£250k–£1m", "over £1m".</summary>
/// <param name="Low">Where it begins; what it is below, where it has no beginning.</param>
/// <param name="High">Where it ends.</param>
internal readonly partial record struct ScaleBand(decimal Low, decimal High, ScaleUnit Unit)
{
    const string Number = @"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,6})?|[0-9]{1,9}(\.[0-9]{1,6})?";
    const string Times = @"\s*(k|m|mn|bn|thousand|million|billion)";
    const string Share = @"\s*(%|per\s?cent)";

    // More than any sum of a register.
    const decimal Endless = 1_000_000_000_000_000_000;

    /// <summary>Nothing lies below it or above it.</summary>
    public bool IsOpen => Low < 0 || High >= Endless;

    public bool IsFigure => Low == High;

    /// <summary>Whether another begins where this one ends: "10–25%" and "25–50%", or "26–50%".</summary>
    public bool IsFollowedBy(ScaleBand next) => next.Low >= High && next.Low - High <= Math.Max(1, High / 50);

    /// <summary>Null where a cell says anything else.</summary>
    public static ScaleBand? Of(string cell)
    {
        if (Written().Match(cell) is not { Success: true } match) return null;
        var (low, high) = (NumberOf(match.Groups["low"]), NumberOf(match.Groups["high"]));
        var (lowTimes, highTimes) = (TimesOf(match.Groups["lowTimes"]), TimesOf(match.Groups["highTimes"]));
        if (low is not { } first) return null;
        var isMoney = match.Groups["money"].Success || lowTimes > 1 || highTimes > 1;
        var unit = match.Groups["percent"].Success ? ScaleUnit.Percent : isMoney ? ScaleUnit.Money : ScaleUnit.Figure;
        if (high is { } last)
        {
            // "£50–250k".
            if (lowTimes == 1 && first < last) lowTimes = highTimes;
            return first * lowTimes < last * highTimes ? new ScaleBand(first * lowTimes, last * highTimes, unit) : null;
        }

        first *= lowTimes;
        if (match.Groups["below"].Success) return new ScaleBand(-1, first, unit);
        return new ScaleBand(first, match.Groups["above"].Success ? Endless : first, unit);
    }

    static decimal? NumberOf(Group group) => decimal.TryParse(
        group.ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
        ? number : null;

    static decimal TimesOf(Group group) => !group.Success ? 1 : group.ValueSpan.Trim() switch
    {
        ['k' or 'K' or 't' or 'T', ..] => 1_000,
        ['m' or 'M', ..] => 1_000_000,
        _ => 1_000_000_000,
    };

    [GeneratedRegex(
        @"^\s*((?<below><\s*=?|≤|less\s+than|under|below|up\s+to)"
            + @"|(?<above>>\s*=?|≥|more\s+than|greater\s+than|over|above|at\s+least)|between)?"
            + @"\s*(?<money>[£€$])?\s*(?<low>" + Number + ")(?<lowTimes>" + Times + ")?(?<percent>" + Share + ")?"
            + @"(\s*(-|–|—|to|and)\s*(?<money>[£€$])?\s*(?<high>" + Number + ")(?<highTimes>" + Times + ")?(?<percent>" + Share + ")?"
            + @"|\s*(?<above>\+|(or|and)\s+(more|over|above|higher))|\s*(?<below>(or|and)\s+(less|under|below|lower)))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
