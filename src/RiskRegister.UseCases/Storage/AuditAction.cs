namespace RiskRegister.UseCases.Storage;

/// <summary>What the audit log holds.</summary>
public enum AuditAction
{
    Proposed,
    Created,
    Changed,
    Accepted,
    Refused,
    Closed,
    Reopened,
    Reviewed,
    Imported,

    /// <summary>A post that the entry names was renamed, or handed it over.</summary>
    Reassigned,
    SnapshotTaken,
    SnapshotDiscarded,
    SnapshotReplaced,
    SnapshotPublished,
    SnapshotAddendum,

    /// <summary>A credential that was not accepted; the detail says why, or how many more there were.</summary>
    SignInRefused,

    /// <summary>Somebody signed in to the pages; the detail says how.</summary>
    SignedIn,

    KeyMade,
    KeyFirstUsed,
    KeyRevoked,

    /// <summary>Another key was made in its place; it ends when the detail says.</summary>
    KeyRotated,

    /// <summary>The provider's subjects that act for a post were linked or unlinked.</summary>
    HoldersChanged,

    /// <summary>What is known of a post beside its holders: service, addresses, deputies.
    /// The detail has the deputies, who gain rights.</summary>
    PostDescribed,

    /// <summary>What was known of a post was taken back.</summary>
    PostRemoved,

    /// <summary>Everything live that named a post names it otherwise.</summary>
    PostRenamed,

    /// <summary>What a post owned is another's.</summary>
    PostHandedOver,

    /// <summary>A full edition was given out, in whatever form.</summary>
    FullEditionRead,

    MeasureCreated,
    MeasureChanged,
    MeasureRetired,
    MeasureRestored,

    /// <summary>A value was given for a period that had none.</summary>
    ObservationGiven,
    ObservationRevised,
    TargetSet,
    TargetRemoved,
    MeasuresImported,

    /// <summary>A measure became the evidence for an entry.</summary>
    MeasureLinked,
    MeasureUnlinked,

    PerformanceReportTaken,
    PerformanceReportDiscarded,
    PerformanceReportPublished,

    /// <summary>A text was written in a performance report, or taken back.</summary>
    PerformanceReportNarrated,

    /// <summary>It was said why a measure is an exception.</summary>
    PerformanceReportExplained,

    /// <summary>A mapping for imports was kept under a name, or another in its place.</summary>
    ImportProfileKept,
    ImportProfileRemoved,

    WebhookMade,

    /// <summary>Its address, types or secret were changed, or it was enabled or disabled.</summary>
    WebhookChanged,
    WebhookRemoved,

    /// <summary>Because it has failed for too long, or is gone; the detail says which.</summary>
    WebhookDisabled,

    /// <summary>An event was to be sent to it again.</summary>
    WebhookResent,

    RoundPlanned,

    /// <summary>Its dates or note were changed.</summary>
    RoundMoved,
    RoundOpened,
    RoundClosed,

    /// <summary>An editor sent an entry back to its owners.</summary>
    TaskReturned,
    TaskSignedOff,

    /// <summary>The owners of an entry were reminded of it.</summary>
    TaskReminded,

    /// <summary>Somebody was given the secret address of a calendar; an earlier one ended.</summary>
    CalendarMade,
    CalendarEnded,
    /// <summary>What is said of a body was kept, or something else in its place.</summary>
    BodyKept,
    BodyRemoved,
    MeetingPlanned,

    /// <summary>Its day, place, note or minutes were changed.</summary>
    MeetingChanged,
    MeetingHeld,
    MeetingCancelled,

    /// <summary>Its cancellation was taken back.</summary>
    MeetingRestored,
    MeetingItemAdded,

    /// <summary>Its place on the agenda.</summary>
    MeetingItemChanged,

    /// <summary>What came of it; the detail has the resolution.</summary>
    MeetingOutcomeRecorded,
    MeetingItemRemoved,

    /// <summary>The texts of an item's committee report were kept.</summary>
    MeetingReportKept,

    /// <summary>It was published with the agenda.</summary>
    MeetingReportPublished,

    /// <summary>Something was handed out after that.</summary>
    MeetingReportAddendum,

    /// <summary>A member's question was noted.</summary>
    QuestionAsked,

    /// <summary>What it says, its entries, or who is to answer it by when.</summary>
    QuestionChanged,
    QuestionAnswered,
    QuestionWithdrawn,

    /// <summary>Somebody said something of an entry.</summary>
    Commented,
    CommentWithdrawn,

    /// <summary>A file, or where a document lies, was kept as evidence at an entry; the detail has the file's digest.</summary>
    Attached,
    AttachmentWithdrawn,

    /// <summary>Of each of the two, with what the other is to it.</summary>
    EntriesLinked,
    EntriesUnlinked,

    /// <summary>Somebody asked that another register keep an entry.</summary>
    MoveAsked,
    MoveRefused,

    /// <summary>Another register keeps an entry.</summary>
    Moved,

    /// <summary>The whole register was verified by itself; the detail says how many rows failed.</summary>
    Verified,

    /// <summary>The whole register was written out.</summary>
    BackedUp,
}
