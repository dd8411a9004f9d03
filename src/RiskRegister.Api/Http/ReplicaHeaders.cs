using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Http;

/// <summary>Says of an answer that was read on a replica how fresh that was.</summary>
public sealed class ReplicaHeaders(RequestDelegate next)
{
    /// <summary>How far behind the replica may have been, in seconds.</summary>
    public const string Lag = "X-Replica-Lag";

    /// <summary>When what the replica had last was committed.</summary>
    public const string ReplayedAt = "X-Replica-Replayed-At";

    public async Task InvokeAsync(HttpContext http)
    {
        var source = ReadFrom.Begin();
        http.Response.OnStarting(() =>
        {
            if (source.OfReplica is not { } replica) return Task.CompletedTask;
            http.Response.Headers[Lag] = replica.Lag.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
            if (replica.ReplayedAt is { } at) http.Response.Headers[ReplayedAt] = InstantText.Of(at);
            return Task.CompletedTask;
        });
        await next(http);
    }
}
