namespace RiskRegister.Domain.Imports;

/// <summary>What the names of tables, the lines above them and the heads of their pages say of exemption.</summary>
internal sealed class ExemptNotices
{
    readonly Dictionary<string, ExemptCaption> own = new(StringComparer.Ordinal);
    readonly Dictionary<string, ExemptCaption> before = new(StringComparer.Ordinal);

    /// <param name="read">The tables as their files have them.</param>
    /// <param name="kept">Those that are left of them where several became one, which has the name of the first.</param>
    public ExemptNotices(IReadOnlyList<SourceTable> read, IReadOnlyList<SourceTable> kept)
    {
        var names = kept.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        SourceTable? into = null;
        (string File, string? Title, ExemptCaption Caption)? last = null;
        foreach (var table in read)
        {
            var file = SheetNames.FileOf(table);
            if (last?.File != file) last = null;
            if (names.Contains(table.Name) || into is null || SheetNames.FileOf(into) != file) into = table;
            if (CaptionOf(table) is { } caption)
            {
                own.TryAdd(into.Name, caption);
                if (IsOfDocument(table)) last = (file, table.Title, caption);
            }
            else if (TextsOf(table).Any(ExemptCaption.SaysPublic))
            {
                last = null;
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

    /// <summary>The caption in the rows above headings, one that says why before others.</summary>
    public static (ExemptCaption Caption, int Row)? InRowsAbove(SourceTable table, IReadOnlyList<TablePart> parts, int index)
    {
        (ExemptCaption Caption, int Row)? found = null;
        for (var at = parts[index].Heading - 1; at >= 0; at--)
        {
            var row = table.Rows[at];
            if (index > 0 && !RowSigns.IsBlank(row) && !RowSigns.IsAlone(row, out _)) break;
            foreach (var cell in row.Cells)
            {
                if (TextKey.IsInvisible(cell) || ExemptCaption.Of(cell) is not { } caption) continue;
                if (found is null || (caption.Paragraph is not null && found.Value.Caption.Paragraph is null))
                    found = (caption, row.Number);
            }
        }

        return found;
    }

    static ExemptCaption? CaptionOf(SourceTable table)
    {
        ExemptCaption[] captions = [.. TextsOf(table).Select(ExemptCaption.Of).OfType<ExemptCaption>()];
        return Array.Find(captions, caption => caption.IsClear) ?? captions.FirstOrDefault();
    }

    static IEnumerable<string> TextsOf(SourceTable table) =>
        [.. table.OnPages, .. table.Above, .. table.Title is { } title ? [title] : Array.Empty<string>()];

    // A sheet says of its own rows what they are; in a document what stands above one table may be about the next as well.
    static bool IsOfDocument(SourceTable table) => SheetNames.IsNumber(SheetNames.OwnName(table));
}
