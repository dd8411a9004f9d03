using RiskRegister.Api.Features.Posts;
using RiskRegister.Api.Tests.Access;

namespace RiskRegister.Api.Tests.Reminders;

/// <summary>The service as it sends e-mail, and somebody's mail server.</summary>
public sealed class RemindersApp(TestCluster cluster) : RegisterApp(cluster)
{
    MailServer? server;

    public MailServer Mail => server!;

    protected override IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Mail:Host", "localhost"), ("Mail:Port", $"{Mail.Port}"), ("Mail:From", "register@example.gov.uk"), ("Mail:Dispatch", "true"),
        ("Mail:Schedule", "0 0 * * *"), ("Mail:Address", "https://risk.example.gov.uk/"), ("Register:TimeZone", "UTC"),
    ];

    public override async ValueTask InitializeAsync()
    {
        server = await MailServer.Start();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}

/// <summary>Giving posts addresses.</summary>
static class Addresses
{
    public static async Task Write(this HttpClient admin, string post, params string[] addresses)
    {
        var path = $"{Keys.Owners}/{Uri.EscapeDataString(post)}";
        using var read = await admin.Get(path);
        await admin.Send(HttpMethod.Put, path, new { subjects = Array.Empty<string>(), addresses }, read.Headers.ETag!.Tag)
            .Read<PostDocument>();
    }
}
