using System.ComponentModel.DataAnnotations;
using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Api.Features.Performance;

/// <summary>What a client sends to make a measure, and (every member optional) as merge patch to change one.</summary>
public record MeasurePatchRequest
{
    /// <summary>The part of the report that it stands in.</summary>
    [NeverNull, Length(1, MeasureLimits.Theme), RegularExpression(Patterns.Text)]
    public string? Theme { get; init; }

    /// <summary>Within the theme.</summary>
    [Length(1, MeasureLimits.Section), RegularExpression(Patterns.Text)]
    public string? Section { get; init; }

    /// <summary>Its place in the section.</summary>
    [NeverNull, Range(MeasureState.FirstPlace, MeasureState.LastPlace)]
    public int? Place { get; init; }

    /// <summary>What is counted; one line.</summary>
    [NeverNull, Length(1, MeasureLimits.Title), RegularExpression(Patterns.Text)]
    public string? Title { get; init; }

    /// <summary>A national code, or what it was called where it came from.</summary>
    [Length(1, MeasureLimits.SourceReference), RegularExpression(Patterns.Text)]
    public string? SourceReference { get; init; }

    [MaxLength(MeasureLimits.Description), RegularExpression(Patterns.Prose)]
    public string? Description { get; init; }

    [NeverNull]
    public GoodIs? GoodIs { get; init; }

    [NeverNull]
    public Basis? Basis { get; init; }

    [NeverNull]
    public MeasureUnit? Unit { get; init; }

    /// <summary>Its values are ratios: of sums, they are taken anew. True by default for percentages.</summary>
    [NeverNull]
    public bool? IsRatio { get; init; }

    /// <summary>What its ratios are taken of: 100 for a percentage, 10,000 for a rate of so many heads.</summary>
    [NeverNull, Range(1, MeasureLimits.LargestPer)]
    public int? Per { get; init; }

    /// <summary>Decimals printed.</summary>
    [NeverNull, Range(0, Figures.MostPrinted)]
    public int? Decimals { get; init; }

    /// <summary>Quarters by which it is reported in arrears.</summary>
    [NeverNull, Range(0, MeasureLimits.LongestLag)]
    public int? Lag { get; init; }

    /// <summary>Posts or groups, who may give its values.</summary>
    [NeverNull, MaxLength(EntryLimits.Owners), Each(EntryLimits.Owner)]
    public IReadOnlyList<string>? Owners { get; init; }

    [Length(1, EntryLimits.Service), RegularExpression(Patterns.Text)]
    public string? Service { get; init; }

    public ExemptMeasureRequest? Exempt { get; init; }

    /// <summary>Why; kept with the revision.</summary>
    [MaxLength(MeasureLimits.Note), RegularExpression(Patterns.Prose)]
    public string? ChangeNote { get; init; }
}

public sealed record CreateMeasureRequest : MeasurePatchRequest
{
    /// <summary>The part of the report that it stands in.</summary>
    [Length(1, MeasureLimits.Theme), RegularExpression(Patterns.Text)]
    public new required string Theme { get; init; }

    /// <summary>What is counted; one line.</summary>
    [Length(1, MeasureLimits.Title), RegularExpression(Patterns.Text)]
    public new required string Title { get; init; }
}

public sealed record ExemptMeasureRequest
{
    /// <summary>The paragraph of Part 1 of Schedule 12A to the Local Government Act 1972, "1" to "7".</summary>
    [Length(1, EntryLimits.ExemptionParagraph), RegularExpression(Patterns.Text)]
    public required string Paragraph { get; init; }

    /// <summary>Why it applies; one line.</summary>
    [Length(1, EntryLimits.ExemptionReason), RegularExpression(Patterns.Text)]
    public required string Reason { get; init; }
}

public sealed record RetirementRequest
{
    /// <summary>Why it ends; one line.</summary>
    [Length(1, MeasureLimits.Note), RegularExpression(Patterns.Text)]
    public required string Reason { get; init; }

    /// <summary>The reference or id of the measure that takes its place.</summary>
    [NeverNull, Length(1, 36)]
    public string? ReplacedBy { get; init; }
}

public sealed record ObservationRequest
{
    /// <summary>Left out where numerator and denominator give it, or where the status says that there is none.</summary>
    [NeverNull]
    public decimal? Value { get; init; }

    /// <summary>What was counted.</summary>
    [NeverNull]
    public decimal? Numerator { get; init; }

    /// <summary>Of how many; above 0.</summary>
    [NeverNull]
    public decimal? Denominator { get; init; }

    /// <summary>normal when left out.</summary>
    [NeverNull]
    public ObservationStatus? Status { get; init; }

    /// <summary>When a missing value is expected.</summary>
    [NeverNull, Length(1, MeasureLimits.ExpectedIn), RegularExpression(Patterns.Text)]
    public string? ExpectedIn { get; init; }

    /// <summary>Why a value is revised; needed then.</summary>
    [NeverNull, Length(1, MeasureLimits.Note), RegularExpression(Patterns.Text)]
    public string? Reason { get; init; }
}

/// <summary>Bounds of which one or both are needed, as what is good has it.</summary>
public sealed record BoundsRequest
{
    /// <summary>At least this.</summary>
    [NeverNull]
    public decimal? From { get; init; }

    /// <summary>At most this.</summary>
    [NeverNull]
    public decimal? To { get; init; }
}

public sealed record TargetRequest
{
    /// <summary>Where high is good from, where low is good to, of a range both.</summary>
    public required BoundsRequest Good { get; init; }

