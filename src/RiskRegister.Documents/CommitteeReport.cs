namespace RiskRegister.Documents;

/// <summary>The report that takes a register to a committee, as councils write it; the register follows as Appendix A. Texts may have several
/// paragraphs; what is null or empty is left out with its heading.</summary>
public sealed record CommitteeReport
{
    /// <summary>The committee: "Audit and Governance Committee".</summary>
    public required string Body { get; init; }

    public DateOnly? MeetingOn { get; init; }

    /// <summary>As the agenda numbers it.</summary>
    public string? Item { get; init; }

    /// <summary>Who reports: "Director of Legal Services".</summary>
    public string? ReportOf { get; init; }

    /// <summary>"All", or their names.</summary>
    public string? DivisionsAffected { get; init; }

    public string? Contact { get; init; }

    public string? ExecutiveSummary { get; init; }

    public string? Recommendation { get; init; }

    /// <summary>Printed before the highlights that the snapshot computes.</summary>
    public string? Background { get; init; }

    public string? Consultations { get; init; }

    /// <summary>Heading and text of each: risk management, finance, legal, equality …</summary>
    public IReadOnlyList<ReportSection> Implications { get; init; } = [];

    public IReadOnlyList<string> BackgroundPapers { get; init; } = [];

    /// <summary>Why it is in Part II, where it is; printed in no public edition.</summary>
    public string? ReasonForPartTwo { get; init; }
}

/// <param name="Heading">One line.</param>
/// <param name="Text">May have several paragraphs.</param>
public sealed record ReportSection(string Heading, string Text);
