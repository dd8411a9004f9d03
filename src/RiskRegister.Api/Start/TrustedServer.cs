using System.Data.Common;
using System.Net;
using System.Security.Authentication;
using Npgsql;
using RiskRegister.Api.Http;

namespace RiskRegister.Api.Start;

/// <summary>
/// What is demanded of a server of the organisation's own where its connection string does not say: that it proves to know the password
/// rather than asks for it, and, unless it is on this machine, that its certificate is verified.
/// </summary>
public static class TrustedServer
{
    /// <summary>Makes the demands that a connection string leaves open.</summary>
    /// <param name="setting">Its name, for the message.</param>
    /// <exception cref="ConfigurationException">It is no connection string.</exception>
    public static string Demand(string connectionString, string setting)
    {
        NpgsqlConnectionStringBuilder login;
        string[] said;
        try
        {
            login = new NpgsqlConnectionStringBuilder(connectionString);
            said = [.. new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>().Select(Plain)];
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or OverflowException)
        {
            throw new ConfigurationException($"ConnectionStrings:{setting} is not a connection string: {wrong.Message}", wrong);
        }

        // A client's certificate signs in without anything being asked.
        if (!said.Contains("requireauth")) login.RequireAuth = said.Contains("sslcertificate") ? "ScramSHA256,None" : "ScramSHA256";
        if (!said.Contains("sslmode") && !IsOnThisMachine(login.Host)) login.SslMode = SslMode.VerifyFull;
        return login.ConnectionString;
    }

    /// <summary>
    /// What an administrator can do about a server that does not meet the demands; null when it failed for another reason.
    /// </summary>
    public static ConfigurationException? Explain(NpgsqlException refused, string setting) =>
        refused is PostgresException || refused.InnerException is not (null or AuthenticationException) ? null : new ConfigurationException(
            $"ConnectionStrings:{setting}: {refused.Message} {refused.InnerException?.Message} A server that is not on this machine is "
                + "spoken to by TLS with a certificate that is verified ('Root Certificate=FILE' names your authority's), and passwords by "
            + "SCRAM-SHA-256. "
            + "Where the network between is yours alone, say 'SSL Mode=Disable' in the connection string; for another way to sign in, "
            + "'Require Auth=…'.",
            refused);

    static string Plain(string key) => key.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>All of the hosts, where several are named: by loopback or a socket.</summary>
    static bool IsOnThisMachine(string? hosts) => (hosts ?? "").Split(',', StringSplitOptions.TrimEntries).All(host =>
        host.StartsWith('/') || host.StartsWith('@') || Path.IsPathRooted(host)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)
        || (IPEndPoint.TryParse(host, out var address) && IPAddress.IsLoopback(address.Address)));
}
