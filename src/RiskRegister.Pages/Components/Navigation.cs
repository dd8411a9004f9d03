namespace RiskRegister.Pages.Components;

/// <summary>A page that the navigation leads to, for those who hold the right.</summary>
sealed record Place(string Name, string Path, Right Right)
{
    /// <summary>Other paths that belong to it.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    public bool Holds(string path) =>
        path == Path || Within.Any(each => path == each || path.StartsWith(each + "/", StringComparison.Ordinal));
}

/// <summary>Where the pages are.</summary>
static class Navigation
{
    static readonly Place[] Places =
    [
        new("Quarter", "/", Right.AnyCaller),
        new("Register", "/register", Right.ReadLive) { Within = ["/entries"] },
        new("Rounds", "/rounds", Right.ReadLive) { Within = ["/rounds"] },
        new("My work", "/my-work", Right.ChangeEntries) { Within = ["/my-work"] },
        new("Heat map", "/heat-map", Right.ReadLive),
        new("Quick update", "/quick-update", Right.ChangeEntries) { Within = ["/quick-update"] },
        new("Proposals", "/proposals", Right.RunRegister),
        new("Import", "/import", Right.RunRegister) { Within = ["/import"] },
        new("Snapshots", "/snapshots", Right.AnyCaller) { Within = ["/snapshots"] },
        new("Measures", "/measures", Right.ReadMeasures) { Within = ["/measures"] },
        new("Performance reports", "/performance-reports", Right.AnyCaller) { Within = ["/performance-reports"] },
        new("Meetings", "/meetings", Right.AnyCaller) { Within = ["/meetings", "/bodies", "/questions"] },
        new("Audit log", "/audit", Right.ReadAudit),
        new("Verification", "/verification", Right.Verify),
        new("Keys", "/keys", Right.Administer) { Within = ["/keys"] },
        new("Posts", "/posts", Right.Administer) { Within = ["/posts"] },
    ];

    public static IEnumerable<Place> For(Actor actor) => Places.Where(place => place.Right.Allows(actor));
}
