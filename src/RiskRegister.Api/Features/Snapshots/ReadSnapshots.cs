using Dapper;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Forms;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Snapshots;

/// <summary>GET /snapshots and /snapshots/{quarter}.</summary>
public static class ReadSnapshots
{
    const string List = "select " + StandingSnapshot.Columns + """
        from standing_snapshots as s
        where (@unpublished or s.published_at is not null) and (@after::bigint is null or s.id < @after)
        order by s.id desc
        limit @limit
        """;

    public static async Task<Outcome> HandleList(HttpContext http, QueryValues query, NpgsqlDataSource database, SnapshotSummaries summaries)
    {
        var stop = http.RequestAborted;
        var list = EntityTag.Context("snapshots", Editions.IsPublic(query));
        var after = Cursor.Read(query, list)?.KeyAsNumber(query);
        if (((Outcome?)Editions.OfSnapshot(query, http.Actor()) ?? query.Problem) is { } refusal) return refusal;
        var (publicEdition, limit) = (Editions.IsPublic(query), Page.LimitOf(query));
        await using var connection = await database.OpenConnectionAsync(stop);
        var rows = (await connection.QueryAsync<StandingSnapshot>(new CommandDefinition(List,
            new { unpublished = http.Actor().SeesUnpublished, after, limit = limit + 1 }, cancellationToken: stop))).AsList();
        var counted = await summaries.Of(connection, rows, publicEdition, stop);
        return Page.Write(http, rows, limit, row => new Cursor(list, row.Id.ToString(), ""),
            (writer, row) => SnapshotDocument.Write(writer, row, counted[row.Id], publicEdition));
    }

    public static async Task<Outcome> HandleOne(
        string quarter, HttpContext http, QueryValues query, NpgsqlDataSource database, SnapshotSummaries summaries)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (snapshot, refusal) = await StandingSnapshot.Find(connection, quarter, http.Actor(), stop);
        refusal ??= Editions.OfSnapshot(query, http.Actor());
        return refusal ?? (Outcome)await Show(connection, snapshot!, summaries, Editions.IsPublic(query), stop);
    }

    public static async Task<Answer> Show(
        NpgsqlConnection connection, StandingSnapshot snapshot, SnapshotSummaries summaries, bool publicEdition, CancellationToken stop, int status = StatusCodes.Status200OK)
    {
        var summary = await summaries.Of(connection, snapshot, publicEdition, stop);
        var body = JsonText.Write(writer => SnapshotDocument.Write(writer, snapshot, summary, publicEdition));
        return new Answer(status, body)
        {
            ETag = EntityTag.OfBytes(body.Span),
            Location = status == StatusCodes.Status201Created ? $"{RegisterApi.Base}/snapshots/{snapshot.QuarterText}" : null,
        };
    }
}
