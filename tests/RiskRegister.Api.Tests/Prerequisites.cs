using RiskRegister.Api.Database;

using Xunit;

namespace RiskRegister.Api.Tests;

/// <summary>What a machine must have: without it tests are skipped on a laptop, and fail where CI=true.</summary>
public static class Prerequisites
{
    public static async Task PostgresIsInstalled(CancellationToken cancel)
    {
        if ((await PostgresBinaries.Find(configured: null, cancel)).Count == 0)
            Missing($"PostgreSQL's server programs were not found. {PostgresBinaries.HowToInstall}");
    }

    private static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(what);
        Assert.Skip(what);
    }
}
