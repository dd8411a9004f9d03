using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Components;

/// <summary>Days and instants as pages print them.</summary>
sealed class Times(RegisterSettingsInForce settings, TimeProvider clock)
{
    /// <summary>The day of today, by which actions are overdue.</summary>
    public DateOnly Today => Register.DayOf(clock.GetUtcNow());

    /// <summary>"5 December 2016".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public string Day(DateTimeOffset at) => Day(Register.DayOf(at));

    /// <summary>"5 December 2016, 14:05 UTC".</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    RegisterSettings Register => settings.Settings;
}
