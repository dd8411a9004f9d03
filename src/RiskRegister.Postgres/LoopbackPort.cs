using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace RiskRegister.Postgres;

/// <summary>A port of loopback for a server, where systems have no sockets.</summary>
static class LoopbackPort
{
    /// <summary>
    /// Below the ports that systems hand out for outgoing connections: one of those could be in use when the server starts again.
    /// </summary>
    public static int FindFree()
    {
        int port;
        do
        {
            port = RandomNumberGenerator.GetInt32(20_000, 32_000);
        }
        while (!IsFree(port));

        return port;
    }

    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
