using System.ComponentModel.DataAnnotations;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Domain;
using RiskRegister.UseCases.Keys;

namespace RiskRegister.Api.Features.Keys;

public sealed record RotationRequest
{
    /// <summary>How many hours the present key goes on, 0 to 720; 24 when left out. Its own end, if earlier, stands.</summary>
    [NeverNull, Range(0, RotateKey.LongestOverlap)]
    public int? OverlapHours { get; init; }

    /// <summary>The new key's end; when left out, it lasts as long as the present one was made for.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>POST /keys/{key}/rotation: a new key with the same rights, while the present one goes on for the overlap.</summary>
public static class RotateKey
{
    public const int StandardOverlap = 24;
    public const int LongestOverlap = 720;

    public static async Task<Outcome> Handle(string key, HttpContext http, NpgsqlDataSource database, IdempotentPosts posts, AccessKeyStore keys, TimeProvider clock)
    {
        var stop = http.RequestAborted;
        await using (var connection = await database.OpenConnectionAsync(stop))
        {
            if (await AccessKeys.Find(connection, key, stop) is null) return KeyRoutes.NotFound(key);
        }

        var (read, unreadable) = await JsonBody.Read(http, optional: true);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        var outcome = await posts.Run(http, body.Hash, async connection =>
        {
            var (faults, now) = (new Faults(), clock.GetUtcNow());
            var members = new JsonMembers(body.Root, "", faults);
            var overlap = members.Whole("overlapHours").Or(null) ?? StandardOverlap;
            if (overlap is < 0 or > LongestOverlap) faults.Add("overlapHours", $"must be 0 to {LongestOverlap}");
            var end = KeyMembers.ReadEnd(members, now, faults);
            members.Close();
            if (Problem.OfBody(faults) is { } invalid) return invalid;
            await AccessKeys.BeAlone(connection, key, now, stop);
            var kept = (await AccessKeys.Find(connection, key, stop))!;
            if (kept.StateAt(now) != KeyState.Active) return new Refusal(KeyRefusals.Ended, $"{kept.Label} ({key}) was revoked or has expired; make a new key.");
            var (made, text) = await AccessKeys.Rotate(connection, http.Actor(), kept, TimeSpan.FromHours(overlap), end, now, stop);
            return KeyRoutes.Made(made, text, now);
        });
        keys.Forget(key);
        return outcome;
    }
}
