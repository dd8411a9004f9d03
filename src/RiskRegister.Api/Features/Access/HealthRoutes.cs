using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Operations;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Features.Access;

/// <param name="Status">live, ready or unready.</param>
public sealed record HealthDocument(string Status);

/// <summary>/health/live and /health/ready, for those who keep the service running; without credentials.</summary>
public static class HealthRoutes
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => Show("live", StatusCodes.Status200OK)).WithName("live").WithSummary("Whether the process runs")
            .Answers<HealthDocument>();
        health.MapGet("/ready", Ready).WithName("ready").WithSummary("Whether requests can be served").Answers<HealthDocument>()
            .Refuses(Problems.DatabaseAway, Problems.Stopping);
        app.MapGroup("/health").WithTags("Health").For(Policy.Administer).MapGet("/status", Status).WithName("status")
            .WithSummary("How the service, its database and its disks are").Answers<StatusDocument>();
    }

    static async Task<Answer> Status(ServiceStatus status, CancellationToken stop) =>
        Answer.Ok(StatusDocument.Of(status, await status.Look(stop)));

    static async Task<IResult> Ready(NpgsqlDataSource database, PlannedDatabase planned, IHostApplicationLifetime life,
        CancellationToken stop)
    {
        if (life.ApplicationStopping.IsCancellationRequested) return new Problem(Problems.Stopping,
            "The service is stopping. Ask another instance.")
        { RetryAfter = 5 };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            // A connection that has died silently answers neither the question nor the end of it: that is waited for no longer either.
            await Task.WhenAll(IsWritable(database.OpenConnectionAsync(limit.Token), limit.Token),
                IsWritable(planned.OpenConnectionAsync(limit.Token), limit.Token))
                .WaitAsync(Patience, stop);
            return Show("ready", StatusCodes.Status200OK);
        }
        catch (Exception exception) when (DatabaseFault.Of(exception) is not null || exception is OperationCanceledException
            or TimeoutException)
        {
            var sentence = (DatabaseFault.Of(exception) ?? new DatabaseFault("The database does not answer.")).Sentence;
            return new Problem(Problems.DatabaseAway, sentence) { RetryAfter = 5 };
        }
    }

    static async Task IsWritable(ValueTask<NpgsqlConnection> opening, CancellationToken stop)
    {
        await using var connection = await opening;
        await using var command =
            new NpgsqlCommand("select pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean", connection);
        if (await command.ExecuteScalarAsync(stop) is true)
            throw new PostgresException("read-only", "ERROR", "ERROR", PostgresErrorCodes.ReadOnlySqlTransaction);
    }

    static Answer Show(string status, int code) => new(code, JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, status);
        writer.WriteEndObject();
    }));
}
