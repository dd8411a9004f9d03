namespace RiskRegister.UseCases.Performance;

/// <summary>What may be refused about performance reports.</summary>
public static class ReportRefusals
{
    public static readonly RefusalKind NotFound = new("performance_report_not_found", RefusalClass.NotFound, "No such performance report",
        "There is no performance report of 2017-18-Q3.");

    public static readonly RefusalKind PlaceNotFound = new("place_not_found", RefusalClass.NotFound, "Not in the report",
        "The report of 2017-18-Q3 has no theme or section \"Adoptions\".");

    public static readonly RefusalKind NarrativeNotFound = new("narrative_not_found", RefusalClass.NotFound, "Nothing has been said",
        "Nothing has been said of \"Start well\" yet.");

    public static readonly RefusalKind Taken = new("performance_report_taken", RefusalClass.Conflict, "The report has been taken",
        "The performance report of 2017-18-Q3 has been taken; discard it first.");

    public static readonly RefusalKind QuarterInFuture = new("performance_quarter_in_future", RefusalClass.Conflict,
        "The quarter has not begun",
        "2018-19-Q1 begins on 1 April 2018.");

    public static readonly RefusalKind QuarterPassed = new("performance_quarter_passed", RefusalClass.Conflict,
        "A later report has been taken",
        "2017-18-Q4 has been taken, so 2017-18-Q3 cannot be.");

    public static readonly RefusalKind NotLatest = new("performance_report_not_latest", RefusalClass.Conflict, "Not the latest report",
        "Only the latest report can be discarded.");

    public static readonly RefusalKind Published = new("performance_report_published", RefusalClass.Conflict, "The report is published",
        "The performance report of 2017-18-Q3 is published and cannot change.");

    public static readonly RefusalKind EarlierUnpublished = new("earlier_report_unpublished", RefusalClass.Conflict,
        "An earlier report is unpublished", "Publish 2017-18-Q2 first.");

    public static readonly RefusalKind NoException = new("no_exception", RefusalClass.Conflict, "Not an exception",
        "PM5 neither requires improvement nor lacks a value in this report.");
}
