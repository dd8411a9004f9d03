namespace RiskRegister.Domain.Performance;

/// <summary>What is to be known of a value, or of there being none; SDMX's code list of observation statuses.</summary>
public enum ObservationStatus
{
    Normal,
    Provisional,
    Estimated,
    Forecast,

    /// <summary>Not to be compared with what stands before it in the series.</summary>
    Break,
    Unreliable,

    /// <summary>Small numbers: the value is kept from every public form.</summary>
    Suppressed,

    /// <summary>There is a value, but not yet here.</summary>
    Missing,

    /// <summary>There can be no value.</summary>
    CannotExist,
}

/// <summary>How statuses are written.</summary>
public static class ObservationStatuses
{
    /// <summary>What follows a value that was revised since the last published report.</summary>
    public const string Revised = "[r]";

    /// <summary>SDMX's code of one letter.</summary>
    public static char Code(this ObservationStatus status) => status switch
    {
        ObservationStatus.Normal => 'A',
        ObservationStatus.Provisional => 'P',
        ObservationStatus.Estimated => 'E',
        ObservationStatus.Forecast => 'F',
        ObservationStatus.Break => 'B',
        ObservationStatus.Unreliable => 'U',
        ObservationStatus.Suppressed => 'Q',
        ObservationStatus.Missing => 'O',
        _ => 'M',
    };

    /// <summary>The status of SDMX's code; null when it is none of them.</summary>
    public static ObservationStatus? Of(char code) => Enum.GetValues<ObservationStatus>()
        .Where(status => status.Code() == char.ToUpperInvariant(code)).Select(status => (ObservationStatus?)status).FirstOrDefault();

    /// <summary>The public sector's shorthand for tables; empty for a normal value.</summary>
    public static string Shorthand(this ObservationStatus status) => status switch
    {
        ObservationStatus.Normal => "",
        ObservationStatus.Provisional => "[p]",
        ObservationStatus.Estimated => "[e]",
        ObservationStatus.Forecast => "[f]",
        ObservationStatus.Break => "[b]",
        ObservationStatus.Unreliable => "[u]",
        ObservationStatus.Suppressed => "[c]",
        ObservationStatus.Missing => "[x]",
        _ => "[z]",
    };

    /// <summary>What a shorthand means, as it is explained beneath a table.</summary>
    public static string Explained(this ObservationStatus status) => status switch
    {
        ObservationStatus.Normal => "",
        ObservationStatus.Provisional => "provisional",
        ObservationStatus.Estimated => "estimated",
        ObservationStatus.Forecast => "forecast",
        ObservationStatus.Break => "break in the series: not comparable with earlier values",
        ObservationStatus.Unreliable => "low reliability",
        ObservationStatus.Suppressed => "confidential: too few to be shown",
        ObservationStatus.Missing => "not available",
        _ => "not applicable",
    };

    /// <summary>Whether an observation of that status has no value.</summary>
    public static bool HasNoValue(this ObservationStatus status) => status is ObservationStatus.Missing or ObservationStatus.CannotExist;
}
