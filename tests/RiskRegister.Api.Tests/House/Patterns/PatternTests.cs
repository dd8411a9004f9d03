using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.House.Patterns;

/// <summary>Patterns meet what others wrote, at any length: the time that they take grows with it, and no faster.</summary>
public sealed class PatternTests
{
    const BindingFlags Declared = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    static readonly (string Name, GeneratedRegexAttribute Pattern)[] All =
    [
        .. new[]
        {
            typeof(Domain.EntryLife), typeof(RiskRegister.Documents.Tables.TableFile), typeof(Refusal),
            typeof(RiskRegister.Postgres.EmbeddedCluster), typeof(RiskRegister.Pages.RegisterPages), typeof(Program),
        }.SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(type => type.GetMembers(Declared))
            .SelectMany(member => member.GetCustomAttributes<GeneratedRegexAttribute>()
                .Select(pattern => ($"{member.DeclaringType!.Name}.{member.Name}", pattern))),
    ];

    [Fact]
    public void A_pattern_is_linear_by_proof_or_does_not_go_back() => All
        .Where(each => !each.Pattern.Options.HasFlag(RegexOptions.NonBacktracking) && each.Pattern.MatchTimeoutMilliseconds <= 0)
        .Where(each => !IsLinear(each.Pattern)).Select(each => each.Name).ShouldBeEmpty();

    [Fact]
    public void A_pattern_that_is_linear_by_proof_goes_back_for_not_doing_so_takes_half_a_mebibyte() => All
        .Where(each => each.Pattern.Options.HasFlag(RegexOptions.NonBacktracking) && IsLinear(each.Pattern))
        .Select(each => each.Name).ShouldBeEmpty();

    [Fact]
    public void A_pattern_means_the_same_wherever_it_was_compiled() => All
        .Where(each => (each.Pattern.Options & (RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)) == RegexOptions.IgnoreCase)
        .Where(each => !each.Pattern.Options.HasFlag(RegexOptions.CultureInvariant)).Select(each => each.Name).ShouldBeEmpty();

    [Theory]
    [InlineData("DateText.Figures")]
    [InlineData("PipeNotes.Definition")]
    [InlineData("Migrations.Right")]
    [InlineData("KeysInText.WholeKey")]
    public void Each_project_has_patterns_that_are_looked_at(string name) => All.Select(each => each.Name).ShouldContain(name);

    [Theory]
    [InlineData(@"^(a+)+$")]
    [InlineData(@"^(a|ab|b)*$")]
    [InlineData(@"^(\w+\s?)*$")]
    [InlineData(@"^\s*\s*x")]
    [InlineData(@"^.*,.*$")]
    [InlineData(@"\s+$")]
    [InlineData(@"\w+@")]
    [InlineData(@"closed.{0,40}\sby")]
    [InlineData(@"^([a-c]?[b-d]){9}e")]
    [InlineData(@"^((the|a)\s+)*the\s.*x")]
    [InlineData(@"(^|x)\s*y?\s*z")]
    public void A_pattern_that_can_be_read_in_more_and_more_ways_is_found(string pattern) =>
        PatternTime.IsLinear(pattern, RegexOptions.None).ShouldBeFalse();

    [Theory]
    [InlineData(@"^[a-z]+$")]
    [InlineData(@"^\s*x\s*$")]
    [InlineData(@"^(\w+\W+)*closed")]
    [InlineData(@"\bopen\s+risks?\b")]
    [InlineData(@"^(the\s+|this\s+)?(risk|opportunity)\s*:")]
    [InlineData(@"^(?<day>[0-9]{1,2})[./](?<month>[0-9]{1,2})$")]
    [InlineData(@"^(?i:risk +)?\p{Lu}{1,4}-[0-9]+")]
    [InlineData(@"[^\]]\]")]
    [InlineData("–|—")]
    public void A_pattern_that_can_be_read_in_few_ways_is_known(string pattern) =>
        PatternTime.IsLinear(pattern, RegexOptions.None).ShouldBeTrue();

    [Theory]
    [InlineData("^a+A+$", RegexOptions.None, true)]
    [InlineData("^a+A+$", RegexOptions.IgnoreCase, false)]
    [InlineData("^(?-i:a)+(?-i:A)+$", RegexOptions.IgnoreCase, true)]
    [InlineData("^a+(?i:A)+$", RegexOptions.None, false)]
    [InlineData(@"^.+\n+$", RegexOptions.None, true)]
    [InlineData(@"^.+\n+$", RegexOptions.Singleline, false)]
    [InlineData(@"^[^x]+y", RegexOptions.None, true)]
    [InlineData(@"^[^x]+y", RegexOptions.Multiline, false)]
    public void Options_count(string pattern, RegexOptions options, bool isLinear) =>
        PatternTime.IsLinear(pattern, options).ShouldBe(isLinear);

    [Theory]
    [InlineData("(?<!a)b")]
    [InlineData("a(?=b)")]
    [InlineData(@"(?<a>x)\k<a>")]
    [InlineData("(?>a+)b")]
    [InlineData("^(a?b?)*c")]
    [InlineData("a)b")]
    public void Nothing_is_proven_of_what_is_not_understood(string pattern) =>
        Should.Throw<NotSupportedException>(() => PatternTime.IsLinear(pattern, RegexOptions.None));

    static bool IsLinear(GeneratedRegexAttribute pattern)
    {
        try
        {
            return PatternTime.IsLinear(pattern.Pattern, pattern.Options);
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }
}
