using System.Globalization;

namespace RiskRegister.Pages.Components;

/// <summary>Days and instants as pages print them.</summary>
sealed class Times(TimeProvider clock)
{
    /// <summary>The day of today, by which actions are overdue.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>"5 December 2016".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    /// <summary>"5 December 2016, 14:05 UTC".</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
