namespace RiskRegister.UseCases.Storage;

/// <summary>What may be refused about snapshots and their editions.</summary>
public static class SnapshotRefusals
{
    public static readonly RefusalKind NotFound =
        new("snapshot_not_found", RefusalClass.NotFound, "No such snapshot", "There is no snapshot of 2016-17-Q4.");

    public static readonly RefusalKind EditionNotAllowed =
        new("edition_not_allowed", RefusalClass.Forbidden, "Not your edition", "The full edition is for auditors and editors.");

    public static readonly RefusalKind QuarterTaken = new("quarter_taken", RefusalClass.Conflict, "The quarter has been taken",
        "A snapshot of 2016-17-Q3 was taken on 5 December 2016.");

    public static readonly RefusalKind QuarterPassed = new("quarter_passed", RefusalClass.Conflict, "A later quarter has been taken",
        "2016-17-Q3 has been taken, so 2016-17-Q2 cannot be.");

    public static readonly RefusalKind QuarterInFuture =
        new("quarter_in_future", RefusalClass.Conflict, "The quarter has not begun", "2031-32-Q1 begins on 1 April 2031.");

    public static readonly RefusalKind AlreadyPublished = new("already_published", RefusalClass.Conflict, "Already published",
        "The snapshot of 2016-17-Q3 was published and cannot change; correct it by addendum.");

    public static readonly RefusalKind NotPublished = new("not_published", RefusalClass.Conflict, "Not published yet",
        "The snapshot of 2016-17-Q3 is not published; replace the entry instead.");

    public static readonly RefusalKind EarlierUnpublished =
        new("earlier_unpublished", RefusalClass.Conflict, "An earlier snapshot is unpublished", "Publish 2016-17-Q2 first.");

    public static readonly RefusalKind NotLatest =
        new("not_latest", RefusalClass.Conflict, "Not the latest snapshot", "Only the latest snapshot can be discarded.");

    public static readonly RefusalKind NotInSnapshot = new("not_in_snapshot", RefusalClass.Conflict, "The snapshot does not hold the entry",
        "The snapshot of 2016-17-Q3 does not hold CR28.");

    public static readonly RefusalKind RoundOutstanding = new("round_outstanding", RefusalClass.Conflict, "Entries are outstanding",
        "3 entries are outstanding in the round of 2016-17-Q3; say despiteOutstanding to go ahead.");

    /// <summary>Refuses the full edition to who may not have it.</summary>
    public static Refusal? Refuse(bool publicEdition, bool isAllowed) => publicEdition || isAllowed ? null
        : new Refusal(EditionNotAllowed, "The full edition is for auditors, editors and keys that grant it.");
}
