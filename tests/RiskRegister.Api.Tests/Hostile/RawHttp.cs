using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>Sends bytes that no well-behaved client would, and reads what comes back.</summary>
public static class RawHttp
{
    const int Tries = 3;

    /// <summary>Once more where the answer was lost: who closes on what it has refused unread may take its answer back with it.</summary>
    public static async Task<HttpResponseMessage> Send(Uri address, HostileRequest request, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await SendOnce(address, request, stop);
            }
            catch (IOException) when (tries < Tries)
            {
            }
        }
    }

    static async Task<HttpResponseMessage> SendOnce(Uri address, HostileRequest request, CancellationToken stop)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, stop);
        var stream = client.GetStream();
        using var sent = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sending = Write(stream, address, request, sent.Token);
        var answer = await Read(stream, stop);
        await sent.CancelAsync();
        await sending;
        return answer;
    }

    static async Task Write(NetworkStream stream, Uri address, HostileRequest request, CancellationToken stop)
    {
        var length = (long)request.Body.Length * request.Times;
        var head = new StringBuilder($"{request.Method} {request.Target} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n");
        if (request.ContentType is not null) head.Append($"Content-Type: {request.ContentType}\r\n");
        if (request.Chunked) head.Append("Transfer-Encoding: chunked\r\n");
        else if (length > 0) head.Append($"Content-Length: {length}\r\n");
        foreach (var (name, value) in request.Headers) head.Append($"{name}: {value}\r\n");
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), stop);
            for (var times = 0; times < request.Times && length > 0; times++)
            {
                if (request.Chunked) await stream.WriteAsync(Encoding.ASCII.GetBytes($"{request.Body.Length:x}\r\n"), stop);
                await stream.WriteAsync(request.Body, stop);
                if (request.Chunked) await stream.WriteAsync("\r\n"u8.ToArray(), stop);
            }

            if (request.Chunked) await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), stop);
        }
        catch (Exception refused) when (refused is IOException or OperationCanceledException)
        {
            // The service need not listen to the end of what it has refused.
        }
    }

    static async Task<HttpResponseMessage> Read(NetworkStream stream, CancellationToken stop)
    {
        using var received = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var (head, length) = (-1, long.MaxValue);
        try
        {
            int count;
            while ((head < 0 || received.Length < head + length) && (count = await stream.ReadAsync(buffer, stop)) > 0)
            {
                received.Write(buffer, 0, count);
                if (head >= 0 || (head = Text(received).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0) continue;
                head += 4;
                length = Parse(Text(received)[..head], []).Content.Headers.ContentLength ?? 0;
            }
        }
        catch (IOException) when (head >= 0)
        {
            // Closed after its answer.
        }

        return head < 0 ? throw new IOException("The connection was closed without an answer.")
            : Parse(Text(received)[..head], received.ToArray()[head..]);
    }

    static string Text(MemoryStream received) => Encoding.Latin1.GetString(received.GetBuffer(), 0, (int)received.Length);

    static HttpResponseMessage Parse(string head, byte[] body)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)int.Parse(
            lines[0].Split(' ')[1], CultureInfo.InvariantCulture))
        { Content = new ByteArrayContent(body) };
        foreach (var line in lines[1..])
        {
            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)],
                line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            if (!answer.Headers.TryAddWithoutValidation(name, value)) answer.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }
}
