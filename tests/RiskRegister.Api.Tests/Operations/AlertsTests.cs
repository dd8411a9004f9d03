using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Operations;

/// <summary>
/// Every alert of deploy/prometheus/alerts.yml: what the service says before a fault and after it is given to Prometheus' own rule engine,
/// which must be silent about the one and fire about the other.
/// </summary>
public sealed partial class AlertsTests(WatchedService watched) : IClassFixture<WatchedService>
{
    static readonly string Rules = Path.Combine(RepositoryFolder(), "deploy", "prometheus", "alerts.yml");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Alerts => [.. Alert().Matches(File.ReadAllText(Rules)).Select(match => match.Groups["name"].Value)];

    [Theory]
    [MemberData(nameof(Alerts))]
    public async Task It_fires_when_its_fault_is_there_and_is_silent_before(string alert)
    {
        Prerequisites.NeedsPrograms("promtool. Debian and Ubuntu: apt-get install prometheus", "promtool");
        var fault = WatchedFaults.Of(alert).ShouldNotBeNull($"{alert} has no fault that a test makes.");
        var before = await watched.Scrape();
        IReadOnlyDictionary<string, string>? after;
        await using (await fault(watched)) after = await watched.Scrape();

        var (code, said) = await Evaluate(alert, before.ShouldNotBeNull(), after);

        code.ShouldBe(0, said);
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Its_section_is_in_the_runbook(string alert)
    {
        var rule = File.ReadAllText(Rules).Split("- alert: ").Single(text => text.StartsWith(alert + "\n", StringComparison.Ordinal));
        rule.ShouldContain($"runbook: docs/operations.md#{alert.ToLowerInvariant()}\n");
        File.ReadAllText(Path.Combine(RepositoryFolder(), "docs", "operations.md")).ShouldContain($"\n### {alert}\n");
    }

    [Fact]
    public async Task Everything_that_the_dashboard_and_the_alerts_ask_for_is_there()
    {
        var there = (await watched.Scrape()).ShouldNotBeNull().Keys.Select(series => series.Split('{')[0])
            .ToHashSet(StringComparer.Ordinal);
        var dashboard = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder(), "deploy", "grafana", "risk-register.json"), Stop);
        using var parsed = JsonDocument.Parse(dashboard);
        var asked = Metric().Matches(dashboard + await File.ReadAllTextAsync(Rules, Stop)).Select(match => match.Value)
            .Distinct(StringComparer.Ordinal).ToArray();

        asked.Length.ShouldBeGreaterThan(15);
        asked.Except(there).ShouldBe(["riskregister_snapshots_total", "riskregister_imports_total"], ignoreOrder: true,
            "nothing of these was done yet");
    }

    static async Task<(int Code, string Said)> Evaluate(
        string alert, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string>? after)
    {
        const string job = "job=\"riskregister\",instance=\"register-1\"";
        var series = before.Keys.Union(after?.Keys ?? []).Select(name => new
        {
            series = name.EndsWith('}') ? $"{name[..^1]},{job}}}" : $"{name}{{{job}}}",
            values = $"{Values(before.GetValueOrDefault(name), 10)} {Values(after?.GetValueOrDefault(name), 30)}",
        }).Append(new { series = $"up{{{job}}}", values = $"1+0x10 {(after is null ? 0 : 1)}+0x30" });
        var firing = $"ALERTS{{alertname=\"{alert}\",alertstate=\"firing\"}}";
        var test = new
        {
            rule_files = new[] { Rules },
            evaluation_interval = "1m",
            tests = new[]
            {
                new
                {
                    interval = "1m",
                    input_series = series,
                    promql_expr_test = new object[]
                    {
                        new { expr = firing, eval_time = "10m", exp_samples = Array.Empty<object>() },
                        new { expr = $"max(count_over_time({firing}[29m])) > bool 0", eval_time = "40m",
                            exp_samples = new[] { new { labels = "{}", value = 1 } } },
                    },
                },
            },
        };
        var path = Path.Combine(Path.GetTempPath(), $"riskregister-alert-{Guid.NewGuid():n}.yml");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(test), Stop);
        try
        {
            var start = new ProcessStartInfo("promtool", ["test", "rules", path])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var promtool = Process.Start(start)!;
            var said = promtool.StandardOutput.ReadToEndAsync(Stop);
            var complained = promtool.StandardError.ReadToEndAsync(Stop);
            await promtool.WaitForExitAsync(Stop);
            return (promtool.ExitCode, await said + await complained);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static string Values(string? value, int more) => value is null ? $"_x{more + 1}" : $"{value}+0x{more}";

    static string RepositoryFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RiskRegister.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("- alert: (?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Alert();

    [GeneratedRegex("(riskregister_|http_server_|dotnet_)[a-z_]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Metric();
}
