namespace RiskRegister.Domain.Performance;

/// <summary>What is counted, once for good: everything about a measure but its values and targets.</summary>
public sealed record MeasureState
{
    public required Guid Id { get; init; }

    public required MeasureReference Reference { get; init; }

    /// <summary>The part of the report that it stands in: "Start well".</summary>
    public required string Theme { get; init; }

    /// <summary>Within the theme; null at its head.</summary>
    public string? Section { get; init; }

    /// <summary>Its place in the section, 1 to 100,000; those with the same stand by number.</summary>
    public int Place { get; init; } = FirstPlace;

    public required string Title { get; init; }

    /// <summary>A national code, or what it was called where it came from.</summary>
    public string? SourceReference { get; init; }

    public string? Description { get; init; }

    public GoodIs GoodIs { get; init; } = GoodIs.None;

    public Basis Basis { get; init; } = Basis.Flow;

    public MeasureUnit Unit { get; init; } = MeasureUnit.Number;

    /// <summary>Its values are ratios: of sums, they are taken anew.</summary>
    public bool IsRatio { get; init; }

    /// <summary>What its ratios are taken of: 100 for a percentage.</summary>
    public decimal Per { get; init; } = 1;

    /// <summary>Decimals printed, 0 to 6.</summary>
    public int Decimals { get; init; }

    /// <summary>Quarters by which it is reported in arrears, 0 to 4.</summary>
    public int Lag { get; init; }

    public IReadOnlyList<string> Owners { get; init; } = [];

    public string? Service { get; init; }

    public Exemption? Exempt { get; init; }

    /// <summary>Null while values are given.</summary>
    public Retirement? Retirement { get; init; }

    /// <summary>A value of it as a table prints it, with the shorthand of its status: "79.6%", "12 [p]", "[x]".</summary>
    public string Printed(decimal? value, ObservationStatus status) => string.Join(' ',
        new[] { value is { } given ? Unit.Printed(given, Decimals) : "", status.Shorthand() }.Where(part => part.Length > 0));

    public const int FirstPlace = 1;
    public const int LastPlace = 100_000;

    /// <summary>Whether nothing of it differs.</summary>
    public bool SameAs(MeasureState other) =>
        this with { Owners = [] } == other with { Owners = [] } && Owners.SequenceEqual(other.Owners, StringComparer.Ordinal);
}

/// <summary>The end of a measure.</summary>
/// <param name="ReplacedBy">The measure that takes its place.</param>
public sealed record Retirement(string Reason, DateTimeOffset At, Guid? ReplacedBy);

/// <summary>What changes of a measure.</summary>
public sealed record MeasurePatch
{
    public Optional<string?> Theme { get; init; }

    public Optional<string?> Section { get; init; }

    public Optional<int?> Place { get; init; }

    public Optional<string?> Title { get; init; }

    public Optional<string?> SourceReference { get; init; }

    public Optional<string?> Description { get; init; }

    public Optional<GoodIs?> GoodIs { get; init; }

    public Optional<Basis?> Basis { get; init; }

    public Optional<MeasureUnit?> Unit { get; init; }

    public Optional<bool?> IsRatio { get; init; }

    public Optional<decimal?> Per { get; init; }

    public Optional<int?> Decimals { get; init; }

    public Optional<int?> Lag { get; init; }

    public Optional<IReadOnlyList<string>?> Owners { get; init; }

    public Optional<string?> Service { get; init; }

    public Optional<Exemption?> Exempt { get; init; }
}
