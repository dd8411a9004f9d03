using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Start;
using RiskRegister.Postgres;
using RiskRegister.UseCases.Database;
using RiskRegister.UseCases.Keys;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Start;

/// <summary>What a start does where it is not told what to serve, and with the key that it finds.</summary>
public sealed class OpeningTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    readonly string data = Path.Combine(Path.GetTempPath(), $"riskregister-opening-{Guid.NewGuid():n}");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_start_that_is_told_nothing_makes_no_register()
    {
        var before = Directory.Exists(Path.GetFullPath("data"));
        var refused = await Should.ThrowAsync<EmbeddedClusterException>(() => Open());

        refused.Message.ShouldStartWith("Nothing says which register to serve: ConnectionStrings:Register is not set");
        Directory.Exists(Path.GetFullPath("data")).ShouldBe(before);
    }

    [Fact]
    public async Task A_start_without_its_connection_string_makes_no_register_beside_the_key_of_one()
    {
        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(Path.Combine(data, AdminKey.FileName), "rr_of-another\n", Stop);

        var refused = await Should.ThrowAsync<EmbeddedClusterException>(() => Open(("DataDirectory", data), ("Sample", "true")));

        refused.Message.ShouldContain("is the key of a register that is not here");
        refused.Message.ShouldContain("ConnectionStrings:Register, which would name one elsewhere, is not set");
        Directory.GetFileSystemEntries(data).ShouldBe([Path.Combine(data, AdminKey.FileName)]);
    }

    [Theory]
    [InlineData("add", "--role", "reader")]
    [InlineData("list")]
    [InlineData("revoke", "AAAAAAAAAAAA")]
    public async Task A_command_about_keys_with_a_mistyped_folder_makes_nothing_and_fails(params string[] command)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());

        (await CommandLine.Run(["key", .. command, "--DataDirectory", data], output, errors)).ExitCode.ShouldBe(1);

        errors.ToString().Trim().ShouldBe(
            $"There is no register in '{data}'. Say where it is: --DataDirectory, or ConnectionStrings:Register.");
        output.ToString().ShouldBeEmpty();
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task The_key_of_another_register_is_never_replaced()
    {
        Directory.CreateDirectory(data);
        var path = Path.Combine(data, AdminKey.FileName);
        await using var source = NpgsqlDataSource.Create(database.ServiceConnectionString);
        var keys = new ReadKeys(source, TimeProvider.System);
        var key = new AdminKey(keys, new MakeKey(new Transactions(source), TimeProvider.System));
        await File.WriteAllTextAsync(path, "rr_of-another\n", Stop);

        (await Should.ThrowAsync<ConfigurationException>(() => Ensure(key))).Message.ShouldContain("is the key of another register");
        (await File.ReadAllTextAsync(path, Stop)).ShouldBe("rr_of-another\n");
        (await keys.Any(Stop)).ShouldBeFalse();

        // What a start that broke off left is no key.
        await File.WriteAllTextAsync(path, "", Stop);
        await Ensure(key);
        var made = await File.ReadAllTextAsync(path, Stop);
        made.ShouldStartWith("rr_");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await Ensure(key);
        (await File.ReadAllTextAsync(path, Stop)).ShouldBe(made);
    }

    static IConfiguration Settings(params IEnumerable<(string Name, string Value)> settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Name, (string?)each.Value)))
            .Build();

    static Task<RegisterDatabase> Open(params IEnumerable<(string Name, string Value)> settings) =>
        RegisterDatabase.Open(Settings(settings), NullLoggerFactory.Instance, share: false, Stop);

    Task Ensure(AdminKey key) => key.EnsureOne(Settings(("DataDirectory", data)), NullLogger.Instance, Stop);
}
