using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace RiskRegister.Client;

/// <summary>
/// The version of what was read, without which nothing is changed:
/// <c>var entry = await one.GetAsync(etag.Keep); await one.PatchAsync(change, etag.Match);</c>
/// </summary>
public sealed class ETag
{
    readonly HeadersInspectionHandlerOption seen = new() { InspectResponseHeaders = true };

    /// <exception cref="InvalidOperationException">Nothing that has one was read with <see cref="Keep"/>.</exception>
    public string Value => seen.ResponseHeaders.TryGetValue("ETag", out var values)
        ? values.First() : throw new InvalidOperationException("Nothing with an ETag was read.");

    /// <summary>Keeps the ETag of what is read, or of a change's outcome.</summary>
    public void Keep<T>(RequestConfiguration<T> request) where T : class, new()
    {
        // What comes is added to what is there.
        seen.ResponseHeaders.Clear();
        request.Options.Add(seen);
    }

    /// <summary>Sends it with a change, which is refused when somebody has changed the same since, and keeps the new one.</summary>
    public void Match<T>(RequestConfiguration<T> change) where T : class, new()
    {
        change.Headers.Add("If-Match", Value);
        Keep(change);
    }
}
