using Dapper;
using Npgsql;
using RiskRegister.Api.Database;
using RiskRegister.Api.Http;
using RiskRegister.Api.Security;
using RiskRegister.Api.Storage;
using RiskRegister.Domain;

namespace RiskRegister.Api.Features.Entries;

/// <summary>Finds entries for callers and carries out what the use cases decide about them.</summary>
public sealed class EntryDesk(PlannedDatabase database, EntryReads reads, EntryWriter writer, RegisterSettingsInForce settings)
{
    // Those that may change any revision wait for one another here, behind the same lock as every writer.
    const string Hold = """
        select pg_advisory_xact_lock_shared(@lock);
        select id from entries where id = @id for no key update;
        """;

    LatestContext? context;

    public RegisterSettingsInForce Settings => settings;

    public DateTimeOffset Now => writer.Now;

    /// <summary>403 when the entry is not of a post that the caller acts for.</summary>
    public static Refusal? NotTheirs(FoundEntry entry, Caller caller) => caller.IsEditor || caller.ActsForAny(entry.Facts.Owners) ? null
        : new Refusal(Problems.NotYourEntry, $"{entry.Name} belongs to {Listed(entry.Facts.Owners)}; you act for {Listed(caller.Posts)}.");

    public string ETagOf(EntryRow row) => ETagOf(row.Id, row.Revision, row.SnapshotId, row.SnapshotHead);

    /// <summary>An entry as it is; 304 for a client that has it so, found out without reading its text.</summary>
    public async Task<Outcome> Read(HttpContext http, string named, Caller caller)
    {
        var stop = http.RequestAborted;
        if (EntryReference.TryParse(named, out var reference))
        {
            if (http.Request.Headers.IfNoneMatch.Count > 0 && await reads.FindTag(reference, caller, stop) is { } tag)
            {
                var etag = ETagOf(tag.Id, tag.Revision, tag.SnapshotId, tag.SnapshotHead);
                if (EntityTag.IsNotModified(http.Request, etag)) return Answer.Ok(ReadOnlyMemory<byte>.Empty, etag);
            }

            // Only what is closed can name what took its place, and that the caller may not see.
            if (await reads.Find(reference, caller, stop) is { } row) return Show(row);
        }

        await using var connection = await database.OpenConnectionAsync(stop);
        var (entry, missing) = await LiveEntries.Find(connection, named, caller, stop);
        return missing ?? (Outcome)Show(entry!.Row);
    }

    public Answer Show(EntryRow row, int status = StatusCodes.Status200OK, string? location = null)
    {
        var body = PooledJson.Write(EntryJson.ExpectedLength(row), writer => EntryJson.Write(writer, row, StoredEntry.ReadFacts(row.Facts), settings, publicEdition: false));
        return new Answer(status, body.Written) { Lease = body, ETag = ETagOf(row), Location = location };
    }

    /// <summary>A change that PATCH or DELETE asks for: 404, 403 by row, the body's own faults, 428, 412, then what <paramref name="decide"/> says.</summary>
    /// <param name="readsBody">Whether the request has a JSON body.</param>
    /// <param name="missing">404 for what the path names within the entry.</param>
    public async Task<Outcome> Change(
        HttpContext http, string named, bool readsBody, Func<FoundEntry, JsonBody?, Decision> decide, Func<FoundEntry, Refusal?>? missing = null)
    {
        var (caller, stop) = (Caller.Of(http), http.RequestAborted);
        await using var connection = await database.OpenConnectionAsync(stop);
        var (entry, refusal) = await LiveEntries.Find(connection, named, caller, stop);
        refusal ??= missing?.Invoke(entry!) ?? NotTheirs(entry!, caller);
        if (refusal is not null) return refusal;
        JsonBody? body = null;
        if (readsBody) (body, refusal) = await JsonBody.Read(http);
        else refusal = JsonBody.None(http);
        using (body)
        {
            refusal ??= EntityTag.Check(http.Request, entry!.Row.Id, entry.Row.Revision, ETagOf(entry.Row), entry.Name);
            if (refusal is not null) return refusal;
            var decision = decide(entry!, body);
            if (NewReference(entry!, decision) is null) return await Carry(connection, http, entry!, decision);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            var outcome = await Carry(connection, http, entry!, decision);
            if (outcome is Answer) await transaction.CommitAsync(CancellationToken.None);
            return outcome;
        }
    }

