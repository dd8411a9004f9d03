using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Entries;

/// <summary>What a request changes: the entry found for its caller, and what was sent.</summary>
/// <param name="Expected">What If-Match says.</param>
/// <param name="Members">Of the body; none where the request has no body.</param>
/// <param name="Faults">What is wrong with them so far.</param>
public sealed record EntryRequest(
    NpgsqlConnection Connection, Actor Actor, FoundEntry Entry, Expected Expected, JsonMembers Members, Faults Faults,
    CancellationToken Stop);

/// <summary>404 for what a path names beside its entry; null where it is there.</summary>
public delegate Task<Refusal?> Missing(NpgsqlConnection connection, FoundEntry entry);

/// <summary>
/// Takes requests that change an entry to their use case: the body is read before anything of the database is held, then come 404 and 403,
/// what is wrong with the body as such, a retry's first answer, 428, and what the use case says.
/// </summary>
public sealed class EntryRequests(PlannedDatabase database, IdempotentPosts posts, EntryViews views)
{
    /// <summary>A PATCH or DELETE.</summary>
    /// <param name="missing">404 for what the path names within the entry.</param>
    public async Task<Outcome> Change(
        HttpContext http, string named, bool readsBody, Func<EntryRequest, Task<Result<EntryRow>>> change,
        Func<FoundEntry, Refusal?>? missing = null)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var (read, wrong) = readsBody ? await JsonBody.Read(http) : (null, JsonBody.None(http));
        using var body = read;
        await using var connection = await database.OpenConnectionAsync(stop);
        var (entry, refusal) = await LiveEntries.Find(connection, named, actor, stop);
        refusal ??= missing?.Invoke(entry!) ?? EntryChanges.NotTheirs(entry!, actor);
        if (refusal is not null) return refusal;
        var (expected, unmatched) = ExpectedOf(http, entry!);
        if ((wrong ?? unmatched) is { } problem) return problem;
        var faults = new Faults();
        var members = body is null ? JsonMembers.None(faults) : new JsonMembers(body.Root, "", faults);

        // A reference that is named is noted in a statement of its own.
        await using var transaction = members.Has("reference") ? await connection.BeginTransactionAsync(stop) : null;
        var changed = await connection.Confirmed(() =>
            change(new EntryRequest(connection, actor, entry!, expected!, members, faults, stop)));
        if (transaction is not null && changed.IsDone) await transaction.CommitConfirmed();
        return views.Show(changed);
    }

    /// <summary>A POST, which acts once whatever is retried.</summary>
    /// <param name="needsMatch">False for what can be done to any revision alike, such as appending.</param>
    /// <param name="missing">404 for what the path names beside the entry.</param>
    public async Task<Outcome> Post(
        HttpContext http, string named, bool needsMatch, bool bodyIsOptional, Func<EntryRequest, Task<Outcome>> post,
        Missing? missing = null)
    {
        var (actor, stop) = (http.Actor(), http.RequestAborted);
        var (read, wrong) = await JsonBody.Read(http, bodyIsOptional);
        using var body = read;
        Guid id;
        await using (var connection = await database.OpenConnectionAsync(stop))
        {
            var (entry, refusal) = await EntryChanges.Find(connection, actor, named, stop);
            if (refusal is null && missing is not null) refusal = await missing(connection, entry!);
            if (refusal is not null) return refusal;
            id = entry!.Row.Id;
        }

        if (wrong is not null) return wrong;
        return await posts.Run(http, body!.Hash, async connection =>
        {
            var (entry, refusal) = needsMatch
                ? await EntryChanges.Find(connection, actor, id.ToString("D"), stop)
                : await EntryChanges.FindAndHold(connection, actor, id, stop);
            if (refusal is not null) return refusal;
            var (expected, unmatched) = needsMatch ? ExpectedOf(http, entry!) : (Expected.Any, null);
            if (unmatched is not null) return unmatched;
            var faults = new Faults();
            return await post(new EntryRequest(connection, actor, entry!, expected!, new JsonMembers(body.Root, "", faults), faults, stop));
        }, planned: true);
    }

    static (Expected? Expected, Problem? Problem) ExpectedOf(HttpContext http, FoundEntry entry)
    {
        var (tags, problem) = EntityTag.IfMatch(http.Request, entry.Name);
        return (problem is null ? Expected.OneOf((id, revision) => tags!.Any(tag => EntityTag.IsOfEntry(tag, id, revision)))
            : null, problem);
    }

    /// <summary>The same for what answers the entry.</summary>
    public Task<Outcome> Post(
        HttpContext http, string named, bool needsMatch, bool bodyIsOptional, Func<EntryRequest, Task<Result<EntryRow>>> post) =>
        Post(http, named, needsMatch, bodyIsOptional, async request => views.Show(await post(request)));
}
