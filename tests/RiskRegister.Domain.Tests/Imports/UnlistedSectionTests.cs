using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Names above entries, and of their sheets, that say that the entries are not, not yet or not for long on the register.</summary>
public class UnlistedSectionTests
{
    static readonly string[] Headings = ["Ref", "Title", "Score", "Residual", "Owner"];
    static readonly string[] Unnumbered = ["Title", "Score", "Residual", "Owner"];

    static SourceTable[] Section(string name) =>
        [Table(Headings, ["R1", "Bats", "16", "9", "A"], [name, "", "", "", ""], ["R2", "Old trees", "16", "9", "B"])];

    static SourceTable[] Caption(string name) =>
        [Table(Headings, ["R1", "Bats", "16", "9", "A"], [name, "", "", "", ""], Headings, ["R2", "Old trees", "16", "9", "B"])];

    static SourceTable[] Sheets(string name) =>
        [Sheet("Register", Headings, ["R1", "Bats", "16", "9", "A"]), Sheet(name, Headings, ["R2", "Old trees", "16", "9", "B"])];

    static SourceTable AloneAsTitle(string name) =>
        Table(Unnumbered, ["Bats", "16", "9", "A"], [name, "", "", ""], ["Old trees", "16", "9", "B"]);

    static string[] Asked(params SourceTable[] tables) =>
        [.. Understood(tables).Analysis.Questions.Select(question => question.Id.Split(':')[0])];

