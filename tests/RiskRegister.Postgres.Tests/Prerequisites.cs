using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace RiskRegister.Postgres.Tests;

/// <summary>What a machine must have: without it tests are skipped on a laptop, and fail where CI=true.</summary>
static class Prerequisites
{
    static readonly Lazy<Task<bool>> Postgres =
        new(async () => (await PostgresBinaries.Find(configured: null, CancellationToken.None)).Count > 0);

    public static async Task NeedsPostgres(CancellationToken cancel)
    {
        if (!await Postgres.Value.WaitAsync(cancel)) Missing("PostgreSQL's server programs (15 or newer) were not found.");
    }

    [DoesNotReturn]
    public static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(what);
        Assert.Skip(what);
    }
}
