using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads what a line says of an action beside its text: "Raise the gate (Head of Works, 31 March 2027)".</summary>
internal static partial class ActionText
{
    const int MostSeparators = 6;
    const int LongestEnd = 10;
    const int LongestTail = 40;

    /// <summary>What says before a day that something is to be done then: "to be completed", "completion expected".</summary>
    public const string Intended =
        @"(((agreed|expected|due|planned|scheduled|anticipated|aiming|targeted|intended)\s+)?to\s+"
        + @"(be\s+(completed?|done|finished|implemented|delivered|achieved|in\s+place)|complete|finish)"
        + @"|" + Completion + @"(\s+date)?(\s+((is|now)\s+)*" + Planned + @"|\s+by)"
        + @"|" + Planned + @"\s+(for\s+)?" + Completion + @"(\s+date)?)(\s+(by|in|on|for))?";

    const string Completion = "(completion|delivery|implementation)";
    const string Planned = "(expected|planned|due|anticipated|scheduled|estimated|agreed|targeted|target)";

    const string SignsOfMore = ")]:;|%";

    // What says nothing by itself: no sign, figure or comma. Many a list has nothing else.
    static readonly SearchValues<char> Plain = SearchValues.Create(
        [
            .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)
                .Where(each => !char.IsAsciiDigit(each) && each != ',' && !SignsOfMore.Contains(each, StringComparison.Ordinal)),
            '\n', '\t',
        ]);

    // Apart, for together they are sought more slowly.
    static readonly SearchValues<char> Signs = SearchValues.Create(SignsOfMore);
    static readonly SearchValues<char> DashesAndMarks = SearchValues.Create("–—" + ActionMarks.Signs);

    // By which an action may say how it stands, or when it is due, where a figure stands in it, too.
    static readonly SearchValues<string> Ends = SearchValues.Create(
        ["COMPLETE", "DONE", "CLOSED", "IMPLEMENTED", "CANCELLED", "Completed", "Cancelled", "Superseded"], StringComparison.Ordinal);

    // Sought first, for it is sooner done.
    static readonly SearchValues<char> FirstsOfEnds = SearchValues.Create("CDIS");

    static readonly SearchValues<string> Days =
        SearchValues.Create([" by ", " due ", " before ", " than ", " until "], StringComparison.Ordinal);

    static readonly SearchValues<string> Standings = SearchValues.Create(["progress", "status"], StringComparison.OrdinalIgnoreCase);

    // With which a line may end that says more than what is to be done.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LastWords = new[]
    {
        "spring", "summer", "autumn", "winter", "christmas", "easter", "fy", "year", "year-end", "complete", "completed", "done", "closed",
        "ongoing", "progress", "change", "changes", "update", "updates", "unchanged", "same", "above", "before", "ditto",
        "chg", "unch", "nc", "n/c", "monthly", "quarterly", "annually", "weekly", "daily", "termly", "tbc", "tba", "asap",
    }.Concat(DateText.MonthNames).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // With which a text ends that would read as done without its day.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EndedWords = new[]
    {
        "complete", "completed", "done", "closed", "implemented", "finished", "delivered", "achieved", "ended", "concluded", "signed",
        "issued", "appointed", "approved", "adopted", "published", "launched", "installed", "agreed", "awarded", "built", "live",
        "submitted", "recruited", "trained", "replaced", "reviewed", "updated",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly string[] Done =
    [
        "complete", "completed", "done", "closed", "implemented", "finished", "delivered", "achieved", "fully complete", "fully completed",
        "fully implemented", "now complete", "now completed",
    ];
    static readonly string[] Dropped = ["dropped", "cancelled", "canceled", "superseded", "withdrawn", "no longer required", "abandoned"];
    static readonly string[] Open =
    [
        "open", "ongoing", "in progress", "on track", "started", "not started", "planned", "pending", "outstanding", "underway",
        "under way",
        "active", "live", "overdue", "delayed", "on going", "on-going", "to do", "not yet started", "off track", "at risk",
    ];

    // Which within a text may be about something else.
    static readonly string[] OpenAlone =
    [
        "slipped", "slipping", "in hand", "not due", "not yet due", "work in progress", "wip", "on hold", "paused", "partially complete",
        "partially completed", "partly complete", "partly completed", "part complete", "part completed", "on schedule", "on target",
        "behind schedule", "ahead of schedule", "behind target", "commenced", "not commenced", "progressing", "scheduled", "deferred",
        "postponed", "rescheduled", "late", "nearly complete", "substantially complete", "awaiting start", "yet to start", "incomplete",
        "not complete", "not completed",
    ];

    // Which say no more than that.
    static readonly string[] OpenPlain = ["open", "active", "live", "outstanding", "ongoing", "on going", "on-going", "in progress"];

    /// <summary>Whether a cell has no sign of owner, day or progress in an action's text, or of one action behind another.</summary>
    public static bool HasOnlyTexts(string cell)
    {
        var text = cell.AsSpan();
        if (cell.Contains(" - ", StringComparison.Ordinal) || (text.ContainsAny(FirstsOfEnds) && text.ContainsAny(Ends))) return false;
        var plain = text.IndexOfAnyExcept(Plain);
        if (plain < 0) return !EndsAsMore(text, hasCommas: false);
        var rest = text[plain..];
        if (rest.ContainsAny(Signs) || (!Ascii.IsValid(rest) && rest.ContainsAny(DashesAndMarks))) return false;
        return (!rest.ContainsAnyInRange('0', '9') || (!text.ContainsAny(Days) && !rest.Contains('/') && !EndsInAFigure(cell)))
            && !EndsAsMore(text, rest.Contains(','));
    }

    // "…, J Smith", "… by March", "…. Done.": as an owner, a month or a state may end a line.
    static bool EndsAsMore(ReadOnlySpan<char> cell, bool hasCommas)
    {
        for (var rest = cell; rest.Length > 0;)
        {
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            while (line.Length > 0 && line[^1] is ' ' or '.') line = line[..^1];
            var word = line[(line.LastIndexOf(' ') + 1)..];
            if (word.Length <= LongestEnd && LastWords.Contains(word)) return true;
            if (hasCommas && EndsInCapitals(line)) return true;
        }

        return false;
    }

    static bool EndsInCapitals(ReadOnlySpan<char> line)
    {
        var tail = line[Math.Max(0, line.Length - LongestTail)..];
        return tail.LastIndexOf(',') is >= 0 and var comma && comma + 2 < tail.Length && char.IsUpper(tail[comma + 2]);
    }

    /// <summary>The text, owner, day and progress before and behind it taken apart where it is clear what they are.</summary>
    /// <param name="takesProgress">Whether no column says how actions stand.</param>
    public static ImportedAction Read(string line, bool takesProgress = true)
    {
        if (ActionBeginning.Read(line, takesProgress) is not var (said, text)) return Ending(line, takesProgress);
        var ending = Ending(text, takesProgress && said is { Status: null, CompletedOn: null });
        if ((said.Owner.IsGiven && ending.Owner.IsGiven) || (said.DueOn.IsGiven && ending.DueOn.IsGiven)) return new ImportedAction(line);
        return ending with
        {
            Owner = said.Owner.IsGiven ? said.Owner : ending.Owner,
            DueOn = said.DueOn.IsGiven ? said.DueOn : ending.DueOn,
            Status = said.Status ?? ending.Status,
            Progress = said.Progress.IsGiven ? said.Progress : ending.Progress,
            CompletedOn = said.CompletedOn ?? ending.CompletedOn,
        };
    }

    /// <summary>
    /// The same of what stands behind the text alone. "Works complete by December 2026" stays whole: without its day it would read as if it
    /// were done. "Budget agreed (Full Council, 25 Feb 2026)" may say when that was, and nothing is taken from it.
    /// </summary>
    public static ImportedAction Ending(string line, bool takesProgress)
    {
        var action = Ended(line, takesProgress);
        if (action is not { DueOn.IsGiven: true, Status: null, CompletedOn: null } || !EndsAsDone(action.Text)) return action;
        return !action.Owner.IsGiven || IsDue(line[action.Text.Length..]) || ActionEnding.LastBracket(line) is null
            ? action with { Text = line } : new ImportedAction(line);
    }

    /// <summary>The same where a heading says that days stand behind texts: "Fit the gate – 31/03/2027"; null where none does.</summary>
    public static ImportedAction? Dated(string line) =>
        ActionEnding.Dated(line) is { } action && !EndsAsDone(action.Text) ? action : null;

    static ImportedAction Ended(string line, bool takesProgress) =>
        ActionEnding.Labelled(line, takesProgress) is { } labelled
            ? labelled with { Text = ActionBeginning.WithoutLabel(labelled.Text) }
            : ActionEnding.Coloured(line, takesProgress) ?? ActionEnding.Bracketed(line, takesProgress)
                ?? ActionEnding.Dashed(line, takesProgress) ?? ActionEnding.DayBehind(line)
                ?? ActionEnding.StateBehind(line, takesProgress) ?? new ImportedAction(line);

    /// <summary>The texts, with lines that only say more of the one above, "Owner: Pool Manager", behind that one.</summary>
    public static IReadOnlyList<string> WithLabelledLines(IReadOnlyList<string> lines)
    {
        if (!lines.Skip(1).Any(ActionBeginning.IsLabelled)) return lines;
        var texts = new List<string>(lines.Count);
        foreach (var line in lines)
        {
            var longer = texts.Count > 0 && ActionBeginning.IsLabelled(line) ? $"{texts[^1]}; {line}" : null;
            if (longer is not null && ActionEnding.Labelled(longer, takesProgress: true) is not null) texts[^1] = longer;
            else texts.Add(line);
        }

        return texts;
    }

    /// <summary>Whether a text that has a day says that something is due then.</summary>
    public static bool IsDue(string text) => Due().IsMatch(text);

    /// <summary>"Head of Works, 31 March 2027" as owner, if there is one, and day; null where no day is at the end.</summary>
    public static (string? Owner, DateOnly Day)? OwnerAndDay(string text)
    {
        text = Intention().Replace(text, "");
        var separators = Separator().Matches(text);
        if (separators.Count > MostSeparators) return null;
        var last = separators.LastOrDefault();
        var written = last is null ? text : text[(last.Index + last.Length)..].Trim();
        var day = WithoutBy(written);
        if (DateText.Read(day) is not { } due) return null;
        var owner = last is null ? "" : text[..last.Index].TrimEnd(' ', ',', ';', '–', '—', '-');
        return (owner.Length == 0 ? null : owner, due);
    }

    /// <summary>Whether a column's heading asks what its cells answer with yes or no: "Action complete?".</summary>
    public static bool AsksWhetherDone(string heading) =>
        HeadingNames.FoldedHeading(heading).Split(' ').Any(word => Done.Contains(word, StringComparer.Ordinal));

    /// <summary>Whether the heading of actions says in brackets that how far they are stands behind each: "Actions (% complete)".</summary>
    public static bool SaysHowTheyStand(string heading) => heading.AsSpan().IndexOfAny('(', '[') is > 0 and var at
        && (heading.AsSpan(at).Contains('%') || heading.AsSpan(at).ContainsAny(Standings) || AsksWhetherDone(heading[at..]));

    /// <summary>Whether the heading of actions says that the day on which each is due stands with it: "Actions and target dates".</summary>
    public static bool SaysTheirDays(string heading) => DueDays().IsMatch(heading);

    /// <summary>Whether it says that whoever owns each stands with it: "Actions (with lead and timescale)".</summary>
    public static bool SaysTheirOwners(string heading) => OwnersBehind().IsMatch(heading);

    /// <summary>What an answer to that says; null for a word that is none.</summary>
    public static ActionStatus? AnswerOf(string text) => TextKey.Of(text) switch
    {
        "yes" or "y" or "true" or "x" or "✓" or "✔" => ActionStatus.Done,
        "no" or "n" or "false" or "not yet" or "not complete" or "incomplete" or "partly" or "partially" or "partial" or "in part" =>
            ActionStatus.Open,
        _ => null,
    };

    /// <summary>Null for a word that says no status.</summary>
    public static ActionStatus? StatusOf(string text)
    {
        var word = WelshWords.InEnglish(TextKey.Of(text));
        if (Done.Contains(word, StringComparer.Ordinal)) return ActionStatus.Done;
        if (Dropped.Contains(word, StringComparer.Ordinal)) return ActionStatus.Dropped;
        return Open.Contains(word, StringComparer.Ordinal) ? ActionStatus.Open : null;
    }

    static bool EndsAsDone(string text)
    {
        var end = text.AsSpan().TrimEnd(" .,;:");
        var word = end[(end.LastIndexOf(' ') + 1)..];
        return EndedWords.Contains(word) || end.EndsWith(" in place", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The same of a cell that speaks of nothing else: "Slipped", "On hold".</summary>
    public static ActionStatus? StatusOfCell(string cell) =>
        StatusOf(cell) ?? (OpenAlone.Contains(TextKey.Of(cell), StringComparer.Ordinal) ? ActionStatus.Open : null);

    /// <summary>Whether a word says how an open action is going, and more than that it is open: "Delayed", but not "Live".</summary>
    public static bool SaysHowItGoes(string word) =>
        StatusOfCell(word) == ActionStatus.Open && !OpenPlain.Contains(WelshWords.InEnglish(TextKey.Of(word)), StringComparer.Ordinal);

    // As a day does.
    static bool EndsInAFigure(string cell)
    {
        foreach (var line in cell.AsSpan().Split('\n'))
        {
            if (cell.AsSpan()[line].TrimEnd(" .") is [.., >= '0' and <= '9']) return true;
        }

        return false;
    }

    /// <summary>A day without what says that something is due then: "by", "to be completed by".</summary>
    public static string WithoutBy(string text) => By().Replace(Intention().Replace(text, ""), "");

    [GeneratedRegex(@"^[.,;\s]*" + Intended + @"\s*:?\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Intention();

    // "Head of Works, 31 March 2027", "Head of Works – by March 2027", "Head of Works by 31/3/27".
    [GeneratedRegex(@"([,;–]|\s[-—/]\s)\s*((due\s+)?by\s+|(next\s+)?due\s+|" + Intended + @"\s+)?"
        + @"|\s+((due\s+)?by|(next\s+)?due)\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(by|due by|due on|due date|due|target date|target|no later than)\s*:?\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"\b(by|due|target|no later than|" + Intended + @")\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Due();

    [GeneratedRegex(@"[(\[,/&+]\s*((with|and|inc(l|luding)?\.?)\s+)?(action\s+)?(lead|owner|officer|by\s+whom|who|responsible)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OwnersBehind();

    // Not "Actions to date".
    [GeneratedRegex(
        @"(\b((target|due|completion|delivery|implementation|end|and)\s+date|dates|time-?\s?scales?|time-?frames?|deadlines?|by\s+when)"
            + @"|[/&,(]\s*date)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DueDays();
}
