using RiskRegister.Api.Features.Access;
using RiskRegister.Api.Features.Keys;
using RiskRegister.Api.Security;
using RiskRegister.Api.Start;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class KeyCommandTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Keys_are_made_listed_rotated_and_revoked_on_the_command_line()
    {
        var (code, added, _) = await Run("add", "--role", "owner", "--owner", "Head of Fleet", "--expires", "2099-03-31");
        code.ShouldBe(0);
        var holder = app.Anonymous().With(added.Trim());
        (await holder.Get("/api/v1/me").Read<CallerDocument>()).Owners.ShouldBe(["Head of Fleet"]);

        (code, var rotated, _) = await Run("rotate", holder.KeyId(), "--overlap", "0", "--expires", "2098-03-31");
        code.ShouldBe(0);
        await Task.Delay(RememberedKeys.RememberedFor, TestContext.Current.CancellationToken);
        await holder.Get("/api/v1/me").Problem(401, "unauthenticated");
        holder = app.Anonymous().With(rotated.Trim());
        (await holder.Get("/api/v1/me").Read<CallerDocument>()).Name.ShouldBe("Head of Fleet");

        (code, var listed, _) = await Run("list");
        code.ShouldBe(0);
        listed.ShouldNotContain("rr_");
        var old = added.Substring(3, 12);
        listed.Split('\n').ShouldContain(line => line.StartsWith($"{old}  expired", StringComparison.Ordinal));
        listed.Split('\n').ShouldContain(line => line.StartsWith($"{holder.KeyId()}  active", StringComparison.Ordinal)
            && line.Contains("2098-04-01 00:00Z  owner; Head of Fleet; Head of Fleet", StringComparison.Ordinal));

        (code, _, _) = await Run("revoke", holder.KeyId());
        code.ShouldBe(0);
        await Task.Delay(RememberedKeys.RememberedFor, TestContext.Current.CancellationToken);
        await holder.Get("/api/v1/me").Problem(401, "unauthenticated");

        var admin = await app.Client(Role.Admin);
        (await admin.ReadAudit("actor=command%20line&limit=4")).Select(row => EnumNames.Of(row.Action))
            .ShouldBe(["keyRevoked", "keyRotated", "keyMade", "keyMade"]);
        (await admin.Get($"{Keys.Path}/{holder.KeyId()}").Read<KeyDocument>()).RevokedBy.ShouldBe("command line");
    }

    [Fact]
    public async Task The_last_key_of_an_administrator_is_revoked_with_a_word_about_it()
    {
        var admin = await app.Client(Role.Admin);
        await app.Ask<int?>("update access_keys set revoked_at = now(), revoked_by = 'test' where revoked_at is null and id <> @id",
            new { id = admin.KeyId() });
        var (code, _, errors) = await Run("revoke", admin.KeyId());
        code.ShouldBe(0);
        errors.ShouldContain("No administrator has a key now");
    }

    [Theory]
    [InlineData("revoke", "AAAAAAAAAAAA")]
    [InlineData("rotate", "AAAAAAAAAAAA")]
    public async Task An_unknown_key_is_said_to_be_unknown(string verb, string id)
    {
        var (code, output, errors) = await Run(verb, id);
        (code, output, errors.Trim()).ShouldBe((1, "", "There is no key AAAAAAAAAAAA."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("make")]
    [InlineData("add")]
    [InlineData("add --role king")]
    [InlineData("add --role owner")]
    [InlineData("add --role reader --expires tomorrow")]
    [InlineData("add --role reader --overlap 2")]
    [InlineData("add --role")]
    [InlineData("list --role reader")]
    [InlineData("revoke")]
    [InlineData("rotate --overlap 2")]
    [InlineData("rotate AAAAAAAAAAAA --overlap 721")]
    [InlineData("rotate AAAAAAAAAAAA --full")]
    public async Task What_is_not_understood_is_answered_with_what_is(string arguments)
    {
        var output = new StringWriter();
        var errors = new StringWriter();
        (await CommandLine.Run(["key", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], output, errors))
            .ExitCode.ShouldBe(2);
        output.ToString().ShouldBeEmpty();
        errors.ToString().ShouldNotBeNullOrWhiteSpace();
    }

    async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var (code, _) = await CommandLine.Run(["key", .. arguments, "--ConnectionStrings:Register", app.Database.ServiceConnectionString],
            output, errors);
        return (code!.Value, output.ToString(), errors.ToString());
    }
}