    [Theory]
    [InlineData("New risks proposed for inclusion", "proposed")]
    [InlineData("Proposed risks", "proposed")]
    [InlineData("2. Proposed risks", "proposed")]
    [InlineData("Proposed project risks", "proposed")]
    [InlineData("Proposed service risks", "proposed")]
    [InlineData("Proposed new ICT risks and opportunities", "proposed")]
    [InlineData("Corporate risks (proposed)", "proposed")]
    [InlineData("Draft risks – not yet approved by CMT", "proposed")]
    [InlineData("New and emerging risks (not yet agreed)", "proposed")]
    [InlineData("Potential new risks", "proposed")]
    [InlineData("Possible additional risks for Q3", "proposed")]
    [InlineData("Candidate risks", "proposed")]
    [InlineData("Pipeline risks", "proposed")]
    [InlineData("Risks in the pipeline", "proposed")]
    [InlineData("Risks under consideration", "proposed")]
    [InlineData("New risks currently being considered", "proposed")]
    [InlineData("Risks to be considered by the Board", "proposed")]
    [InlineData("Risks and opportunities awaiting approval", "proposed")]
    [InlineData("Risks not yet on the corporate register", "proposed")]
    [InlineData("Suggested risks", "proposed")]
    [InlineData("Proposed risks for the register", "proposed")]
    [InlineData("Proposed additions to the register", "proposed")]
    [InlineData("Proposed", "proposed")]
    [InlineData("Risks considered and not added", "leaveOut")]
    [InlineData("Not on the register", "leaveOut")]
    [InlineData("Risks considered but discounted", "leaveOut")]
    [InlineData("Risks not included in this register", "leaveOut")]
    [InlineData("Risks not accepted by CMT", "leaveOut")]
    [InlineData("Rejected risks", "leaveOut")]
    [InlineData("Declined threats – June 2026", "leaveOut")]
    [InlineData("Example", "leaveOut")]
    [InlineData("Worked example 1", "leaveOut")]
    [InlineData("Sample risk", "leaveOut")]
    [InlineData("Watch list", null)]
    [InlineData("Watch list risks", null)]
    [InlineData("Part B – Risk watchlist (Q2)", null)]
    [InlineData("Strategic risk register: watch list", null)]
    [InlineData("Horizon scanning", null)]
    [InlineData("Horizon scanning risks", null)]
    [InlineData("Emerging risks and horizon scan", null)]
    [InlineData("Parked risks", null)]
    [InlineData("Inactive risks", null)]
    [InlineData("Issues (materialised risks)", null)]
    [InlineData("Risks that have materialised", null)]
    public void What_is_not_yet_on_the_register_is_asked_about(string name, string? proposed)
    {
        foreach (var tables in (SourceTable[][])[Section(name), Caption(name), Sheets(name)])
        {
            var question = Understood(tables).Analysis.Questions.ShouldHaveSingleItem();
            question.Id.ShouldStartWith("unlisted-section:");
            question.Proposed.ShouldBe(proposed);
            question.Choices.Select(choice => choice.Value).ShouldBe(["open", "proposed", "leaveOut"]);
            Answered(tables, (question.Id, "open")).Rows.Count.ShouldBe(2);
            Answered(tables, (question.Id, "proposed")).Rows.Select(row => row.Status).ShouldBe([null, RowStatus.Proposed]);
            Answered(tables, (question.Id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Bats");
        }
    }

    [Theory]
    [InlineData("Risks proposed for removal")]
    [InlineData("Risks proposed to be closed")]
    [InlineData("Risks proposed to be removed")]
    [InlineData("Recommended for removal")]
    [InlineData("Risks recommended for closure by the Board")]
    [InlineData("Risks and opportunities to be closed")]
    [InlineData("Corporate risks – suggested to be de-escalated")]
    [InlineData("Risks closed or proposed for closure")]
    [InlineData("Risks pending closure (Q2)")]
    [InlineData("Candidates for closure")]
    [InlineData("Proposed closures")]
    [InlineData("Recommended closure")]
    [InlineData("Risks for possible closure")]
    public void What_is_to_be_closed_is_open_until_it_is_answered_otherwise(string name)
    {
        foreach (var tables in (SourceTable[][])[Section(name), Caption(name), Sheets(name)])
        {
            var question = Understood(tables).Analysis.Questions.ShouldHaveSingleItem();
            question.Id.ShouldStartWith("closed-section:");
            question.Proposed.ShouldBe("open");
            Answered(tables, (question.Id, "open")).Rows.Count.ShouldBe(2);
            Answered(tables, (question.Id, "closed")).Rows.Select(row => row.Status).ShouldBe([null, RowStatus.Closed]);
            Answered(tables, (question.Id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Bats");
        }
    }

    [Theory]
    [InlineData("Draft corporate risk register")]
    [InlineData("Draft risks and opportunities register")]
    [InlineData("Project risks")]
    [InlineData("Draft Local Plan")]
    [InlineData("Draft budget risks")]
    [InlineData("Emerging risks")]
    [InlineData("Incidents")]
    [InlineData("Proposed risk owners")]
    [InlineData("Proposed changes to risks")]
    [InlineData("Proposed risk appetite")]
    [InlineData("Proposed – new bus station")]
    [InlineData("Proposed library closures")]
    [InlineData("Recommended actions")]
    [InlineData("Risks for discussion")]
    [InlineData("Tolerated risks")]
    [InlineData("Risks not included in insurance")]
    [InlineData("Risks not accepted by insurers")]
    [InlineData("Draft risk management strategy")]
    [InlineData("Strategic risks and rejected claims")]
    [InlineData("Rejected planning applications")]
    [InlineData("Risks considered by the Board")]
    [InlineData("Risks of schemes not yet approved")]
    [InlineData("Risks to schemes under consideration")]
    [InlineData("Gas pipeline risks")]
    [InlineData("Horizon IT system")]
    [InlineData("Terrorism watch list failures")]
    [InlineData("Sites proposed for closure")]
    [InlineData("Waste removal and recycling")]
    [InlineData("Sampling and examples of practice")]
    [InlineData("Potential risks")]
    public void Names_that_may_be_any_section_are_not(string name)
    {
        Asked(Section(name)).ShouldBeEmpty();
        Asked(Sheets(name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Proposed risks")]
    [InlineData("Watch list risks")]
    [InlineData("Horizon scanning")]
    [InlineData("PROPOSED RISKS")]
    [InlineData("Proposed risks to the harbour")]
    public void A_name_alone_where_titles_stand_is_a_section_or_an_entry_as_is_answered(string name)
    {
        var table = AloneAsTitle(name);
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("unlisted-section:");
        Answered([table], (question.Id, "open")).Rows.Select(row => row.Title).ShouldBe(["Bats", "Old trees"]);
        Answered([table], (question.Id, "proposed")).Rows.Select(row => row.Status).ShouldBe([null, RowStatus.Proposed]);
        Answered([table], (question.Id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Bats");
        Answered([table], (question.Id, "entry"), ("unscored-rows", "propose")).Rows.Select(row => row.Title)
            .ShouldBe(["Bats", name, "Old trees"]);
        Answered([table], (question.Id, "leaveOut")).Messages.ShouldContain(message => message.Code == ImportCodes.RowIgnored
            && message.Message.Contains(name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Proposed closures of libraries")]
    [InlineData("Proposed risk of strikes")]
    [InlineData("Draft budget risks")]
    [InlineData("Proposed risks to the harbour, the quay and the fish market from dredging")]
    public void An_entry_of_which_there_is_but_a_title_stays_one(string title) =>
        Answered([AloneAsTitle(title)], ("unscored-rows", "propose")).Rows.Select(row => row.Title)
            .ShouldBe(["Bats", title, "Old trees"]);

    [Fact]
    public void Such_a_name_below_all_entries_names_none_and_is_asked_about_as_an_entry_without_a_score() =>
        Asked(Table(Unnumbered, ["Bats", "16", "9", "A"], ["Proposed risks", "", "", ""])).ShouldBe(["unscored-rows"]);

    [Fact]
    public void In_a_table_of_two_columns_it_is_one_too() =>
        Asked(Table(["Title", "Residual score"], ["Bats", "16"], ["Proposed risks", ""], ["Old trees", "9"]))
            .ShouldBe(["single-score", "unlisted-section"], ignoreOrder: true);
}
