using System.Net;
using System.Net.Sockets;

namespace RiskRegister.Api.Sending;

/// <summary>Looks a host up; another in tests.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken stop);

/// <summary>
/// To which addresses the service sends by itself: those of the Internet, and networks of the organisation's own that are configured. What
/// it can reach and its administrators cannot must not be reached through it.
/// </summary>
public sealed class OutgoingNetworks(IReadOnlyList<IPNetwork> allowed, HostLookup lookup)
{
    static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
            "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>Whether it may be sent to.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IsOwn(plain) || !Refused.Any(network => network.Contains(plain));
    }

    /// <summary>Why an address must not be sent to, as far as that can be known before it is; null when it may be.</summary>
    public async Task<string?> FaultOf(string url, CancellationToken stop)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || address.UserInfo.Length > 0 || address.Fragment.Length > 0 || address.Host.Length == 0)
            return "must be an address that begins with https://, without a user or a fragment";
        var found = await Find(address.IdnHost, stop);
        if (found.Length == 0) return "names a host that is not known";
        if (!found.All(Allows)) return "is not of the Internet, nor of a network that Webhooks:AllowedNetworks lists";
        return address.Scheme == "https" || found.All(IsOwn) ? null : "must begin with https://";
    }

    /// <summary>Connects to a host by an address that was looked at: what the name stands for cannot change in between.</summary>
    /// <exception cref="HttpRequestException">None of its addresses may be sent to, or answers.</exception>
    public async ValueTask<Stream> Connect(DnsEndPoint host, CancellationToken stop)
    {
        var found = await Find(host.Host, stop);
        var good = found.Where(Allows).ToArray();
        if (good.Length == 0) throw new AddressRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(good, host.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    bool IsOwn(IPAddress address) => allowed.Any(network => network.Contains(address));

    async Task<IPAddress[]> Find(string host, CancellationToken stop)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal)) return [literal];
        try
        {
            return await lookup(host, stop);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}

/// <summary>A host whose addresses may not be sent to, now.</summary>
public sealed class AddressRefusedException() : HttpRequestException("The address may not be sent to.");
