using System.Text.RegularExpressions;

namespace RiskRegister.Domain.Imports;

/// <summary>Reads what a line says of an action beside its text: "Raise the gate (Head of Works, 31 March 2027)".</summary>
internal static partial class ActionText
{
    const int MostSeparators = 6;

    static readonly string[] Done = ["complete", "completed", "done", "closed", "implemented", "finished", "delivered", "achieved"];
    static readonly string[] Dropped = ["dropped", "cancelled", "canceled", "superseded", "withdrawn", "no longer required", "abandoned"];
    static readonly string[] Open =
    [
        "open", "ongoing", "in progress", "on track", "started", "not started", "planned", "pending", "outstanding", "underway",
        "under way",
        "active", "live", "overdue", "delayed", "on going", "on-going", "to do", "not yet started", "off track", "at risk",
    ];

    /// <summary>The text with a bracket at its end taken apart, where that has a day in it; else the text as it is.</summary>
    public static ImportedAction Read(string line)
    {
        if (!line.EndsWith(')') || line.LastIndexOf('(') is not (> 0 and var bracket)) return new ImportedAction(line);
        var inside = line[(bracket + 1)..^1].Trim();
        var separators = Separator().Matches(inside);
        if (separators.Count > MostSeparators) return new ImportedAction(line);
        var last = separators.LastOrDefault();
        var day = last is null ? inside : inside[(last.Index + last.Length)..].Trim();
        if (DateText.Read(WithoutBy(day)) is not { } due) return new ImportedAction(line);
        var owner = last is null ? "" : inside[..last.Index].TrimEnd(' ', ',', ';', '–', '—', '-');
        return new ImportedAction(line[..bracket].TrimEnd(), owner.Length == 0 ? null : owner, due);
    }

    /// <summary>Null for a word that says no status.</summary>
    public static ActionStatus? StatusOf(string text)
    {
        var word = TextKey.Of(text);
        if (Done.Contains(word, StringComparer.Ordinal)) return ActionStatus.Done;
        if (Dropped.Contains(word, StringComparer.Ordinal)) return ActionStatus.Dropped;
        return Open.Contains(word, StringComparer.Ordinal) ? ActionStatus.Open : null;
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
