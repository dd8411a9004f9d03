using RiskRegister.Api.Start;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>audit export and check: what was written out is told from what was changed since, there or here.</summary>
public sealed class AuditFileTests(RegisterApp app) : IClassFixture<RegisterApp>, IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskregister-audit-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_stretch_is_as_it_was_written_until_somebody_changes_the_file_or_the_register()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Title = "Flooding of the depôt – “severe”" });
        await editor.Change(entry, new { title = "Changed" });
        await Behind("update audit_log set at = at - interval '3 days'");
        await editor.Create();
        var path = Path.Combine(folder.FullName, "audit.jsonl");

        var (code, said) = await Run("export", path);
        code.ShouldBe(0, said);
        var digest = said.Trim().Split(' ')[^1];
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        var acts = await app.Ask<long>("select count(*) from audit_log where at < now() - interval '1 day'");
        lines.Length.ShouldBe((int)acts + 2, "what is of today is not in it");
        lines[^1].ShouldContain(digest);
        (await Run("check", path, "--digest", digest))
            .ShouldBe((0, $"{acts} acts are as the register has them, and nothing of the file was changed."));
        (await Run("export", path)).Code.ShouldBe(1, "nothing is replaced");

        // The register.
        var id = await app.Ask<long>("select max(id) from audit_log where action = 'created' and at < now() - interval '1 day'");
        await ChangedThere($"update audit_log set actor = 'Somebody Else' where id = {id}", $"Act {id} reads otherwise in the register.",
            $"update audit_log set actor = 'Editor' where id = {id}");
        await ChangedThere("insert into audit_log (at, actor, roles, action, request_id) values (now() - interval '4 days', 'late', '{}', "
            + "'changed', 'late')",
            "and the file has not.", "delete from audit_log where actor = 'late'");
        await ChangedThere($"create table kept_row as select * from audit_log where id = {id}; delete from audit_log where id = {id}; "
            + $"delete from event_queue where audit_id = {id}",
            $"The file has act {id} of ", "insert into audit_log overriding system value select * from kept_row; drop table kept_row");

        // The file.
        await ChangedHere(lines.Select(line => line.Replace("\"Editor\"", "\"Auditor\"", StringComparison.Ordinal)),
            "The file was changed at act ");
        await ChangedHere(lines[..^1], "The file has no end: it was cut off.");
        await ChangedHere([.. lines[..2], .. lines[3..]], "The file was changed at act ");
        await ChangedHere([lines[0].Replace("\"auditLog\":1", "\"auditLog\":7", StringComparison.Ordinal), .. lines[1..]], "is of form 7");
        await ChangedHere(["Act,Actor"], "is no part of an audit log");

        // One that was made anew, digests and all.
        var another = Path.Combine(folder.FullName, "another.jsonl");
        (await Run("export", another, "--from", "2016-12-05")).Code.ShouldBe(0);
        (await Run("check", another)).Code.ShouldBe(0);
        (await Run("check", another, "--digest", digest)).Said.ShouldContain("The file is another than the one that was written");

        async Task ChangedThere(string change, string expected, string mend)
        {
            await Behind(change);
            await Differs(path, expected);
            await Behind(mend);
            (await Run("check", path)).Code.ShouldBe(0);
        }

        async Task ChangedHere(IEnumerable<string> changed, string expected)
        {
            var other = Path.Combine(folder.FullName, "changed.jsonl");
            await File.WriteAllLinesAsync(other, changed, TestContext.Current.CancellationToken);
            await Differs(other, expected);
        }

        async Task Differs(string file, string expected)
        {
            var (outcome, text) = await Run("check", file);
            outcome.ShouldBe(1, text);
            text.ShouldContain(expected);
        }
    }

    [Theory]
    [InlineData("export FILE --to 2999-01-01", "--to must be an hour ago at least.")]
    [InlineData("export FILE --from 2017-01-01 --to 2016-01-01", "--from must be before --to.")]
    [InlineData("export FILE --from yesterday", "yesterday is no date")]
    public async Task What_is_not_understood_is_said(string arguments, string said)
    {
        var (code, text) = await Run(arguments.Replace("FILE", Path.Combine(folder.FullName, "none"), StringComparison.Ordinal).Split(' '));
        code.ShouldBe(CommandLine.NotUnderstood);
        text.ShouldContain(said);
    }

    Task Behind(string sql) => app.Do($"""
        begin; alter table audit_log disable trigger append_only; {sql}; alter table audit_log enable always trigger append_only; commit
        """);

    async Task<(int Code, string Said)> Run(params string[] words)
    {
        var said = new StringWriter();
        var (code, _) = await CommandLine.Run(
            ["audit", .. words, "--ConnectionStrings:Register", app.Database.ServiceConnectionString, "--Logging:LogLevel:Default",
                "None"], said, said);
        return (code ?? -1, said.ToString().Trim());
    }
}
