namespace RiskRegister.Domain.Rounds;

/// <summary>Between which days owners are asked.</summary>
/// <param name="OpensOn">The first day.</param>
/// <param name="DueOn">The day by which owners are to have looked at everything.</param>
/// <param name="FreezesOn">The last day, on which the snapshot is taken.</param>
public sealed record RoundDates(DateOnly OpensOn, DateOnly DueOn, DateOnly FreezesOn)
{
    /// <summary>Adds what is wrong with the order of the dates.</summary>
    public void Check(Faults faults)
    {
        if (DueOn < OpensOn) faults.AddUnlessCovered("dueOn", "must not be before opensOn");
        if (FreezesOn < DueOn) faults.AddUnlessCovered("freezesOn", "must not be before dueOn");
    }
}

/// <summary>Working days before the first public meeting, as the dates of a round are proposed; each at most a year.</summary>
public sealed record RoundDistances
{
    public const int Longest = 260;

    /// <summary>Five clear days, as the law has it.</summary>
    public int Published { get; init; } = 6;

    public int Frozen { get; init; } = 15;

    public int Due { get; init; } = 25;

    public int Opened { get; init; } = 35;

    public RoundDates Propose(DateOnly meetingOn, Func<DateOnly, bool> isHoliday) => new(
        WorkingDays.Before(meetingOn, Opened, isHoliday), WorkingDays.Before(meetingOn, Due, isHoliday),
        WorkingDays.Before(meetingOn, Frozen, isHoliday));

    /// <summary>What is wrong with them, a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (Published is < 0 or > Longest) yield return $"Published must be 0 to {Longest}.";
        if (Frozen < Published || Frozen > Longest) yield return $"Frozen must be Published to {Longest}.";
        if (Due < Frozen || Due > Longest) yield return $"Due must be Frozen to {Longest}.";
        if (Opened < Due || Opened > Longest) yield return $"Opened must be Due to {Longest}.";
    }
}
