using System.Buffers;
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

    static readonly SearchValues<char> Separators = SearchValues.Create("–—-;|)");

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

        return read;
    }

    /// <summary>What stands between dashes or semicolons at the end; null where that is not clear.</summary>
    public static ImportedAction? Dashed(string line, bool takesProgress)
    {
        if (LastPart(line) is not { } last) return null;
        var progress = takesProgress ? Progress(last.Part) : null;
        if (progress is null) return BeforeProgress(last.Before, last.Part, hasProgress: false) ?? BeforeOwner(last.Before, last.Part);
        var action = (LastPart(last.Before) is { } before ? BeforeProgress(before.Before, before.Part, hasProgress: true) : null)
            ?? ActionText.Read(last.Before, takesProgress: false);
        return !action.DueOn.IsGiven && !IsComplete(last.Part) ? null : action with { Status = progress, Progress = last.Part };
    }

    /// <summary>Whether a text ends in a day behind a dash or semicolon.</summary>
    public static bool IsDay(string line) => LastPart(line) is { } last && ActionText.OwnerAndDay(last.Part) is not null;

    // "… – Property Lead – by December 2026", "… – Property Lead, December 2026", "… (J Shah) – 31/03/2027", "… – by December 2026".
    static ImportedAction? BeforeProgress(string text, string part, bool hasProgress)
    {
        if (ActionText.OwnerAndDay(part) is not var (owner, day) || HasItemsOfItsOwn(text)) return null;
        if (owner is not null) return OwnerNames.IsSurelyOne(owner) ? new ImportedAction(text, owner, day) : null;
        if (LastPart(text) is { } before && OwnerNames.IsSurelyOne(before.Part))
            return new ImportedAction(before.Before, before.Part, day);
        if (text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var bracket && OwnerNames.IsSurelyOne(text[(bracket + 1)..^1]))
            return new ImportedAction(text[..bracket].TrimEnd(), text[(bracket + 1)..^1], day);
        return hasProgress || Due().IsMatch(part) ? new ImportedAction(text, DueOn: day) : null;
    }

    // "… – 31/03/2027 – Property Lead".
    static ImportedAction? BeforeOwner(string text, string owner)
    {
        if (!OwnerNames.IsSurelyOne(owner) || LastPart(text) is not { } day) return null;
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
            var isOne = !action.Owner.IsGiven && char.IsUpper(value[0]) && !value.Contains(';', StringComparison.Ordinal)
                && !OwnerNames.IsNobody(value);
            return isOne ? action with { Owner = value } : null;
        }

        if (label.Groups["day"].Success)
            return !action.DueOn.IsGiven && DateText.Read(value) is { } day ? action with { DueOn = day } : null;
        return takesProgress && !action.Progress.IsGiven && Progress(value) is { } status
            ? action with { Status = status, Progress = value } : null;
    }

    // The last part of a line, where it may be an owner, a day or progress.
    static (string Before, string Part)? LastPart(string line)
    {
        var end = line.AsSpan().TrimEnd(" .");
        for (var at = end.LastIndexOfAny(Separators); at > 0; at = end[..at].LastIndexOfAny(Separators))
        {
            if (end.Length - at > LongestPart) return null;
            if (!Separates(end, at)) continue;
            var text = end[at] == ')' ? end[..(at + 1)] : end[..at];
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
            ')' => isSpaced && text[at + 2] is not ('–' or '—' or '-'),
            _ => isSpaced && text[at - 1] == ' ',
        };
    }

    // "50% complete" is open, "100%" done.
    static ActionStatus? Progress(string part)
    {
        if (Percentage().Match(part) is { Success: true } share)
            return share.Groups["share"].ValueSpan is "100" ? ActionStatus.Done : ActionStatus.Open;
        return ActionText.StatusOf(part);
    }

    // Without a day before it only what nothing else can mean.
    static bool IsComplete(string part) => Percentage().Match(part) is { Success: true } share
        ? share.Groups["word"].Success : TextKey.Of(part) is "complete" or "completed";

    [GeneratedRegex(
        @"(\s*[;,.|(\[]|\s[–—-])\s*((?<owner>(action\s+)?(owner|lead)|responsible(\s+(officer|person))?|by\s+whom)"
            + @"|(?<day>due(\s+(date|by|on))?|by\s+when|target(\s+date)?|deadline|completion\s+date)"
            + @"|(status|progress))\s*:\s*",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(
        @"^(?<share>[0-9]{1,2}|100)\s?%(\s+(?<word>complete|completed|done))?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\b(by|due|target)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Due();
}
