using Dapper;
using Npgsql;
using RiskRegister.Api.Features.Verification;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Verification;

/// <summary>A superuser can make a generated column an ordinary one.</summary>
public sealed class PublicDigestTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_public_digest_that_is_no_longer_made_from_the_text_is_named()
    {
        using var editor = await app.Client(Role.Editor);
        var held = await editor.Create();
        (await editor.Get("/api/v1/verification").Read<VerificationDocument>()).Verified.ShouldBeTrue();
        await using (var superuser = new NpgsqlConnection(app.Database.SuperuserConnectionString))
        {
            await superuser.ExecuteAsync("""
                set session_replication_role = replica;
                alter table entry_revisions disable trigger all;
                alter table entry_revisions alter column public_digest drop expression;
                update entry_revisions set public_digest = sha256('another text');
                """);
        }

        var failure = (await editor.Get("/api/v1/verification").Read<VerificationDocument>()).Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.EntryId, failure.Revision).ShouldBe(("revision", held.Entry.Id, 1));
    }
}
