using Npgsql;

namespace RiskRegister.Postgres;

/// <summary>Where a server is met: on a socket, or, where systems have none, on a port of loopback.</summary>
/// <param name="Socket">Null on a port.</param>
sealed record ServerAddress(ServerSocket? Socket, int Port)
{
    const string Loopback = "127.0.0.1";

    public static ServerAddress On(ServerSocket socket) => new(socket, ServerSocket.Port);

    public static ServerAddress OnLoopback(int port) => new(null, port);

    /// <summary>What the server is told of it.</summary>
    public string[] Settings => Socket is null
        ? [$"listen_addresses={Loopback}", $"port={Port}", "unix_socket_directories="]
        : ["listen_addresses=", $"port={Port}", $"unix_socket_directories={Socket.Folder}", "unix_socket_permissions=0700"];

    /// <summary>A server that knows the password's verifier proves it, and none is told the password, whatever it asks for.</summary>
    public string ConnectionString(string login, string database, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = Socket?.Folder ?? Loopback,
        Port = Port,
        Database = database,
        Username = login,
        Password = password,
        RequireAuth = "ScramSHA256",
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    public override string ToString() => Socket is null ? $"port {Port}" : $"socket {Socket.Path}";
}
