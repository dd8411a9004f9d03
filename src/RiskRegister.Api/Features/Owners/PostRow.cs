using Dapper;
using Npgsql;

namespace RiskRegister.Api.Features.Owners;

/// <summary>A post as entries, keys and links name it.</summary>
public sealed class PostRow
{
    // Posts are names: whatever stands somewhere is one.
    public const string Select = """
        select p.post,
            (select count(*)::integer from entries as e where e.owners @> array[p.post] and e.status <> 'closed') as Entries,
            array(select h.subject from post_holders as h where h.post = p.post order by h.subject collate "C") as Subjects,
            array(select k.id from access_keys as k where k.owners @> array[p.post] and k.revoked_at is null
                and (k.expires_at is null or k.expires_at > @now) order by k.created_at, k.id) as KeyIds,
            array(select k.label from access_keys as k where k.owners @> array[p.post] and k.revoked_at is null
                and (k.expires_at is null or k.expires_at > @now) order by k.created_at, k.id) as KeyLabels

        """;

    const string One = Select + "from (select @post::text as post) as p";

    public required string Post { get; init; }

    public required int Entries { get; init; }

    public required string[] Subjects { get; init; }

    public required string[] KeyIds { get; init; }

    public required string[] KeyLabels { get; init; }

    public static Task<PostRow> Read(NpgsqlConnection connection, string post, DateTimeOffset now, CancellationToken stop) =>
        connection.QuerySingleAsync<PostRow>(new CommandDefinition(One, new { post, now }, cancellationToken: stop));
}
