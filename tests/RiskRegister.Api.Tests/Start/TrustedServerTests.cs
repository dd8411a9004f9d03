using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Start;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Start;

public sealed class TrustedServerTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Host=db.council.example", SslMode.VerifyFull)]
    [InlineData("Host=10.0.0.5;Port=5433", SslMode.VerifyFull)]
    [InlineData("Host=localhost,db.council.example", SslMode.VerifyFull)]
    [InlineData("Server=127.0.0.1.evil.example", SslMode.VerifyFull)]
    [InlineData("Host=localhost", SslMode.Prefer)]
    [InlineData("Host=127.0.0.1:5433,[::1]:5432", SslMode.Prefer)]
    [InlineData("Host=/run/postgresql", SslMode.Prefer)]
    [InlineData("Host=database;SSL Mode=Disable", SslMode.Disable)]
    [InlineData("Host=database;sslmode=VerifyCA", SslMode.VerifyCA)]
    public void The_certificate_of_a_server_elsewhere_is_verified_unless_something_else_is_said(
        string connectionString, SslMode expected) =>
        new NpgsqlConnectionStringBuilder(TrustedServer.Demand(connectionString, "Register")).SslMode.ShouldBe(expected);

    [Theory]
    [InlineData("Host=localhost", "ScramSHA256")]
    [InlineData("Host=db.council.example;SSL Certificate=/etc/register.crt", "ScramSHA256,None")]
    [InlineData("Host=db.council.example;Require Auth=GSS", "GSS")]
    public void Passwords_are_not_told_to_a_server_that_asks_for_them(string connectionString, string expected) =>
        new NpgsqlConnectionStringBuilder(TrustedServer.Demand(connectionString, "Register")).RequireAuth.ShouldBe(expected);

    [Fact]
    public void What_is_no_connection_string_is_said_to_be_none_by_its_name() =>
        Should.Throw<ConfigurationException>(() => TrustedServer.Demand("Host=localhost;Pasword=secret", "RegisterOwner")).Message
            .ShouldStartWith("ConnectionStrings:RegisterOwner is not a connection string: ");

    [Fact]
    public async Task A_server_that_asks_for_the_password_in_clear_is_refused_with_what_to_do()
    {
        var (refused, told) = await OpenAgainst([(byte)'R', 0, 0, 0, 8, 0, 0, 0, 3], "");

        refused.Message.ShouldContain("passwords by SCRAM-SHA-256");
        refused.Message.ShouldNotContain("the-secret");
        told.ShouldNotContain("the-secret");
    }

    [Fact]
    public async Task A_server_without_TLS_where_it_is_demanded_is_refused_with_what_to_do()
    {
        var (refused, told) = await OpenAgainst([(byte)'N'], ";SSL Mode=VerifyFull");

        refused.Message.ShouldContain("ConnectionStrings:Register: ");
        refused.Message.ShouldContain("say 'SSL Mode=Disable' in the connection string");
        told.ShouldNotContain("the-secret");
    }

    /// <summary>A start whose server answers one thing, and what it was told after that.</summary>
    static async Task<(ConfigurationException Refused, string Told)> OpenAgainst(byte[] answer, string more)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var listening = Listen(server, answer);
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(
            "ConnectionStrings:Register",
            $"Host=127.0.0.1;Port={port};Username=service;Password=the-secret;Pooling=false;GSS Encryption Mode=Disable{more}")]).Build();
        var refused = await Should.ThrowAsync<ConfigurationException>(
            () => RegisterDatabase.Open(configuration, NullLoggerFactory.Instance, share: false, Stop));
        return (refused, await listening);
    }

    static async Task<string> Listen(TcpListener server, byte[] answer)
    {
        var told = "";
        while (true)
        {
            using var client = await server.AcceptSocketAsync(Stop);
            var received = new byte[4096];
            var length = await client.ReceiveAsync(received, Stop);
            // A request for TLS (or for Kerberos) is eight bytes; where TLS is not demanded it is refused and the client goes on.
            if (length == 8 && answer[0] != 'N')
            {
                await client.SendAsync("N"u8.ToArray(), Stop);
                length = await client.ReceiveAsync(received, Stop);
            }

            await client.SendAsync(answer, Stop);
            try
            {
                length = await client.ReceiveAsync(received, Stop);
                return told + Encoding.UTF8.GetString(received.AsSpan(0, length));
            }
            catch (SocketException)
            {
                return told;
            }
        }
    }
}
