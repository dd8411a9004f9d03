using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Start;
using RiskRegister.Api.Tests.Pages;
using RiskRegister.UseCases.Operations;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>What is kept for a time, with times that are not the defaults; and what is taken out of somebody who has left.</summary>
public sealed class RetentionTests(RetentionTests.Kept app) : IClassFixture<RetentionTests.Kept>
{
    static readonly TimeSpan LongerThanRemembered = TimeSpan.FromSeconds(3);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public sealed class Kept(TestCluster cluster) : RegisterApp(cluster)
    {
        protected override IEnumerable<(string Name, string Value)> Settings =>
        [
            ("Retention:AnswersHours", "30"), ("Retention:SessionsHours", "3"), ("Retention:UploadsHours", "5"),
            ("Retention:DeliveriesDays", "7"), ("Retention:MailsDays", "4"), ("Retention:DeputiesDays", "20"),
        ];
    }

    [Fact]
    public async Task What_was_kept_long_enough_goes_and_nothing_else()
    {
        var editor = await app.Client(Role.Editor);
        for (var number = 0; number < 4; number++) await editor.Create();
        await app.Do("""
            insert into idempotent_answers (caller, target, key, body_hash, answered_at, status, headers, body)
            select 'c', 't', hours || 'h', '', now() - hours * interval '1 hour', 200, '{}', '' from unnest(array[29, 31]) as hours;

            insert into page_sessions (token_hash, actor_id, name, issuer, subject, roles, owners, began_at, used_at, expires_at)
            select sha256(name::bytea), 'a', name, 'i', 'swept', '{}', '{}', now(), now() - unused, now() + lasts
            from (values ('used', interval '2 hours', interval '1 day'), ('idle', interval '4 hours', interval '1 day'),
                ('over', interval '0', interval '-1 minute')) as s (name, unused, lasts);

            insert into page_uploads (id, token_hash, sent_at, names, contents)
            select gen_random_uuid(), sha256('used'), now() - hours * interval '1 hour', array[hours || 'h.csv'], array['\x00'::bytea]
            from unnest(array[4, 6]) as hours;

            select number_events();
            insert into webhooks (id, revision, url, secret, position, made_at, made_by, disabled_at, disabled_because)
            values ('22222222-2222-4222-8222-222222222222', 1, 'https://swept.example/', 'x', 0, now(), 'test', now(), 'test');
            insert into webhook_deliveries (webhook_id, position, state, attempts, next_at, last_at, last_fault)
            select '22222222-2222-4222-8222-222222222222', position, state, 1, now(), now() - days * interval '1 day', state || days
            from (values (1, 'delivered', 8), (2, 'failed', 8), (3, 'pending', 8), (4, 'delivered', 6)) as d (position, state, days);

            insert into mails (id, address, day, subject, plain, html, state, next_at)
            select gen_random_uuid(), days || '@swept.example', current_date - days, 's', 'p', 'h', 'sent', now() from unnest(array[2, 6]) as days;

            insert into calendars (id, hash, credential, made_at, made_by, ends_at)
            select ends::text, sha256('x'), 'swept' || ends, now(), 'test', now() + ends * interval '1 day' from unnest(array[-1, 1]) as ends;

            insert into posts (key, name, described_by) values ('head of wells', 'Head of Wells', 'test');
            insert into post_deputies (post, deputy, from_day, until_day)
            select 'head of wells', 'Deputy ' || days, current_date - 90, current_date - days from unnest(array[18, 22]) as days;
            """);

        var gone = (await app.Services.GetRequiredService<ForgetPast>().Run(Stop)).ShouldNotBeNull();

        gone.Values.ShouldAllBe(rows => rows > 0);
        (await Left("key from idempotent_answers where caller = 'c'")).ShouldBe("29h");
        (await Left("name from page_sessions where subject = 'swept'")).ShouldBe("used");
        (await Left("names[1] from page_uploads where token_hash = sha256('used')")).ShouldBe("4h.csv");
        (await Left("last_fault from webhook_deliveries where webhook_id = '22222222-2222-4222-8222-222222222222'"))
            .ShouldBe("delivered6 pending8");
        (await Left("address from mails where address like '%@swept.example'")).ShouldBe("2@swept.example");
        (await Left("id from calendars where credential like 'swept%'")).ShouldBe("1");
        (await Left("deputy from post_deputies where post = 'head of wells'")).ShouldBe("Deputy 18");
        (await Left("detail::text from audit_log where actor = 'retention'")).ShouldBe("""{"post" : "Head of Wells", "formerDeputiesRemoved" : 1}""");
        (await app.Ask<long>("select count(*) from audit_log where action = 'created'")).ShouldBeGreaterThanOrEqualTo(4);

        Task<string> Left(string what) => app.Ask<string>($"select string_agg(t.v, ' ' order by t.v) from (select {what}) as t (v)");
    }

