using RiskRegister.Benchmarks.Load;
using RiskRegister.Benchmarks.Report;
using RiskRegister.Benchmarks.Requests;

namespace RiskRegister.Benchmarks.Growth;

/// <summary>Requests that find and change the same number of entries in a register of any size.</summary>
public static class GrowingWork
{
    const string Entries = "/api/v1/entries";
    const string Owner = "Head of Growth";
    const string Word = "peregrine";

    // More than a page holds.
    const int OfOwner = 60;
    const int WithWord = 20;

    // As many as the smallest register has.
    const int Asked = 900;

    static readonly Bound Little = Bound.AtMost(1.3);
    static readonly string Search = $"{Entries}?q={Word}&limit=50";

    public static IReadOnlyList<Work> All { get; } =
    [
        new($"One entry, of {Asked}", Script.Paths, Little, async (side, stop) =>
            (await side.References(Asked, stop)).Select(reference => $"{Entries}/{reference}")),
        new($"Page of 50 by kind and owner, of {OfOwner} found", Script.Paths, Little, (_, _) =>
            These($"{Entries}?kind=risk&owner={Uri.EscapeDataString(Owner)}&limit=50")),
        new($"Full-text search, {WithWord} found", Script.Paths, Bound.AtMost(2), (_, _) => These(Search)),
        new($"Change one entry, of {Asked}", Script.Changes, Little, async (side, stop) => await side.Revisions(Asked, stop)),
        new("Create an entry", Script.Creations, Little, (_, _) => These(NewEntry.Json)),
    ];

    /// <summary>Adds what the requests are to find.</summary>
    public static async Task Prepare(Served served, CancellationToken stop)
    {
        var owned = NewEntry.Json.Replace(NewEntry.Owner, Owner, StringComparison.Ordinal);
        for (var number = 0; number < OfOwner; number++)
            await served.Post(Entries, number < WithWord
                ? owned.Replace(NewEntry.Title, $"{NewEntry.Title}: {Word}", StringComparison.Ordinal) : owned, stop);
        await served.Database.Execute("vacuum analyze", stop);
        var found = await served.Count(Search, stop);
        if (found != WithWord) throw new InvalidOperationException($"{found} entries are found instead of {WithWord}.");
    }

    static Task<IEnumerable<string>> These(params IEnumerable<string> lines) => Task.FromResult(lines);
}
