using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Dossiers;

/// <summary>
/// Takes requests that add to what lies beside an entry to their use case: 404 and 403 come first, then what is wrong with the body as
/// such, a retry's first answer, and what the use case says.
/// </summary>
public sealed class DossierRequests(NpgsqlDataSource database, IdempotentPosts posts)
{
    /// <param name="refuse">404 for what the path names beside the entry, 403 for what is not the actor's; null where nothing is.</param>
    public async Task<Outcome> Post(
        HttpContext http, string reference, Func<NpgsqlConnection, FoundEntry, Task<Refusal?>> refuse,
        Func<NpgsqlConnection, FoundEntry, JsonMembers, Faults, Task<Outcome>> post)
    {
        var (read, wrong) = await JsonBody.Read(http);
        using var body = read;
        var (id, refused) = await Find(http, reference, refuse);
        if (refused is not null) return refused;
        if (wrong is not null) return wrong;
        return await Run(http, id, body!.Hash, (connection, entry) =>
        {
            var faults = new Faults();
            return post(connection, entry, new JsonMembers(body.Root, "", faults), faults);
        });
    }

    /// <summary>The id of the entry that a path names, for who may see it and do what it asks.</summary>
    public async Task<(Guid Id, Outcome? Refused)> Find(
        HttpContext http, string reference, Func<NpgsqlConnection, FoundEntry, Task<Refusal?>> refuse)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var (entry, missing) = await LiveEntries.Find(connection, reference, http.Actor(), http.RequestAborted);
        return (missing ?? await refuse(connection, entry!)) is { } refusal ? (default, refusal) : (entry!.Row.Id, null);
    }

    /// <summary>Acts once, whatever is retried.</summary>
    /// <param name="hash">What tells the same request from another under the same key.</param>
    public Task<Outcome> Run(HttpContext http, Guid entry, byte[] hash, Func<NpgsqlConnection, FoundEntry, Task<Outcome>> act) =>
        posts.Run(http, hash, async connection =>
        {
            var (found, missing) = await LiveEntries.Find(connection, entry.ToString("D"), http.Actor(), http.RequestAborted);
            return missing is not null ? missing : await act(connection, found!);
        });
}
