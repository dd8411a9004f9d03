using System.Globalization;

namespace RiskRegister.Documents.Tables.Spreadsheets;

/// <summary>Numbers of a spreadsheet as the text that a person would type.</summary>
static class CellNumber
{
    /// <summary>Before it a number of a date's format is a time of day.</summary>
    public static readonly DateTime FirstDay = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    static readonly DateTime DayZero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    const int DaysBetweenEpochs = 1462;
    const double FirstDayAfterLeapDay = 61;
    const double LeapDay = 60;
    const double EndOfDates = 2_958_465;
    const int SecondsPerDay = 86_400;

    /// <summary>Null when it is no number.</summary>
    public static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>25 rather than 25.0, and 0.3 rather than 0.30000000000000004: a spreadsheet shows fifteen digits.</summary>
    public static string Text(double number) => number == 0 ? "0" : number.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>A serial day as ISO 8601; a number that is no day stays a number.</summary>
    /// <param name="since1904">Whether the workbook counts from 1904, as those from old Macs do, rather than from 1900.</param>
    public static string DateText(double serial, bool since1904)
    {
        if (Day(serial, since1904) is not { } instant) return Text(serial);
        var format = instant < FirstDay ? "HH:mm:ss" : instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss";
        return instant.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// What a day stands for that is shown as a month or a year alone; null where it is not the first of a month, for then somebody put
    /// it in.
    /// </summary>
    public static string? MonthText(DateTime day, bool isYear) => day.Day != 1 || day.TimeOfDay != TimeSpan.Zero || day < FirstDay ? null
        : day.ToString(isYear ? "yyyy" : "MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A serial day, with its time; null when it is no day.</summary>
    /// <inheritdoc cref="DateText"/>
    public static DateTime? Day(double serial, bool since1904)
    {
        var day = since1904 ? serial + DaysBetweenEpochs : serial;

        // Excel's 1900 has a 29 February, day 60, that never was: the days before it count one less.
        if (day < 0 || day >= EndOfDates || Math.Floor(day) == LeapDay) return null;
        return DayZero.AddSeconds(Math.Round((day is >= 1 and < FirstDayAfterLeapDay ? day + 1 : day) * SecondsPerDay));
    }
}
