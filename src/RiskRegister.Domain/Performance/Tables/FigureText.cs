using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>The shapes of what stands in a cell.</summary>
internal static partial class FigureText
{
    // A comma may be followed by a space that slipped in: "41, 554".
    const string Number =
        @"(?<minus>[\-−–] ?)?(?<pounds>£ ?)?(?<digits>([0-9]{1,3}(, ?[0-9]{3})+|[0-9]{1,30})(\.[0-9]{1,30})?|\.[0-9]{1,30})";
    const string Unit = @"( ?(?<multiple>k|m|bn|million|billion))?( ?(?<percent>%))?( (?<days>days?))?";

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    /// <summary>The text with one space for every run of them, and none around it.</summary>
    public static string Spaced(string text)
    {
        var isSpaced = false;
        foreach (var character in text)
        {
            var isSpace = char.IsWhiteSpace(character);
            if (isSpace && (isSpaced || character != ' ')) return Spaces().Replace(text, " ").Trim();
            isSpaced = isSpace;
        }

        return text.Trim();
    }

    [GeneratedRegex("^" + Number + Unit + "$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Bare();

    /// <summary>A figure, perhaps with its rate, and what is said beside it: in brackets, or after a space.</summary>
    [GeneratedRegex(
        @"^(?<figure>[\-−–]? ?£? ?[0-9.][0-9., ]*?( ?(k|m|bn|million|billion))?( ?%)?( days?)?)(/ ?(?<rate>[0-9.,]+ ?%?))?"
        + @"(?<remark> ?\([^()]{1,60}\)| [0-9A-Z(][^()]{0,60})?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    public static partial Regex FigureAndRemark();

    [GeneratedRegex(
        "^(available|expected|due|available from) (in )?(?<when>.{1,60})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Expected();

    [GeneratedRegex(
        "^(ytd|year to date)( ?- ?(ytd|year to date))?$",
            RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex YearToDate();

    [GeneratedRegex(
        "^(?<period>.{0,40}?) ?forecast$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Forecast();
}
