using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskRegister.Api.Features.Calendars;
using RiskRegister.Api.Tests.Database;
using RiskRegister.UseCases.Keys;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed class SecretsTests(TestCluster cluster)
{
    [Fact]
    public async Task No_credential_good_or_bad_gets_into_logs_or_traces_however_much_is_recorded()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = new LoggingApp(cluster);
        await app.InitializeAsync();
        var key = (await app.Client(Role.Editor)).DefaultRequestHeaders.Authorization!.Parameter!;
        KeyToken.Create(out var guess);
        using var forger = SigningKey.Make("rsa-1", "RS256");
        string[] credentials =
        [
            key, key[..^1] + (key[^1] == 'A' ? 'B' : 'A'), guess, "rr_not-a-key-at-all", app.Provider.Token(),
                app.Provider.Token(key: forger),
            app.Provider.Token(claims => claims["exp"] = 1000),
            app.Provider.Token(claims => claims["aud"] = "other-service"), "eyJub3QiOiJhIHRva2VuIn0.e30.c2lnbmF0dXJl",
        ];
        foreach (var credential in credentials)
        {
            var client = app.With(credential);
            foreach (var path in new[] { "/api/v1/me", "/api/v1/entries?limit=no", "/api/v1/nowhere", "/health/ready" })
                (await client.Get(path)).Dispose();
            (await client.Post(Requests.Entries, new NewEntry())).Dispose();
        }

        using var subscriber = app.With(key);
        var calendar = (await subscriber.Post("/api/v1/me/calendar").Read<CalendarDocument>()).Address.ShouldNotBeNull();
        using var anybody = app.Anonymous();
        (await anybody.Get(new Uri(calendar).AbsolutePath)).EnsureSuccessStatusCode();

        app.Log.Text.ShouldContain("Trace: ");
        spans.ShouldContain(span => span.Source.Name == "Microsoft.AspNetCore");
        spans.ShouldContain(span => span.Source.Name == "Npgsql");
        var traced = string.Join('\n', spans.SelectMany(span => span.TagObjects.Concat(span.Events.SelectMany(each => each.Tags)))
            .Select(tag => $"{tag.Key}={tag.Value}"));

        // The web server itself writes paths into its log where that is turned up.
        spans.Where(span => span.Source.Name != "System.Net.Http").SelectMany(span => span.TagObjects)
            .ShouldNotContain(tag => $"{tag.Value}".Contains(calendar.Substring(calendar.Length - 40, 36), StringComparison.Ordinal));
        foreach (var secret in credentials.Select(SecretOf))
        {
            app.Log.Text.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{secret} was logged");
            traced.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"{secret} was traced");
        }
    }

    /// <summary>Whoever has this part has all that it takes, or what tells who was meant.</summary>
    static string SecretOf(string credential) =>
        credential.Contains('.', StringComparison.Ordinal) ? credential.Split('.')[2] : credential[^10..];

    sealed class LoggingApp(TestCluster cluster) : RegisterApp(cluster)
    {
        TestProvider? provider;

        public RecordingLogger Log { get; } = new();

        public TestProvider Provider => provider!;

        protected override IEnumerable<(string Name, string Value)> Settings =>
        [
            ("Oidc:Authority", Provider.Issuer), ("Oidc:Audience", TestProvider.Audience), ("Oidc:Roles:register-editors", "editor"),
            ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"), ("Logging:LogLevel:Npgsql", "Trace"),
        ];

        public override async ValueTask InitializeAsync()
        {
            provider = await TestProvider.Start();
            await base.InitializeAsync();
        }

        public HttpClient With(string credential)
        {
            var client = Anonymous();
            client.DefaultRequestHeaders.Authorization = new("Bearer", credential);
            return client;
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (provider is not null) await provider.DisposeAsync();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
                services.AddLogging(logging => logging.ClearProviders().AddProvider(new Recorder(Log)).SetMinimumLevel(LogLevel.Trace)));
        }

        sealed class Recorder(ILogger log) : ILoggerProvider
        {
            public ILogger CreateLogger(string categoryName) => log;

            public void Dispose()
            {
            }
        }
    }
}
