using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Tests.Rounds;
using RiskRegister.UseCases.Reminders;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Reminders;

/// <summary>What is done between the digests of one day and those of the next.</summary>
public sealed class RemindedLaterTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Whoever_is_reminded_when_the_days_digests_were_made_is_told_by_the_next()
    {
        var (editor, admin) = (await app.Client(Role.Editor), await app.Client(Role.Admin));
        await admin.Write("Head of Late", "late@example.gov.uk");
        var entry = await editor.Create(new NewEntry { Title = "Late", Owners = ["Head of Late"] });
        await editor.OpenRound("2070-71-Q1");
        var outbox = app.Services.GetRequiredService<MailOutbox>();
        await Make(0);
        await editor.Mark("2070-71-Q1", "reminders", new { references = new[] { entry.Entry.Reference } });
        await Make(1);
        await Make(2);

        (await app.Ask<string>("select string_agg(plain, ' ' order by day) from mails where address = 'late@example.gov.uk'"))
            .ShouldBe("roundOpened reminded");

        Task<int> Make(int daysOn) => outbox.MakeFor(outbox.Today.AddDays(daysOn),
            (digest, _) => new MailText("s", string.Join(',', digest.Lines.Select(line => line.ReasonName)), "h"),
            TestContext.Current.CancellationToken);
    }
}
