using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Keys;

public sealed record KeyRequest
{
    /// <summary>Whom it is for, in one line of up to 200 characters; stands in revisions and the audit log.</summary>
    [Length(1, EntryLimits.Owner)]
    public required string Label { get; init; }

    /// <summary>At least one.</summary>
    [MinLength(1)]
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The posts that its holder acts for; needed for the role owner.</summary>
    [NeverNull, MaxLength(EntryLimits.Owners), Each(EntryLimits.Owner)]
    public IReadOnlyList<string>? Owners { get; init; }

    /// <summary>Lets a reader have full editions of published snapshots.</summary>
    [NeverNull]
    public bool? FullEdition { get; init; }

    /// <summary>When left out or null, it lasts until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>POST /keys.</summary>
public static class MakeKey
{
    public static async Task<Outcome> Handle(HttpContext http, IdempotentPosts posts, TimeProvider clock)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var (faults, now) = (new Faults(), clock.GetUtcNow());
            var members = new JsonMembers(body.Root, "", faults);
            var rights = KeyMembers.Read(members, now, faults);
            members.Close();
            if (Problem.OfBody(faults) is { } invalid) return invalid;
            var (key, text) = await AccessKeys.Make(connection, http.Actor(), rights, http.RequestAborted);
            return KeyRoutes.Made(key, text, now);
        });
    }
}
