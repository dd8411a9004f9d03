using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Headings that say more than a known one: an adjective, a time, what is in place, or two things at once.</summary>
public sealed class HeadingAdditionTests
{
    [Theory]
    [InlineData("Key actions", ImportField.Actions)]
    [InlineData("Main mitigations", ImportField.Actions)]
    [InlineData("Planned controls", ImportField.Actions)]
    [InlineData("Proposed control measures", ImportField.Actions)]
    [InlineData("Principal controls", ImportField.Controls)]
    [InlineData("Control measures in place", ImportField.Controls)]
    [InlineData("Mitigating actions in place", ImportField.Controls)]
    [InlineData("Existing actions", ImportField.Controls)]
    [InlineData("Actions to date", ImportField.Controls)]
    [InlineData("Actions implemented to date", ImportField.Controls)]
    [InlineData("Significant consequences", ImportField.Effects)]
    [InlineData("Key impacts", ImportField.Effects)]
    [InlineData("Main causes", ImportField.Description)]
    [InlineData("Primary owner", ImportField.Owners)]
    [InlineData("Primary category", ImportField.Types)]
    [InlineData("Target score Mar 27", ImportField.TargetScore)]
    [InlineData("Target rating (March 2027)", ImportField.TargetScore)]
    [InlineData("Target score by 31/03/2027", ImportField.TargetScore)]
    [InlineData("2026/27 target score", ImportField.TargetScore)]
    [InlineData("Date of review", ImportField.ReviewedOn)]
    [InlineData("Further precautions", ImportField.Actions)]
    [InlineData("Additional safeguards needed", ImportField.Actions)]
    [InlineData("Action to return to appetite", ImportField.Actions)]
    [InlineData("Actions to reach target", ImportField.Actions)]
    [InlineData("Further action (if any)", ImportField.Actions)]
    [InlineData("Work in progress", ImportField.Actions)]
    [InlineData("Actions taken", ImportField.Controls)]
    [InlineData("What we do now", ImportField.Controls)]
    [InlineData("Controls (1st/2nd/3rd line)", ImportField.Controls)]
    [InlineData("What we're doing already", ImportField.Controls)]
    [InlineData("Tgt score", ImportField.TargetScore)]
    [InlineData("Targ. risk", ImportField.TargetScore)]
    [InlineData("Res officer", null)]
    [InlineData("Controls & assurance", ImportField.Controls)]
    [InlineData("Key controls and assurances", ImportField.Controls)]
    [InlineData("UEB Lead", ImportField.Owners)]
    [InlineData("NPCC lead", ImportField.Owners)]
    [InlineData("Swim lead", null)]
    [InlineData("Key dates", null)]
    [InlineData("Key contact", null)]
    [InlineData("Main risk indicators", null)]
    [InlineData("Planned mitigation in place", null)]
    [InlineData("Date of next review", null)]
    [InlineData("Target score 12/25", null)]
    public void What_is_added_to_a_heading_does_not_hide_it(string heading, ImportField? field)
    {
        var table = Table(
            ["Ref", "Risk", "Inherent score", "Residual score", heading], ["1", "Floods", "16", "9", "6"], ["2", "Fires", "16", "9", "8"]);

        Understood(table).Analysis.Tables[0].Columns[4].Fields.ShouldBe(field is { } one ? [one] : []);
    }

    [Theory]
    [InlineData("Inh", "Res")]
    [InlineData("Inher.", "Resid.")]
    [InlineData("Orig", "Curr")]
    public void Words_of_scores_may_be_shortened(string before, string after)
    {
        var row = Read(Table(
            ["Ref", "Risk", $"{before} P", $"{before} I", $"{before} R", $"{after} P", $"{after} I", $"{after} R"],
            ["1", "Floods", "5", "4", "20", "2", "4", "8"])).Rows.Single();

        row.Score!.Value.ShouldBe(new StatedScore(20, 4, 5));
        row.ResidualScore!.Value.ShouldBe(new StatedScore(8, 4, 2));
    }

    [Theory]
    [InlineData("Mitigation date")]
    [InlineData("Target date for mitigation")]
    [InlineData("Date of action")]
    public void A_date_of_actions_is_theirs(string heading) =>
        ReadOne(("Actions", "Paint"), (heading, "31/03/2027")).Actions!.Value
            .Select(action => action.DueOn.Value).ShouldBe([new DateOnly(2027, 3, 31)]);

