using Dapper;
using Npgsql;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Posts;

/// <summary>Where somebody is found.</summary>
/// <param name="What">As "addresses of posts".</param>
/// <param name="Stays">Why it is not taken out; null where it can be.</param>
public sealed record PersonalTrace(string What, int Rows, string? Stays);

/// <summary>
/// What the register has of somebody who has left, by an e-mail address, the provider's subject, or a name as the audit log has it; and
/// taking out of it what is no record of what somebody did in office.
/// </summary>
public sealed class ForgetPerson(NpgsqlDataSource database, Transactions transactions)
{
    /// <param name="Rows">Those that name the person, as "from … where …".</param>
    /// <param name="Remove">What takes them out and counts them, telling the audit log where the database demands it.</param>
    sealed record Place(string What, string Rows, string? Remove, string? Stays = null);

    const string Told = "insert into audit_log (actor, roles, action, request_id, detail) select @actor, '{}',";

    static readonly Place[] Places =
    [
        new("addresses of posts", "from posts as p where exists (select from unnest(p.addresses) as a where lower(a) = lower(@who))", $"""
            with gone as (
                update posts set described_at = clock_timestamp(), described_by = @actor, addresses = array(
                    select a from unnest(addresses) with ordinality as given (a, n) where lower(a) <> lower(@who) order by n)
                where exists (select from unnest(addresses) as a where lower(a) = lower(@who))
                returning name
            ),
            told as ({Told} 'postDescribed', @actor, json_build_object('post', name, 'addressesChanged', true) from gone)
            select count(*)::integer from gone
            """),
        new("links with posts", "from post_holders where subject = @who", $"""
            with gone as (delete from post_holders where subject = @who returning post, subject),
            told as ({Told} 'holdersChanged', @actor,
                json_build_object('post', post, 'linked', array[]::text[], 'unlinked', array[subject]) from gone)
            select count(*)::integer from gone
            """),
        new("deputies", "from post_deputies where name_key(deputy) = name_key(@who)", $"""
            with gone as (delete from post_deputies where name_key(deputy) = name_key(@who) returning post),
            told as ({Told} 'postDescribed', @actor, json_build_object('post', p.name, 'deputiesRemoved', count(*))
                from gone join posts as p on p.key = gone.post group by p.key, p.name)
            select count(*)::integer from gone
            """),
        new("sessions", OfSessions, $"""
            with gone as (delete from page_sessions where token_hash in (select s.token_hash {OfSessions}) returning 1)
            select count(*)::integer from gone
            """),
        new("calendars", "from calendars where made_by = @who",
            "with gone as (delete from calendars where made_by = @who returning 1) select count(*)::integer from gone"),
        new("e-mails", "from mails where lower(address) = lower(@who)",
            "with gone as (delete from mails where lower(address) = lower(@who) returning 1) select count(*)::integer from gone"),
        new("access keys", "from access_keys where label = @who", Remove: null,
            "a key is never deleted, for the audit log names it; end it with riskregister key revoke"),
        new("acts in the audit log", "from audit_log where actor = @who or credential = @who", Remove: null,
            "what somebody did in office is the organisation's record, and so is what these acts made: revisions, snapshots, minutes"),
    ];

    const string OfSessions =
        "from page_sessions as s left join access_keys as k on k.id = s.key_id where s.subject = @who or s.name = @who or k.label = @who";

    /// <summary>Everywhere that is looked, also where nothing is found.</summary>
    public async Task<IReadOnlyList<PersonalTrace>> Find(string who, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var found = new List<PersonalTrace>();
        foreach (var place in Places) found.Add(await Count(connection, place, who, stop));
        return found;
    }

    /// <summary>Takes out all that can be, in one transaction.</summary>
    /// <returns>What was taken out, and what stays.</returns>
    public async Task<IReadOnlyList<PersonalTrace>> Apply(Actor actor, string who, CancellationToken stop) =>
        (await transactions.Run<IReadOnlyList<PersonalTrace>>(async connection =>
        {
            await connection.ExecuteAsync(new CommandDefinition(DescribePost.BeAlone, cancellationToken: stop));
            var found = new List<PersonalTrace>();
            foreach (var place in Places)
            {
                found.Add(place.Remove is { } remove
                    ? new PersonalTrace(place.What, await connection.ExecuteScalarAsync<int>(
                        new CommandDefinition(remove, new { who, actor = actor.Name }, cancellationToken: stop)), place.Stays)
                    : await Count(connection, place, who, stop));
            }

            return found;
        }, stop)).Required;

    static async Task<PersonalTrace> Count(NpgsqlConnection connection, Place place, string who, CancellationToken stop) =>
        new(place.What, await connection.ExecuteScalarAsync<int>(
            new CommandDefinition($"select count(*)::integer {place.Rows}", new { who }, cancellationToken: stop)), place.Stays);
}
