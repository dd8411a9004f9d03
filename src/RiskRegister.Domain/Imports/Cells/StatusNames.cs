using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads what a status column says. A closed or proposed row never becomes an open entry.</summary>
internal sealed partial class StatusNames(Decisions decisions, List<ImportMessage> messages)
{
    const string OfActions = "actions";

    // Which say it among other words, too: a part of patterns.
    const string Ended = "closed|archived|retired|withdrawn|superseded|resolved|removed|deleted|expired";

    /// <summary>What becomes of rows that say that their entries are closed.</summary>
    public static readonly QuestionChoice StoredAsClosed =
        new("closed", "Such a row is stored as a closed entry; an open entry that it is about is closed.");

    public static readonly QuestionChoice PassedOver =
        new("leaveOut", "Such rows are passed over; an open entry that one is about stays as it is.");

    static readonly QuestionChoice[] NoChoice = [];
    static readonly QuestionChoice[] TheirState = [new(OfActions, "The column is about the actions: it says how they stand.")];

    static readonly string[] Open = ["open", "active", "live", "current", "ongoing", "on-going", "existing", "new", "accepted",
        "monitored", "treat", "tolerate", "managed"];
    static readonly string[] Proposed = [
        "proposed", "draft", "emerging", "pending", "candidate", "awaiting approval", "suggested"];
    static readonly string[] Closed = [.. Ended.Split('|'), "no longer a risk", "complete", "completed"];

    // Said of an open entry, but of a direction or an action as well: no sign that a column has statuses.
    static readonly string[] GoingOn = ["monitoring", "being monitored", "under monitoring", "unchanged",
        "no change", "updated", "reviewed", "managing", "being managed", "mitigating", "being mitigated", "treating"];

    // Of a heading that asks whether an entry is open or closed, and what may stand around them.
    static readonly FrozenSet<string> AskingOpen = WordSet.Of("open", "live", "active", "current");
    static readonly FrozenSet<string> AskingClosed = WordSet.Of(
        "closed", "archived", "removed", "retired", "withdrawn", "deleted", "inactive", "dormant", "expired", "lapsed", "deregistered");
    static readonly FrozenSet<string> AroundThem = WordSet.Of(
        "is", "it", "the", "a", "this", "risk", "opportunity", "entry", "item", "still", "now", "currently", "been", "has", "from",
        "on", "register", "y", "n", "yes", "no", "or", "tick");

    const string InProgress = "in progress";
    const int LongestBeginning = 80;
    const string Colours = "(red|amber|yellow|green|blue|black|grey)";

    static readonly SearchValues<string> ClosedOrProposed = SearchValues.Create(
        [.. Ended.Split('|'), "registered", "proposed", "draft", "candidate"], StringComparison.OrdinalIgnoreCase);

    // An entry under review is open, but may be a proposal as well: it is named, and an answer can say so.
    const string UnderReview = "under review";

    // What an open entry may go on to say, and is not clearly open then: "Open – to be closed", "Live – on hold".
    static readonly SearchValues<string> NotOnlyOpen = SearchValues.Create(
        [
            "clos", "remov", "delet", "archiv", "withdraw", "escalat", "merg", "transfer", "propos", "draft", "pending", "candidate",
            "suggest", "emerging", "longer", "resolv", "complet", "retire", "supersed", "expire", "hold", "watch", "park", "dormant",
            "inactive", "deferred", "reject", "issue", "materiali", "crystalli", "duplicate", "not ", "moved", "?",
        ],
        StringComparison.Ordinal);

    readonly Dictionary<string, RowStatus> mapped = decisions.Mapping.Statuses
        .GroupBy(pair => TextKey.Of(pair.Key), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);

    readonly RememberedCells<bool?> asking =
        new(column => YesIsClosed(column) ?? FlagAnswers.YesIsClosed(decisions.Mapping, column));

    readonly Dictionary<string, RowStatus> met = new(StringComparer.Ordinal);

    /// <summary>What the values met so far mean.</summary>
    public IReadOnlyDictionary<string, RowStatus> Met => met;

    public void Join(StatusNames apart)
    {
        foreach (var (word, status) in apart.met) met.TryAdd(word, status);
    }

    /// <summary>Whether a word is one that registers use for the status of a risk.</summary>
    public static bool IsKnown(string cell) => IsWordOfOne(WelshWords.InEnglish(TextKey.Of(cell)));

    /// <summary>The same of a word that is folded already.</summary>
    public static bool IsWordOfOne(string word) => Open.Contains(word, StringComparer.Ordinal)
        || Proposed.Contains(word, StringComparer.Ordinal) || Closed.Contains(word, StringComparer.Ordinal);

