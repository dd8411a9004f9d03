using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

/// <summary>For tests about the register as a whole: each has a service and a database of its own.</summary>
public abstract class FreshRegister(TestCluster cluster) : IAsyncLifetime
{
    HttpClient? editor;

    protected RegisterApp App { get; } = new(cluster);

    protected HttpClient Editor => editor ?? throw new InvalidOperationException("The test has not begun.");

    public virtual async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        editor = await App.Client(Role.Editor);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await App.DisposeAsync();
    }
}
