using System.Diagnostics;
using Microsoft.AspNetCore.Connections;
using Npgsql;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Http;

/// <summary>Outermost: whatever was not foreseen is one opaque 500, logged whole; a database that is away is a 503.</summary>
public sealed class ErrorBoundary(RequestDelegate next, RegisterMetrics metrics, ILoggerFactory loggers)
{
    const string Category = "RiskRegister.Requests";
    const int RetryAfter = 5;

    readonly ILogger logger = loggers.CreateLogger(Category);

    public async Task InvokeAsync(HttpContext http)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await Serve(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null }) await Bare(http);
        }
        catch (OperationCanceledException exception) when (http.RequestAborted.IsCancellationRequested
            || exception.InnerException is ConnectionAbortedException)
        {
            // The client has gone, or the service ends; nobody is there to answer.
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            await Refuse(http, exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new Problem(Problems.TooLarge, "The request is larger than this path takes.")
                : new Problem(Problems.Malformed, "The request ended early or broke the rules of HTTP."));
        }
        catch (Exception exception) when (!http.Response.HasStarted && DatabaseFault.Of(exception) is { } fault)
        {
            // One line each: while the database is away there are many.
            logger.LogWarning("{Method} {Path}: {Fault} {Reason}", http.Request.Method, PathOf(http), fault.Sentence, exception.Message);
            await Refuse(http, DatabaseAway(http, fault));
        }
        catch (IOException full) when (!http.Response.HasStarted && FullDisk.Is(full))
        {
            logger.LogError("{Method} {Path}: the disk takes nothing. {Reason}", http.Request.Method, PathOf(http), full.Message);
            const int later = 60;
            var detail = $"The disk that answers are made on is full, or takes no files. Try again in {later} seconds.";
            await Refuse(http, new Problem(Problems.NoRoom, detail) { RetryAfter = later });
        }
        catch (Exception exception) when (!http.Response.HasStarted && exception is ICarriesProblem)
        {
            await Refuse(http, ((ICarriesProblem)exception).Problem);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            logger.LogError(exception, "{Method} {Path} failed", http.Request.Method, PathOf(http));
            await Refuse(http, new Problem(Problems.Internal, "It has been logged under the request id."));
        }

        var refusal = http.Features.Get<Problem>();
        if (refusal is not null) metrics.Refused(refusal.Type.Code, refusal.Type.Status);
        Log(http, refusal, Stopwatch.GetElapsedTime(began));
    }

    // After a restart or a failover every connection that was open is dead: they are left, and what only reads is asked once more.
    async Task Serve(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && DatabaseFault.Of(exception) is { ConnectionIsLost: true })
        {
            LeaveConnections(http);
            if (!HttpMethods.IsGet(http.Request.Method) || http.RequestAborted.IsCancellationRequested) throw;
            http.Response.Clear();
            ReadFrom.Forget();
            await ServeAnew(http);
        }
    }

    /// <summary>Leaves the connections of both pools to those who use them now: others are opened.</summary>
    internal static void LeaveConnections(HttpContext http)
    {
        http.RequestServices.GetRequiredService<NpgsqlDataSource>().LeaveConnections();
        http.RequestServices.GetRequiredService<PlannedDatabase>().LeaveConnections();
    }

    /// <summary>Says what is the matter, and of a change what became of it, where that is known.</summary>
    public static Problem DatabaseAway(HttpContext http, DatabaseFault fault)
    {
        var next = !IsChange(http) ? $"Try again in {RetryAfter} seconds."
            : !fault.MayBeDone ? $"Nothing was changed. Try again in {RetryAfter} seconds."
            : $"Whether anything was changed is not known. Send the same again in {RetryAfter} seconds, with the same Idempotency-Key or "
                + "If-Match: it is then done once.";
        return new Problem(Problems.DatabaseAway, $"{fault.Sentence} {next}") { RetryAfter = RetryAfter };
    }

    internal static bool IsChange(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);

    // What serves a request remembers how its signing in went, and that may be what has failed.
    async Task ServeAnew(HttpContext http)
    {
        var first = http.RequestServices;
        await using var scope = first.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await next(http);
        }
        finally
        {
            http.RequestServices = first;
        }
    }

    // Changes always, and credentials that were refused; readings only where somebody wants to see them. The query may name what is
    // searched for, and stays out.
    void Log(HttpContext http, Problem? refusal, TimeSpan took)
    {
        var isOfNote = !HttpMethods.IsGet(http.Request.Method) || http.Response.StatusCode >= StatusCodes.Status500InternalServerError
            || (refusal?.Type == Problems.Unauthenticated && http.Request.Headers.Authorization.Count > 0);
        var level = isOfNote ? LogLevel.Information : LogLevel.Debug;
        if (!logger.IsEnabled(level)) return;
        logger.Log(level, "{Method} {Path} {Status} in {Milliseconds} ms by {Caller}{Refusal}", http.Request.Method, PathOf(http),
            http.Response.StatusCode,
            (long)took.TotalMilliseconds, http.ActorIfAny()?.Name ?? $"nobody at {http.AddressOfCaller()}", refusal is null ? ""
                : $": {refusal.Type.Code}");
    }

    // A whole key may stand in a path by mistake, and the log is no place for it.
    static string PathOf(HttpContext http) => KeysInText.Masked(http.Request.Path.Value ?? "");

    static Task Bare(HttpContext http)
    {
        if (http.Response.Headers.Allow.Count > 0) http.Response.Headers.Allow = AllMethods(http.Response.Headers.Allow.ToString());
        return OfStatus(http);
    }

    static Task OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status405MethodNotAllowed when HttpMethods.IsOptions(http.Request.Method) => Methods(http),
        StatusCodes.Status404NotFound => Refuse(http, new Problem(Problems.PathNotFound, $"Nothing is at {http.Request.Path}.")),
        StatusCodes.Status405MethodNotAllowed =>
            Refuse(http, new Problem(Problems.MethodNotAllowed, $"This path does not take {http.Request.Method}.")),
        StatusCodes.Status415UnsupportedMediaType =>
            Refuse(http, new Problem(Problems.UnsupportedMediaType, "The content type is not understood.")),
        StatusCodes.Status413PayloadTooLarge => Refuse(http, new Problem(Problems.TooLarge, "The request is larger than this path takes.")),
        StatusCodes.Status400BadRequest => Refuse(http, new Problem(Problems.Malformed, "The request cannot be read.")),
        _ => Task.CompletedTask,
    };

    // Whatever takes GET takes HEAD, and everything says what it takes.
    static string AllMethods(string routed)
    {
        var methods = routed.Split(',', StringSplitOptions.TrimEntries).Append(HttpMethods.Options);
        return string.Join(", ", (methods.Contains(HttpMethods.Get) ? methods.Append(HttpMethods.Head) : methods)
            .Order(StringComparer.Ordinal));
    }

    // What the path takes, which is what was asked.
    static Task Methods(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    static Task Refuse(HttpContext http, Problem refusal)
    {
        var allow = http.Response.Headers.Allow;
        http.Response.Clear();
        if (allow.Count > 0) http.Response.Headers.Allow = allow;
        return refusal.ExecuteAsync(http);
    }
}
