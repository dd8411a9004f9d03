using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>
/// What a document says of all entries before it prints the first: found in a reading of its own, so that no entry is held. Of a very long
/// register only the most significant entries are named on the first page.
/// </summary>
sealed class RegisterOutline
{
    /// <summary>How many entries the first page names.</summary>
    public const int MostRows = 200;

    const int MostCorrected = 200;
    const int MostOwners = 300;

    readonly HeatMapCells cells;
    readonly Matrix matrix;
    readonly PriorityQueue<OverviewRow, (int, int, int)> rows = new();
    readonly Dictionary<EntryKind, int> numbers = [];
    readonly List<CorrectedEntry> corrected = [];
    readonly SortedSet<string> owners = new(StringComparer.OrdinalIgnoreCase);
    int up, down, fresh, notReviewed, overdueActions, overdueEntries;

    RegisterOutline(PrintableRegister register)
    {
        Register = register;
        cells = new HeatMapCells(register.Settings);
        matrix = new Matrix(register.Settings.Matrix);
    }

    /// <summary>With the paragraphs that its exempt entries cite.</summary>
    public PrintableRegister Register { get; private set; }

    /// <summary>The entries corrected since publication, at most 200.</summary>
    public IReadOnlyList<CorrectedEntry> Corrected => corrected;

    /// <summary>Posts that own something, in the order of the alphabet, at most 300.</summary>
    public IReadOnlyCollection<string> Owners => owners;

    public int Entries => numbers.Values.Sum();

    public bool HasOf(EntryKind kind) => numbers.ContainsKey(kind);

    /// <summary>The maps that have something to show; that of risks is always there.</summary>
    public IReadOnlyList<HeatMap> Maps =>
        [.. new[] { EntryKind.Risk, EntryKind.Opportunity }.Where(kind => kind == EntryKind.Risk || HasOf(kind)).Select(cells.Of)];

    /// <summary>The most significant entries: by residual score, then by score, then in register order.</summary>
    public IReadOnlyList<OverviewRow> Rows =>
        [.. rows.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];

    /// <summary>Label and number of each count.</summary>
    public IReadOnlyList<(string Label, string Number)> Counts
    {
        get
        {
            var highlights = Register.Highlights;
            List<(string, string)> counts =
            [
                ("Risks", $"{numbers.GetValueOrDefault(EntryKind.Risk)}"),
                ("Opportunities", $"{numbers.GetValueOrDefault(EntryKind.Opportunity)}"),
                ("Added", $"{highlights?.Entries.Count(entry => entry.Changes[0].Code == ChangeCode.Added) ?? fresh}"),
            ];
            if (highlights is not null) counts.Add(("Removed",
                $"{highlights.Entries.Count(entry => entry.Changes[0].Code == ChangeCode.Removed)}"));
            counts.AddRange([("Score up", $"{up}"), ("Score down", $"{down}"), ("Overdue actions", $"{overdueActions}")]);
            if (Register.ReviewedSince is not null) counts.Add(("Not reviewed", $"{notReviewed}"));
            return counts;
        }
    }

    /// <param name="also">Sees every line too.</param>
    public static async Task<RegisterOutline> Of(PrintableRegister register, CancellationToken cancellation,
        Action<RegisterLine>? also = null)
    {
        var outline = new RegisterOutline(register);
        var paragraphs = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in register.Read(kind: null, cancellation))
        {
            outline.Add(line);
            if (line.State.Exempt is { } exempt) paragraphs.Add(exempt.Paragraph);
            also?.Invoke(line);
        }

