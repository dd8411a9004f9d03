using System.Net;
using System.Net.Sockets;
using System.Text;
using RiskRegister.Api.Features.Reminders;
using RiskRegister.UseCases.Reminders;
using Shouldly;
using SmtpServer.Protocol;
using Xunit;

namespace RiskRegister.Api.Tests.Reminders;

/// <summary>E-mail is handed to a mail server that is not ours: with TLS and a password, slow, refusing, and one that hangs up.</summary>
public sealed class MailSenderTests
{
    static readonly DueMail Mail = new()
    {
        Id = Guid.Parse("8b1f7c52-6a0e-4c7e-9d52-0c2a1b6f4e11"),
        Address = "moors@example.gov.uk",
        Subject = "2 things to do – today",
        Plain = "Grüße\n.\nA line of one dot",
        Html = "<p>Grüße</p>",
        Attempts = 1,
    };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_this_machine_it_may_go_without_TLS_and_arrives_as_it_was_written()
    {
        await using var server = await MailServer.Start();
        (await Send(server)).ShouldBe(new MailAttempt(null, false));
        var message = server.Taken.ShouldHaveSingleItem();
        (message.MessageId, message.Subject, message.To.ToString(), message.From.ToString()).ShouldBe(
            ($"{Mail.Id}@example.org", Mail.Subject, Mail.Address, "risk-register@example.org"));
        message.TextBody!.ReplaceLineEndings("\n").TrimEnd().ShouldBe(Mail.Plain);
        message.HtmlBody!.Trim().ShouldBe(Mail.Html);
        message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
    }

    [Fact]
    public async Task Where_TLS_is_required_a_server_that_offers_none_gets_nothing()
    {
        await using var server = await MailServer.Start();
        (await Send(server, new MailSettings { RequireTls = true })).Fault.ShouldBe("The mail server offers no TLS that can be trusted.");
        server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task By_STARTTLS_and_a_password_it_arrives_and_with_neither_a_trusted_certificate_nor_the_right_password()
    {
        await using var server = await MailServer.Start(tls: true, user: "register");
        var roots = Path.GetTempFileName();
        await File.WriteAllTextAsync(roots, server.Pem, Stop);
        var right = new MailSettings { RequireTls = true, TrustedRoots = roots, UserName = "register", Password = "right" };
        (await Send(server, right)).ShouldBe(new MailAttempt(null, false));
        (await Send(server, right with { Password = "wrong" })).Fault.ShouldBe("The mail server did not take the user name and password.");
        (await Send(server, right with { TrustedRoots = null })).Fault.ShouldBe("The mail server offers no TLS that can be trusted.");
        (await Send(server, right with { UserName = null, Password = null })).Fault.ShouldNotBeNull();
        server.Taken.Count.ShouldBe(1);
        File.Delete(roots);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "register")]
    public async Task Either_of_TLS_and_a_password_is_enough_where_the_server_asks_for_no_more(bool tls, string? user)
    {
        await using var server = await MailServer.Start(tls, user);
        var roots = Path.GetTempFileName();
        if (tls) await File.WriteAllTextAsync(roots, server.Pem, Stop);
        var settings = new MailSettings { UserName = user, Password = user is null ? null : "right", TrustedRoots = tls ? roots : null };
        (await Send(server, settings)).ShouldBe(new MailAttempt(null, false));
        server.Taken.ShouldHaveSingleItem();
        File.Delete(roots);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_tried_again_and_what_is_refused_for_now_is()
    {
        await using var server = await MailServer.Start();
        server.Answer = () => new SmtpResponse(SmtpReplyCode.TransactionFailed, "No.");
        (await Send(server)).ShouldBe(new MailAttempt("The mail server answered 554.", true));
        server.Answer = () => new SmtpResponse(SmtpReplyCode.InsufficientStorage, "Full.");
        (await Send(server)).ShouldBe(new MailAttempt("The mail server answered 452.", false));
        server.Answer = null;
        server.Unknown[Mail.Address] = true;
        (await Send(server)).ShouldBe(new MailAttempt("The mail server answered 550.", true));
        server.RefusesSender = true;
        (await Send(server)).IsFinal.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_the_text_is_silent_or_is_not_there_is_tried_again_later()
    {
        var gone = await Stub(async (reader, writer) =>
        {
            await writer.WriteAsync("220 hello\r\n");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line == ".") return;
                await writer.WriteAsync(line.StartsWith("DATA", StringComparison.Ordinal) ? "354 go on\r\n"
                    : line.StartsWith("EHLO", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal)
                        || line.StartsWith("RCPT", StringComparison.Ordinal) ? "250 ok\r\n" : "");
            }
        });
        (await Send(gone)).ShouldBe(new MailAttempt("The mail server cannot be reached, or ended the connection.", false));
        var silent = await Stub((reader, _) => reader.ReadToEndAsync());
        (await Send(silent, new MailSettings { TimeoutSeconds = 1 })).ShouldBe(
            new MailAttempt("The mail server did not answer within 1 seconds.", false));
        (await Send(1)).IsFinal.ShouldBeFalse();
    }

    static Task<MailAttempt> Send(MailServer server, MailSettings? settings = null) => Send(server.Port, settings);

    static Task<MailAttempt> Send(int port, MailSettings? settings = null) =>
        new MailSender((settings ?? new MailSettings()) with { Host = "localhost", Port = port }).Send(Mail, Stop);

    /// <summary>A server that says what the test says, to the first who comes; ends the connection then.</summary>
    static Task<int> Stub(Func<StreamReader, StreamWriter, Task> talk)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(Stop);
            using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { AutoFlush = true };
            await talk(reader, writer);
            listener.Dispose();
        }, Stop);
        return Task.FromResult(((IPEndPoint)listener.LocalEndpoint).Port);
    }
}
