namespace RiskRegister.Api.Tests.Security;

/// <summary>The service with settings that one test needs.</summary>
public sealed class ConfiguredApp(TestCluster cluster, params (string Name, string Value)[] settings) : RegisterApp(cluster)
{
    protected override IEnumerable<(string Name, string Value)> Settings => settings;

    public static async Task<ConfiguredApp> Start(TestCluster cluster, params (string Name, string Value)[] settings)
    {
        var app = new ConfiguredApp(cluster, settings);
        await app.InitializeAsync();
        return app;
    }
}
