namespace RiskRegister.Api.Http;

/// <summary>
/// Headers of every answer, errors included. An answer that browsers show as a page sets its own Content-Security-Policy; all others are
/// data that nothing may run in.
/// </summary>
public sealed class AnswerHeaders(RequestDelegate next)
{
    const string Data = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // The page of the API's description brings its scripts along and asks this service only; it sets styles in its markup.
    const string Description = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src "
        + "'self'; connect-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(Set, http);
        return next(http);

        static Task Set(object state)
        {
            AnswerHeaders.Set((HttpContext)state);
            return Task.CompletedTask;
        }
    }

    /// <summary>Sets them on an answer that has not started.</summary>
    public static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers["X-Request-Id"] = http.TraceIdentifier;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/swagger")
            ? Description : Data;

        // Compressed bytes are others than those that a strong ETag names.
        if (headers.ContentEncoding.Count > 0 && headers.ETag is [['"', ..] strong]) headers.ETag = $"W/{strong}";
    }
}
