using System.Globalization;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Posts;

/// <summary>A post as entries, keys and links name it.</summary>
public sealed record Post
{
    // Posts are names: whatever stands somewhere is one. Keys that name it as it was called before are its own too.
    internal const string Select = $"""
        select coalesce(d.name, p.post) as Name, d.key is not null as IsDescribed, d.service, coalesce(d.addresses, '{"{}"}') as Addresses,
            (select count(*)::integer from entries as e where e.owner_keys @> array[name_key(p.post)] and e.status <> 'closed') as Entries,
            (select count(*)::integer from measures as m where name_keys(m.owners) @> array[name_key(p.post)] and not m.retired) as Measures,
            array(select h.subject from post_holders as h where name_key(h.post) = name_key(p.post) order by h.subject collate "C") as Subjects,
            array(select f.name from former_post_names as f where f.post = d.key order by f.renamed_at) as FormerNames,
            array(select concat_ws(' ', to_char(t.from_day, 'YYYY-MM-DD'), to_char(t.until_day, 'YYYY-MM-DD'), t.deputy)
                from post_deputies as t where t.post = d.key
                order by t.from_day, t.deputy collate "C") as StoredDeputies,
            array(select k.id from access_keys as k where {IsItsKey} order by k.created_at, k.id) as KeyIds,
            array(select k.label from access_keys as k where {IsItsKey} order by k.created_at, k.id) as KeyLabels

        """;

    internal const string WithDescription = "left join posts as d on d.key = name_key(p.post)\n";

    const string IsItsKey = $"""
        name_keys(k.owners) && (name_key(p.post) || array(select f.key from former_post_names as f where f.post = d.key))
                and {AccessKey.IsActive}
        """;

    const string One = Select + "from (select @post::text as post) as p " + WithDescription;

    public required string Name { get; init; }

    /// <summary>Whether anything was said of it beside who acts for it.</summary>
    public required bool IsDescribed { get; init; }

    /// <summary>The directorate or service that it belongs to.</summary>
    public required string? Service { get; init; }

    /// <summary>Where its e-mail goes.</summary>
    public required string[] Addresses { get; init; }

    /// <summary>How many entries that are not closed name it as owner.</summary>
    public required int Entries { get; init; }

    /// <summary>How many measures that have not ended name it as owner.</summary>
    public required int Measures { get; init; }

    /// <summary>The provider's subjects that act for it.</summary>
    public required string[] Subjects { get; init; }

    /// <summary>What it was called before, first to last.</summary>
    public required string[] FormerNames { get; init; }

    /// <summary>Posts that act for it while it is away, past and to come.</summary>
    public IReadOnlyList<Deputy> Deputies { get; init; } = [];

    /// <summary>The keys that act for it and have not ended, by when they were made.</summary>
    public required string[] KeyIds { get; init; }

    public required string[] KeyLabels { get; init; }

    internal string[] StoredDeputies
    {
        init => Deputies = [.. value.Select(stored => stored.Split(' ', 3))
            .Select(parts => new Deputy(parts[2], Day(parts[0]), Day(parts[1])))];
    }

    internal bool IsDescribedAs(Post other) => Service == other.Service
        && Addresses.SequenceEqual(other.Addresses, StringComparer.Ordinal) && Deputies.SequenceEqual(other.Deputies);

    /// <summary>Whether anything names it, or is known of it.</summary>
    internal bool IsAnywhere => IsDescribed || Entries + Measures + Subjects.Length + KeyIds.Length > 0;

    internal static Task<Post> Read(NpgsqlConnection connection, string post, DateTimeOffset now, CancellationToken stop) =>
        connection.QuerySingleAsync<Post>(new CommandDefinition(One, new { post, now }, cancellationToken: stop));

    internal static Refusal Stale(Post present) =>
        new(Refusals.Stale, $"{present.Name} is not as it was when it was read.") { About = present };

    /// <summary>The name of a post; refused when no post can have it. Any other can, even before an entry or key has it.</summary>
    public static Result<string> NameOf(string text)
    {
        var name = text.Trim();
        return TextRules.LineFault(name, EntryLimits.Owner) is null ? name
            : new Refusal(PostRefusals.NotFound, $"A post is named in one line of 1 to {EntryLimits.Owner} characters.");
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
