using System.Globalization;
using System.Net.Sockets;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.UseCases.Database;

namespace RiskRegister.Api.Start;

/// <summary>
/// A PostgreSQL server of the organisation's own at a start: what it is called, waiting for it, and why it cannot be worked on.
/// </summary>
public static class DatabaseServer
{
    static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);

    /// <summary>For people, without the password: the database, where it is, and who signs in.</summary>
    public static string Describe(string connectionString)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString);
        var where = login.Host is { } host && (host.Contains(',', StringComparison.Ordinal) || host.StartsWith('/'))
            ? host : $"{login.Host}:{login.Port}";
        return $"database '{login.Database ?? login.Username}' on {where} as '{login.Username}'";
    }

    /// <summary>How long to wait for it: null not at all, infinite as long as it takes.</summary>
    /// <exception cref="ConfigurationException">WaitForDatabase is neither.</exception>
    public static TimeSpan? LongestWait(IConfiguration configuration) => configuration["WaitForDatabase"] switch
    {
        null or "" => null,
        var said when bool.TryParse(said, out var waits) => waits ? Timeout.InfiniteTimeSpan : null,
        var said when int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) => TimeSpan.FromSeconds(seconds),
        var said => throw new ConfigurationException($"WaitForDatabase is {said}: it is true, false, or a number of seconds."),
    };

    /// <summary>Does something that needs the server, again and again while it is away and may be waited for.</summary>
    /// <param name="work">Can be begun anew.</param>
    /// <exception cref="ConfigurationException">It is away, or refuses; the message says which, and what to do.</exception>
    public static async Task WhenThere(Func<Task> work, TimeSpan? longest, ILogger logger, TimeProvider clock, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (DatabaseAwayException away)
                when (longest is { } limit && (limit == Timeout.InfiniteTimeSpan || clock.GetElapsedTime(began) < limit))
            {
                logger.LogWarning("Waiting for the database. {Reason}", away.Message);
                await Task.Delay(BetweenTries, clock, stop);
            }
            catch (DatabaseAwayException away)
            {
                var hint = longest is null
                    ? "Start it, or have the service wait for it with --WaitForDatabase."
                    : $"It was waited for, for {longest.Value.TotalSeconds:0} seconds.";
                throw new ConfigurationException($"{away.Message} {hint}", away);
            }
        }
    }

    /// <summary>Asks it as one of the two logins.</summary>
    /// <param name="setting">The name of the connection string.</param>
    public static async Task As(string setting, string connectionString, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception refused) when (refused is NpgsqlException or SocketException or TimeoutException)
        {
            throw Explain(refused, $"ConnectionStrings:{setting}: {Describe(connectionString)}", setting);
        }
    }

    static Exception Explain(Exception refused, string what, string setting) => refused switch
    {
        PostgresException postgres => Explain(postgres, what),
        NpgsqlException npgsql when TrustedServer.Explain(npgsql, setting) is { } untrusted => untrusted,
        _ => new DatabaseAwayException($"{what} does not answer: {Inmost(refused).Message}.", refused),
    };

    static Exception Explain(PostgresException refused, string what) => refused.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => new ConfigurationException($"{what}: the password is not accepted.", refused),
        PostgresErrorCodes.InvalidAuthorizationSpecification =>
            new ConfigurationException($"{what}: the login is not let in: {refused.MessageText}.", refused),
        PostgresErrorCodes.InvalidCatalogName =>
            new ConfigurationException($"{what}: there is no such database. db/compose-init.sh makes it, and its logins.", refused),
        PostgresErrorCodes.InsufficientPrivilege =>
            new ConfigurationException($"{what}: it may not do what is needed: {refused.MessageText}.", refused),
        _ when DatabaseFault.Of(refused) is { } fault =>
            new DatabaseAwayException($"{what}: {fault.Sentence} ({refused.MessageText}.)", refused),
        _ => new ConfigurationException($"{what}: {refused.MessageText} ({refused.SqlState}).", refused),
    };

    static Exception Inmost(Exception exception) => exception.InnerException is { } inner ? Inmost(inner) : exception;
}

/// <summary>It may be there in a moment; the message says what is missing.</summary>
sealed class DatabaseAwayException(string message, Exception inner) : Exception(message, inner);
