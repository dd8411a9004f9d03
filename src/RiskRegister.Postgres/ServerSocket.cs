using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace RiskRegister.Postgres;

/// <summary>
/// The socket that a server listens on, in a folder of its own that nobody else can enter: neither can anybody ask the server anything, nor
/// answer in its place while it is down.
/// </summary>
/// <param name="Folder">As the server and its clients are given it.</param>
sealed record ServerSocket(string Folder)
{
    /// <summary>Part of the socket's name and nothing else.</summary>
    public const int Port = 5432;

    // What systems take as the path of a socket: macOS 103 bytes, Linux 107.
    const int LongestPath = 103;

    const int SocketLevel = 1;
    const int PeerCredentials = 17;

    // PostgreSQL and its clients take lists of hosts, which commas divide; the others mean something to a shell.
    static readonly SearchValues<char> NotInPaths = SearchValues.Create(",;\"'\\$`\n");

    public static bool IsSupported => !OperatingSystem.IsWindows();

    public string Path => PathIn(Folder);

    /// <summary>Whether the folder is one that only its owner, the user who runs the server, can enter.</summary>
    public bool IsProtectedIn(string cluster)
    {
        if (!System.IO.Directory.Exists(Folder)) return false;
        if (OperatingSystem.IsWindows()) return false;
        if (!OperatingSystem.IsLinux()) return (File.GetUnixFileMode(Folder) & ~OwnerFiles.Folder) == UnixFileMode.None;
        return FileIdentity.Of(Folder, follow: false) is { IsDirectoryOfItsOwnerAlone: true } folder
            && folder.Owner == FileIdentity.Of(cluster)?.Owner;
    }

    /// <summary>Makes the folder for a server that is to be started; none runs.</summary>
    /// <param name="before">Where clients look for it already: that is kept while it is as closed as it was.</param>
    /// <exception cref="EmbeddedClusterException">There is no place for it.</exception>
    public static async Task<ServerSocket> Prepare(ClusterHome home, ServerSocket? before, CancellationToken cancel)
    {
        if (before is not null && before.IsProtectedIn(home.Cluster))
        {
            foreach (var left in System.IO.Directory.GetFiles(before.Folder)) File.Delete(left);
            return before;
        }

        var folder = System.IO.Path.Combine(home.Directory, "socket");
        if (Fits(folder))
        {
            // What a power cut left in it would stop the server.
            if (System.IO.Directory.Exists(folder)) System.IO.Directory.Delete(folder, recursive: true);
            OwnerFiles.CreateFolder(folder);
        }
        else
        {
            folder = System.IO.Directory.CreateTempSubdirectory("riskregister-").FullName;
        }

        var socket = new ServerSocket(folder);
        await home.User.Own(folder, cancel);
        return Fits(folder) && socket.IsProtectedIn(home.Cluster) ? socket : throw new EmbeddedClusterException(
            $"PostgreSQL's socket cannot be in '{folder}': its path is too long, or others could enter it. Choose another DataDirectory.");
    }

    /// <summary>Takes away a folder that was only made because the cluster's own path is too long.</summary>
    public void CleanUp(ClusterHome home)
    {
        if (System.IO.Path.GetDirectoryName(Folder) == home.Directory || !IsProtectedIn(home.Cluster)) return;
        try
        {
            System.IO.Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // The system clears its folder for temporary files by itself.
        }
    }

    /// <summary>The process that listens, and the user whose it is; null where the system does not tell.</summary>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public (int ProcessId, uint User)? Listener()
    {
        if (!OperatingSystem.IsLinux()) return null;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(Path));
        var credentials = new byte[12];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials);
        return (BinaryPrimitives.ReadInt32LittleEndian(credentials), BinaryPrimitives.ReadUInt32LittleEndian(credentials.AsSpan(4)));
    }

    static string PathIn(string folder) => System.IO.Path.Combine(folder, $".s.PGSQL.{Port}");

    static bool Fits(string folder) =>
        Encoding.UTF8.GetByteCount(PathIn(folder)) <= LongestPath && !folder.AsSpan().ContainsAny(NotInPaths);
}
