using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>What a clerk sees of an import before anything is stored, and can say of it.</summary>
public sealed class ImportPagesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Headings = "Reference,Title,Description,Impact,Likelihood,Residual score,Owner\n";

    [Fact]
    public async Task What_an_entry_was_and_becomes_is_shown_before_it_is_imported()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create(new NewEntry { Title = "Harbour <b>walls</b>", Owners = ["Harbour Master"] });

        var page = await clerk.Page(await SendFile(clerk,
            $"{Headings}{held.Entry.Reference},Harbour <b>walls</b>,Silted up,4,4,4 x 2,Head of Harbours\n"));

        var change = Tags(page, "details")[0];
        change.ShouldContain("<details class=\"govuk-details\" open>");
        var text = TextOf(change);
        text.ShouldStartWith($"{held.Entry.Reference}, Harbour <b>walls</b>:");
        text.ShouldContain("Description Was Nothing Becomes Silted up");
        text.ShouldContain("Owners Was Harbour Master Becomes Head of Harbours");
        TextOf(page).ShouldContain("Changed: Description, ");
        page.ShouldNotContain("residualScore");
    }

    [Fact]
    public async Task Of_many_entries_that_change_the_first_are_open_and_the_last_are_counted()
    {
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var editor = await app.Client(Role.Editor);
        string Register(string owner) =>
            "Source reference,Title,Impact,Likelihood,Residual score,Owner\n"
            + string.Concat(Enumerable.Range(1, 103).Select(number => $"Y{number},Lighthouse {number},4,4,4 x 2,{owner}\n"));
        await editor.Import(Register("Harbour Master"));

        var page = await clerk.Page(await SendFile(clerk, Register("Head of Harbours")));

        Regex.Count(page, "<details class=\"govuk-details\" open>", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(3);
        Regex.Count(page, ", Lighthouse [0-9]+: Owners", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBe(100);
        page.ShouldContain("And 3 more.");
    }

    static async Task<string> SendFile(Visitor visitor, string text, string profile = "")
    {
        var form = await visitor.Form("/import");
        form["profile"] = profile;
        using var sent = await visitor.Upload("/import", form, "register.csv", Encoding.UTF8.GetBytes(text));
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await sent.Text());
        return sent.Headers.Location!.ToString();
    }

    static string[] Tags(string page, string name) =>
    [
        .. Regex.Matches(page, $"<{name}[ >].*?</{name}>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Select(match => match.Value),
    ];

    static string TextOf(string page) => Regex.Replace(
        WebUtility.HtmlDecode(Regex.Replace(page, "<[^>]*>", " ", RegexOptions.None, TimeSpan.FromSeconds(1))),
        "\\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();
}
