using RiskRegister.Api.Http;
using RiskRegister.Domain;
using RiskRegister.UseCases.Keys;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>The document's patterns say what the rules do.</summary>
public sealed class PatternTests
{
    static readonly string[] Pieces =
    [
        "C", "R", "O", "c", "r", "o", "0", "1", "9", "123456", "1234567", ".", ".1", ".999", ".1000", "-", "2016-17-Q3", "2016-17-q4",
        "2016-18-Q3", "Q5", "latest",
        "0190f3a2-7c1e-7b44-9d55-2f6f0c8e1a05", "Flood", " ", "\t", "\n", "\r\n", "\u0085", "\u2028", "\0", "\u007f", "\u009f", "\u000b",
        "\f", "é", "⚠️", ",", "\"", "/",
    ];

    // Every text of up to three pieces.
    static readonly IEnumerable<string> Texts =
        from first in Pieces.Append("") from second in Pieces.Append("") from third in Pieces.Append("") select first + second + third;

    [Fact]
    public void A_reference_or_id_matches_where_it_can_be_read() => Check(Patterns.ReferenceOrId, IsReferenceOrId);

    [Fact]
    public void A_reference_that_is_written_matches_and_nothing_else() =>
        Check(Patterns.Reference, text => EntryReference.TryParse(text, out var reference) && reference.ToString() == text);

    [Fact]
    public void A_list_of_references_matches_where_each_can_be_read()
    {
        foreach (var list in (string[])["CR5", "CR5,CO7.1", " CR5 , cr7 ", "CR5,"]) Matches(list, Patterns.References).ShouldBeTrue(list);
        foreach (var list in (string[])["", ",", "CR5 CR7", "CR5;CR7", "CR05", "5"]) Matches(list, Patterns.References).ShouldBeFalse(list);
    }

    [Fact]
    public void A_quarter_matches_where_it_can_be_read() => Texts
        .Where(text => (text == "latest" || Quarter.TryParse(text, out _)) && !Matches(text, Patterns.QuarterOrLatest)).ShouldBeEmpty();

    [Fact]
    public void A_line_matches_where_the_rule_finds_no_fault() =>
        Check(Patterns.Line, text => TextRules.LineFault(text, int.MaxValue) is null);

    [Fact]
    public void Prose_matches_where_the_rule_finds_no_fault_in_what_is_kept() => Texts
        .Where(text => Matches(text, Patterns.Prose) && TextRules.ProseFault(TextRules.Prose(text), int.MaxValue) is not null)
        .ShouldBeEmpty();

    [Theory]
    [InlineData("\"0190f3a2.3.5d41\"", true)]
    [InlineData("W/\"0190f3a2.3.5d41\"", true)]
    [InlineData("\"a\", \"b\"", true)]
    [InlineData("*", false)]
    [InlineData("a", false)]
    [InlineData("\"a b\"", false)]
    public void An_ETag_matches_with_its_quotes(string header, bool matches)
    {
        Matches(header, Patterns.ETags).ShouldBe(matches);
        Matches(header, Patterns.ETagsOrAny).ShouldBe(matches || header == "*");
    }

    [Fact]
    public void An_access_key_that_is_made_has_an_id_that_matches()
    {
        for (var count = 0; count < 100; count++) Matches(AccessKeyId(), Patterns.Key).ShouldBeTrue();
    }

    // .NET reads an id with space around it too.
    static bool IsReferenceOrId(string text) =>
        EntryReference.TryParse(text, out _) || (Guid.TryParseExact(text, "D", out _) && text.Trim().Length == text.Length);

    static void Check(string pattern, Func<string, bool> isGood) =>
        Texts.Distinct().Where(text => Matches(text, pattern) != isGood(text)).Take(10).ShouldBeEmpty();

    static string AccessKeyId()
    {
        KeyToken.Create(out var text);
        return text.Substring("rr_".Length, 12);
    }

    static bool Matches(string text, string pattern) => SchemaText.Matches(text, pattern);
}
