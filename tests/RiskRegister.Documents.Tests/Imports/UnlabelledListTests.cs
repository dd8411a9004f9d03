using System.Text;
using RiskRegister.Documents.Tests.Tables;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Imports;

/// <summary>Lists without labels below the headings of entries: what they are is asked once.</summary>
public sealed class UnlabelledListTests
{
    const string Id = "unlabelled-lists";

    const string Register = "|Ref|Risk|Gross score|Net score|\n|--|--|--|--|\n|K-1|Silt|16|9|\n|K-2|Theft|12|4|\n\n";

    [Theory]
    [InlineData(Register + "## K-1: Silt\n- Dredge\n- Pump\n## K-2: Theft\n\n* Lamps\n")]
    [InlineData(Register + "### K-1 Silt\nIt fills.\n\n- Dredge\n- Pump\n\n### K-2 Theft\n- Lamps\n\nEnd.\n")]
    [InlineData("## K-1: Silt\n- Owner: Weir\n- Gross score: 16\n- Net score: 9\n\n- Dredge\n- Pump\n"
        + "## K-2: Theft\n- Owner: Ruiz\n- Gross score: 12\n- Net score: 4\n\n- Lamps\n")]
    [InlineData("## K-1 Silt\n**Owner:** Weir\n**Gross score:** 16\n**Net score:** 4 x 3\n\n- Dredge\n- Pump\n"
        + "## K-2 Theft\n**Owner:** Ruiz\n**Gross score:** 12\n**Net score:** 4\n- Lamps\n")]
    [InlineData("<h2>K-1: Silt</h2><dl><dt>Owner<dd>Weir<dt>Gross score<dd>16<dt>Net score<dd>9</dl><ul><li>Dredge<li>Pump</ul>"
        + "<h2>K-2: Theft</h2><dl><dt>Owner<dd>Ruiz<dt>Gross score<dd>12<dt>Net score<dd>4</dl><ul><li>Lamps</ul>")]
    public void They_are_controls_or_actions_once_that_is_answered(string text)
    {
        Asked(text).Count(id => id == Id).ShouldBe(1);

        Rows(text, "controls").Select(row => string.Join('|', row.Controls!.Value))
            .ShouldBe(["Dredge|Pump", "Lamps"]);
        Rows(text, "actions").Select(row => string.Join('|', row.Actions!.Value.Select(action => action.Text)))
            .ShouldBe(["Dredge|Pump", "Lamps"]);
        Rows(text, "none").ShouldAllBe(row => row.Controls == null && row.Actions == null);
        Understood(text, (Id, "none")).Register.Messages.ShouldContain(message => message.Code == ImportCodes.TextIgnored
            && message.Message.Contains("Dredge", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Register + "## Q1 Progress\n- All went well\n## Q2 Progress\n- Less so\n")]
    [InlineData(Register + "## K-8 Fog\n- All went well\n## K-9 Frost\n- Less so\n")]
    public void Lists_below_other_headings_are_not_asked_about_and_named(string text)
    {
        Asked(text).ShouldNotContain(Id);
        Understood(text).Register.Messages.Select(message => message.Message)
            .Where(message => message.Contains("All went well", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("- Controls:\n- Dredge\n- Pump\n")]
    [InlineData("- Controls:\n\n  - Dredge\n  - Pump\n")]
    [InlineData("- Controls: Dredge\n  - Pump\n")]
    public void Lists_that_a_label_stands_above_are_what_it_says(string controls)
    {
        var text = $"## K-1: Silt\n- Owner: Weir\n- Gross score: 16\n- Net score: 9\n{controls}"
            + "## K-2: Theft\n- Owner: Ruiz\n- Gross score: 12\n- Net score: 4\n"
            + "- Controls: Lamps\n";

        Asked(text).ShouldNotContain(Id);
        Understood(text).Register.Rows[0].Controls!.Value.ShouldBe(["Dredge", "Pump"]);
    }

    static string[] Asked(string text) => [.. Understood(text).Analysis.Questions.Select(question => question.Id)];

    static IReadOnlyList<ImportedRow> Rows(string text, string answer)
    {
        var joining = Understood(text, (Id, answer)).Analysis.Questions.Select(question => (question.Id, Answer: question.Proposed!));
        var understood = Understood(text, [(Id, answer), .. joining]);
        understood.Analysis.Questions.ShouldBeEmpty();
        return understood.Register.Rows;
    }

    static Understanding Understood(string text, params (string Id, string Answer)[] answers) => RegisterReader.Understand(
        Reading.Read(Encoding.UTF8.GetBytes(text), "r.md").Tables, new RegisterSettings(),
        new ImportMapping { Answers = answers.ToDictionary(each => each.Id, each => each.Answer) });
}
