using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StandardWebhooks;

namespace RiskRegister.Api.Tests.Events;

/// <param name="Id">As the header says it.</param>
/// <param name="IsGood">Whether a library that is not ours took its signature.</param>
public sealed record Received(string Path, string Id, string Body, bool IsGood, IReadOnlyList<string> Signatures);

/// <summary>Somebody's server to which events are sent; what it answers is said by path.</summary>
public sealed class Receiver : IAsyncDisposable
{
    const string Signature = "webhook-signature";

    readonly WebApplication server;
    readonly ConcurrentQueue<Received> received = new();

    Receiver(WebApplication server) => this.server = server;

    public string Address => server.Urls.First();

    /// <summary>By which the messages to a path are verified.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>What is answered at a path, each time; 200 where nothing is said.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Received> At(string path) => [.. received.Where(each => each.Path == path)];

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.server.Run(receiver.Take);
        await receiver.server.StartAsync();
        return receiver;
    }

    /// <summary>Waits until so many messages are there.</summary>
    public async Task<IReadOnlyList<Received>> Wait(string path, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (At(path).Count < count) await Task.Delay(20, limit.Token);
        return At(path);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var (path, body) = (http.Request.Path.Value!, await reader.ReadToEndAsync());
        received.Enqueue(new Received(path, http.Request.Headers["webhook-id"].ToString(), body, IsGood(path, body, http),
            http.Request.Headers[Signature].ToString().Split(' ')));
        if (Answers.TryGetValue(path, out var answer)) await answer(http);
    }

    bool IsGood(string path, string body, HttpContext http) => Secrets.TryGetValue(path, out var secret)
        && http.Request.Headers[Signature].ToString().Split(' ').Any(signature => IsGood(secret, signature, body, http));

    // One that fits is enough, as the specification has it.
    static bool IsGood(string secret, string signature, string body, HttpContext http)
    {
        try
        {
            new StandardWebhook(secret).Verify(body, new HeaderDictionary
            {
                ["webhook-id"] = http.Request.Headers["webhook-id"],
                ["webhook-timestamp"] = http.Request.Headers["webhook-timestamp"],
                [Signature] = signature,
            });
            return true;
        }
        catch (StandardWebhooks.Diagnostics.WebhookVerificationException)
        {
            return false;
        }
    }
}
