using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>What names of sheets and files say.</summary>
internal static partial class SheetNames
{
    const string BeforeSheet = " – ";

    /// <summary>
    /// The sheet's own name, which a table's name ends with where the file has sheets. A sentence above a table that says of single entries
    /// what became of them is no name of it.
    /// </summary>
    public static SourceTable WithTitle(SourceTable table, EntryNames names)
    {
        if (NamesAbove.Named(table) is var named && !ReferenceEquals(named, table)) return named;
        if (table.Captions.Any(NamesEntries)) table = table with { Captions = [.. table.Captions.TakeWhile(line => !NamesEntries(line))] };
        if (table.Title is { } title && NamesEntries(title))
        {
            return table with
            {
                Title = null,
                LinesWithFigures = [title, .. table.LinesWithFigures.Where(other => other != title)],
            };
        }

        return table.Title is null && OwnName(table) is { } own && own.Length < table.Name.Length ? table with { Title = own } : table;

        bool NamesEntries(string line) => EntrySentence.IsOne(line, names, table);
    }

    /// <summary>Its name without the file's, which is another one next quarter.</summary>
    public static string OwnName(SourceTable table) =>
        table.Name.LastIndexOf(BeforeSheet, StringComparison.Ordinal) is > 0 and var at
            ? table.Name[(at + BeforeSheet.Length)..] : table.Name;

    /// <summary>The file that a table is of.</summary>
    public static string FileOf(SourceTable table) =>
        table.Name.LastIndexOf(BeforeSheet, StringComparison.Ordinal) is > 0 and var at ? table.Name[..at] : table.Name;

    static readonly string[] ClosedWords =
    [
        "closed", "archive", "archived", "retired", "superseded", "withdrawn", "removed", "deleted", "deescalated",
        "deregistered", "realised", "realized", "historic", "historical",
    ];

    // What a name may go on with behind the word: when, by whom and from where entries went.
    static readonly FrozenSet<string> BehindClosed = WordSet.Of(
    [
        "in", "on", "at", "since", "by", "from", "as", "during", "this", "last", "out", "until", "after", "following", "pending", "not",
        "but", "with", "into", "per", "see", "because", "due", "now", "recently", "previously", "quarter", "year", "month",
        "list", "sheet", "tab", "section", "table", "status", "no", "or", "merged", "transferred", "moved", "resolved", "completed",
        .. DateText.MonthNames,
    ]);

    static readonly FrozenSet<string> Meetings = WordSet.Of(
        "part", "session", "sessions", "agenda", "meeting", "board", "committee", "cabinet");

    static readonly FrozenSet<string> Scores = WordSet.Of(
        "score", "scores", "rating", "ratings", "rag", "trend", "trends", "movement", "movements", "data");

