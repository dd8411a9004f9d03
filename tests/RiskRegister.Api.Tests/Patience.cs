using Xunit;

namespace RiskRegister.Api.Tests;

/// <summary>Waits for what others bring about.</summary>
static class Patience
{
    // For machines that stand still at times; what is waited for takes seconds at the most.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public static Task Until(Func<bool> reached) => Until(() => Task.FromResult(reached()));

    /// <exception cref="OperationCanceledException">It was not reached within three minutes.</exception>
    public static async Task Until(Func<Task<bool>> reached)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        while (!await reached()) await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }
}
