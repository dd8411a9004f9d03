using System.Net;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class QuarterInAuditTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_quarter_is_recorded_as_it_is_printed_however_it_was_typed()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Take("2016-17-Q3");
        using var read = await editor.Get("/api/v1/snapshots/2016-17-q3/register?edition=full");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await editor.ReadAudit("quarter=2016-17-Q3&action=fullEditionRead")).ShouldHaveSingleItem().Quarter.ShouldBe("2016-17-Q3");
    }
}
