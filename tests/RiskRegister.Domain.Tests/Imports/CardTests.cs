using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>A small table for each entry, as forms are, and registers on their side.</summary>
public sealed class CardTests
{
    [Fact]
    public void A_form_may_give_impact_and_likelihood_beside_the_name_of_the_score()
    {
        var read = Read(Form("K1", "Kiln cracks"), Form("K2", "Clay runs out"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.Title, row.Score!.Value, row.ResidualScore!.Value)).ShouldBe(
        [
            ("Kiln cracks", new StatedScore(20, 5, 4), new StatedScore(8, 4, 2)),
            ("Clay runs out", new StatedScore(20, 5, 4), new StatedScore(8, 4, 2)),
        ]);
        read.Rows[0].Controls!.Value.ShouldBe(["Weekly test", "Spare bricks"]);

        static SourceTable Form(string reference, string title) => Sheet(reference,
            ["Risk ref", reference, "", "Risk title", title], ["Inherent", "Impact", "5", "Likelihood", "4"],
            ["Residual", "Impact", "4", "Likelihood", "2"], ["Owner", "Potter", "", "Directorate", "Arts"], ["Controls", "Weekly test"],
            ["", "Spare bricks"]);
    }

    [Fact]
    public void Cards_without_a_title_are_named_by_what_stands_above_them()
    {
        var read = Read(Card("Kiln cracks", "16"), Card("Clay runs out", "12"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.Title, row.Description!.Value, row.Score!.Value!.Value))
            .ShouldBe([("Kiln cracks", "Old age", 16), ("Clay runs out", "Old age", 12)]);

        static SourceTable Card(string title, string score) =>
            Sheet(title, ["Owner", "Potter"], ["Cause", "Old age"], ["Gross score", score], ["Net score", "4"]);
    }

    [Theory]
    [InlineData("R1 Kiln cracks", "R2 Clay runs out (exempt – paragraph 3)", "R3 Shed leaks")]
    [InlineData("Kiln cracks", "Clay runs out (exempt – paragraph 3)", "Shed leaks")]
    [InlineData("R1: Kiln cracks", "R2: Confidential clay sale", "R3: Shed leaks")]
    [InlineData("R1 Kiln cracks", "R2 Clay runs out (not for publication)", "R3 Shed leaks")]
    public void What_the_name_above_a_form_says_of_exemption_is_said_of_its_entry(params string[] above)
    {
        SourceTable[] forms = [.. above.Select(Card)];
        var asked = Understood(forms).Analysis.Questions.Where(one => one.Code == ImportCodes.ExemptUnclear).ToArray();

        asked.Select(one => one.Id.Split(':')[0]).ShouldAllBe(id => id == "exempt-column" || id == "exempt-paragraph");
        Answered(forms, [.. asked.Select(one => (one.Id, one.Proposed ?? "3"))]).Rows.Select(row => row.Exempt?.Value is not null)
            .ShouldBe([false, true, false]);

        static SourceTable Card(string title, int at) => Named($"register.md – table {at + 1}",
            ["Owner", "Potter"], ["Cause", "Old age"], ["Gross score", "16"], ["Net score", "4"]) with
        {
            Title = title,
        };
    }

    [Theory]
    [InlineData(null, "Old kilns", "The kilns may crack, for nobody has mended them since they were built")]
    [InlineData("sentence", "The kilns may crack, for nobody has mended them since they were built", null)]
    public void Whether_a_heading_or_the_sentence_below_it_is_the_title_is_asked(string? answer, string title, string? description)
    {
        SourceTable[] forms =
        [
            Card("Old kilns", "The kilns may crack, for nobody has mended them since they were built"),
            Card("Clay pits", "The pits may run out, for no other pits have been found within ten miles"),
        ];
        var answers = answer is null ? [] : new Dictionary<string, string> { ["headings-above"] = answer };
        var (read, analysis) = RegisterReader.Understand(forms, new RegisterSettings(), new ImportMapping { Answers = answers });

        Refusals(read.Messages).ShouldBeEmpty();
        (read.Rows[0].Title, read.Rows[0].Description?.Value).ShouldBe((title, description));
        analysis.Questions.Any(question => question is { Id: "headings-above", Proposed: "heading" }).ShouldBe(answer is null);

        static SourceTable Card(string above, string risk) =>
            Sheet(above, ["Risk", risk], ["Owner", "Potter"], ["Gross score", "16"], ["Net score", "4"]);
    }

