using RiskRegister.Domain;
using RiskRegister.Domain.Committees;
using RiskRegister.Pages.Components;
using RiskRegister.UseCases.Committees;
using RiskRegister.UseCases.Storage;

namespace RiskRegister.Pages.Meetings;

/// <summary>What pages call meetings and what is before them, and where they are.</summary>
static class MeetingWords
{
    public const string Path = "/meetings";

    public static string PathOf(MeetingRow meeting) => $"{Path}/{meeting.Id:D}";

    public static string Name(MeetingRow meeting) => $"{meeting.BodyName}, {Times.Day(meeting.Day)}";

    public static string State(MeetingState state) => state switch
    {
        MeetingState.Held => "Held",
        MeetingState.Cancelled => "Cancelled",
        _ => "Planned",
    };

    public static string? Colour(MeetingState state) => state switch
    {
        MeetingState.Held => "green",
        MeetingState.Cancelled => "grey",
        _ => null,
    };

    /// <summary>"Risk register of Quarter 3 2016/17", where the agenda gives no title of its own.</summary>
    public static string Title(MeetingItemRow item, RegisterSettingsInForce settings) => item.Title ?? (item switch
    {
        { Snapshot: { } quarter } => $"{settings.Settings.RegisterName}, {Printed(quarter, settings)}",
        { PerformanceReport: { } quarter } => $"Performance report, {Printed(quarter, settings)}",
        _ => $"{item.Reference ?? "A proposal"} in depth",
    });

    /// <summary>Where what an item is about is; null where it has no page.</summary>
    public static string? LinkOf(MeetingItemRow item, Actor actor) => item switch
    {
        { IsThere: false } => null,
        { Snapshot: { } quarter } => $"/snapshots/{quarter}",
        { PerformanceReport: { } quarter } => $"/performance-reports/{quarter}",
        { EntryId: { } id } when Right.ReadLive.Allows(actor) => $"/entries/{id:D}",
        _ => null,
    };

    public static string Printed(string quarter, RegisterSettingsInForce settings) =>
        Quarter.TryParse(quarter, out var parsed) ? parsed.Printed(settings.Settings.FinancialYearStartsIn) : quarter;
}
