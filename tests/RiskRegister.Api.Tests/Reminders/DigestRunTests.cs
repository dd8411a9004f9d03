using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Features.Reminders;
using RiskRegister.Api.Tests.Scale;
using RiskRegister.Domain;
using RiskRegister.UseCases.Reminders;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Reminders;

/// <summary>A day's digests for everybody take a few statements, however many people there are.</summary>
public sealed class DigestRunTests(TestCluster cluster)
{
    const int People = 2000;
    const int Tasks = 5000;
    const int MostCommands = 20;

    // Everybody who owns something has an address, and as many more as make up the number. Nobody has looked at anything.
    const string Ask = """
        with owners as (select name_key(o) as key, min(o) as name, row_number() over (order by name_key(o)) as n
            from entries cross join lateral unnest(owners) as o group by name_key(o)),
        described as (
            insert into posts (key, name, addresses, described_by)
            select o.key, o.name, array(select o.n || '.' || a || '@example.gov.uk' from generate_series(1, 1 + @people / (select count(*) from owners)) as a), 'test'
            from owners as o
        )
        insert into rounds (quarter, revision, opens_on, due_on, freezes_on, opened_at, opened_by, updated_by)
        values ('2098-99-Q1', 1, @today, @today, @today + 20, now(), 'test', 'test')
        """;

    [Fact]
    public async Task A_run_for_two_thousand_people_and_five_thousand_tasks_takes_few_statements_and_less_than_a_minute()
    {
        _ = cluster.Cluster;
        var stop = TestContext.Current.CancellationToken;
        await using var app = await ObservedApp.Start(cluster, new LargeRegister(Entries: 5400, Snapshots: 1));
        var outbox = app.Services.GetRequiredService<MailOutbox>();
        await app.Ask<int?>(Ask, new { today = outbox.Today, people = People });
        var templates = new DigestTemplates(new MailSettings(), new RegisterSettings());
        app.Sent.Take();
        var began = TimeProvider.System.GetTimestamp();
        var made = await outbox.MakeFor(outbox.Today, templates.Write, stop);
        var took = TimeProvider.System.GetElapsedTime(began);
        var commands = app.Sent.Take();

        made.ShouldBeGreaterThanOrEqualTo(People);
        commands.Count.ShouldBeLessThanOrEqualTo(MostCommands);
        took.ShouldBeLessThan(TimeSpan.FromMinutes(1));
        (await app.Ask<int>("select count(*)::integer from mails where state = 'pending'")).ShouldBe(made);
        var digests = await app.Services.GetRequiredService<ComposeDigests>().Between(outbox.Today.AddDays(-1), outbox.Today, stop);
        digests.SelectMany(digest => digest.Lines).Select(line => line.Reference).Distinct().Count().ShouldBeGreaterThan(Tasks);
        TestContext.Current.TestOutputHelper!.WriteLine($"{made} digests in {commands.Count} commands and {took.TotalSeconds:0.0} s");
    }
}