    [Fact]
    public void A_short_title_below_the_name_of_a_section_is_not_asked_about()
    {
        var (read, analysis) = RegisterReader.Understand([Card("Potteries", "Kiln cracks"), Card("Pits", "Clay runs out")],
            new RegisterSettings(), new ImportMapping());

        read.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out"]);
        analysis.Questions.ShouldNotContain(question => question.Id == "headings-above");

        static SourceTable Card(string above, string risk) =>
            Sheet(above, ["Risk", risk], ["Owner", "Potter"], ["Gross score", "16"], ["Net score", "4"]);
    }

    [Theory]
    [InlineData("Field", "Detail")]
    [InlineData("Attribute", "Value")]
    [InlineData("**Item**", "Description")]
    public void A_row_above_the_columns_of_a_card_is_none_of_it(string label, string value)
    {
        var read = Read(Card("K1 – Kiln cracks", "16"), Card("K2 – Clay runs out", "12"));

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Score!.Value!.Value)).ShouldBe(
            [("K1", "Kiln cracks", 16), ("K2", "Clay runs out", 12)]);
        read.Messages.ShouldNotContain(message => message.Column == label.Trim('*'));

        SourceTable Card(string title, string score) => Sheet(title,
            [label.Trim('*'), value], ["Owner", "Potter"], ["Cause", "Old age"], ["Gross score", score], ["Net score", "4"],
            ["Kiln", "Blue"], ["Clay", "Red"]);
    }

    [Fact]
    public void Cards_with_a_heading_of_their_own_are_of_the_same_table()
    {
        var read = Read(Card("K1 – Kiln cracks", "Actions", "Mend the floor"), Card("K2 – Clay runs out", "Resolution", "A new pit"),
            Card("K3 – Glaze peels", "Mitigation (agreed)", "Test each batch"));

        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Score!.Value!.Value)).ShouldBe(
            [("K1", "Kiln cracks", 16), ("K2", "Clay runs out", 16), ("K3", "Glaze peels", 16)]);
        read.Rows.Select(row => row.Table).Distinct().ShouldHaveSingleItem();
        read.Rows[0].Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe("Mend the floor");
        read.Messages.ShouldContain(message => message.Column == "Resolution" && message.Code == ImportCodes.ColumnIgnored);

        static SourceTable Card(string title, string label, string said) => Sheet(title,
            ["Owner", "Potter"], ["Cause", "Old age"], ["Gross score", "16"], ["Net score", "4"], [label, said]);
    }

    [Fact]
    public void Cards_of_risks_and_of_opportunities_stay_apart()
    {
        var read = Read(Card("Risk title", "Kiln cracks"), Card("Opportunity title", "A second kiln"));

        read.Rows.Select(row => (row.Kind, row.Title)).ShouldBe(
            [(EntryKind.Risk, "Kiln cracks"), (EntryKind.Opportunity, "A second kiln")]);

        static SourceTable Card(string label, string title) => Sheet(title,
            [label, title], ["Owner", "Potter"], ["Cause", "Old age"], ["Gross score", "16"], ["Net score", "4"]);
    }

    [Fact]
    public void Another_line_of_a_card_belongs_to_what_stands_above_it()
    {
        var row = Read(Table(["Risk", "Kiln cracks"], ["Gross score", "16"], ["Net score", "9"], ["Controls", "Weekly test"],
            ["", "Spare bricks"])).Rows.ShouldHaveSingleItem();

        row.Controls!.Value.ShouldBe(["Weekly test", "Spare bricks"]);
    }

    [Fact]
    public void A_register_may_lie_on_its_side()
    {
        var read = Read(Table(["Risk no", "K1", "K2", "K3"], ["Risk title", "Kiln cracks", "Clay runs out", "Glaze peels"],
            ["Owner", "Potter", "Buyer", "Potter"], ["Gross score", "16", "12", "6"], ["Net score", "9", "8", "4"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value[0], row.ResidualScore!.Value!.Value)).ShouldBe(
            [("K1", "Kiln cracks", "Potter", 9), ("K2", "Clay runs out", "Buyer", 8), ("K3", "Glaze peels", "Potter", 4)]);
    }

    [Fact]
    public void No_letter_is_given_for_a_column_that_the_file_has_elsewhere() => Understood(Table(
            ["Risk no", "K1", "K2"], ["Risk title", "Kiln cracks", "Clay runs out"], ["Gross score", "16", "12"], ["Net score", "9", "8"]))
        .Analysis.Tables.ShouldHaveSingleItem().Columns.ShouldAllBe(column => column.Letter.Length == 0);

    [Fact]
    public void A_register_on_its_side_may_have_groups()
    {
        var read = Read(Table(["", "Ref", "K1", "K2"], ["", "Risk", "Kiln cracks", "Clay runs out"], ["Inherent", "Impact", "4", "4"],
            ["", "Likelihood", "4", "3"], ["Residual", "Impact", "3", "4"], ["", "Likelihood", "3", "2"],
            ["", "Owner", "Potter", "Buyer"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.Title, row.Score!.Value, row.ResidualScore!.Value, row.Owners!.Value[0])).ShouldBe(
        [
            ("Kiln cracks", new StatedScore(16, 4, 4), new StatedScore(9, 3, 3), "Potter"),
            ("Clay runs out", new StatedScore(12, 4, 3), new StatedScore(8, 4, 2), "Buyer"),
        ]);
    }

    [Fact]
    public void Tables_of_one_row_are_named_by_what_stands_above_them()
    {
        var read = Read(One("Kiln cracks", "16"), One("Clay runs out", "12"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.Title, row.Score!.Value!.Value, row.Owners!.Value[0]))
            .ShouldBe([("Kiln cracks", 16, "Potter"), ("Clay runs out", 12, "Potter")]);

        static SourceTable One(string title, string score) =>
            Sheet(title, ["Cause", "Gross score", "Net score", "Owner"], ["Old age", score, "4", "Potter"]);
    }

    [Fact]
    public void A_form_may_have_a_grid_of_scores_and_a_table_of_actions()
    {
        var read = Read(
            Form("Ref: K1   Kiln cracks", ["Rebuild", "Mason", "31/03/2027", "In progress"], ["Insure", "Buyer", "", "Not started"]),
            Form("Ref: K2   Clay runs out", ["Dig", "Digger", "30/06/2027", "Completed"]), Form("Ref: K3   Glaze peels"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Score!.Value, row.ResidualScore!.Value, row.Owners!.Value[0]))
            .ShouldBe(
            [
                ("K1", "Kiln cracks", new StatedScore(20, 5, 4), new StatedScore(10, 5, 2), "Potter"),
                ("K2", "Clay runs out", new StatedScore(20, 5, 4), new StatedScore(10, 5, 2), "Potter"),
                ("K3", "Glaze peels", new StatedScore(20, 5, 4), new StatedScore(10, 5, 2), "Potter"),
            ]);
        read.Rows.SelectMany(row => row.Actions!.Value).Select(action => (action.Text, action.Owner, action.DueOn, action.Status)).ShouldBe(
        [
            ("Rebuild", "Mason", new DateOnly(2027, 3, 31), ActionStatus.Open), ("Insure", "Buyer", null, ActionStatus.Open),
            ("Dig", "Digger", new DateOnly(2027, 6, 30), ActionStatus.Done),
        ]);
        read.Rows[0].Description!.Value.ShouldBe("Old age");

        static SourceTable Form(string name, params string[][] actions) => Across(Sheet(name,
        [
            [name, name, name, name], ["Owner", "Potter", "Directorate", "Arts"], ["Description", "Old age", "Old age", "Old age"],
            ["", "Impact", "Likelihood", "Score"], ["Inherent", "5", "4", "20"], ["Residual", "5", "2", "10"],
            ["Controls", "Weekly test", "Weekly test", "Weekly test"],
            .. actions.Length == 0 ? (string[][])[] : [["Action", "Action owner", "Due date", "Status"], .. actions],
        ]));
    }

    [Fact]
    public void A_form_may_be_parted_by_lines_that_name_what_stands_below_them()
    {
        var read = Read(Form("SR1 – Kiln cracks", "Rebuild"), Form("SR2 – Clay runs out", "Dig"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Score!.Value, row.ResidualScore!.Value, row.TargetScore!.Value))
            .ShouldBe(
            [
                ("SR1", "Kiln cracks", new StatedScore(20, 5, 4), new StatedScore(15, 5, 3), new StatedScore(5, 5, 1)),
                ("SR2", "Clay runs out", new StatedScore(20, 5, 4), new StatedScore(15, 5, 3), new StatedScore(5, 5, 1)),
            ]);
        read.Rows[1].Controls!.Value.ShouldBe(["Weekly test", "Spare bricks"]);
        var action = read.Rows[1].Actions!.Value.ShouldHaveSingleItem();
        (action.Text, action.Owner, action.DueOn).ShouldBe(("Dig", "Mason", new DateOnly(2027, 6, 30)));

        static SourceTable Form(string title, string action) => Across(Sheet(title,
            ["Details", "Details", "Details", "Details"], ["Risk owner", "Potter", "Directorate", "Arts"],
            ["Assessment", "Assessment", "Assessment", "Assessment"], ["", "Inherent", "Current", "Target"], ["Impact", "5", "5", "5"],
            ["Likelihood", "4", "3", "1"], ["Score", "20", "15", "5"],
            ["Existing controls", "Existing controls", "Existing controls", "Existing controls"],
            ["Weekly test\nSpare bricks", "Weekly test\nSpare bricks", "Weekly test\nSpare bricks", "Weekly test\nSpare bricks"],
            ["Mitigating actions", "Mitigating actions", "Mitigating actions", "Mitigating actions"], ["What", "What", "Who", "When"],
            [action, action, "Mason", "June 2027"]));
    }

    [Fact]
    public void A_form_may_have_headings_above_what_they_say()
    {
        var read = Read(Form("K1", "Kiln cracks"), Form("K2", "Clay runs out"));

        Refusals(read.Messages).ShouldBeEmpty();
        CodesOf(read.Messages).ShouldBe([ImportCodes.ColumnIgnored]);
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Score!.Value!.Value, row.ResidualScore!.Value!.Value))
            .ShouldBe([("K1", "Kiln cracks", 16, 12), ("K2", "Clay runs out", 16, 12)]);
        read.Rows[0].Owners!.Value.ShouldBe(["Potter"]);
        read.Rows[0].Actions!.Value.Select(action => (action.Text, action.Owner, action.DueOn)).ShouldBe(
            [("Rebuild", "Mason", new DateOnly(2027, 4, 30)), ("Insure", "Buyer", new DateOnly(2027, 5, 31))]);

        static SourceTable Form(string reference, string title) => Sheet(reference,
            ["Risk ref", "Risk title", "Risk owner", "Kiln"], [reference, title, "Potter", "North"],
            ["Inherent score", "Controls in place", "Residual score", ""], ["16", "Weekly test", "12", ""],
            ["Actions", "Owner", "Target date", ""], ["Rebuild", "Mason", "30/04/2027", ""], ["Insure", "Buyer", "31/05/2027", ""]);
    }

    [Fact]
    public void Forms_in_one_table_may_have_their_scores_below_two_rows_of_headings()
    {
        var read = Read(Across(Table(
        [
            .. Form("Risk 1: Kiln cracks", ["", "4", "4", "16", "4", "2", "8"]),
            .. Form("Risk 2: Clay runs out", ["", "5", "3", "15", "5", "1", "5"]),
        ])));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Score!.Value, row.ResidualScore!.Value)).ShouldBe(
        [
            ("1", "Kiln cracks", new StatedScore(16, 4, 4), new StatedScore(8, 4, 2)),
            ("2", "Clay runs out", new StatedScore(15, 5, 3), new StatedScore(5, 5, 1)),
        ]);

        static string[][] Form(string name, string[] scores) =>
        [
            [.. Enumerable.Repeat(name, 7)], ["Owner", .. Enumerable.Repeat("Potter", 6)],
            ["", "Gross", "Gross", "Gross", "Net", "Net", "Net"], ["", "I", "L", "Score", "I", "L", "Score"], scores,
            ["Controls", .. Enumerable.Repeat("Weekly test", 6)],
        ];
    }

    [Fact]
    public void A_form_may_have_headings_and_what_they_say_in_one_cell_and_factors_beside_the_name_of_the_score()
    {
        var read = Read(Form("Kiln cracks", "K1"), Form("Clay runs out", "K2"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Score!.Value, row.ResidualScore!.Value, row.Owners!.Value[0]))
            .ShouldBe(
            [
                ("K1", "Kiln cracks", new StatedScore(20, 4, 5), new StatedScore(12, 4, 3), "Potter"),
                ("K2", "Clay runs out", new StatedScore(20, 4, 5), new StatedScore(12, 4, 3), "Potter"),
            ]);

        static SourceTable Form(string title, string reference) => Sheet(title,
            [$"Ref: {reference}", "Owner: Potter"], ["Service: Arts", "Status: Open"], ["Inherent score", "4", "5", "20"],
            ["Residual score", "4", "3", "12"], ["Controls", "Weekly test"]);
    }

    [Fact]
    public void A_form_may_say_in_a_column_of_its_own_what_several_of_its_rows_are_about()
    {
        var read = Read(Table(["Risk", "Ref", "K1"], ["Risk", "Title", "Kiln cracks"], ["Inherent", "Impact", "4"],
            ["Inherent", "Likelihood", "4"], ["Residual", "Impact", "4"], ["Residual", "Likelihood", "2"],
            ["Mitigation", "Existing controls", "Weekly test"], ["Mitigation", "Planned actions", "Rebuild"]));

        Refusals(read.Messages).ShouldBeEmpty();
        var row = read.Rows.ShouldHaveSingleItem();
        (row.Title, row.Score!.Value, row.ResidualScore!.Value)
            .ShouldBe(("Kiln cracks", new StatedScore(16, 4, 4), new StatedScore(8, 4, 2)));
        row.Controls!.Value.ShouldBe(["Weekly test"]);
    }

    [Fact]
    public void A_form_may_have_two_wide_headings_beside_each_other_and_names_what_it_does_not_read()
    {
        var read = Read(Across(Table(["Risk no", "1", "Risk title", "Kiln cracks"],
            ["Gross risk", "Gross risk", "Target risk", "Target risk"], ["Impact", "Likelihood", "Impact", "Likelihood"],
            ["5", "4", "4", "2"],
            ["Net score", "12"], ["Controls in place", "Controls in place", "Source of assurance", "Source of assurance"],
            ["Weekly test", "Weekly test", "Potters' guild", "Potters' guild"], ["All well", "All well", "All well", "All well"])));

        Refusals(read.Messages).ShouldBeEmpty();
        var row = read.Rows.ShouldHaveSingleItem();
        row.Controls!.Value.ShouldBe(["Weekly test"]);
        (row.Score!.Value, row.TargetScore!.Value).ShouldBe((new StatedScore(20, 5, 4), new StatedScore(8, 4, 2)));
        read.Messages.Select(message => message.Column).ShouldBe(["Source of assurance", "(line across)"], ignoreOrder: true);
    }

    [Fact]
    public void Forms_without_some_of_the_headings_are_in_the_same_register()
    {
        var understood = Understood([.. Enumerable.Range(1, 120).Select(number => Sheet($"K{number}",
        [
            ["Risk ref", $"K{number}"], ["Risk title", $"Kiln {number} cracks"], ["Owner", "Potter"], ["Gross score", "16"],
            ["Net score", "9"], .. number % 2 == 0 ? (string[][])[["Controls", "Weekly test"]] : [],
            .. number % 3 == 0 ? (string[][])[["Actions", "Rebuild"]] : [],
        ]))]);

        understood.Analysis.Tables.Count.ShouldBeLessThanOrEqualTo(2);
        understood.Register.Rows.Count.ShouldBe(120);
        understood.Register.Rows.Count(row => row.Controls?.Value.Count == 1).ShouldBe(60);
        understood.Register.Rows.Count(row => row.Actions?.Value.Count == 1).ShouldBe(40);
    }

    [Fact]
    public void A_sheet_may_be_a_form_with_items_cell_below_cell()
    {
        var row = Read(Sheet("K1", ["KILN FORM"], ["Risk ref:", "K1", "", "Risk owner:", "Potter"], ["Risk title:", "Kiln cracks"],
            ["", "Impact", "Likelihood", "Rating"], ["Inherent risk", "5", "4", "20"], ["Residual risk", "4", "3", "12"],
            ["Existing controls"], ["Weekly test"], ["Spare bricks"], ["Actions", "Owner", "Due date", "Status"],
            ["Rebuild", "Mason", "31/03/2027", "Open"])).Rows.ShouldHaveSingleItem();

        (row.Title, row.Score!.Value, row.ResidualScore!.Value)
            .ShouldBe(("Kiln cracks", new StatedScore(20, 5, 4), new StatedScore(12, 4, 3)));
        row.Owners!.Value.ShouldBe(["Potter"]);
        row.Controls!.Value.ShouldBe(["Weekly test", "Spare bricks"]);
        row.Actions!.Value.ShouldHaveSingleItem().Owner.ShouldBe("Mason");
    }

    [Theory]
    [InlineData("CR1 – Kiln cracks", "CR1", "Kiln cracks")]
    [InlineData("Ref: K-07 Kiln cracks", "K-07", "Kiln cracks")]
    [InlineData("risk 3: Kiln cracks", "3", "Kiln cracks")]
    [InlineData("Opportunity no. 12. Kiln cracks", "12", "Kiln cracks")]
    [InlineData("2027 kilns crack", null, "2027 kilns crack")]
    [InlineData("A40 kilns crack", null, "A40 kilns crack")]
    [InlineData("COVID 19 – kilns crack", null, "COVID 19 – kilns crack")]
    [InlineData("SR 12: Kiln cracks", "SR 12", "Kiln cracks")]
    [InlineData("Kiln 3: cracks", null, "Kiln 3: cracks")]
    [InlineData("ICT fails", null, "ICT fails")]
    public void A_line_above_an_entry_may_begin_with_its_reference(string line, string? reference, string name)
    {
        var row = Read(Across(Table([line, line, line], ["Owner", "Potter", "Potter"], ["Description", "Old age", "Old age"],
            ["Gross score", "16", "16"], ["Net score", "9", "9"]))).Rows.ShouldHaveSingleItem();

        (row.Reference?.ToString() ?? row.SourceReference?.Value, row.Title).ShouldBe((reference, name));
    }

    [Theory]
    [InlineData("SR1 Kiln cracks", "SR2 Clay runs out", "SR1", "Kiln cracks")]
    [InlineData("A40 floods", "M25 floods", null, "A40 floods")]
    public void Names_above_forms_begin_with_references_where_all_do_alike(string first, string second, string? reference, string name)
    {
        var row = Read(Form(first), Form(second)).Rows[0];

        (row.SourceReference?.Value, row.Title).ShouldBe((reference, name));

        static SourceTable Form(string title) =>
            Sheet(title, ["Owner", "Potter"], ["Cause", "Old age"], ["Gross score", "16"], ["Net score", "9"]);
    }

    [Fact]
    public void What_stands_above_forms_is_their_title_beside_a_description_too()
    {
        var read = Read(Form("K1 – Kiln cracks"), Form("Opportunity K2: Solar kiln"));

        read.Rows.Select(row => (row.Kind, row.SourceReference!.Value, row.Title, row.Description!.Value)).ShouldBe(
        [
            (EntryKind.Risk, "K1", "Kiln cracks", "If it happens, no pots"),
            (EntryKind.Opportunity, "K2", "Solar kiln", "If it happens, no pots"),
        ]);

        static SourceTable Form(string title) => Sheet(title,
            ["Description", "If it happens, no pots"], ["Owner", "Potter"], ["Gross score", "16"], ["Net score", "9"]);
    }

    [Fact]
    public void The_number_of_a_table_is_no_title_and_the_title_is_asked()
    {
        var question = Understood(Form(1), Form(2)).Analysis.Questions.ShouldHaveSingleItem();

        question.Choices.Select(choice => choice.Value).ShouldContain("Mishap");
        Answered([Form(1), Form(2)], (question.Id, "Mishap")).Rows.Select(row => row.Title).ShouldBe(["Kiln 1 cracks", "Kiln 2 cracks"]);

        static SourceTable Form(int number)
        {
            var table = Named($"doc.docx – table {number}", ["Ref", $"K{number}"], ["Mishap", $"Kiln {number} cracks"],
                ["Owner", "Potter"], ["Gross score", "16"], ["Net score", "9"]);
            return table with { OneOfSeveral = true };
        }
    }

    [Fact]
    public void Words_that_are_headings_elsewhere_may_be_what_a_form_says_and_a_form_may_lack_its_scores()
    {
        var tables = new[]
        {
            Form("K1", ["Gross score", "16"], ["Net score", "9"], ["Status", "Live"], ["Exempt", "No"]),
            Form("K2", ["Gross score", "12"], ["Net score", "8"], ["Status", "Live"], ["Exempt", "No"]), Form("K3", ["Status", "Live"]),
        };

        var understood = Understood(tables);
        understood.Register.Rows.Select(row => row.SourceReference!.Value).ShouldBe(["K1", "K2", "K3"]);
        understood.Analysis.Questions.Select(question => question.Id).ShouldBe(["unscored-rows"]);

        static SourceTable Form(string reference, params string[][] more) =>
            Sheet(reference, [["Ref", reference], ["Risk", $"{reference} cracks"], ["Owner", "Potter"], .. more]);
    }

    [Fact]
    public void Headings_of_actions_may_wait_for_the_first_and_what_follows_a_gap_is_no_action()
    {
        var table = Table(["Risk ref", "K1", "", "Owner", "Potter"], ["Risk title", "Kiln cracks"], ["Gross score", "16"],
            ["Net score", "9"],
            ["Action", "Action owner", "Due date", "Status"], ["Rebuild", "Mason", "31/03/2027", "Open"], ["Latest update", "Bricks came"]);
        var parted = table with { Rows = [.. table.Rows.Take(6), table.Rows[6] with { Number = 9 }] };

        var row = Read(parted).Rows.ShouldHaveSingleItem();
        row.Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe("Rebuild");
        Read(table with { Rows = [.. table.Rows.Take(5)] }).Rows.ShouldHaveSingleItem().Actions!.Value.ShouldBeEmpty();
    }

    [Fact]
    public void A_form_of_two_columns_may_have_its_name_across_them_or_beside_its_reference()
    {
        string[][] rows = [["Owner", "Potter"], ["Gross score", "16"], ["Net score", "9"], ["Controls", "Weekly test"]];

        Read(Across(Table([["SB7 – Kiln cracks", "SB7 – Kiln cracks"], .. rows]))).Rows.ShouldHaveSingleItem()
            .Title.ShouldBe("Kiln cracks");
        var beside = Read(Table([["OPPORTUNITY PO1", "Solar kiln"], .. rows])).Rows.ShouldHaveSingleItem();
        (beside.Kind, beside.SourceReference!.Value, beside.Title).ShouldBe((EntryKind.Opportunity, "PO1", "Solar kiln"));
    }

    [Fact]
    public void A_line_across_a_form_is_not_its_title_where_a_heading_says_that()
    {
        var read = Read(Across(Table(["Kiln register", "Kiln register", "Kiln register"], ["Risk ref", "K1"], ["Risk title", "Kiln cracks"],
            ["Gross score", "16"], ["Net score", "9"], ["Owner", "Potter"])));

        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Kiln cracks");
        read.Messages.ShouldHaveSingleItem().Column.ShouldBe("(line across)");
    }

    [Fact]
    public void A_register_of_few_rows_is_no_form()
    {
        var read = Read(Table(["Ref", "Risk", "Inherent score", "Residual score", "Owner", "Controls"],
            ["K1", "Kiln cracks", "16", "9", "Potter", "Weekly test"], ["K2", "Clay runs out", "12", "8", "Buyer", ""]));

        read.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out"]);
    }

    [Theory]
    [InlineData("What we are doing", "Lead")]
    [InlineData("Actions", "Owner")]
    [InlineData("Controls", "Lead officer")]
    public void A_register_of_few_rows_whose_scores_are_headed_before_and_after_is_no_card(string items, string lead)
    {
        var read = Read(Table(["Risk", "Before", "After", "Trend", items, lead],
            ["Kiln cracks", "16", "9", "↓", "Sensors", "Head Potter"], ["Clay runs out", "12", "4", "→", "Order early", "Buyer"]));
        read.Rows.Select(row => (row.Title, row.ResidualScore!.Value!.Value)).ShouldBe([("Kiln cracks", 9), ("Clay runs out", 4)]);
    }
}