    /// <summary>What is not good and still acceptable.</summary>
    [NeverNull]
    public BoundsRequest? Acceptable { get; init; }

    /// <summary>In place of acceptable: so many percent of what is good. Above 0, at most 100.</summary>
    [NeverNull]
    public decimal? Tolerance { get; init; }

    /// <summary>local when left out.</summary>
    [NeverNull]
    public TargetKind? Kind { get; init; }

    /// <summary>Who set it.</summary>
    [NeverNull, Length(1, MeasureLimits.TargetSource), RegularExpression(Patterns.Text)]
    public string? Source { get; init; }
}

public sealed record TakeReportRequest
{
    /// <summary>As "2017-18-Q3".</summary>
    [MaxLength(10), RegularExpression(Quarters.Form)]
    public required string Quarter { get; init; }
}

public sealed record NarrativeRequest
{
    /// <summary>Paragraphs and bullets, with tokens such as {{PM12}}; null takes it back.</summary>
    [Length(1, MeasureLimits.Narrative), RegularExpression(Patterns.Prose)]
    public required string? Text { get; init; }
}

public sealed record ExplanationRequest
{
    /// <summary>Why it is so.</summary>
    [Length(1, MeasureLimits.Explanation), RegularExpression(Patterns.Prose)]
    public string? Reason { get; init; }

    /// <summary>What is done about it.</summary>
    [Length(1, MeasureLimits.Explanation), RegularExpression(Patterns.Prose)]
    public string? Action { get; init; }

    /// <summary>Who does it; one line.</summary>
    [Length(1, EntryLimits.Owner), RegularExpression(Patterns.Text)]
    public string? Post { get; init; }

    /// <summary>By when.</summary>
    public DateOnly? DueOn { get; init; }
}

public sealed record MeasureLinkRequest
{
    /// <summary>Why the measure is evidence; one line.</summary>
    [Length(1, MeasureLimits.Note), RegularExpression(Patterns.Text)]
    public string? Why { get; init; }
}

/// <summary>Reads the bodies.</summary>
public static class MeasureMembers
{
    static readonly HashSet<string> ReadOnly = new(StringComparer.Ordinal)
    {
        "id", "reference", "retirement", "revision", "updatedAt", "updatedBy",
    };

    public static (MeasurePatch Patch, string? Note) Patch(JsonMembers members)
    {
        var patch = new MeasurePatch
        {
            Theme = members.Text("theme"),
            Section = members.Text("section", nullable: true),
            Place = members.Whole("place"),
            Title = members.Text("title"),
            SourceReference = members.Text("sourceReference", nullable: true),
            Description = members.Text("description", nullable: true),
            GoodIs = members.OneOf<GoodIs>("goodIs"),
            Basis = members.OneOf<Basis>("basis"),
            Unit = members.OneOf<MeasureUnit>("unit"),
            IsRatio = members.Flag("isRatio"),
            Per = members.Figure("per"),
            Decimals = members.Whole("decimals"),
            Lag = members.Whole("lag"),
            Owners = members.TextArray("owners", EntryLimits.Owners),
            Service = members.Text("service", nullable: true),
            Exempt = members.Nested("exempt", Exempt, nullable: true),
        };
        var note = members.Text("changeNote", nullable: true).Or(null);
        members.Close(ReadOnly);
        return (patch, note);
    }

    public static (Observation Observation, string? Reason) Observation(JsonMembers members, Period period)
    {
        var observation = new Observation(
            period, members.Figure("value").Or(null), members.Figure("numerator").Or(null), members.Figure("denominator").Or(null),
            members.OneOf<ObservationStatus>("status").Or(null) ?? ObservationStatus.Normal, members.Text("expectedIn").Or(null));
        var reason = members.Text("reason").Or(null);
        members.Close();
        return (observation, reason);
    }

    public static (Target Target, decimal? Tolerance) Target(JsonMembers members, DateOnly from)
    {
        members.Require("good");
        var good = members.Nested("good", Bounds).Or(null) ?? new BoundsRequest();
        var acceptable = members.Nested("acceptable", Bounds).Or(null) ?? new BoundsRequest();
        var tolerance = members.Figure("tolerance").Or(null);
        var kind = members.OneOf<TargetKind>("kind").Or(null) ?? TargetKind.Local;
        var source = members.Text("source").Or(null);
        members.Close();
        return (new Target(from, new TargetBounds(good.From, good.To, acceptable.From, acceptable.To), kind, source), tolerance);
    }

    public static Explanation Explanation(JsonMembers members)
    {
        var explanation = new Explanation(
            members.Text("reason", nullable: true).Or(null), members.Text("action", nullable: true).Or(null),
            members.Text("post", nullable: true).Or(null), members.Date("dueOn").Or(null));
        members.Close();
        return explanation;
    }

    static Optional<BoundsRequest?> Bounds(JsonMembers members)
    {
        var bounds = new BoundsRequest { From = members.Figure("from").Or(null), To = members.Figure("to").Or(null) };
        members.Close();
        return bounds;
    }

    static Optional<Exemption?> Exempt(JsonMembers members)
    {
        members.Require("paragraph");
        members.Require("reason");
        var (paragraph, reason) = (members.Text("paragraph").Or(null), members.Text("reason").Or(null));
        members.Close();
        return paragraph is null || reason is null ? default(Optional<Exemption?>)
            : new Exemption(TextRules.Line(paragraph), TextRules.Line(reason));
    }
}
