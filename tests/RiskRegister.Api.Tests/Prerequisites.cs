using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

using RiskRegister.Api.Pdf;
using RiskRegister.Postgres;

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

    public static void NeedsChromium()
    {
        if (Browsers.Find(configured: null) is null) Missing("Chromium was not found on the PATH. Debian: apt-get install chromium.");
    }

    /// <summary>The path of Chromium.</summary>
    public static string Chromium()
    {
        NeedsChromium();
        return Browsers.Find(configured: null)!;
    }

    /// <summary>The script of axe-core.</summary>
    public static string Axe()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tests", "accessibility", "node_modules", "axe-core", "axe.min.js");
            if (File.Exists(script)) return script;
        }

        Missing("axe-core was not found. Run: npm ci --ignore-scripts --prefix tests/accessibility");
        return "";
    }

    public static void NeedsLibreOffice() =>
        NeedsPrograms("LibreOffice. Debian and Ubuntu: apt-get install libreoffice-calc-nogui", "soffice");

    /// <summary>Runs a program of Poppler's and gives what it says.</summary>
    public static async Task<string> Poppler(string program, params string[] arguments)
    {
        NeedsPrograms("poppler-utils. Debian and Ubuntu: apt-get install poppler-utils", program);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true
        })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said;
    }

    /// <param name="toBeHad">What has the programs, and how it is installed.</param>
    public static void NeedsPrograms(string toBeHad, params string[] programs)
    {
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = programs.Where(program => !directories.Any(directory => File.Exists(Path.Combine(directory, program)))).ToArray();
        if (missing.Length > 0) Missing($"{string.Join(" and ", missing)} was not found on the PATH: this needs {toBeHad}.");
    }

    [DoesNotReturn]
    private static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(what);
        Assert.Skip(what);
    }
}
