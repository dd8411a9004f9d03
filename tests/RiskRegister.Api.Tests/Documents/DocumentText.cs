using System.IO.Compression;
using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Documents;

/// <summary>What a document says, with what is packed unpacked.</summary>
public static class DocumentText
{
    public static async Task<string> Of(HttpClient client, string path)
    {
        using var answer = await client.Get(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await Of(answer);
    }

    public static async Task<string> Of(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (answer.Content.Headers.ContentType?.MediaType?.Contains("openxmlformats", StringComparison.Ordinal) != true)
            return Encoding.UTF8.GetString(bytes);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var part in archive.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return text.ToString();
    }
}
