using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RiskRegister.Api.Tests.Documents;
using RiskRegister.Api.Tests.OpenApi;
using RiskRegister.UseCases.Keys;
using Xunit;

namespace RiskRegister.Api.Tests;

/// <summary>
/// The service, listening on a port of its own, with a fresh database; as <c>IClassFixture&lt;RegisterApp&gt;</c>. Tests of one class
/// share it, so each looks only at what it made.
/// </summary>
public class RegisterApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    readonly TestCluster cluster;
    readonly RegisterApp? first;
    readonly Action<IWebHostBuilder>? configure;
    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("riskregister-app-");

    public RegisterApp(TestCluster cluster)
        : this(cluster, locale: null)
    {
    }

    /// <param name="locale">The ICU locale that its database orders texts by; null for that of all tests.</param>
    protected RegisterApp(TestCluster cluster, string? locale)
    {
        this.cluster = cluster;
        Database = new TestDatabase(cluster) { Locale = locale };
        UseKestrel(0);
    }

    RegisterApp(RegisterApp first, Action<IWebHostBuilder>? configure)
    {
        (cluster, this.first, this.configure) = (first.cluster, first, configure);
        (Database, Clock, PrintsForReal) = (first.Database, first.Clock, first.PrintsForReal);
        UseKestrel(0);
    }

    public TestDatabase Database { get; }

    /// <summary>What the service takes for the time; the database has its own clock.</summary>
    public SettableClock Clock { get; } = new();

    /// <summary>Whether a browser prints its documents, and not what stands in for one.</summary>
    public bool PrintsForReal { get; init; }

    /// <summary>What a class of tests has configured otherwise.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings => [];

    /// <summary>A second instance of the service, on the same database.</summary>
    public RegisterApp Beside(Action<IWebHostBuilder>? with = null)
    {
        // A fixture cannot skip its tests; the first thing that one of them asks of it can.
        _ = cluster.Cluster;
        var second = new RegisterApp(this, with);
        second.StartServer();
        return second;
    }

    public virtual async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        if (await Prerequisites.HasPostgres(TestContext.Current.CancellationToken)) StartServer();
    }

    /// <summary>
    /// A client without credentials; like every client of these, it fails the test on an answer that the OpenAPI document does not declare.
    /// </summary>
    public HttpClient Anonymous()
    {
        // A fixture cannot skip its tests; the first thing that one of them asks of it can.
        _ = cluster.Cluster;
        var client = ContractCheck.ClientOf(ClientOptions.BaseAddress);
        client.Timeout = TimeSpan.FromSeconds(60);
        return client;
    }

    /// <summary>A client with an access key of its own.</summary>
    public Task<HttpClient> Client(Role role, params string[] owners) => Client([role], owners);

    public async Task<HttpClient> Client(
        IReadOnlyList<Role> roles, IReadOnlyList<string> owners, bool fullEdition = false, DateTimeOffset? expiresAt = null)
    {
        var client = Anonymous();
        var label = owners.Count > 0 ? string.Join(", ", owners) : string.Join(", ", roles);
        var hasEnded = expiresAt <= Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var rights = new KeyRights(label, roles.ToHashSet(), owners, fullEdition, hasEnded ? null : expiresAt);
        var made = (await Services.GetRequiredService<MakeKey>()
            .Apply(Actor.Service("test"), rights, TestContext.Current.CancellationToken)).Required;
        if (hasEnded) await Do("update access_keys set expires_at = @expiresAt where id = @Id", new { expiresAt, made.Key.Id });
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Text);
        return client;
    }

    /// <summary>Asks the database behind the service's back, as its superuser.</summary>
    public async Task<T> Ask<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Database.SuperuserConnectionString);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    /// <summary>Changes the database behind the service's back, as its superuser.</summary>
    public async Task Do(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Database.SuperuserConnectionString);
        await connection.ExecuteAsync(sql, parameters);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (first is null) await Database.DisposeAsync();
        data.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseSetting("ConnectionStrings:Register", Database.ServiceConnectionString)
            .UseSetting("DataDirectory", data.FullName)
            .UseSetting("Sample", "false")
            .UseSetting("Webhooks:Dispatch", "false")
            // The heap is that of all tests.
            .UseSetting("Limits:IdleMemory", "1000000")
            .UseSetting("Retention:Sweep", "false")
            .UseSetting("Chromium", PrintsForReal ? "" : StandInBrowser.Path)
            .UseSetting("Logging:LogLevel:Default", "Error")
            .UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Error")
            // Apart from what the tests say.
            .UseSetting("Logging:Console:LogToStandardErrorThreshold", "Trace")
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        configure?.Invoke(builder);
    }
}
