using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines of a cell of actions or controls that only go on with the one above, for the column is narrow: "to all devices" below "Roll out
/// EDR"; and of actions whose, by when and how far, each on a line of its own: "(Head of Works)" and "March 2027" below "Build wall".
/// </summary>
internal static class BrokenLines
{
    const int LongestAddition = 60;

    // Far more than an entry has items, each broken into several; others are refused, and not looked into.
    const int MostLines = 1000;

    // A line that is shorter would hardly have been broken, but for what cannot begin an item.
    const int ShortestBroken = 30;

    // Of the lines of a narrow column.
    const int ShortestLine = 16;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OpenWords = Set(
        "of", "for", "to", "and", "or", "the", "a", "an", "with", "at", "from", "into", "between", "via", "per", "including", "that",
        "which", "&", "–", "-", "/", "as", "than", "our", "their", "its", "all", "any", "each", "against", "towards", "within", "upon",
        "whether", "when", "where", "is", "are", "be", "will", "beside", "during", "without", "until", "because", "if", "but", "among",
        "regarding", "concerning");

    // Which may end an item as well: "Bring systems in".
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles =
        Set("in", "on", "by", "over", "under", "through", "across", "near", "about", "along", "around", "behind", "below", "above",
            "opposite", "off", "after", "before");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WithinWords = Set(
        "of", "for", "to", "and", "or", "the", "a", "an", "with", "at", "from", "into", "between", "via", "per", "including", "that",
        "which", "as", "than", "our", "their", "its", "in", "on", "by", "over", "under", "through", "across", "where", "when", "who",
        "whose", "is", "are", "was", "were", "has", "have", "be", "been", "being", "against", "within", "if", "until", "before", "after",
        "during", "about", "so", "but", "while", "whilst", "not", "only", "will", "should", "can", "may", "must", "due", "upon", "o", "i",
        "yn", "ac", "y", "yr", "ar", "gan", "gyda", "dros", "drwy", "mewn", "sydd", "sy");

