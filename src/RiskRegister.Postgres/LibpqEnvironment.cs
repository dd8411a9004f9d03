using System.Globalization;
using Npgsql;

namespace RiskRegister.Postgres;

/// <summary>
/// A connection string as PostgreSQL's own programs take it: in the environment, where no list of processes shows the password.
/// </summary>
static class LibpqEnvironment
{
    static readonly string[] Authorities = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

    public static IEnumerable<(string Variable, string Value)> Of(string connectionString)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString);
        return Given(login).OfType<(string, string)>();
    }

    static IEnumerable<(string, string)?> Given(NpgsqlConnectionStringBuilder login)
    {
        yield return ("PGHOST", login.Host ?? "localhost");
        yield return ("PGPORT", login.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("PGDATABASE", login.Database ?? login.Username ?? "");
        yield return Where("PGUSER", login.Username);
        yield return Where("PGPASSWORD", login.Password);
        yield return Where("PGPASSFILE", login.Passfile);
        yield return ("PGSSLMODE", Mode(login.SslMode));
        yield return login.SslMode is SslMode.VerifyCA or SslMode.VerifyFull
            ? Where("PGSSLROOTCERT", login.RootCertificate ?? Authorities.FirstOrDefault(File.Exists)) : null;
        yield return Where("PGSSLCERT", login.SslCertificate);
        yield return Where("PGSSLKEY", login.SslKey);
        yield return Where("PGREQUIREAUTH", Methods(login.RequireAuth));
        yield return login.GssEncryptionMode == GssEncryptionMode.Disable ? ("PGGSSENCMODE", "disable") : null;
        yield return ("PGCONNECT_TIMEOUT", "15");
        yield return ("PGAPPNAME", "riskregister backup");
    }

    static (string, string)? Where(string variable, string? value) => string.IsNullOrEmpty(value) ? null : (variable, value);

    static string Mode(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    static string? Methods(string? required) =>
        required?.Replace("ScramSHA256", "scram-sha-256", StringComparison.OrdinalIgnoreCase).ToLowerInvariant();
}
