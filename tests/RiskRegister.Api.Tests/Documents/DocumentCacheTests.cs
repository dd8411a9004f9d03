using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Documents;

public sealed class DocumentCacheTests
{
    const int Mebibyte = 1024 * 1024;

    [Fact]
    public async Task A_document_is_found_under_all_that_it_depends_on_and_nothing_else()
    {
        var cache = new DocumentCache();
        var kept = await cache.Keep(Key(1), Document(1), CancellationToken.None);

        cache.Find(Key(1)).ShouldBe(kept);
        cache.Find(Key(1) with { Addendum = 8 }).ShouldBeNull();
        cache.Find(Key(1) with { PublicEdition = false }).ShouldBeNull();
        cache.Find(Key(1) with { Of = "highlights" }).ShouldBeNull();
        cache.Find(Key(1) with { Form = Form.Xlsx }).ShouldBeNull();
        cache.Find(null).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_asked_for_longest_ago_makes_room()
    {
        var cache = new DocumentCache();
        for (var number = 1; number <= 6; number++) await cache.Keep(Key(number), Document(5 * Mebibyte), CancellationToken.None);
        cache.Find(Key(1)).ShouldNotBeNull();

        await cache.Keep(Key(7), Document(5 * Mebibyte), CancellationToken.None);

        cache.Find(Key(1)).ShouldNotBeNull();
        cache.Find(Key(2)).ShouldBeNull();
        cache.Find(Key(7)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Refusals_and_what_is_too_large_are_not_kept()
    {
        var cache = new DocumentCache();
        await cache.Keep(Key(1), new Http.Problem(Problems.PdfFailed, "Try again."), CancellationToken.None);
        await cache.Keep(Key(2), Document(9 * Mebibyte), CancellationToken.None);
        await cache.Keep(null, Document(1), CancellationToken.None);

        cache.Find(Key(1)).ShouldBeNull();
        cache.Find(Key(2)).ShouldBeNull();
    }

    static DocumentKey Key(int number) => new(number, Addendum: 7, PublicEdition: true, "register", Form.Docx);

    static Answer Document(int bytes) => Answer.File(Form.Docx, "register", new byte[bytes], "\"etag\"");
}
