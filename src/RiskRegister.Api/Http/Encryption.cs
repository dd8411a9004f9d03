using System.Net;

namespace RiskRegister.Api.Http;

/// <summary>
/// Where an https url other than loopback is configured, or https_port of a proxy that ends https, sends callers from elsewhere there and
/// tells browsers to stay.
/// </summary>
public static class Encryption
{
    const int Https = 443;
    static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static void AddEncryption(this WebApplicationBuilder builder)
    {
        if (PortOf(builder.Configuration) is not { } port) return;
        builder.Services.AddHttpsRedirection(redirection =>
        {
            redirection.HttpsPort = port;
            redirection.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
        });
        builder.Services.AddHsts(hsts => hsts.MaxAge = Remembered);
    }

    public static void UseEncryption(this WebApplication app)
    {
        if (PortOf(app.Configuration) is null) return;
        app.UseHsts();
        // The container's own health check asks on loopback.
        app.UseWhen(http => http.Connection.RemoteIpAddress is { } address
            && !IPAddress.IsLoopback(address), remote => remote.UseHttpsRedirection());
    }

    static int? PortOf(IConfiguration configuration)
    {
        if (configuration.GetValue<int?>("https_port") is { } port) return port;
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]);
        foreach (var url in (configuration["urls"] ?? "").Split(';').Concat(endpoints))
        {
            if (url is null || !url.Trim().StartsWith("https://", StringComparison.OrdinalIgnoreCase)) continue;
            var address = BindingAddress.Parse(url.Trim());
            if (IsLoopback(address.Host)) continue;
            return address.Port == 0 ? Https : address.Port;
        }

        return null;
    }

    static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
