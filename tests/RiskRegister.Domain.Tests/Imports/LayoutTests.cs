using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Shapes that registers have, and rows in them that are no entries.</summary>
public sealed class LayoutTests
{
    static readonly string[] Headings = ["Ref", "Title", "Inherent score", "Residual score"];
    static readonly string[] First = ["1", "Kiln cracks", "16", "9"];
    static readonly string[] Second = ["2", "Clay runs out", "12", "8"];

    [Fact]
    public void A_number_that_waits_for_its_entry_may_stand_anywhere()
    {
        var understood = Understood(Table(Headings, ["4"], First, ["7", "", "0", "0"], ["8"], Second, ["9"]));

        understood.Register.HasRefusals.ShouldBeFalse();
        understood.Register.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out"]);
        understood.Analysis.LeftOut.Select(row => (row.Row, row.Reason)).ShouldBe(
            [(2, LeftOutReason.Blank), (4, LeftOutReason.Blank), (5, LeftOutReason.Blank), (7, LeftOutReason.Blank)]);
    }

    [Fact]
    public void A_number_above_a_row_that_has_none_may_be_that_row_s() =>
        Refusals(Read(Table(Headings, First, ["7"], ["", "Clay runs out", "12", "8"])).Messages).ShouldBe([ImportCodes.TitleMissing]);

    [Theory]
    [InlineData("", "Total risks: 2", "28", "17")]
    [InlineData("Total", "2 entries", "28", "17")]
    [InlineData("Grand total (2)", "", "28", "17")]
    [InlineData("", "", "28", "17")]
    public void What_sums_up_the_entries_is_none(string reference, string title, string score, string residual)
    {
        var understood = Understood(Table(Headings, First, Second, [reference, title, score, residual], ["Average", "", "14", "8.5"]));

        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Register.Rows.Select(row => row.ResidualScore!.Value!.Value).ShouldBe([9, 8]);
        understood.Analysis.LeftOut.Select(row => (row.Row, row.Reason)).ShouldBe([(4, LeftOutReason.Total), (5, LeftOutReason.Total)]);
    }

    [Theory]
    [InlineData("Average score", true)]
    [InlineData("Total:", true)]
    [InlineData("Head of Works", false)]
    public void What_sums_up_may_be_said_below_the_owners(string owner, bool isTotal)
    {
        var understood = Understood(Table(["Ref", "Risk", "Owner", "Gross score", "Net score"],
            ["K1", "Kiln cracks", "Potter", "16", "9"], ["K2", "Clay runs out", "Buyer", "12", "8"], ["", "", owner, "", "9"]));
        understood.Analysis.LeftOut.Any(row => row.Reason == LeftOutReason.Total).ShouldBe(isTotal);
        understood.Register.HasRefusals.ShouldBe(!isTotal);
    }

    [Fact]
    public void A_numbered_section_is_no_entry()
    {
        var understood = Understood(Table(Headings, ["1", "POTTERY"], ["1.1", "Kiln cracks", "16", "9"], ["2.", "Weaving"],
            ["2.1", "Loom jams", "12", "8"], ["3", "Glass", "9", "6"]));

        understood.Analysis.LeftOut.Select(row => (row.Row, row.Reason, row.Text)).ShouldBe(
            [(2, LeftOutReason.Section, "POTTERY"), (4, LeftOutReason.Section, "Weaving")]);
        understood.Register.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Loom jams", "Glass"]);
    }

    [Theory]
    [InlineData("Key:")]
    [InlineData("Legend")]
    [InlineData("Scoring key")]
    public void Rows_below_the_heading_of_a_key_are_no_entries(string caption)
    {
        var understood = Understood(Table(Headings, First, [caption], ["↑", "has grown"], ["1-5", "Low"], Second));

        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Analysis.LeftOut.Select(row => (row.Row, row.Reason)).ShouldBe(
            [(3, LeftOutReason.Section), (4, LeftOutReason.Key), (5, LeftOutReason.Key)]);
        understood.Register.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out"]);
    }

