using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// A score with a remark beside it: what it was before, "Was 16 now 12", "16 → 12", "9 (Q1: 12)", how it moved, "12 ↑", the mark of a
/// note, "12*", or a doubt, "12?".
/// </summary>
/// <param name="Score">The cell without the remark.</param>
/// <param name="Said">What is to be said of the remark; null where the cell has none.</param>
internal readonly partial record struct ScoreRemark(string Score, string? Said, bool IsDoubted)
{
    /// <summary>Begins the id of the question whether scores count that have a question mark.</summary>
    public const string Doubted = "doubtful-scores";

    /// <summary>The answer that they count as no scores.</summary>
    public const string None = "none";

    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    const int ShortestRemark = 2;

    /// <summary>Whether a cell may have a remark, which a figure alone has not.</summary>
    public static bool MayBeIn(string cell) =>
        cell.Length is >= ShortestRemark and <= ScoreText.LongestScore && !(cell.Length == ShortestRemark && char.IsAsciiDigit(cell[1]));

    public static ScoreRemark Of(string cell)
    {
        var line = CellText.OnOneLine(cell);
        if (Questioned().Match(line) is { Success: true } doubted) return new(doubted.Groups["now"].Value, null, true);
        if (Moved().Match(line) is { Success: true } moved)
            return Named(cell, moved.Groups["now"].Value, "which it is now");
        return Noted().Match(line) is { Success: true } noted
            ? Named(cell, noted.Groups["now"].Value, "without its mark") : new(cell, null, false);
    }

    static ScoreRemark Named(string cell, string score, string why) =>
        new(score, $"\"{CellText.Shown(cell)}\" is read as {score}, {why}.", false);

    public static ImportQuestion Ask(string cell) => new(
        Doubted,
        ImportCodes.ScoresUnclear,
        $"\"{CellText.Shown(cell)}\" has a question mark: do such scores count?",
        [
            new("count", "They count as they are written, without the question mark."),
            new(None, "They are no scores: the cells count as empty."),
        ],
        "count");

    const string Figure = @"[0-9]{1,2}(\s*[x×]\s*[0-9])?";
    const string Arrow = "[←→⇒⇨➔➡↑↓↗↘↔⬆⬇▲▼]\uFE0F?";

    [GeneratedRegex("^(?<now>" + Figure + @")\s*(\?+|[(\[]\s*\?+\s*[)\]])$", Options)]
    private static partial Regex Questioned();

    [GeneratedRegex(
        @"^((was|previously|formerly|from)\s*:?\s*" + Figure + @"\s*([,;.–—-]|→|->)?\s*((and\s+|is\s+)?now|to|currently)\s*:?\s*"
            + "(?<now>" + Figure + ")"
            + "|" + Figure + @"\s*([→⇒⇨➔➡]\uFE0F?|[-–=]+>)\s*(?<now>" + Figure + ")"
            + @"|((now|currently)\s*:?\s*)?(?<now>" + Figure + @")\s*[,;(–—-]?\s*(was|previously|formerly|(down|up)\s+from)\s*:?\s*"
            + Figure + @"\)?"
            + "|(?<now>" + Figure + @")\s*[(\[]\s*((" + Arrow + @"|up|down)\s*)?((from|was|previously|formerly|last\s+(quarter|time|month)"
            + @"|q[1-4](\s+(20)?[0-9]{2}(/[0-9]{2})?)?)\s*:?\s*" + Figure
            + @"|no\s+change|unchanged|same|as\s+before|static|stable)\s*[)\]]"
            + "|(?<now>" + Figure + @")\s*" + Arrow + "|" + Arrow + @"\s*(?<now>" + Figure + "))[.]?$",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex Moved();

    [GeneratedRegex("^(?<now>" + Figure + @")\s*[*†‡#]+$", Options)]
    private static partial Regex Noted();
}
