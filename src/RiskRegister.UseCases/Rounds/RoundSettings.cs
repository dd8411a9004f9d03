using System.Text.Json.Serialization;
using PublicHoliday;
using RiskRegister.Domain;
using RiskRegister.Domain.Rounds;

namespace RiskRegister.UseCases.Rounds;

/// <summary>Whose bank holidays count.</summary>
public enum Country
{
    England,
    Wales,
    Scotland,
    NorthernIreland,
}

/// <summary>What is configured of rounds.</summary>
public sealed record RoundSettings
{
    [JsonConverter(typeof(JsonStringEnumConverter<Country>))]
    public Country Country { get; init; } = Country.England;

    /// <summary>Working days before the first public meeting, as dates are proposed.</summary>
    public RoundDistances DaysBefore { get; init; } = new();

    /// <summary>Whether a round is closed only when each open entry has its response.</summary>
    public bool RequireResponse { get; init; }

    /// <summary>The post that signs off each service's entries; where a service has none, an editor does.</summary>
    public Dictionary<string, string> SignOff { get; init; } = [];

    /// <summary>The post that signs off a service's entries; null when an editor does.</summary>
    public string? SignsOff(string? service) =>
        service is null ? null : SignOff.FirstOrDefault(pair => PostNames.AreSame(pair.Key, service)).Value;

    /// <summary>Whether somebody signs a service's entries off: whoever acts for its post, or an editor where none is configured.</summary>
    public bool MaySignOff(Actor actor, string? service) => SignsOff(service) is { } post ? actor.ActsForAny([post]) : actor.IsEditor;

    public bool IsHoliday(DateOnly day) => new UKBankHoliday(Country switch
    {
        Country.Wales => UKBankHoliday.UkCountries.Wales,
        Country.Scotland => UKBankHoliday.UkCountries.Scotland,
        Country.NorthernIreland => UKBankHoliday.UkCountries.NorthernIreland,
        _ => UKBankHoliday.UkCountries.England,
    }).IsPublicHoliday(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>What is wrong with it, a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var fault in DaysBefore.Faults()) yield return $"DaysBefore:{fault}";
        foreach (var (service, post) in SignOff)
        {
            if (TextRules.LineFault(post, EntryLimits.Owner) is { } wrong) yield return $"SignOff:{service} {wrong}.";
        }
    }
}
