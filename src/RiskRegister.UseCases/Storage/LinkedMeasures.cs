using System.Text.Json;
using RiskRegister.Domain.Performance;

namespace RiskRegister.UseCases.Storage;

/// <summary>A measure that is the evidence for a risk or opportunity.</summary>
/// <param name="Why">Why it was linked; null where nobody said.</param>
public sealed record LinkedMeasure(MeasureState Measure, MeasureStanding Standing, string? Why)
{
    /// <summary>As everybody may read it: a suppressed value is not told, nor what would tell it.</summary>
    public LinkedMeasure Public() => Standing.Latest is not { Status: ObservationStatus.Suppressed } latest ? this
        : this with { Standing = new MeasureStanding(latest with { Value = null }, Rating.NoData, Course: null) };

    /// <summary>"PM14 Waste sent to landfill: 126 in Quarter 3 2016/17; requires improvement".</summary>
    public string Printed() => Standing.Latest is not { } latest ? $"{Measure.Reference} {Measure.Title}: no value yet"
        : $"{Measure.Reference} {Measure.Title}: {Measure.Printed(latest.Value, latest.Status)} in {latest.Period.Printed}"
            + (Standing.Rating.IsRated() ? $"; {Standing.Rating.Printed().ToLowerInvariant()}" : "");
}

/// <summary>The measures of entries, as a column of what reads these: most have none, and then nothing else is looked at.</summary>
public static class LinkedMeasures
{
    /// <summary>Of an entry "e": a JSON array.</summary>
    public const string Column = """
        case when exists (select from entry_measures as k where k.entry_id = e.id and not k.removed)
            then coalesce(measures_of_entry(e.id), '[]') else '[]' end
        """;

    public const string None = "[]";

    /// <param name="text">Of the column.</param>
    /// <param name="reader">Who reads; the exempt ones of posts that are not its own are left out. Null for nobody in particular.</param>
    /// <param name="firstMonth">In which the financial year starts.</param>
    public static IReadOnlyList<LinkedMeasure> Of(string text, Actor? reader, int firstMonth)
    {
        if (text == None) return [];
        using var document = JsonDocument.Parse(text);
        return
        [
            .. document.RootElement.EnumerateArray()
                .Select(link => (Standing: StandingOf(link.GetProperty("standing"), firstMonth), Why: link.GetProperty("why").GetString()))
                .Where(each => Sees(reader, each.Standing.Measure))
                .Select(each => new LinkedMeasure(each.Standing.Measure, each.Standing.Standing, each.Why)),
        ];
    }

    /// <param name="standing">As measure_standing gives it.</param>
    public static (MeasureState Measure, MeasureStanding Standing) Read(string standing, int firstMonth)
    {
        using var document = JsonDocument.Parse(standing);
        return StandingOf(document.RootElement, firstMonth);
    }

    /// <param name="standing">As measure_standing gives it.</param>
    static (MeasureState Measure, MeasureStanding Standing) StandingOf(JsonElement standing, int firstMonth)
    {
        var measure = standing.GetProperty("facts").Deserialize(MeasureJson.Stored.MeasureState)!;
        var own = Items(standing, "observations").Select(ObservationOf).ToDictionary(each => each.Period);
        return (measure, MeasureStanding.Of(measure, own, [.. Items(standing, "targets").Select(TargetOf)], firstMonth));
    }

    static bool Sees(Actor? reader, MeasureState measure) =>
        measure.Exempt is null || (reader is not null && (reader.SeesAllMeasures || reader.ActsForAny(measure.Owners)));

    static IEnumerable<JsonElement> Items(JsonElement of, string name)
    {
        var items = of.GetProperty(name);
        if (items.ValueKind == JsonValueKind.Null) yield break;
        foreach (var item in items.EnumerateArray()) yield return item;
    }

    static Observation ObservationOf(JsonElement parts) => new(
        Period.TryParse(parts[0].GetString(), out var period) ? period : throw new InvalidDataException($"{parts[0]} is no period."),
        parts[1].GetDecimal(),
        Status: ObservationStatuses.Of(parts[2].GetString()![0]) ?? throw new InvalidDataException($"{parts[2]} is no status."));

    // Of a target only what it asks for counts here.
    static Target TargetOf(JsonElement parts) => new(
        DateOnly.ParseExact(parts[0].GetString()!, "yyyy-MM-dd"),
        new TargetBounds(Figure(parts[1]), Figure(parts[2]), Figure(parts[3]), Figure(parts[4])), TargetKind.Local, Source: null);

    static decimal? Figure(JsonElement figure) => figure.ValueKind == JsonValueKind.Null ? null : figure.GetDecimal();
}
