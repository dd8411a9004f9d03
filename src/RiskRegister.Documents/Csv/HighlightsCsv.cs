using RiskRegister.Documents.Columns;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Csv;

/// <summary>Writes highlights as one table: for every entry what changed, in codes and in a sentence.</summary>
public static class HighlightsCsv
{
    static readonly TableColumn<EntryHighlight>[] PublicColumns =
    [
        new("Reference", 11, entry => CellValue.Of(entry.Reference.ToString())),
        new("Title", 32, entry => CellValue.Of(entry.Title)),
        new("Kind", 11, entry => CellValue.Of(entry.Kind.ToString())),
        new("Changes", 24, entry => CellValue.Of(HighlightColumns.Codes(entry))),
        new("Text", 42, entry => CellValue.Of(entry.Text)),
    ];

    static readonly TableColumn<EntryHighlight>[] FullColumns =
        [.. PublicColumns, new("Publication", 16, _ => CellValue.Of(RegisterWording.NotForPublication))];

    /// <summary>Writes headings and a row for every entry, in the highlights' order.</summary>
    /// <param name="highlights">Those of <paramref name="edition"/>: public ones are compared from public editions.</param>
    /// <param name="isLive">Whether they are the live register's, which is of no quarter yet.</param>
    /// <param name="output">Written to asynchronously only; left open.</param>
    public static Task WriteAsync(
        RegisterHighlights highlights, Edition edition, Stream output, CancellationToken cancellation,
        CsvHeadings headings = CsvHeadings.Words, bool isLive = false)
    {
        var words = edition == Edition.Full ? FullColumns : PublicColumns;
        var columns = headings == CsvHeadings.Fields ? Fields(highlights, edition, isLive) : words;
        return CsvOutput.WriteAsync(highlights.Entries.ToAsyncEnumerable(), columns, output, cancellation);
    }

    static TableColumn<EntryHighlight>[] Fields(RegisterHighlights highlights, Edition edition, bool isLive)
    {
        TableColumn<EntryHighlight>[] columns =
        [
            Field("quarter", _ => isLive ? null : highlights.Quarter.ToString()),
            Field("since", _ => highlights.Since?.ToString()),
            Field("id", entry => entry.EntryId.ToString("D")),
            Field("reference", entry => entry.Reference.ToString()),
            Field("kind", entry => FieldText.Of(entry.Kind)),
            Field("title", entry => entry.Title),
            Field("changes", HighlightColumns.Codes),
            Field("text", entry => entry.Text),
        ];
        return edition == Edition.Full ? [.. columns, Field("publication", _ => RegisterWording.NotForPublication)] : columns;
    }

    static TableColumn<EntryHighlight> Field(string name, Func<EntryHighlight, string?> textOf) =>
        new(name, 0, entry => CellValue.Of(textOf(entry)));
}
