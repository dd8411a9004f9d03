namespace RiskRegister.Api.Http;

/// <summary>The problems of HTTP itself: what a request is refused for whatever it is about. Features declare their own.</summary>
public static class Problems
{
    public static readonly ProblemType Unauthenticated = new("unauthenticated", 401, "Sign in first",
        "Send an access key: Authorization: Bearer rr_….");

    public static readonly ProblemType RoleRequired = new("role_required", 403, "Not for your role",
        "This takes the role editor; you hold reader.");

    public static readonly ProblemType PathNotFound = new("path_not_found", 404, "No such path", "Nothing is at /api/v1/entrys.");

    public static readonly ProblemType MethodNotAllowed = new("method_not_allowed", 405, "Method not allowed",
        "This path does not take PUT.");

    public static readonly ProblemType NotAcceptable = new("not_acceptable", 406, "Not in that form",
        "This comes as application/json or text/csv.");

    public static readonly ProblemType TooLarge = Refusals.TooLarge;

    public static readonly ProblemType UnsupportedMediaType = new("unsupported_media_type", 415, "Content type not understood",
        "Send application/json.");

    public static readonly ProblemType AddressTooLong = new("address_too_long", 414, "Address too long",
        "A request line may have 8,192 bytes.");

    public static readonly ProblemType HeadTooLarge = new("head_too_large", 431, "Headers too large",
        "The headers of a request may be 100, and have 16,384 bytes.");

    public static readonly ProblemType HeadTooSlow = new("head_too_slow", 408, "The request did not come in time",
        "The head of a request must come within 15 seconds.");

    public static readonly ProblemType Malformed = new("malformed", 400, "Request cannot be read",
        "The body is not JSON: '}' is expected at line 3, position 14.");

    public static readonly ProblemType InvalidQuery = new("invalid_query", 400, "Query parameters are wrong",
        "One query parameter is wrong; see errors.");

    public static readonly ProblemType KeyReused = new("idempotency_key_reused", 422, "Idempotency-Key used for another request",
        "This key came with another body within the last 24 hours.");

    public static readonly ProblemType TooManyRequests = new("too_many_requests", 429, "Too many requests", "Try again in 10 seconds.");

    public static readonly ProblemType Internal = new("internal_error", 500, "Something went wrong here",
        "It has been logged under the request id.");

    public static readonly ProblemType PdfUnavailable = new("pdf_unavailable", 501, "No PDF here",
        "PDF is printed by Chromium, which is not installed here: install the package chromium, or set Chromium to the path of "
            + "the program.");

    public static readonly ProblemType PdfFailed = new("pdf_failed", 503, "The PDF was not made in time",
        "Others are printing. Try again in 10 seconds, or ask for the form html.");

    public static readonly ProblemType DatabaseAway = new("database_unavailable", 503, "The database is away",
        "Nothing was changed. Try again in 5 seconds.");

    public static readonly ProblemType NoRoom = new("no_room", 503, "No room to make the answer",
        "The disk that answers are made on is full. Try again in 60 seconds.");

    public static readonly ProblemType Stopping = new("stopping", 503, "The service is stopping", "Ask another instance.");

    public static readonly ProblemType RangeNotSatisfiable = new("range_not_satisfiable", 416, "No such part",
        "What is asked for has 48213 bytes.");

    public static readonly ProblemType ProviderAway = new("provider_unavailable", 503, "The sign-in provider is away",
        "The OpenID Connect provider does not answer; access keys still work.");

    public static readonly ProblemType TookTooLong = new("took_too_long", 504, "The request took too long",
        "A request may take 60 seconds.");

    /// <summary>These, and what every feature may refuse.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        .. Declared<ProblemType>(typeof(Problems)),
        .. typeof(Refusal).Assembly.GetExportedTypes().Where(type => type.IsAbstract && type.IsSealed)
            .SelectMany(Declared<RefusalKind>).Select(kind => (ProblemType)kind).Where(type => type != TooLarge),
    ];

    static IEnumerable<T> Declared<T>(Type type) =>
        type.GetFields().Where(field => field.IsStatic && field.FieldType == typeof(T)).Select(field => (T)field.GetValue(null)!);
}
