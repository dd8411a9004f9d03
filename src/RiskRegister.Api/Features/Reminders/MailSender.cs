using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using RiskRegister.UseCases.Reminders;

namespace RiskRegister.Api.Features.Reminders;

/// <summary>What came of handing an e-mail over.</summary>
/// <param name="Fault">Why it was not taken; null when it was.</param>
/// <param name="IsFinal">Whether it never will be: the server refused it for good.</param>
public sealed record MailAttempt(string? Fault, bool IsFinal);

/// <summary>Hands e-mail to the organisation's mail server: by TLS, unless that is this machine.</summary>
public sealed class MailSender(MailSettings settings)
{
    const int Permanent = 500;

    // RFC 8314, 3.3.
    const int TlsFromTheStart = 465;

    readonly X509Certificate2Collection roots = settings.ReadRoots();

    /// <summary>Tries once. What fails is answered, not thrown, unless the service stops.</summary>
    public async Task<MailAttempt> Send(DueMail mail, CancellationToken stop)
    {
        using var client = new SmtpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            client.ServerCertificateValidationCallback = (_, certificate, sent, faults) => IsTrusted(certificate, sent, faults);
            var needsTls = settings.RequireTls ?? !await IsOnLoopback(limit.Token);
            var tls = settings.Port == TlsFromTheStart ? SecureSocketOptions.SslOnConnect
                : needsTls ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable;
            await client.ConnectAsync(settings.Host!, settings.Port, tls, limit.Token);
            if (settings is { UserName: { } name, Password: { } password }) await client.AuthenticateAsync(name, password, limit.Token);
            await client.SendAsync(MessageOf(mail), limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException && !stop.IsCancellationRequested)
        {
            return new MailAttempt($"The mail server did not answer within {settings.TimeoutSeconds} seconds.", IsFinal: false);
        }
        catch (SmtpCommandException exception)
        {
            // Of the sender, or of this machine, it may think better when somebody has mended a setting.
            return new MailAttempt($"The mail server answered {(int)exception.StatusCode}.",
                (int)exception.StatusCode >= Permanent
                    && (exception.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted));
        }
        catch (Exception exception) when (exception is AuthenticationException or ServiceNotAuthenticatedException)
        {
            return new MailAttempt("The mail server did not take the user name and password.", IsFinal: false);
        }
        catch (Exception exception) when (exception is SslHandshakeException or NotSupportedException)
        {
            return new MailAttempt("The mail server offers no TLS that can be trusted.", IsFinal: false);
        }
        catch (Exception exception) when (exception is ProtocolException or ServiceNotConnectedException or IOException or SocketException)
        {
            return new MailAttempt("The mail server cannot be reached, or ended the connection.", IsFinal: false);
        }
        catch (ArgumentException)
        {
            return new MailAttempt("A setting of Mail cannot be used: Host, UserName or Password.", IsFinal: false);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            return new MailAttempt("The message cannot be written to this address.", IsFinal: true);
        }

        // It has been taken: whatever comes of parting changes nothing.
        await client.DisconnectAsync(quit: true, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new MailAttempt(null, IsFinal: false);
    }

    // The name has to be the server's in any case.
    bool IsTrusted(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors faults)
    {
        if (faults == SslPolicyErrors.None) return true;
        if (roots.Count == 0 || certificate is null || faults != SslPolicyErrors.RemoteCertificateChainErrors) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);

        // What stands between its certificate and the root comes from the server.
        if (sent is not null) chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var given = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(given);
    }

    MimeMessage MessageOf(DueMail mail)
    {
        var from = MailboxAddress.Parse(settings.From);
        return new MimeMessage
        {
            From = { from },
            To = { new MailboxAddress("", mail.Address) },
            Subject = mail.Subject,
            MessageId = $"{mail.Id:D}@{from.Domain}",
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" } },
            Body = new BodyBuilder { TextBody = mail.Plain, HtmlBody = mail.Html }.ToMessageBody(),
        };
    }

    async Task<bool> IsOnLoopback(CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(settings.Host!, stop);
        return addresses.Length > 0 && addresses.All(IPAddress.IsLoopback);
    }
}
