using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Shouldly;
using Xunit;

namespace RiskRegister.Postgres.Tests;

/// <summary>Another user of the machine, who would like to be the service's database.</summary>
public sealed class LocalAttackTests(MadeCluster made) : ClusterTest(made)
{
    // Takes the server's place, at a path or a port, and asks for the password in clear; or else only asks to be let in.
    const string Attacker = """
        use strict; use Socket; $| = 1;
        my ($deed, $place) = @ARGV;
        my $unix = $place =~ m{/};
        socket(my $s, $unix ? AF_UNIX : AF_INET, SOCK_STREAM, 0) or die "socket: $!";
        setsockopt($s, SOL_SOCKET, SO_REUSEADDR, 1);
        my $address = $unix ? sockaddr_un($place) : sockaddr_in($place, INADDR_LOOPBACK);
        if ($deed eq 'enter') { connect($s, $address) or die "refused: $!"; print "entered\n"; exit; }
        bind($s, $address) && listen($s, 5) or die "refused: $!";
        print "listening\n";
        alarm 20;
        accept(my $client, $s); sysread($client, my $startup, 4096);
        syswrite($client, pack('aNN', 'R', 8, 3)); sysread($client, my $answer, 4096);
        print "told: $answer\n";
        """;

    [Fact]
    public async Task Another_user_can_neither_ask_the_server_anything_nor_take_its_place_while_it_is_down()
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux()) Assert.Skip("Acting as another user takes root.");
        var cluster = await Start();
        var login = new NpgsqlConnectionStringBuilder(cluster.ServiceConnectionString);
        var place = login.Host!.StartsWith('/') ? Path.Combine(login.Host, $".s.PGSQL.{login.Port}") : $"{login.Port}";

        (await AsNobody("enter", place)).ShouldContain("refused: Permission denied");
        await cluster.Abandon();
        Kill(cluster.ProcessId!.Value);
        File.Delete(place);
        using var attack = Process.Start(new ProcessStartInfo("setpriv", Nobody("serve", place))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var taken = await attack.StandardOutput.ReadLineAsync(Cancel) == "listening";
        await Should.ThrowAsync<NpgsqlException>(() => Ask<int>(cluster.ServiceConnectionString, "select 1"));
        attack.Kill();

        (await attack.StandardOutput.ReadToEndAsync(Cancel)).ShouldNotContain(login.Password!);
        taken.ShouldBeFalse();
        (await attack.StandardError.ReadToEndAsync(Cancel)).ShouldContain("refused: Permission denied");
    }

    [Fact]
    public async Task Whoever_answers_in_the_servers_place_and_asks_for_the_password_in_clear_is_not_told_it()
    {
        var cluster = await Start();
        var login = new NpgsqlConnectionStringBuilder(cluster.ServiceConnectionString);
        await cluster.Abandon();
        Kill(cluster.ProcessId!.Value);
        var place = Path.Combine(login.Host!, $".s.PGSQL.{login.Port}");
        File.Delete(place);
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        server.Bind(new UnixDomainSocketEndPoint(place));
        server.Listen();
        var told = AskInClear(server);

        var refused = await Should.ThrowAsync<NpgsqlException>(() => Ask<int>(cluster.ServiceConnectionString, "select 1"));

        refused.Message.ShouldContain("not allowed", Case.Insensitive);
        (await told).ShouldNotContain(login.Password!);
    }

    [Fact]
    public async Task Passwords_of_an_earlier_version_are_replaced_at_the_first_start()
    {
        var first = await Start();
        await first.DisposeAsync();
        var earlier = KeptAsEarlierVersionsDid();

        var second = await Start();

        (await Ask<string>(second.ServiceConnectionString, "select current_user")).ShouldBe("riskregister_service");
        foreach (var (login, password) in earlier)
        {
            var old = new NpgsqlConnectionStringBuilder(second.SuperuserConnectionString) { Username = login, Password = password };
            (await Should.ThrowAsync<PostgresException>(() => Ask<int>(old.ConnectionString, "select 1")))
                .SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        }

        Directory.GetFiles(Data, "*.password", SearchOption.AllDirectories).ShouldBeEmpty();
        Log.Text.ShouldContain("have been replaced");
    }

    [Fact]
    public async Task A_replacement_that_was_interrupted_goes_on()
    {
        var first = await Start();
        await first.DisposeAsync();
        KeptAsEarlierVersionsDid();
        foreach (var login in new[] { "postgres", "riskregister_owner", "riskregister_service" })
            await File.WriteAllTextAsync(Path.Combine(Data, "cluster", login + ".secret"), $"new for {login}\n", Cancel);

        var second = await Start();

        (await Ask<int>(second.SuperuserConnectionString, "select 1")).ShouldBe(1);
        (await Ask<int>(second.ServiceConnectionString, "select 1")).ShouldBe(1);
        Directory.GetFiles(Data, "*.password", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_an_earlier_version_left_running_on_a_port_is_started_anew_where_nobody_else_reaches_it()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There it is on a port still.");
        var first = await Start();
        await Execute(first.OwnerConnectionString, "create table kept as select 42 as answer");
        await first.DisposeAsync();
        var earlier = KeptAsEarlierVersionsDid();
        var binaries = (await PostgresBinaries.Find(configured: null, Cancel))[0];
        var user = await ServerUser.ForExistingCluster(first.Directory, Cancel);
        var (exitCode, said) = await user.Run(
            binaries.PgCtl,
            [
                "start", "--pgdata", first.Directory, "--log", Path.Combine(first.Directory, "server.log"), "--wait", "--silent",
                "--options", $"-c listen_addresses=127.0.0.1 -c port={FreePort()} -c unix_socket_directories=",
            ],
            Cancel);
        exitCode.ShouldBe(0, said);

        var second = await Start();

        (await Ask<int>(second.OwnerConnectionString, "select answer from kept")).ShouldBe(42);
        (await Ask<string>(second.SuperuserConnectionString, "show listen_addresses")).ShouldBe("");
        File.Exists(Path.Combine(Data, "cluster", "port")).ShouldBeFalse();
        earlier.Values.ShouldNotContain(new NpgsqlConnectionStringBuilder(second.ServiceConnectionString).Password!);
    }

    [Fact]
    public async Task A_path_that_is_too_long_for_a_socket_leads_to_another_that_is_as_closed()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There are no sockets.");
        var cluster = await Start(data: Path.Combine(Data, new string('x', 100)));

        var folder = new NpgsqlConnectionStringBuilder(cluster.ServiceConnectionString).Host!;
        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await Ask<int>(cluster.ServiceConnectionString, "select 1")).ShouldBe(1);
        await cluster.DisposeAsync();
        Directory.Exists(folder).ShouldBeFalse();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    static string[] Nobody(string deed, string place) =>
        ["--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "perl", "-e", Attacker, deed, place];

    static async Task<string> AsNobody(string deed, string place) => (await Run("setpriv", Nobody(deed, place))).Said;

    static async Task<string> AskInClear(Socket server)
    {
        using var client = await server.AcceptAsync(Cancel);
        var received = new byte[4096];
        await client.ReceiveAsync(received, Cancel);
        var question = new byte[9];
        question[0] = (byte)'R';
        BinaryPrimitives.WriteInt32BigEndian(question.AsSpan(1), 8);
        BinaryPrimitives.WriteInt32BigEndian(question.AsSpan(5), 3);
        await client.SendAsync(question, Cancel);
        return Encoding.UTF8.GetString(received.AsSpan(0, await client.ReceiveAsync(received, Cancel)));
    }

    Dictionary<string, string> KeptAsEarlierVersionsDid()
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(Data, "cluster"), "*.secret"))
        {
            kept[Path.GetFileNameWithoutExtension(file)] = File.ReadAllText(file).Trim();
            File.Move(file, Path.ChangeExtension(file, ".password"));
        }

        File.WriteAllText(Path.Combine(Data, "cluster", "port"), "23456\n");
        kept.Count.ShouldBe(3);
        return kept;
    }
}
