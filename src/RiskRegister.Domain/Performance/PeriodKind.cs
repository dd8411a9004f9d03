namespace RiskRegister.Domain.Performance;

/// <summary>What a period is a part of.</summary>
public enum PeriodKind
{
    /// <summary>A calendar month: "2017-12".</summary>
    Month,

    /// <summary>A quarter of the financial year: "2017-18-Q3".</summary>
    Quarter,

    /// <summary>The financial year up to the end of a quarter: "2017-18-Q3/ytd".</summary>
    YearToDate,

    /// <summary>A whole financial year: "2017-18".</summary>
    FinancialYear,

    /// <summary>A calendar year: "2017".</summary>
    CalendarYear,

    /// <summary>Any days: "2013-10-01/2014-09-30".</summary>
    Span,
}
