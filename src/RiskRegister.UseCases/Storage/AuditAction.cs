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

    /// <summary>A mapping for imports was kept under a name, or another in its place.</summary>
    ImportProfileKept,
    ImportProfileRemoved,
}
