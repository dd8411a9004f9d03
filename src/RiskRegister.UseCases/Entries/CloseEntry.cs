using Npgsql;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Ends an entry with a reason; a proposal is refused by it.</summary>
public sealed class CloseEntry(EntryChanges entries)
{
    /// <param name="replacedBy">References or ids of the entries that take its place.</param>
    public Task<Result<EntryRow>> Apply(
        Actor actor, string named, Expected expected, string reason, IReadOnlyList<string> replacedBy, CancellationToken stop) =>
        entries.Run(actor, named, (connection, entry) => Apply(connection, actor, entry, expected, reason, replacedBy, new Faults(), stop),
            stop);

    /// <param name="reason">Null when none could be read, which <paramref name="faults"/> then say.</param>
    public async Task<Result<EntryRow>> Apply(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, Expected expected, string? reason, IReadOnlyList<string> replacedBy,
        Faults faults,
        CancellationToken stop)
    {
        if (expected.Check(entry) is { } stale) return stale;
        if (reason is null) faults.AddUnlessCovered("reason", "is required");
        var others = await FindOthers(connection, actor, entry, replacedBy, faults, stop);
        var decision = EntryLife.Close(entry.State, reason ?? "-", others, entries.Now, faults);
        return await entries.Store(connection, actor, entry, decision, reason, named: null, stop);
    }

    static async Task<IReadOnlyList<Guid>> FindOthers(
        NpgsqlConnection connection, Actor actor, FoundEntry entry, IReadOnlyList<string> named, Faults faults, CancellationToken stop)
    {
        var ids = new List<Guid>();
        if (named.Count > EntryLimits.ReplacedBy)
            faults.AddUnlessCovered("replacedBy", $"must have at most {EntryLimits.ReplacedBy} elements");
        for (var index = 0; index < Math.Min(named.Count, EntryLimits.ReplacedBy); index++)
        {
            var path = $"replacedBy[{index}]";
            if (faults.Covers(path)) continue;
            var (other, _) = await LiveEntries.Find(connection, named[index], actor, stop);
            if (other is null) faults.Add(path, "is no entry's reference or id");
            else if (other.Row.Id == entry.Row.Id) faults.Add(path, "is the entry itself");
            else if (ids.Contains(other.Row.Id)) faults.Add(path, "stands twice");
            else ids.Add(other.Row.Id);
        }

        return ids;
    }
}
