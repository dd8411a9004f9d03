namespace RiskRegister.Domain.Imports;

/// <summary>
/// Reopens entries that were closed because a quarter's register did not have them, and not by a person, or that
/// an answer says come back.
/// </summary>
/// <param name="claims">The rows by the ids of the entries that they are about, among others.</param>
internal sealed class Reopenings(
    MatchableEntries live,
    RowApplication application,
    PlanMessages messages,
    NumbersGiven numbers,
    Renumberings renumberings,
    Dictionary<object, ImportedRow> claims)
{
    readonly List<Guid> ids = [];

    public IReadOnlyList<Guid> Ids => ids;

    public static bool WasMissing(EntryState entry) =>
        entry.Closure?.Reason.StartsWith(ImportPlanner.ClosedAsMissing, StringComparison.Ordinal) == true;

    /// <summary>The one closed last of the title of a row that is not closed itself, one of its reference before others.</summary>
    public EntryState? MissingBefore(ImportedRow row)
    {
        if (row.Status == RowStatus.Closed || live.Closed.Count == 0) return null;
        var closed = live.ClosedTitledAs(row.Kind, row.Title)
            .Where(entry => WasMissing(entry) && !claims.ContainsKey(entry.Id))
            .OrderByDescending(entry => entry.Closure!.ClosedAt)
            .ToArray();
        return Array.Find(closed, entry => row.Reference is not null ? entry.Reference == row.Reference
            : row.SourceReference?.Value is not { } source || SourceKey.AreOne(entry.SourceReference, source))
            ?? closed.FirstOrDefault();
    }

    public RowOutcome Reopen(ImportedRow row, EntryState closed, MatchBy by)
    {
        claims.TryAdd(closed.Id, row);
        if (row.Reference is { } named && live.With(named) is not null) row = row with { Reference = null };
        var reference = row.Reference ?? closed.Reference;
        if (reference is { } taken && live.With(taken) is not null) reference = null;
        reference ??= numbers.Give(row.Kind);
        var reopened = EntryLife.Reopen(closed).State!;
        var state = application.Apply(row, reopened with
        {
            Reference = reopened.Status == EntryStatus.Proposed ? null : reference,
        });
        state = renumberings.Of(row, state, reopened, by);
        RowLevels.ReportKept(row, closed, messages);
        ids.Add(closed.Id);
        messages.Report(row, null, ImportCodes.EntryReopened,
            $"{RowMatching.NameOf(state)}, \"{CellText.Shown(state.Title)}\", was closed{(WasMissing(closed) ? " as missing" : "")} and is "
            + $"here again{(by == MatchBy.Answer ? ", as was answered" : "")}: it is reopened, with its history.");
        if (closed.Exempt is not null && row.Exempt?.Value is null) messages.ReportExemptionKept(row, state);
        return new RowOutcome(row.Table, row.Number, RowResult.Updated, state.Reference, state, state.FieldsChangedSince(closed));
    }
}
