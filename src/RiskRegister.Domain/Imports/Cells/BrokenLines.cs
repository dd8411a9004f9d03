namespace RiskRegister.Domain.Imports;

/// <summary>
/// Lines of a cell of actions or controls that only go on with the one above, for the column is narrow: "to all devices" below "Roll out
/// EDR"; and of actions whose, by when and how far, each on a line of its own: "(Head of Works)" and "March 2027" below "Build wall".
/// </summary>
internal static class BrokenLines
{
    // Far more than an entry has items, each broken into several; others are refused, and not looked into.
    const int MostLines = 1000;

    // A line that is shorter would hardly have been broken, but for what cannot begin an item.
    const int ShortestBroken = 30;

    // Of the lines of a narrow column.
    const int ShortestLine = 16;

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
        char.IsLower(line[0]) || above[^1] is ',' or '-' || LineWords.MayEndOpen(above) || MayBeAnAddition(line)
            || (NamesBelow.MayBeOne(line) && LineWords.BeginsWithVerb(above));

    // "– May 2027", "(31/03/2027)": other lines with a sign before them are items of their own.
    static bool MayBeADay(ReadOnlySpan<char> line) => line[0] is '(' or '['
        || (line.Length <= BrokenItem.LongestAddition && line.TrimEnd('.') is [.., >= '0' and <= '9']);

    static bool MayBeAnAddition(ReadOnlySpan<char> line) => line.Length <= BrokenItem.LongestAddition && (char.IsAsciiDigit(line[^1])
        || line[^1] is ')' or ']' or '%' || LineWords.EndsInState(line) || PeopleAndPosts.MayBeAPost(line));

    /// <summary>The cell with a line for each item.</summary>
    /// <param name="areActions">Whether owners and days may stand below an item.</param>
    /// <param name="joinsUnclear">Whether those are put together, too, of which it cannot be told.</param>
    public static string Joined(string cell, bool areActions, bool joinsUnclear)
    {
        var items = Read(cell, areActions, joinsUnclear, out _, out var areFewer);
        return areFewer ? Whole(items) : cell;
    }

    /// <summary>The first line that may go on with the one above it, or be an item of its own; null where there is none.</summary>
    /// <param name="joined">The cell with a line for each item, as <see cref="Joined"/> has it where nothing is unclear.</param>
    public static (string Above, string Line)? Unclear(string cell, bool areActions, out string joined)
    {
        var items = Read(cell, areActions, joinsUnclear: false, out var unclear, out var areFewer);
        joined = areFewer ? Whole(items) : cell;
        return unclear;
    }

    static string Whole(List<BrokenItem> items) => string.Join('\n', items.Select(item => item.Whole));

    static List<BrokenItem> Read(
        string cell, bool areActions, bool joinsUnclear, out (string Above, string Line)? unclear, out bool areFewer)
    {
        var lines = ItemLines.InLines(cell).Split('\n');
        var form = new Form(lines);
        var (items, isApart) = (new List<BrokenItem>(lines.Length), false);
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

            items.Add(new BrokenItem(lines[at], line, IsMarked(line)));
            isApart = false;
        }

        return items;
    }

    // Null where it cannot be told.
    static bool? GoesOn(BrokenItem item, string line, Form form, bool isBetween, bool isAction)
    {
        var above = item.Last;
        if (EndsAsHead(line) || above[^1] == ';' || above.EndsWith("; and", StringComparison.Ordinal)
            || above.EndsWith("; or", StringComparison.Ordinal) || !char.IsLetterOrDigit(line[0]) || !line.Any(char.IsLetter)
            || ActionBeginning.IsLabelled(line)) return false;
        var isVerb = LineWords.BeginsWithVerb(line);
        var isSmall = char.IsLower(line[0]) && (line.Length < 2 || (!char.IsUpper(line[1]) && line[1] is not ('-' or ')' or '.')));
        if (above[^1] == '-' || LineWords.EndsOpen(above)) return true;
        if (LineWords.EndsInParticle(above)) return !isVerb || isSmall;
        if (above[^1] == ',') return isSmall || (!form.IsListOfCommas && !isVerb);
        if (isBetween && item.IsMarked && !form.HasHeads) return true;
        if (above[^1] is '.' or '!' or '?') return false;
        if (isSmall)
        {
            if (LineWords.BeginsWithin(line)) return true;
            if (item.BeginsSmall || form.HasSmallItems) return false;
            return !isVerb && (above.Length >= ShortestBroken || line[^1] == '.' || item.IsMarked) ? true : null;
        }

        if (isAction && !isVerb && item.BeginsWithVerb && NamesBelow.MayBelongTo(item.First, line)
            && (NamesBelow.IsAnyWord(line) ? char.IsLetter(above[^1]) : char.IsLetterOrDigit(above[^1]))) return null;

        // Where lines are broken at a width, a name may begin one, "Hall", or an item.
        var isFull = above.Length >= ShortestBroken && above.Length + 1 + LineWords.FirstWord(line).Length > form.Width;
        return isFull && !isVerb && form.IsBrokenAtWidth ? null : false;
    }

    /// <summary>
    /// Whether a line is rather an item of its own: it says what is to be done, or the one above is so short that hardly a column is as
    /// narrow, "Guards" above "alarms"; or it is a word that is named as no place is, "Boiler".
    /// </summary>
    public static bool IsLikelyApart(string line, string above) =>
        LineWords.BeginsWithVerb(line) || (above.Length < ShortestLine && !NamesBelow.IsPlace(line)) || NamesBelow.IsAnyWord(line);

    // "Boats:", "Actions in progress".
    static bool EndsAsHead(string line) => line[^1] == ':' || ActionGroups.IsHead(line);

    static bool IsMarked(string line) => ItemLines.Read(line).Length < line.Length || ItemLines.WithoutNumber(line).Length < line.Length
        || ItemNumbers.IsBefore(line) || (ActionMarks.Read(line) is { } mark && !line.StartsWith(mark.Text, StringComparison.Ordinal));

    // "– May 2027" below an action is no bullet.
    static bool IsDashedDay(string line) => line[0] is '–' or '—' or '-' && ActionText.OwnerAndDay(ItemLines.Read(line)) is (null, _);

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
                && (!LineWords.BeginsWithVerb(lines[0]) || Array.Exists(lines[1..], line => LineWords.BeginsWithVerb(line)));
            int[] small = [.. Enumerable.Range(1, lines.Length - 1).Where(at => BeginsSmallAnew(lines[at], lines[at - 1]))];
            HasSmallItems = small.Length > 1
                && Array.Exists(small, at => lines[at - 1].Length + 1 + lines[at].Length <= Width);
            IsBrokenAtWidth = lines.Length > 2 && Enumerable.Range(1, lines.Length - 1).Any(at => char.IsLower(lines[at][0])
                && lines[at - 1].Length >= ShortestBroken && lines[at - 1].Length + 1 + LineWords.FirstWord(lines[at]).Length > Width);
        }

        static bool BeginsSmallAnew(string line, string above) => char.IsLower(line[0]) && line[^1] != '.'
            && char.IsLetterOrDigit(above[^1]) && !LineWords.BeginsWithin(line) && !LineWords.MayEndOpen(above);

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
}
