namespace RiskRegister.Api.Start;

/// <summary>The last line of a start: where the service listens, what to open, where the key is.</summary>
static class Welcome
{
    public static void WhenStarted(WebApplication app, ILogger logger) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var key = Path.Combine(RegisterDatabase.DataDirectoryOf(app.Configuration), AdminKey.FileName);
        logger.LogInformation(
            "Ready. Now listening on: {Addresses} – open {Page} in a browser. {Key}", string.Join(" ", app.Urls), PageOf(app.Urls),
            File.Exists(key) ? $"The first administrator's key is in {key}" : "Keys are made with: riskregister key add");
    });

    // An address of all interfaces is none that a browser opens.
    static string PageOf(IEnumerable<string> urls)
    {
        var url = urls.FirstOrDefault(each => each.StartsWith("https", StringComparison.OrdinalIgnoreCase)) ?? urls.FirstOrDefault();
        var address = BindingAddress.Parse(url ?? "http://localhost");
        var host = address.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}/";
    }
}
