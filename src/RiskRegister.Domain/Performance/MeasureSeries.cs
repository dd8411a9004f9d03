namespace RiskRegister.Domain.Performance;

/// <summary>The names of series beside a measure's own that tables state by custom; any other name is a comparator of somebody's.</summary>
public static class MeasureSeries
{
    /// <summary>The council's own values.</summary>
    public const string Own = "";

    public const string England = "England";
    public const string StatisticalNeighbours = "Statistical neighbours";

    /// <summary>Averages that somebody stated; they stand beside the series and are no part of it.</summary>
    public const string SixMonthAverage = "Six-month average";

    /// <summary>Whether a series is somebody else's, to compare with.</summary>
    public static bool IsComparator(string series) => series is not (Own or SixMonthAverage);
}