    [Fact]
    public async Task One_instance_does_it_at_a_time_and_the_service_does_it_by_itself()
    {
        const string Old = "insert into mails (id, address, day, subject, plain, html, next_at) values (gen_random_uuid(), "
            + "'old@example.org', '2016-12-05', 's', 'p', 'h', now())";
        await app.Do(Old);
        await using (var other = new NpgsqlConnection(app.Database.ServiceConnectionString))
        {
            await other.OpenAsync(Stop);
            await using var hold = new NpgsqlCommand("select pg_advisory_lock(x'666f72676574'::bigint)", other);
            await hold.ExecuteNonQueryAsync(Stop);
            (await app.Services.GetRequiredService<ForgetPast>().Run(Stop)).ShouldBeNull();
            NpgsqlConnection.ClearPool(other);
        }

        await using var second = app.Beside(builder => builder.UseSetting("Retention:Sweep", "true"));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (await app.Ask<long>("select count(*) from mails where address = 'old@example.org'") > 0) await Task.Delay(50, limit.Token);
    }

    [Fact]
    public async Task Answers_and_sessions_are_good_as_long_as_they_are_kept()
    {
        var editor = await app.Client(Role.Editor);
        var first = await editor.Create(key: "kept");
        await app.Do("update idempotent_answers set answered_at = answered_at - interval '29 hours' where key = 'kept'");
        (await editor.Create(key: "kept")).Entry.Id.ShouldBe(first.Entry.Id);
        (await (await editor.Post(Requests.Entries, new NewEntry { Title = "Another" }, key: "kept")).Problem())
            .Detail.ShouldContain("within the last 30 hours");
        await app.Do("update idempotent_answers set answered_at = answered_at - interval '2 hours' where key = 'kept'");
        (await editor.Create(key: "kept")).Entry.Id.ShouldNotBe(first.Entry.Id);

        using var visitor = await Visitor.SignedIn(app, Role.Reader);
        (await AfterIdleFor("2 hours")).ShouldBe(HttpStatusCode.OK);
        (await AfterIdleFor("4 hours")).ShouldBe(HttpStatusCode.Redirect);

        async Task<HttpStatusCode> AfterIdleFor(string time)
        {
            await app.Do($"update page_sessions set used_at = now() - interval '{time}' where key_id is not null");
            app.Clock.Advance(LongerThanRemembered);
            using var answer = await visitor.Get("/");
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Of_somebody_who_has_left_all_is_taken_out_that_is_no_record()
    {
        const string Who = "Ann.Well@example.org";
        await app.Do("""
            insert into posts (key, name, addresses, described_by)
            values ('head of fleet', 'Head of Fleet', '{ben@example.org,ann.well@example.org,cat@example.org}', 'test');
            insert into post_deputies (post, deputy, from_day, until_day) values ('head of fleet', @Who, current_date, current_date);
            insert into post_holders (subject, post, linked_by) values (@Who, 'Head of Fleet', 'test');
            insert into page_sessions (token_hash, actor_id, name, issuer, subject, roles, owners, began_at, used_at, expires_at)
            values (sha256('ann'), 'a', 'Ann Well', 'i', @Who, '{}', '{}', now(), now(), now() + interval '1 hour');
            insert into calendars (id, hash, credential, made_at, made_by) values ('ann', sha256('x'), 'ann', now(), @Who);
            insert into mails (id, address, day, subject, plain, html, next_at)
            values (gen_random_uuid(), 'ann.well@example.org', current_date, 's', 'p', 'h', now());
            insert into access_keys (id, hash, label, roles, created_by) values ('annskey', sha256('x'), @Who, '{reader}', 'test');
            insert into audit_log (actor, roles, action, request_id) values (@Who, '{}', 'keyFirstUsed', 'test');
            """, new { Who });
        string[] removed = ["addresses of posts", "links with posts", "deputies", "sessions", "calendars", "e-mails"];

        var before = await Run(Who);
        foreach (var what in removed) before.ShouldContain($"1 {what}: can be taken out");
        var during = await Run(Who, "--forget");
        foreach (var what in removed) during.ShouldContain($"1 {what}: taken out");
        var after = await Run(Who);

        after.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2, after);
        after.ShouldContain("1 access keys: stay: a key is never deleted");
        after.ShouldContain("1 acts in the audit log: stay: ");
        (await app.Ask<string>("select array_to_string(addresses, ' ') from posts where key = 'head of fleet'"))
            .ShouldBe("ben@example.org cat@example.org");
        (await app.Ask<string>("select string_agg(action, ' ' order by action) from audit_log where actor = 'command line'"))
            .ShouldBe("holdersChanged postDescribed postDescribed");
        (await Run("nobody@example.org")).ShouldContain("Nothing is known of 'nobody@example.org'.");
    }

    [Theory]
    [InlineData("Retention:AnswersHours", "23", "AnswersHours must be 24 to 720.")]
    [InlineData("Retention:MailsDays", "0", "MailsDays must be 1 to 3660.")]
    [InlineData("Retention:SessionsHours", "721", "SessionsHours must be 1 to 720.")]
    [InlineData("Retention:AuditDays", "30", "There is no setting Retention:AuditDays")]
    public void What_is_wrong_of_its_settings_is_named(string setting, string value, string said) =>
        Should.Throw<ConfigurationException>(() => ServiceConfiguration.Of([$"--{setting}={value}"])).Message.ShouldContain(said);

    async Task<string> Run(params string[] words)
    {
        var output = new StringWriter();
        var (code, _) = await CommandLine.Run(
            ["person", .. words, "--ConnectionStrings:Register", app.Database.ServiceConnectionString, "--Logging:LogLevel:Default",
                "None"], output, TextWriter.Null);
        code.ShouldBe(0);
        return output.ToString();
    }
}
