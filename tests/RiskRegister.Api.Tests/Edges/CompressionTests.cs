using System.IO.Compression;
using System.Net;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Edges;

public sealed class CompressionTests(Readings app) : IClassFixture<Readings>
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Every_text_of_more_than_a_kibibyte_comes_compressed_and_is_the_same(string coding)
    {
        var compressed = 0;
        foreach (var address in app.Addresses())
        {
            // Twice: the second of a published document is the one that was kept.
            for (var time = 0; time < 2; time++)
            {
                using var plain = await Get(address, coding: null);
                using var coded = await Get(address, coding);
                var (body, sent) = (await Bytes(plain), await Bytes(coded));
                coded.StatusCode.ShouldBe(plain.StatusCode, address);
                plain.Content.Headers.ContentEncoding.ShouldBeEmpty(address);
                var gains = body.Length >= 1024 && Compression.MediaTypes.Contains(plain.Content.Headers.ContentType!.MediaType);
                coded.Content.Headers.ContentEncoding.ShouldBe(gains ? [coding] : [], address);
                if (address.Contains("/audit", StringComparison.Ordinal)) continue;
                (gains ? Unpacked(sent, coding) : sent).ShouldBe(body, address);
                if (!gains) continue;
                compressed++;
                sent.Length.ShouldBeLessThan(body.Length, address);
                coded.Headers.ETag?.ToString().ShouldBe($"W/{plain.Headers.ETag}", address);
                (await Get(address, coding, noneMatch: coded.Headers.ETag?.ToString())).StatusCode
                    .ShouldBe(coded.Headers.ETag is null ? HttpStatusCode.OK : HttpStatusCode.NotModified, address);
            }
        }

        compressed.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_client_that_has_it_is_told_so_by_the_ETag_that_it_has()
    {
        const string Address = "/api/v1/snapshots/2016-17-Q2/register";
        using var coded = await Get(Address, "br");
        using var again = await Get(Address, "br", noneMatch: coded.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag.ShouldBe(coded.Headers.ETag);
        again.Headers.Vary.ShouldContain("Accept-Encoding");
    }

    [Fact]
    public async Task A_change_goes_on_from_the_ETag_of_a_compressed_answer()
    {
        using var client = app.Raw();
        var made = await client.Create(new NewEntry { Description = new string('d', 3000) });
        using var coded = await Get(made.Path, "gzip");
        coded.Headers.ETag!.IsWeak.ShouldBeTrue();
        (await client.Patch(made.Path, new { title = "Changed" }, coded.Headers.ETag.ToString()).Entry()).Entry.Title.ShouldBe("Changed");
        await client.Patch(made.Path, new { title = "Again" }, coded.Headers.ETag.ToString()).Problem(412, "stale");
    }

    [Fact]
    public async Task The_document_and_a_long_problem_are_compressed_too()
    {
        using var document = await Get("/openapi/v1.json", "br");
        document.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        using var request = new HttpRequestMessage(HttpMethod.Post, Requests.Entries)
        {
            Content = new StringContent($"{{{string.Join(',', Enumerable.Range(0, 100).Select(number => $"\"unknown{number}\": 1"))}}}",
                new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        };
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var client = app.Raw();
        using var refused = await client.SendAsync(request, TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        refused.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
    }

    [Fact]
    public async Task A_page_that_comes_to_a_cookie_is_compressed_only_for_who_comes_from_these_pages()
    {
        foreach (var (cookie, site, coding) in new (string? Cookie, string? Site, string? Coding)[]
        {
            (null, null, "br"), (null, "cross-site", "br"), ("anything=1", null, null), ("anything=1", "cross-site", null),
            ("anything=1", "same-site", null), ("anything=1", "same-origin", "br"), ("anything=1", "none", "br"),
        })
        {
            using var client = app.Raw();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/problems");
            request.Headers.TryAddWithoutValidation("Accept", "text/html");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
            if (cookie is not null) request.Headers.TryAddWithoutValidation("Cookie", cookie);
            if (site is not null) request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
            using var page = await client.SendAsync(request, TestContext.Current.CancellationToken);
            page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            page.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(coding);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("identity")]
    [InlineData("gzip;q=0, br;q=0")]
    [InlineData("zstd")]
    public async Task Whoever_does_not_ask_for_it_gets_it_as_it_is(string coding)
    {
        using var answer = await Get("/api/v1/snapshots/2016-17-Q2/register", coding);
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        answer.Headers.ETag!.IsWeak.ShouldBeFalse();
    }

    async Task<HttpResponseMessage> Get(string address, string? coding, string? noneMatch = null)
    {
        using var client = app.Raw();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (coding is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        if (noneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", noneMatch);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    static Task<byte[]> Bytes(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    static byte[] Unpacked(byte[] bytes, string coding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream stream = coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress)
            : new GZipStream(packed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
