using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace RiskRegister.Pages.Http;

/// <summary>Styles, scripts and the logo: each under a name that changes with it, so that browsers keep it for good.</summary>
sealed class Assets
{
    const string Kept = "public, max-age=31536000, immutable";
    const string Scripts = "govuk-frontend.js";

    static readonly string[] Styles = ["govuk-frontend.css", "moj-frontend.css", "register.css"];

    readonly Dictionary<string, Asset> byPath = new(StringComparer.Ordinal);

    public Assets(PagesSettings settings)
    {
        var brand = $":root{{--govuk-brand-colour:{settings.Colour}}}\n";
        StyleSheet = Add("pages.css", "text/css; charset=utf-8", Encoding.UTF8.GetBytes(string.Join('\n', Styles.Select(Read)) + brand));
        var components = Add(Scripts, "text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(Read(Scripts)));
        Script = Add("pages.js", "text/javascript; charset=utf-8",
            Encoding.UTF8.GetBytes(Read("register.js").Replace($"./{Scripts}", components, StringComparison.Ordinal)));
        Icon = Add("icon.svg", "image/svg+xml",
            Encoding.UTF8.GetBytes(Read("icon.svg").Replace("#1d4f7c", settings.Colour, StringComparison.Ordinal)));
        if (settings.Logo is not { } logo) return;
        var type = Path.GetExtension(logo).Equals(".svg", StringComparison.OrdinalIgnoreCase) ? "image/svg+xml" : "image/png";
        Logo = Add("logo" + Path.GetExtension(logo).ToLowerInvariant(), type, File.ReadAllBytes(logo));
    }

    public string StyleSheet { get; }

    public string Script { get; }

    public string Icon { get; }

    /// <summary>Null when there is none.</summary>
    public string? Logo { get; }

    // GET /assets/{name}.
    public static IResult Serve(string name, HttpContext http, Assets assets)
    {
        if (!assets.byPath.TryGetValue($"/assets/{name}", out var asset)) return Results.NotFound();
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        var small = accepted.Contains("br", StringComparison.Ordinal);
        http.Response.Headers.CacheControl = Kept;
        http.Response.Headers.Vary = "Accept-Encoding";

        // A picture of the organisation's own may hold scripts; opened by itself it runs none.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        if (small) http.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(small ? asset.Compressed : asset.Content, asset.Type);
    }

    string Add(string name, string type, byte[] content)
    {
        var version = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
        var path = $"/assets/{Path.GetFileNameWithoutExtension(name)}.{version}{Path.GetExtension(name)}";
        byPath[path] = new Asset(type, content, Compress(content));
        return path;
    }

    static byte[] Compress(byte[] content)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.Optimal)) brotli.Write(content);
        return output.ToArray();
    }

    static string Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"assets/{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    sealed record Asset(string Type, byte[] Content, byte[] Compressed);
}
