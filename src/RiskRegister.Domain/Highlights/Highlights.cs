namespace RiskRegister.Domain;

/// <summary>Says what changed between two registers: codes for programs, sentences for committees.</summary>
public static class Highlights
{
    /// <summary>Compares two registers, each under its own threshold.</summary>
    /// <exception cref="ArgumentException">A register holds an id twice, or an entry on it has no reference.</exception>
    public static RegisterHighlights Compare(RegisterComparison comparison)
    {
        var (now, then) = comparison;
        return Ordered(now.Quarter, then?.Quarter, now.Threshold, now.FinancialYearStartsIn,
            OnNow(comparison).Concat(OnThenOnly(comparison)));
    }

    /// <summary>The highlights of two registers that were compared piece by piece.</summary>
    /// <param name="pieces">At least one; both states of an entry were in the same piece.</param>
    public static RegisterHighlights Joined(IReadOnlyList<RegisterHighlights> pieces) => pieces is [var whole]
        ? whole
        : Ordered(pieces[0].Quarter, pieces[0].Since, pieces[0].Threshold, pieces[0].FinancialYearStartsIn,
        pieces.SelectMany(piece => piece.Entries));

    /// <summary>The summary that belongs to highlights: paragraphs, each ending in a full stop.</summary>
    /// <param name="quarter">The quarter of the later register.</param>
    /// <param name="since">The quarter of the earlier one; null for a first register.</param>
    /// <param name="threshold">The later register's threshold, 1–25.</param>
    /// <param name="firstMonth">The month in which the financial year starts, 1–12.</param>
    /// <param name="entries">All that <see cref="Compare"/> found, in its order; whatever is left out is not counted.</param>
    public static IReadOnlyList<string> Summarise(
        Quarter quarter, Quarter? since, int threshold, int firstMonth, IReadOnlyList<EntryHighlight> entries) =>
        [SummaryText.OfComings(quarter, since, firstMonth, entries), SummaryText.OfThoseOn(since, threshold, entries)];

    static RegisterHighlights Ordered(
        Quarter quarter, Quarter? since, int threshold, int firstMonth, IEnumerable<EntryHighlight> found)
    {
        EntryHighlight[] entries = [.. found.OrderBy(entry => entry.Reference).ThenByDescending(entry => entry.IsDeletion)
            .ThenBy(entry => entry.EntryId)];
        return new RegisterHighlights(quarter, since, threshold, Summarise(quarter, since, threshold, firstMonth, entries), entries)
        {
            FinancialYearStartsIn = firstMonth,
        };
    }

    static IEnumerable<EntryHighlight> OnNow(RegisterComparison comparison)
    {
        var then = ById(comparison.Then);
        foreach (var entry in comparison.Now.Entries)
        {
            if (!comparison.Now.Shows(entry) || comparison.Withheld.Contains(entry.Id)) continue;
            // What was exempt was not in the public edition, even where the caller's register still holds it.
            var was = comparison.Disclosed.Contains(entry.Id) ? null : then.GetValueOrDefault(entry.Id);
            if (was is not null && comparison.Then!.Shows(was))
            {
                var changes = EntryChanges.Between(was, entry);
                yield return Highlight(entry, changes, EntryText.OfKept(changes, entry));
            }
            else
            {
                var added = Added(comparison, was, entry);
                yield return Highlight(entry, [added], EntryText.OfAdded(added, entry, comparison));
            }
        }
    }

    static IEnumerable<EntryHighlight> OnThenOnly(RegisterComparison comparison)
    {
        var now = ById(comparison.Now);
        foreach (var was in comparison.Then?.Entries ?? [])
        {
            if (!comparison.Then!.Shows(was) || comparison.Withheld.Contains(was.Id) || comparison.Disclosed.Contains(was.Id)) continue;
            var entry = now.GetValueOrDefault(was.Id);
            if (entry is not null && comparison.Now.Shows(entry)) continue;
            var removed = Removed(comparison, was, entry);
            yield return Highlight(was, [removed], EntryText.OfRemoved(removed, comparison));
        }
    }

    static Change Added(RegisterComparison comparison, EntryState? was, EntryState entry) => was switch
    {
        { Status: EntryStatus.Open } when entry.ResidualScore.Value > was.ResidualScore.Value => new Change(ChangeCode.Added)
        {
            Reason = ChangeReason.Escalated,
            From = was.ResidualScore.Value,
            To = entry.ResidualScore.Value,
        },
        { Status: EntryStatus.Open } => new Change(ChangeCode.Added)
        {
            Reason = ChangeReason.Threshold,
            From = comparison.Then!.Threshold,
            To = comparison.Now.Threshold,
        },
        not null => new Change(ChangeCode.Added) { Reason = ChangeReason.Reopened },
        null when comparison.Disclosed.Contains(entry.Id) => new Change(ChangeCode.Added) { Reason = ChangeReason.Disclosed },
        null when comparison.Then is not null && entry.Move is { } move =>
            new Change(ChangeCode.Added) { Reason = ChangeReason.Moved, Register = move.From },
        null when comparison.HeldBefore.Contains(entry.Id) => new Change(ChangeCode.Added) { Reason = ChangeReason.Reopened },
        null => new Change(ChangeCode.Added) { Reason = ChangeReason.New },
    };

    static Change Removed(RegisterComparison comparison, EntryState was, EntryState? held)
    {
        var entry = held ?? comparison.MovedSince.GetValueOrDefault(was.Id) ?? comparison.ClosedBetween.GetValueOrDefault(was.Id);
        return entry switch
        {
            { Status: EntryStatus.Open, Level: not RegisterLevel.Corporate } => new Change(ChangeCode.Removed)
            {
                Reason = ChangeReason.Moved,
                Register = entry.Level,
            },
            { Status: EntryStatus.Open } when entry.ResidualScore.Value < was.ResidualScore.Value => new Change(ChangeCode.Removed)
            {
                Reason = ChangeReason.Deescalated,
                From = was.ResidualScore.Value,
                To = entry.ResidualScore.Value,
            },
            { Status: EntryStatus.Open } => new Change(ChangeCode.Removed)
            {
                Reason = ChangeReason.Threshold,
                From = comparison.Then!.Threshold,
                To = comparison.Now.Threshold,
            },
            _ => new Change(ChangeCode.Removed) { Reason = ChangeReason.Closed, ClosureReason = entry?.Closure?.Reason },
        };
    }

    static EntryHighlight Highlight(EntryState entry, IReadOnlyList<Change> changes, string text) => new(
        entry.Id,
        entry.Reference ?? throw new ArgumentException($"Entry {entry.Id} is on the register without a reference.", nameof(entry)),
        entry.Title,
        entry.Kind,
        changes,
        text);

    static Dictionary<Guid, EntryState> ById(FrozenRegister? register) => (register?.Entries ?? []).ToDictionary(entry => entry.Id);
}
