using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RiskRegister.Domain.Performance;

/// <summary>How reports name a measure: "PM12".</summary>
/// <param name="Number">1 to 999999.</param>
public readonly record struct MeasureReference(int Number)
{
    public const int HighestNumber = 999_999;

    /// <summary>Reads "PM12": capitals or not, no leading zeros, nothing around it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MeasureReference reference)
    {
        reference = default;
        if (text is not { Length: >= 3 and <= 8 } || !text.StartsWith("PM", StringComparison.OrdinalIgnoreCase) || text[2] == '0')
            return false;
        if (!Digits.TryRead(text.AsSpan(2), out var number) || number is < 1 or > HighestNumber) return false;
        reference = new MeasureReference(number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"PM{Number}");
}
