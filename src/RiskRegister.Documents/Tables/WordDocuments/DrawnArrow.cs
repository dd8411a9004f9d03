using System.Globalization;

namespace RiskRegister.Documents.Tables.WordDocuments;

/// <summary>Arrows that are drawn as shapes, perhaps turned.</summary>
static class DrawnArrow
{
    const string Clockwise = "↑↗→↘↓↙←↖";
    const int UnitsPerDegree = 60_000;

    /// <param name="turned">Clockwise, in 60,000ths of a degree (ECMA-376, part 1, 20.1.10.3).</param>
    public static string? OfShape(string? shape, int turned) => shape switch
    {
        "upArrow" => Turned(0, turned / UnitsPerDegree),
        "rightArrow" or "notchedRightArrow" or "stripedRightArrow" => Turned(2, turned / UnitsPerDegree),
        "downArrow" => Turned(4, turned / UnitsPerDegree),
        "leftArrow" => Turned(6, turned / UnitsPerDegree),
        "leftRightArrow" => IsUpright(turned / UnitsPerDegree) ? "↕" : "↔",
        "upDownArrow" => IsUpright(turned / UnitsPerDegree) ? "↔" : "↕",
        _ => null,
    };

    /// <summary>A shape of VML, by the number of its kind.</summary>
    public static string? OfOldShape(string? type, string? style)
    {
        var shape = type switch
        {
            "#_x0000_t13" => "rightArrow",
            "#_x0000_t66" => "leftArrow",
            "#_x0000_t67" => "downArrow",
            "#_x0000_t68" => "upArrow",
            "#_x0000_t69" => "leftRightArrow",
            "#_x0000_t70" => "upDownArrow",
            _ => null,
        };
        return OfShape(shape, RotationIn(style ?? "") * UnitsPerDegree);
    }

    static int RotationIn(string style)
    {
        const string rotation = "rotation:";
        var at = style.IndexOf(rotation, StringComparison.Ordinal);
        if (at < 0) return 0;
        var digits = style.AsSpan(at + rotation.Length);
        var end = digits.IndexOf(';');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.AllowLeadingSign, null, out var degrees) ? degrees % 360 : 0;
    }

    static string Turned(int eighths, int degrees) =>
        Clockwise[(((eighths + (int)Math.Round(degrees / 45.0)) % 8) + 8) % 8].ToString();

    static bool IsUpright(int degrees) => Math.Abs(degrees % 180) is > 45 and < 135;
}
