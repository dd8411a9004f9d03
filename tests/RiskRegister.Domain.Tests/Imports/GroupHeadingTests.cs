using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Headings in several rows, whose groups no merged cell shows.</summary>
public sealed class GroupHeadingTests
{
    static readonly string[] Headings = ["Ref", "Risk", "Owner", "Impact", "Likelihood", "Score", "Impact", "Likelihood", "Score"];
    static readonly string[] Entry = ["K4", "Records burn", "Archivist", "5", "2", "10", "3", "1", "3"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_words_of_a_group_may_stand_over_any_of_its_columns(int over)
    {
        var read = Read(Table(Above((over, "Risk"), (3 + over, "Gross"), (6 + over, "Net")), Headings, Entry));

        ShouldBeRead(read);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Without controls", "With existing controls", "With further actions")]
    [InlineData("Before existing controls", "After current controls", "After planned controls")]
    [InlineData("Cynhenid", "Gweddilliol", "Targed")]
    public void Scores_without_controls_with_them_and_with_further_ones_are_three(string without, string with, string further)
    {
        var read = Read(Table(["", "", without, "", with, "", further, ""], ["Ref", "Risk", "L", "I", "L", "I", "L", "I"],
            ["K4", "Records burn", "4", "5", "2", "5", "1", "3"]));

        var row = read.Rows.ShouldHaveSingleItem();
        (row.Score!.Value, row.ResidualScore!.Value, row.TargetScore!.Value)
            .ShouldBe((new StatedScore(20, 5, 4), new StatedScore(10, 5, 2), new StatedScore(3, 3, 1)));
    }

    [Theory]
    [InlineData("Target score", "Original score", "Current score")]
    [InlineData("Target rating", "Initial rating", "Current rating")]
    [InlineData("Planned risk score", "Gross risk score", "Net risk score")]
    public void Groups_that_name_their_scores_may_stand_in_any_order(string target, string before, string now)
    {
        foreach (var third in (string[])["", "T", "R", "RAG", "Score"])
        {
            string[] Three(string one, string two, string three) => third.Length > 0 ? [one, two, three] : [one, two];
            var table = Table(["", "", .. Three(target, "", ""), .. Three(before, "", ""), .. Three(now, "", "")],
                ["Ref", "Risk", .. Three("L", "I", third), .. Three("L", "I", third), .. Three("L", "I", third)],
                ["R1", "Waste", .. Three("2", "3", "6"), .. Three("4", "5", "20"), .. Three("3", "5", "15")]);

            Asked(table).ShouldBeEmpty();
            var row = Read(table).Rows.ShouldHaveSingleItem();
            (row.Score!.Value, row.ResidualScore!.Value, row.TargetScore!.Value)
                .ShouldBe((new StatedScore(20, 5, 4), new StatedScore(15, 5, 3), new StatedScore(6, 3, 2)));
        }
    }

    [Theory]
    [InlineData("Original score", "Current score")]
    [InlineData("Gross risk score", "Net risk score")]
    public void Two_of_them_need_no_question(string before, string now)
    {
        var table = Table(["", "", now, "", "", before, "", ""], ["Ref", "Risk", "L", "I", "Score", "L", "I", "Score"],
            ["R1", "Waste", "3", "4", "12", "4", "5", "20"]);

        Asked(table).ShouldBeEmpty();
        var row = Read(table).Rows.ShouldHaveSingleItem();
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 5, 4), new StatedScore(12, 4, 3)));
    }

    [Theory]
    [InlineData("First score", "Second score")]
    [InlineData("Assessment", "Review")]
    public void Two_that_name_no_score_are_asked_about(string one, string other)
    {
        var table = Table(["", "", one, "", other, ""], ["Ref", "Risk", "L", "I", "L", "I"], ["R1", "Waste", "4", "5", "3", "4"]);

        Asked(table).ShouldBe(["repeated-scores:"]);
    }

    [Theory]
    [InlineData("Assurance on controls", "1st line", "2nd line", "3rd line")]
    [InlineData("Lines of assurance", "1st", "2nd", "3rd")]
    [InlineData("Lines of defence", "1", "2", "3")]
    [InlineData("Sources of assurance", "First tier", "Second tier", "Third tier")]
    [InlineData("Previous scores", "Q1 26/27", "Q2 26/27", "Q3 26/27")]
    public void Ordinals_and_periods_below_a_group_hide_nothing_of_the_others(string group, string one, string two, string three)
    {
        foreach (var isMerged in (bool[])[true, false])
        {
            string[] above = isMerged
                ? ["Ref", "Risk", "Inherent", "Inherent", "Inherent", group, group, group, "Residual", "Residual", "Residual"]
                : ["Ref", "Risk", "Inherent", "", "", group, "", "", "Residual", "", ""];
            var table = Table(above, ["", "", "C", "L", "C x L", one, two, three, "C", "L", "C x L"],
                ["R1", "Waste", "5", "4", "20", "Huddle", "", "Audit", "3", "2", "6"]);
            if (isMerged) table = Across(table);

            Asked(table).ShouldBeEmpty();
            var row = Read(table).Rows.ShouldHaveSingleItem();
            (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 5, 4), new StatedScore(6, 3, 2)));
        }
    }

    [Theory]
    [InlineData("Q4", "Q1", "Q2", 2)]
    [InlineData("Q4 25/26", "Q1 26/27", "Q2 26/27", 2)]
    [InlineData("Mar 26", "Jun 26", "Sep 26", 2)]
    [InlineData("March 2026", "June 2026", "September 2026", 2)]
    [InlineData("2026-06-01", "2026-09-01", "2026-12-01", 2)]
    [InlineData("30/09/2026", "30/06/2026", "31/03/2026", 0)]
    public void Of_several_periods_below_a_score_the_latest_is_proposed(string one, string two, string three, int latest)
    {
        var table = Table(["Ref", "Risk", "Gross score", "Net risk score", "", "", "Controls"], ["", "", "", one, two, three, ""],
            ["R1", "Waste", "20", "16", "12", "9", "Rota"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldBe("twice:residual score:");
        question.Proposed.ShouldBe($"Net risk score {new[] { one, two, three }[latest]}");
        Answered([table], (question.Id, question.Proposed!)).Rows.ShouldHaveSingleItem().ResidualScore!.Value!.Value
            .ShouldBe(new[] { 16, 12, 9 }[latest]);
    }

    [Fact]
    public void Scores_in_parts_below_periods_are_those_of_the_latest()
    {
        var table = Table(["Ref", "Risk", "Inherent", "", "Residual March 2026", "", "Residual September 2026", ""],
            ["", "", "L", "I", "L", "I", "L", "I"], ["R1", "Waste", "4", "5", "4", "4", "2", "4"]);

        var questions = Understood(table).Analysis.Questions;
        questions.Select(question => question.Proposed).ShouldBe(["Residual September 2026 L", "Residual September 2026 I"]);
        var row = Answered([table], [.. questions.Select(question => (question.Id, question.Proposed!))]).Rows.ShouldHaveSingleItem();
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 5, 4), new StatedScore(8, 4, 2)));
    }

    [Fact]
    public void Entries_with_days_below_headings_that_go_on_are_no_headings()
    {
        var table = Table(["Ref", "Risk", "Gross score", "Net score", "Reviewed", "", ""],
            ["R1", "Waste", "20", "16", "01/04/2026", "01/07/2026", "01/10/2026"]);

        Read(table).Rows.ShouldHaveSingleItem().ResidualScore!.Value!.Value.ShouldBe(16);
    }

    [Fact]
    public void The_name_of_the_register_above_periods_is_no_group()
    {
        var table = Table(["Corporate risk score report", "", "", "", "", ""], ["Ref", "Risk", "Gross score", "Owner", "Jun 26", "Sep 26"],
            ["R1", "Waste", "20", "Ann Lee", "16", "12"]);

        Asked(table).ShouldBe(["other-score:"]);
        Answered([table], ("other-score:", "Sep 26")).Rows.ShouldHaveSingleItem().ResidualScore!.Value!.Value.ShouldBe(12);
    }

    [Fact]
    public void A_merged_group_ends_where_its_cell_does()
    {
        var table = Across(Table(["", "", "Inherent", "Inherent", "Residual", "Residual", "ACTION PLAN", "ACTION PLAN", "", "", ""],
            ["Ref", "Risk", "I", "L", "I", "L", "Further action", "Owner", "By when", "DoT", "Service"],
            ["R1", "Flood", "4", "4", "3", "3", "Pumps", "JS", "31/03/2027", "↑", "Works"]));

        var row = Read(table).Rows.ShouldHaveSingleItem();
        (row.Direction, row.Service).ShouldNotBe((null, null));
        row.Service!.Value.ShouldBe("Works");
        row.Actions!.Value.ShouldHaveSingleItem().DueOn.Value.ShouldBe(new DateOnly(2027, 3, 31));
    }

    [Fact]
    public void A_direction_is_no_actions_also_where_nothing_is_merged()
    {
        var columns = Understood(Table(["", "", "Inherent", "", "Residual", "", "ACTION PLAN", "", "", ""],
            ["Ref", "Risk", "I", "L", "I", "L", "Further action", "By when", "DoT", "Service"],
            ["R1", "Flood", "4", "4", "3", "3", "Pumps", "31/03/2027", "↑", "Works"])).Analysis.Tables[0].Columns;

        columns[8].Fields.ShouldBe([ImportField.Direction]);
        columns[9].Heading.ShouldBe("ACTION PLAN Service");
    }

    [Fact]
    public void A_direction_below_another_group_is_no_entrys()
    {
        var columns = Understood(Table(["", "", "Inherent", "", "Residual", "", "Key indicator", ""],
            ["Ref", "Risk", "I", "L", "I", "L", "Name", "DoT"],
            ["R1", "Flood", "4", "4", "3", "3", "Days open", "↑"])).Analysis.Tables[0].Columns;

        columns[7].Fields.ShouldBeEmpty();
    }

    [Fact]
    public void A_blank_row_may_stand_between_the_two_rows_of_headings() =>
        ShouldBeRead(Read(Table(Above((4, "Inherent"), (7, "Residual")), ["", ""], Headings, Entry)));

    [Fact]
    public void Groups_of_two_columns_are_told_apart_by_the_headings_that_begin_again()
    {
        var read = Read(Table(["", "", "", "Inherent", "", "Residual"], ["Ref", "Risk", "L", "I", "L", "I"],
            ["K4", "Records burn", "2", "5", "1", "3"]));

        ShouldBeRead(read, hasOwner: false);
    }

    [Fact]
    public void What_stands_between_the_scores_belongs_to_no_group()
    {
        var read = Read(Table(["", "", "", "Gross risk", "", "", "", "Net risk", ""],
            ["Ref", "Risk", "Impact", "Likelihood", "Score", "Controls", "Impact", "Likelihood", "Score"],
            ["K4", "Records burn", "5", "2", "10", "Sprinklers", "3", "1", "3"]));

        ShouldBeRead(read, hasOwner: false);
        read.Rows[0].Controls!.Value.ShouldBe(["Sprinklers"]);
    }

    [Fact]
    public void A_colour_that_stands_last_in_each_group_moves_none_of_them()
    {
        var read = Read(Table(Above((4, "Inherent"), (8, "Residual")),
            ["Ref", "Risk", "Owner", "Impact", "Likelihood", "Rating", "RAG", "Impact", "Likelihood", "Rating", "RAG"],
            ["K4", "Records burn", "Archivist", "5", "2", "10", "Amber", "3", "1", "3", "Green"]));

        ShouldBeRead(read);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ColumnIgnored, ImportCodes.ColumnIgnored]);
    }

    [Fact]
    public void Groups_may_have_groups_above_them() => ShouldBeRead(Read(Table(
        ["Risk details", "", "", "Evaluation"], Above((3, "Inherent"), (6, "Residual")), Headings, Entry)));

    [Fact]
    public void Words_that_say_nothing_of_a_column_do_not_hide_it() => ShouldBeRead(Read(Table(
        ["Risk identification", "", "", "Inherent risk", "", "", "Residual risk", "", ""], Headings, Entry)));

    [Fact]
    public void Headings_in_two_rows_may_be_printed_again()
    {
        var above = Above((4, "Inherent"), (7, "Residual"));

        var read = Read(Table(above, Headings, Entry, above, Headings, ["K5", "Roof leaks", "Surveyor", "2", "3", "6", "2", "2", "4"]));

        read.Rows.Count.ShouldBe(2);
        read.Messages.ShouldBeEmpty();
        (read.Rows[1].Score!.Value, read.Rows[1].ResidualScore!.Value).ShouldBe((new StatedScore(6, 2, 3), new StatedScore(4, 2, 2)));
    }

    [Theory]
    [InlineData("(1-5)", null)]
    [InlineData("(1-4)", ImportCodes.ScaleUnclear)]
    public void Units_in_a_row_of_their_own_belong_to_the_headings_above(string unit, string? asked)
    {
        var understood = Understood(Table(["Ref", "Risk", "Owner", "Impact", "Likelihood", "Residual score"],
            ["", "", "(post)", unit, unit], ["K4", "Records burn", "Archivist", "4", "2", "3"]));

        understood.Analysis.Questions.Select(question => question.Code).Distinct().ShouldBe(asked is null ? [] : [asked]);
        var row = understood.Register.Rows.ShouldHaveSingleItem();
        (row.Title, row.Score!.Value!.Impact).ShouldBe(("Records burn", 4));
    }

    [Fact]
    public void Groups_that_say_nothing_of_their_scores_are_named_in_the_question()
    {
        var question = Understood(Table(Above((3, "Round A"), (6, "Round B")), Headings, Entry)).Analysis.Questions.ShouldHaveSingleItem();

        question.Code.ShouldBe(ImportCodes.ScoresUnclear);
        question.Text.ShouldContain("\"Round A\", \"Round B\"");
    }

    [Fact]
    public void Of_the_last_quarter_and_this_one_the_current_scores_are_read()
    {
        var table = Table(Above((3, "Previous quarter"), (6, "Current quarter")), Headings, Entry);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("single-score");
        Answered([table], ("single-score", "residual")).Rows[0].ResidualScore!.Value.ShouldBe(new StatedScore(3, 3, 1));
    }

    static string[] Above(params (int Column, string Words)[] words)
    {
        var row = Enumerable.Repeat("", 11).ToArray();
        foreach (var (column, text) in words) row[column] = text;
        return row;
    }

    static void ShouldBeRead(ReadRegister read, bool hasOwner = true)
    {
        Refusals(read.Messages).ShouldBeEmpty();
        var row = read.Rows.ShouldHaveSingleItem();
        (row.SourceReference!.Value, row.Title).ShouldBe(("K4", "Records burn"));
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(10, 5, 2), new StatedScore(3, 3, 1)));
        if (hasOwner) row.Owners!.Value.ShouldBe(["Archivist"]);
    }

    [Fact]
    public void Three_rows_of_headings_are_one()
    {
        var read = Read(Table(
            ["Ref", "Risk", "Risk scores", "", "", "", "", "", "Owner"],
            ["", "", "Inherent", "", "", "Residual", "", "", ""],
            ["", "", "I", "L", "Score", "I", "L", "Score", ""],
            ["K4", "Records burn", "5", "2", "10", "3", "1", "3", "Archivist"]));
        ShouldBeRead(read);
    }

    [Theory]
    [InlineData("Ref", "Description", "I", "L")]
    [InlineData("No.", "Detail", "Impact", "Likelihood")]
    [InlineData("ID", "Description", "Severity", "Probability")]
    public void A_number_and_a_description_below_the_word_risk_are_of_entries_and_of_no_controls(
        string number, string description, string impact, string likelihood)
    {
        var read = Read(Across(Table(
            ["Risk", "Risk", "Lead", "Inherent", "Inherent", "Controls", "Residual", "Residual", "Next steps"],
            [number, description, "Lead", impact, likelihood, "Controls", impact, likelihood, "Next steps"],
            ["K4", "Records burn", "Archivist", "5", "2", "Sprinklers", "3", "1", "Scan the deeds"],
            ["K5", "Roof leaks", "Surveyor", "2", "3", "Buckets", "2", "2", "None"])));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Count.ShouldBe(2);
        var row = read.Rows[0];
        (row.SourceReference!.Value, row.Title, row.Score!.Value, row.ResidualScore!.Value)
            .ShouldBe(("K4", "Records burn", new StatedScore(10, 5, 2), new StatedScore(3, 3, 1)));
        row.Controls!.Value.ShouldBe(["Sprinklers"]);
        row.Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe("Scan the deeds");
    }

    [Fact]
    public void So_are_they_beside_single_scores_and_a_group_of_actions()
    {
        var read = Answered([Across(Table(
            ["Risk", "Risk", "Controls", "Rating", "Rating", "Actions", "Actions", "Actions"],
            ["No", "Detail", "Controls", "Current", "Target", "Action", "Lead", "Date"],
            ["K4", "Records burn", "Sprinklers", "10", "3", "Scan the deeds", "Archivist", "31/03/2027"],
            ["K5", "Roof leaks", "Buckets", "16", "4", "Mend the roof", "Surveyor", "30/04/2027"]))], ("single-score", "residual"));

        read.Rows.Select(row => row.Title).ShouldBe(["Records burn", "Roof leaks"]);
        read.Rows[1].ResidualScore!.Value!.Value.ShouldBe(16);
        read.Rows[1].TargetScore!.Value!.Value.ShouldBe(4);
        read.Rows[1].Actions!.Value.ShouldHaveSingleItem().Owner.Value.ShouldBe("Surveyor");
    }

    [Theory]
    [InlineData("Q2 score", "Q1 score")]
    [InlineData("Sep 26", "Jun 26")]
    [InlineData("Score (Q2)", "Score (Q1)")]
    public void Of_scores_at_two_times_the_one_that_is_the_product_is_the_score(string now, string before)
    {
        var table = Table(["Ref", "Risk", "Likelihood", "Impact", now, before, "Controls"], ["R1", "Flood", "3", "4", "12", "16", "Pumps"],
            ["R2", "Fire", "2", "5", "10", "10", "Alarms"], ["R3", "Frost", "4", "4", "16", "12", "Grit"]);

        Asked(table).ShouldBe(["single-score"]);
        Answered([table], ("single-score", "residual")).Rows.Select(row => row.ResidualScore!.Value!.Value).ShouldBe([12, 10, 16]);
    }

    [Theory]
    [InlineData("Q1 score", "Q2 score")]
    public void Where_the_product_is_of_the_time_before_it_is_asked(string before, string now)
    {
        Asked(Table(["Ref", "Risk", "Likelihood", "Impact", before, now], ["R1", "Flood", "3", "4", "12", "16"],
            ["R2", "Fire", "2", "5", "10", "8"])).ShouldContain("other-score:");
    }

    [Fact]
    public void Headings_may_have_words_in_quotation_marks()
    {
        (string Gross, string Net)[] pairs = [("Overall or \"gross\" risk", "Retained or \"net\" risk"), ("“Gross” score", "“Net” score")];
        foreach (var (gross, net) in pairs)
        {
            var table = Table(["Ref", "Risk", "Likelihood", "Impact", gross, "Controls", net],
                ["R1", "Flood", "3", "4", "12", "Pumps", "8"], ["R2", "Fire", "2", "5", "10", "Alarms", "5"]);
            Asked(table).ShouldBeEmpty();
            Read(table).Rows.Select(row => (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value)).ShouldBe([(12, 8), (10, 5)]);
        }
    }
}
