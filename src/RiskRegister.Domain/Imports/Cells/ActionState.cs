using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>How an action stands, in a part of its text: "50% complete", "In progress", "COMPLETED 12/01/27".</summary>
/// <param name="Words">As they are written.</param>
/// <param name="CompletedOn">Where the words say it.</param>
/// <param name="IsSure">Nothing else can be meant, whatever stands beside it.</param>
internal readonly partial record struct ActionState(ActionStatus Status, string Words, CompletedDay? CompletedOn, bool IsSure)
{
    const int Longest = 60;

    /// <summary>Null where the part says anything else.</summary>
    public static ActionState? Of(string part)
    {
        if (Percentage().Match(part) is { Success: true } share)
        {
            var status = share.Groups["share"].ValueSpan is "100" ? ActionStatus.Done : ActionStatus.Open;
            return new(status, part, null, share.Groups["word"].Success);
        }

        if (ActionText.StatusOf(part) is { } said)
            return new(said, part, null, said == ActionStatus.Dropped || IsDone(part) || IsGoing(part));
        return DoneOn().Match(part) is { Success: true } done && IsDone(done.Groups["word"].Value)
            && CompletedDay.Read(done.Groups["day"].Value) is { } day
            ? new(ActionStatus.Done, part, day, IsSure: true) : null;
    }

    /// <summary>
    /// The same of a cell that speaks of nothing else, where "Closed 4 May 2026" and "Completed (4 May 2026)" can only be the end of the
    /// action.
    /// </summary>
    public static ActionState? OfCell(string cell)
    {
        if (IsAllDone(cell) && !Doubt().IsMatch(cell)) return new(ActionStatus.Done, cell, null, IsSure: true);
        if (cell.Length > Longest) return null;
        if (Of(cell) is { } state) return state;
        if (WithShare(cell) is { } going) return going;
        return EndedOn().Match(cell) is { Success: true } ended && ActionText.StatusOf(ended.Groups["word"].Value) == ActionStatus.Done
            && CompletedDay.Read(ended.Groups["day"].Value.Trim()) is { } day
            ? new(ActionStatus.Done, cell, day, IsSure: true) : null;
    }

    /// <summary>Whether it says how much is done, and not all of it.</summary>
    public bool IsShare => Status == ActionStatus.Open && Words.Contains('%', StringComparison.Ordinal);

    // "In progress (40%)", "60% - on track": both say the same, or it is none.
    static ActionState? WithShare(string cell)
    {
        if (!cell.Contains('%', StringComparison.Ordinal) || ShareAndWord().Match(cell) is not { Success: true } match) return null;
        return ActionText.StatusOfCell(match.Groups["word"].Value) is { } said && Of(match.Groups["share"].Value) is { } share
            && said == share.Status ? share with { Words = cell } : null;
    }

    /// <summary>Who has done it, and when: "Completed by Parks Manager, 3 May 2026"; null where that is not all.</summary>
    public static (string Owner, CompletedDay On)? DoneBy(string part) =>
        By().Match(part) is { Success: true } done && IsDone(done.Groups["word"].Value) && done.Groups["who"].Value is var who
            && ActionText.OwnerAndDay(who) is ({ } owner, var day) && PeopleAndPosts.IsSurelyOne(owner)
            ? (owner, new(day, DateText.IsMonth(who[owner.Length..].TrimStart(' ', ',', ';', '–', '—', '-')))) : null;

    /// <summary>Whether a text begins as one does that says that something is done.</summary>
    public static bool BeginsAsDone(string text) => IsAllDone(text) || AsDone().IsMatch(text);

    /// <summary>Whether a share says that all is done, "100%", or that not all is; null where nothing is a share.</summary>
    public static bool? IsAll(string progress) =>
        Percentage().Match(progress) is { Success: true } share ? share.Groups["share"].ValueSpan is "100" : null;

    /// <summary>A part of 1, "0.5"; null of any other text.</summary>
    public static decimal? FractionOf(string text) =>
        FigureOf(text) is <= 1 and var share ? share : null;

    /// <summary>A part of 1 or a percentage, "0.5" or "75"; null of any other text.</summary>
    public static decimal? FigureOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 100 ? share : null;

    /// <summary>Both, one behind the other: "40% - on track"; null where they say different things.</summary>
    public ActionState? Behind(ActionState before) => before.Status == Status && before.CompletedOn is null && CompletedOn is null
        ? new(Status, $"{before.Words} - {Words}", null, before.IsSure || IsSure) : null;

    /// <summary>A day of completion says by itself that an action is done, if it has come.</summary>
    public ImportedAction ApplyTo(ImportedAction action) => CompletedOn is { } day
        ? action with { CompletedOn = day } : action with { Status = Status, Progress = Words };

    // "100% complete, response sent 3 March", but not "100% of the sites".
    static bool IsAllDone(string text) => text.StartsWith("100", StringComparison.Ordinal) && AllAndMore().IsMatch(text);

    static bool IsDone(string word) => TextKey.Of(word) is "complete" or "completed" or "done" or "implemented";

    // "At risk", "live" or "planned" may be about what the action is for.
    static bool IsGoing(string word) => WelshWords.InEnglish(TextKey.Of(word)) is "ongoing" or "on going" or "on-going" or "in progress"
        or "not started" or "not yet started" or "underway" or "under way" or "on track";

    [GeneratedRegex(
        @"^\s*([✓✔☑]|((action|now|all|fully|already|been|has|is|was)\s+)*(complete|completed|done|implemented|closed)(\W|$))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AsDone();

    [GeneratedRegex(
        @"^(?<share>[0-9]{1,2}|100)\s?%(\s+(?<word>complete|completed|done))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Percentage();

    [GeneratedRegex(
        @"^((?<word>\p{L}[\p{L} ]*?)\s*[(\[:,–—-]*\s*(?<share>[0-9]{1,3}\s?%(\s+(complete|completed|done))?)[)\]]?"
            + @"|(?<share>[0-9]{1,3}\s?%)\s*[(\[:,–—-]+\s*(?<word>\p{L}[\p{L} ]*?)[)\]]?)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex ShareAndWord();

    [GeneratedRegex(@"^100\s?%(\s+(complete|completed|done))?(\s*[,;:.(]|\s*[–—]|\s+-\s|\s+(and|as|on|in)\s)\s*[^\s]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AllAndMore();

    [GeneratedRegex(
        @"\b(but|except|although|though|however|subject|pending|await(s|ing)?|outstanding|until|unless|remain(s|ing)?|still|yet|not|due"
            + @"|expected|to\s+be|to\s+follow|target)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Doubt();

    [GeneratedRegex(
        @"^(?<word>\p{L}+)\s*[:,–—-]?\s*((on|in)\s+)?[(\[]?(?<day>[^()\[\]]*[0-9])[)\]]?\.?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex EndedOn();

    [GeneratedRegex(@"^(?<word>\p{L}+)\s+by\s+(?<who>.+)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"^(?<word>\p{L}+)\s*[:,–—-]?\s+((on|in)\s+)?(?<day>[0-9A-Za-z].*)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex DoneOn();
}
