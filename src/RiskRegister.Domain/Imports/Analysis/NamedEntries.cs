using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Entries that sentences outside of their table name by number or title, and say to be closed, proposed or exempt: they are asked about as
/// the rest of the sentence says.
/// </summary>
internal sealed class NamedEntries(
    IReadOnlyList<SourceTable> read, LeftOutRows leftOut, ExemptSections exemptions, List<ImportMessage> messages)
{
    const int MostSentences = 50;
    const int MostShown = 6;

    readonly HashSet<string> namesOfForms =
        [.. read.Where(ExemptNotices.HasReferenceAbove).Select(table => table.Title!).Distinct(StringComparer.Ordinal)];

    /// <summary>Passes what is said of entries to them.</summary>
    /// <param name="tables">Those whose rows are gathered, but for workbooks of our own.</param>
    public void Find(IReadOnlyList<TableReading> tables)
    {
        foreach (var file in tables.Where(table => table.Drafts.Count > 0).GroupBy(table => SheetNames.FileOf(table.Source)))
        {
            TableReading[] all = [.. file];
            (string Text, string Table)[] texts = [.. TextsOf(all, file.Key)];
            var titles = new EntryTitles(all.SelectMany(table => table.Drafts).Where(draft => !draft.IsOfOwnExport).Select(TitleOf)
                .Distinct(StringComparer.Ordinal));
            NameLong(texts);
            NameUnnamed(texts, titles);
            var said = texts.SelectMany(text => In(text.Text, titles).Select(sentence => (sentence, text.Table)))
                .DistinctBy(each => (each.sentence.Text, FirstOf(each.sentence), each.sentence.Status)).ToArray();

            // What is said of exemption is never passed over.
            var others = said.Where(each => each.sentence.Exempt is null).Take(MostSentences);
            said = [.. said.Where(each => each.sentence.Exempt is not null), .. others];
            foreach (var (sentence, table) in said) Pass(sentence, table, all);
            foreach (var (text, table) in texts.DistinctBy(each => each.Text, StringComparer.Ordinal)) PassMark(text, table, all);
        }
    }

    // "Risk 2: Land sale (exempt)" is what a form is called, and read with it.
    IEnumerable<EntrySentence> In(string text, EntryTitles titles) =>
        namesOfForms.Contains(text) ? EntrySentence.In(text) : EntrySentence.In(text, titles);

    // One message, however many there are.
    void NameLong((string Text, string Table)[] texts)
    {
        if (Array.Find(texts, each => EntrySentence.MayBeInLong(each.Text)) is not ({ } text, var table)) return;
        var length = text.Length.ToString("N0", CultureInfo.InvariantCulture);
        messages.Report(table, null, null, ImportCodes.TextIgnored,
            $"A text of {length} characters names entries by their numbers, and is too long to be looked through for what it says of them: "
            + $"\"{CellText.Shown(text)}\". If it says that some are closed, proposed or exempt, say so in their rows.");
    }

    // One message, likewise.
    void NameUnnamed((string Text, string Table)[] texts, EntryTitles titles)
    {
        var unnamed = texts.Where(each => EntrySentence.MayBeOfUnnamed(each.Text) && !In(each.Text, titles).Any()
            && EntryMark.Of(each.Text) is null).DistinctBy(each => each.Text).ToArray();
        if (unnamed is not [var (text, table), ..]) return;
        var more = unnamed.Length > 1 ? $", and so do {unnamed.Length - 1} more" : "";
        messages.Report(table, null, null, ImportCodes.TextIgnored,
            $"\"{CellText.Shown(text)}\" says that something is closed, and names no entry that is here by its number or title{more}: "
            + "where it is about one of them, say so in its row.");
    }

    // The lines of a document, and the rows of a sheet that are no entries.
    IEnumerable<(string Text, string Table)> TextsOf(TableReading[] tables, string file)
    {
        foreach (var table in read.Where(table => !table.IsHidden && SheetNames.FileOf(table) == file))
        {
            foreach (var line in table.LinesWithFigures.Concat(table.OnPages)) yield return (line, table.Name);

            // Without figures, entries are named by letters or marks.
            if (table.Title is { } title) yield return (title, table.Name);
            foreach (var line in table.Above.Concat(table.Behind))
            {
                if (!line.AsSpan().ContainsAnyInRange('0', '9') || EntryMark.Of(line) is not null) yield return (line, table.Name);
            }
        }

        foreach (var table in read.Where(table => SheetNames.FileOf(table) == file && ExemptNotices.IsCover(table)))
        {
            foreach (var text in ExemptNotices.RowsBelow(table)) yield return (text, table.Name);
        }

        foreach (var table in tables)
        {
            var above = table.Source.Rows.Take(table.Parts[0].Heading).SelectMany(row => row.Cells);
            foreach (var text in above.Concat(ExemptNotices.RowsBelow(table.Source))) yield return (text, table.Source.Name);
        }

        var names = tables.Select(table => table.Source.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (table, row) in leftOut.Explaining.Where(each => names.Contains(each.Table.Name)))
        {
            if (RowSigns.IsAlone(row, out var column)) yield return (row.Cells[column], table.Name);
        }
    }

    void Pass(EntrySentence sentence, string table, TableReading[] tables)
    {
        var named = In(table, tables, one => NamedIn(one, sentence));
        if (sentence.Exempt is { } caption)
        {
            PassExempt(caption, named, tables, UnfoundOf(sentence, tables));
            return;
        }

        PassStatus(sentence, named);
    }

    // "* exempt from publication" and "* removed in May" are about the rows with an asterisk.
    void PassMark(string text, string table, TableReading[] tables)
    {
        if (exemptions.Notes.Names.MarkIn(text, tables[0].Source) is not { } mark) return;
        var marked = In(table, tables, Marked);
        if (mark.Exempt is { } caption) PassExempt(caption, marked, tables, []);
        else PassStatus(EntrySentence.OfMark(mark), marked);

        IEnumerable<RowDraft> Marked(TableReading one) => one.Drafts.Where(draft => !draft.IsOfOwnExport && draft.Bears(mark));
    }

    static void PassStatus(EntrySentence sentence, RowDraft[] named)
    {
        if (named.Length == 0) return;
        var said = new NamedStatus(sentence, TitlesOf(named));
        foreach (var draft in named) draft.SaidNamed ??= said;
    }

    static RowDraft[] In(string table, TableReading[] tables, Func<TableReading, IEnumerable<RowDraft>> draftsOf)
    {
        RowDraft[] own = [.. tables.Where(one => one.Source.Name == table).SelectMany(draftsOf)];
        return own.Length > 0 ? own : [.. tables.SelectMany(draftsOf)];
    }

    // What names none that is here is about all, or nothing.
    void PassExempt(ExemptCaption caption, RowDraft[] named, TableReading[] tables, string[] unfound)
    {
        var all = tables.SelectMany(table => table.Drafts).Where(draft => !draft.IsOfOwnExport);
        var (first, of) = (tables[0].Source, named.Length == 0 ? null : TitlesOf(named));
        var (which, exempt) = exemptions.OfNamed(caption, of, unfound, first);
        switch (which)
        {
            case NamedExemption.Named: Mark(named); break;
            case NamedExemption.All: Mark(all); break;
        }

        void Mark(IEnumerable<RowDraft> drafts)
        {
            foreach (var draft in drafts) draft.SaidExempt ??= exempt;
        }
    }

    static object? FirstOf(EntrySentence sentence) =>
        sentence.Titles is [var title, ..] ? title : sentence.Numbers.All is [var number, ..] ? number : null;

    static IEnumerable<RowDraft> NamedIn(TableReading table, EntrySentence sentence) => table.Drafts.Where(draft =>
        !draft.IsOfOwnExport && (sentence.Titles.Count > 0 ? NamesTitle(sentence, draft) : Names(sentence.Numbers, draft))
        && (sentence.Title is not { } title || TextKey.OfTitle(TitleOf(draft)).Contains(TextKey.OfTitle(title), StringComparison.Ordinal)));

    static bool NamesTitle(EntrySentence sentence, RowDraft draft) =>
        EntryTitles.NamesOf(TitleOf(draft)).Any(sentence.Titles.Contains) && IsOfKind(draft, sentence.Numbers);

    static bool Names(EntryNumbers numbers, RowDraft draft) =>
        (numbers.Has(draft.TextOf(ImportField.Reference)) || numbers.Has(draft.TextOf(ImportField.SourceReference)))
        && IsOfKind(draft, numbers);

    static bool IsOfKind(RowDraft draft, EntryNumbers numbers)
    {
        var kind = ReferenceText.Read(draft.TextOf(ImportField.Reference)).Reference?.Kind ?? draft.SaidKind;
        return numbers.Kind is null || kind is null || kind == numbers.Kind;
    }

    static string[] UnfoundOf(EntrySentence sentence, TableReading[] tables) =>
        [.. sentence.Numbers.Listed
            .Where(one => !tables.Any(table => table.Drafts.Exists(draft => Names(one.Number, draft)))).Select(one => one.Text)];

    static string TitleOf(RowDraft draft) => draft.TextOf(draft.Layout.TitleField);

    static string TitlesOf(RowDraft[] drafts) => string.Join(", ", drafts.Take(MostShown).Select(draft =>
        $"\"{CellText.Shown($"{draft.TextOf(ImportField.Reference)} {TitleOf(draft)}")}\""))
        + (drafts.Length > MostShown ? $" and {drafts.Length - MostShown} more" : "");
}

/// <summary>What a sentence says of the status of an entry that it names.</summary>
/// <param name="Entries">Those that it names, as they are shown.</param>
internal sealed record NamedStatus(EntrySentence Sentence, string Entries);

/// <summary>Which entries are exempt of which a sentence names some.</summary>
internal enum NamedExemption
{
    None,
    Named,
    All,
}
