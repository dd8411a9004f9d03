using System.Globalization;

namespace RiskRegister.Pages.Components;

/// <summary>A day as it was typed into three fields.</summary>
public sealed record DateParts(string Day, string Month, string Year)
{
    public static readonly DateParts None = new("", "", "");

    public bool IsEmpty => Day.Length + Month.Length + Year.Length == 0;

    public static DateParts Of(DateOnly? day) => day is { } known ? new($"{known.Day}", $"{known.Month}", $"{known.Year}") : None;

    public static DateParts Read(IFormCollection form, string name) =>
        new(form[$"{name}-day"].ToString().Trim(), form[$"{name}-month"].ToString().Trim(), form[$"{name}-year"].ToString().Trim());

    /// <summary>The day; null when nothing was typed, or no day.</summary>
    public DateOnly? ToDay(string name, string called, FormFaults faults)
    {
        if (IsEmpty) return null;
        if (Number(Year) is { } year and >= 1900 and <= 2199 && Number(Month) is { } month and >= 1 and <= 12
            && Number(Day) is { } day && day >= 1 && day <= DateTime.DaysInMonth(year, month)) return new DateOnly(year, month, day);
        faults.Add(name, $"{called} must be a real date, such as 31 3 2027.");
        return null;
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
