using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace RiskRegister.Api.Tests.Reminders;

/// <summary>Somebody's mail server, in this process.</summary>
public sealed class MailServer : IAsyncDisposable
{
    const string Loopback = "localhost";
    readonly CancellationTokenSource stopping = new();
    readonly ConcurrentQueue<MimeMessage> taken = new();
    readonly X509Certificate2? certificate;
    readonly Task running;

    MailServer(bool tls, string? user)
    {
        certificate = tls ? Certificate() : null;
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName(Loopback).Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AuthenticationRequired(user is not null)
                .AllowUnsecureAuthentication(!tls);
            if (certificate is not null) endpoint.Certificate(certificate);
        }).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter(this));
        services.Add(new DelegatingUserAuthenticator((name, password) => name == user && password == "right"));
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stopping.Token);
    }

    public int Port { get; }

    /// <summary>What is trusted by whoever trusts the server, as PEM.</summary>
    public string Pem => certificate!.ExportCertificatePem();

    /// <summary>What it says to a message; takes it when nothing is said.</summary>
    public Func<SmtpResponse>? Answer { get; set; }

    /// <summary>Addresses that it knows nobody by.</summary>
    public ConcurrentDictionary<string, bool> Unknown { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it takes nothing from the organisation.</summary>
    public bool RefusesSender { get; set; }

    public IReadOnlyList<MimeMessage> Taken => [.. taken];

    public static async Task<MailServer> Start(bool tls = false, string? user = null)
    {
        var server = new MailServer(tls, user);
        while (!server.Listens()) await Task.Delay(20);
        return server;
    }

    public async Task<IReadOnlyList<MimeMessage>> Wait(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (taken.Count < count) await Task.Delay(20, limit.Token);
        return Taken;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
        certificate?.Dispose();
    }

    bool Listens()
    {
        try
        {
            using var probe = new TcpClient();
            probe.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Loopback}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (server.Answer is { } answer) return answer();
            using var stream = new MemoryStream(buffer.ToArray());
            server.taken.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }

    sealed class Filter(MailServer server) : MailboxFilter
    {
        public override Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size,
            CancellationToken cancellationToken) =>
            Task.FromResult(!server.RefusesSender);

        public override Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(!server.Unknown.ContainsKey(to.AsAddress()));
    }
}