    static readonly FrozenSet<string> Entries = new[]
    {
        "risk", "risks", "opportunity", "opportunities", "threat", "threats", "item", "items", "entry", "entries", "action", "actions",
        "issue", "issues", "register", "registers", "rr", "crr", "srr", "log", "records",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether a name speaks of closed entries; those that are yet to be closed are open, and "Closed landfill sites" are none.
    /// </summary>
    public static bool IsOfClosed(string? title)
    {
        if (title is null) return false;
        var words = WordsOf(title);
        if (IsOfThoseThatLeft().IsMatch(title)) return !UnlistedWords.AreOfLeaving(title);
        return words.Index().Any(each => IsClosedWord(each.Item) && !IsOfMeeting(words, each.Index) && !IsOfScores(words, each.Index))
            && !UnlistedWords.AreOfLeaving(title)
            && (words.Any(Entries.Contains) || PhrasesOf(title).Any(EndsClosed));
    }

    // "Items for the closed part of the meeting", to which the public is not admitted.
    static bool IsOfMeeting(string[] words, int at) =>
        words[at] == "closed" && at + 1 < words.Length && Meetings.Contains(words[at + 1]);

    // "Historic RAG ratings" are those of open ones.
    static bool IsOfScores(string[] words, int at) => words[at] is "historic" or "historical" && words.Skip(at + 1).Any(Scores.Contains);

    /// <summary>
    /// Whether it is the name of a section or table of closed entries, or a sentence about those below it: "No risks have been closed" and
    /// "All open risks (closed ones not shown)" are neither.
    /// </summary>
    public static bool NamesClosed(string? title)
    {
        if (title is null || !IsOfClosed(title)) return false;
        var head = title.AsSpan().IndexOfAny(":(") is > 0 and var end ? title[..end] : title;

        // "The following risks were removed: Brexit; Covid-19" names those that it is about, and none below it.
        if (title.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Verb().IsMatch(title.AsSpan(0, colon))
            && !TextKey.IsInvisible(title.AsSpan(colon + 1))) return false;
        return (IsOfClosed(head) && IsName(head)) || IsName(title);

        static bool IsName(string text) => !OfOthers().IsMatch(text) && (!Verb().IsMatch(text) || OfThoseBelow().IsMatch(text));
    }

    /// <summary>
    /// Whether a sentence is about what is not below it: "No opportunities were found", "Opportunities are held elsewhere".
    /// </summary>
    public static bool IsOfOthers(string line) => IsDenied(line) || (Verb().IsMatch(line) && Elsewhere().IsMatch(line));

    /// <summary>Whether it says that there are none: "No new risks are proposed".</summary>
    public static bool IsDenied(string line) => Denial().IsMatch(line);

    const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(is|are|was|were|be|been|being|has|have|had|will|should|must|can)\b", Options)]
    private static partial Regex Verb();

    // "Risks that have been closed"; "Risks have reached their target, and it is proposed that they are removed" is about others.
    [GeneratedRegex(
        @"\b(following|below|these|this\s(table|section|sheet|tab|list)|here|" + Things + @"\s(\w+\s)?(that|which|being))\b", Options)]
    private static partial Regex OfThoseBelow();

    const string Things = @"(risks?|opportunit(y|ies)|threats?|items?|entry|entries|ones)";

    // "No new risks were proposed"; "No risk owner" and "No lone working" may be entries.
    [GeneratedRegex(
        @"^\W*(there\s+(are|is|were|was)\s+(currently\s+)?)?(no\s+(\w+\s+){0,3}" + Things
            + @"(\W*$|\s+(is|are|was|were|has|have|had|been|closed|removed|added|proposed|identified|this|at|to|since|in|on)\b)"
            + @"|(none|nothing)\s+(of|is|are|was|were|has|have|to)\b)",
        Options)]
    private static partial Regex Denial();

    // "Risks transferred to directorate registers", "Risks now business as usual", "Old risks".
    [GeneratedRegex(
        @"^\W*((the|these|following)\s+)*(risks?|opportunit(y|ies)|threats?|items?|entries)\s+((now|which|that|were|have|been|are)\s+)*"
            + @"((being|recently|previously|formally)\s+)*"
            + @"(no\s+longer\s+(on\b|in\b|monitored|reported|tracked|live|active|relevant|applicable|required|managed|held)"
            + @"|(merged|combined|completed?|resolved|mitigated\s+fully|fully\s+mitigated|expired|ended)\W*$"
            + "|" + Imports.ClosedWords.KeptElsewhere + @"+(the\s+)?(service|directorate|department(al)?|divisional"
            + @"|operational|team|local|project)(\s+risk)?\s+(level|registers?)\W*$"
            + @"|(transferred|moved|returned|handed|passed|demoted)\s+(back\s+|down\s+|over\s+)?to\b"
            + @"|((managed|treated|dealt\s+with)\s+)?(as\s+)?(business\s+as\s+usual|bau)\W*$)"
            + @"|^\W*((our|the)\s+)?(old|past|former|previous|merged|completed|resolved|expired|ended)\s+"
            + @"((corporate|strategic|operational|service|project)\s+)*"
            + @"(risks|opportunities|threats|items|entries)\W*$"
            + @"|^\W*((risks|opportunities|items|entries)\s+)?below\s+the\s+line\W*$", Options)]
    private static partial Regex IsOfThoseThatLeft();

    [GeneratedRegex(@"\b(elsewhere|separately|(another|separate|different)\s+(register|report|document|list))\b", Options)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(
        @"\b(no(\s+\w+){0,3}\s+" + Things + @"|none|nothing|without|excludes?|excluding|excl|omits?|omitting|less|minus)\b.{0,40}"
            + @"\b(closed|archived?|retired|superseded|withdrawn|removed|deleted|de-?escalated)\b"
            + @"|\b(no|without|excludes?|excluding|excl|omits?|omitting|less|minus)\.?\s+((any|all|the)\s+)?"
            + @"(closed|archived|retired|removed|deleted)\b"
            + "|" + Things + @"\s+((are|is|were)\s+)?(not\s+(shown|listed|included|reported|printed)|elsewhere|separately|omitted"
            + @"|excluded)\b",
        Options | RegexOptions.NonBacktracking)]
    private static partial Regex OfOthers();

    // The word alone, or with what it may go on with.
    static bool EndsClosed(string phrase)
    {
        var words = WordsOf(phrase);
        var at = Array.FindLastIndex(words, IsClosedWord);
        if (at < 0) return false;
        var next = Array.FindIndex(words, at + 1, word => word is not ("and" or "&"));
        return next < 0 || BehindClosed.Contains(words[next]) || words[next].Any(char.IsAsciiDigit);
    }

    // What brackets, colons and dashes part; "closed-circuit" is one.
    static string[] PhrasesOf(string title) =>
        Folded(title).Split([" - ", "- ", " -", "(", ")", ":", "/", ",", ";", "["], StringSplitOptions.RemoveEmptyEntries);

    public static bool IsClosedWord(string word) => ClosedWords.Contains(word, StringComparer.Ordinal);

    /// <summary>Whether a sheet, by its name, explains others: "Guidance", "Scoring key", "Lists".</summary>
    public static bool IsOfGuide(string? title) => title is not null && WordsOf(title) is var words
        && words.Any(word => GuideWords.Contains(word, StringComparer.Ordinal))
        && !words.Any(word => word is "risks" or "opportunities" or "register" or "threats");

    /// <summary>Whether a sheet, by its name, says what was changed in the others: "Change log", "Version history".</summary>
    public static bool IsOfChanges(string? title) => title is not null && Changes().IsMatch(title);

    [GeneratedRegex(
        @"^\W*([0-9]+\W+)?((risk\s+)?register\s+)?((document|version|revision|change|amendment|edit|update)s?\s+(and\s+)?)+"
            + @"(log|history|control|tracker|record)s?\W*$"
            + @"|^\W*(record|log|history|list)\s+of\s+(changes|amendments|revisions|versions|updates)\W*$"
            + @"|^\W*(audit\s+trail|audit\s+log|amendments|revisions|change\s*log)\W*$", Options)]
    private static partial Regex Changes();

    /// <summary>A name or caption folded, with "de-escalated" and "de-registered" as one word, whatever else a hyphen parts.</summary>
    public static string Folded(string text) => TextKey.Of(text).Replace("de-escalated", "deescalated", StringComparison.Ordinal)
        .Replace("de-registered", "deregistered", StringComparison.Ordinal);

    static string[] WordsOf(string title) =>
        Folded(title).Split([' ', '-', '_', '(', ')', ':', '/', ','], StringSplitOptions.RemoveEmptyEntries);

    static readonly string[] GuideWords =
    [
        "key", "guidance", "guide", "instructions", "legend", "lists", "lookup", "lookups", "definitions", "criteria", "version",
        "contents", "cover", "glossary", "scoring", "appetite",
    ];

    /// <summary>"table 2", as tables of documents are called that have no name.</summary>
    public static bool IsNumber(string title) => title.StartsWith("table ", StringComparison.Ordinal) && title[6..].All(char.IsAsciiDigit);

    /// <summary>Whether a name says when a sheet is of, or that it is one: "Q2 2026-27", "Sheet1", "Data".</summary>
    public static bool SaysNothing(string title) =>
        PeriodNames.IsOne(title) || Array.TrueForAll(WordsOf(PeriodNames.Without(title) ?? title), IsOfSheets);

    static bool IsOfSheets(string word) => word.AsSpan().TrimEnd("0123456789") is "" or "sheet" or "worksheet" or "tab" or "data" or "table"
        or "page" or "list" or "log" or "register" or "report" or "export" or "main" or "master" or "live" or "current" or "latest"
        or "version" or "v" or "copy" or "of" or "final" or "draft" or "the";

    public static EntryKind? KindOfFile(string name)
    {
        var dot = name.LastIndexOf('.');
        return HeadingNames.KindNamedIn((dot > 0 ? name[..dot] : name).Replace('_', ' '));
    }
}
