using System.Text.Json;
using Dapper;
using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Posts;

/// <summary>Says who acts for a post, and what else is known of it; or takes all of that back.</summary>
public sealed class DescribePost(Transactions transactions, TimeProvider clock)
{
    internal const string BeAlone = "lock table post_holders, posts in share row exclusive mode";

    // A name that was another post's is this one's own from now on.
    const string Describe = """
        insert into posts (key, name, service, addresses, described_by)
        values (name_key(@post), @post, @service, @addresses, @actor)
        on conflict (key) do update
            set service = @service, addresses = @addresses, described_at = clock_timestamp(), described_by = @actor;
        delete from former_post_names where key = name_key(@post);
        delete from post_deputies where post = name_key(@post);
        insert into post_deputies (post, deputy, from_day, until_day)
        select name_key(@post), d.post, d.from_day, d.until_day
        from unnest(@deputies, @from, @until) as d (post, from_day, until_day);
        """;

    const string Forget = "delete from posts where key = name_key(@post)";

    readonly PostDescriptionRules rules = new();

    /// <param name="name">As <see cref="Post.NameOf"/> gives it.</param>
    /// <param name="isExpected">Whether the post is as it was when the change was thought of; it is refused as stale when not.</param>
    /// <param name="faults">What was wrong with the description when it was read.</param>
    public Task<Result<Post>> Apply(
        Actor actor, string name, Func<Post, bool> isExpected, PostDescription description, Faults faults, CancellationToken stop) =>
        Change(actor, name, isExpected, async (connection, present) =>
        {
            rules.Check(description, faults);
            PostDescriptionRules.CheckRest(description, name, faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            var wanted = present with
            {
                Service = description.Service.Or(present.Service),
                Addresses = [.. description.Addresses.Or(present.Addresses)],
                Deputies = description.Deputies.Or(present.Deputies),
            };
            await PostLinks.Set(connection, actor, name, present.Subjects, description.Subjects, stop);
            if (!wanted.IsDescribedAs(present)) await Store(connection, actor, name, present, wanted, stop);
            return present;
        }, stop);

    /// <summary>Unlinks every subject, and forgets what else is known of the post; refused while that is something and it owns.</summary>
    public Task<Result<Post>> Remove(Actor actor, string name, Func<Post, bool> isExpected, CancellationToken stop) =>
        Change(actor, name, isExpected, async (connection, present) =>
        {
            if (present.IsDescribed && present.Entries + present.Measures > 0)
            {
                return new Refusal(PostRefusals.InUse, $"{present.Name} owns {present.Entries} entries and {present.Measures} measures "
                    + "that have not ended; hand them over first.");
            }

            await PostLinks.Set(connection, actor, name, present.Subjects, [], stop);
            if (!present.IsDescribed) return present;
            await connection.ExecuteAsync(new CommandDefinition(Forget, new { post = name }, cancellationToken: stop));
            await AuditLog.Write(connection, actor, AuditAction.PostRemoved, writer => writer.WriteString("post"u8, name), stop);
            return present;
        }, stop);

    Task<Result<Post>> Change(
        Actor actor, string name, Func<Post, bool> isExpected, Func<NpgsqlConnection, Post, Task<Result<Post>>> change,
        CancellationToken stop) => transactions.Run<Post>(async connection =>
    {
        var now = clock.GetUtcNow();
        await connection.ExecuteAsync(new CommandDefinition(BeAlone, cancellationToken: stop));
        var present = await Post.Read(connection, name, now, stop);
        if (!isExpected(present)) return Post.Stale(present);
        var done = await change(connection, present);
        return done.IsDone ? await Post.Read(connection, name, now, stop) : done;
    }, stop);

    static async Task Store(NpgsqlConnection connection, Actor actor, string name, Post present, Post wanted, CancellationToken stop)
    {
        await connection.ExecuteAsync(new CommandDefinition(Describe, new
        {
            post = name,
            service = wanted.Service,
            addresses = wanted.Addresses,
            actor = actor.Name,
            deputies = wanted.Deputies.Select(deputy => deputy.Post).ToArray(),
            from = wanted.Deputies.Select(deputy => deputy.From).ToArray(),
            until = wanted.Deputies.Select(deputy => deputy.Until).ToArray(),
        }, cancellationToken: stop));

        // Addresses are people's: that they changed is kept for good, not what they were.
        await AuditLog.Write(connection, actor, AuditAction.PostDescribed, writer =>
        {
            writer.WriteString("post"u8, name);
            writer.WriteString("service"u8, wanted.Service);
            writer.WriteBoolean("addressesChanged"u8, !wanted.Addresses.SequenceEqual(present.Addresses, StringComparer.Ordinal));
            writer.WriteStartArray("deputies"u8);
            foreach (var deputy in wanted.Deputies) Write(writer, deputy);
            writer.WriteEndArray();
        }, stop);
    }

    static void Write(Utf8JsonWriter writer, Deputy deputy)
    {
        writer.WriteStartObject();
        writer.WriteString("post"u8, deputy.Post);
        writer.WriteString("from"u8, deputy.From.ToString("O"));
        writer.WriteString("until"u8, deputy.Until.ToString("O"));
        writer.WriteEndObject();
    }
}
