using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents;

/// <summary>The report that takes a register to a committee, as councils write it; the register follows as Appendix A. Texts may have
/// several paragraphs; what is null or empty is left out with its heading.</summary>
public sealed record CommitteeReport
{
    /// <summary>The committee: "Audit and Governance Committee".</summary>
    public string Body { get; init; } = "Audit Committee";

    public DateOnly? MeetingOn { get; init; }

    /// <summary>As the agenda numbers it.</summary>
    public string? Item { get; init; }

    /// <summary>Who reports: "Director of Legal Services".</summary>
    public string? ReportOf { get; init; }

    /// <summary>"All", or their names.</summary>
    public string? DivisionsAffected { get; init; } = "All";

    /// <summary>The register's own contact where nothing is said.</summary>
    public string? Contact { get; init; }

    public string? ExecutiveSummary { get; init; } = "This report presents the most significant risks and opportunities, what has changed "
        + "since the register was last reported, and what is being done about them.";

    public string? Recommendation { get; init; } = "The committee is asked to note the register.";

    /// <summary>Printed before the highlights that the snapshot computes.</summary>
    public string? Background { get; init; }

    public string? Consultations { get; init; }

    /// <summary>Heading and text of each: risk management, finance, legal, equality …</summary>
    public IReadOnlyList<ReportSection> Implications { get; init; } = [];

    public IReadOnlyList<string> BackgroundPapers { get; init; } = [];

    /// <summary>Why it is in Part II, where it is; in no public edition.</summary>
    public string? ReasonForPartTwo { get; init; }

    /// <summary>Label and text of each line of the front sheet, as printed before a register.</summary>
    public IEnumerable<(string Label, string Text)> FactsFor(PrintableRegister register) => CommitteeWords.Facts(this, register);

    /// <summary>Heading and paragraphs of each section, as printed before a register.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<string> Paragraphs)> SectionsFor(PrintableRegister register) =>
        CommitteeWords.Sections(this, register);
}

/// <param name="Heading">One line.</param>
/// <param name="Text">May have several paragraphs.</param>
public sealed record ReportSection(string Heading, string Text);
