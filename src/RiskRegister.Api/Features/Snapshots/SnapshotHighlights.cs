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
    // Of what is held now: one look at an index each, however many snapshots there are.
    const string HeldBefore = """
        select h.Id, h.Publicly
        from (
            select n.entry_id as Id,
                (select true from standing_rows as r join standing_snapshots as s on s.id = r.snapshot_id
                    where r.entry_id = n.entry_id and r.snapshot_id < @then limit 1) as Held,
                coalesce((select true from standing_rows as r join standing_snapshots as s on s.id = r.snapshot_id
                    where r.entry_id = n.entry_id and r.snapshot_id < @then and not r.hidden limit 1), false) as Publicly
            from standing_rows as n
            where n.snapshot_id = @now) as h
        where h.Held
        """;

    // What became of entries between two snapshots that are not neighbours; the last one counts.
    const string Between = FrozenRow.Select + """
        and s.id > @then and s.id < @now and r.status = 'closed'
        order by s.id
        """;

    // A big register's highlights are megabytes: only who asks for them reads them, and only the edition asked for.
    const string Published = "select (publication -> @edition)::text from standing_snapshots where id = @now";

    const string ExemptionChanged = """
        select exists (select from standing_rows as r where r.snapshot_id in (@now, @then) and r.hidden <> r.exempt)
        """;

    /// <summary>The highlights of a snapshot since an earlier one; null compares with nothing.</summary>
    public static async Task<RegisterHighlights> Compute(
        NpgsqlConnection connection, StandingSnapshot now, StandingSnapshot? then, bool publicEdition, CancellationToken stop)
    {
        var frozen = await Freeze(connection, now, publicEdition, entry => (entry.Facts, entry.Content), stop);
        if (then is null) return Compare(new RegisterComparison(frozen, Then: null), new HashSet<Guid>(), publicEdition);
        var keys = new { now = now.Id, then = then.Id, publicEdition = false };
        var heldBefore = (await connection.QueryAsync<(Guid Id, bool Publicly)>(new CommandDefinition(HeldBefore, keys, cancellationToken: stop))).AsList();
        var between = await connection.QueryAsync<FrozenRow>(new CommandDefinition(Between, keys, cancellationToken: stop));
        return Compare(new RegisterComparison(frozen, await Freeze(connection, then, publicEdition, entry => entry.TextBefore(now.PublishedAt), stop))
        {
            HeldBefore = heldBefore.Select(row => row.Id).ToHashSet(),
            ClosedBetween = between.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => StateOf(rows.Last())),
        }, heldBefore.Where(row => row.Publicly).Select(row => row.Id).ToHashSet(), publicEdition);
    }

    /// <summary>As they read at publication, while nothing exempt has come or gone since; otherwise, and before publication, as they read now.</summary>
    public static async Task<RegisterHighlights> Standing(NpgsqlConnection connection, StandingSnapshot now, bool publicEdition, CancellationToken stop)
    {
        if (now.IsPublished)
        {
            var stale = publicEdition && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(ExemptionChanged,
                new { now = now.Id, then = now.Predecessor ?? 0 }, cancellationToken: stop));
            if (!stale)
            {
                return Publication.Read(await connection.ExecuteScalarAsync<string>(new CommandDefinition(Published,
                    new { now = now.Id, edition = publicEdition ? Editions.Public : Editions.Full }, cancellationToken: stop)) ?? "");
            }
        }

        var then = now.Predecessor is { } before ? await StandingSnapshot.Get(connection, before, stop) : null;
        return await Compute(connection, now, then, publicEdition, stop);
    }

    static RegisterHighlights Compare(RegisterComparison comparison, IReadOnlySet<Guid> heldPubliclyBefore, bool publicEdition) =>
        Highlights.Compare(publicEdition ? comparison.PublicEdition(heldPubliclyBefore) : comparison);

    // An earlier register counts with the corrections that it had when this one was published; this one as frozen. What an exemption has
    // withdrawn since stays out of the public edition's words, and so does what was said under an exemption that was lifted.
    static async Task<FrozenRegister> Freeze(
        NpgsqlConnection connection, StandingSnapshot snapshot, bool publicEdition, Func<FrozenEntry, (StoredFacts Facts, string Content)> textOf, CancellationToken stop)
    {
        var entries = await FrozenEntries.Read(connection, snapshot.Id, publicEdition: false, stop);
        var shown = publicEdition ? (await FrozenEntries.Read(connection, snapshot.Id, publicEdition: true, stop)).ToDictionary(entry => entry.Row.Id) : [];
        return new FrozenRegister(snapshot.Quarter, snapshot.Settings.Settings.Threshold, [.. entries.Select(State)]);

        EntryState State(FrozenEntry entry)
        {
            var (facts, content) = textOf(shown.GetValueOrDefault(entry.Row.Id, entry));
            return StoredEntry.ReadState(entry.Row.Id, facts, content) with { Exempt = entry.LatestFacts.Exempt };
        }
    }

    static EntryState StateOf(FrozenRow row) =>
        StoredEntry.ReadState(row.Id, StoredEntry.ReadFacts(row.Facts), row.Content) with { Exempt = row.FactsCorrected().Exempt };
}

/// <summary>What publication stores: both editions' highlights.</summary>
public sealed record Publication(RegisterHighlights Full, RegisterHighlights Public)
{
    public string Write() => JsonSerializer.Serialize(this, HighlightsJson.Texts.Publication);

    /// <summary>Reads one edition's part.</summary>
    public static RegisterHighlights Read(string json) => JsonSerializer.Deserialize(json, HighlightsJson.Texts.RegisterHighlights)!;
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
