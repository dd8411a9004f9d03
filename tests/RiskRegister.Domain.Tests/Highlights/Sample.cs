namespace RiskRegister.Domain.Tests.Highlights;

/// <summary>Entries and registers to compare, in few words.</summary>
static class Sample
{
    public static readonly Quarter Q2 = new(2016, 2);
    public static readonly Quarter Q3 = new(2016, 3);

    static readonly Dictionary<int, Score> Cells = new()
    {
        [1] = new(1, 1),
        [4] = new(2, 2),
        [8] = new(4, 2),
        [9] = new(3, 3),
        [10] = new(5, 2),
        [12] = new(4, 3),
        [15] = new(5, 3),
        [16] = new(4, 4),
        [20] = new(5, 4),
        [25] = new(5, 5),
    };

    /// <summary>An open entry; the same reference always gives the same id.</summary>
    public static EntryState Entry(string reference, int residual = 16, string? title = null)
    {
        if (!EntryReference.TryParse(reference, out var parsed))
            throw new ArgumentException($"{reference} is no reference.", nameof(reference));
        return new EntryState
        {
            Id = new Guid((int)parsed.Kind, (short)parsed.Part, 0, [.. BitConverter.GetBytes((long)parsed.Number)]),
            Kind = parsed.Kind,
            Status = EntryStatus.Open,
            Reference = parsed,
            Title = title ?? $"Title of {reference}",
            Score = Cells[20],
            ResidualScore = Cells[residual],
        };
    }

    public static Score Cell(int value) => Cells[value];

    public static EntryState Closed(this EntryState entry, string reason = "No longer needed") => entry with
    {
        Status = EntryStatus.Closed,
        Closure = new Closure(reason, new DateTimeOffset(2016, 11, 30, 0, 0, 0, TimeSpan.Zero), [], EntryStatus.Open),
    };

    public static EntryState MadeExempt(this EntryState entry) => entry with { Exempt = new Exemption("3", "Commercial terms") };

    public static FrozenRegister Register(Quarter quarter, params EntryState[] entries) => new(quarter, 12, entries);

    /// <summary>Quarter 3 against quarter 2, both with a threshold of 12.</summary>
    public static RegisterComparison Comparison(EntryState[] then, EntryState[] now) => new(Register(Q3, now), Register(Q2, then));

    /// <summary>The one entry's highlight when it changed from one state to another.</summary>
    public static EntryHighlight Between(EntryState then, EntryState now) =>
        RiskRegister.Domain.Highlights.Compare(Comparison([then], [now])).Entries.Single();
}
