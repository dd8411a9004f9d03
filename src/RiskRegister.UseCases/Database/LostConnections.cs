using Npgsql;

namespace RiskRegister.UseCases.Database;

/// <summary>What is left behind when a server has gone.</summary>
public static class LostConnections
{
    /// <summary>
    /// Opens new connections from now on, to whichever server is the right one then: those that are open are of a server that has gone, and
    /// what the others were found to be is believed for ten seconds unless it is forgotten, by when one of them may have taken its place.
    /// </summary>
    public static void LeaveConnections(this NpgsqlDataSource source)
    {
        source.Clear();
        if (source is NpgsqlMultiHostDataSource servers) servers.ClearDatabaseStates();
    }
}
