using System.Diagnostics;
using Npgsql;

namespace RiskRegister.Postgres;

/// <summary>PostgreSQL's programs that write a database out and put it back.</summary>
public sealed record ClientPrograms(string Directory, int MajorVersion)
{
    const string Dump = "pg_dump";
    const string Restore = "pg_restore";

    /// <summary>The oldest that can read from a server, or read what another has written: the nearest to it.</summary>
    /// <param name="version">The major version of either.</param>
    /// <param name="configured">Where they are looked for first; null looks in the usual places.</param>
    /// <exception cref="BackupException">There are none that are new enough.</exception>
    public static async Task<ClientPrograms> NotOlderThan(int version, string? configured, CancellationToken cancel)
    {
        string[] programs = [Dump, Restore];
        var found = configured is null ? [] : await PostgresBinaries.With(programs, configured, cancel);
        if (found.All(one => one.Version < version)) found = await PostgresBinaries.With(programs, configured: null, cancel);
        var newEnough = found.Where(one => one.Version >= version).OrderBy(one => one.Version);
        return newEnough.Select(one => new ClientPrograms(one.Directory, one.Version)).FirstOrDefault() ?? throw new BackupException(
            $"{Dump} and {Restore} of PostgreSQL {version} or newer are needed, and "
            + (found.Count == 0 ? "none were found" : $"only {string.Join(", ", found.Select(one => one.Version).Distinct())} was found")
            + $". Install PostgreSQL's client programs (Debian and Ubuntu: 'apt-get install postgresql-client-{version}'), or set "
            + "PostgresBin to the directory that they are in.");
    }

    /// <summary>Writes a database out, in PostgreSQL's own compressed form, as it was when a snapshot was exported.</summary>
    /// <exception cref="BackupException">It failed; the message says what the program said.</exception>
    public async Task Write(string connectionString, string snapshot, Stream into, CancellationToken cancel)
    {
        string[] arguments = ["--format", "custom", "--no-owner", "--no-acl", "--no-password", "--snapshot", snapshot];
        using var program = Start(Dump, arguments, connectionString);
        program.StandardInput.Close();
        await Finish(Dump, program, program.StandardOutput.BaseStream.CopyToAsync(into, cancel), cancel);
    }

    /// <summary>Puts a database back into an empty one: all of it, or nothing.</summary>
    /// <exception cref="BackupException">It failed; the message says what the program said.</exception>
    public async Task Read(string connectionString, Stream from, CancellationToken cancel)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database ?? "";
        string[] arguments = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-acl", "--no-password", "--dbname", database];
        using var program = Start(Restore, arguments, connectionString);
        await Finish(Restore, program, Feed(), cancel);

        async Task Feed()
        {
            await using var input = program.StandardInput.BaseStream;
            await from.CopyToAsync(input, cancel);
        }
    }

    Process Start(string name, string[] arguments, string connectionString)
    {
        var start = new ProcessStartInfo(PostgresBinaries.Program(Directory, name), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(variable => variable.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(inherited);
        foreach (var (variable, value) in LibpqEnvironment.Of(connectionString)) start.Environment[variable] = value;
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start) ?? throw new BackupException($"'{start.FileName}' could not be started.");
    }

    static async Task Finish(string name, Process program, Task transfer, CancellationToken cancel)
    {
        try
        {
            var said = program.StandardError.ReadToEndAsync(cancel);
            var broken = await FailureOf(transfer);
            // What it says itself explains more than that it hung up; but where our end failed, it waits for us.
            if (broken is not null && !program.HasExited && !program.WaitForExit(TimeSpan.FromSeconds(5))) throw broken;
            await program.WaitForExitAsync(cancel);
            if (program.ExitCode != 0) throw new BackupException($"{name} failed: {(await said).Trim()}", broken);
            if (broken is not null) throw broken;
        }
        finally
        {
            if (!program.HasExited) program.Kill(entireProcessTree: true);
        }
    }

    static async Task<Exception?> FailureOf(Task transfer)
    {
        try
        {
            await transfer;
            return null;
        }
        catch (IOException failed)
        {
            return failed;
        }
    }
}

/// <summary>A backup cannot be made or put back; the message says why and what to do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
