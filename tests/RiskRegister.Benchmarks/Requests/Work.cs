using RiskRegister.Benchmarks.Report;

namespace RiskRegister.Benchmarks.Requests;

/// <summary>What clients ask for again and again, and how near to the reference the service must come.</summary>
/// <param name="Script">What sends it.</param>
/// <param name="Lines">What the script reads to load the service; made anew for every round.</param>
public sealed record Work(string Name, string Script, Bound Bound, Func<Served, CancellationToken, Task<IEnumerable<string>>> Lines)
{
    /// <summary>Whether it asks a register of a committee's size, with about 400 entries on it, rather than the large one.</summary>
    public bool OfCommittee { get; init; }

    /// <summary>What loads the reference, where that is not the same.</summary>
    public Func<Served, CancellationToken, Task<IEnumerable<string>>>? ReferenceLines { get; init; }

    public string Method => Script switch { Load.Script.Changes => "PATCH", Load.Script.Creations => "POST", _ => "GET" };
}
