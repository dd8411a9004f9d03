namespace RiskRegister.Domain;

/// <summary>How an organisation scores and reports; configuration, of which every snapshot keeps a copy.</summary>
public sealed record RegisterSettings
{
    /// <summary>Printed in the title of every document.</summary>
    public string Organisation { get; init; } = "Example Council";

    public string RegisterName { get; init; } = "Corporate Risk and Opportunity Register";

    /// <summary>Whom readers of a published register can ask; null prints nothing.</summary>
    public string? Contact { get; init; }

    /// <summary>The lowest residual score that is reported, 1–25.</summary>
    public int Threshold { get; init; } = 12;

    /// <summary>The month in which the financial year starts, 1–12.</summary>
    public int FinancialYearStartsIn { get; init; } = 4;

    /// <summary>Whose days count, by its name in the IANA database: for quarters, due dates and every date that is printed.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>The types that an entry may have; each at most 60 characters.</summary>
    public IReadOnlyList<string> Types { get; init; } =
        ["Economic", "Environmental", "Financial", "Legal", "Organisational", "Political", "Reputational", "Social", "Technological"];

    /// <summary>The corporate objectives that entries bear on; at most 100, and none unless they are configured.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    /// <summary>The appetite for risks of each type; a type that is not there has none.</summary>
    public IReadOnlyList<AppetiteStatement> Appetite { get; init; } = [];

    /// <summary>After how many months the latest assurance of a control is stale, 1–120.</summary>
    public int AssuranceMonths { get; init; } = 12;

    public PrintSettings Print { get; init; } = new();

    /// <summary>Short forms that the entries use, explained in the key of every document; at most 100.</summary>
    public IReadOnlyList<Abbreviation> Abbreviations { get; init; } = [];

    public RegisterLabels Labels { get; init; } = new();

    public MatrixSettings Matrix { get; init; } = new();

    /// <summary>The day that an instant falls on where the organisation is.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>The first instant of a day; where its midnight is skipped, the first after it.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var (zone, midnight) = (Zone, day.ToDateTime(TimeOnly.MinValue));
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

/// <summary>A short form and what it stands for: "MT", "Management Team".</summary>
/// <param name="Letters">At most 60 characters.</param>
/// <param name="Meaning">At most 200 characters.</param>
public sealed record Abbreviation(string Letters, string Meaning);
