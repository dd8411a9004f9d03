namespace RiskRegister.Api.Http;

/// <summary>A 2xx, with its bytes ready.</summary>
public sealed class Answer(int status, ReadOnlyMemory<byte> body) : Outcome
{
    public const string Json = "application/json; charset=utf-8";

    // Pages and pictures ask for nothing and run nothing.
    const string NothingFetched = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    public int Status { get; } = status;

    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>Where the bytes are when they are too many for <see cref="Body"/>.</summary>
    public SpoolStream? Spooled { get; private init; }

    /// <summary>What a retry gets instead of the body, where that holds a secret.</summary>
    public ReadOnlyMemory<byte>? KeptAs { get; init; }

    public string ContentType { get; init; } = Json;

    public long Length => Spooled?.Length ?? Body.Length;

    /// <summary>Of a single resource; lists have none.</summary>
    public string? ETag { get; init; }

    public string? Location { get; init; }

    public string? Link { get; init; }

    /// <summary>It was given before, to the same request.</summary>
    public bool IsReplayed { get; init; }

    /// <summary>Offered to browsers as the name to save under.</summary>
    public string? FileName { get; init; }

    /// <summary>Whether browsers show it before they save it.</summary>
    public bool IsShown { get; init; }

    /// <summary>The same body compressed, where that is kept.</summary>
    public CompressedBody? Compressed { get; private init; }

    public static Answer Ok(ReadOnlyMemory<byte> body, string? etag = null) => new(StatusCodes.Status200OK, body) { ETag = etag };

    /// <summary>A single resource whose ETag is a hash of what is sent.</summary>
    public static Answer Hashed(ReadOnlyMemory<byte> body) => Ok(body, EntityTag.OfBytes(body.Span));

    /// <summary>The same, made piece by piece.</summary>
    public static Answer Hashed(SpoolStream body) =>
        new(StatusCodes.Status200OK, ReadOnlyMemory<byte>.Empty) { ETag = body.ETag, Spooled = body };

    /// <summary>A page of a list, made piece by piece.</summary>
    public static Answer Listed(SpoolStream body, string? link) =>
        new(StatusCodes.Status200OK, ReadOnlyMemory<byte>.Empty) { Link = link, Spooled = body };

    /// <summary>A single resource in a form that people keep as a file, made piece by piece.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    public static Answer File(Form form, string name, SpoolStream body) => new(StatusCodes.Status200OK, ReadOnlyMemory<byte>.Empty)
    {
        ETag = body.ETag,
        ContentType = form.ContentType,
        FileName = $"{name}.{form.Ending}",
        IsShown = form.IsShown,
        Spooled = body,
    };

    /// <summary>A file as somebody sent it: whatever it is, something to save.</summary>
    /// <param name="name">Of the file, with its ending.</param>
    public static Answer Saved(string name, SpoolStream body) => new(StatusCodes.Status200OK, ReadOnlyMemory<byte>.Empty)
    {
        ETag = body.ETag,
        ContentType = Form.Saved.ContentType,
        FileName = name,
        Spooled = body,
    };

    /// <summary>The same for who has it already.</summary>
    /// <param name="etag">The one that the request names.</param>
    public static Answer Saved(string name, string etag) =>
        new(StatusCodes.Status200OK, ReadOnlyMemory<byte>.Empty) { ETag = etag, FileName = name };

    /// <summary>A single resource in a form that people keep as a file.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="etag">A hash of what is sent when left out.</param>
    public static Answer File(Form form, string name, ReadOnlyMemory<byte> body, string? etag = null) => new(StatusCodes.Status200OK, body)
    {
        ETag = etag ?? EntityTag.OfBytes(body.Span),
        ContentType = form.ContentType,
        FileName = $"{name}.{form.Ending}",
        IsShown = form.IsShown,
    };

    public static Answer NoContent() => new(StatusCodes.Status204NoContent, ReadOnlyMemory<byte>.Empty);

