using System.Buffers;
using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads what a line says of an action beside its text: "Raise the gate (Head of Works, 31 March 2027)".</summary>
internal static partial class ActionText
{
    const int MostSeparators = 6;

    static readonly SearchValues<char> Signs = SearchValues.Create(")]:;|–—");

    static readonly string[] Done = ["complete", "completed", "done", "closed", "implemented", "finished", "delivered", "achieved"];
    static readonly string[] Dropped = ["dropped", "cancelled", "canceled", "superseded", "withdrawn", "no longer required", "abandoned"];
    static readonly string[] Open =
    [
        "open", "ongoing", "in progress", "on track", "started", "not started", "planned", "pending", "outstanding", "underway",
        "under way",
        "active", "live", "overdue", "delayed", "on going", "on-going", "to do", "not yet started", "off track", "at risk",
    ];

    /// <summary>Whether a cell has no sign that parts owner, day or progress from an action's text, or one action from another.</summary>
    public static bool HasOnlyTexts(string cell) =>
        !cell.AsSpan().ContainsAny(Signs) && !cell.Contains(" - ", StringComparison.Ordinal);

    /// <summary>The text with owner, day and progress at its end taken apart, where it is clear what they are; else as it is.</summary>
    /// <param name="takesProgress">Whether no column says how actions stand.</param>
    public static ImportedAction Read(string line, bool takesProgress = true) =>
        ActionEnding.Labelled(line, takesProgress) ?? InBracket(line) ?? ActionEnding.Dashed(line, takesProgress)
        ?? new ImportedAction(line);

    /// <summary>"Head of Works, 31 March 2027" as owner, if there is one, and day; null where no day is at the end.</summary>
    public static (string? Owner, DateOnly Day)? OwnerAndDay(string text)
    {
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
        var word = TextKey.Of(text);
        if (Done.Contains(word, StringComparer.Ordinal)) return ActionStatus.Done;
        if (Dropped.Contains(word, StringComparer.Ordinal)) return ActionStatus.Dropped;
        return Open.Contains(word, StringComparer.Ordinal) ? ActionStatus.Open : null;
    }

    static ImportedAction? InBracket(string line)
    {
        if (!line.EndsWith(')') || line.LastIndexOf('(') is not (> 0 and var bracket)) return null;
        return OwnerAndDay(line[(bracket + 1)..^1].Trim()) is var (owner, due)
            ? new ImportedAction(line[..bracket].TrimEnd(), owner is null ? default(Optional<string?>) : owner, due) : null;
    }

    static string WithoutBy(string text) => By().Replace(text, "");

    // "Head of Works, 31 March 2027", "Head of Works – by March 2027", "Head of Works by 31/3/27".
    [GeneratedRegex(@"([,;–]|\s[-—]\s)\s*((due\s+)?by\s+|due\s+)?|\s+((due\s+)?by|due)\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(by|due|due by|target|target date)\s*:?\s+",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex By();
}
