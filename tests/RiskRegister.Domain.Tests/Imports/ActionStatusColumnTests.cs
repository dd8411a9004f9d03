using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>A status right behind the owners and days of actions is theirs, whatever one of its cells says.</summary>
public sealed class ActionStatusColumnTests
{
    [Theory]
    [InlineData("In progress - tender")]
    [InlineData("Complete (moved to control)")]
    [InlineData("Amber")]
    [InlineData("With the contractor")]
    public void A_cell_that_says_no_status_is_named_and_closes_no_entry(string cell)
    {
        var table = Register(["R1", "Flood", "Pumps", cell], ["", "", "Walls", "Not started"], ["R2", "Cyber", "SOC", "Complete"]);

        Asked(table).ShouldBeEmpty();
        var read = Read(table);
        read.Rows.Select(row => row.Status).ShouldBe([null, null]);
        read.Rows.SelectMany(row => row.Actions!.Value).Select(action => action.Status)
            .ShouldBe([null, ActionStatus.Open, ActionStatus.Done]);
        var message = read.Messages.Where(message => message.Code == ImportCodes.ActionUnreadable).ShouldHaveSingleItem();
        (message.Row, message.Column).ShouldBe((2, "Status"));
        message.Message.ShouldStartWith($"\"{cell}\" is no status");
    }

    [Fact]
    public void A_word_and_its_month_are_one_too()
    {
        var table = Register(["R1", "Flood", "Pumps", "Complete Oct 16"], ["", "", "Walls", "Not started"]);

        var row = Read(table).Rows.ShouldHaveSingleItem();
        row.Status.ShouldBeNull();
        row.Actions!.Value[0].CompletedOn.ToString().ShouldBe("in October 2016");
    }

    [Fact]
    public void It_is_theirs_where_it_stands_beside_an_action_alone()
    {
        var table = Register(["R1", "Flood", "Pumps", "Open"], ["", "", "Walls", "Closed"], ["R2", "Cyber", "SOC", "Amber"]);

        Asked(table).ShouldBeEmpty();
        Read(table).Rows.Select(row => row.Status).ShouldBe([null, null]);
    }

    [Fact]
    public void Where_its_words_are_said_of_entries_as_well_it_is_asked_whose_it_is()
    {
        var table = Register(["R1", "Flood", "Pumps", "Open"], ["R2", "Cyber", "SOC", "Closed"], ["R3", "Frost", "Grit", "Amber"]);

        Asked(table).ShouldBe(["status-of:"]);
        Answered([table], ("status-of:", "actions")).Rows.Select(row => row.Status).ShouldBe([null, null, null]);
    }

    [Theory]
    [InlineData("Proposed", "Awaiting sign-off")]
    [InlineData("Archived", "Open for a second quarter, then to be closed")]
    public void Where_a_word_is_said_of_entries_alone_each_may_yet_be_the_actions(string entries, string cell)
    {
        var table = Register(["R1", "Flood", "Pumps", "Open"], ["R2", "Cyber", "SOC", entries], ["R3", "Frost", "Grit", cell]);

        var questions = Understood(table).Analysis.Questions
            .Where(question => question.Id.StartsWith("status:", StringComparison.Ordinal)).ToArray();
        questions.ShouldNotBeEmpty();
        questions.ShouldAllBe(question => question.Choices.Any(choice => choice.Value == "actions"));
        questions.ShouldAllBe(question => question.Proposed == null);
    }

