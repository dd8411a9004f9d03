using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RiskRegister.Api.Tests.Snapshots;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>What is within the service's own limits and beyond those of what lies beneath: a tsvector, an index, the web server's
/// numbers.</summary>
public sealed class LimitsBeneathTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    static readonly string[] NoSizes =
    [
        "FFFFFFFF", "80000000", "FFFFFFFFFFFFFFFFFFFF", "-1", "x", "0x5", "", " 5", new string('0', 200) + "5",
        $"5;{new string('e', 9_000)}",
    ];

    // A compound is kept whole and in its parts: of these, 200,000 characters make more than the 1 MB that a tsvector holds.
    static string[] Compounds(int texts, int length) =>
    [
        .. Enumerable.Range(0, texts).Select(text => string.Join(' ', Enumerable.Range(text * length / 6, length / 6)
            .Select(number => $"{HostileValues.Ideographs(2 * number)}-{HostileValues.Ideographs((2 * number) + 1)}"))),
    ];

    [Fact]
    public async Task An_entry_with_more_different_words_than_can_be_searched_is_refused_and_one_with_as_many_letters_is_not()
    {
        var editor = await app.Client(Role.Editor);
        var effects = Compounds(39, 4_998);
        var held = await editor.Create(new NewEntry { Effects = Compounds(20, 4_998) });

        var created = await editor.Post(Requests.Entries, new NewEntry { Effects = effects }).Problem(400, "invalid");
        created.Errors!["$"].ShouldHaveSingleItem().ShouldContain("different words");
        await editor.Post(Requests.Entries, new NewEntry { Effects = effects }, key: "words").Problem(400, "invalid");
        await editor.Patch(held.Path, new { effects }, held.ETag).Problem(400, "invalid");
        (await editor.Get(held.Path).Entry()).ETag.ShouldBe(held.ETag);

        await editor.Create(new NewEntry { Effects = [.. Enumerable.Repeat(new string('\u6f22', 4_998), 39)] });
    }

    [Fact]
    public async Task An_import_of_such_an_entry_is_refused_too_and_nothing_is_stored()
    {
        var editor = await app.Client(Role.Editor);
        var before = await RegisterDigest.OfRows(app);
        var cells = Compounds(36, 4_998).Chunk(6).Select(items => $"\"{string.Join('\n', items)}\"").ToArray();
        var csv = "Title,Score,Residual,Effects,Controls,Actions\n"
            + $"Flooded archives,25,16,{string.Join(',', cells[..3])}\n,,,{string.Join(',', cells[3..])}\n";

        var (problem, _) = await editor.SendImport("", [("risks.csv", Encoding.UTF8.GetBytes(csv))]).Refused();

        problem.Detail.ShouldContain("different words");
        (await RegisterDigest.OfRows(app)).ShouldBe(before);
    }

    [Theory]
    [InlineData("/api/v1/entries", "{}")]
    [InlineData("/api/v1/imports", "")]
    [InlineData("/api/v1/snapshots", "{\"quarter\":\"2016-17-Q3\"}")]
    public async Task An_idempotency_key_goes_with_a_query_of_any_length(string path, string body)
    {
        var editor = await app.Client(Role.Editor);
        foreach (var length in new[] { 2_600, 2_704, 5_000, 7_900 })
        {
            // A parameter that is known and one that is not, so that the key is looked for.
            foreach (var query in new[] { $"replace={new string('9', length)}", $"x={Random(length)}" })
            {
                using var answer = await editor.Post($"{path}?{query}", body, key: new string('k', 255));
                ((int)answer.StatusCode).ShouldBeInRange(400, 499, await answer.Text());
            }
        }
    }

    // Neither compresses nor repeats, so that an index would have to hold all of it.
    static string Random(int length)
    {
        var dice = new Dice(1);
        return string.Concat(Enumerable.Range(0, length).Select(_ => dice.Below(16).ToString("x", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("POST", "/api/v1/entries", "application/json")]
    [InlineData("PATCH", "/api/v1/entries/CR1", "application/merge-patch+json")]
    [InlineData("POST", "/api/v1/imports", "multipart/form-data; boundary=edge")]
    [InlineData("POST", "/api/v1/keys", "application/json")]
    [InlineData("GET", "/api/v1/entries", "application/json")]
    [InlineData("DELETE", "/api/v1/entries/CR1/closure", "application/json")]
    public async Task A_chunk_whose_size_is_no_size_is_the_clients_fault_and_the_next_caller_is_answered(
        string method, string path, string type)
    {
        var key = (await app.Client([Role.Editor, Role.Admin], [])).DefaultRequestHeaders.Authorization!.Parameter!;
        foreach (var size in NoSizes)
        {
            // As the first chunk, and behind a good one.
            foreach (var before in new[] { "", "1\r\n{\r\n" })
            {
                var status = await SendChunks(method, path, type, key, $"{before}{size}\r\n{{}}\r\n0\r\n\r\n");
                status.ShouldBeInRange(method == "GET" ? 200 : 400, 499, $"a size of {size}");
            }
        }

        (await (await app.Client(Role.Editor)).Get(Requests.Entries)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // A 5xx in any of the answers on the connection counts, as the second request on it may be answered too.
    async Task<int> SendChunks(string method, string path, string type, string key, string chunks)
    {
        var address = app.ClientOptions.BaseAddress;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: {type}\r\n"
            + $"If-Match: \"x\"\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}"
            + $"GET /health/live HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(120));
        var said = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer, limit.Token)) > 0)
                said.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        catch (IOException) when (said.Length > 0)
        {
            // Closed after its answer.
        }

        var answers = said.ToString().Split("HTTP/1.1 ").Skip(1);
        var statuses = answers.Select(answer => int.Parse(answer[..3], CultureInfo.InvariantCulture)).ToArray();
        statuses.ShouldNotBeEmpty();
        return statuses.FirstOrDefault(status => status >= 500, statuses[0]);
    }
}
