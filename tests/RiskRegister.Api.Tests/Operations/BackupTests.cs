using System.IO.Compression;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using RiskRegister.Api.Start;
using RiskRegister.Api.Tests.Durability;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.Postgres;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>backup and restore, on a server of the organisation's own and on a cluster of the service's.</summary>
public sealed class BackupTests(BackupTests.Lived lived, TestCluster cluster) : IClassFixture<BackupTests.Lived>, IDisposable
{
    const int Writers = 8;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskregister-backups-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A register with a published snapshot, and a backup of it.</summary>
    public sealed class Lived(TestCluster cluster) : RegisterApp(cluster)
    {
        readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskregister-backup-");

        public string Backup => Path.Combine(folder.FullName, "register.backup");

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            if (!await Prerequisites.HasPostgres(Stop)) return;
            var editor = await Client(Role.Editor);
            await editor.Create(new NewEntry { Title = "Flooding of the depôt – “severe”" });
            await editor.Create();
            await editor.Take("2016-17-Q3");
            await editor.Publish("2016-17-Q3");
            (await Run(["backup", Backup, .. LoginsOf(Database)])).ShouldSatisfyAllConditions(
                said => said.Code.ShouldBe(0, said.Errors), said => said.Output.ShouldContain($"is in '{Backup}'"));
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    // Where PostgreSQL's own user can reach it.
    readonly string data = Path.Combine(Path.GetTempPath(), $"riskregister-restored-{Guid.NewGuid():n}");

