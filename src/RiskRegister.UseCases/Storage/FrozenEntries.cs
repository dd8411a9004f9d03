using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using RiskRegister.Documents;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Storage;

/// <summary>An addendum as its event holds it.</summary>
public sealed class AddendumRow
{
    public const string Select = """
        select e.entry_id as EntryId, e.at, e.actor as By, e.revision, e.detail ->> 'note' as Note, v.facts as Facts, v.content as Content,
            e.id as Event
        from snapshot_events as e
        join entry_revisions as v on v.entry_id = e.entry_id and v.revision = e.revision
        where e.snapshot_id = @snapshot and e.kind = 'addendum'
        order by e.id
        """;

    public required Guid EntryId { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    public required int Revision { get; init; }

    public required string Note { get; init; }

    public required byte[] Facts { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>Its event, of which later ones are greater.</summary>
    public required long Event { get; init; }

    /// <summary>All that a reader of <see cref="Select"/> still has.</summary>
    public static async Task<ILookup<Guid, AddendumRow>> ReadAll(DbDataReader reader, CancellationToken stop)
    {
        var rows = new List<AddendumRow>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(new AddendumRow
            {
                EntryId = reader.GetGuid(0),
                At = reader.GetDateTime(1),
                By = reader.GetString(2),
                Revision = reader.GetInt32(3),
                Note = reader.GetString(4),
                Facts = reader.GetFieldValue<byte[]>(5),
                Content = reader.GetFieldValue<byte[]>(6),
                Event = reader.GetInt64(7),
            });
        }

        return rows.ToLookup(row => row.EntryId);
    }
}

/// <summary>One entry of a snapshot as an edition shows it: the version that stands first, and the addenda after it.</summary>
public sealed record FrozenEntry(FrozenRow Row, StoredFacts Facts, byte[] Content, IReadOnlyList<FrozenCorrection> Corrections)
{
    /// <summary>The facts with the text as last corrected.</summary>
    public StoredFacts LatestFacts => Corrections.Count == 0 ? Facts : Corrections[^1].Facts;

    public byte[] LatestContent => Corrections.Count == 0 ? Content : Corrections[^1].Content;

    /// <summary>The text with the corrections made before an instant; with all of them when there is none.</summary>
    public (StoredFacts Facts, byte[] Content) TextBefore(DateTime? instant) =>
        Corrections.LastOrDefault(correction => instant is null || correction.Addendum.At < instant) is { } last
            ? (last.Facts, last.Content) : (Facts, Content);

    public Movement Movement => Movements.Since(Facts.ResidualScore.ToScore().Value, Row.ResidualBefore);

    public bool IsOnRegister(RegisterSettingsInForce settings) => RegisterRule.IsOnRegister(
        Facts.Status, Facts.ResidualScore.ToScore(), settings.Settings.Threshold, Facts.Level);

    /// <summary>As a document prints it: the text as last corrected, marked with its addenda.</summary>
    public RegisterLine ToLine(RegisterSettingsInForce settings) => new(
        StoredEntry.ReadState(Row.Id, LatestFacts, LatestContent), DirectionOfTravel.Of(LatestFacts.Direction, Movement), Movement,
        IsOnRegister(settings),
        [.. Corrections.Select(correction =>
            new Correction(settings.Settings.DayOf(new DateTimeOffset(correction.Addendum.At)), correction.Addendum.Note))])
    {
        Revision = Corrections.Count == 0 ? Row.Revision : Corrections[^1].Addendum.Revision,
    };

    /// <summary>It as a row of entries, with one of its texts.</summary>
    public EntryRow RowOf(byte[] content) => new()
    {
        Id = Row.Id,
        Revision = Row.Revision,
        UpdatedAt = Row.UpdatedAt,
        Facts = [],
        Content = content,
        ResidualBefore = Row.ResidualBefore,
    };
}

/// <param name="Facts">As frozen, with the addendum's types, owners, narrative and exemption.</param>
/// <param name="Content">The addendum's.</param>
public sealed record FrozenCorrection(AddendumRow Addendum, StoredFacts Facts, byte[] Content);

/// <summary>Reads what a snapshot holds, in register order, as an edition shows it.</summary>
public static class FrozenEntries
{
    const string All = FrozenRow.Select + """
        and s.id = @snapshot
        order by r.position, r.entry_id
        """;

    // Addenda are few, and needed before the first row that they correct.
    const string AddendaAndAll = AddendumRow.Select + ";\n" + All;

    // The page is found first, and only what is on it is read.
    const string AddendaAndSome = AddendumRow.Select + ";\n" + FrozenRow.Select + """
        and s.id = @snapshot and r.entry_id = any (array(
            select k.entry_id
            from standing_rows as k
            where k.snapshot_id = @snapshot and (not @publicEdition or not k.hidden)
                and (@after::bigint is null or (k.position, k.entry_id) > (@after, @afterId))
            order by k.position, k.entry_id
            limit @limit))
        order by r.position, r.entry_id
        """;

    const string Withdrawn = """
        select exists (
            select from snapshot_events as e
            join entry_revisions as v on v.entry_id = e.entry_id and v.revision = e.revision
            where e.snapshot_id = @snapshot and e.kind = 'addendum' and e.id > @after and v.facts ->> 'exempt' is not null)
        """;

    const string Named = FrozenRow.Select + "and s.id = @snapshot and r.entry_id = any(@ids) order by r.position, r.entry_id";

    const string ById = FrozenRow.Select + "and s.id = @snapshot and r.entry_id = @id";

