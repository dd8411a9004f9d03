using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>Highlights to be written as a document of their own.</summary>
public sealed record HighlightsReport : ReportDocument
{
    /// <summary>Those of the edition: public ones are compared from public editions.</summary>
    public required RegisterHighlights Highlights { get; init; }
}
