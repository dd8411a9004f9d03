using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RiskRegister.UseCases.Database;
using Xunit;

namespace RiskRegister.Api.Tests.Scale;

/// <summary>The service on a register of 10,000 entries and 40 snapshots, made once for all tests of scale.</summary>
[CollectionDefinition(nameof(LargeRegisterApp))]
public sealed class LargeRegisterApp(TestCluster cluster) : ICollectionFixture<LargeRegisterApp>, IAsyncLifetime
{
    public static readonly LargeRegister Register = new(Entries: 10_000, Snapshots: 40);

    ObservedApp? app;

    public ObservedApp App
    {
        get
        {
            // A fixture cannot skip its tests; the first thing that one of them asks of it can.
            _ = cluster.Cluster;
            return app!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (await Prerequisites.HasPostgres(TestContext.Current.CancellationToken)) app = await ObservedApp.Start(cluster, Register);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }
}

/// <summary>The service on a loaded register, with every command that it sends to the database.</summary>
public sealed class ObservedApp : IAsyncDisposable
{
    readonly RegisterApp app;
    readonly bool owned;
    readonly WebApplicationFactory<Program> observed;

    ObservedApp(RegisterApp app, bool owned)
    {
        (this.app, this.owned) = (app, owned);
        Sent = new SentCommands(app.Database.ServiceConnectionString);
        observed = app.WithWebHostBuilder(web =>
            web.ConfigureTestServices(services => services.AddSingleton(Sent.Source).AddSingleton(new PlannedDatabase(Sent.Source))));
    }

    public SentCommands Sent { get; }

    public IServiceProvider Services => observed.Services;

    public string ServiceConnectionString => app.Database.ServiceConnectionString;

    public static async Task<ObservedApp> Start(TestCluster cluster, LargeRegister register)
    {
        var empty = new RegisterApp(cluster);
        await empty.InitializeAsync();
        await register.Fill(empty.Database.SuperuserConnectionString, TestContext.Current.CancellationToken);
        return new ObservedApp(empty, owned: true);
    }

    /// <summary>On the same database, and with nothing in memory.</summary>
    public ObservedApp NewInstance() => new(app, owned: false);

    public async Task<HttpClient> Client(params Role[] roles)
    {
        using var other = await app.Client(roles, roles.Contains(Role.Owner) ? ["Head of Parks"] : []);
        var client = observed.CreateClient();
        client.DefaultRequestHeaders.Authorization = other.DefaultRequestHeaders.Authorization;
        return client;
    }

    public Task<T> Ask<T>(string sql, object? parameters = null) => app.Ask<T>(sql, parameters);

    /// <summary>Sends a request and answers the commands that it took.</summary>
    public async Task<IReadOnlyList<Npgsql.NpgsqlCommand>> CommandsOf(Func<Task<HttpResponseMessage>> send)
    {
        Sent.Take();
        using var response = await send();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(
                $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {await response.Text()}");
        await response.Content.LoadIntoBufferAsync();
        return Sent.Take();
    }

    public async ValueTask DisposeAsync()
    {
        await observed.DisposeAsync();
        await Sent.DisposeAsync();
        if (owned) await app.DisposeAsync();
    }
}
