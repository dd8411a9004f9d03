using System.Text.RegularExpressions;
using Npgsql;
using RiskRegister.Api.Start;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Start;

/// <summary>The command line, with everything that can be mistyped in it.</summary>
public sealed partial class CommandLineTests(TestCluster cluster) : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskregister-words-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Help_names_every_command_and_the_settings_most_asked_for()
    {
        var (code, output, errors) = await Run("--help");

        (code, errors).ShouldBe((0, ""));
        foreach (var word in (string[])["migrate", "check", "key", "--urls", "--DataDirectory", "--WaitForDatabase",
            "ConnectionStrings:Register:File"])
            output.ShouldContain(word);
        (await Run("key", "add", "--help")).Output.ShouldContain("--expires <DATE>");
        (await Run("--version")).Output.ShouldStartWith("1.");
    }

    [Theory]
    [InlineData("serv", "serv")]
    [InlineData("check everything", "everything")]
    [InlineData("migrate --role reader", "--role")]
    [InlineData("key lst", "lst")]
    [InlineData("-Sample true", "-Sample")]
    [InlineData("Sample=false", "Sample=false")]
    [InlineData("--urls", "--urls needs a value")]
    [InlineData("--DataDirectory --Sample", "--DataDirectory needs a value")]
    public async Task A_word_that_is_not_understood_is_named(string arguments, string named)
    {
        var (code, output, errors) = await Run(arguments.Split(' '));

        (code, output).ShouldBe((2, ""));
        errors.ShouldContain(named);
    }

    [Theory]
    [InlineData("--Smaple true", "There is no setting Smaple; did you mean Sample?")]
    [InlineData("--smaple=true", "There is no setting smaple; did you mean Sample?")]
    [InlineData("check --DataDirectry x", "There is no setting DataDirectry; did you mean DataDirectory?")]
    [InlineData("key list --Regster:Threshold 3", "There is no setting Regster:Threshold; did you mean Register:Threshold?")]
    [InlineData("migrate --ConnectionStrings:Regster x",
        "There is no setting ConnectionStrings:Regster; did you mean ConnectionStrings:Register?")]
    [InlineData("check --Register:Treshold 3", "There is no setting Register:Treshold. Register has")]
    [InlineData("check --Limits:RequestPerMinute 3", "There is no setting Limits:RequestPerMinute. Limits has")]
    [InlineData("--Cors:Origin x --Sample", "There is no setting Cors:Origin; did you mean Cors:Origins? Cors has Origins.")]
    [InlineData("--Loging:LogLevel:Default Debug", "did you mean Logging:LogLevel:Default?")]
    [InlineData("--Frobnicate yes", "There is no setting Frobnicate.")]
    [InlineData("--ConnectionStrings x", "ConnectionStrings is no setting by itself")]
    public async Task A_misspelt_setting_is_named_wherever_it_stands(string arguments, string said)
    {
        var (code, output, errors) = await Run(arguments.Split(' '));

        (code, output).ShouldBe((1, ""));
        errors.ShouldContain(said);
    }

    [Theory]
    [InlineData("Smaple", "did you mean Sample?")]
    [InlineData("datadirectoy", "did you mean DataDirectory?")]
    [InlineData("Regster__Threshold", "did you mean Register:Threshold?")]
    [InlineData("REGISTR__THRESHOLD", "did you mean Register:THRESHOLD?")]
    [InlineData("ConectionStrings__Register", "did you mean ConnectionStrings:Register?")]
    [InlineData("ConnectionStrings__Registr", "did you mean ConnectionStrings:Register?")]
    [InlineData("ASPNETCORE_Kestrl__Endpoints__Http__Url", "did you mean Kestrel:Endpoints:Http:Url?")]
    public void A_misspelt_variable_of_the_environment_is_named(string variable, string said)
    {
        var fault = KnownSettings.FaultOfVariable(variable).ShouldNotBeNull();
        fault.ShouldContain(said);
        fault.ShouldEndWith($"(In the environment: {variable}.)");
    }

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("REGISTER_OWNER_PASSWORD")]
    [InlineData("REGISTER_SERVICE_HOST")]
    [InlineData("http_proxy")]
    [InlineData("DOTNET_gcServer")]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_HTTP_PORTS")]
    [InlineData("__CF_USER_TEXT_ENCODING")]
    [InlineData("GIT__SOMETHING")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("Sample")]
    [InlineData("ConnectionStrings__RegisterOwner__File")]
    [InlineData("Register__Matrix__Bands__0__Risk")]
    [InlineData("Logging__LogLevel__Default")]
    public void What_is_for_others_or_right_is_let_be(string variable) => KnownSettings.FaultOfVariable(variable).ShouldBeNull();

    [Fact]
    public void Settings_are_told_from_words_wherever_they_stand_and_flags_need_no_value()
    {
        var (words, settings) = GivenSettings.Among(
            ["--WaitForDatabase", "key", "--urls=http://localhost:1", "add", "--role", "reader", "--DataDirectory", "check",
                "--Register__Threshold", "9", "--Sample"],
            ["--role"]);

        words.ShouldBe(["key", "add", "--role", "reader"]);
        settings.ShouldBe(["--WaitForDatabase=true", "--urls=http://localhost:1", "--DataDirectory=check", "--Register:Threshold=9",
            "--Sample=true"]);
    }

    [Fact]
    public async Task A_secret_can_be_a_file_and_stays_out_of_what_is_said_about_it()
    {
        var path = Path.Combine(folder.FullName, "connection");
        await File.WriteAllTextAsync(path, "Host=db;Password=the-secret\n", Stop);

        ServiceConfiguration.Of([$"--ConnectionStrings:Register:File={path}"])["ConnectionStrings:Register"]
            .ShouldBe("Host=db;Password=the-secret");

        (await Run("check", "--ConnectionStrings:Register:File", path + ".not")).ShouldSatisfyAllConditions(
            said => said.Code.ShouldBe(1),
            said => said.Errors.ShouldContain($"ConnectionStrings:Register:File: '{path}.not' cannot be read"));
        (await Run("check", "--ConnectionStrings:Register:File", path, "--ConnectionStrings:Register", "Host=x")).Errors.Trim()
            .ShouldBe("ConnectionStrings:Register and ConnectionStrings:Register:File are both given: take one of them away.");
        await File.WriteAllTextAsync(path, " \n", Stop);
        (await Run("check", "--ConnectionStrings:Register:File", path)).Errors.Trim()
            .ShouldBe($"ConnectionStrings:Register:File: '{path}' is empty.");
    }

    [Fact]
    public async Task Check_says_what_a_start_would_do_and_changes_nothing_and_migrate_does_it()
    {
        await using var database = await TestDatabase.Create(cluster, migrated: false);
        string[] both = ["--ConnectionStrings:Register", database.ServiceConnectionString, "--ConnectionStrings:RegisterOwner",
            database.OwnerConnectionString];

        var before = await Run(["check", .. both]);
        var again = await Run(["check", .. both]);
        var withoutOwner = await Run("check", "--ConnectionStrings:Register", database.ServiceConnectionString);
        var migrated = await Run(["migrate", .. both]);
        var after = await Run(["check", .. both]);
        var more = await Run(["migrate", .. both]);

        before.Code.ShouldBe(0, before.Errors);
        var count = int.Parse(Count().Match(before.Output).Groups["count"].ValueSpan);
        count.ShouldBeGreaterThan(5);
        again.Output.ShouldBe(before.Output);
        withoutOwner.ShouldSatisfyAllConditions(said => said.Code.ShouldBe(1),
            said => said.Errors.ShouldContain("The database is not migrated for this login"));
        (migrated.Code, migrated.Output.Trim()).ShouldBe((0, $"{count} migrations were applied."));
        after.Output.ShouldContain("it is migrated, and the service's login owns nothing.");
        more.Output.Trim().ShouldBe("Nothing was to be migrated; the service's rights have been renewed.");
        foreach (var said in (string[])[before.Output, after.Output, migrated.Output])
            said.ShouldNotContain(new NpgsqlConnectionStringBuilder(database.ServiceConnectionString).Password!);
    }

    [Fact]
    public async Task Migrate_needs_the_owners_login()
    {
        await using var database = await TestDatabase.Create(cluster);
        var (code, _, errors) = await Run("migrate", "--ConnectionStrings:Register", database.ServiceConnectionString);
        code.ShouldBe(2);
        errors.ShouldContain("ConnectionStrings:RegisterOwner");

        (code, _, errors) = await Run("check", "--ConnectionStrings:RegisterOwner", database.OwnerConnectionString);
        code.ShouldBe(1);
        errors.ShouldContain("ConnectionStrings:Register, the login that the service works as, is not.");
    }

    [Theory]
    [InlineData("Password", "another", "the password is not accepted.")]
    [InlineData("Database", "nowhere", "there is no such database. db/compose-init.sh makes it")]
    [InlineData("Host", "nowhere.invalid", "does not answer: ")]
    [InlineData("Host", "/nowhere", "does not answer: ")]
    public async Task Why_a_database_cannot_be_worked_on_is_one_sentence(string name, string value, string said)
    {
        await using var database = await TestDatabase.Create(cluster);
        var login = new NpgsqlConnectionStringBuilder(database.ServiceConnectionString) { [name] = value, Pooling = false };

        var (code, _, errors) = await Run("check", "--ConnectionStrings:Register", login.ConnectionString);

        code.ShouldBe(1);
        errors.Trim().ShouldSatisfyAllConditions(
            text => text.ShouldStartWith($"ConnectionStrings:Register: database '{login.Database}' on "), text => text.ShouldContain(said),
            text => text.ShouldNotContain("   at "), text => text.ShouldNotContain('\n'), text => text.ShouldNotContain(login.Password!));
    }

    [Fact]
    public async Task A_database_that_is_away_is_waited_for_where_that_is_asked()
    {
        await using var database = await TestDatabase.Create(cluster);
        string[] there = ["check", "--WaitForDatabase", "--ConnectionStrings:Register", database.ServiceConnectionString];
        var away = new NpgsqlConnectionStringBuilder(database.ServiceConnectionString) { Host = folder.FullName, Pooling = false }
            .ConnectionString;

        (await Run(there)).Code.ShouldBe(0);
        (await Run("check", "--WaitForDatabase", "3", "--ConnectionStrings:Register", away)).ShouldSatisfyAllConditions(
            said => said.Code.ShouldBe(1), said => said.Errors.ShouldContain("It was waited for, for 3 seconds."));
        (await Run("check", "--ConnectionStrings:Register", away))
            .Errors.ShouldContain("have the service wait for it with --WaitForDatabase");
        (await Run("check", "--WaitForDatabase=soon")).Errors.ShouldContain("WaitForDatabase");
    }

    static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var (code, _) = await CommandLine.Run(arguments, output, errors);
        return (code ?? -1, output.ToString(), errors.ToString());
    }

    [GeneratedRegex("(?<count>[0-9]+) migrations are to be applied", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Count();
}
