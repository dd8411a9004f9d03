using System.Net;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Documents;

/// <summary>The report that takes a snapshot to a committee, and the annex of what is exempt.</summary>
public sealed class CommitteeReportTests(TestCluster cluster) : FreshRegister(cluster, printsForReal: true)
{
    const string Quarter = "2016-17-Q2";
    const string Report = $"/api/v1/snapshots/{Quarter}/report";
    const string Secret = "Sale of the depot";

    [Fact]
    public async Task The_report_says_what_was_sent_and_what_the_snapshot_computes()
    {
        await Fill();

        var report = await Editor.Post(Report, new
        {
            body = "Water Committee",
            meetingOn = "2017-01-30",
            item = "7b",
            reportOf = "Director of Rivers",
            divisionsAffected = "Both banks",
            contact = "Rivers, 01772 530000",
            executiveSummary = "It rains.\nIt rains more.",
            recommendation = "",
            background = "The committee asked for it.",
            implications = new[] { new { heading = "Finance", text = "Boats are dear." } },
            backgroundPapers = new[] { "Forecast of rain" },
        }).Read<CommitteeReportDocument>();

        report.Facts.Select(fact => $"{fact.Label}: {fact.Text}").ShouldBe(
        [
            "Meeting on: 30 January 2017", "Item: 7b", "Report of: Director of Rivers", "Part: Part I: open to press and public",
            "Electoral divisions affected: Both banks", "Contact for further information: Rivers, 01772 530000",
        ]);
        report.Sections.Select(section => section.Heading).ShouldBe(
            ["Executive summary", "Background and advice", "Implications: finance", "List of background papers"]);
        report.Sections[0].Paragraphs.ShouldBe(["It rains.", "It rains more."]);
        report.Sections[1].Paragraphs[0].ShouldBe("The committee asked for it.");
        report.Sections[1].Paragraphs[1].ShouldStartWith("This is the first register");
        report.Sections[3].Paragraphs.ShouldBe(["Forecast of rain"]);
        (report.Body, report.Notice, report.Edition).ShouldBe(("Water Committee", null, RegisterEdition.Public));
        (await Editor.Post(Report, """{"recommendation": null}""").Read<CommitteeReportDocument>())
            .Sections.ShouldNotContain(section => section.Heading == "Recommendation");
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    public async Task A_report_in_Part_II_gives_its_reason_with_the_public_interest_and_one_in_Part_I_nothing_of_it(string form)
    {
        await Fill();
        var texts = new { body = "Water Committee", reasonForPartTwo = "A bid is awaited for it." };

        using var open = await Editor.Post($"{Report}?format={form}", texts);
        using var full = await Editor.Post($"{Report}?format={form}&edition=full", texts);
        using var annex = await Editor.Post($"{Report}?format={form}&edition=exempt", texts);

        var (first, whole, second) = (await DocumentText.Of(open), await DocumentText.Of(full), await DocumentText.Of(annex));
        foreach (var text in new[] { first, whole, second }) text.ShouldContain("Water Committee");
        first.ShouldNotContain("A bid is awaited for it.");
        first.ShouldNotContain(Secret);
        first.ShouldContain("Flood");
        foreach (var text in new[] { whole, second })
        {
            text.ShouldContain("A bid is awaited for it.");
            text.ShouldContain("the public interest in maintaining the exemption outweighs");
            text.ShouldContain("by virtue of paragraph 3 of Part 1 of Schedule 12A");
            text.ShouldContain(Secret);
        }

        whole.ShouldContain("Flood");
        second.ShouldNotContain("Flood");
        annex.Content.Headers.ContentDisposition!.FileName.ShouldBe($"report-{Quarter}-exempt.{form}");
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("html")]
    public async Task The_exempt_annex_of_a_register_has_nothing_else(string form)
    {
        await Fill();
        foreach (var path in new[] { "/api/v1/register", $"/api/v1/snapshots/{Quarter}/register" })
        {
            using var annex = await Editor.Get($"{path}?edition=exempt&format={form}");
            annex.StatusCode.ShouldBe(HttpStatusCode.OK);
            var text = await DocumentText.Of(annex);
            text.ShouldContain(Secret);
            text.ShouldNotContain("Flood");
        }

        (await Editor.Get($"/api/v1/snapshots/{Quarter}/register?edition=exempt").Read<RegisterDocument<FrozenEntryDocument>>())
            .Edition.ShouldBe(RegisterEdition.Exempt);
    }

    [Fact]
    public async Task An_annex_of_nothing_says_so()
    {
        await Editor.Create(new NewEntry { Title = "Flood" });
        await Editor.Take(Quarter);

        using var annex = await Editor.Get($"{Report}?edition=exempt&format=html");

        (await DocumentText.Of(annex)).ShouldContain("No risk on the register is exempt.");
    }

    [Fact]
    public async Task The_annex_is_for_those_who_may_have_the_full_edition()
    {
        await Fill();
        var reader = await App.Client(Role.Reader);
        foreach (var path in new[] { "register", "report" })
            await reader.Get($"/api/v1/snapshots/{Quarter}/{path}?edition=exempt").Problem(403, "edition_not_allowed");
        await (await App.Client([Role.Owner], ["MT"])).Get("/api/v1/register?edition=exempt").Problem(403, "edition_not_allowed");
        await Editor.Get("/api/v1/matrix?edition=exempt").Problem(400, "invalid_query");
        using var granted = await (await App.Client(Role.Auditor)).Get($"{Report}?edition=exempt");
        granted.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var log = await (await App.Client(Role.Auditor)).Get("/api/v1/audit?limit=5");
        (await log.Text()).ShouldContain($"\"path\":\"{Report}\"");
    }

    [Fact]
    public async Task What_is_wrong_with_a_report_is_named()
    {
        await Fill();
        foreach (var query in new[] { "meetingOn=30.1.2017", "body=", "part=2", "item=%0A" })
            await Editor.Get($"{Report}?{query}").Problem(400, "invalid_query");
        var problem = await Editor.Post(Report, new
        {
            body = "a\nb",
            meetingOn = "soon",
            part = 2,
            implications = new object[] { new { heading = "", text = "x" }, new { heading = "Finance" } },
            recommendation = new string('a', 20_001),
            backgroundPapers = new[] { "a\tb" },
        }).Problem(400, "invalid");
        problem.Errors!.Keys.ShouldBe(
        [
            "$.meetingOn", "$.implications[1].text", "$.part", "$.body", "$.recommendation", "$.implications[0].heading",
            "$.backgroundPapers[0]",
        ], ignoreOrder: true);
        await Editor.Post("/api/v1/snapshots/2019-20-Q1/report", "{").Problem(404, "snapshot_not_found");
        await Editor.Post(Report, "{").Problem(400, "malformed");
    }

    [Fact]
    public async Task Arrows_of_a_heat_map_show_where_entries_stood()
    {
        await Editor.Create(new NewEntry { Title = "Flood", ResidualScore = new Cell(4, 4) });
        await Editor.Create(new NewEntry { Title = "Drought", ResidualScore = new Cell(3, 4) });
        (await Svg("/api/v1/matrix")).ShouldNotContain("An arrow leads");
        await Editor.Take("2016-17-Q1");
        (await Svg("/api/v1/matrix")).ShouldNotContain("An arrow leads");
        await Editor.Change("CR1", new { residualScore = new Cell(2, 4), targetScore = new Cell(1, 1) });

        (await Svg("/api/v1/matrix")).ShouldContain("An arrow leads from where an entry stood in Quarter 1 2016/17");
        (await Svg("/api/v1/matrix")).ShouldContain("CR1 (was 16)");
        (await Svg("/api/v1/matrix?score=score")).ShouldNotContain("An arrow leads");
        (await Svg("/api/v1/matrix?score=target")).ShouldNotContain("An arrow leads");
        await Editor.Take(Quarter);
        (await Svg($"/api/v1/snapshots/{Quarter}/matrix")).ShouldContain("CR1 (was 16)");
        (await Svg("/api/v1/snapshots/2016-17-Q1/matrix")).ShouldNotContain("was");
    }

    [Fact]
    public async Task A_heat_map_for_the_public_tells_nothing_of_where_an_entry_stood_while_it_was_exempt()
    {
        var exempt = new { paragraph = "3", reason = "A bid" };
        var held = await Editor.Create(new NewEntry { Title = Secret, ResidualScore = new Cell(4, 4), Exempt = exempt });
        await Editor.Take("2016-17-Q1");
        await Editor.Change(held, """{"exempt": null, "residualScore": {"impact": 2, "likelihood": 4}}""");

        (await Svg("/api/v1/matrix")).ShouldNotContain("was 16");
        (await Svg("/api/v1/matrix?edition=full")).ShouldContain("was 16");
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("xlsx")]
    public async Task Highlights_of_their_own_say_what_was_corrected_since(string form)
    {
        await Editor.Create(new NewEntry { Title = "Flod" });
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
        await Editor.Change("CR1", new { title = "Flood of the river" });
        await Editor.Correct(Quarter, "CR1", "The title was misspelt.");

        using var highlights = await Editor.Get($"/api/v1/snapshots/{Quarter}/highlights?format={form}");

        var text = await DocumentText.Of(highlights);
        text.ShouldContain("Flood of the river");
        text.ShouldNotContain("Flod");
        text.ShouldContain("corrected on", Case.Insensitive);
        if (form != "xlsx") text.ShouldContain("The title was misspelt.");
    }

    async Task Fill()
    {
        await Editor.Create(new NewEntry { Title = "Flood" });
        await Editor.Create(new NewEntry { Title = Secret, Exempt = new { paragraph = "3", reason = "A contract is let" } });
        await Editor.Take(Quarter);
        await Editor.Publish(Quarter);
    }

    async Task<string> Svg(string path)
    {
        using var answer = await Editor.GetWith(path, "Accept", "image/svg+xml");
        return await DocumentText.Of(answer);
    }
}
