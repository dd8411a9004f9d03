using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.Domain.Dossiers;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Entries;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Dossiers;

/// <summary>A link of one entry with another, from its own side.</summary>
public sealed class EntryLinkRow
{
    /// <summary>As it is kept.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it is kept from the other entry's side.</summary>
    public required bool IsFromOther { get; init; }

    public required Guid OtherId { get; init; }

    /// <summary>Null for a proposal.</summary>
    public string? OtherReference { get; init; }

    public required string OtherTitle { get; init; }

    public required string OtherStatus { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    public EntryRelation Relation => IsFromOther ? EnumNames.Parse<EntryRelation>(Kind).Inverse() : EnumNames.Parse<EntryRelation>(Kind);

    public EntryStatus Status => EnumNames.Parse<EntryStatus>(OtherStatus);

    /// <summary>What the other is called.</summary>
    public string OtherName => OtherReference ?? "Proposal";
}

/// <summary>
/// Links entries with one another. Who may not see the other entry is told nothing of a link: neither that there is one, nor that one
/// cannot be made.
/// </summary>
public sealed class EntryLinks(PlannedDatabase database, Transactions transactions)
{
    // Both ends of every link of @entry whose other end the actor may see.
    const string Both = """
        select l.kind as Kind, l.kind <> 'relatesTo' and l.to_id = @entry as IsFromOther, o.id as OtherId, o.reference as OtherReference,
            o.title as OtherTitle, o.status as OtherStatus, l.at as At, l.actor as By
        from (
            select kind, from_id, to_id, at, actor, to_id as other from entry_links where from_id = @entry
            union all
            select kind, from_id, to_id, at, actor, from_id from entry_links where to_id = @entry) as l
        join entries as o on o.id = l.other and (@all or not o.exempt or o.owner_keys && name_keys(@posts))

        """;

    // One more than there can be for anybody: hidden ones count for nobody.
    const string List = Both + """
        order by array_position(array['dependsOn', 'relatesTo', 'splitFrom', 'mergedInto'], l.kind), IsFromOther, o.position, o.id
        limit @most
        """;

    const string Insert = """
        insert into entry_links (from_id, kind, to_id, actor)
        select case when @kind = 'relatesTo' then least(@from, @to) else @from end, @kind,
            case when @kind = 'relatesTo' then greatest(@from, @to) else @to end, @actor
        on conflict do nothing
        """;

    const string Delete = """
        delete from entry_links
        where kind = @kind and ((from_id, to_id) = (@from, @to) or @kind = 'relatesTo' and (from_id, to_id) = (@to, @from))
        """;

    /// <summary>In the order of relations, and of the register within each.</summary>
    public async Task<Result<IReadOnlyList<EntryLinkRow>>> OfEntry(Actor actor, string entry, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await LiveEntries.Find(connection, entry, actor, stop);
        return refusal is not null ? refusal : Result.Of(await Page(connection, actor, found!, stop));
    }

    /// <summary>Of an entry that was found for who asks.</summary>
    public async Task<IReadOnlyList<EntryLinkRow>> Of(Actor actor, FoundEntry entry, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Page(connection, actor, entry, stop);
    }

    /// <summary>Links an entry, that the actor may change, with another, that it may see.</summary>
    /// <param name="relation">Of the first to the other, as <see cref="EntryRelation"/> is named.</param>
    /// <returns>The link from the first one's side, and whether it is new.</returns>
    public Task<Result<(EntryLinkRow Link, bool IsNew)>> Link(
        Actor actor, string entry, string relation, string other, CancellationToken stop) =>
        transactions.Run(connection => Link(connection, actor, entry, relation, other, stop), stop);

