using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Snapshots;

/// <summary>The highlights of snapshots: as they were published, or computed.</summary>
public static class SnapshotHighlights
{
    // A big register's highlights are megabytes: only who asks for them reads them, and only the edition asked for.
    const string Published = "select (publication -> @edition)::text from standing_snapshots where id = @now";

    // What has left the register may be exempt too; an addendum's exemption is the one that holds.
    const string Paragraphs = """
        select distinct coalesce(
            (select c.facts #>> '{exempt,paragraph}'
                from snapshot_events as e
                join entry_revisions as c on c.entry_id = e.entry_id and c.revision = e.revision
                where r.corrected and e.snapshot_id = r.snapshot_id and e.entry_id = r.entry_id and e.kind = 'addendum'
                order by e.id desc limit 1),
            v.facts #>> '{exempt,paragraph}')
        from standing_rows as r
        join entry_revisions as v on v.entry_id = r.entry_id and v.revision = r.revision
        where r.snapshot_id = any(@snapshots) and r.hidden and r.entry_id = any(@mentioned)
        """;

    // What an addendum made exempt is not named as it stood before, though another addendum has lifted that since.
    const string ExemptionChanged = """
        select exists (select from standing_rows as r where r.snapshot_id in (@now, @then) and r.hidden <> r.exempt)
            or exists (
                select from snapshot_events as e
                join entry_revisions as v on v.entry_id = e.entry_id and v.revision = e.revision
                where e.snapshot_id in (@now, @then) and e.kind = 'addendum' and v.facts ->> 'exempt' is not null)
        """;

    /// <summary>The highlights of a snapshot since an earlier one, as they read now; null compares with nothing.</summary>
    public static async Task<RegisterHighlights> Compute(
        NpgsqlConnection connection, StandingSnapshot now, StandingSnapshot? then, bool publicEdition, CancellationToken stop)
    {
        return (await new SnapshotComparison(connection, ComparedRegister.Of(now), then, stop).Compare(publicEdition))[0];
    }

    /// <summary>Those since an earlier snapshot; since the one before, as they stand.</summary>
    /// <param name="then">Null for the one before.</param>
    public static Task<RegisterHighlights> Since(
        NpgsqlConnection connection, StandingSnapshot now, StandingSnapshot? then, bool publicEdition, CancellationToken stop) =>
        then is null || then.Id == now.Predecessor
        ? Standing(connection, now, publicEdition, stop) : Compute(connection, now, then, publicEdition, stop);

    /// <summary>Both editions' highlights since the snapshot before, from one reading.</summary>
    public static async Task<Publication> ToPublish(NpgsqlConnection connection, StandingSnapshot now, CancellationToken stop)
    {
        var compared = await new SnapshotComparison(connection, ComparedRegister.Of(now), await Before(connection, now, stop), stop)
            .Compare(false, true);
        return new Publication(compared[0], compared[1]);
    }

    /// <summary>As they read at publication, while nothing exempt has come or gone since;
    /// otherwise, and before publication, as they read now.</summary>
    public static async Task<RegisterHighlights> Standing(NpgsqlConnection connection, StandingSnapshot now, bool publicEdition,
        CancellationToken stop)
    {
        if (now.IsPublished)
        {
            var stale = publicEdition && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(ExemptionChanged,
                new { now = now.Id, then = now.Predecessor ?? 0 }, cancellationToken: stop));
            if (!stale)
            {
                return Publication.Read(await connection.ExecuteScalarAsync<string>(new CommandDefinition(Published,
                    new { now = now.Id, edition = EditionNames.Of(publicEdition) }, cancellationToken: stop)) ?? "");
            }
        }

        return await Compute(connection, now, await Before(connection, now, stop), publicEdition, stop);
    }

    /// <summary>The paragraphs of Schedule 12A that whatever is mentioned cites in snapshots.</summary>
    public static async Task<IReadOnlyList<string>> ParagraphsOf(
        NpgsqlConnection connection, RegisterHighlights highlights, long?[] snapshots, CancellationToken stop) =>
        [
            .. await connection.QueryAsync<string>(new CommandDefinition(Paragraphs, new
            {
                mentioned = highlights.Entries.Select(entry => entry.EntryId).ToArray(),
                snapshots = snapshots.OfType<long>().ToArray(),
            }, cancellationToken: stop)),
        ];

    static async Task<StandingSnapshot?> Before(NpgsqlConnection connection, StandingSnapshot now, CancellationToken stop) =>
        now.Predecessor is { } before ? await StandingSnapshot.Get(connection, before, stop) : null;
}

/// <summary>What publication stores: both editions' highlights.</summary>
public sealed record Publication(RegisterHighlights Full, RegisterHighlights Public)
{
    public string Write() => JsonSerializer.Serialize(this, HighlightsText.Texts.Publication);

    /// <summary>Reads one edition's part.</summary>
    public static RegisterHighlights Read(string json) => JsonSerializer.Deserialize(json, HighlightsText.Texts.RegisterHighlights)!;
}

/// <summary>Highlights as they are stored: codes in snake_case, quarters and references as they are printed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Publication))]
public sealed partial class HighlightsText : JsonSerializerContext
{
    public static readonly HighlightsText Texts = new(NewOptions());

    /// <summary>How highlights stand in JSON, here and wherever else.</summary>
    public static JsonSerializerOptions NewOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonText.Writing.Encoder,
        Converters =
        {
            new JsonStringEnumConverter<ChangeCode>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ChangeReason>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<EntryKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<EntryResponse>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<RegisterLevel>(JsonNamingPolicy.CamelCase),
            new QuarterJson(),
            new ReferenceJson(),
        },
    };
}
