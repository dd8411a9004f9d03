using System.Net;
using System.Net.Mime;
using System.Text;
using CloudNative.CloudEvents.SystemTextJson;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.Api.Features.Webhooks;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Access;
using RiskRegister.UseCases.Webhooks;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Events;

/// <summary>Events arrive at a server that is not ours, whatever that does meanwhile.</summary>
public sealed class WebhooksTests(WebhooksApp app) : IClassFixture<WebhooksApp>
{
    const string Webhooks = "/api/v1/webhooks";

    [Fact]
    public async Task Events_arrive_signed_as_CloudEvents_and_nothing_exempt_is_among_them()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        await app.Subscribe(admin, "/all");
        await app.Subscribe(admin, "/closed", "riskregister.entry.closed");
        var exempt = new { paragraph = "3", reason = "Names a bidder." };
        var hidden = await editor.Create(new NewEntry { Title = "Hidden", Exempt = exempt });
        var entry = await editor.Create(new NewEntry { Title = "Wordy" });
        await editor.Change(hidden, new { title = "Still hidden" });
        await editor.Close(entry);

        var closed = (await app.Receiver.Wait("/closed", 1)).ShouldHaveSingleItem();
        var all = (await app.Receiver.Wait("/all", 2)).Where(each => each.Body.Contains(entry.Entry.Reference!, StringComparison.Ordinal))
            .ToArray();
        all.Length.ShouldBe(2);
        all.ShouldAllBe(each => each.IsGood);
        closed.IsGood.ShouldBeTrue();
        all.ShouldContain(each => each.Id == closed.Id);
        app.Receiver.At("/all").ShouldNotContain(each => each.Body.Contains(hidden.Entry.Reference!, StringComparison.Ordinal)
            || each.Body.Contains(hidden.Entry.Id.ToString(), StringComparison.Ordinal)
            || each.Body.Contains("Wordy", StringComparison.Ordinal));
        var decoded = new JsonEventFormatter().DecodeStructuredModeMessage(
            Encoding.UTF8.GetBytes(closed.Body), new ContentType("application/cloudevents+json"), []);
        (decoded.IsValid, decoded.Id, decoded.Type, decoded.Subject).ShouldBe(
            (true, closed.Id, "riskregister.entry.closed", entry.Entry.Reference));
    }

    [Fact]
    public async Task What_fails_comes_again_under_the_same_id_and_a_receiver_that_asks_for_time_gets_it()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        var answers = 0;
        app.Receiver.Answers["/weak"] = http =>
        {
            http.Response.StatusCode = Interlocked.Increment(ref answers) switch { 1 => 500, 2 => 429, _ => 204 };
            if (answers == 2) http.Response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        };
        var (webhook, _) = await app.Subscribe(admin, "/weak", "riskregister.entry.proposed");
        await editor.Create(new NewEntry { Status = "proposed" });

        await app.Receiver.Wait("/weak", 1);
        (await Delivery(admin, webhook, each => each.LastStatus == 500)).State.ShouldBe(DeliveryState.Pending);
        await app.Pass(TimeSpan.FromSeconds(10));
        await app.Receiver.Wait("/weak", 2);
        var waiting = await Delivery(admin, webhook, each => each.LastStatus == 429);
        (waiting.NextAt!.Value - TimeProvider.System.GetUtcNow()).ShouldBeGreaterThan(TimeSpan.FromSeconds(7000));
        (await Read(admin, webhook)).Webhook.FailingSince.ShouldNotBeNull();

        await app.Pass(TimeSpan.FromSeconds(7300));
        var received = await app.Receiver.Wait("/weak", 3);
        (await Delivery(admin, webhook, each => each.State == DeliveryState.Delivered)).Attempts.ShouldBe(3);
        received.Select(each => each.Id).Distinct().ShouldHaveSingleItem();
        received.ShouldAllBe(each => each.IsGood);
        (await Read(admin, webhook)).Webhook.FailingSince.ShouldBeNull();

        await admin.Post($"{Webhooks}/{webhook.Id}/deliveries/{received[0].Id}/repetition").Read<DeliveryDocument>();
        (await app.Receiver.Wait("/weak", 4))[3].Id.ShouldBe(received[0].Id);
        await admin.Post($"{Webhooks}/{webhook.Id}/deliveries/{Guid.NewGuid()}/repetition").Problem(404, "delivery_not_found");
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_sent_nothing_more_and_a_redirect_is_not_followed()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        app.Receiver.Answers["/gone"] = Status(410);
        app.Receiver.Answers["/moved"] = http =>
        {
            http.Response.Redirect("/elsewhere", permanent: true);
            return Task.CompletedTask;
        };
        var (gone, _) = await app.Subscribe(admin, "/gone", "riskregister.entry.refused");
        var (moved, _) = await app.Subscribe(admin, "/moved", "riskregister.entry.refused");
        await editor.Close(await editor.Create(new NewEntry { Status = "proposed" }));

        (await Delivery(admin, moved, each => each.LastStatus is not null)).LastFault.ShouldBe("It answered 301.");
        await Delivery(admin, gone, each => each.LastStatus == 410);
        var (now, etag) = await Until(admin, gone, each => !each.Enabled);
        now.DisabledBecause.ShouldNotBeNull().ShouldContain("410");
        app.Receiver.At("/elsewhere").ShouldBeEmpty();
        (await app.Ask<int>("select count(*)::integer from audit_log where action = 'webhookDisabled' and detail ->> 'webhook' = @id",
            new { id = gone.Id.ToString() })).ShouldBe(1);
        (await admin.Patch($"{Webhooks}/{gone.Id}", new { enabled = true }, etag).Read<WebhookDocument>()).Enabled.ShouldBeTrue();
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_no_pause_longer()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        var answers = 0;
        app.Receiver.Answers["/back"] = http =>
        {
            http.Response.StatusCode = Interlocked.Increment(ref answers) < 3 ? 500 : 204;
            return Task.CompletedTask;
        };
        var (webhook, _) = await app.Subscribe(admin, "/back", "riskregister.entry.closed");
        await editor.Close(await editor.Create());
        await Delivery(admin, webhook, each => each.LastStatus == 500);

        // An instance's own clock decides nothing.
        app.Clock.Step(-TimeSpan.FromHours(1));
        await app.Pass(TimeSpan.FromSeconds(10));
        await app.Receiver.Wait("/back", 2);
        await Delivery(admin, webhook, each => each is { Attempts: 2, LastStatus: 500 });

        // The database's: what it wrote down lies ahead. The pause that is now due is of five to six minutes.
        await app.Pass(-TimeSpan.FromHours(1));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Delivery(admin, webhook, each => each.NextAt < TimeProvider.System.GetUtcNow().AddMinutes(7));
        answers.ShouldBe(2);
        await app.Pass(TimeSpan.FromMinutes(6));
        await app.Receiver.Wait("/back", 3);
        app.Clock.Step(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task After_five_days_of_failure_a_webhook_is_disabled()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        app.Receiver.Answers["/down"] = Status(503);
        var (webhook, _) = await app.Subscribe(admin, "/down", "riskregister.entry.reopened");
        var closed = await editor.Close(await editor.Create());
        await editor.Delete($"{closed.Path}/closure", closed.ETag).Entry();
        await Delivery(admin, webhook, each => each.LastStatus == 503);
        await app.Do("update webhooks set failing_since = now() - interval '6 days' where id = @Id", new { webhook.Id });
        await app.Do("update webhook_deliveries set next_at = now() where webhook_id = @Id", new { webhook.Id });
        (await Until(admin, webhook, each => !each.Enabled)).Webhook.DisabledBecause.ShouldNotBeNull().ShouldContain("five days");
    }

    [Fact]
    public async Task A_dead_receiver_delays_nobody_else()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        var hanging = new TaskCompletionSource();
        app.Receiver.Answers["/dead"] = _ => hanging.Task;
        var (dead, _) = await app.Subscribe(admin, "/dead", "riskregister.entry.reviewed");
        await app.Subscribe(admin, "/alive", "riskregister.entry.reviewed");
        var held = await editor.Create();
        for (var review = 0; review < 3; review++) held = await editor.Post($"{held.Path}/review", new { note = "Again." }, held.ETag)
            .Entry();

        await app.Receiver.Wait("/alive", 3);
        (await Delivery(admin, dead, each => each.LastFault is not null)).LastFault.ShouldBe("It did not answer within 5 seconds.");
        hanging.SetResult();
    }

    [Fact]
    public async Task For_a_day_after_a_rotation_messages_are_signed_with_both_secrets()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        var (webhook, etag) = await app.Subscribe(admin, "/rotated", "riskregister.entry.accepted");
        var rotated = await admin.Post($"{Webhooks}/{webhook.Id}/rotation", etag: etag).Read<WebhookDocument>();
        rotated.Secret.ShouldNotBeNull().ShouldNotBe(webhook.Secret);
        await Accept();
        var message = (await app.Receiver.Wait("/rotated", 1))[0];
        (message.IsGood, message.Signatures.Count).ShouldBe((true, 2));

        app.Receiver.Secrets["/rotated"] = rotated.Secret!;
        app.Clock.Advance(TimeSpan.FromHours(25));
        await Accept();
        message = (await app.Receiver.Wait("/rotated", 2))[1];
        message.Signatures.Count.ShouldBe(1);
        (await (await admin.Get($"{Webhooks}/{webhook.Id}")).Text()).ShouldNotContain("whsec_");

        async Task Accept()
        {
            var proposal = await editor.Create(new NewEntry { Status = "proposed" });
            await editor.Post($"{proposal.Path}/acceptance", etag: proposal.ETag).Entry();
        }
    }

    [Theory]
    [InlineData("https://10.1.2.3/hook")]
    [InlineData("https://192.168.0.1/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://127.0.0.2/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://2130706434/")]
    [InlineData("https://0x7f000002/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://[64:ff9b::a00:1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://inside.example/")]
    [InlineData("https://mixed.example/")]
    [InlineData("https://nowhere.example/")]
    [InlineData("http://outside.example/")]
    [InlineData("https://user:secret@outside.example/")]
    [InlineData("https://outside.example/#part")]
    [InlineData("ftp://outside.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    public async Task An_address_that_is_not_of_the_Internet_is_refused_when_it_is_saved(string url)
    {
        app.Names["inside.example"] = () => [IPAddress.Parse("10.0.0.1")];
        app.Names["mixed.example"] = () => [IPAddress.Parse("8.8.4.4"), IPAddress.Parse("192.168.1.1")];
        app.Names["outside.example"] = () => [IPAddress.Parse("8.8.4.4")];
        var admin = await app.Client(Role.Admin);
        (await admin.Post(Webhooks, new { url }).Problem(400, "invalid")).Errors!.Keys.ShouldBe(["$.url"]);
    }

    [Theory]
    [InlineData("127.0.0.3")]
    [InlineData("10.0.0.1")]
    [InlineData("::1")]
    public async Task A_name_that_comes_to_stand_for_another_address_is_not_connected_to(string then)
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        var name = $"rebound-{Guid.NewGuid():N}.example";
        app.Names[name] = () => [IPAddress.Parse("8.8.4.4")];
        var webhook = await admin.Post(Webhooks, new { url = $"https://{name}/", types = new[] { "riskregister.round.planned" } })
            .Read<WebhookDocument>();
        app.Names[name] = () => [IPAddress.Parse(then)];
        (await editor.Post("/api/v1/rounds", RolesApp.RoundOf(RolesApp.AnotherRound(), opensOn: "2150-01-01"))).EnsureSuccessStatusCode();

        (await Delivery(admin, webhook, each => each.LastFault is not null)).LastFault
            .ShouldBe("Its name stands for an address that may not be sent to.");
    }

    [Fact]
    public async Task What_an_instance_that_died_had_taken_is_sent_by_another_under_the_same_id()
    {
        var (admin, editor) = (await app.Client(Role.Admin), await app.Client(Role.Editor));
        await app.Subscribe(admin, "/crash", "riskregister.round.moved");
        await using var other = app.Beside();
        var outbox = other.Services.GetRequiredService<WebhookOutbox>();
        var quarter = RolesApp.AnotherRound();
        using var planned = await editor.Post("/api/v1/rounds", RolesApp.RoundOf(quarter, opensOn: "2150-01-01"));
        var (etag, taken) = (planned.Headers.ETag!.Tag, new List<DueDelivery>());
        for (var move = 0; move < 40; move++)
        {
            using var moved = await editor.Patch($"/api/v1/rounds/{quarter}", new { note = $"Move {move}" }, etag);
            etag = moved.Headers.ETag!.Tag;

            // Takes some before those that send do, and is never heard of again.
            await outbox.Distribute(TestContext.Current.CancellationToken);
            taken.AddRange(await outbox.TakeDue(1, [], TestContext.Current.CancellationToken));
        }

        await app.Pass(TimeSpan.FromMinutes(2));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (app.Receiver.At("/crash").Select(each => each.Id).Distinct().Count() < 40) await Task.Delay(50, limit.Token);
        taken.Count.ShouldBeGreaterThan(0);
        app.Receiver.At("/crash").ShouldAllBe(each => each.IsGood);
        app.Receiver.At("/crash").Select(each => each.Id).Distinct().Count().ShouldBe(40);
    }

    static Func<HttpContext, Task> Status(int status) => http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    static async Task<DeliveryDocument> Delivery(HttpClient admin, WebhookDocument webhook, Func<DeliveryDocument, bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var page = await admin.Get($"{Webhooks}/{webhook.Id}/deliveries").Read<Page<DeliveryDocument>>();
            if (page.Items.FirstOrDefault(isSo) is { } found) return found;
            await Task.Delay(50, limit.Token);
        }
    }

    static async Task<(WebhookDocument Webhook, string ETag)> Until(HttpClient admin, WebhookDocument webhook,
        Func<WebhookDocument, bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var now = await Read(admin, webhook);
            if (isSo(now.Webhook)) return now;
            await Task.Delay(50, limit.Token);
        }
    }

    static async Task<(WebhookDocument Webhook, string ETag)> Read(HttpClient admin, WebhookDocument webhook)
    {
        using var answer = await admin.Get($"{Webhooks}/{webhook.Id}");
        return (await answer.Read<WebhookDocument>(), answer.Headers.ETag!.Tag);
    }
}