    /// <summary>A change that a POST asks for, once whatever is retried.</summary>
    /// <param name="needsMatch">False for what can be done to any revision alike, such as appending.</param>
    public async Task<Outcome> ChangeOnce(
        HttpContext http, Once once, string named, bool needsMatch, bool bodyIsOptional, Func<NpgsqlConnection, FoundEntry, JsonBody, Task<Decision>> decide)
    {
        var (caller, stop) = (Caller.Of(http), http.RequestAborted);
        Guid id;
        await using (var connection = await database.OpenConnectionAsync(stop))
        {
            var (entry, refusal) = await LiveEntries.Find(connection, named, caller, stop);
            refusal ??= NotTheirs(entry!, caller);
            if (refusal is not null) return refusal;
            id = entry!.Row.Id;
        }

        var (read, unreadable) = await JsonBody.Read(http, bodyIsOptional);
        if (unreadable is not null) return unreadable;
        using var body = read!;
        return await once.Run(http, body.Hash, async connection =>
        {
            if (!needsMatch) await connection.ExecuteAsync(new CommandDefinition(Hold, new { @lock = RegisterSchema.WriteLock, id }, cancellationToken: stop));
            var (entry, refusal) = await LiveEntries.Find(connection, id.ToString("D"), caller, stop);
            refusal ??= NotTheirs(entry!, caller);
            if (refusal is null && needsMatch) refusal = EntityTag.Check(http.Request, entry!.Row.Id, entry.Row.Revision, ETagOf(entry.Row), entry.Name);
            return refusal ?? await Carry(connection, http, entry!, await decide(connection, entry!, body));
        }, PostedWork.OnEntries);
    }

    async Task<Outcome> Carry(NpgsqlConnection connection, HttpContext http, FoundEntry entry, Decision decision)
    {
        var stop = http.RequestAborted;
        if (decision.Refusal is { } refusal) return refusal;
        var (action, state, note) = (decision.Action, decision.State!, decision.Note);
        if (state.SameAs(entry.State)) return Show(entry.Row, location: decision.Location);
        try
        {
            if (NewReference(entry, decision) is { } number) await ReferenceNumbers.Name(connection, number, stop);
            var written = await writer.TryWrite(connection, Act.Of(http), new EntryChange(entry.Row.Revision, action, state, note), stop);
            if (written is not null) return Show(written.ComparedAs(entry.Row), location: decision.Location);
        }
        catch (PostgresException exception) when (exception.ConstraintName == RegisterSchema.LiveReference)
        {
            return InUse(state.Reference!.Value);
        }

        var (now, gone) = await LiveEntries.Find(connection, entry.Row.Id.ToString("D"), Caller.Of(http), stop);
        return gone ?? new Refusal(Problems.Stale, $"{entry.Name} has been changed meanwhile and is at revision {now!.Row.Revision}.") { ETag = ETagOf(now.Row) };
    }

    string ETagOf(Guid id, int revision, long? snapshot, long? head) => EntityTag.OfEntry(id, revision, ContextOf(snapshot, head));

    // Every entry's is the same until there is another snapshot.
    string ContextOf(long? snapshot, long? head)
    {
        if (context is { } known && known.Snapshot == snapshot && known.Head == head) return known.Text;
        var made = new LatestContext(snapshot, head, EntityTag.Context(snapshot, head, settings.Version));
        context = made;
        return made.Text;
    }

    // The number that a client chose is noted in the same transaction.
    static EntryReference? NewReference(FoundEntry entry, Decision decision) =>
        decision is { ReferenceIsNamed: true, State.Reference: { } reference } && reference != entry.Facts.ParsedReference() ? reference : null;

    public static Refusal InUse(EntryReference reference) => new(Problems.ReferenceInUse, $"{reference} is an entry that is not closed.");

    sealed record LatestContext(long? Snapshot, long? Head, string Text);

    static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "nobody" : string.Join(" and ", names);
}

/// <summary>What a use case decides on an entry: its next state, or why not.</summary>
public sealed record Decision
{
    public Refusal? Refusal { get; private init; }

    public EntryState? State { get; private init; }

    public EntryAction Action { get; private init; }

    public string? Note { get; private init; }

    /// <summary>Of what was made within the entry.</summary>
    public string? Location { get; init; }

    /// <summary>Whether a new reference was chosen by the client rather than taken from the sequence.</summary>
    public bool ReferenceIsNamed { get; init; }

    public static Decision To(EntryAction action, EntryState state, string? note) => new() { Action = action, State = state, Note = note };

    public static implicit operator Decision(Refusal refusal) => new() { Refusal = refusal };
}
