using Npgsql;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Features.Access;

/// <param name="Status">live, ready or unready.</param>
public sealed record HealthDocument(string Status);

/// <summary>/health/live and /health/ready, for those who keep the service running; without credentials.</summary>
public static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => Show("live", StatusCodes.Status200OK)).WithName("live").WithSummary("Whether the process runs").Answers<HealthDocument>();
        health.MapGet("/ready", Ready).WithName("ready").WithSummary("Whether requests can be served").Answers<HealthDocument>().Refuses(Problems.DatabaseAway);
    }

    static async Task<IResult> Ready(NpgsqlDataSource database, CancellationToken stop)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(TimeSpan.FromSeconds(2));
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(limit.Token);
            return Show("ready", StatusCodes.Status200OK);
        }
        catch (Exception exception) when (ErrorBoundary.IsDatabaseAway(exception) || exception is OperationCanceledException)
        {
            return new Problem(Problems.DatabaseAway, "The database does not answer.") { RetryAfter = 5 };
        }
    }

    static Answer Show(string status, int code) => new(code, JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, status);
        writer.WriteEndObject();
    }));
}
