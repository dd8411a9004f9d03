namespace RiskRegister.UseCases.Committees;

/// <summary>What may be refused about bodies, meetings and what is put before them.</summary>
public static class CommitteeRefusals
{
    public static readonly RefusalKind BodyNotFound =
        new("body_not_found", RefusalClass.NotFound, "No such body", "There is no body \"scrutiny\".");

    public static readonly RefusalKind BodyExists = new("body_exists", RefusalClass.Conflict, "Another body has the name",
        "\"audit\" is called Audit and Governance Committee already.");

    public static readonly RefusalKind BodiesFull = new("bodies_full", RefusalClass.Conflict, "No room for another body",
        "200 bodies are kept, which is as many as there can be.");

    public static readonly RefusalKind BodyMeets = new("body_meets", RefusalClass.Conflict, "The body has meetings",
        "Audit and Governance Committee has meetings, which would be nobody's.");

    public static readonly RefusalKind MeetingNotFound = new("meeting_not_found", RefusalClass.NotFound, "No such meeting",
        "There is no meeting 8b1f7c52-6a0e-4c7e-9d52-0c2a1b6f4e11.");

    public static readonly RefusalKind WrongState = new("meeting_wrong_state", RefusalClass.Conflict, "The meeting does not stand so",
        "The meeting of 31 January 2017 was cancelled.");

    public static readonly RefusalKind MeetingItemNotFound =
        new("meeting_item_not_found", RefusalClass.NotFound, "No such item of the meeting", "The meeting has no item 9.");

    public static readonly RefusalKind TooManyItems =
        new("meeting_full", RefusalClass.Conflict, "Too many items", "A meeting has at most 100 items.");

    public static readonly RefusalKind OnTheAgenda = new("on_the_agenda", RefusalClass.Conflict, "It is before the meeting already",
        "The snapshot of 2016-17-Q3 is before this meeting already.");

    public static readonly RefusalKind QuestionNotFound = new("question_not_found", RefusalClass.NotFound, "No such question",
        "There is no question 0f0a6f0e-91c2-4d3c-8b1f-3f2a6c9d7e20.");

    public static readonly RefusalKind NotYourQuestion = new("not_your_question", RefusalClass.Forbidden, "Another post is to answer",
        "Head of Asset Management is to answer this question.");

    public static readonly RefusalKind QuestionWithdrawn =
        new("question_withdrawn", RefusalClass.Conflict, "The question was withdrawn", "The question was withdrawn.");

    public static readonly RefusalKind ReportNotFound = new("meeting_report_not_found", RefusalClass.NotFound, "No such report",
        "The report of item 1 is not published.");

    public static readonly RefusalKind ReportUnsupported = new("meeting_report_unsupported", RefusalClass.Conflict,
        "No committee report of a performance report", "Item 2 puts the performance report of 2016-17-Q3 before the meeting.");

    public static readonly RefusalKind ReportPublished = new("meeting_report_published", RefusalClass.Conflict, "The report is published",
        "The report of item 1 is published: what is handed out since is an addendum.");

    public static readonly RefusalKind ReportNotPublished = new("meeting_report_not_published", RefusalClass.Conflict,
        "The report is not published", "The report of item 1 is not published: its texts can be changed.");

    public static readonly RefusalKind ReportFull = new("meeting_report_full", RefusalClass.Conflict, "No room for another addendum",
        "A report has at most 20 addenda.");

    public static readonly RefusalKind ItemInUse = new("meeting_item_in_use", RefusalClass.Conflict, "Something hangs on the item",
        "Item 2 has an outcome; it stays.");
}
