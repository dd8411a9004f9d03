using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Features.Reminders;
using RiskRegister.Api.Http;
using RiskRegister.Api.Start;
using RiskRegister.Api.Tests.Security;
using RiskRegister.Domain;
using RiskRegister.UseCases.Reminders;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Reminders;

/// <summary>A digest from the register to somebody's mailbox, and the words that it is put into.</summary>
public sealed class DigestsTests(RemindersApp app, TestCluster cluster) : IClassFixture<RemindersApp>
{
    [Fact]
    public async Task A_digest_is_made_when_its_time_has_come_and_arrives_once_with_nothing_exempt_in_it()
    {
        var (editor, admin) = (await app.Client(Role.Editor), await app.Client(Role.Admin));
        await admin.Write("Head of Post", "post@example.gov.uk");
        var tomorrow = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);
        var shown = await editor.Create(new NewEntry
        {
            Title = "Shown <b>&",
            Owners = ["Head of Post"],
            Actions = [new { text = "A", dueOn = tomorrow }],
        });
        var hidden = await editor.Create(new NewEntry
        {
            Title = "Zanzibar",
            Owners = ["Head of Post"],
            Exempt = new { paragraph = "3", reason = "Names a bidder." },
            Actions = [new { text = "Zanzibar", dueOn = tomorrow }],
        });

        app.Clock.Advance(TimeSpan.FromDays(1));
        var mail = (await app.Mail.Wait(1)).ShouldHaveSingleItem();
        (mail.To.ToString(), mail.From.ToString()).ShouldBe(("post@example.gov.uk", "register@example.gov.uk"));
        mail.Subject!.ShouldContain("2 things to do");
        mail.TextBody!.ShouldContain($"{shown.Entry.Reference}: Shown <b>&");
        mail.HtmlBody!.ShouldContain("Shown &lt;b&gt;&amp;");
        mail.TextBody!.ShouldContain($"https://risk.example.gov.uk/entries/{shown.Entry.Reference}");
        mail.TextBody!.ShouldContain("An entry that is not open to the public");
        mail.ToString().ShouldNotContain("Zanzibar");
        mail.ToString().ShouldNotContain(hidden.Entry.Reference!);

        // The clock goes back a day, and comes again: nobody is written to twice.
        app.Clock.Advance(TimeSpan.FromDays(-1));
        (await Make()).ShouldBe(0);
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await Make()).ShouldBe(0);
        while (await app.Ask<bool>("select exists (select from mails where state = 'pending')"))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        (await app.Ask<string>("select string_agg(distinct state, ',') from mails")).ShouldBe("sent");
        app.Mail.Taken.Count.ShouldBe(1);

        Task<int> Make() => app.Services.GetRequiredService<MailOutbox>()
            .MakeFor(app.Services.GetRequiredService<MailOutbox>().Today, (_, _) => new MailText("s", "p", "h"),
                TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("digest.txt", "One line only", "has no subject")]
    [InlineData("digest.txt", "Subject\n{{organisation}}", "digest.txt has no {{#lines}}")]
    [InlineData("digest.txt", "{{organisations}}\n{{#lines}}{{/lines}}", "digest.txt has {{organisations}}")]
    [InlineData("digest.html", "{{#lines}}{{title}}{{/lines}}", "digest.html has {{title}}")]
    [InlineData("digest.html", null, "there is no")]
    public void A_template_that_is_wrong_is_named(string file, string? text, string fault)
    {
        var folder = Directory.CreateTempSubdirectory("digest-");
        File.WriteAllText(Path.Combine(folder.FullName, "digest.txt"), "Subject\n{{#lines}}{{what}}{{/lines}}");
        File.WriteAllText(Path.Combine(folder.FullName, "digest.html"), "{{#lines}}{{what}}{{/lines}}");
        if (text is null) File.Delete(Path.Combine(folder.FullName, file));
        else File.WriteAllText(Path.Combine(folder.FullName, file), text);
        Should.Throw<ConfigurationException>(() =>
            new DigestTemplates(new MailSettings { Templates = folder.FullName }, new RegisterSettings()))
            .Message.ShouldContain(fault);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Mail:From", "wells@example.org", "Address must be given with Host")]
    [InlineData("Mail:Address", "https://wells.example", "From must be given with Host")]
    public void Where_mail_is_sent_its_sender_and_its_links_are_not_guessed(string setting, string value, string fault) =>
        Should.Throw<ConfigurationException>(() =>
            MailSettings.Read(ServiceConfiguration.Of(["--Mail:Host", "mail.wells.example", $"--{setting}={value}"])))
            .Message.ShouldContain(fault);

    [Fact]
    public async Task A_template_that_is_wrong_stops_the_start_and_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("digest-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "digest.txt"), "Subject\n{{#lines}}{{what}}{{/lines}}",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "digest.html"), "{{#lines}}{{whom}}{{/lines}}",
            TestContext.Current.CancellationToken);
        var errors = new StringWriter();
        var (code, _) = await CommandLine.Run(["check", "--Mail:Templates", folder.FullName], TextWriter.Null, errors);
        code.ShouldBe(1);
        errors.ToString().ShouldContain("digest.html has {{whom}}");
        await using var wrong = new ConfiguredApp(cluster, ("Mail:Templates", folder.FullName));
        await Should.ThrowAsync<InvalidOperationException>(async () => await wrong.InitializeAsync());
        folder.Delete(recursive: true);
    }

    [Fact]
    public void An_organisations_own_templates_are_used()
    {
        var folder = Directory.CreateTempSubdirectory("digest-");
        File.WriteAllText(Path.Combine(folder.FullName, "digest.txt"),
            "{{count}} for {{organisation}}\n{{#lines}}[{{what}} {{why}}]{{/lines}}{{day}}");
        File.WriteAllText(Path.Combine(folder.FullName, "digest.html"), "<p>{{#lines}}{{what}}{{/lines}}</p>");
        var line = new ReminderLine
        {
            Address = "a@b.uk",
            Post = "MT",
            ReasonName = "dueToday",
            DueOn = new(2017, 11, 17),
            Reference = "CR5",
            Title = "A & B {{day}}",
        };
        var text = new DigestTemplates(new MailSettings { Templates = folder.FullName },
            new RegisterSettings { Organisation = "Lancaster" })
            .Write(new Digest("a@b.uk", [line]), new(2017, 11, 17));
        text.ShouldBe(new MailText("1 thing for Lancaster", "[CR5: A & B {{day}} due today]17 November 2017",
            "<p>CR5: A &amp; B {{day}}</p>"));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("dueToday", 17, "  due today (by 17 November 2017)")]
    [InlineData("dueToday", 20, "  overdue (by 17 November 2017)")]
    [InlineData("actionDue", 17, "  an action is due (by")]
    [InlineData("actionDue", 20, "  an action is overdue (by")]
    public void What_fell_on_a_weekend_is_overdue_on_the_monday(string reason, int dayOfDigest, string words)
    {
        var line = new ReminderLine
        {
            Address = "a@b.uk",
            Post = "MT",
            ReasonName = reason,
            DueOn = new(2017, 11, 17),
            Reference = "CR5",
            Title = "A"
        };
        var text = new DigestTemplates(new MailSettings(), new RegisterSettings())
            .Write(new Digest("a@b.uk", [line]), new(2017, 11, dayOfDigest));
        text.Plain.ShouldContain(words);
    }
}
