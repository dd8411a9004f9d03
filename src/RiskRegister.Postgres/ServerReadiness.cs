using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace RiskRegister.Postgres;

/// <summary>Whether a server that runs answers, and is the one of this cluster.</summary>
sealed class ServerReadiness(ClusterHome home, ILogger logger, TimeProvider clock)
{
    /// <summary>How long nothing is heard of a server before it is given up.</summary>
    public static readonly TimeSpan Deaf = TimeSpan.FromSeconds(30);

    /// <summary>Returns when the server answers to our password: true; or is gone: false.</summary>
    /// <exception cref="EmbeddedClusterException">What runs there is not this cluster's server, or does not answer.</exception>
    public async Task<bool> Wait(ServerAddress address, CancellationToken cancel)
    {
        var waiting = Stopwatch.StartNew();
        var refused = Stopwatch.StartNew();
        var told = TimeSpan.Zero;
        while (PostmasterFile.ReadRunning(home.Cluster) is { } server)
        {
            try
            {
                await CheckThatItIsOurs(server, address, cancel);
                return true;
            }
            catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                refused.Restart();
            }
            catch (PostgresException wrong)
                when (wrong.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
            {
                throw new EmbeddedClusterException(
                    $"The server that runs on '{home.Cluster}' (process {server.ProcessId}) does not accept the password kept beside it.",
                    wrong);
            }
            catch (Exception silent)
                when (silent is (NpgsqlException and not PostgresException) or SocketException && refused.Elapsed > Deaf)
            {
                throw new EmbeddedClusterException(
                    $"Process {server.ProcessId} has '{server.Path}' to its name but does not answer on {address}. "
                    + "If it is this cluster's server, end it; if not, delete that file.",
                    silent);
            }
            catch (Exception notYet) when (notYet is NpgsqlException or SocketException)
            {
                // Not listening yet, or no longer.
            }

            if (waiting.Elapsed - told > TimeSpan.FromSeconds(10))
            {
                told = waiting.Elapsed;
                logger.LogInformation("Still waiting for PostgreSQL to become ready; after a crash it first recovers");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancel);
        }

        return false;
    }

    /// <summary>By who listens, where the system tells; by what it knows of the password; and by the cluster that it works on.</summary>
    async Task CheckThatItIsOurs(PostmasterFile server, ServerAddress address, CancellationToken cancel)
    {
        if (address.Socket?.Listener() is { } listener
            && (listener.ProcessId != server.ProcessId || listener.User != FileIdentity.Of(home.Cluster)?.Owner))
        {
            throw new EmbeddedClusterException(
                $"Process {listener.ProcessId} answers on {address} in place of PostgreSQL (process {server.ProcessId}).");
        }

        var password = home.Passwords.Of(ClusterPasswords.Superuser);
        try
        {
            await using var connection = await Open(password, address, cancel);
            await CheckCluster(connection, server, address, cancel);
        }
        catch (PostgresException wrong)
            when (wrong.SqlState == PostgresErrorCodes.InvalidPassword && home.Passwords.OfEarlier(ClusterPasswords.Superuser) is not null)
        {
            await using var connection = await Open(home.Passwords.OfEarlier(ClusterPasswords.Superuser)!, address, cancel);
            await CheckCluster(connection, server, address, cancel);
            await RoleBootstrap.SetPassword(connection, ClusterPasswords.Superuser, password, cancel);
        }
    }

    async Task CheckCluster(NpgsqlConnection connection, PostmasterFile server, ServerAddress address, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select pg_read_file('postmaster.pid')", connection);
        var answer = (string?)await command.ExecuteScalarAsync(cancel) ?? "";
        if (PostmasterFile.IdentityOf(answer) != server.Identity)
            throw new EmbeddedClusterException($"The server on {address} is not that of '{home.Cluster}'.");
    }

    static Task<NpgsqlConnection> Open(string password, ServerAddress address, CancellationToken cancel) =>
        UnpooledConnection.Open(address.ConnectionString(ClusterPasswords.Superuser, "postgres", password), cancel);
}
