using System.Globalization;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>A cell's colour and the colour of the text on it.</summary>
/// <param name="Fill">Six hexadecimal digits, without a number sign.</param>
/// <param name="Ink">Black or white, whichever stands out more: at least 4.5 to 1, whatever the fill.</param>
readonly record struct Shade(string Fill, string Ink)
{
    const string Black = "000000";
    const string White = "FFFFFF";

    // Where black and white stand out alike: the square root of 1.05 × 0.05, less 0.05.
    const double Middle = 0.179;

    public static Shade Of(MatrixSettings matrix, Band band, EntryKind kind)
    {
        var fill = matrix.ColourOf(band, kind)[1..].ToUpperInvariant();
        return new Shade(fill, Luminance(fill) > Middle ? Black : White);
    }

    // Relative luminance as WCAG 2.2 defines it.
    static double Luminance(string fill) => (0.2126 * Linear(fill[..2])) + (0.7152 * Linear(fill[2..4])) + (0.0722 * Linear(fill[4..]));

    static double Linear(string hexadecimal)
    {
        var share = int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
