using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace RiskRegister.Api.Http;

/// <summary>Believes X-Forwarded-For and X-Forwarded-Proto from the proxies that are configured, and from nobody else.</summary>
public static class Proxies
{
    public static void UseProxies(this WebApplication app)
    {
        var networks = Networks(app.Configuration);
        if (networks.Count == 0) return;
        // Each hop is followed only while it is a proxy that we know, however many there are.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    /// <exception cref="ConfigurationException">One is neither an address nor a network.</exception>
    public static IReadOnlyList<System.Net.IPNetwork> Networks(IConfiguration configuration)
    {
        var proxies = ConfiguredSection.Texts(configuration, "Proxies");
        ConfiguredSection.Require("Proxies", proxies.Where(proxy => NetworkOf(proxy) is null)
            .Select(proxy => $" {proxy} is neither an address nor a network, as 10.0.0.7 or 10.0.0.0/24."));
        return [.. proxies.Select(proxy => NetworkOf(proxy)!.Value)];
    }

    static System.Net.IPNetwork? NetworkOf(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
