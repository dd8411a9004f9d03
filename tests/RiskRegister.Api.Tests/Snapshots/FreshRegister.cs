using Xunit;

namespace RiskRegister.Api.Tests.Snapshots;

/// <summary>For tests about the register as a whole: each has a service and a database of its own.</summary>
/// <param name="printsForReal">Whether a browser prints its documents, and not what stands in for one.</param>
public abstract class FreshRegister(TestCluster cluster, bool printsForReal = false) : IAsyncLifetime
{
    HttpClient? editor;

    protected RegisterApp App { get; } = new(cluster) { PrintsForReal = printsForReal };

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
