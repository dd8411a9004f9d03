using System.Diagnostics;

namespace RiskRegister.Postgres;

/// <summary>
/// The user that PostgreSQL's programs run as: the service's own, or another when the service is root, which PostgreSQL refuses.
/// </summary>
internal sealed class ServerUser
{
    static readonly string[] PassedOn = ["PATH", "HOME", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"];

    static readonly string[] SystemDirectories = ["/usr/bin", "/usr/sbin", "/bin", "/sbin"];

    readonly string[] prefix;

    ServerUser(string[] prefix, string? name, string? owner)
    {
        this.prefix = prefix;
        Name = name;
        Owner = owner;
    }

    public static ServerUser Self { get; } = new([], name: null, owner: null);

    /// <summary>Null when it is the service's own.</summary>
    public string? Name { get; }

    /// <summary>As <c>chown</c> takes it.</summary>
    string? Owner { get; }

    public static bool ServiceIsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Whom a root service lets run a new cluster: postgres, else nobody.</summary>
    public static async Task<ServerUser> ForNewCluster(CancellationToken cancel)
    {
        if (!ServiceIsRoot)
            return Self;

        return await Called("postgres", cancel) ?? await Called("nobody", cancel) ?? throw new EmbeddedClusterException(
            "PostgreSQL does not run as root, and there is neither a user 'postgres' nor 'nobody', or neither setpriv nor runuser, to run "
            + "it. Start the service as an ordinary user.");
    }

    /// <summary>PostgreSQL insists on running as the owner of the cluster's files.</summary>
    public static async Task<ServerUser> ForExistingCluster(string directory, CancellationToken cancel)
    {
        if (!ServiceIsRoot)
            return Self;

        var (exitCode, owner) = await Self.Run(
            "stat", OperatingSystem.IsLinux() ? ["-c", "%u", directory] : ["-f", "%u", directory], cancel);
        return exitCode == 0 && owner != "0" && await Called(owner, cancel) is { } user
            ? user
            : throw new EmbeddedClusterException($"The user who owns '{directory}' cannot run PostgreSQL.");
    }

    public async Task Own(string path, CancellationToken cancel)
    {
        if (Owner is null)
            return;

        var (exitCode, output) = await Self.Run("chown", [Owner, path], cancel);
        if (exitCode != 0)
            throw new EmbeddedClusterException($"'{path}' could not be given to the user '{Name}': {output}");
    }

    /// <summary>Asks the system rather than reading modes: mounts, namespaces and access lists have their say too.</summary>
    public async Task<bool> CanWriteIn(string directory, CancellationToken cancel) =>
        (await Run("test", ["-w", directory, "-a", "-x", directory], cancel)).ExitCode == 0;

    /// <summary>Runs a program to its end; what it said is one text. When cancelled it is killed with its children.</summary>
    public async Task<(int ExitCode, string Output)> Run(string program, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        string[] command = [.. prefix, program, .. arguments];
        // pg_ctl on Windows hands its pipes on to the server, which would keep them open for good.
        var listen = !(OperatingSystem.IsWindows() && arguments.Contains("start"));
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = listen,
            RedirectStandardError = listen,
            RedirectStandardInput = listen,
        };
        if (!OperatingSystem.IsWindows())
        {
            // The other user may not be able to enter the present directory, and has no business with the service's settings.
            start.WorkingDirectory = "/";
            start.Environment.Clear();
            foreach (var name in PassedOn)
            {
                if (Environment.GetEnvironmentVariable(name) is { } value)
                    start.Environment[name] = value;
            }

            start.Environment["LC_ALL"] = "C";
        }

        using var process = Process.Start(start) ?? throw new EmbeddedClusterException($"'{program}' could not be started.");
        try
        {
            if (!listen)
            {
                await process.WaitForExitAsync(cancel);
                return (process.ExitCode, "");
            }

            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            var said = await output + await errors;
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, said.Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    static async Task<ServerUser?> Called(string name, CancellationToken cancel)
    {
        if (SystemProgram("id") is not { } id)
            return null;

        var (exitCode, uid) = await Self.Run(id, ["-u", name], cancel);
        var (_, gid) = await Self.Run(id, ["-g", name], cancel);
        if (exitCode != 0)
            return null;

        if (SystemProgram("setpriv") is { } setpriv)
            return new ServerUser([setpriv, "--reuid", uid, "--regid", gid, "--clear-groups"], name, $"{uid}:{gid}");

        var (_, login) = await Self.Run(id, ["-un", name], cancel);
        return SystemProgram("runuser") is { } runuser
            ? new ServerUser([runuser, "-u", login, "--"], name, $"{uid}:{gid}")
            : null;
    }

    static string? SystemProgram(string name) =>
        SystemDirectories.Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
}
