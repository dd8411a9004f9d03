namespace RiskRegister.Domain.Performance;

/// <summary>The life of a measure: pure functions of what it is, what is asked for, and the time.</summary>
public static class MeasureLife
{
    const decimal WholePercent = 100m;

    /// <summary>A new measure; a theme and a title are needed.</summary>
    public static MeasureState Create(Guid id, MeasureReference reference, MeasurePatch patch, Faults faults)
    {
        if (!patch.Theme.IsGiven) faults.AddUnlessCovered("theme", "is required");
        if (!patch.Title.IsGiven) faults.AddUnlessCovered("title", "is required");
        var unit = patch.Unit.Or(null) ?? MeasureUnit.Number;
        // Percentages are ratios of a hundred unless somebody says otherwise.
        var blank = new MeasureState
        {
            Id = id,
            Reference = reference,
            Theme = "",
            Title = "",
            IsRatio = unit == MeasureUnit.Percent,
            Per = unit == MeasureUnit.Percent ? WholePercent : 1,
        };
        return Change(blank, patch, faults);
    }

    public static MeasureState Change(MeasureState present, MeasurePatch patch, Faults faults)
    {
        var state = present with
        {
            Theme = Line(patch.Theme.Or(present.Theme)) ?? "",
            Section = Line(patch.Section.Or(present.Section)),
            Place = patch.Place.Or(present.Place) ?? present.Place,
            Title = Line(patch.Title.Or(present.Title)) ?? "",
            SourceReference = Line(patch.SourceReference.Or(present.SourceReference)),
            Description = patch.Description.Or(present.Description) is { } text && TextRules.Prose(text) is { Length: > 0 } prose ? prose
                : null,
            GoodIs = patch.GoodIs.Or(present.GoodIs) ?? present.GoodIs,
            Basis = patch.Basis.Or(present.Basis) ?? present.Basis,
            Unit = patch.Unit.Or(present.Unit) ?? present.Unit,
            IsRatio = patch.IsRatio.Or(present.IsRatio) ?? present.IsRatio,
            Per = patch.Per.Or(present.Per) ?? present.Per,
            Decimals = patch.Decimals.Or(present.Decimals) ?? present.Decimals,
            Lag = patch.Lag.Or(present.Lag) ?? present.Lag,
            Owners = [.. (patch.Owners.Or(present.Owners) ?? present.Owners).Select(TextRules.Line)],
            Service = Line(patch.Service.Or(present.Service)),
            Exempt = patch.Exempt.Or(present.Exempt),
        };
        Check(state, faults);
        return state;
    }

    /// <summary>Ends a measure with a reason; its values stay.</summary>
    public static MeasureState Retire(MeasureState present, string reason, Guid? replacedBy, DateTimeOffset now, Faults faults)
    {
        faults.AddUnlessCovered("reason", TextRules.LineFault(TextRules.Line(reason), MeasureLimits.Note));
        if (replacedBy == present.Id) faults.AddUnlessCovered("replacedBy", "is the measure itself");
        return present with { Retirement = new Retirement(TextRules.Line(reason), now, replacedBy) };
    }

    static void Check(MeasureState measure, Faults faults)
    {
        CheckLine("theme", measure.Theme, MeasureLimits.Theme, faults);
        CheckLine("section", measure.Section, MeasureLimits.Section, faults);
        CheckLine("title", measure.Title, MeasureLimits.Title, faults);
        CheckLine("sourceReference", measure.SourceReference, MeasureLimits.SourceReference, faults);
        CheckLine("service", measure.Service, EntryLimits.Service, faults);
        if (measure.Description is { } text) faults.AddUnlessCovered("description", TextRules.ProseFault(text, MeasureLimits.Description));
        CheckRange("place", measure.Place, MeasureState.FirstPlace, MeasureState.LastPlace, faults);
        CheckRange("decimals", measure.Decimals, 0, Figures.MostPrinted, faults);
        CheckRange("lag", measure.Lag, 0, MeasureLimits.LongestLag, faults);
        if (measure.Per is < 1 or > MeasureLimits.LargestPer || measure.Per != decimal.Truncate(measure.Per))
            faults.AddUnlessCovered("per", $"must be a whole number from 1 to {MeasureLimits.LargestPer}");
        if (measure.Owners.Count > EntryLimits.Owners)
            faults.AddUnlessCovered("owners", $"must have at most {EntryLimits.Owners} elements");
        if (measure.Owners.Distinct(StringComparer.Ordinal).Count() != measure.Owners.Count)
            faults.AddUnlessCovered("owners", "must not name the same twice");
        for (var index = 0; index < measure.Owners.Count; index++)
            CheckLine($"owners[{index}]", measure.Owners[index], EntryLimits.Owner, faults);
        CheckLine("exempt.paragraph", measure.Exempt?.Paragraph, EntryLimits.ExemptionParagraph, faults);
        CheckLine("exempt.reason", measure.Exempt?.Reason, EntryLimits.ExemptionReason, faults);
    }

    static string? Line(string? text) => text is null ? null : TextRules.Line(text);

    static void CheckLine(string path, string? text, int longest, Faults faults)
    {
        if (text is not null) faults.AddUnlessCovered(path, TextRules.LineFault(text, longest));
    }

    static void CheckRange(string path, int value, int lowest, int highest, Faults faults)
    {
        if (value < lowest || value > highest) faults.AddUnlessCovered(path, $"must lie between {lowest} and {highest}");
    }
}
