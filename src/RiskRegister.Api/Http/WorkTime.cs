namespace RiskRegister.Api.Http;

/// <summary>
/// How long a request may be worked on. What a client takes to send its body or to receive its answer does not count, while either goes on:
/// the web server itself ends those that stand still.
/// </summary>
public sealed class WorkTime(RequestDelegate next, TimeSpan limit)
{
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
            await new Problem(Problems.TookTooLong, $"A request may take {limit.TotalSeconds:0} seconds.").ExecuteAsync(http);
        }
        finally
        {
            http.RequestAborted = aborted;
            http.Features.Set<Clock>(null);
        }
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
