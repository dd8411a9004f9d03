namespace RiskRegister.Domain.Imports;

/// <summary>What stands above a table of a document and says what its entries are: "Closed risks", "Proposed", "Opportunities".</summary>
internal static class NamesAbove
{
    const int LongestGroup = 100;

    /// <summary>The lines right above it, its title, and the headings above that: the nearest first.</summary>
    public static IEnumerable<string> Of(SourceTable table)
    {
        foreach (var caption in CaptionsOf(table)) yield return caption;
        if (table.Title is { } title) yield return title;
        foreach (var section in table.Sections) yield return section;
    }

    /// <summary>Those of them that may say of what kind the entries are: sentences above a table speak of much.</summary>
    public static IEnumerable<string> OfKinds(SourceTable table) =>
        Of(table).Where(name => name == table.Title || (!name.EndsWith('.') && !SheetNames.IsOfOthers(name)));

    /// <summary>
    /// What the lines right above a form and the headings above its own say of its entry: that it is closed, not yet on the register or an
    /// opportunity, and the headings that it is exempt; null where they say nothing of that.
    /// </summary>
    public static string? SectionOf(SourceTable form) => CaptionsOf(form).FirstOrDefault(line => !IsLabelled(line) && Tells(line))
        ?? form.Sections.FirstOrDefault(name => name != form.Title && (Tells(name) || ExemptCaption.Of(name) is not null));

    /// <summary>
    /// A form whose title stands right above it as a plain line, "SR2 Heat network", below a heading that names many; else the same.
    /// </summary>
    public static SourceTable Named(SourceTable table) =>
        table is { Title: { } title, Captions: [var caption, ..] } && IsForm(table)
        && CardLines.NameIn(title, mayLackSign: true).Reference is null
        && CardLines.NameIn(caption, mayLackSign: true).Reference is not null && PeriodNames.Without(caption) is null
            ? table with { Title = caption, Captions = [], Sections = [title, .. table.Sections] } : table;

    /// <summary>
    /// Forms, below headings of their own, with the line above them that names a group of them: "Closed risks", and below it "R4 Loss of
    /// depot", which has the form below it. It holds for those further down, up to the next such line or another higher heading.
    /// </summary>
    public static SourceTable[] WithGroups(SourceTable[] tables)
    {
        SourceTable? last = null;
        string? group = null;
        return Array.ConvertAll(tables, table =>
        {
            var isSame = last is not null && SheetNames.FileOf(last) == SheetNames.FileOf(table);
            if (table.Title is null) return table;
            if (!IsOfOneEntry(table)) return isSame && table.Title == last!.Title ? WithGroup(table) : table;
            if (!isSame || !last!.Sections.SequenceEqual(table.Sections)) group = null;
            if (GroupOf(table) is { } line) group = Tells(line) ? line : null;
            last = table;
            return WithGroup(table);
        });

        SourceTable WithGroup(SourceTable table) => group is null ? table : table with { Sections = [group, .. table.Sections] };
    }

    static bool IsOfOneEntry(SourceTable table) =>
        IsForm(table) || CardLines.NameIn(table.Title!, mayLackSign: true).Reference is not null;

    // The last line above the heading of a form that is no sentence; one that says what they are.
    static string? GroupOf(SourceTable form)
    {
        var at = form.Above.Count - 1;
        while (at >= 0 && form.Above[at] != form.Title) at--;
        do at--;
        while (at >= 0 && form.Above[at].EndsWith('.'));
        return at >= 0 && form.Above[at] is { Length: <= LongestGroup } line && !IsLabelled(line) && !form.Sections.Contains(line)
            && CardLines.NameIn(line, mayLackSign: true).Reference is null && !SheetNames.IsOfOthers(line) && !EntrySentence.In(line).Any()
            && (Tells(line) || HeadingNames.KindNamedIn(line) is not null) ? line : null;
    }

    /// <summary>Whether it has labels, and beside each what it says.</summary>
    public static bool IsForm(SourceTable table) => table.Rows.Count > 1 && table.Rows.All(row => CardLines.CellsOf(row).Length <= 2);

    // "Status: Closed" is one of the form's own labels.
    static bool IsLabelled(string line) => line.AsSpan().TrimEnd(':').Contains(':');

    static bool Tells(string name) => SheetNames.NamesClosed(name) || UnlistedWords.AreIn(name)
        || HeadingNames.KindNamedIn(name) == EntryKind.Opportunity || HeadingNames.MayNameOpportunities(name);

    // What says where others are, or names some by number, is no name; and what stands above it may be about those.
    static IEnumerable<string> CaptionsOf(SourceTable table) =>
        table.Captions.TakeWhile(line => !SheetNames.IsOfOthers(line) && !EntrySentence.In(line).Any());
}
