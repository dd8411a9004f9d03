using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.House;

/// <summary>What docs/architecture.md says of the house.</summary>
public sealed partial class HouseTests
{
    const int Broadest = 140;
    static readonly string Root = FindRoot();

    [Fact]
    public void The_use_cases_know_nothing_of_HTTP() => typeof(Refusal).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name)
        .ShouldNotContain(name => name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void The_domain_has_no_packages() => typeof(Domain.EntryLife).Assembly.GetReferencedAssemblies()
        .ShouldAllBe(assembly => assembly.Name!.StartsWith("System.", StringComparison.Ordinal) || assembly.Name == "System");

    [Theory]
    [InlineData("RiskRegister.Domain")]
    [InlineData("RiskRegister.Documents")]
    [InlineData("RiskRegister.Postgres")]
    [InlineData("RiskRegister.UseCases")]
    [InlineData("RiskRegister.Pages")]
    [InlineData("RiskRegister.Api")]
    public void No_two_folders_of_a_project_need_each_other(string project)
    {
        var needs = Needs(project);
        var cycles = needs.Keys.Where(folder => Reached(needs, folder).Contains(folder)).ToArray();
        cycles.ShouldBeEmpty();
    }

    [Fact]
    public void The_pages_call_use_cases_and_have_no_SQL_but_that_of_sessions()
    {
        typeof(RiskRegister.Pages.RegisterPages).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name)
            .ShouldNotContain(name => name == "System.Net.Http" || name == "riskregister");
        Sources(Path.Combine(Root, "src", "RiskRegister.Pages")).Where(file => file.Text.Contains("using Npgsql", StringComparison.Ordinal)
            || file.Text.Contains("using Dapper", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file.Path))).Distinct().ShouldBe(["Sessions"]);
    }

    [Fact]
    public void A_feature_does_not_import_another()
    {
        var imports = Sources(Path.Combine(Root, "src", "RiskRegister.Api", "Features")).SelectMany(file =>
        {
            var own = Namespace().Match(file.Text).Groups["name"].Value;
            return Using().Matches(file.Text).Select(match => match.Groups["name"].Value)
                .Where(used => used.StartsWith("RiskRegister.Api.Features.", StringComparison.Ordinal) && used != own)
                .Select(used => $"{own} uses {used}");
        });
        imports.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Files_name_what_they_use_in_order_the_runtimes_own_first()
    {
        var disordered = new[] { "src", "tests" }.SelectMany(folder => Sources(Path.Combine(Root, folder))).Where(file =>
        {
            var used = file.Text.Split('\n').Where(line => UsingLine().IsMatch(line)).Select(line => line.TrimEnd()).ToArray();
            return !used.SequenceEqual(used.OrderBy(KindOf).ThenBy(IsForeign).ThenBy(SegmentsOf, StringComparer.Ordinal));
        });

        disordered.Select(file => file.Path).ShouldBeEmpty();

        static int KindOf(string line) => line.Contains(" = ", StringComparison.Ordinal) ? 2
            : line.StartsWith("using static ", StringComparison.Ordinal) ? 1 : 0;
        static bool IsForeign(string line) => !NameIn(line).StartsWith("System", StringComparison.Ordinal);
        static string SegmentsOf(string line) => NameIn(line).ToLowerInvariant().Replace('.', '\u0001');
        static string NameIn(string line) =>
            line.Replace("using ", "", StringComparison.Ordinal).Replace("static ", "", StringComparison.Ordinal).TrimEnd(';');
    }

    [Fact]
    public void What_is_committed_is_confirmed() => Sources(Path.Combine(Root, "src"))
        .Where(file => file.Text.Contains(".CommitAsync(", StringComparison.Ordinal)).Select(file => Path.GetFileName(file.Path))
        .ShouldBe(["ConfirmedCommits.cs"]);

    // But for what stands in raw strings, such as SQL and JSON, which is as broad as what it says.
    [Fact]
    public void Lines_have_at_most_140_characters()
    {
        var broad = new[] { "src", "tests" }.SelectMany(folder => Sources(Path.Combine(Root, folder)))
            .SelectMany(file => CodeOf(file.Text).Where(line => line.Text.Length > Broadest).Select(line => $"{file.Path}:{line.Number}"));

        broad.ShouldBeEmpty();

        static IEnumerable<(int Number, string Text)> CodeOf(string text)
        {
            var isRaw = false;
            foreach (var (at, line) in text.Split('\n').Index())
            {
                var marks = line.Split("\"\"\"").Length - 1;
                if (!isRaw && marks == 0) yield return (at + 1, line.TrimEnd('\r'));
                isRaw ^= marks % 2 == 1;
            }
        }
    }

    static Dictionary<string, HashSet<string>> Needs(string project)
    {
        var needs = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (_, text) in Sources(Path.Combine(Root, "src", project)))
        {
            if (Namespace().Match(text) is not { Success: true } found) continue;
            var own = found.Groups["name"].Value;
            needs.TryAdd(own, []);
            needs[own].UnionWith(Using().Matches(text).Select(match => match.Groups["name"].Value)
                .Where(used => used.StartsWith(project, StringComparison.Ordinal) && used != own
                    && !own.StartsWith(used + ".", StringComparison.Ordinal)));
        }

        return needs;
    }

    static HashSet<string> Reached(Dictionary<string, HashSet<string>> needs, string from)
    {
        var (reached, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([from]));
        while (next.TryDequeue(out var folder))
        {
            foreach (var needed in needs.GetValueOrDefault(folder, []).Where(reached.Add)) next.Enqueue(needed);
        }

        return reached;
    }

    static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(path => (path, File.ReadAllText(path)));

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RiskRegister.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("^using [A-Za-z][^(]*;\\r?$", RegexOptions.NonBacktracking)]
    private static partial Regex UsingLine();

    [GeneratedRegex("^namespace (?<name>[\\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex("^using (static )?(?<name>RiskRegister[\\w.]*);", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();
}
