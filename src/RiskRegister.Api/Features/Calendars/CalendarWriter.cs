using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using RiskRegister.UseCases.Calendars;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Api.Features.Calendars;

/// <summary>Writes somebody's days as iCalendar (RFC 5545): whole days, which occupy nobody's time.</summary>
public sealed class CalendarWriter(RegisterSettingsInForce settings)
{
    const string Product = "-//Risk Register//Calendar//EN";

    /// <param name="origin">Where the pages are, for links.</param>
    public string Write(CalendarDays days, string origin)
    {
        var calendar = new Calendar { ProductId = Product };
        calendar.AddProperty("X-WR-CALNAME", $"{settings.Settings.RegisterName}, {settings.Settings.Organisation}");
        foreach (var day in days.Rounds.SelectMany(round => Of(round, origin))) calendar.Events.Add(day);
        foreach (var action in days.Actions)
        {
            calendar.Events.Add(Event($"{action.Id:D}.{action.Item}", action.DueOn,
                $"{action.Reference}: an action is due – {action.Title}", action.UpdatedAt, $"{origin}/entries/{action.Reference}"));
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    IEnumerable<CalendarEvent> Of(RoundRow round, string origin)
    {
        var (printed, link) = (round.Quarter.Printed(settings.Settings.FinancialYearStartsIn), $"{origin}/rounds/{round.QuarterText}");
        foreach (var (name, day, what) in new[]
        {
            ("opens", round.OpensOn, "the round opens"), ("due", round.DueOn, "owners have looked at their entries"),
            ("freezes", round.FreezesOn, "the register is frozen"),
        })
            yield return Event($"{round.QuarterText}.{name}", day, $"{printed}: {what}", round.UpdatedAt, link);
        if (round.MeetingOn is { } meeting)
            yield return Event($"{round.QuarterText}.meeting", meeting, $"{printed}: first public meeting", round.UpdatedAt, link);
    }

    // The same day has the same UID each time, so that a program knows what has been moved.
    static CalendarEvent Event(string id, DateOnly day, string summary, DateTime changedAt, string link) => new()
    {
        Uid = $"{id}@risk-register",
        Start = new CalDateTime(day),
        Summary = summary,
        DtStamp = new CalDateTime(changedAt.ToUniversalTime(), CalDateTime.UtcTzId),
        Url = new Uri(link),
        Transparency = TransparencyType.Transparent,
    };
}
