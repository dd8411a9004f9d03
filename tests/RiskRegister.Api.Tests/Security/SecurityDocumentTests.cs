using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Security;

public sealed partial class SecurityDocumentTests
{
    static readonly DirectoryInfo Root = Above(new DirectoryInfo(AppContext.BaseDirectory));

    public static TheoryData<string> Named => [.. Names().Matches(File.ReadAllText(Path.Combine(Root.FullName, "docs", "security.md")))
        .Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Named))]
    public void Every_test_that_docs_security_names_exists(string name)
    {
        var (type, test) = (name.Split('.')[0], name.Split('.').ElementAtOrDefault(1));
        var files = Directory.GetFiles(Path.Combine(Root.FullName, "tests"), $"{type}.cs", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        if (test is not null) files.ShouldContain(file => File.ReadAllText(file).Contains($" {test}(", StringComparison.Ordinal));
    }

    static DirectoryInfo Above(DirectoryInfo folder) => folder.GetFiles("RiskRegister.sln").Length > 0 ? folder : Above(folder.Parent!);

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+Tests(\\.[A-Za-z0-9_]+)?)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();
}
