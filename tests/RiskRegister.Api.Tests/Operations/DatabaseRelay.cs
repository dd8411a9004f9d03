using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>
/// Stands between a service and its database, as the one name of several servers does. What is open through it can be made to stand still,
/// as when the server behind it hangs; whatever connects after that is answered, as by the server that took its place.
/// </summary>
sealed class DatabaseRelay : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly NpgsqlConnectionStringBuilder database;
    readonly Task accepting;
    volatile TaskCompletionSource stillness = new();

    public DatabaseRelay(string connectionString)
    {
        database = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Of the same database, by way of the relay.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(database.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>How many connections have been made through it.</summary>
    public int Connections { get; private set; }

    /// <summary>Nothing passes any more on what is open now.</summary>
    public void StandStill()
    {
        var before = stillness;
        stillness = new TaskCompletionSource();
        before.SetResult();
    }

    public void Dispose()
    {
        closing.Cancel();
        listener.Stop();
        accepting.Wait(TimeSpan.FromSeconds(10));
        closing.Dispose();
    }

    async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                Connections++;
                _ = Pass(client, stillness.Task);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    async Task Pass(TcpClient client, Task still)
    {
        try
        {
            using (client)
            using (var server = await Connect())
            await using (var here = client.GetStream())
            await using (var there = new NetworkStream(server))
            {
                using var over = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
                var passing = Task.WhenAny(here.CopyToAsync(there, over.Token), there.CopyToAsync(here, over.Token));
                if (await Task.WhenAny(passing, still) == passing) return;
                await over.CancelAsync();
                await Task.Delay(Timeout.Infinite, closing.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or SocketException)
        {
        }
    }

    async Task<Socket> Connect()
    {
        var host = database.Host!;
        var isFile = host.StartsWith('/');
        EndPoint place = isFile ? new UnixDomainSocketEndPoint($"{host}/.s.PGSQL.{database.Port}") : new DnsEndPoint(host, database.Port);
        var socket = isFile ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(place, closing.Token);
        return socket;
    }
}
