using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Forms as councils lay them out: asking, ticked, beside each other, and over several tables.</summary>
public sealed class FormLayoutTests
{
    [Fact]
    public void Headings_may_ask()
    {
        var read = Read(Form("KN4 Kiln cracks", "Rebuild"), Form("KN5 Clay runs out", "Find a pit"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Description!.Value, row.Controls!.Value[0])).ShouldBe(
            [("KN4", "Kiln cracks", "Old age", "Weekly test"), ("KN5", "Clay runs out", "Old age", "Weekly test")]);
        var action = read.Rows[1].Actions!.Value.ShouldHaveSingleItem();
        (action.Text, action.Owner.Value, action.DueOn.Value, action.Progress.Value)
            .ShouldBe(("Find a pit", "Mason", new DateOnly(2027, 4, 30), "Begun"));
        read.Rows[1].Score!.Value.ShouldBe(new StatedScore(20, 5, 4));

        static SourceTable Form(string name, string action) => Across(Table(
            [name, name, name, name], ["Who owns the risk?", "Potter", "Potter", "Potter"],
            ["What could go wrong?", "Old age", "Old age", "Old age"],
            ["Risk rating", "How likely is it?", "How serious is it?", "Rating"], ["Inherent risk", "4", "5", "20"],
            ["Residual risk", "2", "5", "10"],
            ["What are we doing already?", "Weekly test", "Weekly test", "Weekly test"],
            ["What more do we need to do?", "Who will do it", "By when", "Update"], [action, "Mason", "30/04/2027", "Begun"]));
    }

    [Theory]
    [InlineData("Gaps in control", "Gaps in assurance", "No rota", "No audit")]
    [InlineData("Gaps in controls", "Assurance gaps", "No pumps", "")]
    [InlineData("Control weaknesses", "Weaknesses in controls", "Old wiring", "Old pipes")]
    [InlineData("Gaps in control", "No rota", "Board appetite", "Open")]
    public void What_is_missing_below_the_controls_of_a_form_is_none_of_them(string one, string other, string below, string beside)
    {
        var read = Read(Form("BAF 1", "Kiln cracks"), Form("BAF 2", "Clay runs out"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title)).ShouldBe([("BAF 1", "Kiln cracks"), ("BAF 2", "Clay runs out")]);
        read.Rows.ShouldAllBe(row => row.Controls!.Value.SequenceEqual(new[] { "Daily huddle" }));
        read.Rows.ShouldAllBe(row => row.Actions!.Value.Single().Text == "Recruit");

        SourceTable Form(string reference, string title) => Across(Sheet(reference,
            [
                [$"Principal risk {reference}", title, title, title], ["Lead director", "Potter", "Potter", "Potter"],
                ["Inherent risk score", "20", "20", "20"], ["Current risk score", "16", "16", "16"],
                ["Key controls", "Assurance (how do we know?)", "", ""], ["Daily huddle", "-", "", ""],
                [one, other, "", ""], [below, beside, "", ""],
                ["Action", "Action lead", "Due date", "Progress"], ["Recruit", "Mason", "30/04/2027", "Begun"],
            ]));
    }

    [Theory]
    [InlineData("Gap year scheme")]
    [InlineData("Stop gap staffing")]
    [InlineData("Weaknesses of the kiln are checked")]
    public void A_control_that_only_speaks_of_gaps_is_one_still(string control)
    {
        var read = Read(Form("CR1", "Kiln cracks"), Form("CR2", "Clay runs out"));

        read.Rows.ShouldAllBe(row => row.Controls!.Value.SequenceEqual(new[] { "Daily huddle", control }));

        SourceTable Form(string reference, string title) => Across(Sheet(reference,
            [
                [$"Risk {reference}", title], ["Lead director", "Potter"], ["Inherent risk score", "20"], ["Current risk score", "16"],
                ["Key controls", "Control owner"], ["Daily huddle", "Mason"], [control, "Digger"],
            ]));
    }

