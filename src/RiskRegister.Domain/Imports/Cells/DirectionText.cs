using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Reads a direction of travel: it counts only where the cell begins with an arrow, with a known word followed by the end or
/// punctuation, or with a sentence that says how the score moved. "Increased capacity has helped" states nothing.
/// </summary>
internal static partial class DirectionText
{
    const int LongestWords = 24;
    const int MostWords = 3;

    const string UpwardArrows = "↑↗⇑⇧⬆▲△";
    const string LevelArrows = "→↔⇒⇔⇨➔➡⬌▶►◄";
    const string DownwardArrows = "↓↘⇓⇩⬇▼▽";

    static readonly FrozenDictionary<string, Direction> Words = new Dictionary<string, Direction>(StringComparer.OrdinalIgnoreCase)
    {
        ["Level"] = Direction.Level,
        ["Stable"] = Direction.Level,
        ["Static"] = Direction.Level,
        ["Unchanged"] = Direction.Level,
        ["Unch"] = Direction.Level,
        ["NC"] = Direction.Level,
        ["Same"] = Direction.Level,
        ["Steady"] = Direction.Level,
        ["Constant"] = Direction.Level,
        ["Flat"] = Direction.Level,
        ["Sefydlog"] = Direction.Level,
        ["Cyson"] = Direction.Level,
        ["Up"] = Direction.Upwards,
        ["Upward"] = Direction.Upwards,
        ["Upwards"] = Direction.Upwards,
        ["Increasing"] = Direction.Upwards,
        ["Increased"] = Direction.Upwards,
        ["Increase"] = Direction.Upwards,
        ["Higher"] = Direction.Upwards,
        ["Cynyddu"] = Direction.Upwards,
        ["Down"] = Direction.Downwards,
        ["Downward"] = Direction.Downwards,
        ["Downwards"] = Direction.Downwards,
        ["Decreasing"] = Direction.Downwards,
        ["Decreased"] = Direction.Downwards,
        ["Decrease"] = Direction.Downwards,
        ["Gostwng"] = Direction.Downwards,
        ["Lleihau"] = Direction.Downwards,
        ["Reducing"] = Direction.Downwards,
        ["Reduced"] = Direction.Downwards,
        ["Lower"] = Direction.Downwards,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly (string Words, Direction Direction)[] Phrases =
    [
        ("No change", Direction.Level), ("No chg", Direction.Level), ("N/C", Direction.Level), ("No movement", Direction.Level),
        ("Not changed", Direction.Level), ("Sideways", Direction.Level), ("Horizontal", Direction.Level),
        ("Sideways arrow", Direction.Level), ("Horizontal arrow", Direction.Level), ("Level arrow", Direction.Level),
        ("Right arrow", Direction.Level), ("Arrow right", Direction.Level), ("Up arrow", Direction.Upwards),
        ("Upward arrow", Direction.Upwards), ("Arrow up", Direction.Upwards), ("Arrow pointing up", Direction.Upwards),
        ("Down arrow", Direction.Downwards), ("Downward arrow", Direction.Downwards), ("Arrow down", Direction.Downwards),
        ("Arrow pointing down", Direction.Downwards),
        ("Remains the same", Direction.Level), ("<-->", Direction.Level), ("<->", Direction.Level), ("<=>", Direction.Level),
        ("-->", Direction.Level), ("->", Direction.Level),
        ("=>", Direction.Level), ("=", Direction.Level),
        ("Dim newid", Direction.Level), ("Heb newid", Direction.Level), ("Yr un fath", Direction.Level),
        ("Yn sefydlog", Direction.Level), ("I fyny", Direction.Upwards), ("Yn cynyddu", Direction.Upwards),
        ("Wedi cynyddu", Direction.Upwards), ("I lawr", Direction.Downwards), ("Yn gostwng", Direction.Downwards),
        ("Wedi gostwng", Direction.Downwards), ("Yn lleihau", Direction.Downwards), ("Wedi lleihau", Direction.Downwards),
    ];

    static readonly FrozenDictionary<char, (string Words, Direction Direction)[]> PhrasesByFirst = Phrases
        .GroupBy(phrase => phrase.Words[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    // What parts two statements from each other, and closes the second.
    static readonly char[] Between = [' ', '\n', '/', '|', '(', ')', '[', ']', '–', '—', '-', ',', ';', ':', '.'];

    static readonly FrozenDictionary<string, Direction>.AlternateLookup<ReadOnlySpan<char>> WordsByLetters =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    // Nearly no narrative has one of these, or begins with one of those.
    static readonly SearchValues<string> TurnWords =
        SearchValues.Create(["but ", "now ", "then ", "although "], StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<string> MovedWords =
        SearchValues.Create(["increased", "risen", "reduced", "decreased", "fallen", " to "], StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<char> JudgementFirsts = SearchValues.Create("abdfghirwABDFGHIRW");

    /// <summary>
    /// Whether what stands behind a direction says another: "↓ → ↑", "Reduced to 9 but rising", and "↑ Improving" of a risk, whose score
    /// improves when it falls.
    /// </summary>
    public static bool Contradicts(Direction direction, string rest, EntryKind kind)
    {
        if (direction == Direction.Level) return false;
        var at = 0;
        while (at < rest.Length && !char.IsLetter(rest[at]) && ArrowAt(rest, at) is null) at++;
        if (at == rest.Length) return false;
        if (ArrowAt(rest, at) is { } arrow) return arrow != direction && !HasFigures(rest, at);
        if (rest.AsSpan().ContainsAny(TurnWords) && Turns().IsMatch(rest)) return true;
        var later = direction == Direction.Upwards ? FellLater() : RoseLater();
        if (rest.AsSpan().ContainsAny(MovedWords) && later.IsMatch(rest)) return true;
        if (!JudgementFirsts.Contains(rest[at])) return false;
        var behind = rest.AsSpan(at);
        if (Fell().IsMatch(behind)) return direction == Direction.Upwards;
        if (Rose().IsMatch(behind)) return direction == Direction.Downwards;
        var isBetter = Better().IsMatch(behind);
        if (!isBetter && !Worse().IsMatch(behind)) return false;
        return isBetter == ((direction == Direction.Upwards) == (kind == EntryKind.Risk));
    }

    /// <summary>What a plus or a minus alone would say.</summary>
    public static Direction? OfSign(string cell) => cell.Trim() switch
    {
        "+" or "++" => Direction.Upwards,
        "-" or "--" or "–" or "−" => Direction.Downwards,
        _ => null,
    };

    /// <summary>Whether a heading says itself what its arrows mean: "(↑ = improving)".</summary>
    public static bool IsExplained(string heading)
    {
        // Nearly no heading has an arrow.
        if (Ascii.IsValid(heading)) return false;
        return Enumerable.Range(0, heading.Length).Any(at => ArrowAt(heading, at) is not null) && Judged().IsMatch(heading);
    }

    // "9 → 6" says from where to where.
    static bool HasFigures(string text, int at) => text.AsSpan(0, at).ContainsAnyInRange('0', '9');

    [GeneratedRegex(
        @"\b(but|now|then|although)\s+(is\s+|it\s+is\s+)?(now\s+)?(likely\s+to\s+|expected\s+to\s+)?"
            + @"(ris|increas|fall|decreas|reduc|stable|static|level|up\b|down\b)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Turns();

    [GeneratedRegex(@"^(risk\s+)?(has\s+)?(fallen|reduced|reducing|falling)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Fell();

    [GeneratedRegex(@"^(risk\s+)?(has\s+)?(risen|increased|increasing|rising)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Rose();

    [GeneratedRegex(@"^(improv(ing|ed|ement)|better|good|favourable)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Better();

    [GeneratedRegex(@"^(worsen(ing|ed)|worse|bad|adverse|deteriorat(ing|ed|ion))\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Worse();

    const string Later = @"[,;]\s*(and\s+)?((risk|score|it)\s+)?(has\s+)?(since\s+)?(been\s+)?";
    const string Moved = @"\s*($|[,;.]|\s(in|this|to|from|by|since|again|at|after|following)\b)";

    // "Increased in Q1, reduced in Q2".
    [GeneratedRegex(
        Later + "(reduced|decreased|fallen)" + Moved + @"|[,;]\s*(likely|expected)\s+to\s+(fall|reduce|decrease)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FellLater();

    [GeneratedRegex(
        Later + "(increased|risen)" + Moved + @"|[,;]\s*(likely|expected)\s+to\s+(rise|increase)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RoseLater();

    [GeneratedRegex(@"\b(improv|better|worse|deteriorat|good|bad)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
        | RegexOptions.IgnoreCase)]
    private static partial Regex Judged();

    /// <summary>The direction stated, if any, and the rest of the cell as the narrative.</summary>
    public static (Direction? Direction, string? Narrative) Read(string cell)
    {
        var text = cell.Trim();
        var (direction, end) = StatementAt(text, 0);
        if (direction is null)
            return BesideOtherWords(text) ?? (DirectionSentence.Read(text), text.Length == 0 ? null : text);
        if (DirectionSentence.IsDoubted(text, end)) return (null, text);

        // "No change since Q1 (was 12)" is one sentence, and stays whole.
        if (end < text.Length && IsFollowedByFigure(text, end)) return (direction, text);

        // "↑ Upwards" says it twice; "↑ Level" goes on with something else.
        while (StatementAt(text, AfterSpaces(text, end)) is ({ } again, var next) && again == direction
            && (IsArrowAt(text, next - 1) || IsArrowAt(text, end - 1)))
        {
            end = next;
        }

        // "Up / I fyny" says it twice, too; "Up / Down" says nothing.
        if (text.Length - end is > 0 and <= LongestWords && WholeStatement(text[end..].Trim(Between)) is { } other)
            return other == direction ? (direction, null) : (null, text);
        var rest = text.AsSpan(end);
        while (rest.Length > 0 && IsLeading(rest[0])) rest = rest[1..];
        return (direction, rest.Length == 0 ? null : rest.ToString());
    }

    // "Suas / Up", "9 (Up)": a few words, which may be another language's, and a direction apart from them.
    static (Direction? Direction, string? Narrative)? BesideOtherWords(string text)
    {
        if (text.Length > LongestWords * 2 || text.AsSpan().IndexOfAny('/', '|', '(') is not (> 0 and var at)) return null;
        var words = text[..at].Trim();
        if (words.AsSpan().Count(' ') >= MostWords) return null;
        return WholeStatement(text[at..].Trim(Between)) is { } direction ? (direction, words) : null;
    }

    static Direction? WholeStatement(string text) =>
        StatementAt(text, 0) is ({ } direction, var end) && end == text.Length ? direction : null;

    static (Direction? Direction, int End) StatementAt(string text, int at)
    {
        if (at >= text.Length) return (null, at);
        if (ArrowAt(text, at) is { } arrow) return (arrow, AfterArrow(text, at));
        if (PhraseAt(text, at) is ({ } words, var said)) return (said, at + words.Length);
        var end = at;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        if (end == at || !WordsByLetters.TryGetValue(text.AsSpan(at..end), out var word)) return (null, at);
        if (text.AsSpan(at..end).EndsWith("ward", StringComparison.OrdinalIgnoreCase)) end = AfterPlural(text, end);
        var isStated = IsFollowedByEndOrPunctuation(text, end) || IsFollowedByFigure(text, end);
        return isStated ? (word, end) : (null, at);
    }

    static (string? Words, Direction Direction) PhraseAt(string text, int at)
    {
        foreach (var phrase in PhrasesByFirst.GetValueOrDefault(char.ToUpperInvariant(text[at]), []))
        {
            if (!text.AsSpan(at).StartsWith(phrase.Words, StringComparison.OrdinalIgnoreCase)) continue;
            var end = at + phrase.Words.Length;
            if (IsFollowedByEndOrPunctuation(text, end) || IsFollowedByFigure(text, end)) return phrase;
        }

        return default;
    }

    // "Up from 9", "Reduced to 6", "Increased by 4": what else but the score; and "No change since Q1", "Same as last quarter".
    static bool IsFollowedByFigure(string text, int at) => Figure().IsMatch(text.AsSpan(at));

    [GeneratedRegex(
        @"^\s+((from|to|by)\s+[0-9]|since\s|(from|as|than|on)\s+(the\s+)?(last|previous|prior|before|q[1-4])\b"
            + @"|this\s+(quarter|month|period|year)\b)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Figure();

    static Direction? ArrowAt(string text, int at) => text[at] switch
    {
        var character when char.IsAscii(character) => null,
        var character when UpwardArrows.Contains(character, StringComparison.Ordinal) => Direction.Upwards,
        var character when LevelArrows.Contains(character, StringComparison.Ordinal) => Direction.Level,
        var character when DownwardArrows.Contains(character, StringComparison.Ordinal) => Direction.Downwards,
        _ => null,
    };

    // Arrows from a phone come with an invisible character that makes them pictures.
    static bool IsArrowAt(string text, int at) => ArrowAt(text, at) is not null || IsVariation(text[at]);

    static int AfterArrow(string text, int at) => at + 1 < text.Length && IsVariation(text[at + 1]) ? at + 2 : at + 1;

    static bool IsVariation(char character) => character is '\uFE0E' or '\uFE0F';

    static int AfterPlural(string text, int at)
    {
        var bracket = AfterSpaces(text, at);
        return string.Compare(text, bracket, "(s)", 0, 3, StringComparison.OrdinalIgnoreCase) == 0 ? bracket + 3 : at;
    }

    static int AfterSpaces(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    // A line that ends after the word is an end, too. "Up-to-date" and "Level's" are other words.
    static bool IsFollowedByEndOrPunctuation(string text, int at)
    {
        if (at == text.Length) return true;
        var isJoined = text[at] is '-' or '\u2010' or '\u2011' or '\'' or '’';
        if (isJoined && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])) return false;
        while (at < text.Length && text[at] != '\n' && char.IsWhiteSpace(text[at])) at++;
        return at == text.Length || text[at] == '\n' || char.IsPunctuation(text[at]) || char.IsSymbol(text[at]);
    }

    // What opens a bracket or quotation belongs to the narrative.
    static bool IsLeading(char character) => character switch
    {
        '"' or '\'' => false,
        _ when char.IsWhiteSpace(character) || IsVariation(character) => true,
        _ => char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation,
    };
}
