using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Performance;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Posts;

/// <summary>
/// Renames a post, or hands over what it owns: every live entry, measure and open question that names it gets a revision, all in the
/// caller's transaction, at one instant and with no other writer between. History and snapshots keep the old name.
/// </summary>
public sealed class MovePost(EntryWriter entries, TimeProvider clock, RegisterSettingsInForce settings)
{
    const int WrittenAtOnce = 500;

    const string NamingEntries = """
        select e.id, e.revision, e.facts::text, e.content::text
        from entries as e
        where e.status <> 'closed' and (e.owner_keys @> array[name_key(@from)]
            or name_keys(action_owners(e.content)) @> array[name_key(@from)])
        order by e.position, e.id
        """;

    const string NamingMeasures = MeasureRow.Select + """
        where name_keys(m.owners) @> array[name_key(@from)] and not m.retired
        order by m.number
        for no key update of m
        """;

    const string MoveQuestions = """
        update questions as q set revision = revision + 1, assigned_to = @to, updated_at = clock_timestamp(), updated_by = @actor
        where name_key(assigned_to) = name_key(@from) and withdrawn_at is null
            and not exists (select from question_answers as a where a.question_id = q.id)
        """;

    const string Call = """
        insert into posts (key, name, described_by) values (name_key(@from), @from, @actor) on conflict (key) do nothing;
        delete from former_post_names where key = name_key(@to);
        update posts set key = name_key(@to), name = @to where key = name_key(@from);
        insert into former_post_names (key, name, post) select name_key(@from), @from, name_key(@to) where name_key(@from) <> name_key(@to);
        update post_deputies set deputy = @to where name_key(deputy) = name_key(@from);
        """;

    /// <param name="from">As <see cref="Post.NameOf"/> gives it.</param>
    /// <param name="to">Its new name, which no other post has; null when none could be
    /// read, which <paramref name="faults"/> then say.</param>
    public async Task<Result<Post>> Rename(
        NpgsqlConnection connection, Actor actor, string from, Func<Post, bool> isExpected, string? to, string? note, Faults faults,
        CancellationToken stop)
    {
        var (present, refusal) = await Begin(connection, from, isExpected, "name", to, note, faults, stop);
        if (refusal is not null) return refusal;
        var name = to!.Trim();
        if (name == from) return present!;
        if (!PostNames.AreSame(name, from) && (await Post.Read(connection, name, clock.GetUtcNow(), stop)).IsAnywhere)
            return new Refusal(PostRefusals.NameInUse, $"{name} is a post already; hand over to it what {from} owns.");
        var (moved, tooLong) = await Move(connection, actor, from, name, PostNames.Rename, note ?? $"{from} is now called {name}", stop);
        if (tooLong is not null) return tooLong;
        await connection.ExecuteAsync(new CommandDefinition(Call, new { from, to = name, actor = actor.Name }, cancellationToken: stop));
        await PostLinks.Set(connection, actor, from, present!.Subjects, [], stop);
        await PostLinks.Set(connection, actor, name, [], present.Subjects, stop);
        await Tell(connection, actor, AuditAction.PostRenamed, from, name, moved!, stop);
        return await Post.Read(connection, name, clock.GetUtcNow(), stop);
    }

    /// <summary>The same for what is owned alone; both posts stay, with who acts for them.</summary>
    public async Task<Result<Post>> HandOver(
        NpgsqlConnection connection, Actor actor, string from, Func<Post, bool> isExpected, string? to, string? note, Faults faults,
        CancellationToken stop)
    {
        if (to is not null && PostNames.AreSame(to.Trim(), from)) faults.AddUnlessCovered("to", "is the post itself");
        var (_, refusal) = await Begin(connection, from, isExpected, "to", to, note, faults, stop);
        if (refusal is not null) return refusal;
        var name = to!.Trim();
        var (moved, tooLong) = await Move(connection, actor, from, name, PostNames.HandOver, note
            ?? $"Handed over by {from} to {name}", stop);
        if (tooLong is not null) return tooLong;
        await Tell(connection, actor, AuditAction.PostHandedOver, from, name, moved!, stop);
        return await Post.Read(connection, from, clock.GetUtcNow(), stop);
    }

