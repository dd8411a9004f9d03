using Npgsql;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Http;

/// <summary>
/// How long a request may be worked on. What a client takes to send its body or to receive its answer does not count, while either goes on:
/// the web server itself ends those that stand still. Where the database does not
/// answer at all, or changes wait for a standby, that is said.
/// </summary>
public sealed class WorkTime(RequestDelegate next, TimeSpan limit)
{
    // Its own connections are all that the service may look at.
    const string Waits = "select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'SyncRep')";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task InvokeAsync(HttpContext http)
    {
        var aborted = http.RequestAborted;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var clock = new Clock(ending, limit, http.RequestServices.GetRequiredService<TimeProvider>());
        http.Features.Set(clock);
        http.RequestAborted = ending.Token;
        try
        {
            clock.GoOn();
            await next(http);
        }
        catch (OperationCanceledException)
            when (ending.IsCancellationRequested && !aborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            // What ended the work must not end the answer.
            http.RequestAborted = aborted;
            http.Response.Clear();
            await (await FaultOf(http, aborted) is { } fault
                ? ErrorBoundary.DatabaseAway(http, fault)
                : new Problem(Problems.TookTooLong, $"A request may take {limit.TotalSeconds:0} seconds.")).ExecuteAsync(http);
        }
        finally
        {
            http.RequestAborted = aborted;
            http.Features.Set<Clock>(null);
        }
    }

    // A server that stands still ends no connection: then it is not the request that took too long, and others are not to wait for it. Nor
    // is it where a change waits for a standby, or for another that does.
    static async Task<DatabaseFault?> FaultOf(HttpContext http, CancellationToken stop)
    {
        var database = http.RequestServices.GetService<PlannedDatabase>();
        if (database is null) return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            var waits = await Ask(database, patience.Token).WaitAsync(Patience, stop);
            return waits && ErrorBoundary.IsChange(http) ? DatabaseFault.Unconfirmed : null;
        }
        catch (Exception silent) when (DatabaseFault.Of(silent) is not null || silent is OperationCanceledException or TimeoutException)
        {
            ErrorBoundary.LeaveConnections(http);
            return DatabaseFault.Away;
        }
    }

    static async Task<bool> Ask(PlannedDatabase database, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand(Waits, connection);
        return await command.ExecuteScalarAsync(stop) is true;
    }

    /// <summary>Counts a request's time, but for when it stands.</summary>
    public sealed class Clock(CancellationTokenSource ending, TimeSpan limit, TimeProvider clock)
    {
        TimeSpan left = limit;
        long since;

        /// <summary>While the client is waited for, or for good.</summary>
        public void Stand()
        {
            left -= clock.GetElapsedTime(since);
            if (left > TimeSpan.Zero) ending.CancelAfter(Timeout.InfiniteTimeSpan);
        }

        public void GoOn()
        {
            since = clock.GetTimestamp();
            ending.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }
}
