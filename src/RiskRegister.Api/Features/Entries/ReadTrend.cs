using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>An entry over the snapshots, oldest first.</summary>
public sealed record TrendDocument(Guid Id, string? Reference, string Title, IReadOnlyList<TrendPoint> Points);

/// <param name="Quarter">As "2016-17-Q3".</param>
/// <param name="OnRegister">Under the threshold of that snapshot.</param>
public sealed record TrendPoint(
    string Quarter, string? Reference, EntryStatus Status, ScoreDocument Score, ScoreDocument ResidualScore, ScoreDocument? TargetScore,
    Movement Movement, DirectionOfTravel DirectionOfTravel, bool OnRegister);

/// <summary>GET /entries/{ref}/trend: scores, movement and direction in every snapshot that the caller may see; of an owner's own entry, in both editions.</summary>
public static class ReadTrend
{
    public const string Points = FrozenRow.Select + """
        and r.entry_id = @id and (@unpublished or s.published_at is not null)
            and (@seesAll or exists (select from entries as e where e.id = r.entry_id and e.owners && @posts))
        order by s.id
        """;

    const string Settings = "select quarter as Quarter, settings::text as Settings from standing_snapshots order by id";

    public static async Task<Outcome> Handle(
        string reference, HttpContext http, QueryValues query, Caller caller, EntryDesk desk, NpgsqlDataSource database)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (entry, refusal) = await LiveEntries.Find(connection, reference, caller, stop);
        refusal ??= caller.SeesAllEntries ? null : EntryDesk.NotTheirs(entry!, caller);
        if (refusal is not null) return refusal;
        var (form, unacceptable) = FormChoice.OfPicture.Choose(http, query);
        if (unacceptable is not null) return unacceptable;
        var publicEdition = Editions.IsPublic(query);
        if (publicEdition && entry!.Facts.Exempt is not null) return LiveEntries.NotFound(reference);
        var rows = await FrozenRow.Query(connection, Points,
            new { id = entry!.Row.Id, publicEdition, unpublished = caller.SeesUnpublished, seesAll = caller.SeesAllEntries, posts = caller.Posts.ToArray() },
            stop).ToListAsync(stop);
        var settings = (await connection.QueryAsync<(string Quarter, string Settings)>(new CommandDefinition(Settings, cancellationToken: stop)))
            .ToDictionary(each => each.Quarter, each => each.Settings, StringComparer.Ordinal);
        if (form == Form.Svg)
            return PictureForms.Trend(entry, desk.Settings, rows.Select(row => (row, RegisterSettingsInForce.Parse(settings[row.Quarter]).Settings.Threshold)));
        return Answer.Hashed(JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, entry.Row.Id);
            writer.WriteString("reference"u8, entry.Facts.Reference);
            writer.WriteString("title"u8, entry.State.Title);
            writer.WriteStartArray("points"u8);
            foreach (var row in rows) WritePoint(writer, row, RegisterSettingsInForce.Parse(settings[row.Quarter]));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }));
    }

    static void WritePoint(System.Text.Json.Utf8JsonWriter writer, FrozenRow row, RegisterSettingsInForce settings)
    {
        var facts = row.FactsCorrected();
        var movement = Movements.Since(facts.ResidualScore.ToScore().Value, row.ResidualBefore);
        writer.WriteStartObject();
        writer.WriteString("quarter"u8, row.Quarter);
        writer.WriteString("reference"u8, facts.Reference);
        writer.WriteString("status"u8, EnumNames.Of(facts.Status));
        EntryJson.WriteScore(writer, "score"u8, facts.Score, facts.Kind, settings);
        EntryJson.WriteScore(writer, "residualScore"u8, facts.ResidualScore, facts.Kind, settings);
        EntryJson.WriteScore(writer, "targetScore"u8, facts.TargetScore, facts.Kind, settings);
        writer.WriteString("movement"u8, EnumNames.Of(movement));
        EntryJson.WriteDirection(writer, DirectionOfTravel.Of(facts.Direction, movement));
        writer.WriteBoolean("onRegister"u8, RegisterRule.IsOnRegister(facts.Status, facts.ResidualScore.ToScore(), settings.Settings.Threshold));
        writer.WriteEndObject();
    }
}