    [Theory]
    [InlineData("Key", "1-6 Green", "7-14 Amber", "15-25 Red")]
    [InlineData("Legend:", "Low 1 to 6", "", "High 15+")]
    public void A_row_that_is_all_of_a_key_is_no_entry(params string[] cells)
    {
        var understood = Understood(Table(Headings, First, Second, cells));

        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Analysis.LeftOut.Select(row => (row.Row, row.Reason)).ShouldBe([(4, LeftOutReason.Key)]);
        understood.Register.Rows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Key", "Locks of 12 doors", "16", "9")]
    [InlineData("K1", "1-6 Green Lane floods", "16", "9")]
    public void An_entry_that_is_like_a_key_is_one(params string[] cells) =>
        Read(Table(Headings, First, Second, cells)).Rows.Select(row => row.Title).ShouldContain(cells[1]);

    [Fact]
    public void A_section_of_key_risks_is_no_key() =>
        Read(Table(Headings, ["Key risks"], First, Second)).Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out"]);

    [Theory]
    [InlineData("CLOSED RISKS")]
    [InlineData("Risks removed since the last report")]
    public void What_stands_below_a_heading_of_closed_risks_is_never_open(string caption)
    {
        var table = Table(Headings, First, [caption], Second, ["New risks"], ["3", "Glaze peels", "6", "4"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Code, question.Row, question.Proposed).ShouldBe((ImportCodes.StatusUnclear, 3, "closed"));
        LiveAfter(Plan(Answered([table], (question.Id, "closed")), [])).Select(entry => entry.Status)
            .ShouldBe([EntryStatus.Open, EntryStatus.Closed, EntryStatus.Open]);
        Answered([table], (question.Id, "leaveOut")).Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Glaze peels"]);
        Answered([table], (question.Id, "open")).Rows.ShouldAllBe(row => row.Status != RowStatus.Closed);
    }

    [Fact]
    public void The_caption_of_a_second_table_may_say_that_its_entries_are_closed()
    {
        var table = Table(
            Headings, First, [""], ["Closed risks"],
            ["Ref", "Title", "Residual score", "Inherent score"], ["2", "Clay runs out", "8", "12"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        Answered([table], (question.Id, "closed")).Rows.Select(row => row.Status).ShouldBe([null, RowStatus.Closed]);
    }

    [Theory]
    [InlineData("Clay runs out – CLOSED May 2026", true)]
    [InlineData("CLOSED: Clay runs out", true)]
    [InlineData("Clay runs out (closed)", true)]
    [InlineData("Risk removed", true)]
    [InlineData("Merged with CR1", true)]
    [InlineData("Superseded by risk 3", true)]
    [InlineData("De-escalated to the service register – parking", true)]
    [InlineData("Merged with partners' systems", false)]
    [InlineData("Replaced by machines", false)]
    [InlineData("Removed trees are not replaced", false)]
    [InlineData("Closed pit floods", false)]
    [InlineData("Road closed by the flood", false)]
    public void A_title_that_says_closed_is_asked_about(string title, bool isAsked)
    {
        var table = Table(Headings, First, ["2", title, "12", "8"]);

        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldBe(isAsked ? ["closed-titles"] : []);
        if (isAsked) Answered([table], ("closed-titles", "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Kiln cracks");
    }

    [Fact]
    public void A_status_that_begins_with_closed_is_proposed_as_closed() =>
        Understood(Table([.. Headings, "Status"], [.. First, "Open"], [.. Second, "Closed – merged with 1"])).Analysis.Questions
            .ShouldHaveSingleItem().Proposed.ShouldBe("closed");

    [Fact]
    public void The_steps_of_a_scale_below_the_register_are_no_entries()
    {
        var read = Read(Table(Headings, First, Second, [""], ["Score", "Impact", "Description"], ["1", "Negligible", "A scratch"],
            ["2", "Minor", "A chip"], ["3", "Moderate", "A crack"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Messages.ShouldContain(message => message.Code == ImportCodes.SheetIgnored && message.Row == 5);
        read.Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void Sheets_that_explain_the_register_are_left_out_and_named()
    {
        var understood = Understood(
            Sheet("Register", Headings, First),
            Sheet("Likelihoods",
                ["Likelihood", "Score", "Description"], ["Rare", "1", "Once a century"], ["Unlikely", "2", "Once a decade"]),
            Sheet("Guidance", ["Category", "Risk score", "Description", "Owner"], ["Money", "9", "Words", "Finance"]),
            Sheet("Key risks", Headings, Second));

        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Analysis.Tables.Select(table => table.Use).ShouldBe([TableUse.Entries, TableUse.None, TableUse.None, TableUse.Entries]);
        understood.Register.Messages.Count(message => message.Code == ImportCodes.SheetIgnored).ShouldBe(2);
    }

    [Theory]
    [InlineData("Severity", "Answered within", "Definition")]
    [InlineData("Score", "Meaning", "Description")]
    [InlineData("Impact rating", "Description", "Criteria")]
    public void What_defines_the_words_of_a_scale_is_no_register_beside_one_and_alone(params string[] headings)
    {
        string[][] key = [headings, ["Grave", "A day", "The works stop"], ["Slight", "A month", "A pot breaks"]];
        var register = Sheet("Register", Headings, First);

        Read(register, Sheet("Words", key)).Rows.ShouldHaveSingleItem().Title.ShouldBe("Kiln cracks");
        Read(Sheet("Words", key), Sheet("Log", ["When", "Who"], ["May", "Potter"])).Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Severity", "Definition", "Owner")]
    [InlineData("Score", "Risk", "Definition")]
    [InlineData("Ref", "Definition", "Score")]
    [InlineData("Rating", "Description", "Where")]
    public void Tables_that_say_more_of_what_they_define_may_be_registers(params string[] headings) =>
        Read(Table(headings, ["9", "8", "9"], ["12", "6", "8"])).Messages
            .ShouldNotContain(message => message.Code == ImportCodes.SheetIgnored && message.Message.Contains("explain the register"));

    [Fact]
    public void Scores_one_below_the_other_are_laid_side_by_side()
    {
        var read = Read(Table(
            ["Ref", "Risk", "Owner", "Stage", "I", "L", "Score", "Action"],
            ["1", "Kiln cracks", "Potter", "Gross", "4", "4", "16", "Rebuild it"],
            ["", "", "", "Current", "3", "3", "9", "Test it"],
            ["", "", "", "Target", "3", "1", "3", ""],
            ["2", "Clay runs out", "Buyer", "Gross", "4", "3", "12", ""],
            ["", "", "", "Current", "4", "2", "8", ""]));

        Refusals(read.Messages).ShouldBeEmpty();
        CodesOf(read.Messages).ShouldContain(ImportCodes.RowsJoined);
        read.Rows.Select(row => (row.Title, row.Score!.Value, row.ResidualScore!.Value, row.TargetScore!.Value)).ShouldBe(
        [
            ("Kiln cracks", new StatedScore(16, 4, 4), new StatedScore(9, 3, 3), new StatedScore(3, 3, 1)),
            ("Clay runs out", new StatedScore(12, 4, 3), new StatedScore(8, 4, 2), null),
        ]);
        read.Rows[0].Actions!.Value.Select(action => action.Text).ShouldBe(["Rebuild it", "Test it"]);
    }

    [Theory]
    [InlineData("1", "Kiln cracks", "", "", "")]
    [InlineData("1", "kiln cracks ", "", "", "Potter")]
    [InlineData("1", "Kiln cracks", "16", "9", "")]
    [InlineData("", "Kiln cracks", "", "", "")]
    public void Each_row_of_an_action_may_repeat_the_reference_and_title_alone(
        string reference, string title, string score, string residual, string owner)
    {
        var read = Read(Table(
            ["Ref", "Risk", "Score", "Residual score", "Risk owner", "Action", "Due date"],
            ["1", "Kiln cracks", "16", "9", "Potter", "Rebuild it", "2027-03-31"],
            [reference, title, score, residual, owner, "Test it", "2027-06-30"],
            ["1", "Kiln cracks", "", "", "", "Sweep it", ""],
            ["2", "Clay runs out", "12", "8", "Buyer", "", ""]));

        CodesOf(read.Messages).ShouldBe([ImportCodes.RowsJoined]);
        read.Rows.Select(row => (row.Title, row.Score!.Value!.Value, row.Owners!.Value[0]))
            .ShouldBe([("Kiln cracks", 16, "Potter"), ("Clay runs out", 12, "Buyer")]);
        read.Rows[0].Actions!.Value.Select(action => (action.Text, action.DueOn.Value))
            .ShouldBe([("Rebuild it", new DateOnly(2027, 3, 31)), ("Test it", new DateOnly(2027, 6, 30)), ("Sweep it", null)]);
    }

    [Theory]
    [InlineData("1", "Kiln cracks", "", "Baker", "Test it")]
    [InlineData("1", "Kiln cracks", "12", "", "Test it")]
    [InlineData("1", "Kiln cracks", "", "", "")]
    [InlineData("9", "Kiln cracks", "", "", "Test it")]
    [InlineData("1", "Kiln breaks", "", "", "Test it")]
    public void A_row_that_says_otherwise_or_nothing_is_none_of_an_action(
        string reference, string title, string score, string owner, string action)
    {
        var read = Understood(Table(
            ["Ref", "Risk", "Score", "Residual score", "Risk owner", "Action"],
            ["1", "Kiln cracks", "16", "9", "Potter", "Rebuild it"], [reference, title, score, "", owner, action])).Register;

        read.Rows.Count.ShouldBe(2);
        CodesOf(read.Messages).ShouldNotContain(ImportCodes.RowsJoined);
    }

    [Fact]
    public void Each_row_of_a_score_may_repeat_the_reference_and_the_title()
    {
        var read = Read(Table(
            ["Ref", "Risk", "", "Impact", "Likelihood"],
            ["1", "Kiln cracks", "Inherent", "4", "4"], ["1", "Kiln cracks", "Residual", "3", "3"],
            ["2", "Clay runs out", "Inherent", "4", "3"], ["2", "Clay runs out", "Residual", "4", "2"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.Title, row.Score!.Value!.Value, row.ResidualScore!.Value!.Value))
            .ShouldBe([("Kiln cracks", 16, 9), ("Clay runs out", 12, 8)]);
    }

    [Fact]
    public void A_cell_may_have_several_scores_in_lines_that_say_which_they_are()
    {
        var read = Read(Table(["Ref", "Risk", "Rating", "Owner"], ["1", "Kiln cracks", "Gross: I4 L5 (20)\nNet: I4 L2 (8)", "Potter"],
            ["2", "Clay runs out", "Gross: I3 L5\nNet: I2 L4", "Buyer"]));

        Refusals(read.Messages).ShouldBeEmpty();
        CodesOf(read.Messages).ShouldBe([ImportCodes.ColumnParted]);
        read.Rows.Select(row => (row.Title, row.Score!.Value, row.ResidualScore!.Value, row.Owners!.Value[0])).ShouldBe(
        [
            ("Kiln cracks", new StatedScore(20, 4, 5), new StatedScore(8, 4, 2), "Potter"),
            ("Clay runs out", new StatedScore(15, 3, 5), new StatedScore(8, 2, 4), "Buyer"),
        ]);
    }

    [Fact]
    public void A_status_column_is_no_stage_of_a_score()
    {
        var table = Table(["Ref", "Risk", "State", "Score", "Owner"], ["1", "Kiln cracks", "Current", "16", "Potter"],
            ["2", "Clay runs out", "Treated", "12", "Buyer"]);

        CodesOf(Understood(table).Register.Messages).ShouldNotContain(ImportCodes.RowsJoined);
        Understood(table).Register.Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void A_line_above_each_entry_is_its_title_where_no_column_is()
    {
        string[] headings = ["Cause", "Gross score", "Net score", "Controls"];

        var read = Read(Table(["Kiln cracks"], headings, ["Old age", "16", "9", "Weekly test"], ["", "", "", "Spare bricks"],
            ["Clay runs out"], headings, ["Demand", "12", "8", ""]));

        Refusals(read.Messages).ShouldBeEmpty();
        CodesOf(read.Messages).ShouldContain(ImportCodes.RowsJoined);
        read.Rows.Select(row => (row.Title, row.Description!.Value, row.Score!.Value!.Value, row.Controls!.Value.Count))
            .ShouldBe([("Kiln cracks", "Old age", 16, 2), ("Clay runs out", "Demand", 12, 0)]);
    }

    [Fact]
    public void A_cause_alone_is_no_title_and_is_asked_about()
    {
        var table = Table(["Cause", "Gross score", "Net score", "Weakness"], ["Old age", "16", "9", "Kiln cracks"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Choices.Select(choice => choice.Value).ShouldContain("Weakness");
        var row = Answered([table], (question.Id, "Weakness")).Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value).ShouldBe(("Kiln cracks", "Old age"));
    }

    [Fact]
    public void Cause_event_and_effect_are_a_description_a_title_and_effects()
    {
        var row = ReadOne(("Caused by", "Old age"), ("Leading to", "No pots"));

        (row.Description!.Value, row.Effects!.Value[0]).ShouldBe(("Old age", "No pots"));
    }

    [Fact]
    public void Numbered_columns_are_one_list()
    {
        var row = ReadOne(("Control 1", "Weekly test"), ("Control 2", ""), ("Control 3", "Spare bricks"), ("Action 1", "Rebuild"),
            ("Action 2", "Insure"));

        row.Controls!.Value.ShouldBe(["Weekly test", "Spare bricks"]);
        row.Actions!.Value.Select(action => action.Text).ShouldBe(["Rebuild", "Insure"]);
    }

    [Fact]
    public void Two_kinds_of_owners_are_asked_about()
    {
        var table = Table([.. Headings, "Risk owner (member)", "Risk owner (officer)"], [.. First, "Cllr Clay", "Potter"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        Answered([table], (question.Id, "all")).Rows[0].Owners!.Value.ShouldBe(["Cllr Clay", "Potter"]);
    }

    [Fact]
    public void Months_with_scores_beside_an_inherent_score_are_offered_as_the_residual_score()
    {
        var table = Table(["Ref", "Risk", "Inherent score", "Apr", "May"], ["1", "Kiln cracks", "16", "12", "9"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Choices.Select(choice => choice.Value).ShouldBe(["Apr before May", "May", "none"]);
        Answered([table], (question.Id, "May")).Rows[0].ResidualScore!.Value!.Value.ShouldBe(9);
    }

    [Theory]
    [InlineData("Prob", "Imp")]
    [InlineData("LH", "IM")]
    public void Likelihood_and_impact_are_known_by_their_short_names(string likelihood, string impact)
    {
        var read = Read(Table(["Ref", "Risk", $"Gross {likelihood}", $"Gross {impact}", $"Net {likelihood}", $"Net {impact}"],
            ["1", "Kiln cracks", "2", "5", "1", "5"]));

        var row = read.Rows.ShouldHaveSingleItem();
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(10, 5, 2), new StatedScore(5, 5, 1)));
    }

    [Fact]
    public void What_stands_in_numbered_columns_belongs_to_the_action_with_their_number()
    {
        var row = ReadOne(("Action 1", "Rebuild\nPaint"), ("Owner 1", "Mason"), ("Due 1", "31/03/2027"),
            ("Action 2", "Insure"), ("Owner 2", ""), ("Due 2", ""),
            ("Action 3", "Sell"), ("Action 3 owner", "Potter"), ("Action 3 due date", "30/09/2027"));

        row.Actions!.Value.Select(action => (action.Text, action.Owner, action.DueOn)).ShouldBe(
        [
            ("Rebuild", "Mason", new DateOnly(2027, 3, 31)), ("Paint", "Mason", new DateOnly(2027, 3, 31)), ("Insure", null, null),
            ("Sell", "Potter", new DateOnly(2027, 9, 30)),
        ]);
    }

    [Fact]
    public void What_stands_in_numbered_columns_belongs_to_its_action_by_the_mapping_that_the_analysis_gives()
    {
        var table = Table([.. Headings, "Action 1", "Owner 1", "Action 2", "Owner 2"], [.. First, "Rebuild", "", "Insure", "Mason"]);

        var mapping = Understood(table).Analysis.Mapping;
        RegisterReader.Read([table], Settings, mapping).Rows.ShouldHaveSingleItem()
            .Actions!.Value.Select(action => (action.Text, action.Owner)).ShouldBe([("Rebuild", null), ("Insure", "Mason")]);
    }

    [Fact]
    public void An_owner_without_an_action_of_its_number_is_told()
    {
        var read = ReadCells(("Action 1", "Rebuild"), ("Owner 1", "Mason"), ("Action 2", ""), ("Owner 2", "Potter"));

        read.Messages.ShouldContain(message => message.Code == ImportCodes.ActionUnreadable);
        read.Rows.ShouldHaveSingleItem().Actions!.Value.ShouldHaveSingleItem().Owner.Value.ShouldBeNull();
    }

    [Fact]
    public void What_stands_in_numbered_columns_belongs_to_the_control_with_their_number()
    {
        var row = ReadOne(
            ("Control 1", "Weekly test"), ("Control 1 owner", ""), ("Control 2", "Spare bricks"), ("Control 2 owner", "Mason"));

        row.ControlDetails!.Select(control => control.Owner.Value).ShouldBe([null, "Mason"]);
    }

    [Fact]
    public void Numbered_owners_without_numbered_actions_own_the_entry() =>
        ReadOne(("Owner 1", "Potter"), ("Owner 2", "Mason")).Owners!.Value.ShouldBe(["Potter", "Mason"]);

    [Theory]
    [InlineData("TBC")]
    [InlineData("Vacant")]
    [InlineData("Various")]
    [InlineData("Awaiting appointment")]
    [InlineData("To be confirmed by CMT")]
    [InlineData("N/A – closed")]
    [InlineData("to be confirmed")]
    public void Nobody_is_no_owner(string nobody)
    {
        var read = ReadCells(("Risk owner", $"Potter; {nobody}"), ("Actions", "Rebuild"), ("Action owner", nobody));

        var row = read.Rows.ShouldHaveSingleItem();
        row.Owners!.Value.ShouldBe(["Potter"]);
        row.Actions!.Value.ShouldHaveSingleItem().Owner.Value.ShouldBeNull();
        read.Messages.Select(message => message.Code).ShouldBe([ImportCodes.OwnerUnknown, ImportCodes.ActionUnreadable], ignoreOrder: true);
    }

    [Theory]
    [InlineData("2. Opportunities")]
    [InlineData("Part B – Opportunities")]
    [InlineData("(b) Opportunities:")]
    [InlineData("II) Opportunities")]
    public void A_numbered_caption_says_the_kind_of_what_stands_below_it(string caption)
    {
        var read = Read(Table([.. Headings], ["1. Risks"], [.. First], [caption], ["9", "New kiln", .. First[2..]]));

        read.Rows.Select(row => row.Kind).ShouldBe([EntryKind.Risk, EntryKind.Opportunity]);
    }

    [Fact]
    public void Risks_and_opportunities_in_columns_of_their_own_are_told_apart()
    {
        var read = Read(Table(["Risk", "Opportunity", "Score", "Residual score", "Owner", "Next steps"],
            ["Grant cut", "", "4x4", "3x3", "CFO", "Lobby"], ["", "New shop", "3x3", "4x4", "CEO", "Open it"]));

        read.Rows.Select(row => (row.Kind, row.Title)).ShouldBe([(EntryKind.Risk, "Grant cut"), (EntryKind.Opportunity, "New shop")]);
    }

    [Fact]
    public void Kinds_of_impact_below_one_merged_heading_are_headings_and_named_as_not_read()
    {
        var merged = new CellRemark(CellMarks.Merged);
        var table = new SourceTable("register.xlsx",
        [
            new SourceRow(1, ["Ref", "Risk", "Likelihood", "Impact", "Impact", "Overall score", "Residual score"])
            {
                Remarks = new Dictionary<int, CellRemark> { [3] = merged, [4] = merged },
            },
            new SourceRow(2, ["", "", "", "Financial", "Reputational", "", ""]),
            new SourceRow(3, ["1", "Kiln cracks", "4", "5", "3", "20", "10"]),
        ]);

        var read = Answered([table]);
        var row = read.Rows.ShouldHaveSingleItem();
        (row.Score!.Value, row.ResidualScore!.Value!.Value).ShouldBe((new StatedScore(20, 5, 4), 10));
        read.Messages.Where(message => message.Code == ImportCodes.ColumnIgnored).Select(message => message.Column)
            .ShouldBe(["Impact Financial", "Impact Reputational"]);
    }

    [Fact]
    public void What_was_not_chosen_is_not_read_by_the_mapping_that_the_analysis_gives_for_the_answers()
    {
        var table = Table([.. Headings, "Risk owner", "Opportunity owner"], [.. First, "Potter", "Mason"]);
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        var answers = new ImportMapping { Answers = new Dictionary<string, string> { [question.Id] = "Risk owner" } };

        var mapping = RegisterReader.Understand([table], Settings, answers).Analysis.Mapping;
        var read = RegisterReader.Read([table], Settings, mapping);
        read.Rows.ShouldHaveSingleItem().Owners!.Value.ShouldBe(["Potter"]);
        read.Messages.Where(message => message.Code == ImportCodes.ColumnIgnored).ShouldHaveSingleItem()
            .Column.ShouldBe("Opportunity owner");
    }

    [Fact]
    public void Bands_beside_two_scores_are_not_read_by_the_mapping_that_the_analysis_gives()
    {
        var table = Table([.. Headings, "RAG"], [.. First, "Amber"]);

        var read = RegisterReader.Read([table], Settings, Understood(table).Analysis.Mapping);
        read.Messages.ShouldNotContain(message => message.Severity == ImportSeverity.Refused);
        read.Rows.ShouldHaveSingleItem().ResidualScore!.Value!.Value.ShouldBe(9);
    }

    [Theory]
    [InlineData("Total: 1")]
    [InlineData("Printed 3 Oct 2026")]
    [InlineData("Page 1 of 2")]
    [InlineData("Version 3.1 approved by Cabinet")]
    [InlineData("Last updated 3 November 2026")]
    [InlineData("Reviewed by Audit Committee 5 Oct 2026")]
    public void What_stands_below_the_last_entry_is_no_part_of_it(string footer)
    {
        var read = Read(Table([.. Headings, "Controls"], [.. First, "Rota"], ["", "", "", "", footer]));

        read.Rows.ShouldHaveSingleItem().Controls!.Value.ShouldBe(["Rota"]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.RowIgnored && message.Row == 3);
    }

    [Theory]
    [InlineData("Reviewed by internal audit")]
    [InlineData("Total station surveyed")]
    public void What_goes_on_between_entries_is_part_of_the_one_above(string control)
    {
        var read = Read(
            Table([.. Headings, "Controls"], [.. First, "Rota"], ["", "", "", "", control], ["2", "Glaze runs", "12", "9", ""]));

        read.Rows[0].Controls!.Value.ShouldBe(["Rota", control]);
    }

    [Theory]
    [InlineData("Risk tolerance")]
    [InlineData("Risk appetite score")]
    public void What_is_tolerated_is_no_target_score_and_is_named(string heading)
    {
        var read = ReadCells((heading, "8"));

        read.Rows.ShouldHaveSingleItem().TargetScore.ShouldBeNull();
        read.Messages.ShouldHaveSingleItem().Column.ShouldBe(heading);
    }

    [Theory]
    [InlineData("Hazard")]
    [InlineData("Hazards")]
    public void A_hazard_is_the_title_where_nothing_else_is(string heading)
    {
        Read(Table([heading, "Gross score", "Net score"], ["Wet clay on the steps", "12", "6"])).Rows.ShouldHaveSingleItem()
            .Title.ShouldBe("Wet clay on the steps");
        Read(Table([heading, "Risk", "Gross score", "Net score"], ["Wet clay", "A fall on the steps", "12", "6"])).Rows
            .ShouldHaveSingleItem().Title.ShouldBe("A fall on the steps");
    }

    [Theory]
    [InlineData("Risk item", "Risk item")]
    [InlineData("Area of concern", "Area of concern")]
    [InlineData("Glaze", null)]
    public void A_heading_that_ends_with_a_word_for_entries_is_proposed_as_the_title(string heading, string? proposed) =>
        Understood(Table(["Number", "Seen by", heading, "Gross score", "Net score"], ["1", "A. Potter", "Kiln cracks in frost", "16", "9"]))
            .Analysis.Questions.Single(question => question.Id == "title:").Proposed.ShouldBe(proposed);

    [Fact]
    public void Numbers_below_Risk_are_no_titles_where_another_text_may_be()
    {
        var table = Table(["Risk", "Failure", "Likelihood", "Impact", "Residual score"],
            ["R-01", "Kiln cracks in a hard frost", "4", "5", "8"], ["R-02", "Clay runs out before the spring", "3", "4", "6"]);

        var row = Answered([table], ("title:", "Failure")).Rows[0];
        (row.Title, row.SourceReference!.Value).ShouldBe(("Kiln cracks in a hard frost", "R-01"));
    }

    [Theory]
    [InlineData("Covid 19", "Brexit 2", "Clay may run out before the spring")]
    [InlineData("R-01", "R-02", "Potter")]
    public void Names_that_end_in_figures_and_numbers_beside_no_other_text_stay_titles(string one, string other, string text)
    {
        var read = Read(Table(["Risk", "Failure", "Gross score", "Net score"], [one, text, "20", "8"], [other, text, "12", "6"]));

        read.Rows.Select(row => row.Title).ShouldBe([one, other]);
    }

    [Theory]
    [InlineData("95%", "100%")]
    [InlineData("98.5 %", "No late payment")]
    public void What_a_measure_is_to_reach_is_no_target_score_and_is_named(string one, string other)
    {
        var read = Read(Table(["Ref", "Risk", "Score", "Residual", "Measure", "Target"],
            ["K1", "Kiln cracks", "16", "9", "Pots whole", one], ["K2", "Clay runs out", "9", "6", "Invoices in time", other]));

        read.Rows.ShouldAllBe(row => row.TargetScore == null);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == "Target");
    }

    [Fact]
    public void A_target_score_beside_one_percentage_is_asked_about()
    {
        var table = Table(["Ref", "Risk", "Score", "Residual", "Target"],
            ["K1", "Kiln cracks", "16", "9", "8"], ["K2", "Clay runs out", "9", "6", "80%"]);

        Understood(table).Analysis.Questions.Select(question => question.Id).ShouldBe(["score:80%"]);
    }

    [Theory]
    [InlineData("In progress", ActionStatus.Open)]
    [InlineData("Not started", ActionStatus.Open)]
    public void A_status_behind_the_actions_owner_is_theirs_where_its_words_are(string word, ActionStatus status)
    {
        var row = ReadOne(("Actions", "Rebuild"), ("Action owner", "Mason"), ("Due", "31/01/2027"), ("Status", word));

        row.Status.ShouldBeNull();
        row.Actions!.Value.ShouldHaveSingleItem().Status.ShouldBe(status);
    }

    [Fact]
    public void A_status_behind_the_actions_is_asked_about_where_it_may_be_the_entrys()
    {
        var table = Table([.. Headings, "Actions", "Action owner", "Status"], [.. First, "Rebuild", "Mason", "Complete"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        var row = Answered([table], (question.Id, "actions")).Rows.ShouldHaveSingleItem();
        (row.Status, row.Actions!.Value[0].Status).ShouldBe((null, ActionStatus.Done));
    }

    [Fact]
    public void A_status_behind_the_actions_is_theirs_where_the_entry_has_one()
    {
        var row = ReadOne(("Risk status", "Open"), ("Actions", "Rebuild"), ("Due", "31/01/2027"), ("Status", "Complete"));

        (row.Status, row.Actions!.Value[0].Status).ShouldBe((RowStatus.Open, ActionStatus.Done));
    }

    [Fact]
    public void A_sheet_that_counts_is_no_part_of_a_register()
    {
        var read = Read(
            Sheet("Place", ["No", "Risk", "Score", "Residual"], ["1", "Kiln cracks", "16", "9"], ["2", "Street light fails", "12", "9"]),
            Sheet("People", ["No", "Risk", "Score", "Residual"], ["1", "Glaze runs", "16", "9"], ["2", "Nobody stays", "12", "9"]),
            Sheet("Summary", ["Directorate", "Number of risks"], ["Place", "2"], ["People", "2"]));

        read.Rows.Count.ShouldBe(4);
        read.Messages.ShouldNotContain(message => message.Severity == ImportSeverity.Refused);
        read.Rows.ShouldAllBe(row => row.Service == null || row.Service.Value != "Place People");
    }

    [Fact]
    public void Scores_and_owners_of_either_kind_stand_in_columns_of_their_own()
    {
        var read = Read(Table(
            ["Risk", "Opportunity", "Risk score", "Opportunity score", "Residual score", "Risk owner", "Opportunity owner"],
            ["Grant cut", "", "4x4", "", "3x3", "CFO", ""], ["", "New shop", "", "3x2", "3x4", "", "CEO"]));

        read.Rows.Select(row => (row.Kind, row.Score!.Value!.Value, row.Owners!.Value[0]))
            .ShouldBe([(EntryKind.Risk, 16, "CFO"), (EntryKind.Opportunity, 6, "CEO")]);
    }

    [Fact]
    public void Scores_of_two_kinds_in_one_row_are_not_before_and_after()
    {
        var table = Table(["Ref", "Risk", "Opportunity", "Risk score", "Opportunity score", "Owner"],
            ["1", "Rail halt closes", "Grow canal tourism", "4x4", "3x2", "Potter"]);
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { ["both-kinds:"] = "one" } };

        var questions = RegisterReader.Understand([table], Settings, mapping).Analysis.Questions;
        questions.Select(question => question.Id.Split(':')[0]).ShouldNotContain("repeated-scores");
        questions.Select(question => question.Id).ShouldContain("twice:title:");
    }

    [Fact]
    public void Semicolons_part_actions_where_they_part_their_days_too()
    {
        var row = ReadOne(("Actions", "Recruit; Review shifts"), ("Due date", "30/11/2026; 31/12/2026"), ("Action owner", "Potter"));

        row.Actions!.Value.Select(action => (action.Text, action.Owner, action.DueOn)).ShouldBe(
            [("Recruit", "Potter", new DateOnly(2026, 11, 30)), ("Review shifts", "Potter", new DateOnly(2026, 12, 31))]);
        ReadOne(("Actions", "Recruit; Review shifts"), ("Due date", "30/11/2026")).Actions!.Value.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("by end of May 2027", 31)]
    [InlineData("End May 2027", 31)]
    [InlineData("by 5 May 2027", 5)]
    public void The_end_of_a_month_is_its_last_day(string cell, int day) =>
        ReadOne(("Actions", "Recruit"), ("Due date", cell)).Actions!.Value[0].DueOn.ShouldBe(new DateOnly(2027, 5, day));

    [Fact]
    public void A_target_date_beside_a_target_score_is_its_own_where_there_are_no_actions() =>
        ReadOne(("Target score", "6"), ("Target date", "31/03/2027")).TargetDate!.Value.ShouldBe(new DateOnly(2027, 3, 31));

    [Fact]
    public void Which_of_two_days_holds_is_asked()
    {
        var table = Table([.. Headings, "Actions to close gaps", "Original due date", "Forecast completion date"],
            [.. First, "Rebuild", "31/01/2027", "31/03/2027"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        Answered([table], (question.Id, "Forecast completion date")).Rows[0].Actions!.Value[0].DueOn.ShouldBe(new DateOnly(2027, 3, 31));
    }

    [Theory]
    [InlineData("Review date", "12 October 2026")]
    [InlineData("Risk tolerance", "8")]
    [InlineData("Who", "Mason")]
    public void A_column_that_is_not_read_is_named_by_the_mapping_that_the_analysis_gives_too(string heading, string cell)
    {
        var table = Table([.. Headings, heading], [.. First, cell]);

        var read = RegisterReader.Read([table], Settings, Understood(table).Analysis.Mapping);
        var before = Read(table);
        read.Messages.Where(message => message.Code == ImportCodes.ColumnIgnored).Select(message => message.Column)
            .ShouldBe(before.Messages.Where(message => message.Code == ImportCodes.ColumnIgnored).Select(message => message.Column));
        read.Messages.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Trees fall\nin parks", "Trees fall in parks", null)]
    [InlineData("Trees fall\nin parks\nCause: storms", "Trees fall in parks", "Cause: storms")]
    [InlineData("Trees fall.\nin parks", "Trees fall.", "in parks")]
    [InlineData("Trees fall\na) storms", "Trees fall", "a) storms")]
    [InlineData("Trees fall\nStorms", "Trees fall", "Storms")]
    public void A_title_that_was_only_broken_into_lines_is_whole(string cell, string title, string? description)
    {
        var row = ReadOne(("Title", cell));

        (row.Title, row.Description?.Value).ShouldBe((title, description));
    }

    [Fact]
    public void An_impact_without_a_likelihood_is_a_text_however_short() =>
        ReadOne(("Impact", "No pots")).Effects!.Value.ShouldBe(["No pots"]);

    [Theory]
    [InlineData("Actions to realise")]
    [InlineData("Actions to be taken")]
    [InlineData("Further actions to mitigate")]
    public void Actions_may_say_what_they_are_for(string heading) =>
        ReadOne((heading, "Rebuild")).Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe("Rebuild");

    [Fact]
    public void Tables_in_the_cells_of_actions_are_their_owners_and_days_too()
    {
        var read = Read(Table([.. Headings, "Actions", "Owner"],
            [.. First, "Action | By whom | By when\nRebuild | Mason | 31/03/2027\nInsure |  | 30/06/2027", "Potter"],
            [.. Second, "Action | By whom | By when\nDig | Digger", "Buyer"], ["3", "Glaze peels", "9", "6", "", "Potter"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.SelectMany(row => row.Actions!.Value).Select(action => (action.Text, action.Owner, action.DueOn)).ShouldBe(
        [
            ("Rebuild", "Mason", new DateOnly(2027, 3, 31)), ("Insure", null, new DateOnly(2027, 6, 30)), ("Dig", "Digger", null),
        ]);
        read.Rows.Select(row => row.Owners!.Value[0]).ShouldBe(["Potter", "Buyer", "Potter"]);
    }

    [Fact]
    public void Lines_with_bars_that_have_no_headings_are_actions_as_they_are() =>
        ReadOne(("Actions", "Rebuild | Mason\nInsure")).Actions!.Value.Select(action => action.Text)
            .ShouldBe(["Rebuild | Mason", "Insure"]);

    [Fact]
    public void A_row_with_a_risk_and_an_opportunity_may_be_two_entries()
    {
        var table = Table(
            ["Risk ref", "Risk", "Opportunity", "Risk score", "Opportunity score", "Net risk score", "Net opportunity score", "Owner"],
            ["K1", "Kiln cracks", "Solar kiln", "16", "6", "9", "12", "Potter"], ["K2", "Clay runs out", "", "12", "", "8", "", "Buyer"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        Answered([table], (question.Id, "two")).Rows
            .Select(row => (row.Kind, row.SourceReference!.Value, row.Title, row.Score!.Value!.Value, row.ResidualScore!.Value!.Value))
            .ShouldBe(
            [
                (EntryKind.Risk, "K1", "Kiln cracks", 16, 9), (EntryKind.Opportunity, "K1", "Solar kiln", 6, 12),
                (EntryKind.Risk, "K2", "Clay runs out", 12, 8),
            ]);
        Read(table with { Rows = [table.Rows[0], table.Rows[2]] }).Messages.ShouldNotContain(message => message.Row == 2);
        Understood(table).Analysis.Mapping.ShouldSatisfyAllConditions(mapping => RegisterReader.Read([table], Settings,
            mapping with { Answers = new Dictionary<string, string> { [question.Id] = "two" } }).Rows.Count.ShouldBe(3));
    }

    [Fact]
    public void A_row_with_a_risk_and_an_opportunity_may_be_one_entry_of_which_the_title_is_asked()
    {
        var table = Table(["Ref", "Risk", "Opportunity", "Gross score", "Net score"], ["K1", "Kiln cracks", "Solar kiln", "16", "9"]);

        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { ["both-kinds:"] = "one" } };
        RegisterReader.Understand([table], Settings, mapping).Analysis.Questions.Select(question => question.Id).ShouldBe(["twice:title:"]);
    }

    [Fact]
    public void A_target_date_right_behind_the_target_score_is_its_own_and_elsewhere_the_actions()
    {
        var own = Read(Table([.. Headings, "Target score", "Target date", "Actions"], [.. First, "6", "31/03/2027", "Rebuild"])).Rows[0];
        (own.TargetDate!.Value, own.Actions!.Value[0].DueOn.Value).ShouldBe((new DateOnly(2027, 3, 31), null));

        var theirs = Read(Table([.. Headings, "Target score", "Actions", "Target date"], [.. First, "6", "Rebuild", "31/03/2027"])).Rows[0];
        (theirs.TargetDate, theirs.Actions!.Value[0].DueOn.Value).ShouldBe((null, new DateOnly(2027, 3, 31)));
    }

    [Fact]
    public void Whether_rows_between_entries_that_speak_of_departments_are_their_services_is_asked()
    {
        var table = Table(["Ref", "Risk", "Gross", "Net"], ["Adult Services Department", "", "", ""],
            ["K1", "Night cover gaps", "16", "12"],
            ["Highways", "", "", ""], ["K2", "Gritters fail", "12", "9"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("section-rows");
        Answered([table], ("section-rows", "service")).Rows.Select(row => row.Service?.Value)
            .ShouldBe(["Adult Services Department", "Highways"]);
        Answered([table], ("section-rows", "nothing")).Rows.ShouldAllBe(row => row.Service == null);
    }

    [Fact]
    public void Rows_between_entries_with_a_service_column_are_not_asked_about() =>
        Understood(Table(["Ref", "Risk", "Gross", "Net", "Service"], ["Highways Department", "", "", "", ""],
            ["K1", "Gritters fail", "12", "9", "Roads"])).Analysis.Questions.ShouldBeEmpty();

    [Fact]
    public void Questions_name_fields_as_people_do()
    {
        var question = Understood(Table(["Ref", "Risk", "Gross score", "Net score", "Actions", "Original due date", "Forecast date"],
            ["K1", "Kiln cracks", "16", "9", "Rebuild", "31/3/2027", "30/4/2027"])).Analysis.Questions.ShouldHaveSingleItem();

        (question.Id, question.Text).ShouldBe(
            ("twice:actionDates:", "\"Original due date\", \"Forecast date\" are all headed as the action dates: which is it?"));
    }

    [Fact]
    public void Lines_with_a_label_below_an_entry_are_what_it_says()
    {
        var read = Read(Table(["Ref", "Risk", "Gross score", "Net score"], ["Mitigating actions: none here"],
            ["K1", "Kiln cracks", "16", "9"],
            ["Commentary: all well"], ["Mitigating actions: Rebuild (Mason, April 2027)"], ["K2", "Clay runs out", "12", "8"],
            ["Mitigating actions: Find a pit"], ["Sundry risks"], ["Mitigating actions: whose?"]));

        read.Rows.Select(row => row.Actions!.Value.ShouldHaveSingleItem().Text).ShouldBe(["Rebuild", "Find a pit"]);
        read.Rows[0].Actions!.Value[0].Owner.Value.ShouldBe("Mason");
        read.Messages.Where(message => message.Code == ImportCodes.RowIgnored).Select(message => message.Row).ShouldBe([2, 4, 8, 9]);
    }

    [Fact]
    public void Updates_across_the_table_below_entries_are_their_narratives()
    {
        var read = Read(Table(["Ref", "Risk", "Gross score", "Net score"], ["K1", "Kiln cracks", "16", "9"],
            ["Update: Bricks were ordered."], ["K2", "Clay runs out", "12", "8"], ["Update: A pit was found: it is dry."],
            ["K3", "Shed leaks", "12", "8"]));
        read.Rows.Select(row => row.Narrative?.Value).ShouldBe(["Bricks were ordered.", "A pit was found: it is dry.", null]);
    }

    [Fact]
    public void Columns_of_a_performance_program_are_known_with_what_it_puts_around_the_words()
    {
        var read = Read(Table(["Risk Code", "Short Name", "Current Risk Matrix Likelihood", "Current Risk Matrix Impact",
                "Original Risk Score", "Managed By", "Linked Action Title", "Linked Action Due Date", "Linked Action Assigned To"],
            ["P1", "Kiln cracks", "3", "4", "16", "Potter", "Rebuild", "30-Apr-2027", "Mason"],
            ["P1", "Kiln cracks", "3", "4", "16", "Potter", "Insure", "31-May-2027", "Buyer"]));

        var row = read.Rows.ShouldHaveSingleItem();
        row.ResidualScore!.Value.ShouldBe(new StatedScore(12, 4, 3));
        row.Actions!.Value.Select(action => (action.Text, action.Owner.Value, action.DueOn.Value)).ShouldBe(
            [("Rebuild", "Mason", new DateOnly(2027, 4, 30)), ("Insure", "Buyer", new DateOnly(2027, 5, 31))]);
    }

    [Fact]
    public void Titles_that_all_begin_with_a_reference_are_parted_and_it_is_said()
    {
        var read = Read(Table(["Risk", "Gross score", "Net score"], ["FR1. Kiln cracks", "16", "9"], ["Arts"],
            ["PL2 – Clay runs out", "12", "8"]));

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title)).ShouldBe([("FR1", "Kiln cracks"), ("PL2", "Clay runs out")]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnParted);
    }

    [Theory]
    [InlineData("1. Kiln cracks", "2. Clay runs out", "3. Gate sticks")]
    [InlineData("1 Kiln cracks", "2 Clay runs out", "3 Gate sticks")]
    [InlineData("1) Kiln cracks", "2) Clay runs out", "3) Gate sticks")]
    [InlineData("1 – Kiln cracks", "2 – Clay runs out", "3 – Gate sticks")]
    public void Titles_that_are_numbered_from_one_on_are_parted_likewise(string one, string two, string three)
    {
        var read = Read(Table(["Risk", "Gross score", "Net score"], [one, "16", "9"], ["Arts"], [$"{two}\nFor the pit floods.", "12", "8"],
            [three, "9", "4"]));

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title))
            .ShouldBe([("1", "Kiln cracks"), ("2", "Clay runs out"), ("3", "Gate sticks")]);
        read.Rows[1].Description!.Value.ShouldBe("For the pit floods.");
    }

    [Theory]
    [InlineData("1 in 100 year flood", "2 depots close")]
    [InlineData("1. Kiln cracks", "1. Clay runs out")]
    [InlineData("1. Kiln cracks", "3. Clay runs out")]
    [InlineData("A40 floods", "Kiln cracks")]
    [InlineData("FR1. Kiln cracks", "FR1. Clay runs out")]
    [InlineData("A40 floods", "M4 is shut")]
    [InlineData("2027 budget", "2028 budget")]
    public void Titles_stay_whole_where_they_may_begin_with_something_else(string first, string second)
    {
        var read = Read(Table(["Risk", "Gross score", "Net score"], [first, "16", "9"], [second, "12", "8"]));

        read.Rows.Select(row => row.Title).ShouldBe([first, second]);
    }
}
