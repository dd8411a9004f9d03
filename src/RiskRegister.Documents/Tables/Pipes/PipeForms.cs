using System.Text.RegularExpressions;

namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>
/// Finds the forms of Markdown, which has no tables for them: below each of several headings, or items, lines with the same labels, such
/// as "- **Owner:** Potter".
/// </summary>
static partial class PipeForms
{
    const int FewestLabels = 4;
    const int FewestShared = 3;

    // Of one whose heading names an entry.
    const int FewestOfEntry = 2;
    const int MostForms = 5_000;

    /// <summary>A part of a line that begins with a label.</summary>
    public readonly record struct Labelled(string Label, string Text);

    /// <summary>Where a form ends: its last line before the next; and the item that it begins with, if that is no heading.</summary>
    public readonly record struct Extent(int Last, PipeItem? Item);

    sealed record Form(int First, int Last, HashSet<string> Labels, bool IsOfEntry)
    {
        public bool IsLike(Form other) =>
            other.Labels.Count(Labels.Contains) >= (IsOfEntry && other.IsOfEntry ? FewestOfEntry : FewestShared);
    }

    public static bool AreIn(ReadOnlySpan<char> text) => Found(text).Count > 0;

    /// <summary>The forms by the numbers of the lines at which they begin. A heading above the forms of items is none of a form.</summary>
    public static Dictionary<int, Extent> Found(ReadOnlySpan<char> text)
    {
        var found = ItemForms.Found(text).ToDictionary(form => form.First, form => new Extent(form.Last, form.Item));
        foreach (var (first, last) in BelowHeadings(text))
        {
            if (!found.Keys.Any(item => item > first && item <= last)) found.Add(first, new Extent(last, null));
        }

        return found;
    }

    static IEnumerable<(int First, int Last)> BelowHeadings(ReadOnlySpan<char> text)
    {
        var forms = new List<Form>();
        HashSet<string>? labels = null;
        var (number, first, isCode, isOfEntry) = (0, 0, false, false);
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.TrimStart().StartsWith("```")) isCode = !isCode;
            if (isCode) continue;
            if (line.StartsWith('#'))
            {
                End(number - 1);
                (first, labels) = (number, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
                isOfEntry = TextBetween.IsOfEntry(line.TrimStart("# ").ToString());
            }
            else if (labels is not null && (line.Contains(':') || line.Contains('|')))
            {
                var parts = PartsOf(line.ToString());
                if (parts.Count == 0 && line.Contains('|')) labels = null;
                foreach (var part in parts) labels?.Add(part.Label);
            }
        }

        End(number);
        return forms.Where((form, at) => IsBeside(at - 1, form) || IsBeside(at + 1, form)).Select(form => (form.First, form.Last));

        void End(int last)
        {
            if (labels?.Count >= (isOfEntry ? FewestOfEntry : FewestLabels) && forms.Count < MostForms)
                forms.Add(new Form(first, last, labels, isOfEntry));
        }

        bool IsBeside(int at, Form form) => at >= 0 && at < forms.Count && forms[at].IsLike(form);
    }

    /// <summary>What a line says behind its labels, of which several may stand apart by bars or dots; none where it has no label.</summary>
    public static IReadOnlyList<Labelled> PartsOf(string line)
    {
        if (Beginning().Match(line) is not { Success: true } match) return [];
        var (label, text) = (match.Groups["label"].Value.Trim(), match.Groups["text"]);
        if (!match.Groups["bold"].Success) return [new Labelled(label, text.Value.Trim())];
        var parts = new List<Labelled>();
        var start = 0;
        foreach (Match next in Next().Matches(text.Value))
        {
            parts.Add(new Labelled(label, text.Value[start..next.Index].Trim()));
            (label, start) = (next.Groups["label"].Value.Trim(), next.Index + next.Length);
        }

        parts.Add(new Labelled(label, text.Value[start..].Trim()));
        return parts;
    }

    const string Words = @"(?<label>\p{L}[\p{L}\p{Nd} /&'’()×–-]{0,39})";
    const string Bold = @"(\*\*|__)" + Words + @"(:[ ]?(\*\*|__)|(\*\*|__)[ ]?:)";

    [GeneratedRegex(@"^\s*([-*+•][ \t]+)?((?<bold>" + Bold + ")|" + Words + @":)(?<text>([ \t].*)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\s[|·•][ \t]+" + Bold, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Next();
}