    [Theory]
    [InlineData("What could go wrong?", ImportField.Description)]
    [InlineData("What would the impact be?", ImportField.Effects)]
    [InlineData("How is it managed?", ImportField.Controls)]
    [InlineData("What controls are in place?", ImportField.Controls)]
    [InlineData("What will we do about it?", ImportField.Actions)]
    [InlineData("What will we do next and when?", ImportField.Actions)]
    [InlineData("What needs to be done", ImportField.Actions)]
    [InlineData("Who is responsible for this?", ImportField.Owners)]
    [InlineData("When was this last reviewed?", ImportField.ReviewedOn)]
    [InlineData("What is the opportunity?", ImportField.Title)]
    public void A_question_is_the_heading_of_its_answer(string heading, ImportField field) => FieldsOf(heading).ShouldBe([field]);

    [Theory]
    [InlineData("What time does the kiln open?")]
    [InlineData("Is the form signed?")]
    public void A_question_about_something_else_is_no_heading_of_a_field(string heading) => FieldsOf(heading).ShouldBeEmpty();

    static IReadOnlyList<ImportField> FieldsOf(string heading) =>
        Understood(Table(["Ref", "Gross score", "Net score", heading, "Action due"], ["K1", "16", "9", "Pumps", "30/04/2027"]))
            .Analysis.Tables[0].Columns.Single(column => column.Heading == heading).Fields;

    [Theory]
    [InlineData("☒ Risk ☐ Opportunity", "Risk")]
    [InlineData("☐ Risk ☑ Opportunity", "Opportunity")]
    [InlineData("Yes ☐ No ☒", "No")]
    [InlineData("☐ Yes / ☒ No", "No")]
    [InlineData("☐ Treat ☐ Tolerate", null)]
    [InlineData("☒ Mend the gate\n☐ Paint it", "☒ Mend the gate\n☐ Paint it")]
    [InlineData("Ticked ☒ by the potter ☐ or not", "Ticked ☒ by the potter ☐ or not")]
    [InlineData("☒ The kiln is rebuilt and the chimney is swept, too", "☒ The kiln is rebuilt and the chimney is swept, too")]
    [InlineData("Fire ☐", null)]
    public void Of_choices_with_boxes_the_ticked_ones_are_said(string cell, string? said) =>
        ReadOne(("Description", cell)).Description!.Value.ShouldBe(said);

    [Fact]
    public void Choices_one_a_line_are_those_that_other_cells_offer_too()
    {
        var read = Read(Table(["Ref", "Risk", "Type", "Gross score", "Net score"],
            ["K1", "Kiln cracks", "☒ Financial\n☐ Legal\n☒ Safety", "16", "9"],
            ["K2", "Clay", "☐ Financial\n☒ Legal\n☐ Safety", "16", "9"]));

        read.Rows.Select(row => string.Join(", ", row.Types!.Value)).ShouldBe(["Financial, Safety", "Legal"]);
    }

    [Fact]
    public void A_form_with_boxes_is_read_as_ticked()
    {
        var read = Read(Form("K1", "☒ Risk ☐ Opportunity", "☒ Yes ☐ No"), Form("K2", "☐ Risk ☒ Opportunity", "☐ Yes ☒ No"));

        read.Rows.Select(row => (row.Kind, row.Exempt!.Value is not null))
            .ShouldBe([(EntryKind.Risk, true), (EntryKind.Opportunity, false)]);

        static SourceTable Form(string reference, string kind, string exempt) => Table(
            ["Ref", reference], ["Title", "Kiln cracks " + reference], ["Risk or opportunity", kind], ["Exempt?", exempt],
            ["Gross score", "16"], ["Net score", "9"]);
    }

