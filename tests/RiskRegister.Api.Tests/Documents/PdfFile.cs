using Xunit;

namespace RiskRegister.Api.Tests.Documents;

/// <summary>A PDF as Poppler reads it.</summary>
sealed class PdfFile : IDisposable
{
    readonly string path = Path.GetTempFileName();

    public PdfFile(byte[] pdf) => File.WriteAllBytes(path, pdf);

    /// <summary>Title, Tagged, Pages …</summary>
    public async Task<Dictionary<string, string>> Facts() =>
        (await Prerequisites.Poppler("pdfinfo", path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.Ordinal);

    /// <summary>The text of each page, on one line.</summary>
    public async Task<string[]> Pages()
    {
        var text = await Prerequisites.Poppler("pdftotext", path, "-");
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        return [.. text.Split('\f', StringSplitOptions.RemoveEmptyEntries)
            .Select(page => string.Join(' ', page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
    }

    public void Dispose() => File.Delete(path);
}
