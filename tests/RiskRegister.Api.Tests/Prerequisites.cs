using System.Diagnostics.CodeAnalysis;

using RiskRegister.Api.Database;

using Xunit;

namespace RiskRegister.Api.Tests;

/// <summary>What a machine must have: without it tests are skipped on a laptop, and fail where CI=true.</summary>
public static class Prerequisites
{
    private static readonly Lazy<Task<bool>> Postgres =
        new(async () => (await PostgresBinaries.Find(configured: null, CancellationToken.None)).Count > 0);

    public static async Task<bool> HasPostgres(CancellationToken cancel) => await Postgres.Value.WaitAsync(cancel);

    [DoesNotReturn]
    public static void PostgresIsMissing() => Missing("PostgreSQL's server programs (15 or newer) were not found.");

    [DoesNotReturn]
    private static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(what);
        Assert.Skip(what);
    }
}
