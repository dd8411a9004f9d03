using RiskRegister.Api.Tests.Scale;
using RiskRegister.Benchmarks.Load;
using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Requests;

/// <summary>The requests that are measured.</summary>
public static class Works
{
    const string Entries = "/api/v1/entries";
    public const string RegisterFile = "register.json";
    public static readonly string Published = $"/api/v1/snapshots/{LargeRegister.Latest.Previous.Previous}/register";
    const int Read = 2000;
    const int Changed = 4000;

    public static IReadOnlyList<Work> All { get; } =
    [
        new("One entry", Script.Paths, Bound.AtLeast(0.80), async (side, stop) => Paths(await side.References(Read, stop))),
        new("One entry, not modified (reference: full read)", Script.Paths, Bound.AtLeast(1.0), async (side, stop) =>
            await side.PathsWithTags(Read, stop))
        {
            ReferenceLines = async (side, stop) => Paths(await side.References(Read, stop)),
        },
        new("Page of 50 with all text, by kind and owner", Script.Paths, Bound.AtLeast(0.80), (_, _) => These(
            $"{Entries}?kind=risk&owner=MT&limit=50", $"{Entries}?kind=opportunity&owner=MT&limit=50")),
        new("Full-text search, 50 results", Script.Paths, Bound.AtLeast(0.80), (_, _) => Task.FromResult(
            Enumerable.Range(1, LargeRegister.Services - 1).Select(number => $"{Entries}?q={number}&limit=50"))),
        Rare("Full-text search for what one entry has", number => $"{number}"),
        Rare("Full-text search for what no entry has", number => $"nowhere{number}"),
        // Small answers, of which the entry has to be found first, in a round trip that the reference does without.
        Beside("Comments of an entry", "comments?limit=50", 0.35),
        Beside("Links of an entry", "links", 0.8),
        Beside("Questions about an entry", "questions?limit=50", 0.65),
        new("Meetings of a body", Script.Paths, Bound.AtLeast(0.45), (_, _) => Task.FromResult(
            Enumerable.Range(1, BesideEntries.Bodies).Select(number => $"/api/v1/meetings?body=body-{number}&limit=50"))),
        new("Register of a published snapshot, JSON (reference: from memory)", Script.Paths, Bound.AtLeast(0.75), (_, _) =>
            These(Published))
        {
            OfCommittee = true,
            ReferenceLines = (_, _) => These($"/{RegisterFile}"),
        },
        new("Change one entry", Script.Changes, Bound.AtLeast(0.65), async (side, stop) => await side.Revisions(Changed, stop)),
        new("Create an entry", Script.Creations, Bound.AtLeast(0.65), (_, _) => These(NewEntry.Json)),
    ];

    // The entry is found first, for who may see it; the reference asks once.
    static Work Beside(string name, string list, double least) => new(name, Script.Paths, Bound.AtLeast(least), async (side, stop) =>
        (await side.References(BesideEntries.Entries, stop)).Select(reference => $"{Entries}/{reference}/{list}"));

    // Numbers that only the titles of single entries have. Each within one and a half times of the best plan.
    static Work Rare(string name, Func<int, string> word)
    {
        var paths = Enumerable.Range(LargeRegister.Services + 3000, 500).Select(number => $"{Entries}?q={word(number)}&limit=50").ToArray();
        return new(name, Script.Paths, Bound.AtLeast(0.67), (_, _) => These(paths))
        {
            ReferenceLines = (_, _) => These(paths.Select(path => $"{path}&byIndex=1")),
        };
    }

    static IEnumerable<string> Paths(IEnumerable<string> references) => references.Select(reference => $"{Entries}/{reference}");

    static Task<IEnumerable<string>> These(params IEnumerable<string> lines) => Task.FromResult(lines);
}
