using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What sections, names, columns and responses say of the kind.</summary>
public class KindSignTests
{
    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual score"];

    [Theory]
    [InlineData("Upside risks (opportunities)")]
    [InlineData("Upside risk")]
    [InlineData("Positive risks")]
    [InlineData("B. Opportunities and upside")]
    [InlineData("UPSIDE")]
    [InlineData("Strategic upside risks:")]
    public void Upside_and_positive_risks_are_opportunities(string section)
    {
        var read = Read(Table(Headings, ["R1", "Kiln cracks", "16", "4"], [section], ["R2", "Night market", "4", "16"],
            ["Downside risks"], ["R3", "Ash trees", "16", "4"]));
        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => row.Kind).ShouldBe([EntryKind.Risk, EntryKind.Opportunity, EntryKind.Risk]);
        Read(Sheet("Threats", Headings, ["R1", "Kiln cracks", "16", "4"]), Sheet(section.TrimEnd(':'), Headings, ["R2", "Fair", "4", "16"]))
            .Rows.Select(row => row.Kind).ShouldBe([EntryKind.Risk, EntryKind.Opportunity]);
    }

    [Theory]
    [InlineData("Upside and downside risks")]
    [InlineData("Positive and negative risks")]
    [InlineData("Risks and opportunities")]
    [InlineData("Revenues and benefits")]
    public void What_names_both_kinds_or_a_service_says_neither(string section)
    {
        var understood = Understood(Table(Headings, ["R1", "Kiln cracks", "16", "4"], ["Risks"], ["R2", "Night market", "4", "16"],
            [section], ["R3", "Positive feedback dries up", "16", "4"], ["R4", "Risk of missing the opportunity to bid", "9", "4"]));
        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Register.Rows.ShouldAllBe(row => row.Kind == EntryKind.Risk);
    }

    [Theory]
    [InlineData("Risk/Issue", "R", "I", "kind:i", "leaveOut")]
    [InlineData("R/I", "R", "I", "kind:i", "leaveOut")]
    [InlineData("Risk or issue?", "Risk", "Issue", "kind:issue", "leaveOut")]
    [InlineData("Risk or issue?", "Risk", "Risk - now an issue", "kind:risk - now an issue", null)]
    public void What_is_an_issue_below_a_heading_that_asks_for_it_is_asked_about(
        string heading, string risk, string issue, string id, string? proposed)
    {
        SourceTable[] table = [Table([.. Headings, heading], ["R1", "Kiln cracks", "16", "4", risk], ["R2", "Ash trees", "9", "4", issue])];
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed).ShouldBe((id, proposed));
        Answered(table, (id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Kiln cracks");
        Answered(table, (id, "risk")).Rows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Risk/Issue owner", "R", "I")]
    [InlineData("Key issue", "Yes", "No")]
    public void What_asks_for_something_else_is_no_kind(string heading, string one, string other) =>
        Read(Table([.. Headings, heading], ["R1", "Kiln cracks", "16", "4", one], ["R2", "Ash trees", "9", "4", other]))
            .Rows.ShouldAllBe(row => row.Kind == EntryKind.Risk);

    [Fact]
    public void A_section_that_speaks_of_opportunities_in_a_table_of_risks_is_asked_about()
    {
        SourceTable[] table =
            [Table(Headings, ["R1", "Kiln cracks", "16", "4"], ["Opportunities for next year"], ["R2", "Night market", "4", "16"])];
        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("section-kind:opportunities for next year");
        Kinds("opportunity").ShouldBe([EntryKind.Risk, EntryKind.Opportunity]);
        Kinds("nothing").ShouldBe([EntryKind.Risk, EntryKind.Risk]);

        IEnumerable<EntryKind> Kinds(string answer) =>
            Answered(table, ("section-kind:opportunities for next year", answer)).Rows.Select(row => row.Kind);
    }

    [Theory]
    [InlineData("Nature", "Negative", "Positive")]
    [InlineData("Risk nature", "Downside", "Upside")]
    [InlineData("Polarity", "-", "+")]
    [InlineData("+/-", "–", "+")]
    [InlineData("±", "-ve", "+ve")]
    [InlineData("Threat or opportunity", "Threat (downside)", "Opportunity (upside)")]
    [InlineData("Upside / downside", "Downside risk", "Upside risk")]
    [InlineData("Category", "Negative", "Positive")]
    [InlineData("Sort", "Threat", "Opportunity")]
    public void A_column_may_say_the_side(string heading, string risk, string opportunity)
    {
        SourceTable[] table = [Table([.. Headings, heading], ["1", "Kiln cracks", "16", "4", risk], ["2", "Fair", "4", "16", opportunity])];
        var understood = Understood(table);
        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Register.Rows.Select(row => row.Kind).ShouldBe([EntryKind.Risk, EntryKind.Opportunity]);
        RegisterReader.Read(table, Settings, understood.Analysis.Mapping).Rows.Select(row => row.Kind)
            .ShouldBe([EntryKind.Risk, EntryKind.Opportunity]);
    }

    [Theory]
    [InlineData("Nature", "Financial", "Operational")]
    [InlineData("Positive / negative impact", "On budgets", "None")]
    [InlineData("Press coverage", "Negative", "Positive")]
    public void Other_columns_say_no_side(string heading, string one, string other)
    {
        var understood = Understood(Table([.. Headings, heading], ["1", "Kiln cracks", "16", "4", one], ["2", "Fair", "4", "16", other]));
        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Register.Rows.ShouldAllBe(row => row.Kind == EntryKind.Risk);
    }

    [Theory]
    [InlineData("Response", "Exploit")]
    [InlineData("4Ts", "Enhance")]
    [InlineData("Treatment option", "Enhanced")]
    public void A_response_that_only_opportunities_have_is_asked_about_in_a_table_of_risks(string heading, string response)
    {
        SourceTable[] table =
        [
            Table([.. Headings, heading], ["1", "Kiln cracks", "16", "4", "Treat"], ["2", "Fair", "4", "16", response],
                ["3", "Ash trees", "16", "4", "Accept"], ["4", "Lantern walk", "4", "16", response]),
        ];
        var understood = Understood(table);
        var question = understood.Analysis.Questions.ShouldHaveSingleItem();
        question.Text.ShouldStartWith($"Rows 3, 5 say \"{response}\"");
        foreach (var (answer, kind) in new[] { ("opportunity", EntryKind.Opportunity), ("risk", EntryKind.Risk) })
        {
            var answers = new Dictionary<string, string> { [question.Id] = answer };
            var again = RegisterReader.Understand(table, Settings, understood.Analysis.Mapping with { Answers = answers }).Analysis.Mapping;
            var read = RegisterReader.Read(table, Settings, again);
            Refusals(read.Messages).ShouldBeEmpty();
            read.Rows.Select(row => row.Kind).ShouldBe([EntryKind.Risk, kind, EntryKind.Risk, kind]);
            (read.Rows[1].Response?.Value is EntryResponse.Exploit or EntryResponse.Enhance).ShouldBe(kind == EntryKind.Opportunity);
        }
    }

    [Fact]
    public void Where_a_column_says_the_kind_the_response_asks_nothing() => Understood(Table(
            [.. Headings, "Response", "Kind"], ["1", "Kiln cracks", "16", "4", "Treat", "Risk"],
            ["2", "Fair", "4", "16", "Exploit", "Opportunity"]))
        .Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Assumption", "Dependency")]
    [InlineData("Issues", "Decision")]
    [InlineData("Constraint", "Issue")]
    public void Types_of_a_log_of_projects_are_kinds_and_the_category_stays_the_type(string one, string other)
    {
        var table = Table(["Ref", "Type", "Title", "Category", "Score", "Residual score"], ["1", "Risk", "Kiln cracks", "Plant", "16", "4"],
            ["2", one, "Clay is dry", "Supply", "9", "4"], ["3", other, "Gas is laid on", "Supply", "9", "4"]);

        var asked = Understood(table).Analysis.Questions.Select(question => question.Id).ToArray();
        asked.ShouldAllBe(id => id.StartsWith("kind:", StringComparison.Ordinal));
        var rows = Answered([table], (asked[0], "leaveOut"), (asked[1], "risk")).Rows;
        rows.Select(row => (row.Title, row.Types!.Value[0])).ShouldBe([("Kiln cracks", "Plant"), ("Gas is laid on", "Supply")]);
    }

    [Fact]
    public void Types_of_which_few_are_those_of_a_log_stay_types()
    {
        var table = Table(["Ref", "Type", "Title", "Score", "Residual score"], ["1", "Financial", "Kiln cracks", "16", "4"],
            ["2", "Legal", "Clay is dry", "9", "4"], ["3", "Dependency", "Gas is laid on", "9", "4"]);

        Read(table).Rows.Select(row => row.Types!.Value[0]).ShouldBe(["Financial", "Legal", "Dependency"]);
    }
}
