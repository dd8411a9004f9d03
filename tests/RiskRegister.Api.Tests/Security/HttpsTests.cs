using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RiskRegister.Api.Tests.Durability;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

/// <summary>The service with an https url of its own, and a certificate that its callers check.</summary>
public sealed class HttpsTests : IAsyncLifetime
{
    const string Host = "register.example.org";
    const string Elsewhere = "203.0.113.9";
    const int Tries = 5;

    // Made by the service, so that whoever runs PostgreSQL reaches it.
    readonly string data = Path.Combine(Path.GetTempPath(), $"riskregister-https-{Guid.NewGuid():n}");
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskregister-https-");
    readonly X509Certificate2 certificate = MakeCertificate();
    int port;
    ServiceProcess? service;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!await Prerequisites.HasPostgres(Stop)) Prerequisites.PostgresIsMissing();
        if (!OperatingSystem.IsLinux()) Assert.Skip("Processes are found by /proc.");
        var (file, password) = (Path.Combine(folder.FullName, "register.pfx"), Guid.NewGuid().ToString());
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, password), Stop);

        for (var tries = 1; service is null; tries++)
        {
            port = FreePort();
            try
            {
                // As a proxy would say it: a caller on this machine cannot come from elsewhere.
                service = await ServiceProcess.Start(data, Stop, "--urls", $"http://127.0.0.1:0;https://0.0.0.0:{port}",
                    "--Proxies", "127.0.0.0/8",
                    "--Kestrel:Certificates:Default:Path", file, "--Kestrel:Certificates:Default:Password", password);
            }
            catch (InvalidOperationException ended) when (tries < Tries
                && ended.Message.Contains("address already in use", StringComparison.Ordinal))
            {
                // Somebody took the port in between.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (service is { HasExited: false }) await service.Interrupt(CancellationToken.None);
        service?.Dispose();
        ServiceProcess.KillPostgres(data);
        certificate.Dispose();
        folder.Delete(recursive: true);
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_caller_from_elsewhere_is_sent_to_https_where_its_certificate_is_checked_and_told_to_stay()
    {
        using var client = Client(certificate);
        using var plain = await client.GetAsync(new Uri($"http://{Host}:{service!.Client.BaseAddress!.Port}/api/v1/me?x=1"), Stop);

        plain.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        plain.Headers.Location.ShouldBe(new Uri($"https://{Host}:{port}/api/v1/me?x=1"));
        plain.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("browsers take it only by https");
        (await plain.Content.ReadAsStringAsync(Stop)).ShouldBeEmpty();

        using var secured = await client.GetAsync(new Uri($"https://{Host}:{port}/api/v1/me"), Stop);
        secured.StatusCode.ShouldBe(HttpStatusCode.OK);
        secured.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem().ShouldBe("max-age=31536000");
        using var refused = await client.GetAsync(new Uri($"https://{Host}:{port}/api/v1/keys/none"), Stop);
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        refused.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();

        using var other = MakeCertificate();
        using var distrustful = Client(other);
        await Should.ThrowAsync<HttpRequestException>(() => distrustful.GetAsync(new Uri($"https://{Host}:{port}/health/live"), Stop));

        using var old = Client(certificate, System.Security.Authentication.SslProtocols.Tls12);
        (await old.GetAsync(new Uri($"https://{Host}:{port}/health/live"), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        service.Client.DefaultRequestHeaders.Authorization = null;
        (await service.Client.GetAsync(new Uri("/health/live", UriKind.Relative), Stop))
            .StatusCode.ShouldBe(HttpStatusCode.OK, "on loopback nobody is sent on");
    }

    /// <summary>A caller from elsewhere that trusts one certificate.</summary>
    HttpClient Client(
        X509Certificate2 trusted, System.Security.Authentication.SslProtocols protocols = System.Security.Authentication.SslProtocols.None)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(trusted);
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust, EnabledSslProtocols = protocols },
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        client.DefaultRequestHeaders.Add("X-Forwarded-For", Elsewhere);
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", service!.Client.DefaultRequestHeaders.Authorization!.Parameter);
        return client;
    }

    static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
