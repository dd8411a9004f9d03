using RiskRegister.Domain.Imports;

namespace RiskRegister.Domain.Performance.Tables;

/// <summary>
/// Holds the sums, averages and changes that a row states against those of its own values; differences are said with both figures.
/// </summary>
internal static class StatedFigures
{
    const int MonthsInQuarter = 3;

    public static IEnumerable<ImportMessage> Check(
        RowOfMeasure row, ReadMeasure measure, IReadOnlyList<(MeasureColumn Column, FigureCell Cell)> figures, int firstMonth)
    {
        var latest = MeasureHeadings.Latest(row.Columns, firstMonth);
        foreach (var (column, cell) in figures)
        {
            if (cell.Value is not { } stated || cell.Own is not null) continue;
            var message = column.Kind switch
            {
                MeasureColumnKind.Aggregate when column.Series is null => CheckYearToDate(row, measure, column, cell, stated, firstMonth),
                MeasureColumnKind.Aggregate => CheckAverage(row, measure, column, cell, stated, firstMonth),
                MeasureColumnKind.Change => CheckChange(row, measure, column, cell, stated, latest),
                _ => null,
            };
            if (message is not null) yield return message;
        }
    }

    // What is counted adds up; a ratio lies between its parts. Nothing is said where a part is not there.
    static ImportMessage? CheckYearToDate(
        RowOfMeasure row, ReadMeasure measure, MeasureColumn column, FigureCell cell, decimal stated, int firstMonth)
    {
        var parts = Parts(measure, column.Period!.Value, firstMonth);
        if (parts is null) return null;
        if (IsRatio(measure)) return CheckMean(row, measure, column, cell, stated, parts);
        var sum = parts.Sum();
        // Levels and rolling counts do not add up: the year so far is then the latest value.
        return Agree(stated, sum, cell.Decimals) || Agree(stated, parts[^1], cell.Decimals)
            ? null
            : Differs(row, measure, column, MeasureCodes.SumDiffers, stated, $"its quarters add up to {Printed(measure, sum)}");
    }

    static ImportMessage? CheckAverage(
        RowOfMeasure row, ReadMeasure measure, MeasureColumn column, FigureCell cell, decimal stated, int firstMonth)
    {
        var parts = Parts(measure, column.Period!.Value, firstMonth);
        if (parts is null) return null;
        // Counts of a quarter are three months' worth; the average of six months is a month's.
        if (!IsRatio(measure) && Figures.Quotient(parts.Sum(), parts.Count * MonthsInQuarter) is { } monthly
            && Agree(stated, monthly, cell.Decimals))
            return null;
        return CheckMean(row, measure, column, cell, stated, parts);
    }

    static ImportMessage? CheckMean(
        RowOfMeasure row, ReadMeasure measure, MeasureColumn column, FigureCell cell, decimal stated, IReadOnlyList<decimal> parts)
    {
        var step = Step(cell.Decimals);
        if (stated >= parts.Min() - step && stated <= parts.Max() + step) return null;
        return Differs(row, measure, column, MeasureCodes.AverageDiffers, stated,
            $"its quarters lie between {Printed(measure, parts.Min())} and {Printed(measure, parts.Max())}");
    }

    static ImportMessage? CheckChange(
        RowOfMeasure row, ReadMeasure measure, MeasureColumn column, FigureCell cell, decimal stated, Period? latest)
    {
        if (latest is not { } present || present.YearBefore() is not { } before) return null;
        var earlier = OwnValue(measure, before) is { } value ? (Period: before, Value: value) : Earlier(measure, present);
        if (earlier.Value is not { } then || OwnValue(measure, present) is not { } now) return null;
        if (Courses.Change(measure.Unit, then, now) is not { } change || Agree(stated, change, cell.Decimals)) return null;
        return Differs(row, measure, column, MeasureCodes.ChangeDiffers, stated,
            $"{Printed(measure, then)} in {earlier.Period.Printed} to {Printed(measure, now)} in {present.Printed} is a change of "
            + $"{Figures.Printed(change, Math.Max(1, cell.Decimals))}{(measure.Unit == MeasureUnit.Percent ? " points" : "%")}");
    }

    static (Period Period, decimal? Value) Earlier(ReadMeasure measure, Period present) =>
        present.Previous() is { } previous ? (previous, OwnValue(measure, previous)) : (present, null);

    // The values of all quarters of a period; null where one is not there.
    static List<decimal>? Parts(ReadMeasure measure, Period whole, int firstMonth)
    {
        var values = whole.Quarters(firstMonth).Select(quarter => OwnValue(measure, quarter)).ToList();
        return values.Count > 0 && values.TrueForAll(value => value is not null) ? values.ConvertAll(value => value!.Value) : null;
    }

    static decimal? OwnValue(ReadMeasure measure, Period period) => measure.Observations
        .FirstOrDefault(read => read.Series == MeasureSeries.Own && read.Observation.Period == period)?.Observation.Value;

    static bool IsRatio(ReadMeasure measure) =>
        measure.Unit == MeasureUnit.Percent || measure.Observations.Any(read => read.Observation.Numerator is not null)
        || measure.Title.Contains("rate", StringComparison.OrdinalIgnoreCase)
        || measure.Title.Contains("average", StringComparison.OrdinalIgnoreCase);

    static bool Agree(decimal stated, decimal computed, int decimals) =>
        Figures.Rounded(computed, decimals) == Figures.Rounded(stated, decimals);

    // Half a unit of the last digit may be lost on either side by rounding.
    static decimal Step(int decimals)
    {
        var step = 1m;
        for (var digit = 0; digit < decimals; digit++) step /= 10;
        return step / 2;
    }

    static string Printed(ReadMeasure measure, decimal value) => measure.Unit.Printed(value, measure.Decimals);

    static ImportMessage Differs(
        RowOfMeasure row, ReadMeasure measure, MeasureColumn column, string code, decimal stated, string computed) =>
        row.Reports(column.Heading, code,
            $"{CellText.Shown(measure.Title)}: {Printed(measure, stated)} is stated, but {computed}. The stated figure is kept.");
}
