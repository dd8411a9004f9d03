using Microsoft.Net.Http.Headers;

namespace RiskRegister.Api.Http;

/// <summary>Lets pages of the origins that are configured read answers; pages of others cannot, and by default none.</summary>
public static class CrossOrigin
{
    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    public static void UseCrossOrigin(this WebApplication app)
    {
        var origins = Origins(app.Configuration);
        if (origins.Count == 0) return;
        app.UseCors(policy => policy.WithOrigins([.. origins])
            .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
            .WithHeaders(HeaderNames.Accept, HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.IfMatch,
                HeaderNames.IfNoneMatch, IdempotentPosts.Header)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.RetryAfter,
                HeaderNames.ContentDisposition,
                "X-Request-Id", ReplicaHeaders.Lag, ReplicaHeaders.ReplayedAt, IdempotentPosts.ReplayedHeader, "RateLimit",
                "RateLimit-Policy")
            .SetPreflightMaxAge(Remembered));
    }

    /// <exception cref="ConfigurationException">One is not an origin.</exception>
    public static IReadOnlyList<string> Origins(IConfiguration configuration)
    {
        var origins = ConfiguredSection.Texts(configuration, "Cors:Origins");
        ConfiguredSection.Require("Cors:Origins",
            origins.Where(origin => !IsOrigin(origin)).Select(origin => $" {origin} is not an origin, as https://intranet.example.org."));
        return origins;
    }

    static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
        && !text.Contains('*', StringComparison.Ordinal);
}