    /// <summary>The same to be kept: its bytes in memory, and compressed.</summary>
    public async Task<Answer> Kept(CancellationToken stop)
    {
        var whole = Spooled is null ? Body : await Spooled.ReadAll(stop);
        return new Answer(Status, whole)
        {
            ETag = ETag,
            ContentType = ContentType,
            FileName = FileName,
            IsShown = IsShown,
            Compressed = CompressedBody.Of(whole, ContentType),
        };
    }

    public override async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

        // Changes check their query where they read their body, and readings that have nothing to find before they begin; whatever a path
        // names has been found by now, so that a 404 or 403 comes before this.
        if (reads && QueryValues.Of(httpContext).Problem is { } wrong)
        {
            await wrong.ExecuteAsync(httpContext);
            return;
        }

        if (reads && EntityTag.Unmatched(request, ETag) is { } unmatched)
        {
            await unmatched.ExecuteAsync(httpContext);
            return;
        }

        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept, Accept-Encoding, Authorization";
        if (ETag is not null) response.Headers.ETag = ETag;
        if (reads && ETag is not null && EntityTag.Held(request, ETag) is { } held)
        {
            response.Headers.ETag = held;
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var part = PartOf(request);
        if (part is { IsNone: true })
        {
            response.Headers.ContentRange = $"bytes */{Length}";
            await new Problem(Problems.RangeNotSatisfiable, $"What is asked for has {Length} bytes.").ExecuteAsync(httpContext);
            return;
        }

        response.StatusCode = part is null ? Status : StatusCodes.Status206PartialContent;
        if (Location is not null) response.Headers.Location = Location;
        if (Link is not null) response.Headers.Link = Link;
        if (IsReplayed) response.Headers[IdempotentPosts.ReplayedHeader] = "true";
        if (FileName is not null) response.Headers.ContentDisposition = $"{(IsShown ? "inline" : "attachment")}; {Named(FileName)}";
        if (IsShown) response.Headers.ContentSecurityPolicy = NothingFetched;
        if (Length == 0) return;
        response.ContentType = ContentType;
        if (part is null && Compressed is not null && Compression.CodingFor(httpContext) is { } coding
            && Compressed.In(coding) is { } packed)
        {
            response.Headers.ContentEncoding = coding;
            response.ContentLength = packed.Length;
            httpContext.Features.Get<WorkTime.Clock>()?.Stand();
            await response.Body.WriteAsync(packed, httpContext.RequestAborted);
            return;
        }

        if (FileName is not null) response.Headers.AcceptRanges = "bytes";
        if (part is not null) response.Headers.ContentRange = $"bytes {part.From}-{part.From + part.Count - 1}/{Length}";
        var (from, count) = part is null ? (0, Length) : (part.From, part.Count);
        response.ContentLength = count;
        httpContext.Features.Get<WorkTime.Clock>()?.Stand();
        if (Spooled is null)
        {
            await response.Body.WriteAsync(Body.Slice((int)from, (int)count), httpContext.RequestAborted);
            return;
        }

        // What fails from here on ends the connection: half of it may be on its way, compressed.
        await response.StartAsync(httpContext.RequestAborted);
        await Spooled.SendTo(response.Body, from, count, httpContext.RequestAborted);
    }

    // RFC 6266: what other letters a name has stands beside it, escaped, and an underscore for each where old programs look.
    static string Named(string name)
    {
        var plain = string.Concat(name.Select(letter => letter is >= ' ' and < '\x7f' and not ('"' or '\\' or '%' or ';') ? letter : '_'));
        return plain == name ? $"filename=\"{name}\"" : $"filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }

    /// <summary>Of a file, which part is asked for, so that a download that broke off goes on.</summary>
    ByteRange? PartOf(HttpRequest request) =>
        FileName is null || ETag is null || Status != StatusCodes.Status200OK ? null : ByteRange.Of(request, Length, ETag);
}
