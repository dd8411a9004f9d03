namespace RiskRegister.Api.Pdf;

/// <summary>Finds Chromium.</summary>
public static class Browsers
{
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    static readonly string[] Elsewhere =
    [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    /// <summary>The program, or null where there is none.</summary>
    /// <param name="configured">The path that the configuration names; then nothing else is looked for.</param>
    public static string? Find(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured)) return File.Exists(configured) ? configured : null;
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => directories, (name, directory) => Path.Combine(directory, name)).Concat(Elsewhere)
            .FirstOrDefault(File.Exists);
    }
}
