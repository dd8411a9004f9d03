using System.Text.Json.Serialization;

namespace RiskRegister.Domain;

/// <summary>Something already in place that makes a risk smaller, or progress already made on an opportunity.</summary>
/// <param name="Id">From 1, never reused within the entry.</param>
/// <param name="Text">One line.</param>
public sealed record Control(int Id, string Text)
{
    /// <summary>How well it works; null while nobody has said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ControlEffectiveness? Effectiveness { get; init; }

    /// <summary>The post that sees to it, where it is not the entry's owner.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Owner { get; init; }

    /// <summary>Who has assured themselves of it; null where nobody has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ControlAssurance? Assurance { get; init; }

    /// <summary>Whether the latest assurance that has a day is older than so many months.</summary>
    public bool IsStale(DateOnly today, int months) => Assurance?.LatestOn is { } latest && latest < today.AddMonths(-months);

    /// <summary>Whether anything but its text is known.</summary>
    [JsonIgnore]
    public bool HasDetails => Effectiveness is not null || Owner is not null || Assurance is not null;
}

/// <summary>How an entry's controls stand to the months after which assurance is stale.</summary>
public enum AssuranceStanding
{
    /// <summary>The latest assurance of a control is too long ago.</summary>
    Stale,

    /// <summary>Some control has assurance with a day, and of none it is too long ago.</summary>
    Current,

    /// <summary>No control has assurance with a day.</summary>
    None,
}

/// <summary>Whether somebody has lately assured themselves of an entry's controls.</summary>
public static class AssuranceRule
{
    /// <param name="months">After how many assurance is stale.</param>
    public static AssuranceStanding Of(IReadOnlyList<Control> controls, DateOnly today, int months) =>
        controls.All(control => control.Assurance?.LatestOn is null) ? AssuranceStanding.None
        : controls.Any(control => control.IsStale(today, months)) ? AssuranceStanding.Stale : AssuranceStanding.Current;
}

/// <summary>How well a control works.</summary>
public enum ControlEffectiveness
{
    Effective,

    /// <summary>In part.</summary>
    Partly,
    Ineffective,
    NotTested,
}

/// <summary>What each line of defence has done to assure itself of a control.</summary>
/// <param name="First">Those who run it.</param>
/// <param name="Second">Those who oversee them: risk, finance, compliance.</param>
/// <param name="Third">Those who are independent: internal audit, inspectors.</param>
public sealed record ControlAssurance(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LineAssurance? First = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LineAssurance? Second = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LineAssurance? Third = null)
{
    public static readonly string[] LineNames = ["first", "second", "third"];

    /// <summary>In the order of <see cref="LineNames"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<LineAssurance?> Lines => [First, Second, Third];

    /// <summary>The latest day that a line names; null where none names one.</summary>
    [JsonIgnore]
    public DateOnly? LatestOn => Lines.Max(line => line?.On);

    /// <summary>Null where no line has said anything.</summary>
    public static ControlAssurance? Of(IReadOnlyList<LineAssurance?> lines) =>
        lines.All(line => line is null) ? null : new ControlAssurance(lines[0], lines[1], lines[2]);
}

/// <summary>What one line of defence has done.</summary>
/// <param name="What">One line: "Monthly reconciliation".</param>
/// <param name="By">Who: a post, a team, an auditor.</param>
/// <param name="On">When last.</param>
public sealed record LineAssurance(
    string What,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? On = null);

/// <summary>What controls are called.</summary>
public static class ControlWords
{
    /// <summary>"Partly effective".</summary>
    public static string Worded(this ControlEffectiveness effectiveness) => effectiveness switch
    {
        ControlEffectiveness.Effective => "Effective",
        ControlEffectiveness.Partly => "Partly effective",
        ControlEffectiveness.Ineffective => "Ineffective",
        _ => "Not tested",
    };
}
