using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Titles and references that say the kind of rows of which no column does.</summary>
public class KindsByTitleTests
{
    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual score"];

    [Fact]
    public void Titles_that_all_begin_with_their_kind_say_it() => Read(Table(
        Headings, ["71", "Threat: Heather beetle", "16", "4"], ["72", "Opportunity: Biodiversity sales", "4", "16"])).Rows
        .Select(row => row.Kind).ShouldBe([EntryKind.Risk, EntryKind.Opportunity]);

    [Theory]
    [InlineData("71", "Path erosion", "72", "Opportunity to share the crematorium")]
    [InlineData("71", "Path erosion", "72", "Opportunity: Biodiversity sales")]
    [InlineData("71", "Path erosion", "72", "Biodiversity sales (opportunity)")]
    [InlineData("71", "Path erosion", "72", "Biodiversity sales [Opp]")]
    [InlineData("R-71", "Path erosion", "O-72", "Biodiversity sales")]
    [InlineData("SR1", "Path erosion", "SO1", "Biodiversity sales")]
    [InlineData("R1", "Path erosion", "OP1", "Biodiversity sales")]
    [InlineData("71", "Path erosion", "72", "There is an opportunity to share the crematorium")]
    [InlineData("71", "Path erosion", "72", "The opportunity to share the crematorium")]
    public void Where_only_some_do_or_the_references_it_is_asked(string one, string risk, string other, string opportunity)
    {
        SourceTable[] table = [Table(Headings, [one, risk, "16", "4"], [other, opportunity, "4", "16"])];
        var asked = Understood(table).Analysis;
        var question = asked.Questions.ShouldHaveSingleItem();
        (question.Id, question.Row).ShouldBe(("kinds-by-title", 3));
        Kinds("same").ShouldBe([EntryKind.Risk, EntryKind.Risk]);
        Kinds("each").ShouldBe([EntryKind.Risk, EntryKind.Opportunity]);

        IEnumerable<EntryKind> Kinds(string answer)
        {
            var answers = new Dictionary<string, string> { ["kinds-by-title"] = answer };
            var again = RegisterReader.Understand(table, Settings, asked.Mapping with { Answers = answers }).Analysis.Mapping;
            return RegisterReader.Read(table, Settings, again).Rows.Select(row => row.Kind);
        }
    }

    [Theory]
    [InlineData("Opportunity", true)]
    [InlineData("Financial opportunity", true)]
    [InlineData("Legal; opportunity", true)]
    [InlineData("Equal opportunity", false)]
    [InlineData("Missed opportunity", false)]
    public void A_type_among_others_that_says_so_is_asked_about(string type, bool isAsked)
    {
        SourceTable[] table =
        [
            Table([.. Headings, "Risk type"], ["71", "Path erosion", "16", "4", "Operational"],
                ["72", "Biodiversity sales", "9", "4", type],
                ["73", "Fly posting", "9", "4", "Financial"]),
        ];
        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldBe(isAsked ? ["kinds-by-title"] : []);
        if (isAsked) Answered(table, ("kinds-by-title", "each")).Rows.Select(row => row.Kind)
            .ShouldBe([EntryKind.Risk, EntryKind.Opportunity, EntryKind.Risk]);
    }

    [Fact]
    public void Letters_of_several_levels_before_numbers_say_nothing() =>
        Understood(Table(Headings, ["SR1", "Path erosion", "16", "4"], ["PO1", "Fly posting", "9", "4"])).Analysis.Questions
            .ShouldBeEmpty();

    [Theory]
    [InlineData("There is an opportunity to bid that is missed")]
    [InlineData("Opportunities for young people are lost")]
    [InlineData("Opportunity to bid missed")]
    [InlineData("Opportunity to merge the depots fails")]
    [InlineData("Opportunities to save not taken")]
    [InlineData("Opportunity for a grant is lost because the bid is late")]
    [InlineData("Opportunities to sell heat are never realised")]
    public void An_opportunity_that_is_lost_is_a_risk(string title)
    {
        SourceTable[] table = [Table(Headings, ["71", "Path erosion", "16", "4"], ["72", title, "12", "8"])];
        Understood(table).Analysis.Questions.ShouldBeEmpty();
        Read(table).Rows.Select(row => row.Kind).ShouldBe([EntryKind.Risk, EntryKind.Risk]);
    }

