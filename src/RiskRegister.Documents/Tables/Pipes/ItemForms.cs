namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>
/// Finds the forms of Markdown below numbered items or bold lines: each of those between two headings has lines with the same labels.
/// </summary>
sealed class ItemForms
{
    const int FewestLabels = 3;
    const int FewestShared = 2;
    const int MostForms = 5_000;

    readonly List<Form> forms = [];
    readonly List<Form> section = [];
    readonly HashSet<string> before = new(StringComparer.OrdinalIgnoreCase);
    bool hasTable;

    public sealed record Form(PipeItem Item, int First)
    {
        /// <summary>The number of the last line before the next item or heading.</summary>
        public int Last { get; set; }

        public HashSet<string> Labels { get; } = new(StringComparer.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<Form> Found(ReadOnlySpan<char> text)
    {
        var found = new ItemForms();
        var (number, isCode, isQuoted) = (0, false, false);
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.TrimStart().StartsWith("```")) isCode = !isCode;
            var wasQuoted = isQuoted;
            isQuoted = PipeTables.IsQuotedAfter(line, isQuoted);
            if (!isCode && !wasQuoted && !isQuoted) found.Add(line, number);
        }

        found.EndSection(number);
        return found.Alike();
    }

    void Add(ReadOnlySpan<char> line, int number)
    {
        if (line.StartsWith('#'))
        {
            EndSection(number - 1);
        }
        else if (PipeItem.Of(line) is { } item && (section.Count == 0 || section[0].Item.IsLike(item)))
        {
            EndItem(number - 1);
            if (forms.Count + section.Count < MostForms) section.Add(new Form(item, number));
            foreach (var part in LabelledIn(item)) section[^1].Labels.Add(part.Label);
        }
        else if (line.Contains(':') || line.Contains('|'))
        {
            var parts = PipeForms.PartsOf(line.ToString());
            hasTable |= parts.Count == 0 && line.Contains('|');
            foreach (var part in parts) (section.Count == 0 ? before : section[^1].Labels).Add(part.Label);
        }
    }

    /// <summary>What an item says behind labels itself: "1. **Risk:** Silt".</summary>
    public static IReadOnlyList<PipeForms.Labelled> LabelledIn(PipeItem item) =>
        item.Text.StartsWith("**", StringComparison.Ordinal) || item.Text.StartsWith("__", StringComparison.Ordinal)
            ? PipeForms.PartsOf(item.Text) : [];

    void EndItem(int last)
    {
        if (section.Count > 0) section[^1].Last = last;
    }

    // Items below a form's own labels are what one of these says.
    void EndSection(int last)
    {
        EndItem(last);
        if (!hasTable && before.Count < FewestLabels && section.TrueForAll(form => form.Labels.Count >= FewestLabels))
            forms.AddRange(section);
        section.Clear();
        before.Clear();
        hasTable = false;
    }

    // Numbers that begin again tell nothing apart.
    Form[] Alike()
    {
        Form[] alike = [.. forms.Where((form, at) => IsBeside(at - 1, form) || IsBeside(at + 1, form))];
        var areNumbers = alike.Select(form => form.Item.Number).OfType<string>().Distinct().Count() == alike.Length;
        return areNumbers ? alike : [.. alike.Select(form => form with { Item = form.Item with { Number = null } })];
    }

    bool IsBeside(int at, Form form) => at >= 0 && at < forms.Count && forms[at].Labels.Count(form.Labels.Contains) >= FewestShared;
}