    [Fact]
    public void What_several_rows_of_an_entry_say_is_not_shown_as_one_status()
    {
        var table = Table(["Ref", "Risk", "Status", "Gross score", "Net score", "Action"],
            ["R1", "Flood", "Complete Oct 26", "16", "9", "Pumps"], ["", "", "Not started", "", "", "Walls"],
            ["R2", "Cyber", "Open", "16", "9", "SOC"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Text.ShouldStartWith("\"Complete Oct 26\" and \"Not started\" stand as the status in rows of one entry");
        question.Proposed.ShouldBeNull();
    }

    [Fact]
    public void A_status_that_was_answered_stays_the_entrys()
    {
        var table = Register(["R1", "Flood", "Pumps", "Open"], ["R2", "Cyber", "SOC", "Not started"], ["R3", "Frost", "Grit", "Amber"]);
        var mapping = new ImportMapping
        {
            Answers = new Dictionary<string, string> { ["status:amber"] = "proposed", ["status:not started"] = "open" },
        };

        RegisterReader.Read([table], Settings, mapping).Rows.Select(row => row.Status)
            .ShouldBe([RowStatus.Open, RowStatus.Open, RowStatus.Proposed]);
    }

    [Theory]
    [InlineData("Head A", "Amber", "Not started")]
    [InlineData("Head A", "Live", "Dormant")]
    public void Before_the_actions_it_is_the_entrys(string owner, string one, string other)
    {
        var table = Table(["Ref", "Risk", "Status", "Gross score", "Net score", "Action", "Action owner", "Due"],
            ["R1", "Flood", one, "16", "9", "Pumps", owner, "31/03/2027"], ["R2", "Cyber", "Open", "16", "9", "SOC", owner, "31/03/2027"],
            ["R3", "Frost", other, "16", "9", "Grit", owner, "31/03/2027"]);

        Understood(table).Analysis.Tables[0].Columns[2].Fields.ShouldBe([ImportField.Status]);
    }

    [Theory]
    [InlineData("Risk status", false)]
    [InlineData("Status of risk", false)]
    [InlineData("Action status", true)]
    public void A_status_that_is_headed_as_the_risks_or_the_actions_is_theirs(string heading, bool isOfActions)
    {
        var table = Register([["R1", "Flood", "Pumps", "Open"], ["R2", "Cyber", "SOC", "In progress"]], heading);

        Asked(table).ShouldBe(isOfActions ? [] : ["status:in progress"]);
        Understood(table).Analysis.Tables[0].Columns[7].Fields
            .ShouldBe([isOfActions ? ImportField.ActionStatuses : ImportField.Status]);
    }

    static SourceTable Register(params string[][] rows) => Register(rows, "Status");

    static SourceTable Register(string[][] rows, string heading)
    {
        string[] headings = ["Ref", "Risk", "Gross score", "Net score", "Action", "Action owner", "Due", heading];
        return Table([headings, .. rows.Select(Row)]);

        static string[] Row(string[] said) => said[0].Length > 0
            ? [said[0], said[1], "16", "9", said[2], "Eng", "31/03/2027", said[3]]
            : ["", "", "", "", said[2], "Eng", "31/03/2027", said[3]];
    }

    [Fact]
    public void Words_that_no_entry_has_are_asked_about_right_behind_the_actions()
    {
        var table = Table(["Ref", "Risk", "Gross", "Net", "Actions", "Status"],
            ["K1", "Silt", "16", "9", "Dredge", "On track"], ["K2", "Ice", "16", "9", "Grit", "Complete"],
            ["K3", "Fog", "16", "9", "Horn", "Not started"]);
        Asked(table).ShouldBe(["status-of:"]);
        var rows = Answered([table], ("status-of:", "actions")).Rows;
        rows.ShouldAllBe(row => row.Status == null);
        rows[1].Actions!.Value.Single().Status.ShouldBe(ActionStatus.Done);
    }

    [Fact]
    public void Words_that_entries_have_are_theirs_there()
    {
        var table = Table(["Ref", "Risk", "Gross", "Net", "Actions", "Status"],
            ["K1", "Silt", "16", "9", "Dredge", "Open"], ["K2", "Ice", "16", "9", "Grit", "In progress"]);
        Asked(table).ShouldNotContain("status-of:");
        Asked(Table(["Ref", "Risk", "Gross", "Net", "Actions", "Risk status"],
            ["K1", "Silt", "16", "9", "Dredge", "On track"])).ShouldNotContain("status-of:");
    }
}