    [Fact]
    public void Forms_may_stand_beside_each_other()
    {
        var read = Read(Table(["RISK", "", "", "RISK"], ["Ref", "K1", "", "Ref", "K2"],
            ["Title", "Kiln cracks", "", "Title", "Clay runs out"],
            ["Owner", "Potter", "", "Owner", "Buyer"], ["Inherent", "16", "", "Inherent", "12"], ["Residual", "9", "", "Residual", "8"],
            ["Controls", "Weekly test", "", "Controls", "Two pits"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value[0], row.ResidualScore!.Value!.Value,
            row.Controls!.Value[0]))
            .ShouldBe([("K1", "Kiln cracks", "Potter", 9, "Weekly test"), ("K2", "Clay runs out", "Buyer", 8, "Two pits")]);
    }

    [Fact]
    public void The_scores_of_a_form_may_stand_in_two_blocks_beside_each_other()
    {
        var read = Read(Table(["Risk ID:", "K1"], ["Title:", "Kiln cracks"], ["Owner:", "Potter"],
            ["INHERENT RISK", "", "", "RESIDUAL RISK"],
            ["Impact:", "4", "", "Impact:", "3"], ["Likelihood:", "5", "", "Likelihood:", "2"], ["Score:", "20", "", "Score:", "6"],
            ["Controls:", "Weekly test"]));

        Refusals(read.Messages).ShouldBeEmpty();
        var row = read.Rows.ShouldHaveSingleItem();
        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 4, 5), new StatedScore(6, 3, 2)));
    }

    [Fact]
    public void Entries_of_one_table_may_begin_with_their_references_beside_their_names()
    {
        var rows = Read(new SourceTable("register.docx",
            [.. Entry(1, "KN1", "Kiln cracks", "Threat"), .. Entry(8, "KN2", "More guests", "Opportunity")])).Rows;

        rows.Select(row => (row.Kind, row.SourceReference!.Value, row.Title))
            .ShouldBe([(EntryKind.Risk, "KN1", "Kiln cracks"), (EntryKind.Opportunity, "KN2", "More guests")]);
        rows.ShouldAllBe(row => row.ResidualScore!.Value == new StatedScore(20, 5, 4));

        static SourceRow[] Entry(int first, string reference, string title, string kind) => [.. new string[][]
        {
            [reference, title, "", ""], ["Type", kind, "Owner", "Potter"], ["", "Current", "Target"], ["Impact", "5", "4"],
            ["Likelihood", "4", "2"], ["Actions", "Rebuild"],
        }.Select((cells, at) => new SourceRow(first + at, cells))];
    }

    [Fact]
    public void A_form_may_have_three_wide_headings_and_days_below_them()
    {
        var row = Read(Across(Table(["RISK TITLE", "RISK TITLE", "RISK TITLE", "RISK REF"],
            ["Kiln cracks", "Kiln cracks", "Kiln cracks", "K1"],
            ["RISK OWNER", "DIRECTORATE", "DATE IDENTIFIED", "DATE RAISED"], ["Potter", "Arts", "01/02/2026", "01/12/2026"],
            ["", "IMPACT", "LIKELIHOOD", "SCORE"], ["INHERENT", "5", "4", "20"], ["RESIDUAL", "5", "3", "15"])))
            .Rows.ShouldHaveSingleItem();

        (row.SourceReference!.Value, row.Title, row.Owners!.Value[0], row.Service!.Value).ShouldBe(("K1", "Kiln cracks", "Potter", "Arts"));
    }

    [Fact]
    public void Tables_below_the_name_of_one_risk_are_one_form()
    {
        var tables = new[] { ("Risk 11 – Kiln cracks", "16", "Rebuild"), ("Risk 12 – Clay runs out", "12", "Find a pit") }
            .SelectMany((one, at) => new[]
            {
                Titled(3 * at + 1, one.Item1, ["Cabinet member", "Cllr Clay"], ["Risk owner", "Potter"], ["Directorate", "Arts"]),
                Titled(3 * at + 2, one.Item1, ["", "Total"], ["Inherent", one.Item2], ["Current", "8"]),
                Titled(3 * at + 3, "Actions", ["Action", "Responsible", "Target date"], [one.Item3, "Mason", "30/04/2027"]),
            }).ToArray();

        var read = Read(tables);

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value[0], row.Score!.Value!.Value,
            row.Actions!.Value.ShouldHaveSingleItem().Text, row.Actions!.Value[0].Owner.Value)).ShouldBe(
        [
            ("11", "Kiln cracks", "Potter", 16, "Rebuild", "Mason"), ("12", "Clay runs out", "Potter", 12, "Find a pit", "Mason"),
        ]);
    }

    [Fact]
    public void Tables_of_actions_below_a_reference_are_asked_to_belong_to_it()
    {
        SourceTable[] tables =
        [
            Titled(1, "Register", ["Ref", "Risk", "Gross score", "Net score"], ["K1", "Kiln cracks", "16", "9"],
                ["K2", "Clay runs out", "12", "8"]),
            Titled(2, "Action plan for K1", ["Action", "Lead", "By when"], ["Rebuild", "Mason", "30/04/2027"]),
            Titled(3, "Actions: Clay runs out", ["Action", "Lead", "By when"], ["Find a pit", "Buyer", "31/05/2027"]),
            Titled(4, "Action plan for K9", ["Action", "Lead", "By when"], ["Look", "Nobody", "31/05/2027"]),
        ];

        var understood = RegisterReader.Understand(tables, Settings, new ImportMapping());
        understood.Analysis.Questions.Select(question => question.Code).ShouldContain(ImportCodes.TablesSpread);
        understood.Register.Rows.Select(row => row.Actions!.Value.ShouldHaveSingleItem().Owner.Value).ShouldBe(["Mason", "Buyer"]);
        understood.Register.Messages.Where(message => message.Code == ImportCodes.SheetIgnored).Select(message => message.Table)
            .ShouldBe(["register.docx – table 4"]);
    }

    [Fact]
    public void A_mapping_of_tables_that_have_only_numbers_fits_when_there_is_one_more_before_them()
    {
        SourceTable[] forms = [Risk(1, "K1"), Opportunity(2, "C1")];
        var mapping = RegisterReader.Understand(forms, Settings, new ImportMapping()).Analysis.Mapping;
        mapping.Tables.Select(table => table.Sheet).ShouldBe(["table 1", "table 2"]);

        SourceTable[] next = [Risk(1, "K1"), Titled(2, null, ["Version", "Date"], ["2", "1/1/2027"]), Risk(3, "K2"), Opportunity(4, "C1")];
        var read = RegisterReader.Understand(next, Settings, mapping).Register;

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.Kind, row.SourceReference!.Value))
            .ShouldBe([(EntryKind.Risk, "K1"), (EntryKind.Risk, "K2"), (EntryKind.Opportunity, "C1")]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.SheetRenamed && message.Table == "register.docx – table 4");

        static SourceTable Risk(int number, string reference) => Titled(number, null, ["Risk reference", reference],
            ["Risk", "Kiln cracks " + reference], ["Owner", "Potter"], ["Gross score", "16"], ["Net score", "9"]);
        static SourceTable Opportunity(int number, string reference) => Titled(number, null, ["Opportunity reference", reference],
            ["Opportunity", "More guests"], ["Benefits", "Income"], ["Gross score", "6"], ["Net score", "9"]);
    }

    [Fact]
    public void A_table_that_goes_on_may_begin_with_actions_of_the_last_entry_or_have_nothing_else()
    {
        string[] headings = ["Ref", "Risk", "Gross score", "Net score", "Owner", "Action", "By whom", "By when"];
        SourceTable[] tables =
        [
            Titled(1, null, headings, ["K1", "Kiln cracks", "16", "9", "Potter", "Rebuild", "Mason", "30/04/2027"]),
            Titled(2, null, ["", "", "", "", "", "Insure", "Buyer", "31/05/2027"],
                ["K2", "Clay runs out", "12", "8", "Buyer", "Find a pit", "Digger", "30/06/2027"]),
            Titled(3, null, ["", "", "", "", "", "Buy clay", "Buyer", "31/07/2027"]),
        ];

        var understood = RegisterReader.Understand(tables, Settings, new ImportMapping());
        var goOn = understood.Analysis.Questions.Where(question => question.Id.StartsWith("goes-on:", StringComparison.Ordinal)).ToArray();
        goOn.Length.ShouldBe(2);
        ActionsOf(understood).ShouldBe(["K1: Rebuild, Insure", "K2: Find a pit, Buy clay"]);
        var answered = understood.Analysis.Mapping with { Answers = goOn.ToDictionary(question => question.Id, _ => "goOn") };
        var again = RegisterReader.Understand(tables, Settings, answered);
        ActionsOf(again).ShouldBe(["K1: Rebuild, Insure", "K2: Find a pit, Buy clay"]);
        ActionsOf(RegisterReader.Understand(tables, Settings, again.Analysis.Mapping))
            .ShouldBe(["K1: Rebuild, Insure", "K2: Find a pit, Buy clay"]);

        static IEnumerable<string> ActionsOf(Understanding understood) => understood.Register.Rows.Select(row =>
            $"{row.SourceReference!.Value}: {string.Join(", ", row.Actions!.Value.Select(action => action.Text))}");
    }

    [Fact]
    public void Sections_of_forms_say_the_kind_or_are_asked_to_be_services()
    {
        Read(Form(1, "Section A – Risks", "K1"), Form(2, "Section A – Risks", "K2"), Form(3, "Section B – Opportunities", "K3")).Rows
            .Select(row => row.Kind).ShouldBe([EntryKind.Risk, EntryKind.Risk, EntryKind.Opportunity]);
        Understood(Form(1, "Arts service", "K1"), Form(2, "Parks service", "K2"), Form(3, "Parks service", "K3")).Analysis.Questions
            .ShouldContain(question => question.Id == "services-above");
        Understood(Form(1, "Kiln cracks K1", "K1"), Form(2, "Kiln cracks K2", "K2")).Analysis.Tables.Count.ShouldBe(1);

        static SourceTable Form(int number, string section, string reference) => Titled(number, section, ["Ref", reference],
            ["Title", "Kiln cracks " + reference], ["Owner", "Potter"], ["Gross score", "16"], ["Net score", "9"]);
    }

    [Fact]
    public void A_word_below_its_heading_is_no_heading_although_it_is_one_elsewhere()
    {
        var row = Read(Table(["Risk title", "Reference", "Status"], ["Kiln cracks", "K1", "Open"],
            ["Type", "Risk owner", "Portfolio holder"],
            ["☐ Risk ☒ Opportunity", "Potter", "Cllr Clay"], ["Inherent score", "Residual score", "Response"], ["16", "9", "Share"]))
            .Rows.ShouldHaveSingleItem();

        (row.Kind, row.SourceReference!.Value, row.Title, row.Owners!.Value[0])
            .ShouldBe((EntryKind.Opportunity, "K1", "Kiln cracks", "Potter"));
    }

    [Fact]
    public void Lines_around_a_table_of_scores_belong_to_its_entry()
    {
        var read = Read(Scores(1, "CR-H1 Kiln cracks"), Scores(2, "CR-H2 Clay runs out"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value[0], row.Score!.Value!.Value,
            row.Actions!.Value[0].Text))
            .ShouldBe([("CR-H1", "Kiln cracks", "Potter", 16, "Rebuild"), ("CR-H2", "Clay runs out", "Potter", 16, "Rebuild")]);

        static SourceTable Scores(int number, string title) =>
            Titled(number, title, ["", "Impact", "Likelihood"], ["Inherent", "4", "4"], ["Residual", "4", "2"]) with
            {
                LinesBefore = ["Risk owner: Potter", "Weather: fine"],
                LinesBehind = ["Action: Rebuild"],
            };
    }

    [Fact]
    public void So_do_the_items_below_their_labels_and_other_text_is_named()
    {
        var read = Read(Scores(1, "CR-H1 Kiln cracks"), Scores(2, "CR-H2 Clay runs out"));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows[1].Owners!.Value[0].ShouldBe("Potter");
        read.Rows[1].Controls!.Value.ShouldBe(["Weekly test", "Review: monthly"]);
        read.Rows[1].Actions!.Value.Select(action => action.Text).ShouldBe(["Buy: clay; sand", "Dig"]);
        var named = read.Messages.Where(message => message.Code == ImportCodes.TextIgnored).ToArray();
        named.Select(message => message.Table).ShouldBe(["register.docx – table 1", "register.docx – table 2"]);
        named[0].Message.ShouldBe("Text around the table is not read, such as \"As agreed.\", and what stands below \"Appendix\".");

        static SourceTable Scores(int number, string title) =>
            Titled(number, title, ["", "Impact", "Likelihood"], ["Inherent", "4", "4"], ["Residual", "4", "2"]) with
            {
                LinesBefore = ["Risk owner:", "Potter", "Current controls:", "• Weekly test", "• Review: monthly", "As agreed."],
                LinesBehind = ["Planned actions:", "- Buy:", "  ◦ clay", "  ◦ sand", "- Dig", "Controls:", "Appendix:", "- A map"],
            };
    }

    [Fact]
    public void They_may_stand_around_scores_beside_their_headings()
    {
        var row = Read(Titled(1, "CR-H1 – Kiln cracks", ["Inherent score", "16"], ["Residual score", "9"]) with
        {
            LinesBefore = ["Owner: Potter"],
            LinesBehind = ["Controls:", "Weekly test", "Drill", "Description:", "Old age"],
        }).Rows.ShouldHaveSingleItem();

        (row.SourceReference!.Value, row.Title, row.Owners!.Value[0], row.Score!.Value!.Value, row.Description!.Value)
            .ShouldBe(("CR-H1", "Kiln cracks", "Potter", 16, "Old age"));
        row.Controls!.Value.ShouldBe(["Weekly test", "Drill"]);
    }

    [Fact]
    public void Of_a_table_of_several_entries_such_lists_are_only_named()
    {
        string[][] rows = [["Ref", "Title", "Likelihood", "Impact"], ["K1", "Kiln cracks", "4", "4"], ["K2", "Clay runs out", "3", "3"]];

        var read = Read(Titled(1, "Kilns", rows) with { LinesBehind = ["Controls:", "- Weekly test", "- Drill"] });
        var plain = Read(Titled(1, "Kilns", rows) with { LinesBefore = ["Owner: Potter"], LinesBehind = ["Weather: fine", "Controls:"] });

        read.Rows.Select(row => row.Controls).ShouldBe([null, null]);
        read.Messages.Where(message => message.Code == ImportCodes.TextIgnored).ShouldHaveSingleItem().Message.ShouldContain("Weekly test");
        plain.Messages.ShouldNotContain(message => message.Code == ImportCodes.TextIgnored);
    }

    [Theory]
    [InlineData("The kiln is old and its walls are thin.", true)]
    [InlineData("It cracks.", false)]
    [InlineData("Last fired 3 May 2027 by the guild.", true)]
    [InlineData("Last reviewed 3 May 2027 by the guild.", false)]
    [InlineData("Guild of Potters and Glaziers of the Shire", false)]
    [InlineData("The table below shows how it is scored.", false)]
    [InlineData("Not for publication by virtue of paragraph 3.", false)]
    [InlineData("This risk was closed in June 2027.", false)]
    public void A_paragraph_below_the_name_of_an_entry_is_its_description_or_named(string said, bool isRead)
    {
        var read = Read(Form(1, "CR-H1 Kiln cracks", said), Form(2, "CR-H2 Clay runs out", "The pit is nearly empty."));

        read.Rows.Select(row => row.Description?.Value).ShouldBe([isRead ? said : null, "The pit is nearly empty."]);
        read.Messages.Any(message => message.Code == ImportCodes.TextIgnored && message.Message.Contains(said, StringComparison.Ordinal))
            .ShouldBe(!isRead);

        static SourceTable Form(int number, string title, string said) =>
            Titled(number, title, ["Owner", "Potter"], ["Inherent score", "16"], ["Residual score", "8"], ["Controls", "Drill"]) with
            {
                Text = [said],
            };
    }

    [Fact]
    public void What_is_said_below_several_names_describes_none() => Read(
        Titled(1, "CR-H1 Kiln cracks", ["Owner", "Potter"], ["Inherent score", "16"], ["Residual score", "8"], ["Controls", "Drill"]) with
        {
            Text = ["The guild looks at it each May."],
        },
        Titled(2, "CR-H2 Clay runs out", ["Owner", "Potter"], ["Inherent score", "16"], ["Residual score", "8"], ["Controls", "Drill"]) with
        {
            Text = ["The guild looks at it each May."],
        }).Rows.ShouldAllBe(row => row.Description == null);

    [Theory]
    [InlineData("Threat", "Kiln cracks", "Frost")]
    [InlineData("Hazard", "Kiln cracks", "Frost")]
    [InlineData("Risk event", "Kiln cracks", "Frost")]
    [InlineData("Risk title", "Frost", null)]
    public void A_heading_with_a_number_names_the_entry_and_what_a_label_says_besides_describes_it(string label, string title, string? said)
    {
        var read = Read(Form(1, "CR-H1 – Kiln cracks"), Form(2, "CR-H2 – Clay runs out"));

        read.Rows.Select(row => row.SourceReference!.Value).ShouldBe(["CR-H1", "CR-H2"]);
        (read.Rows[0].Title, read.Rows[0].Description?.Value).ShouldBe((title, said));
        read.Messages.Any(message => message.Message.Contains("\"Kiln cracks\"", StringComparison.Ordinal)).ShouldBe(said is null);

        SourceTable Form(int number, string above) =>
            Titled(number, above, [label, "Frost"], ["Owner", "Potter"], ["Inherent score", "16"], ["Residual score", "8"]);
    }

    static SourceTable Titled(int number, string? title, params string[][] rows) =>
        Table(rows) with { Name = $"register.docx – table {number}", Title = title, OneOfSeveral = true };

    [Fact]
    public void A_form_begins_again_where_its_first_labels_do()
    {
        string[][] rows = [.. Form("BAF 1", "Kiln cracks", "20"), .. Form("BAF 2", "Clay runs out", "16")];

        var read = Read(Titled(1, "Assurance framework", rows));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Score!.Value!.Value))
            .ShouldBe([("BAF 1", "Kiln cracks", 20), ("BAF 2", "Clay runs out", 16)]);
        read.Rows.ShouldAllBe(row => row.ReviewedOn!.Value == new DateOnly(2026, 10, 14));
        read.Rows.ShouldAllBe(row => row.Actions!.Value.Single().DueOn.Value == new DateOnly(2026, 11, 30));

        static string[][] Form(string reference, string title, string score) =>
        [
            [reference, title], ["Executive lead", "Potter", "Committee", "Pots"],
            ["Risk scoring", "Consequence", "Likelihood", "Score", "Date last reviewed", "14/10/2026"],
            ["Initial", "4", score == "20" ? "5" : "4", score, "", ""], ["Current", "4", "3", "12", "", ""],
            ["Target", "4", "2", "8", "Target date", "31/03/2027"],
            ["Key controls", "Weekly test"],
            ["Action", "Lead", "Due", "Progress"], ["Rebuild", "Mason", "30/11/2026", "Begun"], ["Gaps in assurance", "No audit"],
        ];
    }

    [Fact]
    public void Another_entry_that_a_form_names_begins_none()
    {
        var read = Read(Titled(1, "Assurance framework",
            ["BAF 1", "Kiln cracks"], ["Executive lead", "Potter"], ["Initial score", "20"], ["Current score", "12"],
            ["BAF 2", "Clay runs out"], ["Key controls", "Weekly test"]));

        read.Rows.ShouldHaveSingleItem().SourceReference!.Value.ShouldBe("BAF 1");
        read.Messages.ShouldContain(message => message.Column == "BAF 2");
    }
}
