using System.Net;
using System.Net.Sockets;

namespace RiskRegister.Api.Security;

/// <summary>Where a request comes from, as far as that tells callers apart: whoever has one IPv6 address has the 2^64 beside it.</summary>
public static class CallerNetwork
{
    const int BytesOfNetwork = 8;

    /// <summary>The IPv4 address, or the network of the IPv6 address; null when the connection has none.</summary>
    public static IPAddress? Of(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return null;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(BytesOfNetwork).Clear();
        return new IPAddress(bytes);
    }
}