    [Theory]
    [InlineData("Opportunity to recover lost income")]
    [InlineData("Opportunities to cut missed bin collections")]
    [InlineData("Opportunity for homes not far from work")]
    public void What_it_makes_good_is_not_lost(string title) =>
        Understood(Table(Headings, ["71", "Path erosion", "16", "4"], ["72", title, "4", "16"])).Analysis.Questions
            .ShouldHaveSingleItem().Id.ShouldBe("kinds-by-title");

    [Fact]
    public void A_status_beside_actions_may_be_theirs()
    {
        SourceTable[] table =
        [
            Table([.. Headings, "Action", "Owner", "By when", "Status"],
                ["71", "Path erosion", "16", "4", "Retender", "Ranger", "31/10/2026", "Open"],
                ["72", "Fly posting", "16", "4", "Recruit", "Ranger", "30/11/2026", "Closed"]),
        ];
        var owned = new ImportMapping { Answers = new Dictionary<string, string> { ["owner-of:"] = "entries" } };
        var asked = RegisterReader.Understand(table, Settings, owned).Analysis.Questions.ShouldHaveSingleItem();
        asked.Choices.Select(choice => choice.Value).ShouldContain("actions");
        var rows = Answered(table, ("owner-of:", "entries"), (asked.Id, "actions")).Rows;
        rows.ShouldAllBe(row => row.Status == null);
        rows[1].Actions!.Value.ShouldHaveSingleItem().Status.ShouldNotBe(rows[0].Actions!.Value.ShouldHaveSingleItem().Status);
    }

    [Theory]
    [InlineData("In progress")]
    [InlineData("Not yet started")]
    [InlineData("With the board")]
    public void So_may_a_word_be_that_is_no_status_of_an_entry(string word)
    {
        SourceTable[] table =
        [
            Table(["Reference", "Title", "Mitigation", "Action owner", "Score", "Residual score", "Status"],
                ["71", "Path erosion", "Retender", "Ranger", "16", "4", word],
                ["72", "Fly posting", "Recruit", "Ranger", "16", "4", "Live"]),
        ];
        var asked = Understood(table).Analysis.Questions.Single(each => each.Id.StartsWith("status:", StringComparison.Ordinal));
        asked.Choices.ShouldContain(choice => choice.Value == "actions");
        Answered(table, (asked.Id, "actions")).Rows.ShouldAllBe(row => row.Status == null);
    }

    [Theory]
    [InlineData("In progress", true)]
    [InlineData("With the board", false)]
    public void Before_them_only_what_actions_say_may_be_theirs(string word, bool mayBeOfActions)
    {
        var table = Table(["Reference", "Title", "Score", "Residual score", "Status", "Mitigation", "Action owner"],
            ["71", "Path erosion", "16", "4", word, "Retender", "Ranger"], ["72", "Fly posting", "16", "4", "Live", "Recruit", "Ranger"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Choices.Any(choice => choice.Value == "actions")
            .ShouldBe(mayBeOfActions);
    }

    [Fact]
    public void A_status_that_stands_before_the_actions_is_rather_the_entrys()
    {
        var read = Understood(Table(["Ref", "Title", "Status", .. Headings[2..], "Mitigation", "Action owner", "By when"],
            ["71", "Path erosion", "Open", "16", "4", "Retender", "Ranger", "31/10/2026"],
            ["72", "Fly posting", "Closed", "16", "4", "Recruit", "Ranger", "30/11/2026"]));
        read.Analysis.Questions.ShouldHaveSingleItem().Proposed.ShouldBe("closed");
    }
}
