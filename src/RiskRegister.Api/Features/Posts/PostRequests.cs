using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Posts;

namespace RiskRegister.Api.Features.Posts;

/// <summary>What is to be known of a post; what is left out of the rest stays as it is.</summary>
public sealed record HoldersRequest
{
    /// <summary>The provider's subjects ("sub"), all of them: one that is left out is unlinked.</summary>
    [MaxLength(PostDescription.MostSubjects), Each(PostDescription.LongestSubject), Distinct]
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>The directorate or service that it belongs to.</summary>
    [Length(1, EntryLimits.Service), RegularExpression(Patterns.Line)]
    public string? Service { get; init; }

    /// <summary>Where its e-mail goes: a group's mailbox, or its holders'. All of them.</summary>
    [NeverNull, MaxLength(PostDescription.MostAddresses), Each(PostDescription.LongestAddress, Pattern = PostDescription.Address), Distinct]
    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>Posts that act for it while it is away. All of them, past ones as long as they are to be shown.</summary>
    [NeverNull, MaxLength(PostDescription.MostDeputies), Distinct]
    public IReadOnlyList<DeputyDocument>? Deputies { get; init; }
}

/// <summary>A post that acts for another while it is away.</summary>
public sealed record DeputyDocument
{
    [Length(1, EntryLimits.Owner), RegularExpression(Patterns.Line)]
    public required string Post { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, not before the first.</summary>
    public required DateOnly Until { get; init; }
}

public sealed record RenamingRequest
{
    /// <summary>What it is called from now on, in one line; no other post's name.</summary>
    [Length(1, EntryLimits.Owner), RegularExpression(Patterns.Line)]
    public required string Name { get; init; }

    /// <summary>Stands in the revisions.</summary>
    [NeverNull, MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? Note { get; init; }
}

public sealed record HandoverRequest
{
    /// <summary>The post that owns it all from now on.</summary>
    [Length(1, EntryLimits.Owner), RegularExpression(Patterns.Line)]
    public required string To { get; init; }

    /// <summary>Stands in the revisions.</summary>
    [NeverNull, MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? Note { get; init; }
}

/// <summary>Reads what is sent about posts.</summary>
static class PostMembers
{
    static readonly Deputy NotRead = new("-", default, default);

    public static PostDescription Description(JsonMembers members, Faults faults)
    {
        members.Require("subjects");
        var description = new PostDescription(members.TextArray("subjects", PostDescription.MostSubjects).Or(null) ?? [])
        {
            Service = members.Text("service", nullable: true),
            Addresses = Given(members.TextArray("addresses", PostDescription.MostAddresses)),
            Deputies = Given(members.Elements<Deputy>("deputies", PostDescription.MostDeputies, (element, path) =>
                OneDeputy(new JsonMembers(element, path, faults), path, faults), NotRead)),
        };
        members.Close();
        return description;
    }

    static Optional<Deputy?> OneDeputy(JsonMembers members, string path, Faults faults)
    {
        foreach (var name in (string[])["post", "from", "until"]) members.Require(name);
        var (post, from, until) = (members.Text("post").Or(null), Day("from"), Day("until"));
        members.Close();
        return post is null || from is null || until is null ? default : new Deputy(post.Trim(), from.Value, until.Value);

        DateOnly? Day(string name)
        {
            var day = members.Date(name);
            if (day is { IsGiven: true, Value: null }) faults.AddUnlessCovered($"{path}.{name}", "must not be null");
            return day.Or(null);
        }
    }

    static Optional<IReadOnlyList<T>> Given<T>(Optional<IReadOnlyList<T>?> read) =>
        read.Or(null) is { } list ? new Optional<IReadOnlyList<T>>(true, list) : default;
}
