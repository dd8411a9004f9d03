using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>An answer, as far as a fuzzer looks at it.</summary>
/// <param name="Status">0 when the connection was closed without an answer.</param>
public sealed record FuzzAnswer(int Status, string Head, string Body)
{
    /// <summary>The value of a header, if the answer has it.</summary>
    public string? Header(string name)
    {
        var at = Head.IndexOf($"\r\n{name}:", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var begin = at + name.Length + 3;
        return Head[begin..Head.IndexOf("\r\n", begin, StringComparison.Ordinal)].Trim();
    }
}

/// <summary>Sends hostile requests one after the other, over one connection as long as the service keeps it.</summary>
public sealed class KeptConnection(Uri address) : IDisposable
{
    const int MostShown = 2_000;
    readonly byte[] buffer = new byte[256 * 1024];
    TcpClient? client;

    /// <exception cref="OperationCanceledException">The service did not answer in time.</exception>
    public async Task<FuzzAnswer> Send(HostileRequest request, CancellationToken stop)
    {
        var answer = await TrySend(request, stop);

        // A connection that the service has closed meanwhile says nothing about this request.
        return answer.Status == 0 ? await TrySend(request, stop) : answer;
    }

    public void Dispose() => Close();

    async Task<FuzzAnswer> TrySend(HostileRequest request, CancellationToken stop)
    {
        try
        {
            if (client is null)
            {
                client = new TcpClient { NoDelay = true };
                await client.ConnectAsync(address.Host, address.Port, stop);
            }

            var stream = client.GetStream();
            await Write(stream, request, stop);
            var answer = await Read(stream, request.Method == "HEAD", stop);
            if (answer.Status == 0 || string.Equals(answer.Header("Connection"), "close", StringComparison.OrdinalIgnoreCase)) Close();
            return answer;
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            Close();
            if (exception is OperationCanceledException) throw;
            return new FuzzAnswer(0, "", exception.Message);
        }
    }

    async Task Write(NetworkStream stream, HostileRequest request, CancellationToken stop)
    {
        var head = new StringBuilder($"{request.Method} {request.Target} HTTP/1.1\r\nHost: {address.Authority}\r\n");
        if (request.ContentType is not null) head.Append(CultureInfo.InvariantCulture, $"Content-Type: {request.ContentType}\r\n");
        if (request.Chunked) head.Append("Transfer-Encoding: chunked\r\n");
        else if (request.Body.Length > 0 || request.ContentType is not null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}\r\n");
        foreach (var (name, value) in request.Headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        byte[] sent = [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. request.Chunked ? Chunks(request.Body) : request.Body];
        try
        {
            await stream.WriteAsync(sent, stop);
        }
        catch (IOException)
        {
            // The service need not listen to the end of what it has refused.
        }
    }

    static byte[] Chunks(byte[] body)
    {
        var half = body.Length / 2;
        using var chunks = new MemoryStream();
        foreach (var part in new[] { body[..half], body[half..] })
        {
            if (part.Length == 0) continue;
            chunks.Write(Encoding.ASCII.GetBytes($"{part.Length:X}\r\n"));
            chunks.Write(part);
            chunks.Write("\r\n"u8);
        }

        chunks.Write("0\r\n\r\n"u8);
        return chunks.ToArray();
    }

    async Task<FuzzAnswer> Read(NetworkStream stream, bool bodiless, CancellationToken stop)
    {
        var filled = 0;
        while (true)
        {
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            while (end < 0)
            {
                var count = await stream.ReadAsync(buffer.AsMemory(filled), stop);
                if (count == 0) return new FuzzAnswer(0, "", "The connection was closed without an answer.");
                filled += count;
                end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            }

            var head = Encoding.Latin1.GetString(buffer, 0, end + 4);
            var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
            var kept = filled - head.Length;
            buffer.AsSpan(head.Length, kept).CopyTo(buffer);
            filled = kept;
            if (status == 100) continue;
            var answer = new FuzzAnswer(status, head, "");
            return bodiless || status is 204 or 304 ? answer : answer with { Body = await ReadBody(stream, answer, filled, stop) };
        }
    }

    // What there is of it already lies at the buffer's beginning.
    async Task<string> ReadBody(NetworkStream stream, FuzzAnswer answer, int filled, CancellationToken stop)
    {
        // A stream of events has no end to wait for, and what has no length ends with the connection.
        if (!long.TryParse(answer.Header("Content-Length"), CultureInfo.InvariantCulture, out var length))
        {
            Close();
            return "";
        }

        var shown = Encoding.UTF8.GetString(buffer, 0, Math.Min(filled, MostShown));
        for (long left = length - filled; left > 0;)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), stop);
            if (count == 0) throw new IOException("The answer ended early.");
            if (shown.Length == 0) shown = Encoding.UTF8.GetString(buffer, 0, Math.Min(count, MostShown));
            left -= count;
        }

        return shown;
    }

    void Close()
    {
        client?.Dispose();
        client = null;
    }
}
