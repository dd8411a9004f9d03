using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Register;

/// <summary>The live register as a snapshot taken now would show it.</summary>
public sealed class ReadLiveRegister(NpgsqlDataSource database, RegisterSettingsInForce settings, TimeProvider clock)
{
    /// <param name="withPast">Whether documents of it show where entries stood in snapshots: then all is read at one instant.</param>
    /// <param name="owner">Whose entries are read; null for everybody's.</param>
    public async Task<Result<LiveReading>> Open(Actor actor, Edition edition, bool withPast, string? owner, CancellationToken stop)
    {
        if (SnapshotRefusals.Refuse(edition == Edition.Public, isAllowed: actor.SeesAllEntries) is { } refusal) return refusal;
        return new LiveReading(
            await ReadingConnection.Open(database, atOneInstant: withPast, stop), settings, actor, edition, owner, clock.GetUtcNow(), stop);
    }
}

/// <summary>A reading of the live register in one edition. It holds a connection until it is disposed of.</summary>
public sealed class LiveReading(
    ReadingConnection opened, RegisterSettingsInForce settings, Actor actor, Edition edition, string? owner, DateTimeOffset at,
    CancellationToken stop) : IAsyncDisposable
{
    const string OfOwner = "($1 is null or e.owners @> array[$1])";
    const string OpenFully = EntryRow.SelectLive + "where e.status = 'open' and " + OfOwner + " order by e.position, e.id";
    const string OpenPublicly = EntryRow.SelectPublic + "where e.status = 'open' and not e.exempt and " + OfOwner
        + " order by e.position, e.id";

    readonly NpgsqlConnection connection = opened.Connection;

    public RegisterSettingsInForce Settings => settings;

    public Edition Edition => edition;

    public bool PublicEdition => edition == Edition.Public;

    /// <summary>When it was begun.</summary>
    public DateTimeOffset At => at;

    /// <summary>Those on the register, in register order, read as they are asked for.</summary>
    public IAsyncEnumerable<FoundEntry> OnRegister => Open().Where(entry => entry.IsOnRegister(settings));

    /// <summary>
    /// All open entries of the corporate register in the edition, in register order: nothing is held but the one that is looked at.
    /// </summary>
    public async IAsyncEnumerable<FoundEntry> Open([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var whose = new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)owner ?? DBNull.Value };
        await foreach (var row in EntryRow.Stream(connection, PublicEdition ? OpenPublicly : OpenFully, stop, whose))
        {
            cancellationToken.ThrowIfCancellationRequested();
            row.Reader = actor;
            var facts = StoredEntry.ReadFacts(row.Facts);
            if (facts.Level != RegisterLevel.Corporate || (edition == Edition.Exempt && facts.Exempt is null)) continue;
            yield return new FoundEntry(row, facts);
        }
    }

    /// <summary>Where entries stood in the latest snapshot; null before the first.</summary>
    public Task<EarlierPlaces?> Before() => EarlierPlaces.OfLatest(connection, PublicEdition, stop);

    /// <summary>The measures that are an entry's evidence, as the edition may tell them.</summary>
    public IReadOnlyList<LinkedMeasure> MeasuresOf(EntryRow row)
    {
        var measures = LinkedMeasures.Of(row.Measures ?? LinkedMeasures.None, PublicEdition ? null : actor,
            settings.Settings.FinancialYearStartsIn);
        return PublicEdition ? [.. measures.Select(each => each.Public())] : measures;
    }

    /// <summary>As documents print it; its lines are read as they are written.</summary>
    /// <param name="withMeasures">Whether each entry has its measures.</param>
    public async Task<PrintableRegister> Document(bool withMeasures)
    {
        var history = opened.IsAtOneInstant
            ? await EntryHistory.Read(connection, snapshot: null, PublicEdition, stop) : new EntryHistory();
        return new PrintableRegister
        {
            Settings = settings.Settings,
            Edition = edition,
            Owner = owner,
            GeneratedAt = at,
            ReviewedSince = history.TakenBefore,
            Lines = OnRegister.Select(entry => history.Of(entry.ToLine(settings)) with
            {
                Measures = withMeasures ? [.. MeasuresOf(entry.Row).Select(each => each.Printed())] : [],
            }),
        };
    }

    public ValueTask DisposeAsync() => opened.DisposeAsync();
}

/// <summary>The use cases of the live register.</summary>
public static class RegisterFeature
{
    public static IServiceCollection AddRegister(this IServiceCollection services) =>
        services.AddSingleton<ReadLiveRegister>().AddSingleton<ReadStanding>();
}
