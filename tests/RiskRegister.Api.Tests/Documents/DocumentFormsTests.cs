using System.IO.Compression;
using System.Net;
using System.Text;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Documents;

public sealed class DocumentFormsTests(TestCluster cluster) : FreshRegister(cluster, printsForReal: true)
{
    const string Quarter = "2016-17-Q2";
    const string Secret = "Sale of the depot";

    static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["csv"] = "text/csv",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["html"] = "text/html",
        ["svg"] = "image/svg+xml",
    };

    [Fact]
    public async Task Every_form_comes_by_name_and_by_media_type_as_a_file_with_a_strong_ETag()
    {
        await Editor.Create();
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
        foreach (var (path, forms) in new (string, string[])[]
        {
            ("register", ["csv", "xlsx", "docx", "html"]), ($"snapshots/{Quarter}/register", ["csv", "xlsx", "docx", "html"]),
            ($"snapshots/{Quarter}/highlights", ["csv", "xlsx", "docx", "html"]), ("matrix", ["svg"]),
            ($"snapshots/{Quarter}/matrix", ["svg"]), ("entries/CR1/trend", ["svg"]),
        })
        {
            foreach (var form in forms)
            {
                using var named = await Editor.Get($"/api/v1/{path}?format={form}");
                using var accepted = await Editor.GetWith($"/api/v1/{path}", "Accept", Types[form]);
                named.StatusCode.ShouldBe(HttpStatusCode.OK, path);
                named.Content.Headers.ContentType!.MediaType.ShouldBe(Types[form]);
                named.Content.Headers.ContentDisposition!.FileName.ShouldNotBeNull().ShouldEndWith($".{form}");
                named.Content.Headers.ContentDisposition.DispositionType.ShouldBe(form is "html" or "svg" ? "inline" : "attachment");
                if (form is "html" or "svg") named.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem()
                    .ShouldStartWith("default-src 'none'");
                named.Headers.ETag!.IsWeak.ShouldBeFalse();
                accepted.Headers.ETag.ShouldBe(named.Headers.ETag, path);
                (await accepted.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
                    .ShouldBe(await named.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
                using var beside = await Editor.GetWith($"/api/v1/{path}.{form}", "Accept", "application/json");
                beside.Content.Headers.ContentType.ShouldBe(named.Content.Headers.ContentType, path);
                beside.Content.Headers.ContentDisposition.ShouldBe(named.Content.Headers.ContentDisposition);
                (await beside.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
                    .ShouldBe(await named.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
                (await Editor.Get($"/api/v1/{path}.{form}?format={form}").Problem(400, "invalid_query")).Errors!.Keys.ShouldBe(["format"]);
                (await Editor.GetWith($"/api/v1/{path}?format={form}", "If-None-Match", named.Headers.ETag.Tag))
                    .StatusCode.ShouldBe(HttpStatusCode.NotModified);
            }

            await Editor.Get($"/api/v1/{path}?format=odt").Problem(400, "invalid_query");
            (await Editor.GetWith($"/api/v1/{path}", "Accept", "application/msword").Problem(406, "not_acceptable")).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Nothing_exempt_is_in_any_form_of_a_public_edition_and_a_full_one_says_what_it_is()
    {
        await Editor.Create(new NewEntry { Title = "Flood" });
        await Editor.Change(await Editor.Create(new NewEntry { Title = Secret }),
            new { exempt = new { paragraph = "3", reason = "A bid is awaited" } });
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
        var reader = await App.Client(Role.Reader);
        foreach (var form in new[] { "csv", "xlsx", "docx", "html" })
        {
            foreach (var what in new[] { "register", "highlights" })
            {
                var path = $"/api/v1/snapshots/{Quarter}/{what}?format={form}";
                (await Text(reader, path, form)).ShouldNotContain(Secret);
                (await Text(Editor, path, form)).ShouldNotContain("A bid is awaited");
                var full = await Text(Editor, $"{path}&edition=full", form);
                full.ShouldContain(Secret);
                full.ShouldContain("Not for publication");
                if (form != "csv") full.ShouldContain("by virtue of paragraph 3 of Part 1 of Schedule 12A");
                await reader.Get($"{path}&edition=full").Problem(403, "edition_not_allowed");
            }

            (await Text(Editor, $"/api/v1/register?format={form}", form)).ShouldNotContain(Secret);
        }

        (await Text(Editor, $"/api/v1/snapshots/{Quarter}/matrix?format=svg", "svg")).ShouldNotContain("CR2");
        (await Text(Editor, $"/api/v1/snapshots/{Quarter}/matrix?format=svg&edition=full", "svg")).ShouldContain("CR2");
    }

    [Fact]
    public async Task A_published_document_changes_with_an_addendum_and_with_nothing_else()
    {
        await Editor.Create(new NewEntry { Title = "Flood" });
        await Editor.Create(new NewEntry { Title = "Drought" });
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
        var path = $"/api/v1/snapshots/{Quarter}/register?format=docx";
        var before = await Tag(path);
        await Editor.Change("CR1", new { description = "The river rose twice" });
        (await Tag(path)).ShouldBe(before);
        (await Text(Editor, path, "docx")).ShouldContain(await Digest());

        await Editor.Correct(Quarter, "CR1", "The river rose twice, not once.");

        (await Tag(path)).ShouldNotBe(before);
        var corrected = await Text(Editor, path, "docx");
        corrected.ShouldContain("The river rose twice, not once.");
        corrected.ShouldContain(await Digest());
        await Editor.Change("CR2", new { exempt = new { paragraph = "3", reason = "A bid is awaited" } });
        await Editor.Correct(Quarter, "CR2", "Withdrawn.");
        (await Text(Editor, path, "docx")).ShouldNotContain("Drought");
    }

    [Fact]
    public async Task What_an_addendum_withdraws_from_one_quarter_leaves_the_highlights_of_the_next()
    {
        await Editor.Create(new NewEntry { Title = "Flood" });
        await Editor.Create(new NewEntry { Title = "Drought" });
        await Editor.Take("2016-17-Q1");
        await Editor.Publish("2016-17-Q1");
        await Editor.Change("CR2", new { residualScore = new Cell(1, 2) });
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
        var path = $"/api/v1/snapshots/{Quarter}/highlights?format=docx";
        (await Text(Editor, path, "docx")).ShouldContain("Drought");

        await Editor.Change("CR2", new { exempt = new { paragraph = "3", reason = "A bid is awaited" } });
        await Editor.Correct("2016-17-Q1", "CR2", "Withdrawn.");

        (await Text(Editor, path, "docx")).ShouldNotContain("Drought");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_exported_is_imported_again_with_every_row_unchanged(string form)
    {
        await Editor.Import("", RegisterFiles.Of(RegisterFiles.Sample, "2016-17-Q3"));
        using var exported = await Editor.Get($"/api/v1/register?format={form}");
        var file = await exported.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var imported = await Editor.Import("", ($"register.{form}", file));

        (imported.Created, imported.Updated, imported.Refused, imported.Closed).ShouldBe((0, 0, 0, 0));
        imported.Unchanged.ShouldBe(imported.Rows.Count);
        imported.Rows.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_PDF_is_the_page_printed_tagged_and_numbered_with_what_every_page_must_say()
    {
        Prerequisites.NeedsChromium();
        await Editor.Import("", RegisterFiles.Of(RegisterFiles.Sample, "2016-17-Q3"));
        await Editor.Change("CR1", new { exempt = new { paragraph = "3", reason = "A bid is awaited" } });
        await Editor.Take("2016-17-Q3");
        await Editor.Publish("2016-17-Q3");
        const string Path = "/api/v1/snapshots/2016-17-Q3/register?edition=full";

        using var answer = await Editor.GetWith(Path, "Accept", "application/pdf");
        using var file = new PdfFile(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var (facts, pages) = (await file.Facts(), await file.Pages());

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("register-2016-17-Q3-full.pdf");
        facts["Tagged"].ShouldBe("yes");
        facts["Title"].ShouldStartWith("Corporate Risk and Opportunity Register – Quarter 3 2016/17 – Full edition");
        facts["Page size"].ShouldContain("A4");
        pages.Length.ShouldBe(int.Parse(facts["Pages"]));
        for (var at = 0; at < pages.Length; at++)
        {
            pages[at].ShouldContain($"Page {at + 1} of {pages.Length}");
            pages[at].ShouldContain("Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A");
            pages[at].ShouldContain("Quarter 3 2016/17");
        }

        var entries = await Editor.FrozenRegister("2016-17-Q3", "?edition=full");
        var text = string.Join(' ', pages);
        foreach (var entry in entries.Entries) text.ShouldContain(entry.Reference!);
        (await Editor.GetWith(Path, "Accept", "application/pdf")).Headers.ETag.ShouldBe(answer.Headers.ETag);
        using var live = await Editor.Get("/api/v1/register?format=pdf");
        (await Editor.GetWith("/api/v1/register?format=pdf", "If-None-Match", live.Headers.ETag!.Tag))
            .StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    async Task<string> Digest() => (await Editor.Snapshot(Quarter)).Digest;

    async Task<string> Tag(string path)
    {
        using var answer = await Editor.Get(path);
        return answer.Headers.ETag!.Tag;
    }

    static async Task<string> Text(HttpClient client, string path, string form)
    {
        using var answer = await client.Get(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (form is not ("docx" or "xlsx")) return Encoding.UTF8.GetString(bytes);
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
