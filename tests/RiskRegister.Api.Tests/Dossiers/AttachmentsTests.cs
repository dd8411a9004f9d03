using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Features.Dossiers;
using RiskRegister.Api.Features.Verification;
using RiskRegister.Api.Http;
using RiskRegister.Domain.Dossiers;
using RiskRegister.UseCases.Verification;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Dossiers;

/// <summary>The evidence for entries: what is taken, how it goes out, and that it stays what it was.</summary>
public sealed class AttachmentsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static readonly byte[] Html = "<!doctype html><script>alert(document.domain)</script>"u8.ToArray();
    static readonly byte[] Svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray();

    [Fact]
    public async Task A_file_goes_out_as_it_came_and_is_withdrawn_with_a_reason_and_never_overwritten()
    {
        var (editor, owner) = (await app.Client(Role.Editor), await app.Client(Role.Owner, "Head of Winds"));
        var other = await app.Client(Role.Owner, "Head of Tides");
        var entry = await editor.Create(new NewEntry
        {
            Owners = ["Head of Winds"],
            Actions = [new { text = "Drill" }],
            Controls = [new { text = "Vane" }]
        });
        var content = "What the drill found: Zwölf.\n"u8.ToArray();
        using var made = await owner.SendFile(entry, "drill.txt", content, texts: [("action", "1"), ("note", "The drill of October")]);
        var file = await made.Read<AttachmentDocument>();
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        made.Headers.Location!.ToString().ShouldBe($"{entry.Path}/attachments/{file.Id}");
        file.ShouldBe(new AttachmentDocument
        {
            Id = file.Id,
            Name = "drill.txt",
            Action = 1,
            Control = null,
            Note = "The drill of October",
            MediaType = "text/plain",
            Length = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Link = null,
            At = file.At,
            By = "Head of Winds",
            Withdrawn = null,
        });
        var second = await editor.Attach(entry, "drill.txt", "Another of the name", ("control", "1"));
        (await other.Get($"{entry.Path}/attachments").Read<Page<AttachmentDocument>>()).Items.Select(each => each.Id)
            .ShouldBe([second.Id, file.Id], ignoreOrder: true);
        (await other.Get($"{entry.Path}/attachments/{file.Id}").Read<AttachmentDocument>()).ShouldBe(file);

        var path = $"{entry.Path}/attachments/{file.Id}/content";
        using var sent = await other.Get(path);
        (await sent.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(content);
        sent.Content.Headers.ContentType!.ToString().ShouldBe("application/octet-stream");
        sent.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"drill.txt\"");
        var etag = sent.Headers.ETag!.Tag;
        using var held = await other.Send(HttpMethod.Get, path, noneMatch: etag);
        held.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(5, 8) } };
        using var part = await other.SendAsync(asked, TestContext.Current.CancellationToken);
        (part.StatusCode, await part.Text()).ShouldBe((HttpStatusCode.PartialContent, "the "));

        await other.SendFile(entry, "x.txt", content).Problem(403, "not_your_entry");
        await other.Post($"{entry.Path}/attachments/{file.Id}/withdrawal", new { reason = "No." }).Problem(403, "not_your_entry");
        var gone = await owner.Post($"{entry.Path}/attachments/{file.Id}/withdrawal", new { reason = "It named a person." })
            .Read<AttachmentDocument>();
        (gone.Withdrawn!.By, gone.Withdrawn.Reason, gone.Sha256).ShouldBe(("Head of Winds", "It named a person.", file.Sha256));
        await editor.Get(path).Problem(409, "attachment_withdrawn");
        await editor.Post($"{entry.Path}/attachments/{file.Id}/withdrawal", new { reason = "Again." }).Problem(409, "attachment_withdrawn");
        (await app.Ask<string>("select string_agg(action, ' ' order by id) from audit_log where entry_id = @Id", new { entry.Entry.Id }))
            .ShouldBe("created attached attached attachmentWithdrawn");
        (await editor.Get(entry.Path).Entry()).ETag.ShouldBe(entry.ETag);
    }

    [Fact]
    public async Task Twenty_mebibytes_are_taken_and_one_byte_more_is_not()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var content = RandomNumberGenerator.GetBytes(DossierLimits.File + 1);
        content[0] = 1;
        await editor.SendFile(entry, "readings.dat", content).Problem(413, "too_large");
        using (var larger = new HttpRequestMessage(HttpMethod.Post, $"{entry.Path}/attachments"))
        {
            // Told before it sends anything.
            larger.Headers.ExpectContinue = true;
            larger.Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[DossierLimits.File + (200 * 1024)]), "file",
                "a.dat" } };
            await editor.SendAsync(larger, TestContext.Current.CancellationToken).Problem(413, "too_large");
        }

        (await app.Ask<long>("select count(*) from attachments where entry_id = @Id", new { entry.Entry.Id })).ShouldBe(0);

        using var taken = await editor.SendFile(entry, "readings.dat", content[..^1]);
        var file = await taken.Read<AttachmentDocument>();
        (file.Length, file.MediaType).ShouldBe((DossierLimits.File, "application/octet-stream"));
        using var raw = new HttpClient
        {
            BaseAddress = editor.BaseAddress,
            DefaultRequestHeaders = { Authorization = editor.DefaultRequestHeaders.Authorization }
        };
        var back = await raw.GetByteArrayAsync($"{entry.Path}/attachments/{file.Id}/content", TestContext.Current.CancellationToken);
        back.AsSpan().SequenceEqual(content.AsSpan(0, DossierLimits.File)).ShouldBeTrue();
        (await app.Ask<long>("select max(length(bytes)) from attachment_pieces where attachment_id = @Id", new { file.Id }))
            .ShouldBe(65_536);
    }

    [Theory]
    [InlineData("page.html", "text/html")]
    [InlineData("drawing.svg", "image/svg+xml")]
    public async Task Html_and_svg_go_out_to_be_saved_and_never_to_be_shown(string name, string mediaType)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        using var made = await editor.SendFile(entry, name, name.EndsWith("svg", StringComparison.Ordinal) ? Svg : Html);
        var file = await made.Read<AttachmentDocument>();
        file.MediaType.ShouldBe(mediaType);
        using var sent = await editor.Get($"{entry.Path}/attachments/{file.Id}/content");
        sent.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        sent.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        sent.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        sent.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("sandbox; default-src 'none'");
        sent.Headers.CacheControl!.Private.ShouldBeTrue();
    }

    [Theory]
    [InlineData("photo.png", "<html>", "a web page")]
    [InlineData("minutes.pdf", "Just words", "a text")]
    [InlineData("notes.txt", "#!/bin/sh\ntrue\n", "program")]
    [InlineData("setup.exe", "words", "program")]
    [InlineData("minutes.pdf.js", "words", "program")]
    [InlineData("minutes.txt", "", "empty")]
    public async Task A_file_that_lies_or_would_run_is_refused_with_advice_and_nothing_is_kept(string name, string content, string advice)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var problem = await editor.SendFile(entry, name, Encoding.UTF8.GetBytes(content)).Problem(400, "invalid");
        problem.Errors!["$.file"].ShouldHaveSingleItem().ShouldContain(advice);
        (await app.Ask<long>("select count(*) from attachments where entry_id = @Id", new { entry.Entry.Id })).ShouldBe(0);
    }

    [Theory]
    [InlineData("filename=\"../../etc/passwd\"", "passwd", "attachment; filename=\"passwd\"")]
    [InlineData("filename=\"C:\\\\Users\\\\me\\\\plan.txt\"", "plan.txt", "attachment; filename=\"plan.txt\"")]
    [InlineData("filename*=UTF-8''a%22%3B%20filename%3Devil.txt", "a_; filename=evil.txt",
        "attachment; filename=\"a__ filename=evil.txt\"; filename*=UTF-8''a_%3B%20filename%3Devil.txt")]
    [InlineData("filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x%3D1.txt", "aSet-Cookie_ x=1.txt",
        "attachment; filename=\"aSet-Cookie_ x=1.txt\"")]
    [InlineData("filename*=UTF-8''invoice%E2%80%AEfdp.txt", "invoicefdp.txt", "attachment; filename=\"invoicefdp.txt\"")]
    [InlineData("filename*=UTF-8''%00CON.txt", "_CON.txt", "attachment; filename=\"_CON.txt\"")]
    [InlineData("filename*=UTF-8''r%C3%A9sum%C3%A9%20%F0%9F%98%80.txt", "résumé 😀.txt",
        "attachment; filename=\"r_sum_ __.txt\"; filename*=UTF-8''r%C3%A9sum%C3%A9%20%F0%9F%98%80.txt")]
    [InlineData("filename*=UTF-8''100%2525.txt", "100%25.txt", "attachment; filename=\"100_25.txt\"; filename*=UTF-8''100%2525.txt")]
    [InlineData("filename=\"\"", "file", "attachment; filename=\"file\"")]
    [InlineData("x=y", "file", "attachment; filename=\"file\"")]
    public async Task Every_trick_of_a_name_ends_in_a_name_that_is_safe(string given, string kept, string disposition)
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        using var made = await editor.SendFile(entry, "", "words"u8.ToArray(), $"form-data; name=\"file\"; {given}");
        var file = await made.Read<AttachmentDocument>();
        file.Name.ShouldBe(kept);
        using var sent = await editor.Get($"{entry.Path}/attachments/{file.Id}/content");
        sent.Content.Headers.NonValidated["Content-Disposition"].ToString().ShouldBe(disposition);
    }

    [Fact]
    public async Task A_link_is_enough_where_a_document_lies_elsewhere()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Actions = [new { text = "Drill" }], Controls = [new { text = "Vane" }] });
        var body = new { name = "The plan", link = "https://intranet.example.org/plan", control = 1, note = "Kept by planners" };
        using var made = await editor.Post($"{entry.Path}/attachments/link", body);
        var link = await made.Read<AttachmentDocument>();
        (made.StatusCode, link.Name, link.Link, link.Control, link.Note, link.MediaType, link.Sha256, link.Length)
            .ShouldBe((HttpStatusCode.Created, body.name, body.link, 1, body.note, null, null, null));
        await editor.Get($"{entry.Path}/attachments/{link.Id}/content").Problem(409, "attachment_elsewhere");
        foreach (var (wrong, at) in new (object, string)[]
        {
            (new { }, "$.name,$.link"), (body with { link = "http://example.org/" }, "$.link"),
            (body with { link = "javascript:alert(1)", name = "" }, "$.link,$.name"), (body with { control = 2 }, "$.control"),
            (new { body.name, body.link, action = 1, control = 1 }, "$.control"), (new { body.name, body.link, action = 7 }, "$.action"),
            (new { body.name, body.link, note = "two\nlines", file = 1 }, "$.note,$.file"),
            (body with { name = new string('n', 201) }, "$.name"),
        })
        {
            (await editor.Post($"{entry.Path}/attachments/link", wrong).Problem(400, "invalid")).Errors!.Keys
                .ShouldBe(at.Split(','), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task A_form_that_is_no_such_form_is_refused_and_a_retry_attaches_once()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var words = "words"u8.ToArray();
        await editor.Post($"{entry.Path}/attachments", new { file = "x" }).Problem(415, "unsupported_media_type");
        foreach (var (texts, code, at) in new ((string, string)[], string, string)[]
        {
            ([("other", "x")], "malformed", ""), ([("note", "a"), ("note", "b")], "malformed", ""), ([("file", "first")], "malformed", ""),
            ([("note", new string('n', 9_000))], "malformed", ""), ([("note", "a\0b")], "malformed", ""),
            ([("action", "one")], "invalid", "$.action"),
            ([("action", "-1")], "invalid", "$.action"), ([("control", "99999999999")], "invalid", "$.control"),
            ([("action", "1")], "invalid", "$.action"),
            ([("note", "two\nlines")], "invalid", "$.note"), ([("note", new string('n', DossierLimits.Note + 1))], "invalid", "$.note"),
        })
        {
            var problem = await editor.SendFile(entry, "a.txt", words, texts: texts).Problem(400, code);
            if (at.Length > 0) problem.Errors!.Keys.ShouldBe([at]);
        }

        using var none = new MultipartFormDataContent { { new StringContent("Only words"), "note" } };
        (await editor.PostAsync($"{entry.Path}/attachments", none, TestContext.Current.CancellationToken).Problem(400, "invalid"))
            .Errors!.Keys.ShouldBe(["$.file"]);
        (await app.Ask<long>("select count(*) from attachments where entry_id = @Id", new { entry.Entry.Id })).ShouldBe(0);
        using var first = await editor.SendFile(entry, "a.txt", words, key: "once");
        using var again = await editor.SendFile(entry, "a.txt", words, key: "once");
        (await again.Read<AttachmentDocument>()).Id.ShouldBe((await first.Read<AttachmentDocument>()).Id);
        await editor.SendFile(entry, "a.txt", "other"u8.ToArray(), key: "once").Problem(422, "idempotency_key_reused");
        (await app.Ask<long>("select count(*) from attachments where entry_id = @Id", new { entry.Entry.Id })).ShouldBe(1);
    }

    [Fact]
    public async Task Evidence_of_an_exempt_entry_is_for_who_sees_it()
    {
        var editor = await app.Client(Role.Editor);
        var (owner, other) = (await app.Client(Role.Owner, "Head of Caves"), await app.Client(Role.Owner, "Head of Mines"));
        var secret = await editor.Create(new NewEntry { Owners = ["Head of Caves"], Exempt = new { paragraph = "3", reason = "R" } });
        var file = await owner.Attach(secret, "cave.txt");
        foreach (var path in (string[])["", $"/{file.Id}", $"/{file.Id}/content"])
        {
            await other.Get($"{secret.Path}/attachments{path}").Problem(404, "entry_not_found");
            (await owner.Get($"{secret.Path}/attachments{path}")).EnsureSuccessStatusCode();
        }

        await other.SendFile(secret, "a.txt", "a"u8.ToArray()).Problem(404, "entry_not_found");
        var another = await editor.Create();
        await editor.Get($"{another.Path}/attachments/{file.Id}/content").Problem(404, "attachment_not_found");
    }

    [Fact]
    public async Task An_entry_has_so_many_attachments_and_so_many_bytes()
    {
        var editor = await app.Client(Role.Editor);
        var (many, large) = (await editor.Create(), await editor.Create());
        const string Insert = """
            insert into attachments (id, entry_id, name, media_type, length, content_digest, link, at, actor, digest)
            select gen_random_uuid(), @Id, 'x', case when @length > 0 then 'x' end, nullif(@length, 0), case when @length > 0 then sha256('') end,
                case when @length = 0 then 'https://example.org/' end, now(), 'test', sha256('')
            from generate_series(1, @number)
            """;
        await app.Do(Insert, new { many.Entry.Id, length = 0, number = DossierLimits.Attachments });
        await editor.SendFile(many, "a.txt", "a"u8.ToArray()).Problem(409, "attachments_full");
        await editor.Post($"{many.Path}/attachments/link", new { name = "n", link = "https://example.org/" })
            .Problem(409, "attachments_full");
        await app.Do(Insert, new { large.Entry.Id, length = DossierLimits.File, number = 25 });
        await editor.SendFile(large, "a.txt", "a"u8.ToArray()).Problem(409, "attachments_full");
        (await editor.Post($"{large.Path}/attachments/link", new { name = "n", link = "https://example.org/" })).EnsureSuccessStatusCode();
        await app.Do("""
            alter table attachments disable trigger append_only;
            delete from attachments where actor = 'test';
            alter table attachments enable always trigger append_only;
            """);
    }

    [Fact]
    public async Task Verification_names_evidence_that_was_changed_and_a_damaged_file_is_given_to_nobody()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create();
        var content = RandomNumberGenerator.GetBytes(200_000);
        content[0] = 1;
        var file = await (await editor.SendFile(entry, "readings.dat", content)).Read<AttachmentDocument>();
        (await Failures(editor)).ShouldBeEmpty();
        foreach (var (table, deed, undo) in new[]
        {
            ("attachment_pieces", "update attachment_pieces set bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) where attachment_id = "
                + "@Id and number = 2",
                "update attachment_pieces set bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) where attachment_id = @Id and number = 2"),
            ("attachment_pieces", "update attachment_pieces set number = number + 10 where attachment_id = @Id and number = 1",
                "update attachment_pieces set number = number - 10 where attachment_id = @Id and number = 11"),
            ("attachments", "update attachments set name = 'other.dat' where id = @Id",
                "update attachments set name = 'readings.dat' where id = @Id"),
        })
        {
            await Tamper(table, deed, file.Id);
            var failure = (await Failures(editor)).ShouldHaveSingleItem();
            (failure.Kind, failure.EntryId, failure.Reference).ShouldBe(("attachment", entry.Entry.Id, entry.Entry.Reference));
            failure.Problem.ShouldStartWith($"{file.Id}: ");
            failure.Problem.ShouldNotContain("readings");
            var inPieces = await app.Services.GetRequiredService<VerifyInPieces>().Run(1, TestContext.Current.CancellationToken);
            inPieces!.ShouldHaveSingleItem().Problem.ShouldBe(failure.Problem);
            if (table == "attachment_pieces") await editor.Get($"{entry.Path}/attachments/{file.Id}/content")
                .Problem(500, "internal_error");
            await Tamper(table, undo, file.Id);
        }

        (await Failures(editor)).ShouldBeEmpty();
        await Tamper("attachment_pieces", "delete from attachment_pieces where attachment_id = @Id", file.Id);
        await Tamper("attachments", "delete from attachments where id = @Id", file.Id);
        (await Failures(editor)).ShouldHaveSingleItem().Problem.ShouldContain("the audit log has it");
    }

    Task Tamper(string table, string deed, Guid id) => app.Do($"""
        alter table {table} disable trigger append_only;
        {deed};
        alter table {table} enable always trigger append_only;
        """, new { Id = id });

    static async Task<IReadOnlyList<VerificationFailure>> Failures(HttpClient client) =>
        (await client.Get("/api/v1/verification").Read<VerificationDocument>()).Failures.Where(failure => failure.Kind == "attachment")
            .ToArray();
}
