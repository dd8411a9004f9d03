namespace RiskRegister.Domain.Imports;

/// <summary>
/// Forms without scores that stand each below the name of an entry which a table has, "Risk 2 – Theft", and say what is done about it. They
/// become one table, with that entry's reference or title before each row.
/// </summary>
internal sealed class FormsOfEntries(HeadingNames names)
{
    const int MostForms = 500;
    const int FewestColumns = 3;
    const int LongestTitle = 300;

    public IReadOnlyList<SourceTable> Joined(IReadOnlyList<SourceTable> tables)
    {
        var forms = tables.Where(IsForm).Take(MostForms).ToArray();
        if (forms.Length == 0) return tables;
        var whose = WhoseAre(forms, tables);
        var joined = whose.GroupBy(one => one.Value.Heading).ToDictionary(group => group.First().Key, group => One([.. group]));
        return [.. tables.Where(table => !whose.ContainsKey(table) || joined.ContainsKey(table))
            .Select(table => joined.GetValueOrDefault(table, table))];
    }

    /// <summary>Those forms that stand below the name of an entry of a table, with its reference or title.</summary>
    public Dictionary<SourceTable, (string Heading, string Value)> WhoseAre(
        IEnumerable<SourceTable> forms, IReadOnlyList<SourceTable> tables)
    {
        Entry[] entries = [.. tables.SelectMany(EntriesOf)];
        var (references, titles) = (Keyed(entries, entry => entry.Reference), Keyed(entries, entry => entry.Title));
        return forms.Select(form => (Form: form, Entry: WhoseIn(form.Title!, references, titles)))
            .Where(one => one.Entry is not null).ToDictionary(one => one.Form, one => one.Entry!.Key);
    }

    // Labels and what they say, with actions or controls among them, and neither a score nor what the entry is.
    bool IsForm(SourceTable table)
    {
        if (table.Title is null || table.IsHidden || !table.Rows.All(row => CardLines.CellsOf(row).Length <= 2)) return false;
        HeadingMeaning?[] meanings = [.. table.Rows.Select(row => names.MeaningOf(CardLines.LabelAt(row, 0)))];
        return Array.Exists(meanings, meaning => meaning is { Field: ImportField.Actions or ImportField.Controls })
            && !Array.Exists(meanings, meaning => meaning is { Family: not ScoreFamily.None }
                or { Field: ImportField.Title or ImportField.Reference });
    }

    // Those of a table with headings of titles and scores.
    IEnumerable<Entry> EntriesOf(SourceTable table)
    {
        if (table.Rows is not [var heading, _, ..] || heading.Cells.Count < FewestColumns || !names.AreOfRegister(heading.Cells)) return [];
        HeadingMeaning?[] meanings = [.. heading.Cells.Select(names.MeaningOf)];
        var title = Array.FindIndex(meanings, meaning => meaning?.Field is ImportField.Title or ImportField.Description);
        var reference = Array.FindIndex(meanings, meaning => meaning is { Field: ImportField.Reference });
        return table.Rows.Skip(1).Select(row =>
            new Entry(reference < 0 ? "" : TablePiece.CellOf(row, reference), TablePiece.CellOf(row, title)));
    }

    // A reference with another title beside it may be another register's; and what two rows have is neither's.
    static Entry? WhoseIn(string title, Dictionary<string, Entry?> references, Dictionary<string, Entry?> titles)
    {
        var whole = TextKey.OfTitle(title);
        var (reference, name) = CardLines.NameIn(title, mayLackSign: true);
        if (reference is not null && references.GetValueOrDefault(TextKey.OfTitle(reference)) is { } named
            && TextKey.OfTitle(name) is var rest && (rest.Length == 0 || rest == TextKey.OfTitle(named.Title))) return named;
        return references.GetValueOrDefault(whole) ?? titles.GetValueOrDefault(whole);
    }

    static Dictionary<string, Entry?> Keyed(Entry[] entries, Func<Entry, string> text)
    {
        var keys = new Dictionary<string, Entry?>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => text(entry).Length is > 0 and <= LongestTitle))
        {
            var key = TextKey.OfTitle(text(entry));
            if (!keys.TryAdd(key, entry)) keys[key] = null;
        }

        return keys;
    }

    static SourceTable One(KeyValuePair<SourceTable, (string Heading, string Value)>[] forms)
    {
        string[] labels = [.. forms.SelectMany(form => form.Key.Rows).Select(row => CardLines.LabelAt(row, 0))
            .Where(label => label.Length > 0).DistinctBy(HeadingNames.FoldedHeading)];
        var first = forms[0].Key;
        var rows = new List<SourceRow> { new(first.Rows[0].Number, [forms[0].Value.Heading, .. labels]) };
        rows.AddRange(forms.Select(form => new SourceRow(form.Key.Rows[0].Number,
            [form.Value.Value, .. labels.Select(label => SaidIn(form.Key, HeadingNames.FoldedHeading(label)))])));
        return first with { Title = SheetNames.OwnName(first), Rows = rows, IsRearranged = true, HiddenColumns = new HashSet<int>() };
    }

    static string SaidIn(SourceTable form, string label) => string.Join('\n', form.Rows
        .Where(row => HeadingNames.FoldedHeading(CardLines.LabelAt(row, 0)) == label && !row.IsBlankAt(1)).Select(row => row.Cells[1]));

    sealed record Entry(string Reference, string Title)
    {
        public (string Heading, string Value) Key => Reference.Length > 0 ? (CardPair.Reference, Reference) : (CardPair.Caption, Title);
    }
}
