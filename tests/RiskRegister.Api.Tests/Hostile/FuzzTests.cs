using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using RiskRegister.Api.Tests.OpenApi;
using RiskRegister.Api.Tests.Security;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>
/// 2,700 requests over every route that the OpenAPI document has, spoilt at random: none may be answered with a 5xx that is not
/// declared, or not at all. The seed is fixed; FUZZ_SEED is another, and FUZZ_REQUESTS how many.
/// </summary>
public sealed class FuzzTests(TestCluster cluster, ITestOutputHelper output)
{
    const int StandardSeed = 12;
    const int StandardRequests = 2_700;
    const int AtOnce = 6;
    // The service gives a request up long before, unless it has forgotten it.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task No_request_whatever_is_in_it_makes_the_service_fail()
    {
        var (seed, requests) = (Setting("FUZZ_SEED", StandardSeed), Setting("FUZZ_REQUESTS", StandardRequests));
        var stop = TestContext.Current.CancellationToken;
        const string Unlimited = "100000000";
        await using var app = await ConfiguredApp.Start(
            cluster, ("Limits:RequestsPerMinute", Unlimited), ("Limits:FailedSignInsPerMinute", Unlimited),
            ("Limits:RequestSeconds", "180"), ("Webhooks:AllowedNetworks:0", "127.0.0.1/32"));
        var document = ApiSpecification.Committed;
        var target = await FuzzTarget.Make(app, document, stop);
        var fuzz = new Fuzz(app.ClientOptions.BaseAddress, new FuzzedRequests(document, target, seed), target);

        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => fuzz.Run(requests, stop), stop)));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var said = string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {fuzz}, in {took:0} s");
        output.WriteLine(said);
        TestContext.Current.SendDiagnosticMessage(said);

        fuzz.Failed.ShouldBeEmpty($"{said}\n{string.Join("\n\n", fuzz.Failed.Take(20))}");
        fuzz.Sent.ShouldBe(requests);
        var never = document.Operations.Where(operation => !fuzz.Succeeded.ContainsKey(operation.ToString())).ToArray();
        never.Length.ShouldBeLessThan(
            document.Operations.Count() / 3, $"of these no request was good: {string.Join(", ", never.AsEnumerable())}");
        await ShouldVerify(app);
    }

    // Whatever was let in is whole: histories, snapshots and digests.
    static async Task ShouldVerify(RegisterApp app)
    {
        using var auditor = await app.Client(Role.Auditor);
        using var answer = await auditor.Get("/api/v1/verification");
        (await answer.Text()).ShouldContain("\"verified\":true");
    }

    static int Setting(string name, int standard) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;

    sealed class Fuzz(Uri address, FuzzedRequests requests, FuzzTarget target)
    {
        readonly ConcurrentDictionary<int, int> statuses = new();
        int next;
        int sent;

        public ConcurrentQueue<string> Failed { get; } = new();

        public ConcurrentDictionary<string, bool> Succeeded { get; } = new(StringComparer.Ordinal);

        public int Sent => sent;

        public async Task Run(int end, CancellationToken stop)
        {
            using var connection = new KeptConnection(address);
            for (var number = Interlocked.Increment(ref next) - 1; number < end; number = Interlocked.Increment(ref next) - 1)
            {
                var (operation, request) = requests.Make(number);
                var answer = await Send(connection, request, stop);
                Interlocked.Increment(ref sent);
                statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
                if (answer.Status is 0 or >= 500 && !IsDeclared(operation, answer.Status))
                    Failed.Enqueue(Told(number, request, answer));
                if (answer.Status is < 200 or > 299 || request.Method != operation.Method) continue;
                Succeeded[operation.ToString()] = true;
                target.Note(request.Target.Split('?')[0], answer);
            }
        }

        public override string ToString()
        {
            var counts = statuses.OrderBy(each => each.Key).Select(each => $"{each.Key}: {each.Value:N0}");
            return $"{sent:N0} requests, answered {string.Join(", ", counts)}";
        }

        static async Task<FuzzAnswer> Send(KeptConnection connection, HostileRequest request, CancellationToken stop)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(Patience);
            try
            {
                return await connection.Send(request, limit.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return new FuzzAnswer(0, "", $"There was no answer within {Patience.TotalSeconds} s.");
            }
        }

        // What the service says it cannot do, or not now.
        static bool IsDeclared(ApiOperation operation, int status) => status is 501 or 503 && operation.Response(status) is not null;

        static string Told(int number, HostileRequest request, FuzzAnswer answer)
        {
            var body = Encoding.UTF8.GetString(request.Body);
            var headers = request.Headers.Where(header => header.Name != "Authorization");
            return $"Request {number} was answered {answer.Status}: {answer.Body}\n{request.Method} {request.Target}\n"
                + string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\n"))
                + $"{request.ContentType} {(body.Length > 1_500 ? $"{body[..1_500]}… ({body.Length:N0})" : body)}";
        }
    }
}
