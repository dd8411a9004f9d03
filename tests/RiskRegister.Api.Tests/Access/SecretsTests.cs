using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using RiskRegister.Api.Features.Keys;
using RiskRegister.Api.Tests.Database;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Access;

public sealed class SecretsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task No_secret_reaches_a_log_the_audit_log_or_any_table()
    {
        using var logs = new RecordingLogs();
        await using var second = app.Beside(builder => builder.UseSetting("Logging:LogLevel:Default", "Trace")
            .UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Trace")
            .ConfigureLogging(logging => logging.ClearProviders().AddProvider(logs)));
        var admin = await second.Client(Role.Admin);
        var made = await admin.Post(Keys.Path, new { label = "Secretive", roles = new[] { "reader" } }, key: "secretive")
            .Read<MadeKeyDocument>();
        var rotated = await admin.Post($"{Keys.Path}/{made.Id}/rotation", key: "secretive").Read<MadeKeyDocument>();
        (await second.Anonymous().With(made.Secret).Get("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Anonymous().With(rotated.Secret).Get("/api/v1/me?x=1")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var wrong = $"rr_{made.Id}_{new string('w', 43)}";
        await second.Anonymous().With(wrong).Get("/api/v1/me").Problem(401, "unauthenticated");
        const string Pasted = "correct-horse-battery-staple";
        await second.Anonymous().With(Pasted).Get("/api/v1/me").Problem(401, "unauthenticated");

        logs.Text.ShouldContain("/api/v1/keys");
        foreach (var secret in new[] { admin.Secret(), made.Secret!, rotated.Secret!, wrong, Pasted })
        {
            var part = secret.StartsWith("rr_", StringComparison.Ordinal) ? secret[16..] : secret;
            logs.Text.Contains(part, StringComparison.Ordinal).ShouldBeFalse("A log has it.");
            foreach (var table in new[] { "audit_log", "access_keys", "entry_revisions", "post_holders" })
                (await app.Ask<int>($"select count(*)::integer from {table} as t where position(@part in t::text) > 0", new { part }))
                    .ShouldBe(0, table);
            (await app.Ask<int>("select count(*)::integer from idempotent_answers where position(@part in convert_from(body, 'UTF8')) > 0",
                new { part })).ShouldBe(0);
        }
    }

    sealed class RecordingLogs : ILoggerProvider
    {
        readonly RecordingLogger logger = new();

        public string Text => logger.Text;

        public ILogger CreateLogger(string categoryName) => logger;

        public void Dispose()
        {
        }
    }

    [Theory]
    [InlineData("/api/v1/keys/rr_q3kPz0aVb7Xe_dHUxc2VjcmV0LXRoYXQtbm9ib2R5LWtub3dz", "/api/v1/keys/rr_q3kPz0aVb7Xe_…")]
    [InlineData("/api/v1/keys/q3kPz0aVb7Xe", "/api/v1/keys/q3kPz0aVb7Xe")]
    public void A_whole_key_in_a_path_is_not_logged(string path, string logged) =>
        RiskRegister.Api.Http.KeysInText.Masked(path).ShouldBe(logged);
}
