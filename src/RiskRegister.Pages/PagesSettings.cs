namespace RiskRegister.Pages;

/// <summary>How the pages look; the section Pages of the configuration.</summary>
public sealed record PagesSettings
{
    /// <summary>The organisation's colour, #rrggbb: the bar at the top of each page. Text on it is white.</summary>
    public string Colour { get; init; } = "#1d4f7c";

    /// <summary>A picture (.svg or .png) that stands before the organisation's name; null shows the name alone.</summary>
    public string? Logo { get; init; }

    /// <summary>Whether anybody may read the public editions of published snapshots on pages, without signing in.</summary>
    public bool Public { get; init; }

    /// <summary>What is wrong with them, each by its name.</summary>
    public IEnumerable<string> Faults()
    {
        if (Colour.Length != 7 || Colour[0] != '#' || !Colour.AsSpan(1).ToString().All(char.IsAsciiHexDigit))
            yield return "Colour must be #rrggbb.";
        else if (ContrastWithWhite() < 4.5)
            yield return "Colour is too light: white text on it could not be read. It must stand out from white by 4.5 to 1.";
        if (Logo is null) yield break;
        if (Path.GetExtension(Logo).ToLowerInvariant() is not (".svg" or ".png")) yield return "Logo must be a file .svg or .png.";
        else if (!File.Exists(Logo)) yield return $"Logo is not there: {Logo}.";
    }

    // WCAG 2.2, "contrast ratio".
    double ContrastWithWhite() => 1.05 / ((0.2126 * Linear(1)) + (0.7152 * Linear(3)) + (0.0722 * Linear(5)) + 0.05);

    double Linear(int at)
    {
        var share = Convert.ToInt32(Colour.Substring(at, 2), 16) / 255d;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
