using Dapper;
using FluentValidation;
using RiskRegister.Domain;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Posts;

/// <summary>Who is to act for a post.</summary>
/// <param name="Subjects">The provider's subjects, all of them: one that is left out is unlinked.</param>
public sealed record PostHolders(IReadOnlyList<string> Subjects)
{
    // The longest that OpenID Connect lets a subject be.
    public const int LongestSubject = 255;
    public const int MostSubjects = 100;
}

sealed class PostHoldersRules : AbstractValidator<PostHolders>
{
    public PostHoldersRules()
    {
        RuleForEach(holders => holders.Subjects).IsLine(PostHolders.LongestSubject);
        RuleFor(holders => holders.Subjects).HasNoneTwice();
        RuleFor(holders => holders.Subjects).Must(subjects => subjects.Count <= PostHolders.MostSubjects)
            .WithMessage($"must have at most {PostHolders.MostSubjects} elements");
    }
}

/// <summary>Says which of the provider's subjects act for a post.</summary>
public sealed class LinkPost(Transactions transactions, TimeProvider clock)
{
    const string BeAlone = "lock table post_holders in share row exclusive mode";

    const string Unlink = "delete from post_holders where name_key(post) = name_key(@post) and subject = any (@subjects)";

    const string Link = "insert into post_holders (subject, post, linked_by) select s, @post, @actor from unnest(@subjects) as s";

    readonly PostHoldersRules rules = new();

    /// <param name="name">As <see cref="Post.NameOf"/> gives it.</param>
    /// <param name="isExpected">Whether the post is as it was when the change was thought of; it is refused as stale when not.</param>
    /// <param name="faults">What was wrong with the holders when they were read.</param>
    public Task<Result<Post>> Apply(
        Actor actor, string name, Func<Post, bool> isExpected, PostHolders holders, Faults faults, CancellationToken stop) =>
        transactions.Run<Post>(async connection =>
        {
            var now = clock.GetUtcNow();
            await connection.ExecuteAsync(new CommandDefinition(BeAlone, cancellationToken: stop));
            var present = await Post.Read(connection, name, now, stop);
            if (!isExpected(present)) return new Refusal(Refusals.Stale, $"{name} is not as it was when it was read.") { About = present };
            rules.Check(holders, faults);
            if (CommandRules.Refuse(faults) is { } invalid) return invalid;
            var linked = holders.Subjects.Except(present.Subjects, StringComparer.Ordinal).ToArray();
            var unlinked = present.Subjects.Except(holders.Subjects, StringComparer.Ordinal).ToArray();
            if (linked.Length + unlinked.Length == 0) return present;
            await connection.ExecuteAsync(new CommandDefinition(Unlink, new { post = name, subjects = unlinked }, cancellationToken: stop));
            await connection.ExecuteAsync(
                new CommandDefinition(Link, new { post = name, subjects = linked, actor = actor.Name }, cancellationToken: stop));
            await AuditLog.Write(connection, actor, AuditAction.HoldersChanged, writer =>
            {
                writer.WriteString("post"u8, name);
                writer.WriteTexts("linked"u8, linked);
                writer.WriteTexts("unlinked"u8, unlinked);
            }, stop);
            return await Post.Read(connection, name, now, stop);
        }, stop);
}