    /// <summary>Whether an entry may be said to stand so: what is in progress may as well be an action.</summary>
    public static bool MayBeOfEntry(string cell) => WelshWords.InEnglish(TextKey.Of(cell)) is var word
        && (IsWordOfOne(word) || GoingOn.Contains(word, StringComparer.Ordinal) || word == InProgress || StandingWords.AreOfOpen(word));

    /// <summary>Whether a cell says, with other words about it, that an entry is closed, or a proposal.</summary>
    public static bool MaySayClosed(string cell) => cell.AsSpan(0, Math.Min(cell.Length, LongestBeginning)) is var beginning
        && beginning.ContainsAny(ClosedOrProposed) && AmongWords().IsMatch(beginning);

    /// <summary>Whether a folded word says that an entry is closed.</summary>
    public static bool IsClosedWord(string word) => Closed.Contains(word, StringComparer.Ordinal);

    /// <summary>Whether a column's heading asks what its cells answer with yes or no: "Closed?", "Still live?".</summary>
    public static bool AsksWhetherClosed(string heading) => YesIsClosed(heading) is not null;

    // "Removed from register"; null of headings that ask neither, and of "Live / closed", which asks both.
    static bool? YesIsClosed(string heading)
    {
        var words = HeadingNames.FoldedHeading(heading).Split(' ');
        if (!Array.TrueForAll(words, word => AskingOpen.Contains(word) || AskingClosed.Contains(word) || AroundThem.Contains(word)))
            return null;
        var isClosed = Array.Exists(words, AskingClosed.Contains);
        return isClosed == Array.Exists(words, AskingOpen.Contains) ? null : isClosed;
    }

    public bool IsMapped(string cell) => mapped.ContainsKey(TextKey.Of(cell));

    /// <summary>Null where it is asked about.</summary>
    public RowStatus? Read(string cell, RowDraft draft, string column)
    {
        var word = TextKey.Of(cell);
        if (mapped.TryGetValue(word, out var said)) return said;
        if (asking.Of(column) is { } yesIsClosed)
        {
            if (ExemptText.YesOrNo(word) is { } isYes) return isYes == yesIsClosed ? OfClosed(draft, column) : RowStatus.Open;
            if (yesIsClosed && ItemLines.IsNone(cell)) return RowStatus.Open;
            if (yesIsClosed && DateText.Read(cell) is not null) return OfClosed(draft, column);
        }

        if (met.TryGetValue(word, out var known)) return known;
        var written = word;
        word = Bare(WelshWords.InEnglish(word));
        RowStatus? status = word switch
        {
            _ when Open.Contains(word, StringComparer.Ordinal) => RowStatus.Open,
            _ when Proposed.Contains(word, StringComparer.Ordinal) => RowStatus.Proposed,
            _ when Closed.Contains(word, StringComparer.Ordinal) => AskClosed(word, cell, draft, column),
            _ when IsGoingOn(word, draft) || StandingWords.AreOfOpen(word) => RowStatus.Open,
            UnderReview when !decisions.Mapping.Answers.ContainsKey($"status:{UnderReview}") => NameReviewed(cell, draft, column),
            _ => AskUnknown(word, cell, draft, column),
        };
        if (status is { } answered) met[written] = answered;
        return status;
    }

    /// <summary>Whether an empty cell may be a no which closes its entry: below "Live" some have a tick and others nothing.</summary>
    public bool AsksOfBlank(string column) => asking.Of(column) == false;

    public RowStatus? OfBlank(RowDraft draft, string column) => Answer(decisions.Ask(new ImportQuestion(
        IdOf("blank"),
        ImportCodes.StatusUnclear,
        $"Nothing stands under \"{CellText.Shown(column)}\": what is such a row?",
        [new("open", "An open entry."), StoredAsClosed, PassedOver],
        null, draft.Table, draft.Number, column)));

    // "Open – under review", "Live risk", "Monitoring"; what is in progress may as well be the action beside it.
    static bool IsGoingOn(string word, RowDraft draft) => GoingOn.Contains(word, StringComparer.Ordinal)
        || (word == InProgress && !IsBesideActions(draft.Has))
        || (BeginsOpen().IsMatch(word) && !word.AsSpan().ContainsAny(NotOnlyOpen));

    RowStatus NameReviewed(string cell, RowDraft draft, string column)
    {
        messages.Report(draft.Table, draft.Number, column, ImportCodes.StatusUnclear,
            $"Rows that are \"{CellText.Shown(cell)}\" are taken for open entries. Where they are proposals, the mapping's answers can say "
            + $"so (\"status:{UnderReview}\": \"proposed\").");
        return RowStatus.Open;
    }

    /// <summary>Whether a status says that its entry is open, and is not that of the actions.</summary>
    public bool SaysOpen(string cell, RowDraft draft)
    {
        if (draft.IsOfOwnExport || TextKey.IsInvisible(cell) || IsBesideActions(draft.Has)) return false;
        var word = TextKey.Of(cell);
        if (mapped.TryGetValue(word, out var said)) return said == RowStatus.Open;
        word = WelshWords.InEnglish(word);
        return Open.Contains(word, StringComparer.Ordinal) || IsGoingOn(word, draft);
    }

