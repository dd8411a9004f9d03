using System.Runtime.CompilerServices;
using RiskRegister.Domain;

namespace RiskRegister.Documents;

/// <summary>A register to be written as a document, whatever the format.</summary>
public sealed record PrintableRegister : ReportDocument
{
    /// <summary>
    /// In the order in which they are printed. Writers read them more than once rather than hold them, and each reading gives the same.
    /// Those of a public edition have nothing exempt among them.
    /// </summary>
    public required IAsyncEnumerable<RegisterLine> Lines { get; init; }

    /// <summary>Of the same edition, for formats that print them before the entries; null prints none.</summary>
    public RegisterHighlights? Highlights { get; init; }

    /// <summary>Whose entries these are, where they are one post's; null for everybody's.</summary>
    public string? Owner { get; init; }

    public ReportLayout Layout { get; init; } = ReportLayout.Cards;

    /// <summary>When the register before this one was frozen: entries not reviewed since are counted; null counts none.</summary>
    public DateTimeOffset? ReviewedSince { get; init; }

    /// <summary>The report to a committee that goes before the register; null for none.</summary>
    public CommitteeReport? Committee { get; init; }

    /// <summary>What that report says as a meeting's; null where its texts are drawn up for no meeting that is kept.</summary>
    public MeetingPaper? Paper { get; init; }

    /// <summary>What stands instead of entries of a kind where there are none.</summary>
    internal string NoneWords(EntryKind kind) =>
        Edition == Edition.Exempt ? RegisterWording.NoneExempt(kind) : RegisterWording.NoneOnRegister(kind);

    /// <summary>
    /// How every writer reads the lines: a public edition with an exempt entry in it is
    /// never written, an annex of what is exempt has nothing else.
    /// </summary>
    /// <param name="kind">Null for all.</param>
    /// <exception cref="InvalidOperationException">An exempt entry is in a public edition.</exception>
    internal async IAsyncEnumerable<RegisterLine> Read(EntryKind? kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in Lines.WithCancellation(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Edition == Edition.Public && line.State.Exempt is not null)
                throw new InvalidOperationException("A public edition was about to be written with an exempt entry in it.");
            if (Edition == Edition.Exempt && line.State.Exempt is null) continue;
            if (kind is null || line.State.Kind == kind) yield return line;
        }
    }
}
