using Npgsql;
using RiskRegister.Api.Start;
using RiskRegister.Postgres;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>
/// The service's own cluster carried over to a newer PostgreSQL. Machines have one version as a rule: another folder with the same programs
/// says that it is of a newer one, so that everything is done but the change of the files' format.
/// </summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    // Where PostgreSQL's own user can reach it.
    readonly string data = Path.Combine(Path.GetTempPath(), $"riskregister-upgraded-{Guid.NewGuid():n}");
    readonly string newer = Path.Combine(Path.GetTempPath(), $"riskregister-newer-{Guid.NewGuid():n}");
    PostgresBinaries? installed;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string Home => Path.Combine(data, "cluster");

    public async ValueTask InitializeAsync()
    {
        if (!await Prerequisites.HasPostgres(Stop)) Prerequisites.PostgresIsMissing();
        if (!OperatingSystem.IsLinux()) Assert.Skip("The programs are stood in for by scripts.");
        installed = (await PostgresBinaries.Find(configured: null, Stop))[0];
        Directory.CreateDirectory(newer);
        foreach (var (program, instead) in new[] { ("initdb", ""), ("pg_ctl", ""),
            ("postgres", "[ \"$1\" = --version ] && echo 'postgres (PostgreSQL) 98.1' && exit; ") })
        {
            var script = Path.Combine(newer, program);
            await File.WriteAllTextAsync(script, $"#!/bin/sh\n{instead}exec '{installed.Directory}/{program}' \"$@\"\n", Stop);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
        }

        (await Run("migrate")).Code.ShouldBe(0);
        (await Run("key", "add", "--role", "editor", "--label", "Kept over the upgrade")).Code.ShouldBe(0);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var folder in new[] { data, newer }.Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_is_refused_beside_the_service_needs_a_newer_version_and_survives_what_breaks_off()
    {
        // Nothing newer is there.
        (await Run("upgrade")).Output.ShouldContain("nothing was changed");

        // A kill at any moment leaves what is made beside the old cluster, or one of the two moves.
        var torn = Path.Combine(Home, "upgrade-0a1b2c3d", "pgdata");
        Directory.CreateDirectory(torn);
        await File.WriteAllTextAsync(Path.Combine(torn, "PG_VERSION"), "98\n", Stop);
        Directory.CreateDirectory(Path.Combine(Home, "pgdata.successor"));
        (await Run("key", "list")).Output.ShouldContain("Kept over the upgrade");
        Directory.Exists(Path.Combine(Home, "pgdata.successor")).ShouldBeFalse();

        var upgraded = await Run("upgrade", "--PostgresBin", newer);

        upgraded.Code.ShouldBe(0, upgraded.Errors);
        upgraded.Output.ShouldContain("The cluster is of PostgreSQL 98 now");
        Directory.GetDirectories(Home).Select(Path.GetFileName).ShouldContain($"pgdata.{installed!.MajorVersion}");
        Directory.GetDirectories(Home, "upgrade-*").ShouldBeEmpty();
        File.Exists(Path.Combine(data, "before-upgrade.backup")).ShouldBeFalse();
        (await Run("key", "list")).Output.ShouldContain("Kept over the upgrade");
        (await Run("verify")).Code.ShouldBe(0);

        // Killed between the two moves: the next start makes the second.
        Directory.Move(Path.Combine(Home, "pgdata"), Path.Combine(Home, "pgdata.successor"));
        (await Run("key", "list")).Output.ShouldContain("Kept over the upgrade");
    }

    [Fact]
    public async Task What_fails_on_the_way_leaves_the_old_one_as_it_was()
    {
        var options = new EmbeddedClusterOptions { DataDirectory = data, PostgresBin = newer };
        var upgrade = new ClusterUpgrade(options, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, TimeProvider.System);

        await Should.ThrowAsync<InvalidDataException>(() => upgrade.Run(
            _ => Task.CompletedTask,
            owner =>
            {
                new NpgsqlConnectionStringBuilder(owner).Host!.ShouldNotBe(Path.Combine(Home, "socket"));
                throw new InvalidDataException("It is not the same.");
            },
            Stop));

        (await Run("key", "list")).Output.ShouldContain("Kept over the upgrade");
        Directory.Exists($"{Path.Combine(Home, "pgdata")}.{installed!.MajorVersion}").ShouldBeFalse();
    }

    async Task<(int Code, string Output, string Errors)> Run(params string[] words)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var (code, _) = await CommandLine.Run([.. words, "--DataDirectory", data, "--Logging:LogLevel:Default", "None"], output, errors);
        return (code ?? -1, output.ToString(), errors.ToString());
    }
}
