using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>A register to be written as a document, whatever the format.</summary>
public sealed record RegisterDocument : ReportDocument
{
    /// <summary>In the order in which they are printed. Those of a public edition have nothing exempt among them.</summary>
    public required IReadOnlyList<RegisterLine> Lines { get; init; }

    /// <summary>Of the same edition, for formats that print them before the entries; null prints none.</summary>
    public RegisterHighlights? Highlights { get; init; }

    protected override IEnumerable<string> ExemptParagraphs =>
        Lines.Select(line => line.State.Exempt?.Paragraph).OfType<string>();

    /// <summary>What every writer does first: a public edition with an exempt entry in it is never written.</summary>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public void EnsureNothingExemptIsPublished()
    {
        if (Edition == Edition.Public && Lines.Any(line => line.State.Exempt is not null))
            throw new InvalidOperationException("A public edition was about to be written with an exempt entry in it.");
    }
}
