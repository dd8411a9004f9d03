namespace RiskRegister.Domain.Performance;

/// <summary>What a text of a report is about: the whole (its key points), a theme, or a section of one.</summary>
/// <param name="Theme">Null for the key points.</param>
/// <param name="Section">Null for the theme as a whole.</param>
public sealed record NarrativePlace(string? Theme, string? Section)
{
    public static readonly NarrativePlace KeyPoints = new(null, null);
}

/// <summary>What is said of a measure that requires improvement, or has no value.</summary>
/// <param name="Reason">Why it is so.</param>
/// <param name="Action">What is done about it.</param>
/// <param name="Post">Who does it.</param>
/// <param name="DueOn">By when.</param>
public sealed record Explanation(string? Reason, string? Action, string? Post, DateOnly? DueOn);

/// <summary>A quarter's report: its lines in their order, and what is said of them.</summary>
public sealed record PerformanceReport(Quarter Quarter, IReadOnlyList<ReportLine> Lines)
{
    /// <summary>As they were written, with their tokens.</summary>
    public IReadOnlyDictionary<NarrativePlace, string> Narratives { get; init; } = new Dictionary<NarrativePlace, string>();

    /// <summary>By the measure's id.</summary>
    public IReadOnlyDictionary<Guid, Explanation> Explanations { get; init; } = new Dictionary<Guid, Explanation>();

    public RatingCounts Counts => RatingCounts.Of(Lines.Select(line => line.Columns.Rating));

    /// <summary>Of the report before, for the measures that were in both; null when it held none of them.</summary>
    public RatingCounts? CountsBefore => Lines.Any(line => line.RatingBefore is not null)
        ? RatingCounts.Of(Lines.Select(line => line.RatingBefore).OfType<Rating>()) : null;

    /// <summary>Those that require improvement, then those that have no value and should.</summary>
    public IEnumerable<ReportLine> Exceptions => Lines.Where(line => line.IsException).Concat(Lines.Where(line => line.IsWithoutData));

    /// <summary>The statuses that its tables use, each of which is explained beneath them; and whether anything was revised.</summary>
    public (IReadOnlyList<ObservationStatus> Statuses, bool AnyRevised) Shorthand()
    {
        var statuses = Lines.SelectMany(Observations).Select(each => each?.Status ?? ObservationStatus.Missing)
            .Concat(Lines.Select(line => line.Columns.YearToDate.Status))
            .Where(status => status != ObservationStatus.Normal).Distinct().Order();
        return ([.. statuses], Lines.Any(line => line.Revised.Count > 0));
    }

    /// <summary>A text with its tokens replaced; null where there is none.</summary>
    public string? Text(NarrativePlace place) => Narratives.TryGetValue(place, out var text) ? Rendered(text) : null;

    /// <summary>Tokens replaced by what the tables print.</summary>
    public string Rendered(string text) => NarrativeTokens.Render(text, Find);

    /// <summary>The line of a measure; null when the report does not hold it.</summary>
    public ReportLine? Find(MeasureReference reference) => Lines.FirstOrDefault(line => line.Measure.Reference == reference);

    /// <summary>As everybody may read it: without exempt measures, and without suppressed values.</summary>
    public PerformanceReport Public()
    {
        var hidden = Lines.Where(line => line.Measure.Exempt is not null).Select(line => line.Measure.Id).ToHashSet();
        var lines = Lines.Where(line => line.Measure.Exempt is null).Select(line => line.Public()).ToList();
        var themes = lines.Select(line => line.Measure.Theme).ToHashSet(StringComparer.Ordinal);
        var sections = lines.Select(line => (line.Measure.Theme, line.Measure.Section)).ToHashSet();
        return this with
        {
            Lines = lines,
            Narratives = Narratives
                .Where(each => each.Key.Theme is null || (each.Key.Section is null ? themes.Contains(each.Key.Theme)
                    : sections.Contains((each.Key.Theme, each.Key.Section))))
                .ToDictionary(),
            Explanations = Explanations.Where(each => !hidden.Contains(each.Key)).ToDictionary(),
        };
    }

    static IEnumerable<Observation?> Observations(ReportLine line)
    {
        if (line.Columns.Rating != Rating.NotDue || line.Columns.Now is not null) yield return line.Columns.Now;
        yield return line.Columns.YearBefore;
        foreach (var before in line.Columns.Before) yield return before.Observation;
        foreach (var comparator in line.Comparators) yield return comparator.Observation;
    }
}
