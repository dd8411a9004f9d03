using RiskRegister.Api.Http;
using RiskRegister.Documents;
using RiskRegister.UseCases.Snapshots;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>An edition of a snapshot as it stood after one of its events.</summary>
/// <param name="Event">0 before the first.</param>
/// <param name="Digest">That copies of it bear.</param>
public sealed record FrozenEdition(long Event, string Digest);

/// <summary>What was on the register when a snapshot was taken, as an edition shows it.</summary>
public static class FrozenRegisterDocument
{
    /// <summary>One after the other, in register order.</summary>
    /// <param name="asOf">As they stood then; null as they stand.</param>
    public static IAsyncEnumerable<FrozenEntry> EntriesOf(
        FrozenReading reading, Edition edition, CancellationToken stop, FrozenEdition? asOf = null) =>
        (asOf is null ? FrozenEntries.Read(reading.Connection, reading.Snapshot.Id, reading.PublicEdition, stop)
            : FrozenEntries.ReadAsOf(reading.Connection, reading.Snapshot.Id, asOf.Event, reading.PublicEdition, stop))
            .Where(entry => entry.IsOnRegister(reading.Snapshot.Settings) && Editions.Holds(edition, entry.LatestFacts));

    /// <summary>As a document; with its past and its highlights but for CSV, which has no place for them.</summary>
    /// <param name="asOf">As it stood then; null as it stands.</param>
    /// <param name="withMeasures">For whom each entry has its measures; null for without.</param>
    public static async Task<PrintableRegister> Read(FrozenReading reading, Edition edition, SnapshotSummaries summaries,
        CancellationToken stop, Actor? withMeasures = null, FrozenEdition? asOf = null)
    {
        var (connection, snapshot, publicEdition) = (reading.Connection, reading.Snapshot, reading.PublicEdition);
        // Highlights, too, name what has been made exempt as it stood then: the public edition is then the one that stands.
        if (asOf is not null && publicEdition && await FrozenEntries.HasWithdrawn(connection, snapshot.Id, asOf.Event, stop)) asOf = null;
        var (settings, isCsv) = (snapshot.Settings, reading.Form == Form.Csv);
        var history = isCsv ? new EntryHistory() : await EntryHistory.Read(connection, snapshot.Id, publicEdition, stop);
        var measures = withMeasures is null || isCsv ? null
            : await FrozenMeasures.Read(connection, snapshot, withMeasures, publicEdition, stop);
        return new PrintableRegister
        {
            Settings = settings.Settings,
            Quarter = snapshot.Quarter,
            Edition = edition,
            GeneratedAt = new DateTimeOffset(snapshot.TakenAt),
            PublishedAt = snapshot.PublishedAt is { } at ? new DateTimeOffset(at) : null,
            Digest = asOf?.Digest ?? (await summaries.Of(connection, snapshot, publicEdition, stop)).DigestOf(snapshot, publicEdition),
            ReviewedSince = history.TakenBefore,
            Lines = EntriesOf(reading, edition, stop, asOf).Select(entry => history.Of(entry.ToLine(settings)) with
            {
                Measures = measures?.Of(entry.Row.Id) ?? [],
            }),
            Highlights = isCsv || edition == Edition.Exempt ? null
                : await SnapshotHighlights.Standing(connection, snapshot, publicEdition, stop),
        };
    }
}
