using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Owner, day and progress behind an action's text, not in brackets: "Replace the boiler – Property Lead – by December 2026",
/// "CCTV (J Shah) - 31/03/2027 - 50% complete", "Train staff; owner: HR Manager; due: 31 March 2027". What is not surely that is left
/// in the text.
/// </summary>
internal static partial class ActionEnding
{
    const int LongestPart = 60;
    const int MostWordsCut = 3;

    static readonly SearchValues<char> Separators = SearchValues.Create("–—-;|)]");

    static readonly SearchValues<char> BeforeLongClauses = SearchValues.Create(":;–—");

    static readonly SearchValues<char> BeforeClauses = SearchValues.Create(":;–—,");

    // With which no action ends.
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Unfinished = new[]
    {
        "is", "are", "was", "were", "be", "been", "which", "that", "who", "and", "or", "the", "a", "an", "with", "of", "for", "to", "next",
        "now", "still", "currently", "not", "when", "as",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenSet<string> Colours = new[]
    {
        "red", "amber", "green", "blue", "yellow", "orange", "black", "grey", "purple", "amber/green", "amber/red", "red/amber",
        "green/amber",
    }.SelectMany(colour => new[] { colour, $"rag {colour}", $"rag: {colour}" }).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly SearchValues<char> InBracket = SearchValues.Create(",;|–—");

    /// <summary>Whether words are nothing but a colour of RAG.</summary>
    public static bool IsColour(string words) => Colours.Contains(words);

    /// <summary>What labels say at the end; null where there are none, or one of them says what cannot be read.</summary>
    public static ImportedAction? Labelled(string line, bool takesProgress)
    {
        if (!line.Contains(':', StringComparison.Ordinal)) return null;
        var labels = Label().Matches(line);
        if (labels.Count == 0 || line[..labels[0].Index].TrimEnd() is not { Length: > 0 } text) return null;
        var isBracketed = labels[0].Value.AsSpan().TrimStart()[0] is '(' or '[';
        ImportedAction? read = new(text);
        for (var at = 0; at < labels.Count && read is not null; at++)
        {
            var end = at + 1 < labels.Count ? labels[at + 1].Index : line.Length;
            var value = line[(labels[at].Index + labels[at].Length)..end].Trim(' ', ',', ';', '.', '|');
            read = With(read, labels[at], isBracketed ? value.TrimEnd(')', ']') : value, takesProgress);
        }

        return read is { DueOn.IsGiven: false } ? WithDayBefore(read) : read;
    }

    // "Fit the gate by March 2027; Owner: Head of Works", "Fit the gate (March 2027); Owner: Head of Works".
    static ImportedAction WithDayBefore(ImportedAction action) =>
        ActionText.Ending(action.Text, takesProgress: false) is { DueOn.IsGiven: true, Owner.IsGiven: false } ending
            ? action with { Text = ending.Text, DueOn = ending.DueOn } : action;

    /// <summary>
    /// What stands in brackets at the end: "(Head of Works, 31 March 2027)", "[Head of Works] [31.3.27]", "by 31.3.27 (Head of Works)".
    /// </summary>
    public static ImportedAction? Bracketed(string line, bool takesProgress)
    {
        if (LastBracket(line) is not var (text, said)) return null;
        if (takesProgress && StateInBracket(text, said) is { } standing) return standing;
        if (ActionText.OwnerAndDay(said) is var (owner, day))
        {
            if (owner is not null)
                return PeopleAndPosts.MayBeOneWith(owner) ? new ImportedAction(text, OwnerNames.WithoutRole(owner), day) : null;
            return OwnerAtEnd(text) is var (before, only) ? new ImportedAction(before, only, day) : new ImportedAction(text, DueOn: day);
        }

        if (OwnerBesideDay(said) is var (who, when)) return new ImportedAction(text, who, when);
        if (PeopleAndPosts.IsSurelyOne(said))
        {
            if (DayAtEnd(text) is { } due) return new ImportedAction(due.Before, said, due.Day);
            return takesProgress && StateAtEnd(text) is var (before, stood) ? stood.ApplyTo(new ImportedAction(before, said)) : null;
        }

        if (!takesProgress || ActionState.Of(said) is not { IsSure: true } state) return null;
        return state.ApplyTo(WithOwnerAtEnd(ActionText.Ending(text, takesProgress: false), text));
    }

    /// <summary>A colour in brackets behind an owner or a day is how the action stands: "Train staff - HR Manager (Amber)".</summary>
    public static ImportedAction? Coloured(string line, bool takesProgress) =>
        takesProgress && LastBracket(line) is var (before, colour) && Colours.Contains(colour)
            && ActionText.Ending(before, takesProgress: false) is { } read && (read.Owner.IsGiven || read.DueOn.IsGiven)
            ? read with { Progress = colour } : null;

    // "[JS 31/03/27]", "(Head of HR March 2027)": nothing but a space parts them. Initials before a month may be where it is said.
    static (string Owner, DateOnly Day)? OwnerBesideDay(string said)
    {
        if (said.Length > LongestPart || !said.AsSpan().ContainsAnyInRange('0', '9')) return null;
        for (var at = said.IndexOf(' ', StringComparison.Ordinal); at > 0; at = said.IndexOf(' ', at + 1))
        {
            if (DateText.Read(said[(at + 1)..].Trim()) is not { } day) continue;
            var owner = OwnerNames.WithoutRole(said[..at].TrimEnd());
            var isInFigures = !said.AsSpan(at + 1).ContainsAny(' ', '-') && char.IsAsciiDigit(said[at + 1]);
            return PeopleAndPosts.IsSurelyOne(owner) || (isInFigures && PeopleAndPosts.IsInitials(owner)) ? (owner, day) : null;
        }

        return null;
    }

    /// <summary>
    /// The same where a heading says that how far an action is stands behind its text: "Recruit (50%)", "Recruit – 50%", "Recruit 50%";
    /// null where it does not.
    /// </summary>
    public static ImportedAction? Standing(string line)
    {
        if ((LastBracket(line) ?? LastPart(line) ?? LastShare(line)) is not var (before, part)) return null;
        return ActionState.Of(part) is { } state ? state.ApplyTo(ActionText.Read(before, takesProgress: false)) : null;
    }

    static (string Before, string Part)? LastShare(string line) => line.EndsWith('%') && line.LastIndexOf(' ') is > 0 and var at
        ? (line[..at].TrimEnd(' ', ',', ':'), line[(at + 1)..]) : null;

    // "… (ongoing)", "… – ongoing".
    static (string Before, ActionState State)? StateAtEnd(string text) => (LastBracket(text) ?? LastPart(text)) is var (before, part)
        && ActionState.Of(part) is { IsSure: true } state ? (before, state) : null;

    // "… – Head of Works – ongoing", "… [Head of Works] (ongoing)".
    static ImportedAction WithOwnerAtEnd(ImportedAction action, string text)
    {
        if (action.DueOn.IsGiven || action.Owner.IsGiven || HasItemsOfItsOwn(text) || OwnerAtEnd(text) is not var (before, owner))
            return action;
        return DayAtEnd(before) is { IsSaidDue: true } due
            ? new ImportedAction(due.Before, owner, due.Day) : new ImportedAction(before, owner);
    }

    /// <summary>"…, Head of Works, ongoing"; null where nobody stands before how it is going.</summary>
    public static ImportedAction? StateBehind(string line, bool takesProgress)
    {
        var end = line.TrimEnd(' ', '.');
        return takesProgress && end.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma
            && ActionState.Of(end[(comma + 2)..]) is { IsSure: true } state && OwnerAtEnd(end[..comma]) is var (text, owner)
            ? state.ApplyTo(new ImportedAction(text, owner)) : null;
    }

    // "(completed by Parks Manager, 3 May 2026)", "– Complete (June 2026)", "(Parks Manager; 31/03/2027; not started)".
    static ImportedAction? StateInBracket(string text, string said)
    {
        if (ActionState.DoneBy(said) is var (doer, doneOn)) return new ImportedAction(text, doer, CompletedOn: doneOn);
        if (CompletedDay.Read(said) is { } completed && Dashed(text, takesProgress: true) is { Status: ActionStatus.Done } done)
            return done with { Status = null, Progress = default, CompletedOn = completed };
        if (ActionState.Of(said) is { CompletedOn: not null } ended) return ended.ApplyTo(ActionText.Ending(text, takesProgress: false));
        if (StateAndRest(said) is not var (state, rest)) return null;
        if (PeopleAndPosts.IsSurelyOne(rest) || PeopleAndPosts.IsInitials(rest))
            return state.ApplyTo(DayAtEnd(text) is { IsSaidDue: true } due
                ? new ImportedAction(due.Before, rest, due.Day) : new ImportedAction(text, rest));
        return Bracketed($"{text} ({rest})", takesProgress: false) is { } read ? state.ApplyTo(read) : null;
    }

    /// <summary>How an action stands, before or behind what else a bracket says: "Ongoing, Head of Works", "May 2027; done".</summary>
    public static (ActionState State, string Beside)? StateAndRest(string said)
    {
        var (first, last) = (said.AsSpan().IndexOfAny(InBracket), said.AsSpan().LastIndexOfAny(InBracket));
        if (first <= 0) return null;
        if (ActionState.Of(said[(last + 1)..].Trim()) is { } behind) return (behind, said[..last].TrimEnd());
        return ActionState.Of(said[..first].Trim()) is { } before ? (before, said[(first + 1)..].TrimStart()) : null;
    }

    /// <summary>What stands between dashes or semicolons at the end; null where that is not clear.</summary>
    public static ImportedAction? Dashed(string line, bool takesProgress)
    {
        if (LastPart(line) is not { } last) return null;
        if ((takesProgress ? ActionState.Of(last.Part) : null) is not { } state)
            return BeforeProgress(last.Before, last.Part, hasProgress: false) ?? BeforeOwner(last.Before, last.Part, takesProgress);
        if (LastPart(last.Before) is { } share && ActionState.Of(share.Part) is { IsShare: true } half && state.Behind(half) is { } both)
            (last, state) = (share, both);
        var action = (LastPart(last.Before) is { } before ? BeforeProgress(before.Before, before.Part, hasProgress: true) : null)
            ?? ActionText.Ending(last.Before, takesProgress: false);
        action = WithOwnerAtEnd(action, last.Before);
        return !action.DueOn.IsGiven && !action.Owner.IsGiven && !state.IsSure ? null : state.ApplyTo(action);
    }

    /// <summary>"… by 31 March 2027", "…, Head of Works, 31 March 2027"; null where more than one day may be meant.</summary>
    public static ImportedAction? DayBehind(string line)
    {
        if (DayAtEnd(line) is not { } due || HasItemsOfItsOwn(line) || ActionSigns.OfADay(due.Before)) return null;
        return OwnerAtEnd(due.Before) is var (text, owner)
            ? new ImportedAction(text, owner, due.Day)
            : due.IsSaidDue ? new ImportedAction(IsCutShort(due.Before, line) ? line : due.Before, DueOn: due.Day) : null;
    }

    // "Bid to NHSE: outcome" of "Bid to NHSE: outcome due Jan 2027", "Await the report which is": no whole action without its day.
    static bool IsCutShort(string before, string line)
    {
        var text = before.AsSpan().TrimEnd();
        if (Unfinished.Contains(text[(text.LastIndexOf(' ') + 1)..])) return true;
        var isDue = line.AsSpan(before.Length).TrimStart().StartsWith("due ", StringComparison.OrdinalIgnoreCase);
        var sign = text.LastIndexOfAny(isDue ? BeforeClauses : BeforeLongClauses);
        var clause = text[(sign + 1)..].Trim();
        return sign > 0 && clause.Length > 0 && char.IsLower(clause[0]) && clause.Count(' ') < MostWordsCut;
    }

    /// <summary>"… – 31/03/2027", "…, March 2027", where days are said to stand there; null where more than one may be meant.</summary>
    public static ImportedAction? Dated(string line) =>
        DayAtEnd(line) is { } due && !HasItemsOfItsOwn(line) && !ActionSigns.OfADay(due.Before)
            ? new ImportedAction(due.Before, DueOn: due.Day) : null;

    /// <summary>The bracket at the end of a line, and what stands before it.</summary>
    public static (string Before, string Content)? LastBracket(string line)
    {
        var end = line.AsSpan().TrimEnd(" .");
        if (end is not [.., ')' or ']']) return null;
        var at = end.LastIndexOf(end[^1] == ')' ? '(' : '[');
        var (before, content) = (at <= 0 ? "" : end[..at].TrimEnd().ToString(), at < 0 ? "" : end[(at + 1)..^1].Trim().ToString());
        return before.Length == 0 || content.Length == 0 ? null : (before, content);
    }

    // "… by 31 March 2027", "… – 31/03/2027", "… [31.3.27]", "…, March 2027".
    static (string Before, DateOnly Day, bool IsSaidDue)? DayAtEnd(string text)
    {
        if (LastBracket(text) is { } bracket)
            return Of(bracket.Before, bracket.Content);
        if (LastPart(text) is { } last && Of(last.Before, last.Part) is { } dashed) return dashed;
        var end = text.TrimEnd(' ', '.');
        if (end.Length == 0 || !char.IsAsciiDigit(end[^1])) return null;
        return Behind().Matches(end).LastOrDefault() is { Index: > 0 } sign
            ? Of(end[..sign.Index].TrimEnd(), end[sign.Index..].TrimStart(' ', ',', '.', ';')) : null;

        static (string, DateOnly, bool)? Of(string before, string part) => ActionText.OwnerAndDay(part) is (null, var day)
            ? (before, day, ActionText.IsDue(part)) : null;
    }

    // "… (J Shah)", "… – Head of Works", "…, Head of Works".
    static (string Before, string Owner)? OwnerAtEnd(string text)
    {
        if (LastBracket(text) is { } bracket) return PeopleAndPosts.IsSurelyOne(bracket.Content) ? bracket : null;
        if (LastPart(text) is { } last && PeopleAndPosts.IsSurelyOne(last.Part)) return last;
        return text.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma && PeopleAndPosts.IsSurelyOne(text[(comma + 2)..])
            ? (text[..comma].TrimEnd(), text[(comma + 2)..]) : null;
    }

    // "… – Property Lead – by December 2026", "… – Property Lead, December 2026", "… (J Shah) – 31/03/2027", "… – by December 2026".
    static ImportedAction? BeforeProgress(string text, string part, bool hasProgress)
    {
        if (ActionText.OwnerAndDay(part) is not var (owner, day) || HasItemsOfItsOwn(text)) return null;
        if (owner is not null) return PeopleAndPosts.IsSurelyOne(owner) ? new ImportedAction(text, owner, day) : null;
        if (LastPart(text) is { } before && PeopleAndPosts.IsSurelyOne(before.Part))
            return new ImportedAction(before.Before, before.Part, day);
        if (LastBracket(text) is { } bracket && PeopleAndPosts.IsSurelyOne(bracket.Content))
            return new ImportedAction(bracket.Before, bracket.Content, day);
        return hasProgress || ActionText.IsDue(part) ? new ImportedAction(text, DueOn: day) : null;
    }

    // "… – 31/03/2027 – Property Lead", "… – ongoing – Property Lead".
    static ImportedAction? BeforeOwner(string text, string owner, bool takesProgress)
    {
        if (!PeopleAndPosts.IsSurelyOne(owner) || LastPart(text) is not { } day) return null;
        if (takesProgress && StateAtEnd(text) is var (before, state)) return state.ApplyTo(new ImportedAction(before, owner));
        var action = BeforeProgress(day.Before, day.Part, hasProgress: true);
        return action is { Owner.IsGiven: false } ? action with { Owner = owner } : null;
    }

    // "Drill – MT – March 2027; gate – HR – May 2027": the last day is not that of all.
    static bool HasItemsOfItsOwn(string text) => text.Contains(';', StringComparison.Ordinal)
        && text.Split(';').Any(part => ActionText.Read(part.Trim()).DueOn.IsGiven);

    static ImportedAction? With(ImportedAction action, Match label, string value, bool takesProgress)
    {
        if (value.Length is 0 or > LongestPart) return null;
        if (label.Groups["owner"].Success)
        {
            if (!action.DueOn.IsGiven && !OwnerNames.GoesOn(value) && ActionText.OwnerAndDay(value) is ({ } before, var day))
                return With(action with { DueOn = day }, label, before, takesProgress);
            var isOne = !action.Owner.IsGiven && char.IsUpper(value[0]) && !OwnerNames.IsNobody(value) && !OwnerNames.GoesOn(value);
            return isOne ? action with { Owner = value } : null;
        }

        if (label.Groups["either"].Success && DateText.Read(value) is null)
            return !action.Owner.IsGiven && PeopleAndPosts.MayBeOne(value) ? action with { Owner = value } : null;
        if (label.Groups["day"].Success || label.Groups["either"].Success)
            return !action.DueOn.IsGiven && DateText.Read(value) is { } day ? action with { DueOn = day } : null;
        return takesProgress && action is { Status: null, CompletedOn: null } ? ActionState.Of(value)?.ApplyTo(action) : null;
    }

    /// <summary>The last part of a line, where it may be an owner, a day or progress, and what stands before it.</summary>
    public static (string Before, string Part)? LastPart(string line)
    {
        var end = line.AsSpan().TrimEnd(" .");
        for (var at = end.LastIndexOfAny(Separators); at > 0; at = end[..at].LastIndexOfAny(Separators))
        {
            if (end.Length - at > LongestPart) return null;
            if (!Separates(end, at)) continue;
            var text = end[at] is ')' or ']' ? end[..(at + 1)] : end[..at];
            var (before, part) = (text.TrimEnd().ToString(), end[(at + 1)..].Trim().ToString());
            return before.Length == 0 || part.Length == 0 ? null : (before, part);
        }

        return null;
    }

    // "31-03-2027" and "Vice-Chair" are one; a bracket belongs to what stands before it.
    static bool Separates(ReadOnlySpan<char> text, int at)
    {
        var isSpaced = at + 1 < text.Length && text[at + 1] == ' ';
        return text[at] switch
        {
            ';' or '|' => true,
            ')' or ']' => isSpaced && text[at + 2] is not ('–' or '—' or '-'),
            _ => isSpaced && text[at - 1] == ' ',
        };
    }

    [GeneratedRegex(
        @"(\s*[;,.|(\[]|\s[–—-])\s*((?<owner>(action\s+)?(owner|lead)|lead\s+officer|responsible(\s+(officer|person))?|by\s+whom|who)"
            + @"|(?<day>due(\s+(date|by|on))?|(by\s+)?when|(target\s+|due\s+)?date|target|deadline|completion\s+date)"
            + @"|(?<either>(action(ed)?\s+)?by)"
            + @"|(status|progress))\s*:\s*",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s((due\s+)?by|due(\s+(by|on))?|no later than|target)\s|[.;,]\s" + ActionText.Intended + @"\s|,\s",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Behind();
}
