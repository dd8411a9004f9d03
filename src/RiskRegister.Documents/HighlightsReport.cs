using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>Highlights to be written as a document of their own.</summary>
public sealed record HighlightsReport : ReportDocument
{
    /// <summary>Those of the edition: public ones are compared from public editions.</summary>
    public required RegisterHighlights Highlights { get; init; }

    /// <summary>The entries corrected since the snapshot was published: highlights stay as they were drawn up, titles do not.</summary>
    public IReadOnlyList<CorrectedEntry> Corrected { get; init; } = [];
}

/// <summary>An entry whose text was corrected after publication.</summary>
/// <param name="EntryId">Its permanent id.</param>
/// <param name="Reference">As "CR5".</param>
/// <param name="Title">As corrected.</param>
/// <param name="Corrections">At least one, oldest first.</param>
public sealed record CorrectedEntry(Guid EntryId, string Reference, string Title, IReadOnlyList<Correction> Corrections);
