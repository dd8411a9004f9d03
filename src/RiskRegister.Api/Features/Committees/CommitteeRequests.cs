using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Api.Features.Committees;

/// <summary>What is said of a body.</summary>
public sealed record BodyRequest
{
    [Length(1, CommitteeLimits.Name), RegularExpression(Patterns.Line)]
    public required string Name { get; init; }

    /// <summary>Where it usually meets.</summary>
    [Length(1, CommitteeLimits.Place), RegularExpression(Patterns.Line)]
    public string? Place { get; init; }

    /// <summary>Whether its meetings are open to press and public.</summary>
    public required bool Public { get; init; }

    /// <summary>Its place in the register's usual route.</summary>
    [Range(1, CommitteeLimits.LastPosition)]
    public int? Position { get; init; }
}

/// <summary>A meeting to be planned, or one that has been.</summary>
public sealed record MeetingRequest
{
    /// <summary>The body, by what paths name it by.</summary>
    [Length(1, CommitteeLimits.Key), RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$")]
    public required string Body { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>As "14:00", of the organisation's clock.</summary>
    [Length(5, 5), RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    public string? Time { get; init; }

    /// <summary>Where it is, if not at the body's usual place.</summary>
    [Length(1, CommitteeLimits.Place), RegularExpression(Patterns.Line)]
    public string? Place { get; init; }

    /// <summary>For those who prepare it.</summary>
    [MaxLength(CommitteeLimits.Note), RegularExpression(Patterns.Prose)]
    public string? Note { get; init; }
}

/// <summary>What is to be changed of a meeting; what is left out stays.</summary>
public sealed record MeetingPatchRequest
{
    [NeverNull]
    public DateOnly? Day { get; init; }

    /// <summary>As "14:00", of the organisation's clock.</summary>
    [Length(5, 5), RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    public string? Time { get; init; }

    [Length(1, CommitteeLimits.Place), RegularExpression(Patterns.Line)]
    public string? Place { get; init; }

    [MaxLength(CommitteeLimits.Note), RegularExpression(Patterns.Prose)]
    public string? Note { get; init; }

    /// <summary>Where the minutes are, of a meeting that was held.</summary>
    [Length(1, AddressRules.Longest), RegularExpression(Patterns.Address)]
    public string? Minutes { get; init; }
}

/// <summary>That a meeting was held.</summary>
public sealed record ConclusionRequest
{
    /// <summary>Where the minutes are.</summary>
    [Length(1, AddressRules.Longest), RegularExpression(Patterns.Address)]
    public string? Minutes { get; init; }
}

/// <summary>That a meeting is not held.</summary>
public sealed record CancellationRequest
{
    [Length(1, CommitteeLimits.Reason), RegularExpression(Patterns.Line)]
    public required string Reason { get; init; }
}

/// <summary>What is put before a meeting: exactly one of a snapshot, a performance report and an entry.</summary>
public sealed record MeetingItemRequest
{
    /// <summary>As the agenda numbers it.</summary>
    [Length(1, CommitteeLimits.Number), RegularExpression(Patterns.Line)]
    public string? Number { get; init; }

    [Length(1, CommitteeLimits.Title), RegularExpression(Patterns.Line)]
    public string? Title { get; init; }

    /// <summary>1 is open to press and public, 2 is not; 1 where nothing is said.</summary>
    [NeverNull, Range(1, 2)]
    public int? Part { get; init; }

    [NeverNull]
    public Quarter? Snapshot { get; init; }

    [NeverNull]
    public Quarter? PerformanceReport { get; init; }

    /// <summary>An entry's reference or id.</summary>
    [NeverNull, Length(1, 36), RegularExpression(Patterns.ReferenceOrId)]
    public string? Entry { get; init; }
}

/// <summary>What is to be changed of an item; what is left out stays. What it is about stays what it is.</summary>
public sealed record MeetingItemPatchRequest
{
    [Length(1, CommitteeLimits.Number), RegularExpression(Patterns.Line)]
    public string? Number { get; init; }

    [Length(1, CommitteeLimits.Title), RegularExpression(Patterns.Line)]
    public string? Title { get; init; }

    [NeverNull, Range(1, 2)]
    public int? Part { get; init; }

    /// <summary>What came of it, of a meeting that was held; null takes it back.</summary>
    public ItemOutcomeRequest? Outcome { get; init; }
}

public sealed record ItemOutcomeRequest
{
    /// <summary>As minuted.</summary>
    [Length(1, CommitteeLimits.Resolution), RegularExpression(Patterns.Prose)]
    public string? Resolution { get; init; }

    /// <summary>Where the minutes are.</summary>
    [Length(1, AddressRules.Longest), RegularExpression(Patterns.Address)]
    public string? Minutes { get; init; }
}

/// <summary>Reads what is sent about bodies and meetings.</summary>
static class CommitteeMembers
{
    public static BodyPlan Body(JsonMembers members)
    {
        members.Require("name");
        members.Require("public");
        var plan = new BodyPlan(members.Text("name").Or("-")!, members.Text("place", nullable: true).Or(null),
            members.Flag("public").Or(false) ?? false, members.Whole("position", nullable: true).Or(null));
        members.Close();
        return plan;
    }

    public static MeetingPatch Meeting(JsonMembers members, bool hasMinutes)
    {
        var patch = new MeetingPatch
        {
            Day = members.Date("day"),
            Time = members.Text("time", nullable: true),
            Place = members.Text("place", nullable: true),
            Note = Prose(members.Text("note", nullable: true)),
            Minutes = hasMinutes ? members.Text("minutes", nullable: true) : default,
        };
        members.Close();
        return patch;
    }

    public static ItemPlan Item(JsonMembers members, Faults faults)
    {
        var plan = new ItemPlan(
            new ItemHeading(members.Text("number", nullable: true).Or(null), members.Text("title", nullable: true).Or(null),
                members.Whole("part").Or(1) ?? 1),
            QuarterOf(members, "snapshot", faults), QuarterOf(members, "performanceReport", faults), members.Text("entry").Or(null));
        members.Close();
        return plan;
    }

    public static ItemPatch ItemPatch(JsonMembers members)
    {
        var patch = new ItemPatch
        {
            Number = members.Text("number", nullable: true),
            Title = members.Text("title", nullable: true),
            Part = members.Whole("part"),
            Outcome = members.Nested("outcome", Outcome, nullable: true),
        };
        members.Close();
        return patch;
    }

    static Optional<OutcomePatch?> Outcome(JsonMembers members)
    {
        var outcome = new OutcomePatch(Prose(members.Text("resolution", nullable: true)), members.Text("minutes", nullable: true));
        members.Close();
        return outcome;
    }

    public static Optional<string?> Line(Optional<string?> text) => text.Value is { } value ? TextRules.Line(value) : text;

    static Optional<string?> Prose(Optional<string?> text) =>
        text is { IsGiven: true, Value: { } value } ? TextRules.Prose(value) : text;

    static Quarter? QuarterOf(JsonMembers members, string name, Faults faults)
    {
        var text = members.Text(name).Or(null);
        if (Quarter.TryParse(text, out var quarter)) return quarter;
        if (text is not null) faults.Add(name, "must be a quarter, as 2016-17-Q3");
        return null;
    }
}