    // With which the next action begins, be it in small letters.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = Set(
        "agree", "appoint", "approve", "arrange", "assess", "audit", "brief", "build", "buy", "carry", "check", "commission", "complete",
        "conduct", "consider", "consult", "continue", "create", "deliver", "develop", "draft", "draw", "engage", "ensure", "establish",
        "explore", "extend", "fill", "fit", "fix", "hire", "hold", "identify", "implement", "improve", "increase", "inspect", "install",
        "introduce", "investigate", "invest", "issue", "launch", "lobby", "maintain", "map", "meet", "mend", "migrate", "monitor", "move",
        "negotiate", "obtain", "order", "paint", "patch", "plan", "prepare", "present", "procure", "produce", "promote", "provide",
        "publish", "purchase", "raise", "recruit", "reduce", "refresh", "relocate", "renew", "repair", "replace", "report", "reprocure",
        "restore", "retrain", "review", "revise", "roll", "run", "secure", "seek", "send", "set", "sign", "source", "strengthen",
        "submit", "survey", "take", "test", "tender", "train", "undertake", "update", "upgrade", "use", "work", "write");

    // With which a line ends that says how an action stands.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> States = Set(
        "complete", "completed", "done", "implemented", "ongoing", "going", "progress", "started", "underway", "way", "track", "dropped",
        "cancelled", "canceled", "superseded", "withdrawn", "required", "abandoned");

    /// <summary>Whether a cell may have any, which is cheaply told: most have none, or a bullet or number before each line.</summary>
    public static bool MayBeIn(string cell)
    {
        var rest = cell.AsSpan();
        if (!rest.Contains('\n') || (rest.Length > MostLines && rest.Count('\n') > MostLines)) return false;
        ReadOnlySpan<char> above = default;
        var (hasMarked, hasPlain) = (false, false);
        while (rest.Length > 0)
        {
            var end = rest.IndexOf('\n');
            var line = (end < 0 ? rest : rest[..end]).Trim();
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (line.Length == 0) continue;
            if (char.IsLetter(line[0])) hasPlain = true;
            else hasMarked = true;
            if (hasMarked && hasPlain) return true;
            if (above.Length > 0 && (hasPlain ? MayGoOn(line, above) : MayBeADay(line))) return true;
            above = line;
        }

        return false;
    }

    static bool MayGoOn(ReadOnlySpan<char> line, ReadOnlySpan<char> above) =>
        char.IsLower(line[0]) || above[^1] is ',' or '-' || IsOpen(LastWord(above)) || MayBeAnAddition(line)
            || (NamesBelow.MayBeOne(line) && IsVerbFirst(above));

    // "– May 2027", "(31/03/2027)": other lines with a sign before them are items of their own.
    static bool MayBeADay(ReadOnlySpan<char> line) => line[0] is '(' or '['
        || (line.Length <= LongestAddition && line.TrimEnd('.') is [.., >= '0' and <= '9']);

    static bool MayBeAnAddition(ReadOnlySpan<char> line) => line.Length <= LongestAddition && (char.IsAsciiDigit(line[^1])
        || line[^1] is ')' or ']' or '%' || States.Contains(LastWord(line)) || PeopleAndPosts.MayBeAPost(line));

    /// <summary>The cell with a line for each item.</summary>
    /// <param name="areActions">Whether owners and days may stand below an item.</param>
    /// <param name="joinsUnclear">Whether those are put together, too, of which it cannot be told.</param>
    public static string Joined(string cell, bool areActions, bool joinsUnclear)
    {
        var items = Read(cell, areActions, joinsUnclear, out _, out var areFewer);
        return areFewer ? string.Join('\n', items.Select(item => item.Whole)) : cell;
    }

    /// <summary>The first line that may go on with the one above it, or be an item of its own; null where there is none.</summary>
    public static (string Above, string Line)? Unclear(string cell, bool areActions)
    {
        Read(cell, areActions, joinsUnclear: false, out var unclear, out _);
        return unclear;
    }

    static List<Item> Read(string cell, bool areActions, bool joinsUnclear, out (string Above, string Line)? unclear, out bool areFewer)
    {
        var lines = ItemLines.InLines(cell).Split('\n');
        var form = new Form(lines);
        var (items, isApart) = (new List<Item>(lines.Length), false);
        (unclear, areFewer) = (null, false);
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            if (line.Length == 0)
            {
                isApart = true;
                continue;
            }

            var isReport = areActions && !IsMarked(line) && line[0] is not ('(' or '[') && ActionReports.IsOne(line);
            if (items.Count > 0 && !isReport && (!IsMarked(line) || IsDashedDay(line)) && !EndsAsHead(items[^1].Last))
            {
                var item = items[^1];
                if (item.IsBracketOpen && line.AsSpan().Count(')') > line.AsSpan().Count('('))
                {
                    item.GoOn(line);
                    areFewer = true;
                    continue;
                }

                var next = at + 1 < lines.Length ? lines[at + 1].Trim() : "";
                if (item.Add(IsMarked(line) ? ItemLines.Read(line) : line, next, areActions && !form.BeginsWithState))
                {
                    (areFewer, isApart) = (true, false);
                    continue;
                }

                var goesOn = !isApart && !item.HasMore ? GoesOn(item, line, form, at < form.LastMarked, areActions) : false;
                if (goesOn is null) unclear ??= (item.Last, line);
                if (goesOn ?? joinsUnclear)
                {
                    item.GoOn(line);
                    areFewer = true;
                    continue;
                }
            }

            items.Add(new Item(lines[at], line));
            isApart = false;
        }

        return items;
    }

    // Null where it cannot be told.
    static bool? GoesOn(Item item, string line, Form form, bool isBetween, bool isAction)
    {
        var above = item.Last;
        if (EndsAsHead(line) || above[^1] == ';' || above.EndsWith("; and", StringComparison.Ordinal)
            || above.EndsWith("; or", StringComparison.Ordinal) || !char.IsLetterOrDigit(line[0]) || !line.Any(char.IsLetter)
            || ActionBeginning.IsLabelled(line)) return false;
        var first = FirstWord(line);
        var isVerb = IsVerbFirst(line);
        var isSmall = char.IsLower(line[0]) && (line.Length < 2 || (!char.IsUpper(line[1]) && line[1] is not ('-' or ')' or '.')));
        if (above[^1] == '-' || OpenWords.Contains(LastWord(above))) return true;
        if (Particles.Contains(LastWord(above))) return !isVerb || isSmall;
        if (above[^1] == ',') return isSmall || (!form.IsListOfCommas && !isVerb);
        if (isBetween && item.IsMarked && !form.HasHeads) return true;
        if (above[^1] is '.' or '!' or '?') return false;
        if (isSmall)
        {
            if (WithinWords.Contains(first)) return true;
            if (item.BeginsSmall || form.HasSmallItems) return false;
            return !isVerb && (above.Length >= ShortestBroken || line[^1] == '.' || item.IsMarked) ? true : null;
        }

        if (isAction && !isVerb && char.IsLetterOrDigit(above[^1]) && item.BeginsWithVerb && NamesBelow.MayBelongTo(item.First, line))
            return null;

        // Where lines are broken at a width, a name may begin one, "Hall", or an item.
        var isFull = above.Length >= ShortestBroken && above.Length + 1 + first.Length > form.Width;
        return isFull && !isVerb && form.IsBrokenAtWidth ? null : false;
    }

    /// <summary>
    /// Whether a line is rather an item of its own: it says what is to be done, or the one above is so short that hardly a column is as
    /// narrow, "Guards" above "alarms".
    /// </summary>
    public static bool IsLikelyApart(string line, string above) =>
        IsVerbFirst(line) || (above.Length < ShortestLine && !NamesBelow.IsPlace(line));

    static bool IsVerbFirst(ReadOnlySpan<char> line) => Verbs.Contains(FirstWord(line));

    // "Boats:", "Actions in progress".
    static bool EndsAsHead(string line) => line[^1] == ':' || ActionGroups.IsHead(line);

    static bool IsMarked(string line) => ItemLines.Read(line).Length < line.Length || ItemLines.WithoutNumber(line).Length < line.Length
        || ItemNumbers.IsBefore(line) || (ActionMarks.Read(line) is { } mark && !line.StartsWith(mark.Text, StringComparison.Ordinal));

    // "– May 2027" below an action is no bullet.
    static bool IsDashedDay(string line) => line[0] is '–' or '—' or '-' && ActionText.OwnerAndDay(ItemLines.Read(line)) is (null, _);

    static bool IsOpen(ReadOnlySpan<char> word) => OpenWords.Contains(word) || Particles.Contains(word);

    static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> line) => line[(line.LastIndexOf(' ') + 1)..];

    static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> line) =>
        line.IndexOf(' ') is > 0 and var end ? line[..end].TrimEnd(",.;:") : line;

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // What the lines of a cell are like.
    sealed class Form
    {
        public Form(string[] written)
        {
            string[] lines = [.. written.Select(line => line.Trim()).Where(line => line.Length > 0)];
            if (lines.Length == 0) return;
            Width = lines.Max(line => line.Length);
            LastMarked = Array.FindLastIndex(written, line => IsMarked(line.Trim()));
            HasHeads = Array.Exists(lines, EndsAsHead);
            BeginsWithState = ActionState.Of(lines[0]) is { IsSure: true };
            IsListOfCommas = lines.Length > 2 && lines[..^1].All(line => line[^1] == ',')
                && (!IsVerbFirst(lines[0]) || Array.Exists(lines[1..], line => IsVerbFirst(line)));
            int[] small = [.. Enumerable.Range(1, lines.Length - 1).Where(at => BeginsSmallAnew(lines[at], lines[at - 1]))];
            HasSmallItems = small.Length > 1
                && Array.Exists(small, at => lines[at - 1].Length + 1 + lines[at].Length <= Width);
            IsBrokenAtWidth = lines.Length > 2 && Enumerable.Range(1, lines.Length - 1).Any(at => char.IsLower(lines[at][0])
                && lines[at - 1].Length >= ShortestBroken && lines[at - 1].Length + 1 + FirstWord(lines[at]).Length > Width);
        }

        static bool BeginsSmallAnew(string line, string above) => char.IsLower(line[0]) && line[^1] != '.'
            && char.IsLetterOrDigit(above[^1]) && !WithinWords.Contains(FirstWord(line)) && !IsOpen(LastWord(above));

        public int Width { get; }

        /// <summary>Of all lines the last with a number or bullet; -1 where none has.</summary>
        public int LastMarked { get; } = -1;

        public bool HasHeads { get; }

        public bool BeginsWithState { get; }

        /// <summary>
        /// Several begin in small letters where no sentence goes on, one of which would have had room behind the line above: "guards" and
        /// "fences" below "Alarms, tested each week".
        /// </summary>
        public bool HasSmallItems { get; }

        /// <summary>Not "Survey the bridges at Kirkby,", "Holme," and "Lower Lea", which are one action.</summary>
        public bool IsListOfCommas { get; }

        public bool IsBrokenAtWidth { get; }
    }

    // A line, with those that belong to it.
    sealed class Item(string written, string line)
    {
        string text = written.TrimEnd();
        string? owner;
        string? day;
        string? state;
        readonly bool isLabelled = ActionBeginning.IsLabelled(line);

        public string Last { get; private set; } = line;

        /// <summary>The first line, without a number or bullet.</summary>
        public string First { get; } = ItemLines.WithoutNumber(ItemLines.Read(line));

        public bool BeginsWithVerb => IsVerbFirst(First) && First.Contains(' ', StringComparison.Ordinal);

        public bool IsMarked { get; } = BrokenLines.IsMarked(line);

        public bool BeginsSmall => char.IsLower(First.FirstOrDefault());

        public bool IsBracketOpen => text.AsSpan().Count('(') > text.AsSpan().Count(')');

        public bool HasMore => owner is not null || day is not null || state is not null;

        public void GoOn(string more)
        {
            var isHyphened = Last[^1] == '-' && Last is [.., not ' ', _];
            (text, Last) = (isHyphened ? text + more : $"{text} {more}", more);
        }

        /// <summary>Takes what a line says more of the item, and nothing else; whether it does.</summary>
        public bool Add(string more, string next, bool isAction)
        {
            var end = more.TrimEnd(' ', '.');
            var isBracketed = end is ['(' or '[', .., ')' or ']'];
            var isPerson = isBracketed || (PeopleAndPosts.IsPerson(end) && !PeopleAndPosts.IsPerson(Last)
                && ActionText.OwnerAndDay(next) is (null, _));
            var areSeveral = PeopleAndPosts.IsSurelyOne(end) && PeopleAndPosts.IsSurelyOne(next);
            if (isAction && !areSeveral && !ActionBeginning.IsLabelled(more) && end.Length is > 0 and <= LongestAddition
                && Says(isBracketed ? end[1..^1].Trim() : end, isPerson)) return true;
            if (!isBracketed || HasMore || !end.Any(char.IsLetter)) return false;
            GoOn(more);
            return true;
        }

        bool Says(string more, bool mayBeAPerson)
        {
            if (ActionText.OwnerAndDay(more) is var (who, due))
            {
                if (day is not null || (who is not null && (owner is not null || !IsOwner(who, mayBeAPerson)))) return false;
                (owner, day) = (who ?? owner, RegisterWording.Day(due));
                return true;
            }

            if (IsOwner(more, mayBeAPerson))
            {
                if (owner is not null || PeopleAndPosts.IsSurelyOne(ItemLines.Read(Last))) return false;
                owner = more;
                return true;
            }

            if (state is not null || ActionState.Of(more) is not { IsSure: true }) return false;
            state = more;
            return true;
        }

        static bool IsOwner(string who, bool mayBeAPerson) =>
            PeopleAndPosts.IsSurelyOne(who) || (mayBeAPerson && PeopleAndPosts.IsPerson(who));

        // As it is surely read: in brackets, else behind labels.
        public string Whole
        {
            get
            {
                if (!HasMore) return text;
                var said = string.Join(", ", new[] { owner, day, state }.OfType<string>());
                var whole = $"{text} ({said})";
                var read = ActionText.Read(whole);
                if (!isLabelled && (owner is null || read.Owner.IsGiven) && (day is null || read.DueOn.IsGiven)) return whole;
                return string.Join("; ", new[]
                {
                    text, owner is null ? null : $"Owner: {owner}", day is null ? null : $"Due: {day}",
                    state is null ? null : $"Status: {state}",
                }.OfType<string>());
            }
        }
    }
}
