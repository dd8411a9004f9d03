using System.Globalization;
using RiskRegister.Documents.Printed;

namespace RiskRegister.Documents.Columns;

/// <summary>What stands in a cell of a table: text, a number or a day, and the colour behind it.</summary>
readonly record struct CellValue
{
    public string? Text { get; private init; }

    public int? Number { get; private init; }

    /// <summary>An exact figure.</summary>
    public decimal? Figure { get; private init; }

    public DateOnly? Day { get; private init; }

    public Shade? Shade { get; private init; }

    /// <summary>As a cell of text has it: numbers in digits, days in ISO 8601.</summary>
    public string Plain =>
        Text ?? Number?.ToString(CultureInfo.InvariantCulture) ?? Figure?.ToString(CultureInfo.InvariantCulture)
            ?? Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static CellValue Of(string? text, Shade? shade = null) => new() { Text = text, Shade = shade };

    /// <summary>One item a line.</summary>
    public static CellValue Of(IEnumerable<string> items) => new() { Text = string.Join('\n', items) };

    public static CellValue Of(int? number, Shade? shade = null) => new() { Number = number, Shade = shade };

    public static CellValue Of(decimal? figure) => new() { Figure = figure };

    public static CellValue Of(DateOnly? day) => new() { Day = day };
}
