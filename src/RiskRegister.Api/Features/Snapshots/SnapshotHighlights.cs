using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Forms;
using RiskRegister.UseCases.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>The highlights of snapshots: as they were published, or computed.</summary>
public static class SnapshotHighlights
{
    // A big register's highlights are megabytes: only who asks for them reads them, and only the edition asked for.
    const string Published = "select (publication -> @edition)::text from standing_snapshots where id = @now";

    const string ExemptionChanged = """
        select exists (select from standing_rows as r where r.snapshot_id in (@now, @then) and r.hidden <> r.exempt)
        """;

    // What is compared is held: however many ask, only so many comparisons go on at once.
    static readonly SemaphoreSlim Places = new(2);

    /// <summary>The highlights of a snapshot since an earlier one, as they read now; null compares with nothing.</summary>
    public static async Task<RegisterHighlights> Compute(
        NpgsqlConnection connection, StandingSnapshot now, StandingSnapshot? then, bool publicEdition, CancellationToken stop)
    {
        await Places.WaitAsync(stop);
        try
        {
            return (await new SnapshotComparison(connection, now, then, stop).Compare(publicEdition))[0];
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>Both editions' highlights since the snapshot before, from one reading.</summary>
    public static async Task<Publication> ToPublish(NpgsqlConnection connection, StandingSnapshot now, CancellationToken stop)
    {
        var compared = await new SnapshotComparison(connection, now, await Before(connection, now, stop), stop).Compare(false, true);
        return new Publication(compared[0], compared[1]);
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

        return await Compute(connection, now, await Before(connection, now, stop), publicEdition, stop);
    }

    static async Task<StandingSnapshot?> Before(NpgsqlConnection connection, StandingSnapshot now, CancellationToken stop) =>
        now.Predecessor is { } before ? await StandingSnapshot.Get(connection, before, stop) : null;
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
