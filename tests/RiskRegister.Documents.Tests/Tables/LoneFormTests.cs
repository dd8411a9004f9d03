using System.Text;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>Forms of text that are known by their labels, without another like them.</summary>
public sealed class LoneFormTests
{
    const string Labelled = "Owner: Reed\n\nLikelihood: 3\n\nImpact: 4\n\nControls: Dredging\n";
    const string Headed = "Owner\n\nReed\n\n## Likelihood\n\n3\n\n## Impact\n\n4\n\n## Controls\n\nDredging\n";
    const string Cells = "Owner | Reed; Likelihood | 3; Impact | 4; Controls | Dredging";

    [Theory]
    [InlineData("# Silt\n\n" + Labelled)]
    [InlineData("# Silt\n\nSome words.\n\n## Who\n" + Labelled)]
    [InlineData("# Silt\n\n**Owner:** Reed\n\n## Scores\n**Likelihood:** 3\n**Impact:** 4\n## Response\n**Controls:** Dredging\n")]
    [InlineData("# Silt\n\n## " + Headed)]
    [InlineData("<h1>Silt</h1><p><b>Owner:</b> Reed</p><p>Likelihood: 3</p><p>Impact: 4</p><p>Controls: Dredging</p>")]
    [InlineData("<h1>Silt</h1><h2>Owner</h2><p>Reed</p><h2>Likelihood</h2><p>3</p><h2>Impact:</h2><p>4</p><h2>Controls</h2>Dredging")]
    [InlineData("<h1>Silt</h1><dl><dt>Owner<dd>Reed<dt>Likelihood<dd>3<dt>Impact<dd>4<dt>Controls<dd>Dredging</dl>")]
    public void One_has_its_labels_in_lines_or_headings(string text)
    {
        var table = Of(text).ShouldHaveSingleItem();

        table.Title.ShouldNotBeNull();
        Shown(table).ShouldBe(Cells);
    }

    [Theory]
    [InlineData(Labelled)]
    [InlineData("## " + Headed)]
    [InlineData("<p>Owner: Reed</p><p>Likelihood: 3</p><p>Impact: 4</p><p>Controls: Dredging</p>")]
    public void It_needs_no_heading_above(string text) => Shown(Of(text).ShouldHaveSingleItem()).ShouldBe(Cells);

    [Fact]
    public void Several_may_have_their_labels_as_headings()
    {
        var tables = Of($"# Risks\n\n## Silt\n\n### {Lower()}\n## Theft\n\n### {Lower()}\n## Notes\n\nNone.\n");

        tables.Select(table => table.Title).ShouldBe(["Silt", "Theft"]);
        tables.Select(Shown).ShouldBe([Cells, Cells]);

        static string Lower() => Headed.Replace("##", "###", StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_heading_says_may_have_paragraphs_and_items() => Shown(Of("# Silt\n\n## Current controls\n\nBoth of\nthese\n\n"
        + $"- Dredging\n- Pumps\n\nSince May.\n\n## Status\n## {Headed}").ShouldHaveSingleItem())
        .ShouldBe($"Current controls | Both of these\n- Dredging\n- Pumps\nSince May.; {Cells}");

    [Theory]
    [InlineData("# Report\n\n## Introduction\n\nx\n\n## Risks\n\ny\n\n## Controls\n\nz\n\n## Conclusion\n\nq\n")]
    [InlineData("# Report\n\nAuthor: Reed\n\nVersion: 1\n\nStatus: Final\n\nOwner: Reed\n")]
    [InlineData("# x\nRef,Risk\n1,\"Cause: a\nOwner: b\nImpact: 3\nLikelihood: 4\nControls: c\"\n")]
    [InlineData("# Silt\n```\n" + Labelled + "```\n")]
    public void Other_texts_are_none(string text) => Of(text).ShouldHaveSingleItem().Rows[0].Number.ShouldBe(1);

    [Fact]
    public void Below_each_of_several_headings_labels_that_are_not_shared_are_no_one_form() =>
        Of("# A\n\nOwner: x\nImpact: 3\n\n# B\n\nOwner: y\nLikelihood: 4\nControls: z\n").ShouldHaveSingleItem().Rows[0].Number.ShouldBe(1);

    static IReadOnlyList<SourceTable> Of(string text) =>
        Reading.Read(Encoding.UTF8.GetBytes(text), "r.md").Tables;

    static string Shown(SourceTable table) =>
        string.Join("; ", table.Rows.Select(row => string.Join(" | ", row.Cells)));
}
