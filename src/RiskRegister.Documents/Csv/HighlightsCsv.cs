using System.Text.Json;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Csv;

/// <summary>Writes highlights as one table: for every entry what changed, in codes and in a sentence.</summary>
public static class HighlightsCsv
{
    static readonly CsvColumn<EntryHighlight>[] PublicColumns =
    [
        new("Reference", entry => entry.Reference.ToString()),
        new("Title", entry => entry.Title),
        new("Kind", entry => entry.Kind.ToString()),
        new("Changes", entry => string.Join("; ", entry.Changes.Select(CodeOf))),
        new("Text", entry => entry.Text),
    ];

    static readonly CsvColumn<EntryHighlight>[] FullColumns = [.. PublicColumns, new("Publication", _ => RegisterCsv.NotForPublication)];

    /// <summary>Writes headings and a row for every entry, in the highlights' order.</summary>
    /// <param name="highlights">Those of <paramref name="edition"/>: public ones are compared from public editions.</param>
    /// <param name="output">Written to asynchronously only; left open.</param>
    public static Task WriteAsync(RegisterHighlights highlights, Edition edition, Stream output, CancellationToken cancellation) =>
        CsvOutput.WriteAsync(highlights.Entries, edition == Edition.Full ? FullColumns : PublicColumns, output, cancellation);

    static string CodeOf(Change change) => JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Code.ToString());
}
