using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Api.Http;
using RiskRegister.Api.Tests.Access;
using RiskRegister.Api.Tests.Performance;
using RiskRegister.Api.Tests.Snapshots;
using RiskRegister.UseCases.Database;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>Published snapshots are read on a replica: here a copy of the database as it was, in which the words are others.</summary>
public sealed class ReplicaTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    const string Quarter = "2016-17-Q2";
    const string Later = "2016-17-Q3";
    const string Path = SnapshotRequests.Snapshots;

    [Fact]
    public async Task Rows_of_published_snapshots_are_read_there_as_long_as_it_has_all_that_happened_to_them()
    {
        var editor = await app.Client(Role.Editor);
        var entry = await editor.Create(new NewEntry { Title = "Words of the primary" });
        await editor.Take(Quarter);
        await editor.Publish(Quarter);
        var copy = await Copy();
        try
        {
            var replica = In(app.Database.ServiceConnectionString, copy);
            await using var second = app.Beside(builder => builder.UseSetting("ConnectionStrings:Replica", replica));
            using var reader = second.Anonymous().With(editor.Secret());
            var one = $"{Path}/{Quarter}/entries/{entry.Entry.Reference}";
            foreach (var path in new[] { one, $"{Path}/{Quarter}/entries", $"{Path}/{Quarter}/register",
                $"{Path}/{Quarter}/register?format=csv" })
            {
                await Says(reader, path, "Words of the replica", isFresh: true);
                await Says(editor, path, "Words of the primary", isFresh: false);
            }

            // It is known there of another, and what is not published is nobody's there.
            await editor.Take(Later);
            await Says(reader, $"{Path}/{Later}/entries", "Words of the primary", isFresh: false);
            await editor.Publish(Later);
            await Says(reader, $"{Path}/{Later}/entries", "Words of the primary", isFresh: false);
            await Says(reader, one, "Words of the replica", isFresh: true);

            // One that is away is missed by nobody.
            await using var third = app.Beside(builder =>
                builder.UseSetting("ConnectionStrings:Replica", "Host=127.0.0.1;Port=9;Database=away;Username=nobody"));
            await Says(third.Anonymous().With(editor.Secret()), one, "Words of the primary", isFresh: false);

            // What the primary has heard of since is the primary's to show.
            await editor.Correct(Quarter, entry.Entry.Reference!);
            await Says(reader, one, "Words of the primary", isFresh: false);
        }
        finally
        {
            await Administer($"drop database {copy} with (force)");
        }
    }

    [Fact]
    public async Task So_are_performance_reports_until_what_they_hold_becomes_exempt()
    {
        const string report = "/api/v1/performance-reports/2016-17-Q2";
        var analyst = await app.Client(Role.Analyst);
        var visits = await analyst.Make("Words of the primary");
        (await analyst.Give(visits, "2016-17-Q2", new { value = 80 })).Dispose();
        await analyst.Post("/api/v1/performance-reports", new { quarter = "2016-17-Q2" }).Json(201);
        var copy = await Copy();
        try
        {
            var replica = In(app.Database.ServiceConnectionString, copy);
            await using var second = app.Beside(builder => builder.UseSetting("ConnectionStrings:Replica", replica));
            using var reader = second.Anonymous().With(analyst.Secret());

            // Not before it is published, nor where that has not been heard of.
            await Says(reader, report, "Words of the primary", isFresh: false);
            await analyst.Post($"{report}/publication").Json();
            await Says(reader, report, "Words of the primary", isFresh: false);
        }
        finally
        {
            await Administer($"drop database {copy} with (force)");
        }

        copy = await Copy();
        try
        {
            var replica = In(app.Database.ServiceConnectionString, copy);
            await using var second = app.Beside(builder => builder.UseSetting("ConnectionStrings:Replica", replica));
            using var reader = second.Anonymous().With(analyst.Secret());
            foreach (var path in new[] { report, $"{report}?format=csv", $"{report}/exceptions?format=csv", $"{report}?edition=full" })
                await Says(reader, path, path.Contains("exceptions", StringComparison.Ordinal) ? ""
                    : "Words of the replica", isFresh: true);

            (await analyst.Patch(visits.Path, new { exempt = new { paragraph = "3", reason = "Names a bidder." } }, visits.ETag)).Dispose();
            using var withdrawn = await reader.Get(report);
            (await withdrawn.Text()).ShouldNotContain("Words of the");
            withdrawn.Headers.Contains(ReplicaHeaders.Lag).ShouldBeFalse();
        }
        finally
        {
            await Administer($"drop database {copy} with (force)");
        }
    }

    static async Task Says(HttpClient reader, string path, string words, bool isFresh)
    {
        using var answer = await reader.Get(path);
        (await answer.Text()).ShouldContain(words, customMessage: path);
        answer.Headers.TryGetValues(ReplicaHeaders.Lag, out var lag).ShouldBe(isFresh, path);
        if (isFresh) lag.ShouldBe(["0.000"]);
    }

    // As it is now, with other words in it.
    async Task<string> Copy()
    {
        var copy = $"{app.Database.Name}_copy";
        await Administer($"select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = '{app.Database.Name}'");
        await Administer($"create database {copy} template {app.Database.Name}");
        app.Services.GetRequiredService<NpgsqlDataSource>().Clear();
        app.Services.GetRequiredService<PlannedDatabase>().LeaveConnections();
        await Execute(In(app.Database.SuperuserConnectionString, copy), """
            alter table entry_revisions disable trigger append_only;
            update entry_revisions set content = replace(content::text, 'Words of the primary', 'Words of the replica')::json;
            alter table performance_report_rows disable trigger append_only;
            update performance_report_rows set line = replace(line::text, 'Words of the primary', 'Words of the replica')::json;
            """);
        return copy;
    }

    Task Administer(string sql) => Execute(In(app.Database.SuperuserConnectionString, "postgres"), sql);

    static async Task Execute(string login, string sql)
    {
        await using var connection = new NpgsqlConnection(login);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    static string In(string login, string database) =>
        new NpgsqlConnectionStringBuilder(login) { Database = database, Pooling = false }.ConnectionString;
}
