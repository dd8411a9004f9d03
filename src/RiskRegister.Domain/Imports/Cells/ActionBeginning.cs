using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Owner, day and progress before an action's text: "Owner: Pool Manager. Replace the filters", "[Done] Drill",
/// "COMPLETED 12/01/27: drill". What is not surely that is left in the text.
/// </summary>
internal static partial class ActionBeginning
{
    const int LongestPart = 60;

    static readonly SearchValues<char> Signs = SearchValues.Create(":–—)]");

    /// <summary>What stands before the text, and the text; null where nothing does.</summary>
    public static (ImportedAction Said, string Text)? Read(string line, bool takesProgress)
    {
        if (!IsMarked(line)) return null;
        var whole = ItemLines.WithoutNumber(line);
        var (said, text) = (new ImportedAction(""), whole);
        while ((Marked(said, text, takesProgress) ?? Labelled(said, text, takesProgress)) is { } next) (said, text) = next;
        if (text.Length == whole.Length || IsOnlyLabels(text)) return null;
        text = Label().Match(text) is { Success: true } label && label.Groups["text"].Success ? text[label.Length..] : text;
        return text.AsSpan().ContainsAnyInRange('A', 'z') ? (said, line[..^whole.Length] + text) : null;
    }

    /// <summary>Whether a line begins with a label, as one does that says more of the action above it.</summary>
    public static bool IsLabelled(string line) =>
        line.Contains(':', StringComparison.Ordinal) && Label().Match(line) is { Success: true } label && !label.Groups["text"].Success;

    /// <summary>Whether a sign parts the first words of a line from the rest, as of few lines it does.</summary>
    public static bool IsMarked(string line)
    {
        var first = line.AsSpan(0, Math.Min(line.Length, LongestPart + 4));
        return first.IndexOfAny(Signs) >= 0 || first.Contains(" - ", StringComparison.Ordinal);
    }

    static bool IsOnlyLabels(string text) => IsLabelled(text) && Delimiter().Count(text) == 0;

    // "[Done] …", "(Complete) – …", "COMPLETED 12/01/27: …", "Done – …"; "(Head of Works, March 2027) …", "By March 2027: …".
    // But "Complete: the survey" says what to do.
    static (ImportedAction Said, string Text)? Marked(ImportedAction said, string text, bool takesProgress)
    {
        if (Mark().Match(text) is not { Success: true } mark) return null;
        var (words, rest) = (mark.Groups["words"].Value.Trim(), text[mark.Length..]);
        var isDashed = !mark.Groups["bracket"].Success && !mark.Groups["colon"].Success;
        var lacksState = takesProgress && said is { Status: null, CompletedOn: null };
        if (lacksState && ActionState.Of(words) is { } state && (state.IsSure || !isDashed))
            return words == "Complete" && !mark.Groups["bracket"].Success && !char.IsUpper(rest[0]) ? null : (state.ApplyTo(said), rest);
        if (isDashed || said.DueOn.IsGiven || ActionText.OwnerAndDay(words) is not var (owner, day)) return null;
        if (owner is null) return ActionText.IsDue(words) ? (said with { DueOn = day }, rest) : null;
        return said.Owner.IsGiven || !PeopleAndPosts.MayBeOne(owner) ? null : (said with { Owner = owner, DueOn = day }, rest);
    }

    /// <summary>A text without the label that calls it one: "Action: drill".</summary>
    public static string WithoutLabel(string text) =>
        Label().Match(text) is { Success: true } label && label.Groups["text"].Success && label.Length < text.Length
            ? text[label.Length..] : text;

    // The first sign behind which what stands before it can be what the label says; "J. Smith" and "Dr. Smith" go on.
    static (ImportedAction Said, string Text)? Labelled(ImportedAction said, string text, bool takesProgress)
    {
        if (!text.Contains(':', StringComparison.Ordinal) || Label().Match(text) is not { Success: true } label) return null;
        foreach (Match delimiter in Delimiter().Matches(text))
        {
            if (delimiter.Index <= label.Length) continue;
            if (delimiter.Index - label.Length > LongestPart) return null;
            if (With(said, label, text[label.Length..delimiter.Index].Trim(), takesProgress) is { } more)
                return (more, text[(delimiter.Index + delimiter.Length)..]);
        }

        return null;
    }

    static ImportedAction? With(ImportedAction said, Match label, string value, bool takesProgress)
    {
        if (label.Groups["owner"].Success)
            return !said.Owner.IsGiven && PeopleAndPosts.MayBeOne(value) ? said with { Owner = value } : null;
        if (label.Groups["day"].Success)
            return !said.DueOn.IsGiven && DateText.Read(value) is { } day ? said with { DueOn = day } : null;
        if (label.Groups["either"].Success)
        {
            if (DateText.Read(value) is { } due) return said.DueOn.IsGiven ? null : said with { DueOn = due };
            return !said.Owner.IsGiven && PeopleAndPosts.MayBeOne(value) ? said with { Owner = value } : null;
        }

        return label.Groups["status"].Success && takesProgress && said is { Status: null, CompletedOn: null }
            ? ActionState.Of(value)?.ApplyTo(said) : null;
    }

    [GeneratedRegex(
        @"^((?<bracket>[\[(])\s*(?<words>[^\[\]()]{2,60})[\])]\s*[:.–—-]?|(?<words>[\p{L}0-9][^:;\[\]()]{1,40}?)"
            + @"((?<colon>\s*:)|\s[–—-]))\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^((?<owner>(action\s+)?(owner|lead(\s+officer)?)|responsible(\s+(officer|person))?|by\s+whom|who)"
            + @"|(?<day>due(\s+(date|by|on))?|by\s+when|target(\s+date)?|deadline|completion\s+date|date(\s+due)?|when)"
            + @"|(?<either>(action(ed)?\s+)?by)"
            + @"|(?<status>status|progress)|(?<text>(mitigating\s+)?action|what|task))\s*:\s*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"(\.|[;,|]|\s[–—-])\s+|\s*[|]\s*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Delimiter();
}
