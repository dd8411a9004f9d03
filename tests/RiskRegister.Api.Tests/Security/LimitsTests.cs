using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using RiskRegister.Api.Security;
using RiskRegister.UseCases.Keys;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed class LimitsTests(TestCluster cluster)
{
    const string Me = "/api/v1/me";

    [Fact]
    public async Task A_caller_who_asks_too_often_is_told_when_to_come_back_and_others_are_not()
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Limits:RequestsPerMinute", "20"));
        var (greedy, modest) = (await app.Client(Role.Reader), await app.Client(Role.Reader));
        for (var number = 0; number < 20; number++) (await greedy.Get(Me)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await ShouldBeTooMany(greedy.Get(Me));
        await ShouldBeTooMany(greedy.Post(Requests.Entries, new NewEntry()));

        (await modest.Get(Me)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_ends_in_refusals_unlooked_while_callers_known_from_that_address_go_on()
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Limits:FailedSignInsPerMinute", "10"));
        var known = await app.Client(Role.Reader);
        (await known.Get(Me)).StatusCode.ShouldBe(HttpStatusCode.OK);
        for (var number = 0; number < 10; number++) await Guess(app).Problem(401, "unauthenticated");

        await ShouldBeTooMany(Guess(app));
        var fresh = await app.Client(Role.Editor);
        await ShouldBeTooMany(fresh.Get(Me));

        (await app.Ask<long>("select count(*) from access_keys where last_used_at is not null"))
            .ShouldBe(1, "the good key was looked up, the others not");
        (await known.Get(Me)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_in_well_counts_as_no_failure()
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Limits:FailedSignInsPerMinute", "2"));
        for (var number = 0; number < 10; number++) (await (await app.Client(Role.Reader)).Get(Me)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Guess(app).Problem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_that_was_good_and_is_revoked_counts_as_a_guess()
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Limits:FailedSignInsPerMinute", "3"));
        var client = await app.Client(Role.Reader);
        (await client.Get(Me)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.Do("update access_keys set expires_at = now() - interval '1 minute' where label = 'Reader'");
        await Task.Delay(RememberedKeys.RememberedFor, TestContext.Current.CancellationToken);
        for (var number = 0; number < 3; number++) await client.Get(Me).Problem(401, "unauthenticated");
        await ShouldBeTooMany(client.Get(Me));
    }

    [Fact]
    public async Task Health_answers_whatever_comes_as_a_credential()
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Limits:FailedSignInsPerMinute", "1"));
        for (var number = 0; number < 5; number++) (await Guess(app, "/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Guess(app).Problem(401, "unauthenticated");
    }

    [Fact]
    public async Task Slow_bodies_keep_nobody_waiting_and_one_caller_has_only_so_many()
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Limits:RequestsAtOnce", "3"), ("Limits:DatabaseConnections", "4"));
        var (slow, other) = (await app.Client(Role.Editor), await app.Client(Role.Editor));
        var entry = await other.Create(new NewEntry());
        var bodies = Enumerable.Range(0, 3).Select(_ => new Trickle()).ToArray();
        var sent = bodies.Select(body => slow.SendAsync(new HttpRequestMessage(HttpMethod.Patch, entry.Path) { Content = body })).ToArray();

        // What has been sent is there a moment later, and stays: it comes slowly, but it comes. One that came while it was asked for the
        // others was one too many, and is sent again.
        while ((await slow.Get(entry.Path)).StatusCode != HttpStatusCode.TooManyRequests || sent.Any(request => request.IsCompleted))
        {
            for (var index = 0; index < sent.Length; index++)
            {
                if (!sent[index].IsCompleted) continue;
                if (sent[index].IsCompletedSuccessfully) (await sent[index]).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
                bodies[index].Dispose();
                bodies[index] = new Trickle();
                sent[index] = slow.SendAsync(new HttpRequestMessage(HttpMethod.Patch, entry.Path) { Content = bodies[index] },
                    TestContext.Current.CancellationToken);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await other.Get(entry.Path)).StatusCode.ShouldBe(HttpStatusCode.OK)));
        await other.Change(entry, new { title = "Changed beside them" });

        foreach (var body in bodies) body.Dispose();
        slow.CancelPendingRequests();
        await Task.WhenAll(sent.Select(request => request.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up()
    {
        await using var app = await ConfiguredApp.Start(cluster, ("Limits:RequestSeconds", "1"));
        var editor = await app.Client(Role.Editor);
        await using var connection = new NpgsqlConnection(app.Database.SuperuserConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("lock table entries in access exclusive mode", connection, transaction);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        (await editor.Get(Requests.Entries).Problem(504, "took_too_long")).Detail.ShouldBe("A request may take 1 seconds.");
    }

    [Fact]
    public async Task A_head_that_does_not_come_to_its_end_is_not_waited_for()
    {
        await using var patient = await ConfiguredApp.Start(cluster, ("Limits:HeadSeconds", "600"));
        await using var app = await ConfiguredApp.Start(cluster, ("Limits:HeadSeconds", "1"));
        using var longer = await Begin(patient);
        using var slow = await Begin(app);
        using var answer = new StreamReader(slow.GetStream(), Encoding.ASCII);

        var text = await answer.ReadToEndAsync(TestContext.Current.CancellationToken);

        text.ShouldStartWith("HTTP/1.1 408 ");
        longer.Available.ShouldBe(0, "one that is more patient still waits");
    }

    static async Task<TcpClient> Begin(RegisterApp app)
    {
        var (address, client) = (app.Anonymous().BaseAddress!, new TcpClient());
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await client.GetStream()
            .WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: "u8.ToArray(), TestContext.Current.CancellationToken);
        return client;
    }

    static Task<HttpResponseMessage> Guess(RegisterApp app, string path = Me)
    {
        var client = app.Anonymous();
        KeyToken.Create(out var text);
        client.DefaultRequestHeaders.Authorization = new("Bearer", text);
        return client.Get(path);
    }

    static async Task ShouldBeTooMany(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        (await response.Problem()).Code.ShouldBe("too_many_requests");
        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
    }

    // Sends a little now and then, faster than the web server's least rate, until it is disposed of.
    sealed class Trickle : HttpContent
    {
        static readonly byte[] Little = [.. Enumerable.Repeat((byte)' ', 1024)];
        readonly CancellationTokenSource ended = new();

        public Trickle() => Headers.ContentType = new("application/merge-patch+json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            while (true)
            {
                await stream.WriteAsync(Little, ended.Token);
                await stream.FlushAsync(ended.Token);
                await Task.Delay(TimeSpan.FromMilliseconds(200), ended.Token);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            ended.Cancel();
            base.Dispose(disposing);
        }
    }
}
