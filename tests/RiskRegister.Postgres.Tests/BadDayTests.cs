using Npgsql;
using Shouldly;
using Xunit;

namespace RiskRegister.Postgres.Tests;

/// <summary>What power cuts, copies and hands leave behind.</summary>
public sealed class BadDayTests(MadeCluster made) : ClusterTest(made)
{
    [Fact]
    public async Task A_copy_made_while_the_server_ran_is_refused_and_leaves_the_original_alone()
    {
        var original = await Start();
        await Execute(original.SuperuserConnectionString, "checkpoint");
        var copy = Data + " copy";
        (await Run("cp", "-a", Data, copy)).ExitCode.ShouldBe(0);

        (await Refused(copy)).Message.ShouldContain($"is a copy of '{original.Directory}' that was made while PostgreSQL ran on it");
        (await Ask<int>(original.ServiceConnectionString, "select 1")).ShouldBe(1);

        // Said to be one instant of the disk, it is a cluster of its own.
        File.Delete(Path.Combine(copy, "cluster", "pgdata", "postmaster.pid"));
        var second = await Start(data: copy);
        second.ProcessId.ShouldNotBe(original.ProcessId);
        await Execute(second.OwnerConnectionString, "create table only_in_the_copy (a int)");
        await second.DisposeAsync();
        (await Ask<bool>(original.OwnerConnectionString, "select to_regclass('only_in_the_copy') is null")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_copy_is_refused_too_when_the_original_has_stopped()
    {
        var original = await Start();
        var copy = Data + " copy";
        (await Run("cp", "-a", Data, copy)).ExitCode.ShouldBe(0);
        await original.DisposeAsync();

        (await Refused(copy)).Message.ShouldContain("such a copy is not whole");
    }

    [Fact]
    public async Task A_data_directory_that_was_moved_after_a_crash_is_started_where_it_is()
    {
        var first = await Start();
        await Execute(first.OwnerConnectionString, "create table kept as select 42 as answer");
        await first.Abandon();
        Kill(first.ProcessId!.Value);
        await Eventually(() => Task.FromResult(!PostmasterFile.HasProcesses(first.Directory)));
        Directory.Move(Data, Data + " moved");

        var second = await Start(data: Data + " moved");

        (await Ask<int>(second.OwnerConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_copy_of_a_data_directory_whose_cluster_is_elsewhere_does_not_take_the_originals_cluster()
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
            Assert.Skip("A cluster is elsewhere only where the service is root.");
        var barred = Data + " barred";
        var inside = Path.Combine(barred, "data");
        Directory.CreateDirectory(barred, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var original = await Start(Throwaway(inside));
        var home = Path.GetDirectoryName(original.Directory)!;
        try
        {
            home.ShouldStartWith("/var/lib/riskregister/");
            await original.DisposeAsync();
            (await Run("cp", "-a", inside, Data)).ExitCode.ShouldBe(0);

            (await Refused()).Message.ShouldContain($"is a copy of '{inside}', whose cluster is in '{home}'");
            (await Ask<int>((await Start(data: inside)).ServiceConnectionString, "select 1")).ShouldBe(1);
        }
        finally
        {
            await DisposeAsync();
            Directory.Delete(home, recursive: true);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("not a number\n/nowhere\n1\n5432\n")]
    public async Task What_a_power_cut_left_of_postmaster_pid_does_not_stop_the_start(string left)
    {
        var first = await Start();
        await Execute(first.OwnerConnectionString, "create table kept as select 42 as answer");
        await first.Abandon();
        Kill(first.ProcessId!.Value);
        await Eventually(() => Task.FromResult(!PostmasterFile.HasProcesses(first.Directory)));
        await File.WriteAllTextAsync(PostmasterFile.PathIn(first.Directory), left, Cancel);
        if (Directory.Exists(Path.Combine(Data, "cluster", "socket")))
            await File.WriteAllTextAsync(Path.Combine(Data, "cluster", "socket", ".s.PGSQL.5432.lock"), left, Cancel);

        var second = await Start();

        (await Ask<int>(second.OwnerConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_fault_of_the_file_system_does_not_end_the_watch_over_the_server()
    {
        var cluster = await Start();
        var file = PostmasterFile.PathIn(cluster.Directory);
        var process = cluster.ProcessId.ShouldNotBeNull();

        // What stands there for a moment can be read by nobody.
        File.Move(file, file + ".aside");
        Directory.CreateDirectory(file);
        Kill(process);
        await Eventually(() => Task.FromResult(Log.Text.Contains("could not be looked after", StringComparison.Ordinal)));
        Directory.Delete(file);
        File.Move(file + ".aside", file);

        await Eventually(async () => cluster.ProcessId is { } another && another != process
            && await Ask<int>(cluster.ServiceConnectionString, "select 1") == 1);
        await cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_folder_that_is_no_whole_cluster_is_said_to_be_none()
    {
        var first = await Start();
        await first.DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(first.Directory, "PG_VERSION"), "", Cancel);

        (await Refused()).Message.ShouldContain("is not a whole PostgreSQL cluster: its file PG_VERSION is missing or damaged");
    }

    [Fact]
    public async Task Where_no_cluster_is_to_be_made_nothing_is_made_and_the_reason_is_said()
    {
        var options = Throwaway(Data) with { NotToBeMade = "There is none here." };

        (await Should.ThrowAsync<EmbeddedClusterException>(() => Start(options))).Message.ShouldBe("There is none here.");
        Directory.Exists(Data).ShouldBeFalse();

        await (await Start()).DisposeAsync();
        (await Ask<int>((await Start(options)).ServiceConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_cluster_that_this_user_may_not_look_into_is_not_said_to_be_none()
    {
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()) Assert.Skip("Root may look everywhere.");
        await (await Start()).DisposeAsync();
        var (home, mode) = (Path.Combine(Data, "cluster"), File.GetUnixFileMode(Path.Combine(Data, "cluster")));
        File.SetUnixFileMode(home, UnixFileMode.None);

        var there = ClusterHome.IsThere(Data);
        File.SetUnixFileMode(home, mode);

        there.ShouldBeTrue();
    }

    [Fact]
    public async Task The_servers_log_does_not_grow_without_end()
    {
        var cluster = await Start();
        var log = new ServerLog(cluster.Directory);
        await File.AppendAllTextAsync(log.Path, new string('x', (int)ServerLog.Longest + 1), Cancel);

        log.Bound().ShouldBeTrue();
        log.Length.ShouldBe(0);
        new FileInfo(log.Path + ".1").Length.ShouldBe(ServerLog.Longest);

        // What the server says next is at the beginning of the file, not behind a hole.
        var wrong = new NpgsqlConnectionStringBuilder(cluster.ServiceConnectionString) { Password = "guess" };
        await Should.ThrowAsync<PostgresException>(() => Ask<int>(wrong.ConnectionString, "select 1"));
        await Eventually(() => Task.FromResult(log.Length > 0));
        (await File.ReadAllTextAsync(log.Path, Cancel)).ShouldContain("password authentication failed");
        log.Length.ShouldBeLessThan(1000);
        log.Bound().ShouldBeFalse();
    }

    [Fact]
    public async Task Why_initdb_failed_is_said_and_it_is_not_tried_again_in_vain()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The programs are replaced by scripts.");
        var programs = await Programs("""
            echo x >> "$(dirname "$0")/tries"
            echo 'The database cluster will be initialized with locale "C".'
            echo 'initdb: error: could not access directory "/somewhere": Input/output error' >&2
            exit 1
            """);

        var refused = await Should.ThrowAsync<EmbeddedClusterException>(() => Start(Throwaway(Data) with { PostgresBin = programs }));

        refused.Message.ShouldContain("initdb: error: could not access directory \"/somewhere\": Input/output error");
        (await File.ReadAllLinesAsync(Path.Combine(programs, "tries"), Cancel)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_locale_that_the_machine_lacks_is_given_up_for_one_that_every_machine_has()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The programs are replaced by scripts.");
        var real = (await PostgresBinaries.Find(configured: null, Cancel))[0];
        var programs = await Programs($"""
            case "$*" in *C.UTF-8*) echo 'initdb: error: invalid locale name "C.UTF-8"' >&2; exit 1;; esac
            exec '{real.InitDb}' "$@"
            """);

        var cluster = await Start(Throwaway(Data) with { PostgresBin = programs });

        (await Ask<string>(cluster.OwnerConnectionString, "select datctype from pg_database where datname = current_database()"))
            .ShouldBe("C");
    }

    /// <summary>The programs of this machine, but for initdb, in whose place a script stands.</summary>
    async Task<string> Programs(string initdb)
    {
        var folder = Data + " programs";
        const UnixFileMode all = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        if (OperatingSystem.IsWindows()) return folder;
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, all);
        var real = (await PostgresBinaries.Find(configured: null, Cancel))[0];
        foreach (var (name, script) in new[]
                 {
                     ("initdb", initdb),
                     ("pg_ctl", $"exec '{real.PgCtl}' \"$@\""),
                     ("postgres", $"exec '{real.Directory}/postgres' \"$@\""),
                 })
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, $"#!/bin/sh\n{script}\n", Cancel);
            File.SetUnixFileMode(path, all);
        }

        return folder;
    }
}
