namespace RiskRegister.Api.Tests.Access;

/// <param name="Name">As it stands in the table.</param>
/// <param name="Cells">By caller.</param>
public sealed record RolesRow(string Name, IReadOnlyDictionary<string, RolesCell> Cells)
{
    public string Method => Name.Split(' ')[0];

    /// <summary>The endpoint's, without what is in the path of all.</summary>
    public string Path => Name.Split(' ', '?')[1];

    /// <summary>"asOf", "edition=full"; null where the row is about none.</summary>
    public string? Query => Name.Split('?').ElementAtOrDefault(1);

    public string Endpoint => $"{Method} {Path}";

    public bool Changes => Method != "GET";

    /// <summary>Whether it names an entry, or would make one.</summary>
    public bool IsAboutAnEntry => Path.Contains("{reference}", StringComparison.Ordinal) || Endpoint == "POST /entries";

    public bool IsAboutASnapshot => Path.Contains("{quarter}", StringComparison.Ordinal);

    public bool ListsEntries => !Changes && Path.Split('/')[^1].Split('.')[0] is "entries" or "actions" or "register" or "matrix"
        or "highlights" && !IsSealed;

    /// <summary>"csv", "docx"; null where the form is not the path's.</summary>
    public string? Form => Path.Split('/')[^1].Split('.').ElementAtOrDefault(1) is { } ending && Path != "/openapi/v1.json" ? ending : null;

    // Files that no search for a text reads, and pages that name entries without a change as "CR1 to CR4".
    bool IsSealed => Form is "xlsx" or "docx" or "pdf" || (Form == "html" && Path.Contains("highlights", StringComparison.Ordinal));

    public bool ListsSnapshots => Endpoint == "GET /snapshots";
}
