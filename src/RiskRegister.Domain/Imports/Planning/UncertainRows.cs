namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks what rows are about where number and title do not agree: a number beside another title, and a title that is nearly that of
/// an entry which no row is known to be about.
/// </summary>
internal sealed class UncertainRows
{
    readonly IReadOnlyList<ImportedRow> rows;
    readonly RowMatch[] matches;
    readonly MatchableEntries live;
    readonly TitleQuestions questions;
    readonly List<UncertainRow> uncertain = [];

    // Entries of which it is known what becomes of them, and those among them that an answer gave to a row with another number.
    readonly HashSet<Guid> settled = [];
    readonly HashSet<Guid> moved = [];
    readonly HashSet<int> asked = [];

    // How near the nearest title of those that are asked is to each entry, and how many are.
    readonly Dictionary<Guid, (double Likeness, int Rows)> nearest = [];

    /// <param name="isNamed">Whether the caller says in replace or keep what a row's number means.</param>
    public UncertainRows(
        IReadOnlyList<ImportedRow> rows,
        RowMatch[] matches,
        MatchableEntries live,
        TitleQuestions questions,
        Func<ImportedRow, EntryState, bool> isNamed)
    {
        (this.rows, this.matches, this.live, this.questions) = (rows, matches, live, questions);
        foreach (var (row, match) in rows.Zip(matches))
        {
            if (match.Entry is { } entry && (match.Numbered is null || isNamed(row, entry) || IsTitled(row, entry))) settled.Add(entry.Id);
        }
    }

    /// <summary>Puts what was answered in the place of what was found; what was not, is asked.</summary>
    /// <returns>The places of the rows that are asked about.</returns>
    public IReadOnlySet<int> Ask()
    {
        Find();
        Settle();
        foreach (var row in uncertain.Where(row => questions.AnswerTo(row) is null)) Count(row);
        foreach (var row in uncertain.OrderByDescending(row => row.LikenessByTitle).ThenBy(row => row.At)) Ask(row);
        return asked;
    }

    void Find()
    {
        var near = new NearEntries(live.All.Where(entry => !settled.Contains(entry.Id)));
        SettleMissing();
        var returning = new ReturningEntries(live, settled);
        for (var at = 0; at < matches.Length; at++)
        {
            var (row, match) = (rows[at], matches[at]);
            if (row.IsRefused || match.Fault is not null) continue;
            if (match.Numbered is { } numbered)
            {
                if (settled.Contains(numbered.Id)) continue;
                var others = near.To(row).Where(found => found.Entry.Id != numbered.Id).Concat(returning.BesideNumber(row));
                uncertain.Add(new(at, row, numbered, [.. others.OrderByDescending(found => found.Likeness)]));
            }
            else if (match.Entry is null && !NewEntries.IsClosedExport(row) && !MissingOf(row).Any())
            {
                uncertain.Add(new(at, row, null, returning.Beside(near.To(row), row)) { Sharing = match.Sharing ?? [] });
            }
        }
    }

    // What was closed as missing is its title's row's, and no other's.
    void SettleMissing()
    {
        if (live.Closed.Count == 0) return;
        for (var at = 0; at < matches.Length; at++)
        {
            if (rows[at].Status == RowStatus.Closed || matches[at] is not { Entry: null, Fault: null }) continue;
            settled.UnionWith(MissingOf(rows[at]).Select(entry => entry.Id));
        }
    }

    IEnumerable<EntryState> MissingOf(ImportedRow row) => live.ClosedTitledAs(row.Kind, row.Title).Where(Reopenings.WasMissing);

    // A number settles what its own title speaks for more than any other does; else the most alike title has to be asked about.
    void Settle()
    {
        var likenessByNumber = new Dictionary<Guid, double>();
        var rival = new Dictionary<Guid, double>();
        foreach (var row in uncertain)
        {
            if (row.Numbered is { } numbered)
                likenessByNumber[numbered.Id] = Math.Max(likenessByNumber.GetValueOrDefault(numbered.Id), row.LikenessByNumber);
            foreach (var (entry, likeness) in row.Near) rival[entry.Id] = Math.Max(rival.GetValueOrDefault(entry.Id), likeness);
        }

        for (var each = 0; each < uncertain.Count; each++)
        {
            var row = uncertain[each];
            uncertain[each] = row.Offering(found => found.Likeness > OwnOf(row, found.Entry));
        }

        foreach (var row in uncertain.Where(IsOne)) settled.Add(row.Numbered!.Id);
        uncertain.RemoveAll(IsOne);

        bool IsOne(UncertainRow row) => row is { Numbered: { } numbered, Near: [] }
            && TitleWords.AreOne(numbered.Title, row.Row.Title) && rival.GetValueOrDefault(numbered.Id) <= row.LikenessByNumber;

        double OwnOf(UncertainRow row, EntryState entry) =>
            Math.Max(row.LikenessByNumber, likenessByNumber.GetValueOrDefault(entry.Id));
    }

    void Ask(UncertainRow row)
    {
        var isMoved = row.Numbered is { } numbered && moved.Contains(numbered.Id);

        // Two rows of one number are refused where they are planned.
        if (row.Numbered is not null && !isMoved && settled.Contains(row.Numbered.Id)) return;
        if (questions.AnswerTo(row) is { } answered)
        {
            Take(row, isMoved && answered.IsReplacing ? default : answered);
            return;
        }

        if (isMoved) matches[row.At] = default;
        var left = row with
        {
            Numbered = isMoved ? null : row.Numbered,
            Near = [.. row.Near.Where(near => !settled.Contains(near.Entry.Id))],
            Sharing = [.. row.Sharing.Where(entry => !settled.Contains(entry.Id))],
        };
        if (left is { Numbered: null, Near: [], Sharing: [] }) return;
        questions.Ask(left, IsNearest(left));
        asked.Add(row.At);
    }

    void Count(UncertainRow row)
    {
        if (row.Near is not [var (entry, likeness), ..]) return;
        var (best, count) = nearest.GetValueOrDefault(entry.Id);
        if (likeness >= best) nearest[entry.Id] = (likeness, likeness > best ? 1 : count + 1);
    }

    // Of the two halves of an entry that was split, one at most is proposed to be it.
    bool IsNearest(UncertainRow row) => row.Near is not [var (entry, likeness), ..] || !nearest.TryGetValue(entry.Id, out var best)
        || likeness > best.Likeness || (likeness == best.Likeness && best.Rows == 1);

    void Take(UncertainRow row, RowMatch answered)
    {
        matches[row.At] = answered;
        if (answered.Entry is not { } entry) return;
        settled.Add(entry.Id);
        if (answered.By == MatchBy.Answer) moved.Add(entry.Id);
    }

    static bool IsTitled(ImportedRow row, EntryState entry) => TextKey.OfTitle(row.Title) == TextKey.OfTitle(entry.Title);
}
