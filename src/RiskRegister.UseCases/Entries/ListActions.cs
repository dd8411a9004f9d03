using System.Runtime.CompilerServices;
using RiskRegister.Documents;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Which actions a list has; null leaves a filter out.</summary>
public sealed record ActionFilter
{
    /// <summary>Actions of any of these posts: their own owner, or the entry's where they have none.</summary>
    public IReadOnlyList<string>? Owners { get; init; }

    /// <summary>Due on or before this day.</summary>
    public DateOnly? DueBy { get; init; }

    public bool? Overdue { get; init; }

    public ActionStatus? Status { get; init; }

    public bool Shows(ActionLine line) =>
        (Owners is null || Doers(line).Intersect(Owners, StringComparer.OrdinalIgnoreCase).Any())
        && (DueBy is not { } day || line.Action.DueOn <= day)
        && (Overdue is not { } overdue || line.IsOverdue == overdue)
        && (Status is not { } status || line.Action.Status == status);

    static IReadOnlyList<string> Doers(ActionLine line) => line.Action.Owner is { } own ? [own] : line.Entry.Owners;
}

/// <summary>An action with the row of its entry.</summary>
public sealed record ListedAction(EntryRow Row, StoredFacts Facts, ActionLine Line);

/// <summary>
/// The actions of all entries that are not closed, in register order, and within an entry in the order in which they were made.
/// </summary>
public sealed class ListActions(ListEntries entries)
{
    /// <summary>One after the other: whoever has enough stops, and nothing is held but the entry that is looked at.</summary>
    /// <param name="of">Which entries are looked at.</param>
    /// <param name="after">Null for the beginning.</param>
    public async IAsyncEnumerable<ListedAction> Read(
        Actor actor, EntryFilter of, ActionFilter filter, ActionPlace? after, [EnumeratorCancellation] CancellationToken stop)
    {
        var today = entries.Today(of.AsOf);
        var from = after is null ? null : new EntryPlace(after.Position, after.Entry);
        await foreach (var row in entries.All(actor, of, EntryOrder.Reference, from, stop))
        {
            var entry = new FoundEntry(row, StoredEntry.ReadFacts(row.Facts));
            if (entry.Facts.Status == EntryStatus.Closed) continue;
            var state = entry.State;
            var began = after is not null && row.Id == after.Entry ? after.Action : 0;
            foreach (var action in state.Actions.Where(action => action.Id > began).OrderBy(action => action.Id))
            {
                var line = new ActionLine(state, action, action.IsOverdue(today));
                if (filter.Shows(line)) yield return new ListedAction(row, entry.Facts, line);
            }
        }
    }
}
