using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Posts;

/// <summary>A post as entries, keys and links name it.</summary>
public sealed class Post
{
    // Posts are names: whatever stands somewhere is one.
    internal const string Select = $"""
        select p.post as Name,
            (select count(*)::integer from entries as e where name_keys(e.owners) @> array[name_key(p.post)] and e.status <> 'closed') as Entries,
            array(select h.subject from post_holders as h where name_key(h.post) = name_key(p.post) order by h.subject collate "C") as Subjects,
            array(select k.id from access_keys as k where name_keys(k.owners) @> array[name_key(p.post)] and {AccessKey.IsActive} order by k.created_at, k.id) as KeyIds,
            array(select k.label from access_keys as k where name_keys(k.owners) @> array[name_key(p.post)] and {AccessKey.IsActive}
                order by k.created_at, k.id) as KeyLabels

        """;

    const string One = Select + "from (select @post::text as post) as p";

    public required string Name { get; init; }

    /// <summary>How many entries that are not closed name it as owner.</summary>
    public required int Entries { get; init; }

    /// <summary>The provider's subjects that act for it.</summary>
    public required string[] Subjects { get; init; }

    /// <summary>The keys that act for it and have not ended, by when they were made.</summary>
    public required string[] KeyIds { get; init; }

    public required string[] KeyLabels { get; init; }

    internal static Task<Post> Read(NpgsqlConnection connection, string post, DateTimeOffset now, CancellationToken stop) =>
        connection.QuerySingleAsync<Post>(new CommandDefinition(One, new { post, now }, cancellationToken: stop));

    /// <summary>The name of a post; refused when no post can have it. Any other can, even before an entry or key has it.</summary>
    public static Result<string> NameOf(string text)
    {
        var name = text.Trim();
        return TextRules.LineFault(name, EntryLimits.Owner) is null ? name
            : new Refusal(PostRefusals.NotFound, $"A post is named in one line of 1 to {EntryLimits.Owner} characters.");
    }
}
