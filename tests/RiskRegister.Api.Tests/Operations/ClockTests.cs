using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Features.Reminders;
using RiskRegister.Api.Features.Verification;
using RiskRegister.Api.Security;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Pages;
using RiskRegister.Api.Tests.Rounds;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Domain;
using RiskRegister.UseCases.Operations;
using RiskRegister.UseCases.Reminders;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>The machine's clock is set back by an hour: instants jump, and no time has elapsed.</summary>
public sealed class ClockTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Round = "2098-99-Q4";
    const string Quarter = "2016-17-Q2";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_signed_in_stays_so_whoever_is_not_stays_out_and_what_was_done_once_is_not_done_again()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        using var visitor = await Visitor.SignedIn(app, Role.Editor);
        using var former = await Visitor.SignedIn(app, Role.Editor);
        var ended = former.Cookies["session"];
        (await former.Send("/sign-out", await former.Form("/"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var revoked = await app.Client(Role.Auditor);
        (await revoked.Get("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.Delete($"{Keys.Path}/{revoked.KeyId()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var entry = await editor.Create(key: "clock");
        await editor.Take(Quarter);
        await editor.OpenRound(Round);
        var (outbox, templates) = (app.Services.GetRequiredService<MailOutbox>(),
            new DigestTemplates(new MailSettings(), new RegisterSettings()));
        var today = outbox.Today;
        await outbox.MakeFor(today, templates.Write, Stop);
        for (var number = 0; number < RefusedSignIns.RowsPerMinute + 2; number++) await Guess();
        var refused = await Refusals();

        app.Clock.Step(-TimeSpan.FromHours(1));

        // Who is let in.
        (await visitor.Page("/")).ShouldContain("Sign out");
        using (var anew = await Visitor.SignedIn(app, Role.Reader)) (await anew.Page("/")).ShouldContain("Sign out");
        former.Cookies["session"] = ended;
        (await former.Get("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Advance(RememberedKeys.RememberedFor);
        await revoked.Get("/api/v1/me").Problem(401, "unauthenticated");
        (await visitor.Page("/")).ShouldContain("Sign out");

        // Once is once.
        (await editor.Create(key: "clock")).Entry.Id.ShouldBe(entry.Entry.Id);
        await outbox.MakeFor(today, templates.Write, Stop);
        await outbox.MakeFor(today.AddDays(-1), templates.Write, Stop);
        (await app.Ask<long>("select count(*) from schedule_runs where name = 'digests'")).ShouldBe(1);
        (await app.Services.GetRequiredService<ForgetPast>().Run(Stop)).ShouldNotBeNull();
        (await editor.Create(key: "clock")).Entry.Id.ShouldBe(entry.Entry.Id);

        // The register goes on, in order.
        var changed = await editor.Change(entry, new { title = "Changed an hour before it was made" });
        changed.Entry.Revision.ShouldBe(entry.Entry.Revision + 1);
        (await editor.Tasks(Round)).Select(task => task.Reference).ShouldContain(changed.Entry.Reference);
        await editor.Review(changed.Entry.Reference!);
        await editor.Publish(Quarter);
        var (first, second) = (await editor.Snapshot(Quarter), await editor.Take("2016-17-Q3"));
        second.TakenAt.ShouldBeGreaterThan(first.TakenAt);
        (await editor.Get("/api/v1/verification").Read<VerificationDocument>()).Verified.ShouldBeTrue();

        // A minute is a minute: else guesses would be counted, and not told, for an hour.
        await Guess();
        (await Refusals()).ShouldBe(refused);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Guess();
        (await Refusals()).ShouldBeGreaterThan(refused);
    }

    async Task Guess() => (await app.Anonymous().With($"rr_AAAAAAAAAAAA_{new string('a', 43)}").Get("/api/v1/me"))
        .StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    Task<long> Refusals() =>
        app.Ask<long>("select count(*) from audit_log where action = 'signInRefused' and detail ->> 'reason' is not null");
}
