namespace RiskRegister.Domain.Performance.Tables;

/// <summary>The stable codes of what an import of measures finds.</summary>
public static class MeasureCodes
{
    /// <summary>Refused: no row among the first twenty has a title's heading and periods.</summary>
    public const string HeadingNotFound = "heading_not_found";

    /// <summary>Reported: a heading that is neither a period nor anything else that is known; the column is not read.</summary>
    public const string ColumnIgnored = "column_ignored";

    /// <summary>Reported: a comparator without a period of its own; it is kept for the table's latest.</summary>
    public const string ComparatorPeriodAssumed = "comparator_period_assumed";

    /// <summary>Refused: a cell that can't be read as a figure.</summary>
    public const string FigureUnreadable = "figure_unreadable";

    /// <summary>Refused: figures beyond what can be kept.</summary>
    public const string FigureTooLarge = "figure_too_large";

    /// <summary>Refused: a cell that names no period.</summary>
    public const string PeriodUnreadable = "period_unreadable";

    /// <summary>Refused: a cell that names no status of an observation.</summary>
    public const string StatusUnreadable = "status_unreadable";

    /// <summary>Refused: a row of one observation names a measure that is not known, and has no title to make it by.</summary>
    public const string MeasureUnknown = "measure_unknown";

    /// <summary>Refused: neither H, L, range nor a dash.</summary>
    public const string GoodUnreadable = "good_unreadable";

    /// <summary>Reported: the table does not say which values are good; a new measure is then context only.</summary>
    public const string GoodMissing = "good_missing";

    /// <summary>Refused: two rows of one section have the same title.</summary>
    public const string MeasureTwice = "measure_twice";

    /// <summary>Refused: values but no title.</summary>
    public const string TitleMissing = "title_missing";

    /// <summary>Refused: a text is too long or can't be stored.</summary>
    public const string TextRefused = "text_refused";

    /// <summary>Refused: two cells give one period of one series different values.</summary>
    public const string ObservationTwice = "observation_twice";

    /// <summary>Refused: more measures, columns or values than can be kept.</summary>
    public const string TooMany = "too_many";

    /// <summary>Reported: a sum that is stated differs from that of its parts.</summary>
    public const string SumDiffers = "sum_differs";

    /// <summary>Reported: an average that is stated differs from that of its parts, or lies outside them.</summary>
    public const string AverageDiffers = "average_differs";

    /// <summary>Reported: a change that is stated differs from that against the earlier value.</summary>
    public const string ChangeDiffers = "change_differs";

    /// <summary>Reported: a ratio that is stated differs from its parts.</summary>
    public const string RatioDiffers = "ratio_differs";
}