    // One snapshot may hold a closed CR5 and a new CR5: the reference is the open one's.
    const string ByReference = FrozenRow.Select + """
        and s.id = @snapshot and v.facts ->> 'reference' = @reference
        order by r.status = 'closed', v.facts #>> '{closure,closedAt}' desc, r.entry_id
        limit 1
        """;

    /// <summary>All, one after the other: nothing is held but the one that is looked at.</summary>
    public static IAsyncEnumerable<FrozenEntry> Read(NpgsqlConnection connection, long snapshot, bool publicEdition,
        CancellationToken stop = default) =>
        Stream(connection, AddendaAndAll, new { snapshot, publicEdition }, publicEdition, null, stop);

    /// <summary>All as they stood after an event; what an addendum since has made exempt is in no public edition.</summary>
    public static IAsyncEnumerable<FrozenEntry> ReadAsOf(
        NpgsqlConnection connection, long snapshot, long until, bool publicEdition, CancellationToken stop) =>
        Stream(connection, AddendaAndAll, new { snapshot, publicEdition }, publicEdition, until, stop);

    /// <summary>Whether an addendum after an event made something exempt: how that stood before is for no public edition.</summary>
    public static Task<bool> HasWithdrawn(NpgsqlConnection connection, long snapshot, long after, CancellationToken stop) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(Withdrawn, new { snapshot, after }, cancellationToken: stop));

    /// <summary>Those of a page, in the same way.</summary>
    /// <param name="after">The position after which the page begins, ties broken by <paramref name="afterId"/>.</param>
    public static IAsyncEnumerable<FrozenEntry> ReadPage(
        NpgsqlConnection connection, long snapshot, bool publicEdition, long? after, Guid? afterId, int limit, CancellationToken stop) =>
        Stream(connection, AddendaAndSome, new { snapshot, publicEdition, after, afterId, limit }, publicEdition, null, stop);

    static async IAsyncEnumerable<FrozenEntry> Stream(
        NpgsqlConnection connection, string addendaAndRows, object parameters, bool publicEdition, long? until,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await using var both = await connection.ExecuteReaderAsync(new CommandDefinition(addendaAndRows, parameters,
            cancellationToken: stop));
        var addenda = await AddendumRow.ReadAll(both, stop);
        await both.NextResultAsync(stop);
        while (await both.ReadAsync(stop))
        {
            var row = FrozenRow.Read(both);
            if (Of(row, addenda[row.Id], publicEdition, until) is { } entry) yield return entry;
        }
    }

    /// <summary>Those of a snapshot's entries that are named by their ids.</summary>
    public static Task<IReadOnlyList<FrozenEntry>> Read(
        NpgsqlConnection connection, long snapshot, Guid[] ids, bool publicEdition, CancellationToken stop) =>
        Query(connection, Named, snapshot, new { snapshot, ids, publicEdition }, publicEdition, stop);

    /// <summary>The entry that a reference or id names in a snapshot; null when the edition does not hold it.</summary>
    public static async Task<FrozenEntry?> Find(NpgsqlConnection connection, long snapshot, string named, bool publicEdition,
        CancellationToken stop)
    {
        if (Guid.TryParseExact(named, "D", out var id))
            return (await Query(connection, ById, snapshot, new { snapshot, id, publicEdition }, publicEdition, stop)).SingleOrDefault();
        if (!EntryReference.TryParse(named, out var number)) return null;
        var reference = number.ToString();
        return (await Query(connection, ByReference, snapshot, new { snapshot, reference, publicEdition }, publicEdition, stop))
            .SingleOrDefault();
    }

    static async Task<IReadOnlyList<FrozenEntry>> Query(
        NpgsqlConnection connection, string sql, long snapshot, object parameters, bool publicEdition, CancellationToken stop)
    {
        var rows = await FrozenRow.Query(connection, sql, parameters, stop).ToListAsync(stop);
        if (!rows.Exists(row => row.AddendumId is not null)) return [.. rows.Select(row => Of(row, [], publicEdition))
            .OfType<FrozenEntry>()];
        await using var reader =
            await connection.ExecuteReaderAsync(new CommandDefinition(AddendumRow.Select, new { snapshot }, cancellationToken: stop));
        var addenda = await AddendumRow.ReadAll(reader, stop);
        return [.. rows.Select(row => Of(row, addenda[row.Id], publicEdition)).OfType<FrozenEntry>()];
    }

    // A version that is exempt withdraws itself and whatever was said before it from the public edition: what comes after it stands.
    // Null where nothing is left.
    static FrozenEntry? Of(FrozenRow row, IEnumerable<AddendumRow> addenda, bool publicEdition, long? until = null)
    {
        var original = StoredEntry.ReadFacts(row.Facts);
        var entry = new FrozenEntry(row, original, row.Content, []);
        var shown = !publicEdition || original.Exempt is null;
        foreach (var addendum in addenda)
        {
            var corrected = StoredEntry.ReadFacts(addendum.Facts);
            var facts = original.CorrectedBy(corrected);
            if (publicEdition && corrected.Exempt is not null)
            {
                shown = false;
                continue;
            }

            if (addendum.Event > until) continue;
            entry = shown
                ? entry with { Corrections = [.. entry.Corrections, new FrozenCorrection(addendum, facts, addendum.Content)] }
                : new FrozenEntry(row, facts, addendum.Content, []);
            shown = true;
        }

        return shown ? entry : null;
    }
}