    public void Dispose()
    {
        folder.Delete(recursive: true);
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_backup_under_writers_has_everything_acknowledged_before_it_and_is_restored_and_verified_elsewhere()
    {
        await using var target = await TestDatabase.Create(cluster, migrated: false);
        var load = new WriteLoad(await lived.Client(Role.Editor));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var writing = load.Run(Writers, enough.Token);
        while (load.Acknowledged < 100) await Task.Delay(20, Stop);
        var before = load.Changes;

        var made = await Run(["backup", In("under-load"), .. LoginsOf(lived.Database)]);
        await enough.CancelAsync();
        await writing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        var restored = await Run(["restore", In("under-load"), .. LoginsOf(target)]);

        made.Code.ShouldBe(0, made.Errors);
        restored.Code.ShouldBe(0, restored.Errors);
        restored.Output.ShouldContain("all as the manifest has them; the latest snapshot is 2016-17-Q3");
        restored.Output.ShouldContain("nothing fails");
        var there = (await Ask<(Guid, int)>(target.OwnerConnectionString, "select entry_id, revision from entry_revisions")).ToHashSet();
        before.Where(change => !there.Contains(change)).ShouldBeEmpty();
        there.Count.ShouldBeGreaterThanOrEqualTo(before.Count);
        // The service's login may what it could.
        (await Run("check", "--ConnectionStrings:Register", target.ServiceConnectionString)).ShouldSatisfyAllConditions(
            said => said.Code.ShouldBe(0, said.Errors), said => said.Output.ShouldContain("it is migrated"));
    }

    [Fact]
    public async Task It_is_put_back_into_a_data_directory_once_and_served_from_there()
    {
        var restored = await Run("restore", lived.Backup, "--DataDirectory", data);
        var again = await Run("restore", lived.Backup, "--DataDirectory", data);

        restored.Code.ShouldBe(0, restored.Errors);
        (again.Code, again.Errors).ShouldSatisfyAllConditions(
            said => said.Code.ShouldBe(1), said => said.Errors.ShouldContain($"'{data}' is not empty"),
            said => said.Errors.ShouldContain("Nothing was changed."));
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(lived.Backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // What broke off is neither served nor backed up, and is begun anew.
        await File.WriteAllTextAsync(Path.Combine(data, "restore.unfinished"), lived.Backup, Stop);
        var listed = await Run("key", "list", "--DataDirectory", data);
        (listed.Code, listed.Errors).ShouldSatisfyAllConditions(
            said => said.Code.ShouldBe(1), said => said.Errors.ShouldContain("was not finished"));
        (await Run("restore", lived.Backup, "--DataDirectory", data)).ShouldSatisfyAllConditions(
            said => said.Code.ShouldBe(0, said.Errors), said => said.Output.ShouldContain("nothing fails"));
        (await Run("key", "list", "--DataDirectory", data)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_restored_into_what_is_not_empty_and_no_backup_is_replaced()
    {
        await using var used = await TestDatabase.Create(cluster, migrated: false);
        await Ask<int>(used.OwnerConnectionString, "create table of_somebody_else (id int); select 1");

        var restored = await Run(["restore", lived.Backup, .. LoginsOf(used)]);
        var replaced = await Run(["backup", lived.Backup, .. LoginsOf(lived.Database)]);

        (restored.Code, restored.Errors).ShouldSatisfyAllConditions(
            said => said.Code.ShouldBe(1), said => said.Errors.ShouldContain("is not empty, and a restore replaces nothing"));
        (await Ask<string>(used.OwnerConnectionString,
            "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"))
            .ShouldBe(["of_somebody_else"]);
        (replaced.Code, replaced.Errors).ShouldSatisfyAllConditions(
            said => said.Code.ShouldBe(1), said => said.Errors.ShouldContain("is there already; a backup replaces nothing"));
    }

    [Theory]
    [InlineData("rows", "were expected")]
    [InlineData("digest", "Rows of entry_revisions differ.")]
    [InlineData("name", "The table entry_revisions was not expected.")]
    [InlineData("latestSnapshot", "The latest snapshot is another one.")]
    [InlineData("dumpSha256", "does not fit: the digest of its dump is")]
    [InlineData("format", "is a backup of form 99")]
    [InlineData("checksum", "Migration 0001_entries")]
    [InlineData("newer", "it was migrated by a newer version")]
    [InlineData("missing", "cannot be read")]
    public async Task A_manifest_that_does_not_fit_is_refused_with_words(string wrong, string said)
    {
        await using var target = await TestDatabase.Create(cluster, migrated: false);
        File.Copy(lived.Backup, In("altered"));
        Alter(In("altered"), manifest =>
        {
            var contents = manifest["contents"]!.AsObject();
            var revisions = contents["tables"]!.AsArray().Single(table => (string?)table!["name"] == "entry_revisions")!.AsObject();
            var migrations = contents["migrations"]!.AsArray();
            switch (wrong)
            {
                case "rows": revisions["rows"] = (long)revisions["rows"]! + 1; break;
                case "digest": revisions["digest"] = "1" + (string)revisions["digest"]!; break;
                case "name": revisions["name"] = "entry_revision"; break;
                case "latestSnapshot": contents["latestSnapshot"]!["quarter"] = "2016-17-Q2"; break;
                case "dumpSha256": manifest["dumpSha256"] = new string('0', 64); break;
                case "format": manifest["format"] = 99; break;
                case "checksum": migrations[0]!["checksum"] = new string('0', 64); break;
                case "newer":
                    migrations.Add(new JsonObject
                    {
                        ["number"] = migrations.Count + 1,
                        ["name"] = "later",
                        ["checksum"] = "0"
                    }); break;
                case "missing": manifest.Remove("contents"); break;
                default: throw new ArgumentOutOfRangeException(nameof(wrong));
            }
        });

        var restored = await Run(["restore", In("altered"), .. LoginsOf(target)]);

        (restored.Code, restored.Output).ShouldBe((1, ""));
        restored.Errors.ShouldContain(said);
    }

    [Fact]
    public async Task What_is_damaged_cut_short_or_no_backup_at_all_is_refused_with_words()
    {
        await using var target = await TestDatabase.Create(cluster, migrated: false);
        var whole = await File.ReadAllBytesAsync(lived.Backup, Stop);
        var damaged = whole.ToArray();
        damaged[damaged.Length / 2] ^= 0x10;
        foreach (var (name, content, said) in new[]
        {
            ("damaged", damaged, "Nothing was restored."),
            ("cut", whole[..(whole.Length / 2)], "is not a whole backup"),
            ("empty", [], "is not a whole backup"),
        })
        {
            await File.WriteAllBytesAsync(In(name), content, Stop);
            var restored = await Run(["restore", In(name), .. LoginsOf(target)]);
            (restored.Code, restored.Errors).ShouldSatisfyAllConditions(
                got => got.Code.ShouldBe(1), got => got.Errors.ShouldContain(said));
        }

        await using (var other = await ZipFile.OpenAsync(In("other"), ZipArchiveMode.Create, Stop)) other.CreateEntry("letter.txt");
        (await Run(["restore", In("other"), .. LoginsOf(target)])).Errors.ShouldContain("is no backup of a register");
        (await Run(["restore", In("nowhere"), .. LoginsOf(target)])).Errors.ShouldContain("cannot be read");
        (await Ask<int>(target.OwnerConnectionString, "select count(*)::int from pg_class where relnamespace = 'public'::regnamespace"))
            .ShouldBe([0]);
    }

    [Fact]
    public async Task What_is_missing_for_one_is_said()
    {
        await using var empty = await TestDatabase.Create(cluster, migrated: false);
        string[] service = ["--ConnectionStrings:Register", lived.Database.ServiceConnectionString];

        (await Run(["backup", In("x"), .. service])).Errors.ShouldContain("needs ConnectionStrings:RegisterOwner");
        (await Run(["restore", lived.Backup, .. service])).Errors.ShouldContain("needs ConnectionStrings:RegisterOwner");
        (await Run(["backup", In("x"), .. LoginsOf(empty)])).Errors.ShouldContain("There is no register in the database");
        (await Run(["backup", In("no/such/folder"), .. LoginsOf(lived.Database)])).Errors.ShouldContain("The backup cannot be written");
        (await Run("restore", lived.Backup)).Errors.ShouldContain("Say where the register is to be restored");
        (await Run("backup")).Code.ShouldBe(CommandLine.NotUnderstood);
        Should.Throw<BackupException>(() => ClientPrograms.NotOlderThan(99, configured: null, Stop).GetAwaiter().GetResult())
            .Message.ShouldContain("postgresql-client-99");
        folder.GetFiles().ShouldBeEmpty();
    }

    string In(string name) => Path.Combine(folder.FullName, name);

    static string[] LoginsOf(TestDatabase database) =>
        ["--ConnectionStrings:Register", database.ServiceConnectionString, "--ConnectionStrings:RegisterOwner",
            database.OwnerConnectionString];

    static JsonObject Manifest(string backup)
    {
        using var archive = ZipFile.OpenRead(backup);
        using var text = archive.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(text)!.AsObject();
    }

    static void Alter(string backup, Action<JsonObject> change)
    {
        var manifest = Manifest(backup);
        change(manifest);
        using var archive = ZipFile.Open(backup, ZipArchiveMode.Update);
        archive.GetEntry("manifest.json")!.Delete();
        using var text = new StreamWriter(archive.CreateEntry("manifest.json").Open());
        text.Write(manifest.ToJsonString());
    }

    static async Task<IEnumerable<T>> Ask<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }
            .ConnectionString);
        return await connection.QueryAsync<T>(sql);
    }

    static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var (code, _) = await CommandLine.Run(arguments, output, errors);
        return (code ?? -1, output.ToString(), errors.ToString());
    }
}
