using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Html;

public sealed class RegisterHtmlTests
{
    [Fact]
    public async Task The_page_needs_nothing_but_itself_and_runs_nothing()
    {
        var page = Encoding.UTF8.GetString(await Forms.Write("html", Registers.Full()));

        page.ShouldStartWith("<!DOCTYPE html>\n<html lang=\"en-GB\">");
        page.ShouldContain("default-src 'none'; style-src 'unsafe-inline'");
        foreach (var forbidden in (ReadOnlySpan<string>)["<script", "javascript:", " src=", "<link", "<img", "@import", "url(", "http://",
            "https://"])
            page.ShouldNotContain(forbidden, Case.Insensitive);
    }

    [Fact]
    public async Task Headings_follow_each_other_and_every_table_names_its_rows_and_columns()
    {
        var page = Forms.Html(await Forms.Write("html", Registers.Public()));

        page.Descendants().Select(element => element.Name.LocalName).Where(name => name is "h1" or "h2" or "h3")
            .ShouldBe(["h1", "h2", "h2", "h2", "h3", "h3", "h2", "h2", "h3", "h2", "h3"]);
        foreach (var table in page.Descendants("table"))
        {
            table.Element("thead")!.Descendants("th").ShouldAllBe(cell => cell.Attribute("scope")!.Value == "col");
            table.Element("tbody")!.Elements("tr").ShouldAllBe(row => row.Elements().First().Attribute("scope")!.Value == "row");
        }

        // Printed, a caption of the table's own may be left behind on the page before.
        page.Descendants("caption").ShouldBeEmpty();
        var ids = page.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>().ToArray();
        ids.ShouldBeUnique();
        page.Descendants("a").Select(link => link.Attribute("href")!.Value[1..]).ShouldAllBe(target => ids.Contains(target));
    }

    [Fact]
    public void Whatever_people_write_stays_text() =>
        Prop.ForAll(Texts.Any, text =>
        {
            var entry = Csv.Lines.Entry() with { Title = $"<script>{text}</script>", Owners = [$"\"><img src=x onerror={text}>"] };
            var register = Registers.Public() with
            {
                Settings = Registers.Settings with { Organisation = $"</style><script>{text}\"\\" },
                Lines = Csv.Lines.All(Csv.Lines.Of(entry)),
            };
            var page = Forms.Html(Forms.Write("html", register).GetAwaiter().GetResult());
            page.Descendants("script").ShouldBeEmpty();
            page.Descendants("img").ShouldBeEmpty();
            page.Descendants("style").ShouldHaveSingleItem().Value.ShouldNotContain("<");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Every_page_printed_has_a_running_head_a_number_and_what_is_not_for_publication()
    {
        var style = Forms.Html(await Forms.Write("html", Registers.Full())).Descendants("style").Single().Value;

        style.ShouldContain("@page{size:A4 portrait");
        style.ShouldContain("@page eCR10-1{@top-left{content:\"CR10\\00002E 1\\000020 \\002013 \\000020 Reservoir");
        Forms.Html(await Forms.Write("html", Registers.Full() with { Layout = ReportLayout.Table })).Descendants("style").Single().Value
            .ShouldContain("@page{size:A4 landscape");
        style.ShouldContain("\"Page \" counter(page) \" of \" counter(pages)");
        style.ShouldContain("Waterside\\000020 Council");
        style.ShouldContain("Not\\000020 for\\000020 publication\\000020 by\\000020 virtue\\000020 of\\000020 paragraph\\000020 3");
    }

    [Fact]
    public async Task Whatever_runs_the_other_way_is_apart_from_what_stands_beside_it()
    {
        const string Turned = "\u202Edesrever";
        var state = Registers.Whole with
        {
            Title = Turned,
            Owners = [Turned],
            Description = Turned,
            Effects = [Turned, Turned],
            Service = Turned,
            Exempt = null,
            Controls = [.. Registers.Whole.Controls.Select(control => control with { Text = Turned })],
            Actions = [.. Registers.Whole.Actions.Select(action => action with { Text = Turned, Owner = Turned, Progress = Turned })],
        };
        foreach (var layout in Enum.GetValues<ReportLayout>())
        {
            var page = Forms.Html(await Forms.Write("html",
                Registers.Public() with { Layout = layout, Lines = Csv.Lines.All(Csv.Lines.Of(state)) }));

            var turned = page.Descendants("body").Single().DescendantNodes().OfType<XText>().Where(text => text.Value.Contains('\u202E'))
                .ToArray();
            turned.Length.ShouldBeGreaterThan(5);
            turned.Where(text => !IsApart(text)).Select(text => $"{layout}: {text.Parent}").ShouldBeEmpty();
        }

        // Within an element that isolates, or all there is in a block, which ends what was begun in it.
        static bool IsApart(XText text) => text.Parent!.Name.LocalName == "bdi" || text.Parent.Attribute("dir") is not null
            || (text.Parent.Nodes().Count() == 1 && text.Parent.Name.LocalName is "p" or "li" or "td" or "th" or "dd" or "h1" or "h2"
            or "h3" or "h4");
    }
}
