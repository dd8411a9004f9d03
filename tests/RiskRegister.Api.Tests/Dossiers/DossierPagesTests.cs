using System.Net;
using System.Text;
using RiskRegister.Api.Features.Dossiers;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Pages;
using RiskRegister.Domain.Dossiers;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Dossiers;

/// <summary>The same by people, in a browser without scripts.</summary>
public sealed class DossierPagesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Somebody_comments_another_answers_and_one_is_withdrawn()
    {
        var (editor, path, api) = await Entry("Wells run dry");
        using var visitor = editor;
        using var owner = await Visitor.SignedIn(app, Role.Owner, "Head of Wells");
        await Done(await visitor.Send($"{path}/comments", await visitor.Form(path), ("text", "Is it <b>still</b> 4?")), "done=said");
        var page = await owner.Page(path);
        page.ShouldContain("Is it &lt;b&gt;still&lt;/b&gt; 4?");
        var answer = Visitor.PathsOn(page, $"{path}/comments?answers=").ShouldHaveSingleItem();
        await Done(await owner.Send($"{path}/comments", await owner.Form(answer), ("text", "It is.")), "done=said");
        var said = (await api.Get($"/api/v1{path}/comments").Read<Page<CommentDocument>>()).Items;
        said.Single(each => each.Text == "It is.").InReplyTo.ShouldBe(said.Single(each => each.Text != "It is.").Id);

        using var nothing = await owner.Send($"{path}/comments", await owner.Form(path), ("text", " "));
        (nothing.StatusCode, (await nothing.Text()).Contains("Write what you have to say.", StringComparison.Ordinal))
            .ShouldBe((HttpStatusCode.BadRequest, true));
        var withdrawal = Visitor.PathsOn(await owner.Page($"{path}/comments"), $"{path}/comments/").ShouldHaveSingleItem();
        using var why = await owner.Send(withdrawal, await owner.Form(withdrawal));
        (why.StatusCode, (await why.Text()).Contains("Say why", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        await Done(await owner.Send(withdrawal, await owner.Form(withdrawal), ("reason", "Too short.")), "done=withdrawn");
        page = await visitor.Page($"{path}/comments");
        page.ShouldContain("Too short.");
        page.ShouldNotContain("It is.");
        Visitor.PathsOn(page, $"{path}/comments/").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Somebody_attaches_a_file_and_a_link_downloads_the_one_and_withdraws_it()
    {
        var (editor, path, _) = await Entry("Pumps fail");
        using var visitor = editor;
        var attachments = $"{path}/attachments";
        var content = Encoding.UTF8.GetBytes("Pump 3 ran for a day.");
        await Done(await visitor.Upload(attachments, Only(await visitor.Form(attachments), ("about", "control-1"), ("note", "Trial run")),
            "trial.txt", content), "done=attached");
        await Done(await visitor.Send($"{attachments}/link", await visitor.Form(attachments), ("name", "Manual"),
            ("link", "https://pumps.example.org/manual")),
            "done=attached");
        var page = await visitor.Page(path);
        foreach (var expected in (string[])["trial.txt", "Trial run", "evidence of “A spare pump”", "pumps.example.org", "Manual"])
            WebUtility.HtmlDecode(page).ShouldContain(expected);
        var download = Visitor.PathsOn(page, "/downloads/entries/").ShouldHaveSingleItem();
        using var sent = await visitor.Get(download);
        (await sent.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(content);
        sent.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"trial.txt\"");
        sent.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("sandbox");

        foreach (var (name, bytes, fault) in new[]
        {
            ("photo.png", "<html>"u8.ToArray(), "by its content it is a web page"), ("a.exe", content, "program"),
            ("empty.txt", [], "is empty"),
            ("", [], "Choose the file"), ("large.dat", Large(), "must have at most"),
        })
        {
            using var refused = await visitor.Upload(attachments, Only(await visitor.Form(attachments)), name, bytes);
            (refused.StatusCode, WebUtility.HtmlDecode(await refused.Text()).Contains(fault, StringComparison.Ordinal))
                .ShouldBe((HttpStatusCode.BadRequest, true), name);
        }

        using var wrong = await visitor.Send($"{attachments}/link", await visitor.Form(attachments), ("name", "x"),
            ("link", "http://pumps.example.org"));
        (wrong.StatusCode, (await wrong.Text()).Contains("begins with https://", StringComparison.Ordinal))
            .ShouldBe((HttpStatusCode.BadRequest, true));
        var withdrawal = Visitor.PathsOn(await visitor.Page(attachments), $"{attachments}/")
            .Last(each => each.EndsWith("/withdraw", StringComparison.Ordinal));
        await Done(await visitor.Send(withdrawal, await visitor.Form(withdrawal), ("reason", "Of another pump.")), "done=withdrawn");
        (await visitor.Page(attachments)).ShouldContain("Of another pump.");
        using var gone = await visitor.Get(download);
        gone.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Somebody_links_two_entries_and_takes_the_link_back_from_the_other_side()
    {
        var (editor, path, api) = await Entry("Drains block");
        using var visitor = editor;
        var other = (await api.Create(new NewEntry { Title = "Floods in the low town" })).Entry.Reference!;
        await Done(await visitor.Send($"{path}/links", await visitor.Form($"{path}/links"), ("relation", "neededBy"), ("other", other)),
            "done=linked");
        (await visitor.Page(path)).ShouldContain("Is needed by");
        (await visitor.Page($"/entries/{other}")).ShouldContain("Depends on");
        foreach (var (named, fault) in new[] { ("CR99999", "There is no entry"), ("", "Type the reference"),
            (path.Split('/')[^1], "is not linked with itself") })
        {
            using var refused = await visitor.Send($"{path}/links", await visitor.Form($"{path}/links"), ("relation", "relatesTo"),
                ("other", named));
            (refused.StatusCode, (await refused.Text()).Contains(fault, StringComparison.Ordinal))
                .ShouldBe((HttpStatusCode.BadRequest, true), named);
        }

        var form = await visitor.Form($"/entries/{other}/links");
        var own = (await api.Get($"/api/v1{path}").Entry()).Entry.Id;
        await Done(await visitor.Send($"/entries/{other}/links/remove", form, ("relation", "dependsOn"), ("other", $"{own}")),
            "done=unlinked");
        (await visitor.Page(path)).ShouldContain("It is linked with no other entry.");
    }

    [Fact]
    public async Task Who_only_reads_sees_all_of_it_and_no_form()
    {
        var (editor, path, api) = await Entry("Valves stick");
        using var visitor = editor;
        var entry = await api.Get($"/api/v1{path}").Entry();
        await api.Say(entry, "Which valves?");
        await api.Attach(entry, "valves.txt");
        using var auditor = await Visitor.SignedIn(app, Role.Auditor);
        foreach (var page in (string[])[path, $"{path}/comments", $"{path}/attachments", $"{path}/links"])
        {
            var text = await auditor.Page(page);
            text.ShouldNotContain($"action=\"{path}", Case.Sensitive, page);
            text.ShouldNotContain("/withdraw", Case.Sensitive, page);
        }

        (await auditor.Page(path)).ShouldContain("Which valves?");
        (await auditor.Page(path)).ShouldContain("valves.txt");
    }

    async Task<(Visitor Editor, string Path, HttpClient Api)> Entry(string title)
    {
        var api = await app.Client(Role.Editor);
        var made = await api.Create(new NewEntry { Title = title, Owners = ["Head of Wells"], Controls = [new { text = "A spare pump" }] });
        return (await Visitor.SignedIn(app, Role.Editor), $"/entries/{made.Entry.Reference}", api);
    }

    // The page has two forms; a browser sends the fields of one.
    static Dictionary<string, string> Only(Dictionary<string, string> form, params (string Name, string Value)[] typed)
    {
        var sent = form.Where(field => !field.Key.StartsWith("link", StringComparison.Ordinal) && field.Key != "name")
            .ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (var (name, value) in typed) sent[name] = value;
        return sent;
    }

    static byte[] Large()
    {
        var large = new byte[DossierLimits.File + 1];
        large[0] = 1;
        return large;
    }

    static async Task Done(HttpResponseMessage answer, string end)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Text());
            answer.Headers.Location!.ToString().ShouldEndWith(end);
        }
    }
}
