using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using RiskRegister.Api.Tests.Durability;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Start;

/// <summary>
/// What README and the pages for its readers say to type is typed, every line in its order, against the sample register: all succeeds but
/// what the pages themselves say is refused.
/// </summary>
public sealed partial class WalkTests : IDisposable
{
    static readonly string Root = RootAbove(new DirectoryInfo(AppContext.BaseDirectory)).FullName;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskregister-walk-");
    readonly List<string> data = [];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        folder.Delete(recursive: true);
        foreach (var each in data.Where(Directory.Exists)) Directory.Delete(each, recursive: true);
    }

    [Fact]
    public async Task Every_line_of_every_walk_does_what_it_says()
    {
        if (!await Prerequisites.HasPostgres(Stop)) Prerequisites.PostgresIsMissing();
        using var sample = await Start("data", "--Sample", "true");
        using var register = await Start("register", "--Sample", "false");
        MakeFolder();

        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var page in (string[])["README.md", "docs/for-owners.md", "docs/for-legal-services.md", "docs/for-committees.md",
            "docs/for-operators.md"])
        {
            var script = Script(page)
                .Replace("http://localhost:8080", Address(sample), StringComparison.Ordinal)
                .Replace("http://localhost:8081", Address(register), StringComparison.Ordinal);
            script.Split('\n').Count(line => line.StartsWith("curl", StringComparison.Ordinal)).ShouldBeGreaterThan(1, page);
            said[page] = await Run(page, script);
        }

        said["docs/for-legal-services.md"].ShouldContain("Refused: nothing was changed.");
        said["docs/for-committees.md"]
            .ShouldSatisfyAllConditions(text => text.ShouldContain("304"), text => text.ShouldContain("Refused: not for this role."));
        said["docs/for-operators.md"].ShouldContain("a service runs on it, and it is migrated.");
        await sample.Interrupt(Stop);
        await register.Interrupt(Stop);
    }

    [Fact]
    public void What_the_pages_name_is_there()
    {
        foreach (var page in Directory.GetFiles(Path.Combine(Root, "docs"), "*.md").Append(Path.Combine(Root, "README.md")))
        {
            foreach (var link in Link().Matches(File.ReadAllText(page)).Select(match => match.Groups["to"].Value))
            {
                var to = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link));
                (File.Exists(to) || Directory.Exists(to)).ShouldBeTrue($"{Path.GetFileName(page)} names {link}");
            }
        }
    }

    async Task<ServiceProcess> Start(string name, params string[] settings)
    {
        // Made by the service, so that whoever runs PostgreSQL reaches it.
        var made = Path.Combine(Path.GetTempPath(), $"riskregister-walk-{name}-{Guid.NewGuid():n}");
        data.Add(made);
        var service = await ServiceProcess.Start(made, Stop, settings);
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, name), made);
        return service;
    }

    // As the reader's folder is: the service built, the data directory of the one that runs, and two files to import. An answer that is no
    // success ends the walk.
    void MakeFolder()
    {
        foreach (var file in (string[])["risks.csv", "opportunities.csv"])
            File.Copy(Path.Combine(Root, "db", "samples", "2016-17-Q3", file), Path.Combine(folder.FullName, file));
        Write("run", $"""
            #!/usr/bin/env bash
            exec dotnet '{typeof(Program).Assembly.Location}' "$@" --DataDirectory data
            """);
        Write("bin/curl", """
            #!/usr/bin/env bash
            PATH="${PATH#*:}" exec curl --fail-with-body --show-error "$@"
            """);
        // Reads to the end: what is cut short while curl still writes would be an error of curl's.
        Write("bin/head", """
            #!/usr/bin/env bash
            PATH="${PATH#*:}" && [[ "$1" == -n ]] && shift
            exec sed -n "1,${1#-}p"
            """);
    }

    void Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    async Task<string> Run(string page, string script)
    {
        Write("walk", $"set -euxo pipefail\n{script}");
        var start = new ProcessStartInfo("bash", ["walk"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["PATH"] = $"{Path.Combine(folder.FullName, "bin")}:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        var (said, traced) = (await output, await errors);
        process.ExitCode.ShouldBe(0, $"{page}: {End(traced)}\n{End(said)}");
        return said;
    }

    static string End(string text) => text[Math.Max(0, text.Length - 2500)..];

    static string Script(string page)
    {
        var script = new StringBuilder();
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(Root, page)))) script.AppendLine(block.Groups["lines"].Value);
        return script.ToString();
    }

    static string Address(ServiceProcess service) => service.Client.BaseAddress!.ToString().TrimEnd('/');

    static DirectoryInfo RootAbove(DirectoryInfo folder) => folder.GetFiles("RiskRegister.sln").Length > 0 ? folder
        : RootAbove(folder.Parent!);

    [GeneratedRegex("^```bash\\n(?<lines>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<to>[^)#:]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
