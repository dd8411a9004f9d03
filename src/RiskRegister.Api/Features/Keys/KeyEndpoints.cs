using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Domain;
using RiskRegister.UseCases.Keys;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Keys;

public sealed record KeyRequest
{
    /// <summary>Whom it is for, in one line of up to 200 characters; stands in revisions and the audit log.</summary>
    [Length(1, EntryLimits.Owner), RegularExpression(Patterns.Line)]
    public required string Label { get; init; }

    /// <summary>At least one.</summary>
    [MinLength(1), Distinct]
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The posts that its holder acts for; needed for the role owner.</summary>
    [NeverNull, MaxLength(EntryLimits.Owners), Each(EntryLimits.Owner), Distinct]
    public IReadOnlyList<string>? Owners { get; init; }

    /// <summary>Lets a reader have full editions of published snapshots.</summary>
    [NeverNull]
    public bool? FullEdition { get; init; }

    /// <summary>When left out or null, it lasts until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

public sealed record RotationRequest
{
    /// <summary>How many hours the present key goes on, 0 to 720; 24 when left out. Its own end, if earlier, stands.</summary>
    [NeverNull, Range(0, KeyRotation.LongestOverlap)]
    public int? OverlapHours { get; init; }

    /// <summary>The new key's end; when left out, it lasts as long as the present one was made for.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>What administrators do with keys: each reads its request, and leaves the rest to the use case that it names.</summary>
public static class KeyEndpoints
{
    public static readonly QueryParameter State =
        QueryParameter.OneOf<KeyState>("state", "Keys in this state only.");

    // GET /keys.
    public static async Task<Outcome> List(HttpContext http, QueryValues query, ReadKeys keys, TimeProvider clock)
    {
        var (now, limit) = (clock.GetUtcNow(), Page.LimitOf(query));
        var list = EntityTag.Context("keys", query[State]);
        var cursor = Cursor.Read(query, list);
        (DateTime, string)? after = cursor?.KeyAsInstant(query) is { } made ? (made, cursor.Id) : null;
        if (query.Problem is { } wrong) return wrong;
        KeyState? state = EnumNames.TryParse<KeyState>(query[State], out var wanted) ? wanted : null;
        var rows = await keys.Page(state, after, limit + 1, http.RequestAborted);
        return Page.Write(http, rows, limit, key => new Cursor(list, key.CreatedAt.Ticks.ToString(), key.Id),
            (writer, key) => KeyDocument.Write(writer, key, now));
    }

    // GET /keys/{key}.
    public static async Task<Outcome> One(string key, HttpContext http, ReadKeys keys, TimeProvider clock)
    {
        var (found, refusal) = await keys.One(IdOf(http, key), http.RequestAborted);
        return refusal is null ? Answer.Hashed(KeyDocument.Of(found!, clock.GetUtcNow())) : refusal;
    }

    // POST /keys.
    public static async Task<Outcome> Make(HttpContext http, IdempotentPosts posts, MakeKey make, TimeProvider clock)
    {
        var (read, unreadable) = await JsonBody.Read(http);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await posts.Run(http, body.Hash, async connection =>
        {
            var faults = new Faults();
            var rights = ReadRights(new JsonMembers(body.Root, "", faults), faults);
            return Made(await make.Apply(connection, http.Actor(), rights, faults, http.RequestAborted), clock);
        });
    }

    // POST /keys/{key}/rotation.
    public static async Task<Outcome> Rotate(
        string key, HttpContext http, IdempotentPosts posts, ReadKeys keys, RotateKey rotate, RememberedKeys remembered, TimeProvider clock)
    {
        key = IdOf(http, key);
        var (read, unreadable) = await JsonBody.Read(http, optional: true);
        using var body = read;
        if ((await keys.One(key, http.RequestAborted)).Refusal is { } missing) return missing;
        if (unreadable is not null) return unreadable;
        var outcome = await posts.Run(http, body!.Hash, async connection =>
        {
            var faults = new Faults();
            var members = new JsonMembers(body.Root, "", faults);
            var rotation = new KeyRotation(
                members.Whole("overlapHours").Or(null) ?? KeyRotation.StandardOverlap, members.Instant("expiresAt"));
            members.Close();
            return Made(await rotate.Apply(connection, http.Actor(), key, rotation, faults, http.RequestAborted), clock);
        });
        remembered.Forget(key);
        return outcome;
    }

    // DELETE /keys/{key}.
    public static async Task<Outcome> Revoke(string key, HttpContext http, ReadKeys keys, RevokeKey revoke, RememberedKeys remembered)
    {
        key = IdOf(http, key);
        if (JsonBody.None(http) is { } wrong) return (await keys.One(key, http.RequestAborted)).Refusal is { } missing ? missing : wrong;
        var (_, refusal) = await revoke.Apply(http.Actor(), key, http.RequestAborted);
        if (refusal is not null) return refusal;
        remembered.Forget(key);
        return Answer.NoContent();
    }

    // A path may name the key that the request came with.
    static string IdOf(HttpContext http, string named) => named == "current" ? http.Actor().Id : named;

    static KeyRights ReadRights(JsonMembers members, Faults faults)
    {
        members.Require("label");
        members.Require("roles");
        var rights = new KeyRights(
            members.Text("label").Or(null)?.Trim() ?? "", ReadRoles(members, faults),
            [.. (members.TextArray("owners", EntryLimits.Owners).Or(null) ?? []).Select(owner => owner.Trim())],
            members.Flag("fullEdition").Or(null) ?? false, members.Instant("expiresAt").Or(null));
        members.Close();
        return rights;
    }

    static HashSet<Role> ReadRoles(JsonMembers members, Faults faults)
    {
        var names = members.TextArray("roles", Enum.GetValues<Role>().Length).Or(null) ?? [];
        var roles = new HashSet<Role>();
        for (var index = 0; index < names.Count; index++)
        {
            var path = $"roles[{index}]";
            if (faults.Covers(path)) continue;
            if (!EnumNames.TryParse<Role>(names[index], out var role)) faults.Add(path, $"must be one of {EnumNames.List<Role>()}");
            else if (!roles.Add(role)) faults.Add(path, "stands twice");
        }

        return roles;
    }

    // Its secret is shown this once.
    static Outcome Made(Result<MadeKey> made, TimeProvider clock)
    {
        if (!made.IsDone) return made.Refusal;
        var (key, now) = (made.Value.Key, clock.GetUtcNow());
        var kept = KeyDocument.Of(key, now);
        return new Answer(StatusCodes.Status201Created, KeyDocument.Of(key, now, made.Value.Text))
        {
            KeptAs = kept,
            ETag = EntityTag.OfBytes(kept.Span),
            Location = $"{RegisterApi.Base}/keys/{key.Id}",
        };
    }
}
