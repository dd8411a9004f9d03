using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Documents;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Register;

/// <summary>The live register as a snapshot taken now would show it.</summary>
public sealed class ReadLiveRegister(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    /// <param name="withPast">Whether documents of it show where entries stood in snapshots: then all is read at one instant.</param>
    public async Task<Result<LiveReading>> Open(Actor actor, bool publicEdition, bool withPast, CancellationToken stop)
    {
        if (SnapshotRefusals.Refuse(publicEdition, isAllowed: actor.SeesAllEntries) is { } refusal) return refusal;
        var connection = await database.OpenConnectionAsync(stop);
        try
        {
            var transaction = withPast ? await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop) : null;
            return new LiveReading(connection, transaction, settings, publicEdition, clock.GetUtcNow(), stop);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A reading of the live register in one edition. It holds a connection until it is disposed of.</summary>
public sealed class LiveReading(
    NpgsqlConnection connection, NpgsqlTransaction? transaction, RegisterSettingsInForce settings, bool publicEdition, DateTimeOffset at,
    CancellationToken stop) : IAsyncDisposable
{
    const string OpenFully = EntryRow.SelectLive + "where e.status = 'open' order by e.position, e.id";
    const string OpenPublicly = EntryRow.SelectPublic + "where e.status = 'open' and not e.exempt order by e.position, e.id";

    public RegisterSettingsInForce Settings => settings;

    public bool PublicEdition => publicEdition;

    /// <summary>When it was begun.</summary>
    public DateTimeOffset At => at;

    /// <summary>Those on the register, in register order, read as they are asked for.</summary>
    public IAsyncEnumerable<FoundEntry> OnRegister => Open().Where(entry => entry.IsOnRegister(settings));

    /// <summary>All open entries of the edition, in register order: nothing is held but the one that is looked at.</summary>
    public async IAsyncEnumerable<FoundEntry> Open([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in EntryRow.Stream(connection, publicEdition ? OpenPublicly : OpenFully, stop))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new FoundEntry(row, StoredEntry.ReadFacts(row.Facts));
        }
    }

    /// <summary>As documents print it; its lines are read as they are written.</summary>
    public async Task<RegisterDocument> Document()
    {
        var history = transaction is null ? new EntryHistory() : await EntryHistory.Read(connection, snapshot: null, publicEdition, stop);
        return new RegisterDocument
        {
            Settings = settings.Settings,
            Edition = publicEdition ? Edition.Public : Edition.Full,
            GeneratedAt = at,
            ReviewedSince = history.TakenBefore,
            Lines = OnRegister.Select(entry => history.Of(entry.ToLine(settings))),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}

/// <summary>The use cases of the live register.</summary>
public static class RegisterFeature
{
    public static IServiceCollection AddRegister(this IServiceCollection services) => services.AddSingleton<ReadLiveRegister>();
}
