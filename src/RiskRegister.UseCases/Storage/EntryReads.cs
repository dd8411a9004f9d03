using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;

namespace RiskRegister.UseCases.Storage;

/// <summary>The id, revision and context that an entry's ETag is made of.</summary>
/// <param name="HasMeasures">Whether the answer depends on what its measures say, too.</param>
public sealed record EntryTag(Guid Id, int Revision, long? SnapshotId, long? SnapshotHead, bool HasMeasures);

/// <summary>Reads single live entries, which is what is asked most often: those asked for at the same moment in one round trip.</summary>
public sealed class EntryReads
{
    // Who asks for what: reference, whether the actor sees all, and, as pairs with the question's number, the posts of one who does not.
    // The arrays are hidden from the planner, which would else plan for each number of questions anew.
    const string Asked = """
        unnest((select $1), (select $2)) with ordinality as a (reference, sees_all, n)
        join entries as e on e.reference = a.reference and e.status <> 'closed'
            and (a.sees_all or not e.exempt or exists (select from unnest($3, $4) as p (n, post) where p.n = a.n and name_key(p.post) = any(e.owner_keys)))
        cross join latest_snapshot as l
        """;

    const string Entries = "select " + EntryRow.LiveColumns + ", a.n from " + Asked;

    const string Tags = """
        select e.id, e.revision, l.id, l.head, exists (select from entry_measures as k where k.entry_id = e.id and not k.removed), a.n from

        """ + Asked;

    readonly PlannedDatabase database;
    readonly GatheredReads<Question, EntryRow?> entries;
    readonly GatheredReads<Question, EntryTag?> tags;

    public EntryReads(PlannedDatabase database)
    {
        this.database = database;
        entries = new GatheredReads<Question, EntryRow?>((questions, unwanted) =>
            Read(questions, Entries, EntryRow.LiveColumnCount, EntryRow.Read, unwanted));
        tags = new GatheredReads<Question, EntryTag?>((questions, unwanted) => Read(questions, Tags, 5, reader =>
            new EntryTag(reader.GetGuid(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.IsDBNull(3) ? null
                : reader.GetInt64(3), reader.GetBoolean(4)), unwanted));
    }

    /// <summary>The entry that bears a reference and is not closed; null when there is none that the actor may see.</summary>
    public async Task<EntryRow?> Find(EntryReference reference, Actor actor, CancellationToken stop)
    {
        if (await entries.Ask(new Question(reference.ToString(), actor), stop) is not { } row) return null;
        row.Reader = actor;
        return row;
    }

    /// <summary>The same, without its text.</summary>
    public Task<EntryTag?> FindTag(EntryReference reference, Actor actor, CancellationToken stop) =>
        tags.Ask(new Question(reference.ToString(), actor), stop);

    async Task<IReadOnlyList<T?>> Read<T>(IReadOnlyList<Question> questions, string sql, int number, Func<NpgsqlDataReader, T> read,
        CancellationToken unwanted) where T : class
    {
        var posts = questions.SelectMany((question, i) => question.Actor.SeesAllEntries ? []
            : question.Actor.Posts.Select(post => (Number: i + 1L, Post: post))).ToList();
        await using var connection = await database.OpenConnectionAsync(unwanted);
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. questions.Select(question => question.Reference)] },
                new NpgsqlParameter<bool[]> { TypedValue = [.. questions.Select(question => question.Actor.SeesAllEntries)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. posts.Select(each => each.Number)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. posts.Select(each => each.Post)] },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(unwanted);
        var found = new T?[questions.Count];
        while (await reader.ReadAsync(unwanted)) found[reader.GetInt64(number) - 1] = read(reader);
        return found;
    }

    sealed record Question(string Reference, Actor Actor);
}
