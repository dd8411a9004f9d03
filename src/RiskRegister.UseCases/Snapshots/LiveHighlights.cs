using System.Data;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>What has changed on the register since the last snapshot, as its highlights would read if one were taken now.</summary>
public sealed class LiveHighlights(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    // What has left the register may be exempt too, there or as it now stands.
    const string Paragraphs = "select distinct facts #>> '{exempt,paragraph}' from entries where exempt and id = any(@mentioned)";

    /// <param name="since">An earlier snapshot's quarter; null for the latest that the actor may see, if there is one.</param>
    public async Task<Result<LiveComparison>> Read(Actor actor, string? since, bool publicEdition, CancellationToken stop)
    {
        await SnapshotReading.Places.WaitAsync(stop);
        try
        {
            await using var connection = await database.OpenConnectionAsync(stop);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            var (then, missing) = await StandingSnapshot.Find(connection, since ?? StandingSnapshot.LatestName, actor, stop);
            if (missing is not null && since is not null) return missing;
            var now = clock.GetUtcNow();
            var live = ComparedRegister.Live(settings.Settings, settings.Settings.DayOf(now), then);
            var highlights = (await new SnapshotComparison(connection, live, then, stop).Compare(publicEdition))[0];
            var mentioned = highlights.Entries.Select(entry => entry.EntryId).ToArray();
            IReadOnlyList<string> paragraphs = publicEdition ? [] :
            [
                .. await connection.QueryAsync<string>(new CommandDefinition(Paragraphs, new { mentioned }, cancellationToken: stop)),
                .. await SnapshotHighlights.ParagraphsOf(connection, highlights, [then?.Id], stop),
            ];
            return new LiveComparison(highlights, [.. paragraphs.Distinct(StringComparer.Ordinal)], now);
        }
        finally
        {
            SnapshotReading.Places.Release();
        }
    }
}

/// <param name="Paragraphs">Of Schedule 12A, that what is mentioned cites; none in the public edition.</param>
/// <param name="At">When the register stood so.</param>
public sealed record LiveComparison(RegisterHighlights Highlights, IReadOnlyList<string> Paragraphs, DateTimeOffset At);
