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
    /// <param name="output">Written to asynchronously only; left open.</param>
    public static Task WriteAsync(RegisterHighlights highlights, Edition edition, Stream output, CancellationToken cancellation) =>
        CsvOutput.WriteAsync(highlights.Entries.ToAsyncEnumerable(), edition == Edition.Full ? FullColumns : PublicColumns, output, cancellation);
}