    /// <summary>A row that says when it was closed.</summary>
    public RowStatus? OfClosed(RowDraft draft, string column) =>
        mapped.TryGetValue("closed", out var said) ? said : AskClosed("closed", "closed", draft, column);

    RowStatus? AskClosed(string word, string cell, RowDraft draft, string column)
    {
        var mayBeOfActions = IsBesideActions(draft.Has);
        return Answer(decisions.Ask(new ImportQuestion(
            IdOf(word, mayBeOfActions),
            ImportCodes.StatusUnclear,
            $"Rows are \"{CellText.Shown(cell)}\": are they left out, or imported as closed?",
            [StoredAsClosed, PassedOver, .. mayBeOfActions ? TheirState : NoChoice],
            mayBeOfActions && !StandsBeforeActions(draft.Layout) ? null : "closed", draft.Table, draft.Number, column)));
    }

    // What was answered of actions is no answer where there are none.
    string IdOf(string word, bool mayBeOfActions) =>
        $"{IdOf(word)}{(!mayBeOfActions && IsOfActions(decisions.Mapping) ? ":entries" : "")}";

    /// <summary>The id of the question what a status means.</summary>
    public static string IdOf(string word) => $"status:{Decisions.IdOf(word)}";

    // How actions stand is said behind what they are.
    static bool StandsBeforeActions(TableLayout layout) =>
        layout.IndexOf(ImportField.Status) < layout.IndexOf(ImportField.Actions);

    /// <summary>Whether it was answered that a status beside actions is theirs.</summary>
    public static bool IsOfActions(ImportMapping mapping) => mapping.Answers
        .Any(answer => answer.Value == OfActions && answer.Key.StartsWith("status:", StringComparison.Ordinal));

    /// <summary>Whether a status may be that of the actions: who does them, or by when, stands beside it, and not how they stand.</summary>
    public static bool IsBesideActions(Func<ImportField, bool> has) => has(ImportField.Status) && has(ImportField.Actions)
        && (has(ImportField.ActionOwners) || has(ImportField.ActionDates)) && !has(ImportField.ActionStatuses);

    RowStatus? AskUnknown(string word, string cell, RowDraft draft, string column)
    {
        var mayBeOfActions = IsBesideActions(draft.Has)
            && (!StandsBeforeActions(draft.Layout) || ActionText.StatusOf(cell) is not null);
        string[] ofRows = draft.HasSeveral(ImportField.Status) ? [.. cell.Split('\n').Distinct(StringComparer.OrdinalIgnoreCase)] : [];
        return Answer(decisions.Ask(new ImportQuestion(
            IdOf(word, mayBeOfActions),
            ImportCodes.StatusUnclear,
            ofRows.Length > 1
                ? $"{string.Join(" and ", ofRows.Select(said => $"\"{CellText.Shown(said)}\""))} stand as the status in rows of one entry: "
                    + "what is it?"
                : $"\"{CellText.Shown(cell)}\" stands as the status: what is such a row?",
            [
                new("open", "An open entry."), new("proposed", "A proposal, not yet on the register."), new("closed", "A closed entry."),
                new("leaveOut", "Such rows are passed over."),
                .. mayBeOfActions ? TheirState : NoChoice,
            ],
            !mayBeOfActions && ofRows.Length < 2 && !word.Contains("open", StringComparison.Ordinal)
                && (StandingWords.AreOfLeft(word) || Closed.Contains(word.Split([' ', ':', ',', '-', '('], 2)[0], StringComparer.Ordinal))
                    ? "closed" : null,
            draft.Table, draft.Number, column)));
    }

    // "3. Closed", "[Closed]", "Closed (green)", "Amber - open": the word, where it is one that is known.
    static string Bare(string word) =>
        AroundStatus().Match(word) is { Success: true } match && match.Groups["word"].Value is var bare && IsWordOfOne(bare) ? bare : word;

    static RowStatus? Answer(string? answer) => answer is null ? null : MappingText.Parse<RowStatus>(answer);

    [GeneratedRegex(
        @"^[\s(\[]*([0-9]{1,2}\s*[.):-]\s*)?(" + Colours + @"\s*[-:/]\s*)?(?<word>[a-z][a-z -]*[a-z])"
            + @"(\s*[(\[/:-]\s*" + Colours + @")?[\s)\].]*$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AroundStatus();

    [GeneratedRegex(
        @"\b(" + Ended + @"|de-?registered)\b"
            + @"|^\W*([0-9]+\W+)?(proposed|draft|candidate)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AmongWords();

    [GeneratedRegex(@"^(open|live|active|on-?going)(\W|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex BeginsOpen();
}
