using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>The words by which headings, lines and keys say a scale: how far it goes, and what single figures of it are called.</summary>
internal static partial class ScaleWords
{
    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    const string Figure = @"([0-9]{1,3}|(one\s+|a\s+)?hundred|one|two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen"
        + "|twenty-five|thirty-six)";

    const string Best = @"((very\s+|most\s+|highly\s+|extremely\s+)?(low(est)?|unlikely|minor|improbable)|rare(ly)?|remote|negligible"
        + @"|insignificant|minimal|trivial|slight|best|none|no\s+(impact|effect)|least(\s+(severe|serious|likely|significant))?"
        + @"|almost\s+never|good)";

    const string Worst = @"((very\s+|most\s+|highly\s+|extremely\s+|almost\s+)?(high(est)?|likely|serious|severe|major|significant|critical"
        + @"|probable|certain)|catastrophic|disastrous|extreme|worst|greatest|max(imum)?|most)";

    const string To = @"\s*(-|–|—|to|up\s+to|through\s+to|down\s+to|\.\.+)\s*";

    static readonly string[] Words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "", "twelve", "", "", "", "sixteen"];

    static readonly SearchValues<string> Signs = SearchValues.Create(
        [
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "%", "per cent", "percent", "lower", "lowest", "low is", "smaller", "reverse",
            "inver", "out of", "up to", "point", "-by-", " by ", "max", "one ", "possible", "allan o", "zero ",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text may have such words at all.</summary>
    public static bool MayBeIn(string text) => text.AsSpan().ContainsAny(Signs);

    /// <summary>How far a scale goes, where a match of <see cref="Extent"/> says it.</summary>
    public static int HighestOf(Match match)
    {
        if (match.Groups["percent"].Success) return 100;
        if (match.Groups["of"] is { Success: true } of) return FigureOf(of.ValueSpan);
        return FigureOf(match.Groups["first"].ValueSpan) * FigureOf(match.Groups["second"].ValueSpan);
    }

    /// <summary>The figures that a text calls the best or the worst, or by another name, in its order.</summary>
    public static IEnumerable<ScaleStep> StepsIn(string text)
    {
        foreach (Match match in Range().Matches(text))
        {
            if (Of(match.Groups["from"], match.Groups["lowBest"], match.Groups["lowWorst"], match) is { } low) yield return low;
            if (Of(match.Groups["of"], match.Groups["highBest"], match.Groups["highWorst"], match) is { } high) yield return high;
        }

        foreach (Match match in Step().Matches(text).Concat(StepBehind().Matches(text)))
        {
            if (IsOfBand(text, match)) continue;
            var (best, worst) = (match.Groups["best"], match.Groups["worst"]);
            yield return new ScaleStep(FigureOf(match.Groups["step"].ValueSpan), best.Success, worst.Success, match.Index, match.Length)
            {
                IsBare = match.Groups["bare"].Success,
            };
        }

        static ScaleStep? Of(Group figure, Group best, Group worst, Match match) => !best.Success && !worst.Success ? null
            : new ScaleStep(FigureOf(figure.ValueSpan), best.Success, worst.Success, match.Index, match.Length);
    }

    /// <summary>
    /// Where the last of several bands ends, as in "low 1-3, medium 4-6, high 7-9": 0 where that is open, and null where there are none.
    /// </summary>
    public static int? EndOfBands(string text)
    {
        var bands = Band().Matches(text).Select(match => (From: FigureOf(match.Groups["from"].ValueSpan), To: HighestOf(match))).ToArray();
        if (!Array.Exists(bands, band => band.From > 1)) return null;
        var sorted = bands.OrderBy(band => band.From).ToArray();
        var goesOn = sorted is [{ From: 0 or 1 }, _, _, ..] && sorted.Skip(1).Index().All(each => each.Item.From > sorted[each.Index].To);
        return goesOn && !OpenBand().IsMatch(text) ? sorted[^1].To : 0;
    }

    /// <summary>Whether a word is what scales call their best step, or else their worst; null where it is neither.</summary>
    public static bool? IsBest(string word) => BestAlone().IsMatch(word) ? true : WorstAlone().IsMatch(word) ? false : null;

    /// <summary>Whether the steps count from the worst: 1 is the worst, or a higher figure than 4 the best.</summary>
    public static bool AreTurned(IReadOnlyCollection<ScaleStep> steps) => steps.Any(step => step is { IsWorst: true, Figure: 1 })
        || steps.Any(step => step.IsBest
            && (step.Figure >= Score.Highest || steps.Any(other => other.IsWorst && other.Figure < step.Figure)));

    /// <summary>The highest step, if it is the worst one; else null.</summary>
    public static int? TopOf(IReadOnlyCollection<ScaleStep> steps) =>
        steps.MaxBy(step => step.Figure) is { IsWorst: true, Figure: > 1 } top ? top.Figure : null;

    /// <summary>Whether a text says of its figures that the lower ones are the worse.</summary>
    public static bool SayLowIsWorse(string text) => LowIsWorse().IsMatch(text) || Falling().IsMatch(text);

    /// <summary>The text without what it says of a scale.</summary>
    public static string Without(string text) => !MayBeIn(text) ? text
        : LowIsWorse().Replace(StepBehind().Replace(NamedStep().Replace(Extent().Replace(Range().Replace(text, ""), ""), ""), ""), "");

    static int FigureOf(ReadOnlySpan<char> text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var figure)) return figure;
        for (var at = 0; at < Words.Length; at++)
        {
            if (text.Equals(Words[at], StringComparison.OrdinalIgnoreCase)) return at;
        }

        return text[^1] is 'e' or 'E' ? 25 : text[^1] is 'x' or 'X' ? 36 : 100;
    }

    // "1-4 = low", "low = 1-4": no step, but a band of them.
    static bool IsOfBand(string text, Match match)
    {
        var figure = match.Groups["step"];
        var before = text.AsSpan(0, figure.Index).TrimEnd();
        if (EndsAsRange(before)) return true;
        var after = text.AsSpan(figure.Index + figure.Length).TrimStart();
        if (after is ['-' or '–' or '—', .. var rest]) return rest.TrimStart() is [>= '0' and <= '9', ..];
        return after.StartsWith("to ") && after.Length > 3 && char.IsAsciiDigit(after[3]);
    }

    static bool EndsAsRange(ReadOnlySpan<char> before)
    {
        var rest = before is [.., '-' or '–' or '—'] ? before[..^1] : before.EndsWith(" to") ? before[..^3] : [];
        return rest.TrimEnd() is [.., var last] && char.IsAsciiDigit(last);
    }

    /// <summary>"1 to 10", "max 16", "out of 100", "4 x 4", "ten-point scale", "as a percentage", "/10" at the end.</summary>
    [GeneratedRegex(
        @"\b(?<from>[01]|zero|one)(\s*[=:(]?\s*(is\s+)?(the\s+)?(" + Best + "|" + Worst + @")\b\s*\)?)?"
            + To + "(?<of>" + Figure + @")\b"
            + @"|\b(?<of>" + Figure + @")\s+(down\s+)?to\s+(1|one)\b"
            + @"|(?<percent>%|\bper\s?cent(age)?s?\b)"
            + @"|\b(between|rhwng)\s+(?<from>[01]|one|zero)\s+(and|a|ac)\s+(?<of>" + Figure + @")\b"
            + @"|\b(max(imum)?\.?|highest\s+possible|uchafswm)\s*((possible|available|risk|total|overall|inherent|residual)\s+)*"
            + @"(?<noun>scores?|ratings?|points?|mark|y?\s*sgôr)?(\s+(possible|available|achievable))?"
            + @"\s*(is|yw|of|=|:|being|\(|-|–)?\s*(?<of>" + Figure + @")\b"
            + @"|\b(out\s+of|allan\s+o|(?<upTo>up\s+to))\s+(a\s+)?((possible|maximum|total|max)\s+)?((score|of)\s+){0,2}"
            + "(?<of>" + Figure + @")\b"
            + @"|/\s*(?<of>[0-9]{1,3})\s*\)?$"
            + @"|\b(?<of>" + Figure + @")[\s-]points?\s+((risk|scoring|rating|likelihood|impact)\s+){0,2}(?<noun>scales?|system)\b"
            + @"|\b(?<first>" + Figure + @")[\s-]*([x×*]|by)[\s-]*(?<second>" + Figure + @")\b"
            + @"(\s+((risk|scoring|assessment|heat|corporate)\s+){0,3}(?<matrix>matrix|grid|scale|map|heatmap|model|scoring))?",
        Options | RegexOptions.NonBacktracking)]
    public static partial Regex Extent();

    // "1 (severe) to 5 (minor)".
    [GeneratedRegex(
        @"\b(?<from>[01]|one)\s*[=:(]?\s*(is\s+)?(the\s+)?((?<lowBest>" + Best + ")|(?<lowWorst>" + Worst + @"))\b\s*\)?" + To
            + "(?<of>" + Figure + @")(\s*[=:(]?\s*(is\s+)?(the\s+)?((?<highBest>" + Best + ")|(?<highWorst>" + Worst + @"))\b\s*\)?)?",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Range();

    // "1-5 (high to low)".
    [GeneratedRegex(@"\b1" + To + @"[0-9]{1,3}\W{1,3}(from\s+)?" + Worst + To + Best + @"\b", Options)]
    private static partial Regex Falling();

    [GeneratedRegex(@"\b(?<from>[0-9]{1,3})\s*(-|–|—|to)\s*(?<of>[0-9]{1,3})\b", Options)]
    private static partial Regex Band();

    [GeneratedRegex(@"[0-9]\s*\+|[<>≥]|\b(over|above|more|higher)\b", Options)]
    private static partial Regex OpenBand();

    const string IsCalled = @"\s*(=|:|\||\.|–|—|-|\(|\b(is|means|being|represents|equals)\b)\s*\(?\s*((the|a)\s+)?";

    const string Name = "((?<best>" + Best + ")|(?<worst>" + Worst + "))";

    // "1 = rare", "5 highest", "3 = B".
    [GeneratedRegex(
        @"\b(?<step>" + Figure + ")(" + IsCalled + "(" + Name + @"|(?<other>\p{L}+))|(?<bare>\s+)(the\s+)?" + Name + @")\b",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Step();

    [GeneratedRegex(
        @"\b(?<step>" + Figure + ")(" + IsCalled + @"|\s+(the\s+)?)" + Name + @"\b\s*\)?",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex NamedStep();

    // "low = 1".
    [GeneratedRegex(@"\b" + Name + @"\s*=\s*(?<step>" + Figure + @")\b", Options)]
    private static partial Regex StepBehind();

    [GeneratedRegex(@"^\s*" + Best + @"\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BestAlone();

    [GeneratedRegex(@"^\s*" + Worst + @"\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WorstAlone();

    // "Lower is worse", "the lower the score, the higher the risk".
    [GeneratedRegex(
        @"\b(low(er|est)?|small(er|est)?)\s+((scores?|figures?|numbers?|ratings?|values?|is|are|=|means?|being|the)\s+)+"
            + @"(worse|worst|bad|high(er|est)?|more\s+(severe|serious|critical|likely)|most\s+(severe|serious|critical|likely)|greater)\b"
            + @"|\bthe\s+(lower|smaller)\s+the\s+(score|figure|number|rating|value),?\s+the\s+(worse|higher|greater|more)\b"
            + @"|\bthe\s+higher\s+the\s+(score|figure|number|rating|value),?\s+the\s+(lower|smaller|less)\b"
            + @"|\b(reversed?|inver(ted|se))\s+scale\b|\bscales?\s+(is|are)\s+(reversed|inverted)\b",
        Options)]
    private static partial Regex LowIsWorse();
}

/// <summary>A figure of a scale that has a name: "1 = rare".</summary>
/// <param name="Index">Where it stands in its text.</param>
internal readonly record struct ScaleStep(int Figure, bool IsBest, bool IsWorst, int Index, int Length)
{
    /// <summary>Nothing stands between the figure and the name.</summary>
    public bool IsBare { get; init; }

    /// <summary>It is called the best or the worst, and not just anything.</summary>
    public bool IsNamed => (IsBest || IsWorst) && !IsBare;
}
