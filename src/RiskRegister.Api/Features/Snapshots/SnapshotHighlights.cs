using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>Compares snapshots as an edition shows them.</summary>
public static class SnapshotHighlights
{
    const string HeldBefore = """
        select r.entry_id as Id, bool_or(not r.hidden) as Publicly
        from standing_rows as r
        join standing_snapshots as s on s.id = r.snapshot_id
        where s.id < @then
        group by r.entry_id
        """;

    // What became of entries between two snapshots that are not neighbours.
    const string Between = """
        select distinct on (r.entry_id) r.entry_id as Id, v.facts::text as Facts, v.content::text as Content
        from standing_rows as r
        join standing_snapshots as s on s.id = r.snapshot_id
        join entry_revisions as v on v.entry_id = r.entry_id and v.revision = r.revision
        where s.id > @then and s.id < @now and r.status = 'closed'
        order by r.entry_id, s.id desc
        """;

    const string ExemptionChanged = """
        select exists (select from standing_rows as r where r.snapshot_id in (@now, @then) and r.hidden <> r.exempt)
        """;

    /// <summary>The highlights of a snapshot since an earlier one; null compares with nothing.</summary>
    public static async Task<RegisterHighlights> Compute(
        NpgsqlConnection connection, StandingSnapshot now, StandingSnapshot? then, bool publicEdition, CancellationToken stop)
    {
        var frozen = await Freeze(connection, now, corrected: false, stop);
        if (then is null) return Compare(new RegisterComparison(frozen, Then: null), new HashSet<Guid>(), publicEdition);
        var keys = new { now = now.Id, then = then.Id };
        var heldBefore = (await connection.QueryAsync<(Guid Id, bool Publicly)>(new CommandDefinition(HeldBefore, keys, cancellationToken: stop))).AsList();
        var between = await connection.QueryAsync<(Guid Id, string Facts, string Content)>(new CommandDefinition(Between, keys, cancellationToken: stop));
        return Compare(new RegisterComparison(frozen, await Freeze(connection, then, corrected: true, stop))
        {
            HeldBefore = heldBefore.Select(row => row.Id).ToHashSet(),
            ClosedBetween = between.ToDictionary(row => row.Id, row => StoredEntry.ReadState(row.Id, StoredEntry.ReadFacts(row.Facts), row.Content)),
        }, heldBefore.Where(row => row.Publicly).Select(row => row.Id).ToHashSet(), publicEdition);
    }

    /// <summary>As they read at publication, while nothing exempt has come or gone since; otherwise, and before publication, as they read now.</summary>
    public static async Task<RegisterHighlights> Standing(NpgsqlConnection connection, StandingSnapshot now, bool publicEdition, CancellationToken stop)
    {
        if (now.Publication is { } publication)
        {
            var stale = publicEdition && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(ExemptionChanged,
                new { now = now.Id, then = now.Predecessor ?? 0 }, cancellationToken: stop));
            if (!stale) return Publication.Read(publication).Of(publicEdition);
        }

        var then = now.Predecessor is { } before ? await StandingSnapshot.Get(connection, before, stop) : null;
        return await Compute(connection, now, then, publicEdition, stop);
    }

    static RegisterHighlights Compare(RegisterComparison comparison, IReadOnlySet<Guid> heldPubliclyBefore, bool publicEdition) =>
        Highlights.Compare(publicEdition ? comparison.PublicEdition(heldPubliclyBefore) : comparison);

    // An earlier register counts with its corrections; this one as frozen. Exemption is always as it is now.
    static async Task<FrozenRegister> Freeze(NpgsqlConnection connection, StandingSnapshot snapshot, bool corrected, CancellationToken stop)
    {
        var entries = await FrozenEntries.Read(connection, snapshot.Id, publicEdition: false, stop);
        return new FrozenRegister(snapshot.Quarter, snapshot.Settings.Settings.Threshold,
        [
            .. entries.Select(entry => (corrected
                ? StoredEntry.ReadState(entry.Row.Id, entry.LatestFacts, entry.LatestContent)
                : StoredEntry.ReadState(entry.Row.Id, entry.Facts, entry.Content)) with { Exempt = entry.LatestFacts.Exempt }),
        ]);
    }
}

/// <summary>What publication stores: both editions' highlights, and the public digest that goes out with them.</summary>
public sealed record Publication(RegisterHighlights Full, RegisterHighlights Public, string PublicDigest)
{
    public RegisterHighlights Of(bool publicEdition) => publicEdition ? Public : Full;

    public string Write() => JsonSerializer.Serialize(this, HighlightsJson.Texts.Publication);

    public static Publication Read(string json) => JsonSerializer.Deserialize(json, HighlightsJson.Texts.Publication)!;
}

/// <summary>What changed on the register since an earlier snapshot, in the words of a committee report.</summary>
/// <param name="Since">The quarter compared with; null for the first register.</param>
/// <param name="Summary">Sentences on the register as a whole.</param>
/// <param name="Entries">Every entry that is on the register or was then, in register order.</param>
public sealed record HighlightsDocument(Quarter Quarter, Quarter? Since, string Edition, IReadOnlyList<string> Summary, IReadOnlyList<HighlightDocument> Entries)
{
    public static HighlightsDocument From(RegisterHighlights highlights, bool publicEdition) => new(
        highlights.Quarter, highlights.Since, publicEdition ? Editions.Public : Editions.Full, highlights.Summary,
        [.. highlights.Entries.Select(entry => new HighlightDocument(entry.EntryId, entry.Reference, entry.Title, entry.Kind, [.. entry.Changes.Select(ChangeDocument.Of)], entry.Text))]);
}

/// <param name="Text">The line that the report prints.</param>
public sealed record HighlightDocument(Guid Id, EntryReference Reference, string Title, EntryKind Kind, IReadOnlyList<ChangeDocument> Changes, string Text);

/// <summary>One change; members that say nothing of it are left out.</summary>
public sealed record ChangeDocument
{
    public required ChangeCode Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeReason? Reason { get; init; }

    /// <summary>A score or the threshold, then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? From { get; init; }

    /// <summary>The same now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? To { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryReference? FromReference { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntryReference? ToReference { get; init; }

    /// <summary>How many actions or controls.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    /// <summary>Which fields a change of text touched.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Fields { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClosureReason { get; init; }

    public static ChangeDocument Of(Change change) => new()
    {
        Code = change.Code,
        Reason = change.Reason,
        From = change.From,
        To = change.To,
        FromReference = change.FromReference,
        ToReference = change.ToReference,
        Count = change.Count,
        Fields = change.Fields,
        ClosureReason = change.ClosureReason,
    };
}

/// <summary>Highlights as JSON: codes in snake_case, quarters and references as they are printed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HighlightsDocument))]
[JsonSerializable(typeof(Publication))]
public sealed partial class HighlightsJson : JsonSerializerContext
{
    public static readonly HighlightsJson Texts = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters =
        {
            new JsonStringEnumConverter<ChangeCode>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ChangeReason>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<EntryKind>(JsonNamingPolicy.CamelCase),
            new QuarterJson(),
            new ReferenceJson(),
        },
    });
}
