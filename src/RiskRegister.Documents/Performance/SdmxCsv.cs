using System.Globalization;
using RiskRegister.Documents.Columns;
using RiskRegister.Documents.Csv;
using RiskRegister.Domain.Performance;

namespace RiskRegister.Documents.Performance;

/// <summary>Writes observations as SDMX-CSV 2.0, one row an observation, which statistics tools read.</summary>
public static class SdmxCsv
{
    const string Structure = "dataflow";
    const string StructureId = "COUNCIL:MEASURES(1.0)";

    /// <summary>Of the series that is the organisation's own.</summary>
    const string Own = "_Z";

    /// <param name="firstMonth">In which the financial year starts; reporting years begin on its first day.</param>
    /// <param name="output">Written to asynchronously only; left open.</param>
    public static Task WriteAsync(
        MeasureState measure, IAsyncEnumerable<(string Series, Observation Observation)> observations, int firstMonth, Stream output,
        CancellationToken cancellation)
    {
        TableColumn<(string Series, Observation Observation)>[] columns =
        [
            Text("STRUCTURE", _ => Structure),
            Text("STRUCTURE_ID", _ => StructureId),
            Text("ACTION", _ => "I"),
            Text("MEASURE", _ => measure.Reference.ToString()),
            Text("SERIES", row => row.Series.Length == 0 ? Own : row.Series),
            Text("TIME_PERIOD", row => TimeOf(row.Observation.Period, firstMonth)),
            Figure("OBS_VALUE", row => row.Observation.Value),
            Text("OBS_STATUS", row => row.Observation.Status.Code().ToString()),
            Figure("NUMERATOR", row => row.Observation.Numerator),
            Figure("DENOMINATOR", row => row.Observation.Denominator),
            Text("UNIT_MEASURE", _ => UnitOf(measure.Unit)),
            Text("DECIMALS", _ => measure.Decimals.ToString(CultureInfo.InvariantCulture)),
            Text("REPORTING_YEAR_START_DAY", _ => $"--{firstMonth:00}-01"),
        ];
        return CsvOutput.WriteAsync(observations, columns, output, cancellation);
    }

    /// <summary>
    /// "2017-12", "2017-Q3" of the reporting year, "2017-A1", "2017" of the calendar; what is none of these by its first day and length.
    /// </summary>
    static string TimeOf(Period period, int firstMonth) => period.Kind switch
    {
        PeriodKind.Month or PeriodKind.CalendarYear => period.ToString(),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{period.Year}-Q{period.Number}"),
        PeriodKind.FinancialYear => string.Create(CultureInfo.InvariantCulture, $"{period.Year}-A1"),
        _ => string.Create(CultureInfo.InvariantCulture,
            $"{period.FirstDay(firstMonth):yyyy-MM-dd}/P"
                + $"{period.LastDay(firstMonth).DayNumber - period.FirstDay(firstMonth).DayNumber + 1}D"),
    };

    static string UnitOf(MeasureUnit unit) => unit switch
    {
        MeasureUnit.Percent => "PT",
        MeasureUnit.Pounds => "GBP",
        MeasureUnit.Days => "D",
        _ => "NUMBER",
    };

    static TableColumn<(string Series, Observation Observation)> Figure(
        string heading, Func<(string Series, Observation Observation), decimal?> figureOf) => new(heading, 0, row =>
            CellValue.Of(figureOf(row)));

    static TableColumn<(string Series, Observation Observation)> Text(string heading, Func<(string Series, Observation Observation),
        string?> textOf) =>
        new(heading, 0, row => CellValue.Of(textOf(row)));
}
