using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>What every document says of itself, whatever it holds and whatever the format.</summary>
public abstract record ReportDocument
{
    /// <summary>Those in force, or those that the snapshot froze: organisation, name of the register, contact, labels and matrix.</summary>
    public required RegisterSettings Settings { get; init; }

    /// <summary>The quarter whose snapshot this is; null for the live register.</summary>
    public Quarter? Quarter { get; init; }

    public required Edition Edition { get; init; }

    /// <summary>
    /// When the register stood so: a snapshot's instant, or that of reading the live register. Only its day is printed.
    /// </summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>When the snapshot was published; null for the live register and before publication.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The edition's digest, 64 hexadecimal digits, printed on published
    /// snapshots so that a copy can be checked; else null.</summary>
    public string? Digest { get; init; }

    /// <summary>
    /// The paragraphs of Schedule 12A that the exempt entries in it cite; none in a
    /// public edition. Writers find a register's by themselves.
    /// </summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>"Quarter 3 2016/17", or "Live register".</summary>
    public virtual string QuarterWords => Quarter?.Printed(Settings.FinancialYearStartsIn) ?? "Live register";

    /// <summary>What stands on every page about who may read it.</summary>
    public string EditionWords => Edition switch
    {
        Edition.Public => "Public edition",
        Edition.Full => "Full edition – not for publication",
        _ => "Exempt annex – not for publication",
    };

    /// <summary>Whether it is final: "Draft, not a snapshot", "Snapshot, not yet published" or "Published on 5 December 2016".</summary>
    public virtual string StandingWords => (Quarter, PublishedAt) switch
    {
        (null, _) => RegisterWording.Draft,
        (_, null) => RegisterWording.NotYetPublished,
        (_, { } at) => RegisterWording.PublishedOn(Settings.DayOf(at)),
    };

    /// <summary>What stands on every page of a full edition: that it is not for publication,
    /// and by which paragraphs; null for a public one.</summary>
    public string? Notice => Edition != Edition.Public ? RegisterWording.NotForPublicationUnder(Paragraphs) : null;

    /// <summary>The day on which actions are judged to be overdue.</summary>
    public DateOnly Day => Settings.DayOf(GeneratedAt);
}
