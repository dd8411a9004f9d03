using System.Net;
using RiskRegister.Api.Tests.Pages;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Committees;

/// <summary>A clerk writes a committee report, publishes it and adds what was handed out, without scripts.</summary>
public sealed class MeetingReportPagesTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_report_is_written_from_the_template_published_and_added_to()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Create();
        await editor.Take("2016-17-Q3");
        await editor.Publish("2016-17-Q3");
        await editor.Found("audit", "Audit <b>Committee</b>");
        var meeting = await editor.PutBefore(await editor.Plan("audit", "2017-01-30"), new { snapshot = "2016-17-Q3" });
        var path = $"/meetings/{meeting.Meeting.Id}/items/1/report";
        using var clerk = await Visitor.SignedIn(app, Role.Editor);
        using var reader = await Visitor.SignedIn(app, Role.Reader);
        using var hidden = await reader.Get(path);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await clerk.Page($"/meetings/{meeting.Meeting.Id}")).ShouldContain("Committee report (draft)");

        var form = await clerk.Form($"{path}/change");
        form["recommendation"].ShouldBe("The committee is asked to note the register.");
        form.Keys.ShouldNotContain("reasonForPartTwo");
        using var refused = await clerk.Send($"{path}/change", form, ("contact", new string('a', 301)), ("text-1", "Boats are dear."));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var said = await refused.Text();
        said.ShouldContain("href=\"#contact\"");
        said.ShouldContain("href=\"#heading-1\"");
        said.ShouldContain("Boats are dear.");
        using var kept = await clerk.Send($"{path}/change", form, ("heading-1", "Finance"), ("text-1", "Boats are dear."),
            ("backgroundPapers", "Forecast\r\n\r\nGauges"), ("consultations", ""));
        kept.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await kept.Text());
        using var late = await clerk.Send($"{path}/change", form, ("contact", "Too late"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.Text()).ShouldContain("Too late");
        var report = await editor.ReportOf(meeting);
        report.Report.Implications.ShouldHaveSingleItem().Heading.ShouldBe("Finance");
        report.Report.BackgroundPapers.ShouldBe(["Forecast", "Gauges"]);

        var asked = await clerk.Form($"{path}/publish");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var published = await clerk.Send($"{path}/publish", asked);
            published.Headers.Location!.ToString().ShouldEndWith("?done=published");
        }

        var page = await clerk.Page(path);
        page.ShouldContain("Audit &lt;b&gt;Committee&lt;/b&gt;");
        using var nothing = await clerk.Send($"{path}/addenda", Visitor.ValuesOf(page), ("text", " "), ("day-day", "32"));
        nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var added = await clerk.Send($"{path}/addenda", Visitor.ValuesOf(page), ("text", "Laid on the table."), ("day-day", "30"),
            ("day-month", "1"), ("day-year", "2017"));
        added.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await added.Text());

        var shown = await reader.Page(path);
        shown.ShouldContain("Laid on the table.");
        shown.ShouldNotContain("Add it to the report");
        (await reader.Page($"/downloads{path}?format=html")).ShouldContain("Boats are dear.");
        (await clerk.Page($"{path}/change")).ShouldNotContain("name=\"recommendation\"");
    }
}
