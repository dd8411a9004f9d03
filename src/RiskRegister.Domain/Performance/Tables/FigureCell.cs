using System.Globalization;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>What one cell of a published table holds.</summary>
/// <param name="Value">Null when the cell says that there is none.</param>
/// <param name="Numerator">The count that is printed beside its rate.</param>
/// <param name="Second">The figure in brackets, for the second period that the heading names.</param>
/// <param name="Own">The period that the cell itself names, in place of its column's.</param>
/// <param name="IsYearToDate">The cell says that it counts from the start of the year.</param>
/// <param name="Decimals">Digits after the point, as printed.</param>
internal sealed record FigureCell(
    decimal? Value, decimal? Numerator, decimal? Second, Period? Own, bool IsYearToDate, ObservationStatus Status, string? ExpectedIn,
    MeasureUnit Unit, int Decimals)
{
    /// <summary>An empty cell.</summary>
    public static readonly FigureCell Nothing = None(null) with { Status = ObservationStatus.Normal };

    const int LongestCell = 200;
    const int LongestPlain = 20;
    const decimal Thousand = 1_000m;
    const decimal Million = 1_000_000m;
    const decimal Billion = 1_000_000_000m;

    /// <summary>Reads a cell that is not empty; null when it can't be read.</summary>
    /// <param name="hasSecond">Whether the heading names a second period.</param>
    /// <param name="firstMonth">In which the financial year starts.</param>
    public static FigureCell? Read(string cell, bool hasSecond, int firstMonth)
    {
        if (cell.Length > LongestCell) return null;
        if (Plain(cell) is { } plain)
            return new(plain.Value, null, null, null, IsYearToDate: false, ObservationStatus.Normal, null, plain.Unit, plain.Decimals);
        var line = FigureText.Spaced(CellText.OnOneLine(cell));
        if (IsNothing(line)) return None(null);
        if (FigureText.Expected().Match(line) is { Success: true } expected) return None(expected.Groups["when"].Value);
        var (rest, status) = Shorthand(line);
        if (rest.Length == 0)
            return status.HasNoValue() || status == ObservationStatus.Suppressed ? None(null) with { Status = status } : null;
        if (Figure(rest) is { } bare) return new(bare.Value, null, null, null, IsYearToDate: false, status, null, bare.Unit, bare.Decimals);
        var match = FigureText.FigureAndRemark().Match(rest);
        if (!match.Success || Figure(match.Groups["figure"].Value) is not { } figure) return null;
        var read = new FigureCell(figure.Value, null, null, null, IsYearToDate: false, status, null, figure.Unit, figure.Decimals);
        if (match.Groups["rate"] is { Success: true, Value: var rateText })
        {
            if (Figure(rateText) is not { } rate) return null;
            read = read with { Value = rate.Value, Numerator = figure.Value, Unit = rate.Unit, Decimals = rate.Decimals };
        }

        return Remarked(read, match.Groups["remark"].Value, hasSecond, firstMonth);
    }

    // Digits and a point, as nearly every cell has, without the cost of an expression.
    static (decimal Value, MeasureUnit Unit, int Decimals)? Plain(string text)
    {
        if (text.Length is 0 or > LongestPlain || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1])) return null;
        var point = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at])) continue;
            if (text[at] != '.' || point >= 0) return null;
            point = at;
        }

        var decimals = point < 0 ? 0 : text.Length - point - 1;
        var value = decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return decimals > Figures.MostDecimals || value > Figures.Largest ? null
            : (value, MeasureUnit.Number, Math.Min(decimals, Figures.MostPrinted));
    }

    /// <summary>Reads a bare figure: "41, 554", "19.0 %", "£3.2m", "730 days".</summary>
    public static (decimal Value, MeasureUnit Unit, int Decimals)? Figure(string text)
    {
        var match = FigureText.Bare().Match(text.Trim());
        if (!match.Success) return null;
        var digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var multiple = match.Groups["multiple"].Value.ToUpperInvariant() switch
        {
            "K" => Thousand,
            "M" or "MILLION" => Million,
            "BN" or "BILLION" => Billion,
            _ => 1m,
        };
        if (decimals > Figures.MostDecimals || value > Figures.Largest / multiple) return null;
        value *= multiple;
        if (match.Groups["minus"].Success) value = -value;
        var unit = match.Groups["pounds"].Success ? MeasureUnit.Pounds
            : match.Groups["percent"].Success ? MeasureUnit.Percent
            : match.Groups["days"].Success ? MeasureUnit.Days : MeasureUnit.Number;
        return (value, unit, multiple == 1m ? Math.Min(decimals, Figures.MostPrinted) : 0);
    }

    static FigureCell? Remarked(FigureCell read, string remark, bool hasSecond, int firstMonth)
    {
        var text = remark.Trim().TrimStart('(').TrimEnd(')').Trim();
        if (text.Length == 0) return read;
        if (FigureText.YearToDate().IsMatch(text)) return read with { IsYearToDate = true };
        if (PeriodText.Read(text, firstMonth) is { } own) return read with { Own = own };
        if (FigureText.Forecast().Match(text) is { Success: true } forecast)
        {
            var named = forecast.Groups["period"].Value;
            if (named.Length == 0) return read with { Status = ObservationStatus.Forecast };
            return PeriodText.Read(named, firstMonth) is { } period ? read with { Own = period, Status = ObservationStatus.Forecast }
                : null;
        }

        return hasSecond && Figure(text) is { } second ? read with { Second = second.Value } : null;
    }

    static bool IsNothing(string line) => line is "-" or "–" or "—" or "‐" or "‑" or ".."
        || line.ToUpperInvariant() is "N/A" or "NA" or "N/K" or "NOT AVAILABLE" or "NO DATA" or "TBC" or "AWAITED";

    static (string Figure, ObservationStatus Status) Shorthand(string line)
    {
        foreach (var status in Enum.GetValues<ObservationStatus>())
        {
            var mark = status.Shorthand();
            if (mark.Length > 0 && line.EndsWith(mark, StringComparison.OrdinalIgnoreCase)) return (line[..^mark.Length].TrimEnd(), status);
        }

        return (line, ObservationStatus.Normal);
    }

    static FigureCell None(string? expectedIn) =>
        new(null, null, null, null, IsYearToDate: false, ObservationStatus.Missing, expectedIn, MeasureUnit.Number, 0);
}
