using System.Diagnostics;

namespace RiskRegister.Api.Pdf;

/// <summary>One run of the browser, in a folder that is gone afterwards.</summary>
static class BrowserRun
{
    // No network: names resolve to nothing, and nothing is fetched in the background. No script: the page's own policy forbids it.
    static readonly string[] Switches =
    [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
        "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync", "--disable-breakpad",
        "--disable-crash-reporter", "--no-pings", "--mute-audio", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
        "--export-tagged-pdf", "--generate-pdf-document-outline",
    ];

    // The rest of the environment holds the service's secrets. (What Windows needs stands last.)
    static readonly string[] PassedOn =
    [
        "PATH", "TMPDIR", "TZ", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "FONTCONFIG_PATH", "FONTCONFIG_FILE",
        "SystemRoot", "SystemDrive", "windir", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "ProgramFiles", "ProgramData",
    ];

    static readonly TimeSpan LongestDeath = TimeSpan.FromSeconds(5);

    /// <summary>The PDF; null when there is none in time.</summary>
    public static async Task<byte[]?> Print(string program, Func<Stream, CancellationToken, Task> writePage, TimeSpan limit,
        ILogger logger, CancellationToken stop)
    {
        using var folder = PrintFolder.Make();
        var (page, pdf) = (Path.Combine(folder.Path, "page.html"), Path.Combine(folder.Path, "page.pdf"));
        await using (var html = File.Create(page)) await writePage(html, stop);
        string[] arguments = [.. Switches, .. Sandbox(), $"--user-data-dir={Path.Combine(folder.Path, "profile")}",
            $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri];
        var said = await Run(program, arguments, folder.Path, limit, stop);
        if (File.Exists(pdf) && new FileInfo(pdf).Length > 0) return await File.ReadAllBytesAsync(pdf, stop);
        logger.LogError("The browser made no PDF: {Said}", said);
        return null;
    }

    /// <summary>As "Chromium 140.0"; null when it does not say.</summary>
    public static async Task<string?> Version(string program, TimeSpan limit, CancellationToken stop)
    {
        var said = await Run(program, ["--version"], Path.GetTempPath(), limit, stop);
        return said?.Split('\n').FirstOrDefault(line => line.Contains("Chrom", StringComparison.Ordinal))?.Trim();
    }

    // Root and containers have no sandbox to give; the page is the service's own, without script.
    static string[] Sandbox() =>
        Environment.IsPrivilegedProcess || Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true"
            ? ["--no-sandbox"] : [];

    // What it wrote; null when it was stopped.
    static async Task<string?> Run(string program, string[] arguments, string home, TimeSpan limit, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home
        };
        foreach (var name in start.Environment.Keys.Except(PassedOn, StringComparer.OrdinalIgnoreCase)
            .ToArray()) start.Environment.Remove(name);
        foreach (var name in (ReadOnlySpan<string>)["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"]) start.Environment[name] = home;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(limit);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limited.Token);
            var errors = process.StandardError.ReadToEndAsync(limited.Token);
            await process.WaitForExitAsync(limited.Token);
            return await output + await errors;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            // Its folder can be removed once it has let go of it.
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(LongestDeath);
            }
        }
    }
}