    async Task<Result<Post>> Begin(
        NpgsqlConnection connection, string from, Func<Post, bool> isExpected, string member, string? to, string? note, Faults faults,
        CancellationToken stop)
    {
        await SnapshotWriter.BeAlone(connection, stop);
        await connection.ExecuteAsync(new CommandDefinition(DescribePost.BeAlone, cancellationToken: stop));
        var present = await Post.Read(connection, from, clock.GetUtcNow(), stop);
        if (!isExpected(present)) return Post.Stale(present);
        if (to is null) faults.AddUnlessCovered(member, "is required");
        else faults.AddUnlessCovered(member, TextRules.LineFault(to.Trim(), EntryLimits.Owner));
        EntryRules.CheckNote("note", note, faults);
        return CommandRules.Refuse(faults) is { } invalid ? invalid : present;
    }

    async Task<Result<Moved>> Move(
        NpgsqlConnection connection, Actor actor, string from, string to, Func<EntryState, string, string, EntryState> move, string note,
        CancellationToken stop)
    {
        var changes = new List<EntryChange>();
        foreach (var (revision, state) in await ReadEntries(connection, from, stop))
        {
            var moved = move(state, from, to);
            if (moved.SameAs(state)) continue;
            var faults = new Faults();
            EntryRules.Check(moved, state, settings.Settings, faults);
            if (faults.Any) return new Refusal(PostRefusals.TooLong, "An entry would be longer with it than entries may be.");
            changes.Add(new EntryChange(revision, EntryAction.Reassigned, moved, note));
        }

        DateTime? at = null;
        foreach (var some in changes.Chunk(WrittenAtOnce))
        {
            // Nobody else writes meanwhile.
            var written = await entries.TryWrite(connection, actor, some, stop, at, ofAnybody: true)
                ?? throw new InvalidOperationException("An entry was changed behind the writers' lock.");
            at ??= written.Max(row => row.UpdatedAt);
        }

        var measures = (await connection.QueryAsync<MeasureRow>(new CommandDefinition(NamingMeasures, new { from },
            cancellationToken: stop)))
            .AsList();
        foreach (var measure in measures)
        {
            var state = measure.State with { Owners = PostNames.Replace(measure.State.Owners, from, to) };
            _ = await MeasureWriter.TryWrite(connection, actor, state, measure.Revision, AuditAction.MeasureChanged, note, stop)
                ?? throw new InvalidOperationException("A measure was changed while its post was moved.");
        }

        await connection.ExecuteAsync(new CommandDefinition(MoveQuestions, new { from, to, actor = actor.Name }, cancellationToken: stop));
        return new Moved(changes.Count, measures.Count);
    }

    static async Task<List<(int Revision, EntryState State)>> ReadEntries(NpgsqlConnection connection, string from, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(NamingEntries,
            connection)
        { Parameters = { new NpgsqlParameter<string>("from", from) } };
        await using var reader = await command.ExecuteReaderAsync(stop);
        var found = new List<(int, EntryState)>();
        while (await reader.ReadAsync(stop))
        {
            var facts = StoredEntry.ReadFacts(reader.GetFieldValue<byte[]>(2));
            found.Add((reader.GetInt32(1), StoredEntry.ReadState(reader.GetGuid(0), facts, reader.GetFieldValue<byte[]>(3))));
        }

        return found;
    }

    static Task Tell(
        NpgsqlConnection connection, Actor actor, AuditAction action, string from, string to, Moved moved, CancellationToken stop) =>
        AuditLog.Write(connection, actor, action, writer =>
        {
            writer.WriteString("post"u8, from);
            writer.WriteString("to"u8, to);
            writer.WriteNumber("entries"u8, moved.Entries);
            writer.WriteNumber("measures"u8, moved.Measures);
        }, stop);

    /// <summary>How many got a revision.</summary>
    sealed record Moved(int Entries, int Measures);
}
