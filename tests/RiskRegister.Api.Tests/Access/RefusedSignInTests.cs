using RiskRegister.Api.Features.Audit;
using RiskRegister.Api.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class RefusedSignInTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Refused_sign_ins_are_recorded_a_few_by_themselves_and_the_rest_as_a_count()
    {
        var admin = await app.Client(Role.Admin);
        var guessing = app.Anonymous();
        var known = (await app.Client(Role.Reader)).KeyId();
        // Whoever was let in lately goes on beside the guesser.
        (await Rows(admin)).ShouldBeEmpty();
        var bound = new LimitSettings().FailedSignInsPerMinute;
        for (var times = 0; times < 200; times++)
        {
            var (status, code) = times < bound ? (401, "unauthenticated") : (429, "too_many_requests");
            await guessing.With($"rr_{(times == 0 ? known : "AAAAAAAAAAAA")}_{new string((char)('a' + (times % 26)), 43)}")
                .Get("/api/v1/me").Problem(status, code);
        }

        var rows = await Rows(admin);
        rows.Count.ShouldBe(RefusedSignIns.RowsPerMinute);
        rows.Select(row => row.Detail!["reason"]!.GetValue<string>()).Reverse().ShouldBe(["wrongSecret", "unknownKey", "unknownKey"]);
        rows[^1].Detail!["key"]!.GetValue<string>().ShouldBe(known);
        rows.ShouldAllBe(row => row.Actor == "unknown" && row.Credential == null && row.Roles.Count == 0 && row.Address == "127.0.0.1");

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        while ((rows = await Rows(admin)).Count == RefusedSignIns.RowsPerMinute)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        rows.Count.ShouldBe(RefusedSignIns.RowsPerMinute + 1);
        rows[0].Detail!["more"]!.GetValue<int>().ShouldBe(200 - RefusedSignIns.RowsPerMinute);

        await guessing.With(null).Get("/api/v1/me").Problem(401, "unauthenticated");
        (await Rows(admin)).Count.ShouldBe(RefusedSignIns.RowsPerMinute + 1);
    }

    static async Task<IReadOnlyList<AuditDocument>> Rows(HttpClient admin) => await admin.ReadAudit("action=signInRefused&limit=200");
}
