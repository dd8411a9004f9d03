using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace RiskRegister.Api.Http;

/// <summary>
/// Compresses texts that gain by it, for clients that ask for it. A compressed answer's ETag is weak: its bytes are others.
/// </summary>
public sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    /// <summary>What is shorter goes out as it is.</summary>
    public const int Shortest = 1024;

    public const string Brotli = "br";
    public const string Gzip = "gzip";

    public static readonly string[] MediaTypes = [.. Form.Texts, Problem.ContentType, "text/css", "text/javascript"];

    /// <summary>The coding that the client likes best of those that there are; null when it asks for none.</summary>
    public static string? CodingFor(HttpContext http)
    {
        var provider = http.RequestServices.GetRequiredService<IResponseCompressionProvider>();
        return provider.CheckRequestAcceptsCompression(http) ? provider.GetCompressionProvider(http)?.EncodingName : null;
    }

    // What was kept compressed is not compressed again.
    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength is null or >= Shortest && context.Response.Headers.ContentEncoding.Count == 0
            && !MayBeProbed(context) && base.ShouldCompressResponse(context);

    // A page for somebody who signed in with a cookie holds what is not for everybody, and may say again what its address says. Another
    // site that makes the browser ask for it again and again, and sees how long the answers are, would learn the one by the other. So it is
    // compressed only where the browser says that it was asked for from these pages, or by the person.
    static bool MayBeProbed(HttpContext context) =>
        context.Request.Headers.Cookie.Count > 0
            && context.Response.ContentType?.StartsWith(Form.Html.MediaType, StringComparison.Ordinal) == true
            && context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("same-origin" or "none");
}

public static class CompressedAnswers
{
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddSingleton<IResponseCompressionProvider, Compression>();
        services.AddResponseCompression(compression =>
        {
            // No compressed answer holds a secret beside what somebody else chose: see docs/security.md.
            compression.EnableForHttps = true;
            compression.MimeTypes = Compression.MediaTypes;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }
}

/// <summary>A body that is kept, as each content coding makes it: no request waits for the compressing.</summary>
public sealed record CompressedBody(byte[] Brotli, byte[] Gzip)
{
    public long Length => Brotli.Length + Gzip.Length;

    /// <summary>Null for what gains nothing by it.</summary>
    public static CompressedBody? Of(ReadOnlyMemory<byte> body, string contentType)
    {
        if (body.Length < Compression.Shortest
            || !Compression.MediaTypes.Contains(contentType.Split(';')[0], StringComparer.Ordinal)) return null;
        return new CompressedBody(Write(body, into => new BrotliStream(into, CompressionLevel.Optimal)),
            Write(body, into => new GZipStream(into, CompressionLevel.Optimal)));
    }

    public byte[]? In(string? coding) => coding switch
    {
        Compression.Brotli => Brotli,
        Compression.Gzip => Gzip,
        _ => null,
    };

    static byte[] Write(ReadOnlyMemory<byte> body, Func<Stream, Stream> compressing)
    {
        using var compressed = new MemoryStream();
        using (var stream = compressing(compressed)) stream.Write(body.Span);
        return compressed.ToArray();
    }
}
