using RiskRegister.Api.Http;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Forms;

/// <summary>What a document of a published snapshot is made from: as long as this is the same, so is the document.</summary>
/// <param name="Addendum">The last addendum to the snapshot or to any before it, which can change what any edition says.</param>
/// <param name="Of">What the document is of: "register", "highlights", with what else was asked for.</param>
public readonly record struct DocumentKey(long Snapshot, long Addendum, bool PublicEdition, string Of, Form Form)
{
    /// <summary>Null for a snapshot that can still change.</summary>
    public static DocumentKey? For(StandingSnapshot snapshot, bool publicEdition, string of, Form form) =>
        snapshot.IsPublished ? new DocumentKey(snapshot.Id, snapshot.LastAddendum, publicEdition, of, form) : null;
}
