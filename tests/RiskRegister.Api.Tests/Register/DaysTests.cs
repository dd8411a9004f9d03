using System.Net;
using RiskRegister.Api.Forms;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Register;

/// <summary>A summer's night in London: the last half hour of June, and the first of July, while it is June in UTC.</summary>
public sealed class DaysTests(TestCluster cluster)
{
    static readonly DateTimeOffset Before = new(2016, 6, 30, 22, 30, 0, TimeSpan.Zero);
    static readonly DateTimeOffset After = new(2016, 6, 30, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Europe/London", true)]
    [InlineData("UTC", false)]
    public async Task What_is_overdue_and_what_is_printed_goes_by_the_organisations_day(string zone, bool isJuly)
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Register:TimeZone", zone));
        var editor = await app.Client(Role.Editor);
        app.Clock.Set(Before);
        await editor.Create(new NewEntry { Actions = [new { text = "Drain", dueOn = "2016-06-30" }] });
        (await Overdue(editor)).ShouldBe(0);
        (await (await editor.Get("/api/v1/register?format=html")).Text()).ShouldContain("30 June 2016");

        app.Clock.Set(After);

        (await Overdue(editor)).ShouldBe(isJuly ? 1 : 0);
        using var page = await editor.Get("/api/v1/register?format=html");
        (await page.Text()).Contains("1 July 2016", StringComparison.Ordinal).ShouldBe(isJuly);
        page.Content.Headers.ContentDisposition!.FileName!.ShouldContain(isJuly ? "2016-07-01" : "2016-06-30");
    }

    [Theory]
    [InlineData("4", "2016-17-Q2")]
    [InlineData("1", "2016-17-Q3")]
    [InlineData("7", "2016-17-Q1")]
    public async Task A_quarter_can_be_taken_from_its_first_midnight_there(string firstMonth, string quarter)
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Register:FinancialYearStartsIn", firstMonth));
        var editor = await app.Client(Role.Editor);
        await editor.Create();
        app.Clock.Set(Before);
        (await editor.Post("/api/v1/snapshots", new { quarter }).Problem(409, "quarter_in_future")).Detail.ShouldContain("1 July 2016");

        app.Clock.Set(After);

        (await editor.Post("/api/v1/snapshots", new { quarter })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    static async Task<int> Overdue(HttpClient client) =>
        (await client.Get($"{Requests.Entries}?overdue=true").Read<Page<EntryDocument>>()).Items.Count;
}
