namespace RiskRegister.Domain.Imports;

/// <summary>Names what may have become an opportunity that was a risk, or the other way round: a kind never changes.</summary>
internal sealed class ChangedKinds(MatchableEntries live, PlanMessages messages)
{
    /// <param name="row">One that is about no entry.</param>
    /// <param name="matched">The entries that rows are about.</param>
    public void Report(ImportedRow row, IReadOnlySet<Guid> matched)
    {
        var other = row.Kind == EntryKind.Risk ? EntryKind.Opportunity : EntryKind.Risk;
        foreach (var twin in live.TitledAs(other, row.Title).Where(entry => !matched.Contains(entry.Id)).Take(1))
        {
            var (kind, was) = row.Kind == EntryKind.Risk ? ("A risk", "an opportunity") : ("An opportunity", "a risk");
            messages.Report(row, null, ImportCodes.TitleExists,
                $"{RowMatching.NameOf(twin)}, {was}, has the same title. {kind} is another entry, and {RowMatching.NameOf(twin)} goes on: "
                + "close it where this has taken its place.");
        }
    }
}
