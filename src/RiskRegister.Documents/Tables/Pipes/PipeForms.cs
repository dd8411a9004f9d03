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
    public readonly record struct Extent(int Last, PipeItem? Item)
    {
        /// <summary>Nothing stands below its heading but a list without labels, which is only known by another table.</summary>
        public bool HasListOnly { get; init; }

        /// <summary>The headings within it are labels.</summary>
        public bool HasHeadings { get; init; }
    }

    sealed record Form(int First, int Last, HashSet<string> Labels, bool IsOfEntry)
    {
        public bool HasListOnly => Labels.Count == 0;

        public bool IsLike(Form other) => HasListOnly ? other.HasListOnly
            : other.Labels.Count(Labels.Contains) >= (IsOfEntry && other.IsOfEntry ? FewestOfEntry : FewestShared);
    }

    public static bool AreIn(ReadOnlySpan<char> text) => Found(text).Values.Any(form => !form.HasListOnly);

    /// <summary>
    /// The forms by the numbers of the lines at which they begin, 0 where nothing stands above. A heading above the forms of items is none
    /// of a form.
    /// </summary>
    public static Dictionary<int, Extent> Found(ReadOnlySpan<char> text)
    {
        var found = ItemForms.Found(text).ToDictionary(form => form.First, form => new Extent(form.Last, form.Item));
        foreach (var form in BelowHeadings(text))
        {
            if (!found.Keys.Any(item => item > form.First && item <= form.Last))
                found.Add(form.First, new Extent(form.Last, null) { HasListOnly = form.HasListOnly });
        }

        if (found.Values.Any(form => !form.HasListOnly)) return found;
        var headed = LoneForms.BelowHeadings(text);
        if (headed.Count > 0) return headed.ToDictionary(form => form.First, form => new Extent(form.Last, null) { HasHeadings = true });
        if (LoneForms.WholeOf(text) is var (first, last)) found[first] = new Extent(last, null);
        return found;
    }

    static IEnumerable<Form> BelowHeadings(ReadOnlySpan<char> text)
    {
        var forms = new List<Form>();
        HashSet<string>? labels = null;
        var (number, first, isCode) = (0, 0, false);
        var (isOfEntry, mayBeOfEntry, hasList) = (false, false, false);
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.TrimStart().StartsWith("```")) isCode = !isCode;
            if (isCode) continue;
            if (line.StartsWith('#'))
            {
                End(number - 1);
                (first, labels) = (number, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
                var heading = line.TrimStart("# ").ToString();
                (isOfEntry, mayBeOfEntry, hasList) = (TextBetween.IsOfEntry(heading), TextBetween.MayBeOfEntry(heading), false);
            }
            else if (labels is not null && (line.Contains(':') || line.Contains('|')))
            {
                var parts = PartsOf(line.ToString());
                if (parts.Count == 0 && line.Contains('|')) labels = null;
                foreach (var part in parts) labels?.Add(part.Label);
            }
            else
            {
                hasList |= ListSigns.IsTyped(line.TrimStart());
            }
        }

        End(number);
        return forms.Where((form, at) => IsBeside(at - 1, form) || IsBeside(at + 1, form));

        void End(int last)
        {
            if (labels is null || forms.Count == MostForms) return;
            var list = hasList && mayBeOfEntry ? 1 : 0;
            var fewest = labels.Count == 0 ? 1 : isOfEntry ? FewestOfEntry : FewestLabels;
            if (labels.Count + list >= fewest) forms.Add(new Form(first, last, labels, isOfEntry));
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
        RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\s[|·•][ \t]+" + Bold, RegexOptions.ExplicitCapture)]
    private static partial Regex Next();
}