        // An annex has nothing of what is not exempt, in its highlights neither.
        outline.Register = register with
        {
            Paragraphs = [.. paragraphs],
            Highlights = register.Edition == Edition.Exempt ? null : register.Highlights,
        };
        return outline;
    }

    void Add(RegisterLine line)
    {
        var state = line.State;
        numbers[state.Kind] = numbers.GetValueOrDefault(state.Kind) + 1;
        cells.Add(new PlacedEntry(PrintedEntry.ReferenceOf(state), state.ResidualScore, line.OnRegister)
        {
            Kind = state.Kind,
            Before = line.ResidualBefore
        });
        var overdue = state.Actions.Count(action => action.IsOverdue(Register.Day));
        overdueActions += overdue;
        if (overdue > 0) overdueEntries++;
        if (line.Movement == Movement.Up) up++;
        if (line.Movement == Movement.Down) down++;
        if (line.Movement == Movement.New) fresh++;
        if (Register.ReviewedSince is { } since && !(state.ReviewedAt > since)) notReviewed++;
        if (line.Corrections.Count > 0 && corrected.Count < MostCorrected)
            corrected.Add(new CorrectedEntry(state.Id, PrintedEntry.ReferenceOf(state), state.Title, line.Corrections));
        foreach (var owner in state.Owners.Concat(state.Actions.Select(action => action.Owner).OfType<string>()))
        {
            if (owners.Count < MostOwners) owners.Add(owner);
        }

        var priority = (state.ResidualScore.Value, state.Score.Value, -Entries);
        if (rows.Count == MostRows && rows.TryPeek(out _, out var least) && priority.CompareTo(least) < 0) return;
        rows.Enqueue(OverviewRow.Of(line, Register, matrix, overdue), priority);
        if (rows.Count > MostRows) rows.Dequeue();
    }
}

/// <summary>An entry on the first page.</summary>
/// <param name="Title">Its beginning.</param>
/// <param name="Before">The residual score in the register compared with; a dash where that did not hold it.</param>
/// <param name="Target">A dash where nobody said.</param>
/// <param name="Movement">"Down 4", "No change", "New".</param>
/// <param name="Direction">"▼ improving".</param>
/// <param name="Residuals">Of the last six registers, oldest first.</param>
/// <param name="Overdue">How many actions.</param>
sealed record OverviewRow(
    string Reference, string Title, string Before, PrintedScore Residual, string Target, string Movement, string Direction,
    DirectionMeaning? Meaning, IReadOnlyList<int> Residuals, string Trend, int Overdue)
{
    public const string Caption = "The register on a page";

    /// <summary>The same after a report to a committee.</summary>
    public const string AppendixCaption = "Appendix A: the register on a page";

    const int LongestTitle = 72;
    const int MostEarlier = 5;

    public static string[] Headings(PrintableRegister register) =>
    [
        "Entry", register.Highlights?.Since is { } since ? $"Q{since.Number}"
            : "Before", "Now", "Target", "Movement, direction", "Trend", "Overdue",
    ];

    public static OverviewRow Of(RegisterLine line, PrintableRegister register, Matrix matrix, int overdue)
    {
        var (state, settings) = (line.State, register.Settings);
        var earlier = line.Earlier.TakeLast(MostEarlier).ToArray();
        var before = line.ResidualBefore?.Value;
        var direction = PrintedDirection.Of(line.Direction, state.Kind);
        var moved = before is { } was ? state.ResidualScore.Value - was : 0;
        return new OverviewRow(
            PrintedEntry.ReferenceOf(state),
            TextLayout.Shortened(state.Title, LongestTitle),
            before is null ? "–" : $"{before}",
            PrintedScore.Of(state.ResidualScore, state.Kind, settings.Matrix, matrix),
            state.TargetScore is { } target ? $"{target.Value}" : "–",
            line.Movement switch
            {
                Domain.Movement.Up => moved > 0 ? $"Up {moved}" : "Up",
                Domain.Movement.Down => moved < 0 ? $"Down {-moved}" : "Down",
                Domain.Movement.Level => "No change",
                _ => "New",
            },
            direction.ShortWords,
            direction.Meaning,
            [.. earlier.Select(mark => mark.Residual), state.ResidualScore.Value],
            string.Join(", ", [.. earlier.Select(mark => $"{mark.Quarter.Printed(settings.FinancialYearStartsIn)}: {mark.Residual}"),
                $"now: {state.ResidualScore.Value}"]),
            overdue);
    }
}
