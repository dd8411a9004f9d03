using System.Globalization;

namespace RiskRegister.Domain.Committees;

/// <summary>What is said of a body.</summary>
/// <param name="Name">"Audit and Governance Committee".</param>
/// <param name="Place">Where it usually meets.</param>
/// <param name="IsPublic">Whether its meetings are open to press and public.</param>
/// <param name="Position">Its place in the register's usual route, from 1; null when it has none.</param>
public sealed record BodyPlan(string Name, string? Place, bool IsPublic, int? Position);

/// <summary>What is said of a meeting.</summary>
/// <param name="Time">As "14:00", of the organisation's clock.</param>
/// <param name="Note">For those who prepare it.</param>
public sealed record MeetingPlan(DateOnly Day, string? Time, string? Place, string? Note);

/// <summary>How something stands on an agenda.</summary>
/// <param name="Number">As the agenda numbers it.</param>
/// <param name="Part">1 is open to press and public, 2 is not.</param>
public sealed record ItemHeading(string? Number, string? Title, int Part);

/// <summary>What is put before a meeting: exactly one of a snapshot, a performance report and an entry.</summary>
/// <param name="Entry">The entry's reference or id.</param>
public sealed record ItemPlan(ItemHeading Heading, Quarter? Snapshot, Quarter? PerformanceReport, string? Entry);

/// <summary>What came of an item.</summary>
/// <param name="Resolution">As minuted; null while nothing was resolved.</param>
/// <param name="Minutes">Where the minutes are.</param>
public sealed record ItemOutcome(string? Resolution, string? Minutes)
{
    public static readonly ItemOutcome None = new(null, null);
}

/// <summary>Whether a meeting has been.</summary>
public enum MeetingState
{
    Planned,
    Held,
    Cancelled,
}

/// <summary>What bodies, meetings and items must satisfy. Each gives its faults by the member's path.</summary>
public static class CommitteeRules
{
    static readonly string[] Targets = ["snapshot", "performanceReport", "entry"];

    /// <summary>Small letters, digits and single hyphens between them.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= CommitteeLimits.Key && key[0] != '-' && key[^1] != '-'
        && !key.Contains("--", StringComparison.Ordinal) && key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)
            || letter == '-');

    public static void Check(BodyPlan body, Faults faults)
    {
        Line("name", body.Name, CommitteeLimits.Name, faults);
        Line("place", body.Place, CommitteeLimits.Place, faults);
        if (body.Position is < 1 or > CommitteeLimits.LastPosition)
            faults.AddUnlessCovered("position", $"must be 1 to {CommitteeLimits.LastPosition}");
    }

    public static void Check(MeetingPlan meeting, Faults faults)
    {
        if (meeting.Day.Year is <= Quarter.FirstYear or > Quarter.LastYear)
            faults.AddUnlessCovered("day", "must be in the years 1901 to 2199");
        if (meeting.Time is { } time && !TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            faults.AddUnlessCovered("time", "must be a time of day, as 14:00");
        Line("place", meeting.Place, CommitteeLimits.Place, faults);
        if (meeting.Note is { } note) faults.AddUnlessCovered("note", TextRules.ProseFault(note, CommitteeLimits.Note));
    }

    public static void Check(ItemHeading heading, Faults faults)
    {
        Line("number", heading.Number, CommitteeLimits.Number, faults);
        Line("title", heading.Title, CommitteeLimits.Title, faults);
        if (heading.Part is not (1 or 2)) faults.AddUnlessCovered("part", "must be 1 or 2");
    }

    public static void Check(ItemPlan item, Faults faults)
    {
        Check(item.Heading, faults);
        if (Targets.Any(faults.Covers)) return;
        if (new[] { item.Snapshot is not null, item.PerformanceReport is not null, item.Entry is not null }.Count(given => given) != 1)
            faults.AddUnlessCovered("", "needs exactly one of snapshot, performanceReport and entry");
    }

    /// <param name="known">As it is kept; an address that stays is not looked at again.</param>
    public static void Check(ItemOutcome outcome, ItemOutcome known, Faults faults)
    {
        if (outcome.Resolution is { } resolution)
        {
            faults.AddUnlessCovered("outcome.resolution", TextRules.ProseFault(resolution, CommitteeLimits.Resolution)
                ?? (TextRules.IsBlank(resolution) ? "must say something, or be null" : null));
        }

        CheckMinutes("outcome.minutes", outcome.Minutes, known.Minutes, faults);
    }

    /// <summary>What is handed out after a committee report was published.</summary>
    /// <param name="text">Null when none could be read, which <paramref name="faults"/> then say, or was given.</param>
    public static void CheckAddendum(string? text, DateOnly handedOutOn, DateOnly today, Faults faults)
    {
        if (text is null) faults.AddUnlessCovered("text", "is required");
        else if (TextRules.IsBlank(text)) faults.AddUnlessCovered("text", "must say something");
        else faults.AddUnlessCovered("text", TextRules.ProseFault(text, CommitteeLimits.Addendum));
        if (handedOutOn.Year is <= Quarter.FirstYear or > Quarter.LastYear)
            faults.AddUnlessCovered("handedOutOn", "must be in the years 1901 to 2199");
        else if (handedOutOn > today) faults.AddUnlessCovered("handedOutOn", "must not be to come");
    }

    /// <summary>Where minutes are, or nothing.</summary>
    /// <param name="known">As it is kept; an address that stays is not looked at again.</param>
    public static void CheckMinutes(string path, string? address, string? known, Faults faults)
    {
        if (address is not null && address != known) faults.AddUnlessCovered(path, AddressRules.Fault(address));
    }

    static void Line(string path, string? text, int longest, Faults faults) =>
        faults.AddUnlessCovered(path, text is null ? null : TextRules.LineFault(text, longest));
}
