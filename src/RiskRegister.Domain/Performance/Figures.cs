using System.Globalization;

namespace RiskRegister.Domain.Performance;

/// <summary>What a figure may be, and how it is printed. Figures are decimals and never rounded when stored.</summary>
public static class Figures
{
    /// <summary>Figures lie between minus and plus this.</summary>
    public const decimal Largest = 999_999_999_999_999m;

    /// <summary>Digits after the point.</summary>
    public const int MostDecimals = 10;

    /// <summary>Decimals that a measure may be printed with.</summary>
    public const int MostPrinted = 6;

    /// <summary>Why a figure can't be kept; null when it can.</summary>
    public static string? Fault(decimal value)
    {
        if (Math.Abs(value) > Largest) return $"must lie between -{Largest} and {Largest}";
        return decimal.Round(value, MostDecimals) != value ? $"must have at most {MostDecimals} digits after the point" : null;
    }

    /// <summary>Rounded half away from zero, as councils print.</summary>
    public static decimal Rounded(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>"2,625,593" or "79.60".</summary>
    public static string Printed(decimal value, int decimals) =>
        Rounded(value, decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A quotient as exact as it can be kept; null when nothing can be divided by it.</summary>
    public static decimal? Quotient(decimal numerator, decimal denominator)
    {
        if (denominator == 0) return null;
        var quotient = numerator / denominator;
        return Math.Abs(quotient) > Largest ? null : decimal.Round(quotient, MostDecimals, MidpointRounding.AwayFromZero);
    }
}
