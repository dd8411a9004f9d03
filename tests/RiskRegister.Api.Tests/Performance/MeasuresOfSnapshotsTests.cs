using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Performance;

/// <summary>The measures in the register of a snapshot are those that were linked, with the figures that were frozen, or none.</summary>
public sealed class MeasuresOfSnapshotsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Register = "/api/v1/snapshots/2017-18-Q2/register?format=html";

    [Fact]
    public async Task A_frozen_register_has_the_measures_of_its_quarters_report_and_guesses_none()
    {
        var both = await app.Client([Role.Analyst, Role.Editor], []);
        var reader = await app.Client(Role.Reader);
        var (floods, few) = (await both.Make("Days lost to floods", "low", unit: "days"), await both.Make("Boats sunk", "low"));
        var hidden = await both.Make("Claims in court", "low", exempt: new { paragraph = "5", reason = "Legal advice." });
        var late = await both.Make("Bridges struck");
        using var given = await both.Give(floods, "2017-18-Q2", new { value = 9 });
        await both.Give(few, "2017-18-Q2", new { value = 47114711, status = "suppressed" }).Json();
        await both.Give(hidden, "2017-18-Q2", new { value = 3 }).Json();
        using var target = await both.Send(HttpMethod.Put, $"{floods.Path}/targets/2017-04-01", new { good = new { to = 5 } },
            noneMatch: "*");
        var risk = await both.Create(new NewEntry { Title = "Floods", Score = new(4, 4), ResidualScore = new(4, 4) });
        foreach (var measure in new[] { floods, few, hidden }) await Link(both, risk, measure);
        await both.Take("2017-18-Q2");
        await both.Publish("2017-18-Q2");

        // What came after the snapshot is not in it, and figures that nobody froze are not told.
        await Link(both, risk, late);
        (await reader.Get(Register).Result()).ShouldNotContain("Days lost to floods");
        var before = await reader.Get(Register + "&with=measures").Result();
        before.ShouldContain($"{floods.Reference} Days lost to floods: no performance report of Quarter 2 2017/18 holds its figures");
        before.ShouldNotContain("9.0 days");
        before.ShouldNotContain("Bridges struck");
        before.ShouldNotContain("Claims in court");
        (await both.Get(Register + "&with=measures&edition=full").Result()).ShouldContain("Claims in court");

        // A report that is not published is in the full edition of those alone who read it.
        await both.Post("/api/v1/performance-reports", new { quarter = "2017-18-Q2" }).Json(201);
        const string Frozen = "Days lost to floods: 9.0 days in Quarter 2 2017/18; requires improvement";
        (await both.Get(Register + "&with=measures&edition=full").Result()).ShouldContain(Frozen);
        (await reader.Get(Register + "&with=measures").Result()).ShouldBe(before);

        // Published, it is everybody's, as it was frozen.
        (await both.Post("/api/v1/performance-reports/2017-18-Q2/publication", null)).EnsureSuccessStatusCode();
        await both.Revise(floods, "2017-18-Q2", new { value = 2, reason = "Counted anew." }, given.Headers.ETag!.Tag).Json();
        foreach (var client in new[] { reader, both })
        {
            var open = await client.Get(Register + "&with=measures").Result();
            open.ShouldContain(Frozen);
            open.ShouldContain("Boats sunk: [c] in Quarter 2 2017/18");
            open.ShouldNotContain("47,114,711");
            open.ShouldNotContain("47114711");
            open.ShouldNotContain("Claims in court");
        }

        var full = await both.Get(Register + "&with=measures&edition=full").Result();
        full.ShouldContain("Claims in court: 3.0 in Quarter 2 2017/18");
        full.ShouldContain("47,114,711.0 [c]");
        foreach (var form in new[] { "docx", "xlsx", "csv", "json" })
        {
            using var answer = await reader.Get($"/api/v1/snapshots/2017-18-Q2/register?with=measures&format={form}");
            ((int)answer.StatusCode).ShouldBe(200, form);
        }

        // What becomes exempt is withdrawn at once; what is unlinked later was linked then.
        (await both.Patch(floods.Path, new { exempt = new { paragraph = "5", reason = "A claim." } }, floods.ETag))
            .EnsureSuccessStatusCode();
        using var link = await both.Get($"{risk.Path}/measures/{few.Reference}");
        (await both.Delete($"{risk.Path}/measures/{few.Reference}", link.Headers.ETag!.Tag)).EnsureSuccessStatusCode();
        var withdrawn = await reader.Get(Register + "&with=measures").Result();
        withdrawn.ShouldNotContain("Days lost");
        withdrawn.ShouldContain("Boats sunk");
        await reader.Get(Register + "&with=everything").Problem(400, "invalid_query");
    }

    static async Task Link(HttpClient client, Held risk, HeldMeasure measure) =>
        await client.Send(HttpMethod.Put, $"{risk.Path}/measures/{measure.Reference}", new { why = "It shows." }, noneMatch: "*").Json();
}
