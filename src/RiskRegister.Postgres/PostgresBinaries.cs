using System.ComponentModel;
using System.Text.RegularExpressions;

namespace RiskRegister.Postgres;

/// <summary>An installation of PostgreSQL's server programs.</summary>
public sealed partial record PostgresBinaries(string Directory, int MajorVersion)
{
    public const int OldestMajorVersion = 15;

    public const string HowToInstall =
        "Install PostgreSQL 15 or newer (Debian and Ubuntu: 'apt-get install postgresql'; Fedora: 'dnf install postgresql-server'; "
        + "macOS: 'brew install postgresql@17'; Windows: the installer of postgresql.org), or set PostgresBin to the directory of its "
        + "programs, or set ConnectionStrings:Register to use a server that you run.";

    public string InitDb => Program(Directory, "initdb");

    public string PgCtl => Program(Directory, "pg_ctl");

    /// <summary>
    /// Those on this machine that are new enough: of <paramref name="configured"/> alone, else of PATH, then the newest first.
    /// </summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> Find(string? configured, CancellationToken cancel) =>
        [.. (await With(["postgres", "initdb", "pg_ctl"], configured, cancel))
            .Select(found => new PostgresBinaries(found.Directory, found.Version))];

    /// <summary>The same of other programs of PostgreSQL's, which a machine may have without a server's.</summary>
    /// <param name="programs">The first is asked for its version.</param>
    internal static async Task<IReadOnlyList<(string Directory, int Version)>> With(
        string[] programs, string? configured, CancellationToken cancel)
    {
        var onPath = await Read(configured is null ? PathDirectories() : [configured], programs, cancel);
        var installed = configured is null ? await Read(UsualDirectories(), programs, cancel) : [];
        return [.. onPath.Concat(installed.OrderByDescending(found => found.Version)).DistinctBy(found => found.Directory)];
    }

    /// <summary>The programs for a cluster: those of the version that made it, else the first found.</summary>
    /// <exception cref="EmbeddedClusterException">There are none that fit.</exception>
    /// <param name="madeBy">The version that made the cluster; null when it is still to be made.</param>
    /// <param name="cluster">For the message.</param>
    public static PostgresBinaries Choose(IReadOnlyList<PostgresBinaries> found, string? configured, int? madeBy, string cluster)
    {
        if (found.Count == 0)
        {
            throw new EmbeddedClusterException(configured is null
                ? $"PostgreSQL's server programs were not found. {HowToInstall}"
                : $"PostgresBin is '{configured}', where there are no server programs of PostgreSQL {OldestMajorVersion} or newer. "
                    + HowToInstall);
        }

        return (madeBy is null ? found[0] : found.FirstOrDefault(one => one.MajorVersion == madeBy))
            ?? throw new EmbeddedClusterException(
                $"The cluster in '{cluster}' was made by PostgreSQL {madeBy}, and only "
                + $"{string.Join(", ", found.Select(one => one.MajorVersion))} is installed: a cluster's files can be read by the major "
                + $"version that made them alone. Nothing was changed. Install PostgreSQL {madeBy} beside it (or set PostgresBin to where "
                + "it is) and start again; with both there, the command upgrade carries the cluster over to the newer one.");
    }

    static async Task<List<(string Directory, int Version)>> Read(
        IEnumerable<string> directories, string[] programs, CancellationToken cancel)
    {
        List<(string, int)> found = [];
        foreach (var directory in directories.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal))
        {
            if (!programs.All(name => File.Exists(Program(directory, name)))) continue;
            if (await VersionOf(Program(directory, programs[0]), cancel) is { } version and >= OldestMajorVersion)
                found.Add((directory, version));
        }

        return found;
    }

    static async Task<int?> VersionOf(string program, CancellationToken cancel)
    {
        try
        {
            var (exitCode, output) = await ServerUser.Self.Run(program, ["--version"], cancel);
            return exitCode == 0 && VersionPattern().Match(output) is { Success: true } match
                ? int.Parse(match.Groups["major"].ValueSpan)
                : null;
        }
        catch (Win32Exception)
        {
            // A link to what has been uninstalled, or a program for another kind of machine.
            return null;
        }
    }

    static string[] PathDirectories() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static IEnumerable<string> UsualDirectories() => OperatingSystem.IsWindows()
        ? Below(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*")
        : [
            .. Below("/usr/lib/postgresql", "*"),
            .. Below("/usr", "pgsql-*"),
            .. Below("/opt/homebrew/opt", "postgresql*"),
            .. Below("/usr/local/opt", "postgresql*"),
        ];

    static IEnumerable<string> Below(string parent, string pattern) => System.IO.Directory.Exists(parent)
        ? System.IO.Directory.EnumerateDirectories(parent, pattern).Select(version => Path.Combine(version, "bin"))
        : [];

    internal static string Program(string directory, string name) =>
        Path.Combine(directory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>[0-9]{1,4})")]
    private static partial Regex VersionPattern();
}
