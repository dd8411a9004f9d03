using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>
/// Text that stands above the line. A figure or sign behind a text is the mark of a note; behind a unit, within a word or a fraction it is
/// shown as what it is ("m²", "10⁶ litres"), so that it never becomes a digit of the figure before it. Letters, as in "1st", are text.
/// </summary>
sealed partial class RaisedText(int longest)
{
    const int LongestLinked = 12;
    const int LongestNumber = 3;
    const int LongestBefore = 100;
    const string Figures = "0123456789+-−–";
    const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻";

    static readonly SearchValues<char> OfFigures = SearchValues.Create(Figures);

    static readonly SearchValues<char> Signs = SearchValues.Create("0123456789*†‡§¶");

    static readonly SearchValues<char> Brackets = SearchValues.Create("[(*†‡§¶");

    static readonly SearchValues<char> OfMarks = SearchValues.Create("0123456789*†‡§¶,;()[] \u00A0");

    /// <summary>What stands around or between marks.</summary>
    public static readonly char[] AroundMarks = ['[', ']', '(', ')', ',', ';', ' ', '\u00A0'];

    readonly StringBuilder text = new();
    readonly List<CellNote> links = [];

    /// <inheritdoc cref="CellBuilder.AppendRaised"/>
    public void Append(string piece, string? target)
    {
        text.Append(piece, 0, Math.Min(piece.Length, Math.Max(0, longest - text.Length)));
        if (target is not null && !links.Exists(link => link is LinkedNote known && known.Target == target))
            links.Add(new LinkedNote(piece.Trim(), target));
    }

    /// <summary>What of it is text, and the notes that it marks.</summary>
    /// <param name="before">The text of the cell so far.</param>
    /// <param name="next">The character behind it; a line break where there is none.</param>
    public (string Text, IReadOnlyList<CellNote> Notes) Settled(StringBuilder before, char next)
    {
        var piece = text.ToString();
        var mark = piece.Trim();
        if (links.Count > 0 && mark.Length <= LongestLinked * links.Count) return (SpacesOf(piece), links);
        var line = LineOf(before);
        if (mark.Length == 0 || string.IsNullOrWhiteSpace(line)) return (piece, []);
        return IsMark(mark, line, next) ? (SpacesOf(piece), [new CellNote(mark, null)]) : (Shown(piece), []);
    }

    /// <summary>Whether a text on the line is a mark: in brackets, or a sign that is no figure.</summary>
    public static bool IsMarkOnLine(string text) => IsOfMarks(text.Trim()) && text.AsSpan().ContainsAny(Brackets);

    /// <summary>The mark that a line begins with which may be a note: "1 Exempt", "[1] Exempt", "* Exempt", "1Exempt".</summary>
    /// <param name="text">What stands behind it.</param>
    public static string? MarkBefore(string line, out string text)
    {
        var match = Before().Match(line);
        text = match.Groups["text"].Value;
        return match.Success ? match.Groups["mark"].Value : null;
    }

    /// <summary>Whether a text is nothing but marks of notes.</summary>
    public static bool IsOfMarks(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(OfMarks) || !text.ContainsAny(Signs)) return false;
        var digits = 0;
        foreach (var letter in text)
        {
            digits = char.IsAsciiDigit(letter) ? digits + 1 : 0;
            if (digits > LongestNumber) return false;
        }

        return true;
    }

    static bool IsMark(string mark, string line, char next)
    {
        if (!IsOfMarks(mark) || char.IsLetterOrDigit(next) || next is '/' or '⁄' or '°') return false;
        return mark is "2" or "3" && Unit().IsMatch(line) ? Money().IsMatch(line) : !IsPower(mark, line);
    }

    // "more than 10⁶", but not "Top 10¹".
    static bool IsPower(string mark, string line) =>
        int.TryParse(mark, out var power) && power >= 3 && Ten().IsMatch(line) && line.Any(char.IsLetter);

    static string Shown(string piece) => piece.AsSpan().ContainsAnyExcept(OfFigures) ? piece
        : string.Concat(piece.Select(figure => Raised[Figures.IndexOf(figure, StringComparison.Ordinal)]));

    // What parts the words beside a mark does so without it.
    static string SpacesOf(string piece) => piece.Length > 0 && (char.IsWhiteSpace(piece[0]) || char.IsWhiteSpace(piece[^1])) ? " " : "";

    static string LineOf(StringBuilder text)
    {
        var start = text.Length;
        while (start > 0 && text.Length - start < LongestBefore && text[start - 1] != '\n') start--;
        return text.ToString(start, text.Length - start);
    }

    [GeneratedRegex(@"^\s*[\[(]?((?<mark>[0-9]{1,3})([\]).:]*\s+(?<text>\S.*)|[\]).:]+(?<text>[^\s0-9].*)|(?<text>\p{Lu}\p{Ll}.*))"
        + @"|(?<mark>[*†‡§¶]{1,3})[\]).:]*\s*(?<text>[^\s*].*))$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Before();

    [GeneratedRegex(@"(^|[^\p{L}])(mm|cm|dm|m|km|ft|yd|CO)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Unit();

    // "£5m" are millions.
    [GeneratedRegex(@"[£$€] ?[0-9.,]+ ?m$", RegexOptions.ExplicitCapture)]
    private static partial Regex Money();

    [GeneratedRegex(@"(^|[^0-9.,])10$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ten();
}

/// <summary>A mark that names the place in the file where its note stands, until that is known.</summary>
sealed record LinkedNote(string Mark, string Target) : CellNote(Mark, null);
