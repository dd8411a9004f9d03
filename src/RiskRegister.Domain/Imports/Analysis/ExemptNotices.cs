namespace RiskRegister.Domain.Imports;

/// <summary>What the names of tables, the lines above them and the heads of their pages say of exemption.</summary>
internal sealed class ExemptNotices
{
    const int MostRowsBelow = 60;

    readonly Dictionary<string, ExemptCaption> own = new(StringComparer.Ordinal);
    readonly Dictionary<string, ExemptCaption> before = new(StringComparer.Ordinal);
    readonly IReadOnlySet<string> named;
    readonly EntryNames names;

    /// <param name="read">The tables as their files have them.</param>
    /// <param name="kept">Those that are left of them where several became one, which has the name of the first.</param>
    /// <param name="named">The names of those whose titles name one entry.</param>
    public ExemptNotices(IReadOnlyList<SourceTable> read, IReadOnlyList<SourceTable> kept, IReadOnlySet<string> named, EntryNames names)
    {
        (this.named, this.names) = (named, names);
        var first = kept.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        SourceTable? into = null;
        (string File, string? Title, ExemptCaption Caption)? last = null;
        (string File, ExemptCaption Caption)? cover = null;
        foreach (var table in read)
        {
            var file = SheetNames.FileOf(table);
            if (last?.File != file) last = null;
            if (first.Contains(table.Name) || into is null || SheetNames.FileOf(into) != file) into = table;
            if (CaptionOf(table) is { } caption)
            {
                own.TryAdd(into.Name, caption);
                if (IsOfDocument(table)) last = (file, table.Title, caption);
                if (IsCover(table)) cover = (file, caption);
            }
            else if (TextsAbove(table).Any(ExemptCaption.SaysPublic))
            {
                last = null;
            }
            else if (cover?.File == file)
            {
                before.TryAdd(into.Name, cover.Value.Caption);
            }
            else if (last is { } above && IsOfDocument(table))
            {
                if (above.Title == table.Title) own.TryAdd(into.Name, above.Caption);
                else before.TryAdd(into.Name, above.Caption);
            }
        }
    }

    /// <summary>The caption below which all of a table stands, where it is exempt.</summary>
    public ExemptCaption? Above(SourceTable table, ExemptSections sections)
    {
        if (own.TryGetValue(table.Name, out var caption)) return sections.Below(caption, table, null);
        return before.TryGetValue(table.Name, out var earlier) ? sections.After(earlier, table) : null;
    }

    /// <summary>
    /// The caption in the rows above headings, or in the notes that are marked there or in the headings; one that says why before others.
    /// </summary>
    public static (ExemptCaption Caption, int Row)? InRowsAbove(
        SourceTable table, IReadOnlyList<TablePart> parts, int index, ExemptNotes notes)
    {
        (ExemptCaption Caption, int Row)? found = null;
        var all = new List<ExemptCaption>();
        for (var at = parts[index].First - 1; at >= parts[index].Heading; at--) AddNotes(table.Rows[at]);
        for (var at = parts[index].Heading - 1; at >= 0; at--)
        {
            var row = table.Rows[at];
            if (index > 0 && !RowSigns.IsBlank(row) && !RowSigns.IsAlone(row, out _)) break;
            foreach (var cell in row.Cells)
            {
                if (TextKey.IsInvisible(cell) || OfAll(cell, table, notes.Names) is not { } caption) continue;
                all.Add(caption);
                if (caption.GoesBefore(found?.Caption)) found = (caption, row.Number);
            }

            AddNotes(row);
        }

        return found is var (first, number) ? (first.With(all), number) : null;

        // What a note says may be about one column.
        void AddNotes(SourceRow row)
        {
            if (notes.In(row) is { } note && note.GoesBefore(found?.Caption)) found = (note with { IsClear = false }, row.Number);
        }
    }

    /// <summary>What the name of one entry, above its table, or a line below that says of the entry; null where it says nothing.</summary>
    /// <param name="isNamed">Whether the entry is known to be called what stands above its table.</param>
    public static ExemptCaption? OfOneEntry(SourceTable table, bool isNamed) => !isNamed && !HasReferenceAbove(table) ? null
        : TextsOfEntry(table).Append(CardLines.NameIn(table.Title!, mayLackSign: true).Name).Select(ExemptCaption.Of)
            .FirstOrDefault(caption => caption is not null);

    /// <summary>What a text says that is about more than the entries that it names by their numbers, their titles or a mark.</summary>
    public static ExemptCaption? OfAll(string text, SourceTable table, EntryNames names) => ExemptCaption.Of(text) is not null
        && ExemptCaption.Of(EntrySentence.WithoutExempt(text, names.TitlesBeside(table))) is { } caption
        && names.MarkIn(text, table) is null ? caption : null;

    /// <summary>Whether what stands above a table names one entry by its number.</summary>
    public static bool HasReferenceAbove(SourceTable table) => table.Title is { } title && CardLines.NameIn(title).Reference is not null;

    bool NamesAnEntry(SourceTable table) => HasReferenceAbove(table) || named.Contains(table.Name);

    static IEnumerable<string> TextsOfEntry(SourceTable table) => [table.Title!, .. table.LinesBefore, .. table.LinesBehind];

    ExemptCaption? CaptionOf(SourceTable table)
    {
        ExemptCaption[] above = [.. TextsAbove(table).Concat(table.OnPages).Select(OfTable).OfType<ExemptCaption>()];
        ExemptCaption[] captions =
        [
            .. above,
            .. TextsBeside(table).Select(OfTable).Append(OfFile(table)).OfType<ExemptCaption>()
                .Select(caption => caption with { IsClear = false }),
        ];
        return (Array.Find(captions, caption => caption.IsClear) ?? Array.Find(captions, caption => caption.Paragraph is not null)
            ?? captions.FirstOrDefault())?.With(above);

        ExemptCaption? OfTable(string text) => OfAll(text, table, names);
    }

    static ExemptCaption? OfFile(SourceTable table) =>
        ExemptCaption.Of(Path.GetFileNameWithoutExtension(SheetNames.FileOf(table)).Replace('_', ' '));

    // Without what is about one entry only.
    IEnumerable<string> TextsAbove(SourceTable table)
    {
        if (NamesAnEntry(table)) return table.Above.Except(TextsOfEntry(table), StringComparer.Ordinal);
        return table.Title is { } title ? [.. table.Above, title] : table.Above;
    }

    // What stands behind a table, or names its file, may be about a part of it only.
    static IEnumerable<string> TextsBeside(SourceTable table) => [.. table.Behind, .. RowsBelow(table)];

    /// <summary>Notes and footers: one text each.</summary>
    public static IEnumerable<string> RowsBelow(SourceTable table)
    {
        for (var at = table.Rows.Count - 1; at >= Math.Max(0, table.Rows.Count - MostRowsBelow); at--)
        {
            if (RowSigns.IsBlank(table.Rows[at])) continue;
            if (!RowSigns.IsAlone(table.Rows[at], out var column)) yield break;
            yield return table.Rows[at].Cells[column];
        }
    }

    /// <summary>Whether it is a sheet of nothing but lines, as the first of a workbook may be.</summary>
    public static bool IsCover(SourceTable table) => table.Rows.Count <= MostRowsBelow
        && table.Rows.All(row => RowSigns.IsBlank(row) || RowSigns.IsAlone(row, out _));

    // A sheet says of its own rows what they are; in a document what stands above one table may be about the next as well.
    static bool IsOfDocument(SourceTable table) => SheetNames.IsNumber(SheetNames.OwnName(table));
}