    [Theory]
    [InlineData("Score with action(s)", ImportField.ResidualScore)]
    [InlineData("Score with actions in place", ImportField.ResidualScore)]
    [InlineData("Rating with mitigation in place", ImportField.ResidualScore)]
    [InlineData("Score (after mitigating actions)", ImportField.ResidualScore)]
    [InlineData("Score without any controls", ImportField.Score)]
    [InlineData("Score once all actions are complete", ImportField.TargetScore)]
    [InlineData("Rating with planned mitigations", ImportField.TargetScore)]
    public void What_a_score_counts_says_which_it_is(string heading, ImportField field)
    {
        string[] others = field == ImportField.Score ? ["Residual score", "Target score"]
            : field == ImportField.TargetScore ? ["Inherent score", "Residual score"] : ["Score", "Target score"];
        var analysis = Understood(Table(["Ref", "Risk", .. others, heading], ["1", "Floods", "16", "9", "8"])).Analysis;

        analysis.Tables[0].Columns[4].Fields.ShouldBe([field]);
        analysis.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Responsible officer and target date", "Head of Works, 31/03/2027")]
    [InlineData("Lead & timescale", "Head of Works – March 2027")]
    [InlineData("Owner / due date", "Head of Works\n31/03/2027")]
    public void Who_does_actions_and_by_when_may_stand_in_one_column(string heading, string cell)
    {
        var row = ReadOne(("Actions", "Paint"), (heading, cell));

        row.Actions!.Value.ShouldBe([new ImportedAction("Paint", "Head of Works", new DateOnly(2027, 3, 31))]);
    }

    [Fact]
    public void Who_and_by_when_stand_in_a_line_for_each_action() =>
        ReadOne(("Actions", "Paint\nMend"), ("Responsible officer and target date", "Head of Works, 31/03/2027\nHead of Parks, 30/06/2027"))
            .Actions!.Value.ShouldBe(
            [
                new ImportedAction("Paint", "Head of Works", new DateOnly(2027, 3, 31)),
                new ImportedAction("Mend", "Head of Parks", new DateOnly(2027, 6, 30)),
            ]);

    [Theory]
    [InlineData("Head of Works / 31/03/2027", "Head of Parks / TBC", true)]
    [InlineData("Head of Works / ongoing", "Head of Parks / TBC", false)]
    public void Some_may_have_no_day_yet(string first, string second, bool areParted)
    {
        var table = Table(
            ["Ref", "Risk", "Score", "Residual score", "Risk owner", "Actions", "By whom / by when"],
            ["1", "Floods", "16", "9", "Head of Parks", "Pump", first],
            ["2", "Fires", "16", "9", "Head of Parks", "Alarm", second]);

        Understood(table).Analysis.Tables[0].Columns[6].Fields.Count.ShouldBe(areParted ? 2 : 0);
    }

    [Fact]
    public void Who_and_by_when_are_not_parted_where_the_cells_are_not()
    {
        var table = Table(
            ["Ref", "Risk", "Score", "Residual score", "Risk owner", "Actions", "Lead and date"],
            ["1", "Floods", "16", "9", "Head of Parks", "Pump", "Head of Works, 31/03/2027"],
            ["2", "Fires", "16", "9", "Head of Parks", "Alarm", "Head of Fire, when it is agreed"]);

        Understood(table).Analysis.Tables[0].Columns[6].Fields.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Score Q1 2026/27", "Score Q2 2026/27", "Score Q2 2026/27")]
    [InlineData("Current score (Q2)", "Current score (Q1)", "Current score (Q2)")]
    [InlineData("Q4 2025/26", "Q1 2026/27", "Q1 2026/27")]
    [InlineData("Score March 2026", "Score June 2026", "Score June 2026")]
    [InlineData("Residual score 30/06/2026", "Residual score 31/03/2026", "Residual score 30/06/2026")]
    [InlineData("Score Dec", "Score Mar", "Score Mar")]
    [InlineData("Score Q1", "Score Q2 2026/27", null)]
    public void The_latest_of_several_times_is_proposed(string one, string other, string? latest)
    {
        var table = Table(["Ref", "Risk", "Inherent score", one, other], ["1", "Floods", "16", "12", "9"], ["2", "Fires", "20", "12", "8"]);

        var question = Understood(table).Analysis.Questions[0];
        question.Proposed.ShouldBe(latest);
        question.Choices.Count(choice => choice.Effect.Contains(", the latest,", StringComparison.Ordinal))
            .ShouldBe(latest is null ? 0 : 1);
    }

    [Theory]
    [InlineData("Q1 2026-27", "Q2 2026-27", "second")]
    [InlineData("Register June 2026", "Register March 2026", "first")]
    [InlineData("Old", "New", null)]
    public void The_later_of_two_sheets_with_the_same_entries_is_proposed(string one, string other, string? proposed)
    {
        string[][] rows = [["Ref", "Risk", "Inherent score", "Residual score"], ["1", "Floods", "16", "9"], ["2", "Fires", "20", "9"]];

        Understood(Sheet(one, rows), Sheet(other, rows)).Analysis.Questions.ShouldHaveSingleItem().Proposed.ShouldBe(proposed);
    }

    [Theory]
    [InlineData("Q1 2026-27", "2025/26", false)]
    [InlineData("Sheet1", "Data", false)]
    [InlineData("March 2026", "Register 2", false)]
    [InlineData("Place", "People", true)]
    public void Sheets_that_are_named_after_a_time_or_nothing_are_no_services(string one, string other, bool isNamed)
    {
        string[] headings = ["Ref", "Risk", "Inherent score", "Residual score"];
        var read = Read(Sheet(one, headings, ["1", "Floods", "16", "9"]), Sheet(other, headings, ["2", "Fires", "20", "9"]));

        CodesOf(read.Messages).Contains(ImportCodes.NameIgnored).ShouldBe(isNamed);
    }

    [Theory]
    [InlineData("Likelihood of success")]
    [InlineData("Probability of occurrence")]
    public void Benefits_in_figures_beside_the_likelihood_of_success_are_impacts(string likelihood)
    {
        var table = Table(
            ["Ref", "Opportunity", "Benefit", likelihood, "Residual score"], ["1", "Grant", "4", "5", "12"], ["2", "Land", "5", "3", "12"]);

        Understood(table).Analysis.Tables[0].Columns.Skip(2).Take(2).SelectMany(column => column.Fields)
            .ShouldBe([ImportField.Impact, ImportField.Likelihood]);
    }
}