    /// <summary>The same within what is one act with others.</summary>
    public static async Task<Result<(EntryLinkRow Link, bool IsNew)>> Link(
        NpgsqlConnection connection, Actor actor, string entry, string relation, string other, CancellationToken stop)
    {
        var (ends, refusal) = await Find(connection, actor, entry, relation, other, stop);
        if (refusal is not null) return refusal;
        var (one, how, another) = ends;
        if (one.Row.Id == another.Row.Id) return new Refusal(DossierRefusals.LinkToItself, $"{one.Name} is not linked with itself.");
        await DossierLock.Take(connection, stop, one.Row.Id, another.Row.Id);
        var present = await Page(connection, actor, one, stop);
        if (present.FirstOrDefault(link => link.OtherId == another.Row.Id && link.Relation == how) is { } same) return (same, false);
        if (how.IsOneWay() && present.Any(link => link.OtherId == another.Row.Id && link.Relation == how.Inverse()))
        {
            return new Refusal(DossierRefusals.LinkContradicts,
                $"{one.Name} {Lower(how.Inverse())} {another.Name} already; take that back first.");
        }

        foreach (var (end, links) in new[] { (one, present.Count), (another, (await Page(connection, actor, another, stop)).Count) })
        {
            if (links >= DossierLimits.Links)
            {
                return new Refusal(
                    DossierRefusals.LinksFull, $"{end.Name} has {DossierLimits.Links} links, which is as many as there can be.");
            }
        }

        await connection.ExecuteAsync(new CommandDefinition(Insert, Kept(one, how, another, actor), cancellationToken: stop));
        await Tell(connection, actor, AuditAction.EntriesLinked, one, how, another, stop);
        var now = await Page(connection, actor, one, stop);
        return (now.First(link => link.OtherId == another.Row.Id && link.Relation == how), true);
    }

    public Task<Result<FoundEntry>> Unlink(Actor actor, string entry, string relation, string other, CancellationToken stop) =>
        transactions.Run<FoundEntry>(async connection =>
        {
            var (ends, refusal) = await Find(connection, actor, entry, relation, other, stop);
            if (refusal is not null) return refusal;
            var (one, how, another) = ends;
            await DossierLock.Take(connection, stop, one.Row.Id, another.Row.Id);
            var gone = await connection.ExecuteAsync(
                new CommandDefinition(Delete, Kept(one, how, another, actor), cancellationToken: stop));
            if (gone == 0) return NotLinked(one, another.Name);
            await Tell(connection, actor, AuditAction.EntriesUnlinked, one, how, another, stop);
            return one;
        }, stop);

    /// <summary>Why an actor may not link or unlink these; null when it may.</summary>
    public async Task<Refusal?> Missing(Actor actor, string entry, string relation, string other, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return (await Find(connection, actor, entry, relation, other, stop)).Refusal;
    }

    static async Task<Result<(FoundEntry One, EntryRelation How, FoundEntry Another)>> Find(
        NpgsqlConnection connection, Actor actor, string entry, string relation, string other, CancellationToken stop)
    {
        var (one, refusal) = await EntryChanges.Find(connection, actor, entry, stop);
        if (refusal is not null) return refusal;
        if (!EnumNames.TryParse<EntryRelation>(relation, out var how)) return NotLinked(one!, Refusal.Named(other));
        var (another, missing) = await LiveEntries.Find(connection, other, actor, stop);
        return missing is not null ? missing : (one!, how, another!);
    }

    // Both ends have it in the audit log, each from its side.
    static async Task Tell(
        NpgsqlConnection connection, Actor actor, AuditAction action, FoundEntry one, EntryRelation how, FoundEntry another,
        CancellationToken stop)
    {
        foreach (var (end, relation, other) in new[] { (one, how, another), (another, how.Inverse(), one) })
        {
            await AuditLog.WriteOfEntry(connection, actor, action, end, writer =>
            {
                writer.WriteString("relation"u8, EnumNames.Of(relation));
                writer.WriteString("other"u8, other.Row.Id);
            }, stop);
        }
    }

    static async Task<IReadOnlyList<EntryLinkRow>> Page(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, CancellationToken stop) =>
        (await connection.QueryAsync<EntryLinkRow>(new CommandDefinition(List, new
        {
            entry = entry.Row.Id,
            all = actor.SeesAllEntries,
            posts = actor.Posts.ToArray(),
            most = DossierLimits.Links * 2,
        }, cancellationToken: stop))).AsList();

    static object Kept(FoundEntry one, EntryRelation how, FoundEntry another, Actor actor) => new
    {
        kind = EnumNames.Of(how.IsKept() ? how : how.Inverse()),
        from = (how.IsKept() ? one : another).Row.Id,
        to = (how.IsKept() ? another : one).Row.Id,
        actor = actor.Name,
    };

    static Refusal NotLinked(FoundEntry one, string other) =>
        new(DossierRefusals.EntryLinkNotFound, $"{one.Name} is not linked so with {other}.");

    static string Lower(EntryRelation relation) => char.ToLowerInvariant(relation.Printed()[0]) + relation.Printed()[1..];
}
