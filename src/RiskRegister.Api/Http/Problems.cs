namespace RiskRegister.Api.Http;

/// <summary>Every problem that the service answers with.</summary>
public static class Problems
{
    public static readonly ProblemType Unauthenticated = new("unauthenticated", 401, "Sign in first",
        "Send an access key: Authorization: Bearer rr_….");

    public static readonly ProblemType RoleRequired = new("role_required", 403, "Not for your role",
        "This takes the role editor; you hold reader.");

    public static readonly ProblemType NotYourEntry = new("not_your_entry", 403, "Not your entry",
        "CR16 belongs to Head of Asset Management; you act for Head of Waste Management.");

    public static readonly ProblemType NotForOwners = new("not_for_owners", 403, "Not for owners to change",
        "An owner changes an entry's text and scores, not its owners.");

    public static readonly ProblemType EditionNotAllowed = new("edition_not_allowed", 403, "Not your edition",
        "The full edition is for auditors and editors.");

    public static readonly ProblemType PathNotFound = new("path_not_found", 404, "No such path", "Nothing is at /api/v1/entrys.");

    public static readonly ProblemType EntryNotFound = new("entry_not_found", 404, "No such entry", "There is no entry CR99.");

    public static readonly ProblemType ItemNotFound = new("item_not_found", 404, "No such item", "CR5 has no action 9.");

    public static readonly ProblemType RevisionNotFound = new("revision_not_found", 404, "No such revision", "CR5 has no revision 12.");

    public static readonly ProblemType SnapshotNotFound = new("snapshot_not_found", 404, "No such snapshot",
        "There is no snapshot of 2016-17-Q4.");

    public static readonly ProblemType KeyNotFound = new("key_not_found", 404, "No such key", "There is no key q3kPz0aVb7Xe.");

    public static readonly ProblemType PostNotFound = new("post_not_found", 404, "No such post",
        "A post is named in one line of 1 to 200 characters.");

    public static readonly ProblemType MethodNotAllowed = new("method_not_allowed", 405, "Method not allowed",
        "This path does not take PUT.");

    public static readonly ProblemType NotAcceptable = new("not_acceptable", 406, "Not in that form",
        "This comes as application/json or text/csv.");

    public static readonly ProblemType TooLarge = new("too_large", 413, "Request too large", "A request may have 1,048,576 bytes.");

    public static readonly ProblemType UnsupportedMediaType = new("unsupported_media_type", 415, "Content type not understood",
        "Send application/json.");

    public static readonly ProblemType Malformed = new("malformed", 400, "Request cannot be read",
        "The body is not JSON: '}' is expected at line 3, position 14.");

    public static readonly ProblemType InvalidQuery = new("invalid_query", 400, "Query parameters are wrong",
        "One query parameter is wrong; see errors.");

    public static readonly ProblemType Invalid = new("invalid", 400, "Some members are wrong", "Two members are wrong; see errors.");

    public static readonly ProblemType ImportRefused = new("import_refused", 400, "The import was refused",
        "2 rows were refused, and nothing was stored.");

    public static readonly ProblemType KeyReused = new("idempotency_key_reused", 422, "Idempotency-Key used for another request",
        "This key came with another body within the last 24 hours.");

    public static readonly ProblemType MatchRequired = new("match_required", 428, "If-Match required",
        "Send the ETag of CR5 as If-Match, so that nobody's change is overwritten unseen.");

    public static readonly ProblemType Stale = new("stale", 412, "It has changed meanwhile",
        "CR5 is at revision 4; the ETag sent is of revision 3.");

    public static readonly ProblemType ReferenceInUse = new("reference_in_use", 409, "Reference in use", "CR28 is an entry that is not closed.");

    public static readonly ProblemType ReferencesUsedUp = new("references_used_up", 409, "No reference left",
        "Every number up to 999999 has been given.");

    public static readonly ProblemType WrongStatus = new("wrong_status", 409, "Not in this status", "CR3 is closed; reopen it first.");

    public static readonly ProblemType QuarterTaken = new("quarter_taken", 409, "The quarter has been taken",
        "A snapshot of 2016-17-Q3 was taken on 5 December 2016.");

    public static readonly ProblemType QuarterPassed = new("quarter_passed", 409, "A later quarter has been taken",
        "2016-17-Q3 has been taken, so 2016-17-Q2 cannot be.");

    public static readonly ProblemType QuarterInFuture = new("quarter_in_future", 409, "The quarter has not begun",
        "2031-32-Q1 begins on 1 April 2031.");

    public static readonly ProblemType AlreadyPublished = new("already_published", 409, "Already published",
        "The snapshot of 2016-17-Q3 was published and cannot change; correct it by addendum.");

    public static readonly ProblemType NotPublished = new("not_published", 409, "Not published yet",
        "The snapshot of 2016-17-Q3 is not published; replace the entry instead.");

    public static readonly ProblemType EarlierUnpublished = new("earlier_unpublished", 409, "An earlier snapshot is unpublished",
        "Publish 2016-17-Q2 first.");

    public static readonly ProblemType NotLatest = new("not_latest", 409, "Not the latest snapshot",
        "Only the latest snapshot can be discarded.");

    public static readonly ProblemType NotInSnapshot = new("not_in_snapshot", 409, "The snapshot does not hold the entry",
        "The snapshot of 2016-17-Q3 does not hold CR28.");

    public static readonly ProblemType TooManyItems = new("too_many_items", 409, "Too many items", "An entry has at most 200 actions.");

    public static readonly ProblemType Busy = new("busy", 409, "Changed by others too often", "Others keep changing these entries; try again.");

    public static readonly ProblemType LastAdminKey = new("last_admin_key", 409, "The last key of an administrator",
        "Without q3kPz0aVb7Xe no administrator could sign in with a key; make another first.");

    public static readonly ProblemType KeyEnded = new("key_ended", 409, "The key has ended", "q3kPz0aVb7Xe was revoked or has expired.");

    public static readonly ProblemType TooManyRequests = new("too_many_requests", 429, "Too many requests", "Try again in 10 seconds.");

    public static readonly ProblemType Internal = new("internal_error", 500, "Something went wrong here",
        "It has been logged under the request id.");

    public static readonly ProblemType PdfUnavailable = new("pdf_unavailable", 501, "No PDF here",
        "PDF is printed by Chromium, which is not installed here: install the package chromium, or set Chromium to the path of the program.");

    public static readonly ProblemType PdfFailed = new("pdf_failed", 503, "The PDF was not made in time",
        "Others are printing. Try again in 10 seconds, or ask for the form html.");

    public static readonly ProblemType DatabaseAway = new("database_unavailable", 503, "The database is away",
        "Nothing was changed. Try again in 5 seconds.");

    public static readonly ProblemType ProviderAway = new("provider_unavailable", 503, "The sign-in provider is away",
        "The OpenID Connect provider does not answer; access keys still work.");

    public static readonly ProblemType TookTooLong = new("took_too_long", 504, "The request took too long", "A request may take 60 seconds.");

    public static IReadOnlyList<ProblemType> All { get; } =
    [
        .. typeof(Problems).GetFields().Where(field => field.FieldType == typeof(ProblemType)).Select(field => (ProblemType)field.GetValue(null)!),
    ];
}
