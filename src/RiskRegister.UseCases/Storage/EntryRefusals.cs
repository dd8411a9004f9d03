namespace RiskRegister.UseCases.Storage;

/// <summary>What may be refused about entries.</summary>
public static class EntryRefusals
{
    /// <summary>Of an entry whose search document would be too large.</summary>
    public const string TooManyWords = "has more different words in all than the search can hold; shorten its texts";

    public static readonly RefusalKind NotFound = new("entry_not_found", RefusalClass.NotFound, "No such entry", "There is no entry CR99.");

    public static readonly RefusalKind ItemNotFound = new("item_not_found", RefusalClass.NotFound, "No such item", "CR5 has no action 9.");

    public static readonly RefusalKind RevisionNotFound =
        new("revision_not_found", RefusalClass.NotFound, "No such revision", "CR5 has no revision 12.");

    public static readonly RefusalKind NotYours = new("not_your_entry", RefusalClass.Forbidden, "Not your entry",
        "CR16 belongs to Head of Asset Management; you act for Head of Waste Management.");

    public static readonly RefusalKind NotForOwners = new("not_for_owners", RefusalClass.Forbidden, "Not for owners to change",
        "An owner changes an entry's text and scores, not its owners.");

    public static readonly RefusalKind ReferenceInUse =
        new("reference_in_use", RefusalClass.Conflict, "Reference in use", "CR28 is an entry that is not closed.");

    public static readonly RefusalKind ReferenceFar =
        new("reference_far", RefusalClass.Conflict, "Reference far beyond the last",
            "CR900028 is more than 10,000 beyond the last number given, 28, and those in between would not be given any more. "
            + "If it is meant, send it again with confirmReference true.");

    public static readonly RefusalKind ReferencesUsedUp =
        new("references_used_up", RefusalClass.Conflict, "No reference left", "Every number up to 999999 has been given.");

    public static readonly RefusalKind WrongStatus =
        new("wrong_status", RefusalClass.Conflict, "Not in this status", "CR3 is closed; reopen it first.");

    public static readonly RefusalKind MoveNotFound =
        new("move_not_found", RefusalClass.NotFound, "No such move", "CR5 has no move 0f0a6f0e-91c2-4d3c-8b1f-3f2a6c9d7e20.");

    public static readonly RefusalKind MoveAsked = new("move_asked", RefusalClass.Conflict, "A move is to be decided",
        "A move of CR5 was asked for already, and is to be decided first.");

    public static readonly RefusalKind MoveDecided =
        new("move_decided", RefusalClass.Conflict, "Decided already", "This move of CR5 was decided already.");

    public static readonly RefusalKind MovesFull = new("moves_full", RefusalClass.Conflict, "Too many moves",
        "For CR5 200 moves were asked for, which is as many as there can be.");

    public static readonly RefusalKind TooManyItems =
        new("too_many_items", RefusalClass.Conflict, "Too many items", "An entry has at most 200 actions.");

    public static readonly RefusalKind Busy =
        new("busy", RefusalClass.Conflict, "Changed by others too often", "Others keep changing these entries; try again.");
}
