using RiskRegister.Pages.Http;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Snapshots;

/// <summary>Where the pages of snapshots are: those of who has signed in, or the public ones; and of which edition.</summary>
/// <param name="Base">"/snapshots" or "/published".</param>
/// <param name="IsFull">Whether it is the full edition, which is not for publication.</param>
public sealed record SnapshotLinks(string Base, bool IsFull)
{
    public const string SignedIn = "/snapshots";
    public const string Published = "/published";

    public bool IsPublic => !IsFull;

    public string List => Base + Query();

    public static SnapshotLinks Of(HttpContext http) =>
        new(SignedIn, EditionQuery.AsksForFull(http));

    /// <summary>The same pages in the other edition.</summary>
    public SnapshotLinks Other => this with { IsFull = !IsFull };

    public string One(string quarter) => $"{Base}/{quarter}{Query()}";

    public string After(string quarter, FrozenEntry last) =>
        $"{Base}/{quarter}{Query(("after", $"{last.Row.Position}~{last.Row.Id:D}"))}";

    /// <summary>An entry by its id: one snapshot may hold a closed CR5 and a new CR5.</summary>
    public string Entry(string quarter, Guid id) => $"{Base}/{quarter}/entries/{id:D}{Query()}";

    public string Compare(string quarter, string? since = null) =>
        $"{Base}/{quarter}/compare{(since is null ? Query() : Query(("since", since)))}";

    /// <summary>A document of a snapshot, as the API gives it out.</summary>
    public string Download(string quarter, string document, string format) =>
        $"/downloads{Base}/{quarter}/{document}{Query(("format", format))}";

    /// <summary>The register as a document, with the measures behind each entry.</summary>
    public string DownloadWithMeasures(string quarter, string format) =>
        $"/downloads{Base}/{quarter}/register{Query(("with", "measures"), ("format", format))}";

    string Query(params (string Name, string Value)[] parts) => EditionQuery.Of(IsFull, parts);
}
