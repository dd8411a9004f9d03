using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <param name="Snapshot">Whose register is compared.</param>
public sealed record HighlightsOfSnapshot(StandingSnapshot Snapshot, RegisterHighlights Highlights);

/// <summary>What changed on a snapshot's register since the one before, or since any earlier one.</summary>
public sealed class ReadHighlights(SnapshotConnections connections)
{
    /// <param name="named">A quarter, or "latest".</param>
    /// <param name="since">An earlier snapshot's quarter; null for the one before.</param>
    public async Task<Result<HighlightsOfSnapshot>> Of(
        Actor actor, string named, string? since, bool publicEdition, CancellationToken stop)
    {
        var (opened, missing) = await SnapshotReading.Open(connections, actor, named, compares: true, stop);
        if (missing is not null) return missing;
        await using var reading = opened!;
        if (SnapshotRefusals.Refuse(publicEdition, actor.SeesFullEdition) is { } notAllowed) return notAllowed;
        StandingSnapshot? then = null;
        if (since is not null)
        {
            (then, var unknown) = await StandingSnapshot.Find(reading.Connection, since, actor, stop);
            if (unknown is not null) return unknown;
            if (then!.Id >= reading.Snapshot.Id)
                return new Refusal(Refusals.Invalid, $"{then.QuarterText} is not before {reading.Snapshot.QuarterText}.");
        }

        return new HighlightsOfSnapshot(
            reading.Snapshot, await SnapshotHighlights.Since(reading.Connection, reading.Snapshot, then, publicEdition, stop));
    }
}
