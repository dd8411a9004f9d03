namespace RiskRegister.Domain.Imports;

/// <summary>
/// Settles rows of one number of which one is closed, as a list of closed entries names numbers that were given again, or an entry that
/// the register still has as open.
/// </summary>
internal sealed class ClosedTwins(IReadOnlyList<ImportedRow> rows, Decisions decisions, PlanMessages messages)
{
    const string Apart = "apart";
    const string LeaveOut = "leaveOut";
    const string Closed = "closed";
    const string Open = "open";

    readonly HashSet<ImportedRow> apart = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<int> passedOver = [];
    RowMatch[] matches = [];

    /// <summary>Whether a row's number is by now another's, and says nothing of what it is about.</summary>
    public bool IsApart(ImportedRow row) => apart.Contains(row);

    /// <summary>What a row is about, where that is more than its title.</summary>
    public static object? ClaimOf(ImportedRow row, EntryState? present) => present is not null ? present.Id
        : NewEntries.IsClosedExport(row) ? row.Id
        : row.Reference is { } reference ? reference
        : row.Id is { } id ? id
        : row.SourceReference?.Value is { } source ? (row.Kind, source.ToUpperInvariant())
        : null;

    /// <summary>The rows that are planned, and what they are about.</summary>
    /// <param name="found">What every row is about by its number and title.</param>
    public (IReadOnlyList<ImportedRow> Rows, RowMatch[] Matches) Settle(RowMatch[] found)
    {
        matches = found;
        if (!rows.Any(IsClosed)) return (rows, matches);
        var first = new Dictionary<object, int>();
        foreach (var at in Places(isClosed: false))
        {
            if (ClaimOf(rows[at], matches[at].Entry) is { } claim) first.TryAdd(claim, at);
        }

        foreach (var at in Places(isClosed: true))
        {
            if (ClaimOf(rows[at], matches[at].Entry) is not { } claim || first.TryAdd(claim, at)) continue;
            Settle(at, first[claim]);
            if (passedOver.Contains(first[claim])) first[claim] = at;
        }

        return passedOver.Count == 0 ? (rows, matches)
            : ([.. rows.Where((_, at) => !passedOver.Contains(at))], [.. matches.Where((_, at) => !passedOver.Contains(at))]);
    }

    // What was exported is known by its id.
    static bool IsClosed(ImportedRow row) => row is { Status: RowStatus.Closed, Id: null };

    IEnumerable<int> Places(bool isClosed) => Enumerable.Range(0, rows.Count).Where(at => IsClosed(rows[at]) == isClosed
        && !rows[at].IsRefused && matches[at].Fault is null);

    void Settle(int closed, int other)
    {
        if (IsTitled(rows[other].Title, rows[closed].Title))
        {
            // Of two closed rows that say the same one is too many.
            if (!IsClosed(rows[other])) SettleSame(closed, other);
        }
        else if (matches[closed].Entry is { } entry && IsTitled(entry.Title, rows[closed].Title))
        {
            // The entry is closed by its number and its title, and what has the number now is something new.
            matches[other] = default;
        }
        else
        {
            SettleApart(closed, other);
        }
    }

    void SettleApart(int closed, int other)
    {
        var answer = Ask("closed-numbers", closed,
            $"{Named(closed)}, which is closed, has the number of {Named(other)}: was it given again?",
            [
                new(Apart, "It was: such a closed row is a closed entry of its own, and the other is not touched by it."),
                new(LeaveOut, "Such closed rows are passed over."),
            ],
            Apart);
        if (answer == LeaveOut)
        {
            PassOver(closed);
            return;
        }

        matches[closed] = default;
        apart.Add(rows[closed]);
    }

    void SettleSame(int closed, int open)
    {
        var answer = Ask("closed-and-open", closed,
            $"{Named(closed)} is closed here, and open in row {rows[open].Number} of {rows[open].Table}: how do such entries stand?",
            [
                new(Closed, "They are closed: the rows are passed over that have them as open."),
                new(Open, "They are open: the rows are passed over that have them as closed."),
            ],
            null);
        PassOver(answer == Closed ? open : closed, isSaid: answer is not null);
    }

    void PassOver(int at, bool isSaid = true)
    {
        passedOver.Add(at);
        if (isSaid) messages.Report(rows[at], null, ImportCodes.RowIgnored, $"{Named(at)} is passed over, as was answered.");
    }

    string? Ask(string id, int at, string text, QuestionChoice[] choices, string? proposed) => decisions.Ask(new ImportQuestion(
        id, ImportCodes.ReferenceTwice, text, choices, proposed, rows[at].Table, rows[at].Number));

    string Named(int at) => $"\"{CellText.Shown(rows[at].Title)}\" "
        + $"({rows[at].Reference?.ToString() ?? CellText.Shown(rows[at].SourceReference?.Value ?? "no number")})";

    static bool IsTitled(string one, string other) => TextKey.OfTitle(one) == TextKey.OfTitle(other);
}
