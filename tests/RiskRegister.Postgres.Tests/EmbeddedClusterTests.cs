using Npgsql;
using Shouldly;
using Xunit;

namespace RiskRegister.Postgres.Tests;

public sealed class EmbeddedClusterTests(MadeCluster made) : ClusterTest(made)
{
    [Fact]
    public async Task A_new_cluster_holds_the_database_and_two_logins_that_may_do_little()
    {
        var cluster = await Start(Throwaway(Data));

        (await Ask<string>(cluster.OwnerConnectionString, "select current_user || ' in ' || current_database()"))
            .ShouldBe("riskregister_owner in riskregister");
        (await Ask<string>(cluster.ServiceConnectionString, "select current_user || ' in ' || current_database()"))
            .ShouldBe("riskregister_service in riskregister");
        (await Ask<string>(
            cluster.OwnerConnectionString, "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
            .ShouldBe("riskregister_owner");
        (await Ask<long>(
            cluster.ServiceConnectionString,
            """
            select count(*) from pg_roles
            where rolname like 'riskregister%' and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)
            """))
            .ShouldBe(0);
        (await Should.ThrowAsync<PostgresException>(() => Execute(cluster.ServiceConnectionString, "create table mine (a int)")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Should.ThrowAsync<PostgresException>(() => Execute(cluster.ServiceConnectionString, "create temporary table mine (a int)")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_new_cluster_is_durable_local_and_asks_for_a_password()
    {
        var cluster = await Start(Throwaway(Data) with { Durable = true, RoomKept = 0 });

        async Task<string?> Setting(string name) => await Ask<string>(cluster.SuperuserConnectionString, $"show {name}");
        (await Setting("fsync")).ShouldBe("on");
        (await Setting("synchronous_commit")).ShouldBe("on");
        (await Setting("full_page_writes")).ShouldBe("on");
        (await Setting("data_checksums")).ShouldBe("on");
        (await Setting("listen_addresses")).ShouldBe(OperatingSystem.IsWindows() ? "127.0.0.1" : "");
        (await Setting("unix_socket_directories")).ShouldBe(OperatingSystem.IsWindows() ? "" : Path.Combine(Data, "cluster", "socket"));
        (await Setting("authentication_timeout")).ShouldBe("10s");
        (await Setting("server_encoding")).ShouldBe("UTF8");
        (await Setting("password_encryption")).ShouldBe("scram-sha-256");
        (await Ask<bool>(cluster.OwnerConnectionString, "select 'B' < 'a' and lower('ŴÉ') = 'ŵé'")).ShouldBeTrue();

        var wrong = new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Password = "guess", Pooling = false };
        (await Should.ThrowAsync<PostgresException>(() => Execute(wrong.ConnectionString, "select 1")))
            .SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task Passwords_are_in_files_for_their_owner_alone_and_never_in_the_log()
    {
        var cluster = await Start();

        var files = Directory.GetFiles(Data, "*.secret", SearchOption.AllDirectories);
        files.Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(["postgres", "riskregister_owner", "riskregister_service"], ignoreOrder: true);
        var logged = Log.Text + await File.ReadAllTextAsync(Path.Combine(cluster.Directory, "server.log"), Cancel);
        foreach (var file in files)
        {
            var password = (await File.ReadAllTextAsync(file, Cancel)).Trim();
            password.Length.ShouldBe(64);
            logged.ShouldNotContain(password);
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task The_server_is_told_nothing_of_the_services_environment()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("A process's environment is read from /proc.");
        const string secret = "RiskRegisterTests__Secret";
        Environment.SetEnvironmentVariable(secret, "not for the server");
        var cluster = await Start();
        Environment.SetEnvironmentVariable(secret, null);

        var told = await File.ReadAllTextAsync($"/proc/{cluster.ProcessId}/environ", Cancel);

        told.ShouldContain("PATH=");
        told.ShouldNotContain("not for the server");
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_stop_and_a_start_at_the_same_address()
    {
        var first = await Start();
        await Execute(first.OwnerConnectionString, "create table kept as select 42 as answer");
        var (address, process) = (first.ServiceConnectionString, first.ProcessId!.Value);
        await first.DisposeAsync();
        await Eventually(() => Task.FromResult(!IsRunning(process)));

        var second = await Start();

        second.ServiceConnectionString.ShouldBe(address);
        (await Ask<int>(second.OwnerConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_service_that_was_killed_finds_its_cluster_running_and_goes_on_with_it()
    {
        var first = await Start();
        var process = first.ProcessId.ShouldNotBeNull();
        await first.Abandon();
        IsRunning(process).ShouldBeTrue();

        var second = await Start();

        second.ProcessId.ShouldBe(process);
        (await Ask<int>(second.ServiceConnectionString, "select 1")).ShouldBe(1);
        await second.DisposeAsync();
        await Eventually(() => Task.FromResult(!IsRunning(process)));
    }

    [Fact]
    public async Task A_server_that_is_killed_is_started_again_with_everything_acknowledged()
    {
        var cluster = await Start();
        await Execute(cluster.OwnerConnectionString, "create table kept (answer int)");
        await Execute(cluster.OwnerConnectionString, "insert into kept values (42)");
        for (var round = 0; round < 2; round++)
        {
            var process = cluster.ProcessId.ShouldNotBeNull();
            Kill(process);
            await Eventually(async () => cluster.ProcessId is { } another && another != process
                && await Ask<int>(cluster.OwnerConnectionString, "select answer from kept") == 42);
        }
    }

    [Fact]
    public async Task Both_killed_the_next_start_recovers()
    {
        var first = await Start();
        await Execute(first.OwnerConnectionString, "create table kept as select 42 as answer");
        var process = first.ProcessId.ShouldNotBeNull();
        await first.Abandon();
        Kill(process);

        var second = await Start();

        second.ProcessId.ShouldNotBe(process);
        (await Ask<int>(second.OwnerConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_process_number_that_was_handed_out_again_does_not_stop_the_start()
    {
        var first = await Start();
        var pidFile = Path.Combine(first.Directory, "postmaster.pid");
        var lines = (await File.ReadAllTextAsync(pidFile, Cancel)).Split('\n');
        await first.DisposeAsync();
        lines[0] = $"{Environment.ProcessId}";
        await File.WriteAllTextAsync(pidFile, string.Join('\n', lines), Cancel);

        var second = await Start();

        (await Ask<int>(second.ServiceConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_service_on_the_same_data_directory_is_refused_unless_it_only_shares()
    {
        var first = await Start();

        (await Should.ThrowAsync<EmbeddedClusterException>(() => Start())).Message
            .ShouldContain($"in use by another process of the service (process {Environment.ProcessId})");

        var shared = await Start(share: true);
        (await Ask<int>(shared.ServiceConnectionString, "select 1")).ShouldBe(1);
        await shared.DisposeAsync();
        (await Ask<int>(first.ServiceConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_cluster_whose_making_was_interrupted_is_made_again()
    {
        var torn = Path.Combine(Data, "cluster", "pgdata.new-00000000");
        Directory.CreateDirectory(Path.Combine(torn, "base"));
        await File.WriteAllTextAsync(Path.Combine(torn, "PG_VERSION"), "15\n", Cancel);
        await File.WriteAllTextAsync(torn + ".password", "left behind\n", Cancel);

        var cluster = await Start();

        (await Ask<int>(cluster.ServiceConnectionString, "select 1")).ShouldBe(1);
        Directory.EnumerateFileSystemEntries(Path.Combine(Data, "cluster"), "*.new*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_directory_without_the_programs_is_named_in_the_refusal() =>
        (await Should.ThrowAsync<EmbeddedClusterException>(() => EmbeddedCluster.Start(
            new EmbeddedClusterOptions { DataDirectory = Data, PostgresBin = Data }, Log, TimeProvider.System, Cancel)))
            .Message.ShouldContain($"PostgresBin is '{Data}'");

    [Fact]
    public async Task A_cluster_of_a_version_that_is_not_installed_is_left_alone()
    {
        var first = await Start();
        await first.DisposeAsync();
        var version = Path.Combine(first.Directory, "PG_VERSION");
        var original = await File.ReadAllTextAsync(version, Cancel);
        await File.WriteAllTextAsync(version, "99\n", Cancel);

        (await Should.ThrowAsync<EmbeddedClusterException>(() => Start())).Message.ShouldContain("was made by PostgreSQL 99, and only ");

        await File.WriteAllTextAsync(version, original, Cancel);
        (await Ask<int>((await Start()).ServiceConnectionString, "select 1")).ShouldBe(1);
    }
}
