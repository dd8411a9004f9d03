using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RiskRegister.Api.Http;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

/// <summary>Bodies and answers on slow lines, parts of answers, and no room to make them.</summary>
public sealed class TransferTests(TestCluster cluster, RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Csv = "/api/v1/register?format=csv";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_that_comes_slowly_but_comes_is_waited_for_longer_than_a_request_may_take()
    {
        await using var limited = await ConfiguredApp.Start(cluster, ("Limits:RequestSeconds", "4"));
        var editor = await limited.Client(Role.Editor);
        await editor.Create();

        var slow = new InPieces("""{"kind": "risk", "title": "Sent slowly", "score": {"impact": 2, "likelihood": 2}, "residualScore": {"impact": 2, "likelihood": 2}}""");
        using var answer = await editor.SendAsync(new HttpRequestMessage(HttpMethod.Post, Requests.Entries) { Content = slow }, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_a_client_takes_to_receive_does_not_count_either()
    {
        using var ending = new CancellationTokenSource();
        var clock = new WorkTime.Clock(ending, TimeSpan.FromMilliseconds(50), TimeProvider.System);
        clock.GoOn();
        var http = new DefaultHttpContext { RequestAborted = ending.Token };
        var slow = new SlowStream(TimeSpan.FromMilliseconds(200));
        (http.Request.Method, http.Response.Body) = (HttpMethods.Get, slow);
        http.Features.Set(clock);

        await Answer.Ok("{}"u8.ToArray()).ExecuteAsync(http);

        slow.Written.ShouldBe(2);
    }

    [Fact]
    public async Task Work_beyond_the_limit_ends_though_the_body_stood_between()
    {
        using var ending = new CancellationTokenSource();
        var clock = new WorkTime.Clock(ending, TimeSpan.FromMilliseconds(100), TimeProvider.System);
        clock.GoOn();
        clock.Stand();
        await Task.Delay(TimeSpan.FromMilliseconds(300), Stop);
        ending.IsCancellationRequested.ShouldBeFalse();

        clock.GoOn();
        await Task.Delay(Timeout.InfiniteTimeSpan, ending.Token).WaitAsync(TimeSpan.FromSeconds(30), Stop)
            .ContinueWith(_ => { }, TaskScheduler.Default);

        ending.IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=7-7", 7, 1)]
    [InlineData("bytes=20-", 20, null)]
    [InlineData("bytes=-5", -5, null)]
    [InlineData("bytes=3-999999999", 3, null)]
    public async Task A_part_of_a_file_is_sent_alone(string range, int from, int? count)
    {
        var editor = await app.Client(Role.Editor);
        await editor.Create();
        var whole = await editor.Get(Csv);
        var bytes = await whole.Content.ReadAsByteArrayAsync(Stop);
        whole.Headers.AcceptRanges.ShouldBe(["bytes"]);
        if (from < 0) from += bytes.Length;

        using var part = await Part(editor, range);

        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        var sent = await part.Content.ReadAsByteArrayAsync(Stop);
        sent.ShouldBe(bytes[from..(from + (count ?? bytes.Length - from))]);
        part.Content.Headers.ContentRange.ShouldBe(new ContentRangeHeaderValue(from, from + sent.Length - 1, bytes.Length));
        part.Headers.ETag.ShouldBe(whole.Headers.ETag);
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_only_while_the_file_is_the_same()
    {
        var editor = await app.Client(Role.Editor);
        await editor.Create();
        var etag = (await editor.Get(Csv)).Headers.ETag!.ToString();

        (await Part(editor, "bytes=10-", etag)).StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        await editor.Create();
        (await Part(editor, "bytes=10-", etag)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("bytes=0-1,4-5")]
    [InlineData("lines=0-1")]
    [InlineData("bytes=nonsense")]
    public async Task What_is_no_single_part_in_bytes_is_answered_whole(string range)
    {
        var editor = await app.Client(Role.Editor);
        (await Part(editor, range)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Part(editor, range, path: "/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_part_beyond_the_end_is_refused_with_how_much_there_is()
    {
        var editor = await app.Client(Role.Editor);
        var length = (await (await editor.Get(Csv)).Content.ReadAsByteArrayAsync(Stop)).Length;

        using var refused = await Part(editor, $"bytes={length}-");

        (await refused.Problem()).Code.ShouldBe("range_not_satisfiable");
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        refused.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes */{length}");
    }

    [Theory]
    [InlineData(1000)]
    [InlineData((2 * SpoolStream.MostInMemory) + 11)]
    public async Task A_part_of_what_was_spooled_is_the_same_part(int bytes)
    {
        var written = Enumerable.Range(0, bytes).Select(at => (byte)(at * 31)).ToArray();
        await using var spool = new SpoolStream();
        await spool.WriteAsync(written, Stop);
        foreach (var (from, count) in new[] { (0, bytes), (1, 1), (bytes - 7, 7), (13, bytes / 2) })
        {
            using var output = new MemoryStream();
            await spool.SendTo(output, from, count, Stop);
            output.ToArray().AsSpan().SequenceEqual(written.AsSpan(from, count)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_full_disk_is_503_and_said_to_be_one()
    {
        if (!File.Exists("/dev/full")) Assert.Skip("This system has no disk that is always full.");
        using var metrics = new RegisterMetrics();
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        http.Response.Body = new MemoryStream();
        http.Request.Path = Csv[..Csv.IndexOf('?', StringComparison.Ordinal)];
        var boundary = new ErrorBoundary(
            async _ =>
            {
                await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                await full.WriteAsync("x"u8.ToArray(), Stop);
            },
            metrics, NullLoggerFactory.Instance);

        await boundary.InvokeAsync(http);

        http.Response.StatusCode.ShouldBe(503);
        http.Response.Headers.RetryAfter.ToString().ShouldBe("60");
        Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()).ShouldContain("\"no_room\"");
    }

    [Theory]
    [InlineData(28, 503)]
    [InlineData(30, 503)]
    [InlineData(5, 500)]
    public async Task So_is_one_that_takes_no_files_and_one_that_fails_is_not(int number, int status)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Numbers are those of Linux.");
        using var metrics = new RegisterMetrics();
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        http.Response.Body = new MemoryStream();

        await new ErrorBoundary(_ => throw new IOException("The disk", number), metrics, NullLoggerFactory.Instance).InvokeAsync(http);

        http.Response.StatusCode.ShouldBe(status);
        http.Response.Headers.RetryAfter.ToString().ShouldBe(status == 503 ? "60" : "");
    }

    static async Task<HttpResponseMessage> Part(HttpClient client, string range, string? ifRange = null, string path = Csv)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Range", range);
        if (ifRange is not null) request.Headers.TryAddWithoutValidation("If-Range", ifRange);
        return await client.SendAsync(request, Stop);
    }

    /// <summary>JSON with much room between its pieces, over twice as long as a request may
    /// take, faster than what counts as standing still.</summary>
    sealed class InPieces : HttpContent
    {
        readonly string json;

        public InPieces(string json)
        {
            this.json = json;
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var space = Encoding.UTF8.GetBytes(new string(' ', 1000));
            for (var piece = 0; piece < 32; piece++)
            {
                await stream.WriteAsync(space, Stop);
                await stream.FlushAsync(Stop);
                await Task.Delay(TimeSpan.FromMilliseconds(250), Stop);
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(json), Stop);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    sealed class SlowStream(TimeSpan wait) : MemoryStream
    {
        public int Written { get; private set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(wait, cancellationToken);
            Written += buffer.Length;
        }
    }
}
