using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Rounds;

namespace RiskRegister.Api.Features.Rounds;

/// <summary>A round to be planned. Dates that are left out are proposed backwards from the meeting, in working days.</summary>
public sealed record RoundRequest
{
    public required Quarter Quarter { get; init; }

    /// <summary>The first public meeting that the register goes to.</summary>
    public DateOnly? MeetingOn { get; init; }

    /// <summary>The first day; needed without a meeting.</summary>
    [NeverNull]
    public DateOnly? OpensOn { get; init; }

    /// <summary>The day by which owners are to have looked at everything; needed without a meeting.</summary>
    [NeverNull]
    public DateOnly? DueOn { get; init; }

    /// <summary>The last day, on which the snapshot is taken; needed without a meeting.</summary>
    [NeverNull]
    public DateOnly? FreezesOn { get; init; }

    /// <summary>For those who are asked.</summary>
    [MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? Note { get; init; }
}

/// <summary>What is to be moved; what is left out stays.</summary>
public sealed record RoundPatchRequest
{
    public DateOnly? MeetingOn { get; init; }

    [NeverNull]
    public DateOnly? OpensOn { get; init; }

    [NeverNull]
    public DateOnly? DueOn { get; init; }

    [NeverNull]
    public DateOnly? FreezesOn { get; init; }

    [MaxLength(EntryLimits.ChangeNote), RegularExpression(Patterns.Prose)]
    public string? Note { get; init; }
}

/// <summary>Which entries are meant: either those named, or all of a service of which it can be said.</summary>
public record MarkRequest
{
    /// <summary>References or ids of open entries.</summary>
    [NeverNull, MaxLength(MarkOrder.MostReferences), Each(36)]
    public IReadOnlyList<string>? References { get; init; }

    [NeverNull, Length(1, EntryLimits.Service), RegularExpression(Patterns.Line)]
    public string? Service { get; init; }
}

public sealed record ReturnRequest : MarkRequest
{
    /// <summary>What the owners are to do, in one line.</summary>
    [Length(1, EntryLimits.ChangeNote), RegularExpression(Patterns.Line)]
    public required string Reason { get; init; }
}

/// <summary>Reads what is sent about rounds.</summary>
static class RoundMembers
{
    public static RoundPlan Plan(JsonMembers members)
    {
        var plan = new RoundPlan
        {
            MeetingOn = members.Date("meetingOn"),
            OpensOn = members.Date("opensOn"),
            DueOn = members.Date("dueOn"),
            FreezesOn = members.Date("freezesOn"),
            Note = members.Text("note", nullable: true),
        };
        members.Close();
        return plan;
    }

    public static (Quarter? Quarter, RoundPlan Plan) New(JsonMembers members, Faults faults)
    {
        members.Require("quarter");
        var text = members.Text("quarter").Or(null);
        var isQuarter = Quarter.TryParse(text, out var quarter);
        if (text is not null && !isQuarter) faults.Add("quarter", "must be a quarter, as 2016-17-Q3");
        return (isQuarter ? quarter : null, Plan(members));
    }

    public static MarkOrder Mark(JsonMembers members, bool hasReason)
    {
        var order = new MarkOrder(members.TextArray("references", MarkOrder.MostReferences).Or(null), members.Text("service").Or(null))
        {
            Reason = hasReason ? members.Text("reason").Or(null) : null,
        };
        members.Close();
        return order;
    }
}
