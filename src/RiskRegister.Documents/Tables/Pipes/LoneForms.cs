using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>
/// Finds forms of Markdown that need no other like them, for their labels are known: those that have their labels as lower headings, and a
/// text that is nothing but one form.
/// </summary>
static class LoneForms
{
    const int MostHeadings = 10_000;
    const int MostLines = 300;

    readonly record struct Heading(int Line, int Level, string Text);

    /// <summary>Forms of which each label is a heading below that of the entry, or of a text without such.</summary>
    public static IReadOnlyList<(int First, int Last)> BelowHeadings(ReadOnlySpan<char> text)
    {
        var (headings, last) = HeadingsOf(text);
        var forms = new List<(int First, int Last)>();
        for (var at = 0; at < headings.Count; at++)
        {
            var level = headings[at].Level;
            var end = headings.FindIndex(at + 1, other => other.Level <= level) is > 0 and var next ? next : headings.Count;
            if (AreLabels(headings, at + 1, end)) forms.Add((headings[at].Line, end < headings.Count ? headings[end].Line - 1 : last));
        }

        return forms.Count == 0 && AreLabels(headings, 0, headings.Count) ? [(0, last)] : forms;
    }

    // Each once.
    static bool AreLabels(List<Heading> headings, int first, int end)
    {
        if (first >= end) return false;
        var level = headings[first].Level;
        string[] labels = [.. headings.Take(end).Skip(first).Where(heading => heading.Level == level).Select(heading => heading.Text)];
        return labels.Distinct(StringComparer.OrdinalIgnoreCase).Count() == labels.Length && FormLabels.AreOfEntry(labels);
    }

    static (List<Heading> Headings, int Lines) HeadingsOf(ReadOnlySpan<char> text)
    {
        var headings = new List<Heading>();
        var (number, isCode) = (0, false);
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.TrimStart().StartsWith("```")) isCode = !isCode;
            if (isCode || !IsHeading(line) || headings.Count == MostHeadings) continue;
            headings.Add(new Heading(number, LevelOf(line), TextOf(line)));
        }

        return (headings, number);
    }

    /// <summary>The one form that a text is, which begins at its first heading, or with its first line.</summary>
    public static (int First, int Last)? WholeOf(ReadOnlySpan<char> text)
    {
        var labels = new List<string>();
        var (number, first, headings, isQuoted) = (0, 0, 0, false);
        foreach (var line in text.EnumerateLines())
        {
            if (++number > MostLines || line.TrimStart().StartsWith("```")) return null;
            isQuoted = PipeTables.IsQuotedAfter(line, isQuoted);
            if (isQuoted) return null;
            if (IsHeading(line))
            {
                headings++;
                if (labels.Count == 0) first = number;
            }
            else if (line.Contains(':') || line.Contains('|'))
            {
                var parts = PipeForms.PartsOf(line.ToString());
                if (parts.Count == 0 && line.Contains('|')) return null;
                labels.AddRange(parts.Select(part => part.Label));
            }
        }

        string[] each = [.. labels.Distinct(StringComparer.OrdinalIgnoreCase)];
        return (each.Length < labels.Count && headings > 1) || !FormLabels.AreOfEntry(each) ? null : (first, number);
    }

    /// <summary>"## Owner", and not "#,Risk,Owner" or "#3".</summary>
    public static bool IsHeading(ReadOnlySpan<char> line) =>
        line.StartsWith('#') && line.TrimStart('#') is [' ', ..] rest && rest.ContainsAnyExcept(' ', '#');

    /// <summary>What a heading says.</summary>
    public static string TextOf(ReadOnlySpan<char> heading) => heading.Trim("# ").TrimEnd(':').Trim("*_ ").TrimEnd(':').ToString();

    static int LevelOf(ReadOnlySpan<char> heading) => heading.Length - heading.TrimStart('#').Length;
}
