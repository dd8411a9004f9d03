using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>A register to be written as a document, whatever the format.</summary>
public sealed record RegisterDocument
{
    /// <summary>Those in force, or those that the snapshot froze: organisation, name of the register, contact, labels and matrix.</summary>
    public required RegisterSettings Settings { get; init; }

    /// <summary>The quarter whose snapshot this is; null for the live register.</summary>
    public Quarter? Quarter { get; init; }

    public required Edition Edition { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>In the order in which they are printed. Those of a public edition have nothing exempt among them.</summary>
    public required IReadOnlyList<RegisterLine> Lines { get; init; }

    /// <summary>Of the same edition, for formats that print them before the entries; null prints none.</summary>
    public RegisterHighlights? Highlights { get; init; }

    /// <summary>"Quarter 3 2016/17", or "Live register".</summary>
    public string QuarterWords => Quarter?.Printed ?? "Live register";

    /// <summary>What stands on every page about who may read it.</summary>
    public string EditionWords => Edition == Edition.Public ? "Public edition" : "Full edition – not for publication";

    /// <summary>What every writer does first: a public edition with an exempt entry in it is never written.</summary>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    public void EnsureNothingExemptIsPublished()
    {
        if (Edition == Edition.Public && Lines.Any(line => line.State.Exempt is not null))
            throw new InvalidOperationException("A public edition was about to be written with an exempt entry in it.");
    }
}
