using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace RiskRegister.Documents.Tests;

/// <summary>What a machine must have: without it tests are skipped on a laptop, and fail where CI=true.</summary>
static class Prerequisites
{
    static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string Chromium()
    {
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Browsers.SelectMany(name => directories, (name, directory) => Path.Combine(directory, name)).FirstOrDefault(File.Exists)
            ?? Missing("Chromium was not found on the PATH. Debian: apt-get install chromium.");
    }

    /// <summary>The script of axe-core.</summary>
    public static string Axe()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tests", "accessibility", "node_modules", "axe-core", "axe.min.js");
            if (File.Exists(script)) return script;
        }

        return Missing("axe-core was not found. Run: npm ci --ignore-scripts --prefix tests/accessibility");
    }

    [DoesNotReturn]
    static string Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(what);
        Assert.Skip(what);
        return what;
    }
}
