using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.UseCases.Committees;

namespace RiskRegister.Pages.Meetings;

/// <summary>What was typed into a form, by the names of its fields; what the form begins with likewise.</summary>
public sealed record Typed(IReadOnlyDictionary<string, string> Values, DateParts Day)
{
    /// <summary>As it was typed; empty where nothing was.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>Null where nothing was typed.</summary>
    public string? OrNull(string field) => this[field] is { Length: > 0 } text ? text : null;

    /// <summary>The revision from which it was typed.</summary>
    public int Revision =>
        int.TryParse(this["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    /// <summary>The same, to be sent again from what is there now.</summary>
    public Typed From(int revision) => this with
    {
        Values = new Dictionary<string, string>(Values, StringComparer.Ordinal) { ["revision"] = $"{revision}" },
    };

    public bool IsFrom(MeetingRow meeting) => meeting.Revision == Revision;

    /// <param name="day">The name of the form's day, if it has one.</param>
    public static Typed Read(IFormCollection form, string day = "day") => new(
        form.ToDictionary(pair => pair.Key, pair => TextRules.Prose(pair.Value.ToString()), StringComparer.Ordinal),
        DateParts.Read(form, day));

    public static Typed Of(DateOnly? day, params (string Field, string? Value)[] values) => new(
        values.ToDictionary(pair => pair.Field, pair => pair.Value ?? "", StringComparer.Ordinal), DateParts.Of(day));
}
