using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Tables of one document: what they are called, and which go on with others.</summary>
public sealed class SeveralTablesTests
{
    static readonly string[] Headings = ["Ref", "Risk", "Gross score", "Net score"];
    static readonly string[] Kiln = ["K1", "Kiln cracks", "16", "9"];
    static readonly string[] Clay = ["K2", "Clay runs out", "12", "8"];

    [Theory]
    [InlineData("entries", "Ref", "Risk", "Likelihood", "Impact", "Actions")]
    [InlineData("none", "Ref", "Risk", "Lead", "Where", "Actions")]
    public void A_table_with_the_headings_of_the_register_is_proposed_to_be_part_of_it(string proposed, params string[] headings)
    {
        var question = RegisterReader.Understand(
            [
                Sheet("Risks", ["Ref", "Risk", "Likelihood", "Impact", "Actions"], ["R1", "Kiln cracks", "3", "4", "Mend the floor"]),
                Sheet("Added in May", headings, ["R2", "Clay runs out", "Sure, if the pit floods", "No pots for a month", "A new pit"]),
            ], Settings).Analysis.Questions.Single(question => question.Id.StartsWith("sheet:"));

        question.Proposed.ShouldBe(proposed);
    }

    [Fact]
    public void Tables_without_titles_beside_a_register_without_scores_are_left_out_by_name()
    {
        var read = Read(
            Sheet("Risks", ["ID", "Risk", "Impact", "Mitigation"], ["R1", "Kiln cracks", "No pots this month", "Mend the floor"]),
            Sheet("Issues", ["ID", "Issue", "Owner", "Status"], ["I1", "No clay since May", "Buyer", "Open"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Kiln cracks");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.SheetIgnored && message.Table == "book.xlsx – Issues");
    }

    [Theory]
    [InlineData("Issues")]
    [InlineData("3. Key dependencies")]
    [InlineData("Issues log")]
    [InlineData("Assumptions and constraints")]
    public void Tables_with_scores_that_are_called_issues_or_the_like_are_asked_about(string name)
    {
        SourceTable[] tables =
        [
            Sheet("Risks", Headings, Kiln),
            Sheet(name, ["Ref", "Description", "Gross score", "Net score"], ["I1", "No clay since May", "16", "16"]),
        ];

        var question = Understood(tables).Analysis.Questions.ShouldHaveSingleItem();
        (question.Code, question.Proposed, question.Table).ShouldBe((ImportCodes.KindUnreadable, "leaveOut", $"book.xlsx – {name}"));
        Answered(tables, (question.Id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Kiln cracks");
        Answered(tables, (question.Id, "entries")).Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "No clay since May"]);
    }

    [Fact]
    public void What_is_found_in_the_rows_of_tables_that_are_read_side_by_side_stands_in_the_order_of_the_tables()
    {
        string[] named = [.. Enumerable.Range(1, 24).Select(number => $"Pottery {number:00}")];
        SourceTable[] tables =
        [
            .. named.Select((name, at) => Sheet(
                name,
                [
                    ["Ref", "Risk", "Status", "Gross score", "Net score", "Owner"],
                    .. Enumerable.Range(1, 3 + (97 * (at % 3))).Select(row => (string[])
                        [$"{name} {row}", $"Kiln {row} of {name} cracks", row == 1 ? "Dozing" : "Open", "16", "9", "TBC"]),
                ])),
        ];
        var rows = tables.Sum(table => table.Rows.Count - 1);
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { ["status:dozing"] = "open" } };

        foreach (var _ in Enumerable.Range(0, 8))
        {
            var asked = Understood(tables);
            asked.Analysis.Questions.ShouldHaveSingleItem().Table.ShouldBe(tables[0].Name);
            asked.Register.Messages.Where(message => message.Code == ImportCodes.OwnerUnknown).Select(message => message.Table).Distinct()
                .ShouldBe(tables.Select(table => table.Name));
            var read = RegisterReader.Understand(tables, Settings, mapping);
            read.Register.Rows.Select(row => row.Title)
                .ShouldBe(tables.SelectMany(table => table.Rows.Skip(1).Select(row => row.Cells[1])));
            read.Analysis.Mapping.Statuses.Keys.ShouldBe(["dozing", "open"], ignoreOrder: true);
            read.Analysis.Scales.Where(scale => scale.Scale == "score").Sum(scale => scale.Rows).ShouldBe(2 * rows);
        }
    }

    [Fact]
    public void Issues_and_dependencies_are_asked_about_apart_and_are_no_services()
    {
        string[] headings = ["Ref", "Description", "Gross score", "Net score"];
        SourceTable[] tables =
        [
            Sheet("Risks", Headings, Kiln),
            Sheet("Issues", headings, Clay),
            Sheet("Dependencies", headings, ["K3", "Glaze from abroad", "9", "6"]),
        ];

        Understood(tables).Analysis.Questions.Select(question => question.Id).ShouldBe(["log:issues", "log:dependencies"]);
        CodesOf(Read(tables).Messages).ShouldNotContain(ImportCodes.NameIgnored);
    }

    [Theory]
    [InlineData("ISSUES")]
    [InlineData("Key dependencies")]
    public void So_are_rows_below_such_a_line_between_entries(string line)
    {
        var table = Table(Headings, Kiln, [line], Clay);
        var id = Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id;
        id.ShouldStartWith("log:");
        Answered([table], (id, "leaveOut")).Rows.ShouldHaveSingleItem();
        Answered([table], (id, "entries")).Rows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Risks and issues", "Description")]
    [InlineData("Decision making", "Description")]
    [InlineData("Planning constraints", "Description")]
    [InlineData("Issues", "Risk")]
    public void Other_tables_are_not(string name, string heading) =>
        Understood(Sheet("Risks", Headings, Kiln), Sheet(name, ["Ref", heading, "Gross score", "Net score"], Clay)).Analysis.Questions
            .ShouldBeEmpty();

    [Fact]
    public void A_table_called_issues_is_not_asked_about_where_there_is_no_other() =>
        Understood(Sheet("Issues", ["Ref", "Description", "Gross score", "Net score"], Clay)).Analysis.Questions.ShouldBeEmpty();

    [Fact]
    public void Nothing_is_asked_about_a_table_that_is_left_out_for_lack_of_a_title()
    {
        SourceTable[] tables =
        [
            Sheet("Register", ["ID", "Risk", "Gross score", "Net score", "Owner"], ["R1", "Kiln cracks", "16", "9", "Potter"]),
            Sheet("Bands", ["Score", "Rating", "Colour", "Action required"], ["1-9", "Low", "Green", "Watch"],
                ["10-25", "High", "Red", "Plan"]),
        ];

        RegisterReader.Understand(tables, Settings).Analysis.Questions.ShouldBeEmpty();
        Read(tables).Messages.ShouldContain(message => message.Code == ImportCodes.SheetIgnored && message.Table == "book.xlsx – Bands");
    }

    [Fact]
    public void What_is_asked_about_such_a_table_is_still_asked_about_another()
    {
        SourceTable[] tables =
        [
            Sheet("Bands", ["Score", "Rating", "Colour", "Action required"], ["1-9", "Low", "Green", "Watch"],
                ["10-25", "High", "Red", "Plan"]),
            Sheet("Register", ["ID", "Risk", "Gross score", "Owner"], ["R1", "Kiln cracks", "16", "Potter"]),
        ];

        var question = RegisterReader.Understand(tables, Settings).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Table).ShouldBe(("single-score", "book.xlsx – Register"));
    }

    [Fact]
    public void Names_of_services_above_tables_are_asked_about()
    {
        SourceTable[] tables = [Sheet("Arts Directorate", Headings, Kiln), Sheet("Supplies", Headings, Clay)];

        var question = Understood(tables).Analysis.Questions.ShouldHaveSingleItem();
        question.Choices.Select(choice => choice.Value).ShouldBe(["service", "nothing"]);
        Answered(tables, (question.Id, "service")).Rows.Select(row => row.Service?.Value).ShouldBe(["Arts Directorate", "Supplies"]);
        Answered(tables, (question.Id, "nothing")).Rows.Select(row => row.Service).ShouldBe([null, null]);
    }

    [Fact]
    public void A_table_without_a_name_belongs_to_the_service_above_it()
    {
        SourceTable[] tables =
        [
            Named("doc.docx – table 1", Headings, Kiln) with { Title = "Arts Department", OneOfSeveral = true },
            Named("doc.docx – table 2", Headings, Clay) with { OneOfSeveral = true },
            Named("doc.docx – table 3", Headings, ["K3", "Glaze peels", "9", "6"]) with { Title = "Supplies", OneOfSeveral = true },
        ];

        Answered(tables, ("services-above", "service")).Rows.Select(row => row.Service?.Value)
            .ShouldBe(["Arts Department", "Arts Department", "Supplies"]);
    }

    [Fact]
    public void Other_names_of_tables_are_said_to_be_not_read_and_the_mapping_can_take_them()
    {
        SourceTable[] tables = [Sheet("North", Headings, Kiln), Sheet("South", Headings, Clay)];

        var read = Read(tables);
        Refusals(read.Messages).ShouldBeEmpty();
        read.Messages.Where(message => message.Code == ImportCodes.NameIgnored).ShouldHaveSingleItem()
            .Message.ShouldContain("\"North\", \"South\"");
        RegisterReader.Read(tables, Settings, new ImportMapping { SectionRows = SectionMeaning.Service }).Rows
            .Select(row => row.Service?.Value).ShouldBe(["North", "South"]);
        CodesOf(RegisterReader.Read(tables, Settings, new ImportMapping { SectionRows = SectionMeaning.Nothing }).Messages)
            .ShouldNotContain(ImportCodes.NameIgnored);
    }

    [Fact]
    public void Names_that_say_the_kind_and_tables_with_their_own_services_are_left_alone()
    {
        string[] headings = [.. Headings, "Service"];

        CodesOf(Read(Sheet("Risks", Headings, Kiln), Sheet("Opportunities", Headings, Clay)).Messages)
            .ShouldNotContain(ImportCodes.NameIgnored);
        CodesOf(Read(Sheet("North team", headings, [.. Kiln, "Arts"]), Sheet("South team", headings, [.. Clay, "Arts"])).Messages)
            .ShouldNotContain(ImportCodes.NameIgnored);
    }

    [Fact]
    public void A_table_without_headings_may_go_on_with_the_one_before_it()
    {
        SourceTable[] tables =
        [
            Named("doc.docx – table 1", Headings, Kiln) with { OneOfSeveral = true },
            Named("doc.docx – table 2", Clay, ["K3", "Glaze peels", "9", "6"]) with { OneOfSeveral = true },
        ];

        var understood = Understood(tables);
        var question = understood.Analysis.Questions.ShouldHaveSingleItem();
        understood.Register.Rows.Select(row => row.Title).ShouldBe(["Kiln cracks", "Clay runs out", "Glaze peels"]);
        Answered(tables, (question.Id, "goOn")).Rows.Select(row => row.ResidualScore!.Value!.Value).ShouldBe([9, 8, 6]);
        Answered(tables, (question.Id, "none")).Rows.Select(row => row.Title).ShouldBe(["Kiln cracks"]);
    }

    [Fact]
    public void A_narrower_table_does_not_go_on()
    {
        var understood = Understood(Named("doc.docx – table 1", Headings, Kiln) with { OneOfSeveral = true },
            Named("doc.docx – table 2", ["Red", "Stop"], ["Green", "Go"]) with { OneOfSeveral = true });

        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Register.Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public void Tables_below_one_name_are_told_apart_by_the_mapping_that_the_analysis_gives()
    {
        SourceTable[] tables =
        [
            Named("doc.docx – table 1", ["Nothing", "of this"], ["is a", "register"]) with { Title = "Kilns", OneOfSeveral = true },
            Named("doc.docx – table 2", Headings, Kiln) with { Title = "Kilns", OneOfSeveral = true },
        ];

        var read = RegisterReader.Read(tables, Settings, Understood(tables).Analysis.Mapping);
        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_table_goes_on_where_some_of_its_rows_have_nothing_but_another_action()
    {
        string[] headings = [.. Headings, "Actions", "By whom"];
        SourceTable[] tables =
        [
            Named("doc.docx – table 1", headings, [.. Kiln, "Rebuild", "Mason"]) with { OneOfSeveral = true },
            Named("doc.docx – table 2", [.. Clay, "Dig", "Digger"], ["", "", "", "", "Import", "Buyer"],
                ["K3", "Glaze peels", "9", "6", "", "Potter"]) with { OneOfSeveral = true },
        ];

        Answered(tables, Understood(tables).Analysis.Questions.Select(question => (question.Id, "goOn")).ToArray()).Rows
            .Select(row => row.Actions!.Value.Count).ShouldBe([1, 2, 0]);
    }

    [Fact]
    public void Of_an_index_and_the_register_the_register_is_proposed_and_what_is_lost_is_said()
    {
        SourceTable[] sheets =
        [
            Sheet("Index", ["Ref", "Risk", "Net score", "DoT"], ["K1", "Kiln cracks", "9", "↔"], ["K2", "Clay runs out", "6", "↓"]),
            Sheet("Register", ["Ref", "Risk", "Gross score", "Net score", "Owner", "Controls", "Actions"],
                ["K1", "Kiln cracks", "16", "9", "Potter", "Weekly test", "Rebuild"],
                ["K2", "Clay runs out", "12", "8", "Buyer", "Two pits", "Look"]),
        ];

        var understood = Understood(sheets);
        var question = understood.Analysis.Questions.ShouldHaveSingleItem();
        question.Proposed.ShouldBe("second");
        question.Choices.Single(choice => choice.Value == "second").Effect.ShouldContain("direction");
        understood.Register.Rows.Select(row => row.Owners!.Value[0]).ShouldBe(["Potter", "Buyer"]);
        Understood([sheets[1], sheets[0]]).Analysis.Questions.ShouldHaveSingleItem().Proposed.ShouldBe("first");
    }

    [Fact]
    public void A_table_of_opportunities_below_one_of_risks_has_its_own_words_and_the_mapping_of_both_can_be_sent_back()
    {
        var table = Table(["Anyshire"], ["Risks"],
            ["Ref", "Description", "Impact", "Likelihood", "Gross", "Mitigation", "Impact", "Likelihood", "Net"],
            ["R1", "Kiln cracks", "4", "4", "16", "Rebuild", "4", "2", "8"], ["Opportunities"],
            ["Ref", "Description", "Benefit", "Likelihood", "Gross", "Enabling action", "Benefit", "Likelihood", "Net"],
            ["O1", "More guests", "4", "2", "8", "Advertise", "4", "4", "16"]);

        var understood = Understood(table);
        var rows = understood.Register.Rows;
        rows.Select(row => (row.Kind, row.ResidualScore!.Value, row.Actions!.Value[0].Text)).ShouldBe(
            [(EntryKind.Risk, new StatedScore(8, 4, 2), "Rebuild"), (EntryKind.Opportunity, new StatedScore(16, 4, 4), "Advertise")]);
        var again = RegisterReader.Read([table], Settings, understood.Analysis.Mapping);
        Refusals(again.Messages).ShouldBeEmpty();
        again.Rows.Select(row => row.ResidualScore!.Value).ShouldBe(rows.Select(row => row.ResidualScore!.Value));
    }

    static SourceTable Directorate(string name, int at, params string[] behind) => Sheet(name,
        ["Ref", "Risk", "L", "I", "LxI", "Controls", "L", "I", "LxI", "Actions", "Lead", "Due date", .. behind],
        [$"R{at}", $"Kiln {at} cracks", "4", "5", "20", "Rota", "2", "5", "10", "Mend the floor", "Potter", "31/03/2027",
            .. behind.Select(_ => "Words")]);

    [Fact]
    public void What_tables_with_the_same_headings_leave_open_is_asked_once()
    {
        SourceTable[] tables = [Directorate("Adults", 1), Directorate("Places", 2), Directorate("Roads", 3)];

        var questions = Understood(tables).Analysis.Questions;
        questions.Select(question => question.Id).ShouldBe(["repeated-scores:adults", "owner-of:adults"], ignoreOrder: true);
        questions.ShouldAllBe(question => question.Text.EndsWith("The answer holds for all tables with these headings."));
        foreach (var (answer, residual) in (IEnumerable<(string, int)>)[("scoreFirst", 10), ("residualFirst", 20)])
        {
            var read = Answered(tables, ("repeated-scores:adults", answer), ("owner-of:adults", "actions"));
            read.Rows.Select(row => row.ResidualScore!.Value!.Value).ShouldBe([residual, residual, residual]);
            read.Rows.ShouldAllBe(row => row.Actions!.Value[0].Owner.Value == "Potter");
        }
    }

    [Fact]
    public void A_table_that_has_an_answer_of_its_own_keeps_it()
    {
        var read = Answered([Directorate("Adults", 1), Directorate("Places", 2)], ("repeated-scores:adults", "scoreFirst"),
            ("repeated-scores:places", "residualFirst"), ("owner-of:adults", "actions"));

        read.Rows.Select(row => row.ResidualScore!.Value!.Value).ShouldBe([10, 20]);
    }

    [Fact]
    public void Tables_with_other_headings_are_asked_about_apart()
    {
        var questions = Understood(Directorate("Adults", 1), Directorate("Places", 2, "Memo")).Analysis.Questions;

        questions.Where(question => question.Id.StartsWith("repeated-scores:")).Select(question => question.Id)
            .ShouldBe(["repeated-scores:adults", "repeated-scores:places"]);
        questions.ShouldAllBe(question => !question.Text.Contains("holds for all"));
    }

    [Fact]
    public void Of_the_first_that_is_left_out_the_others_ask_all_the_same()
    {
        SourceTable[] tables =
        [
            Sheet("Adults", ["Ref", "Cause", "Likelihood", "Impact"], ["R1", "Kiln old", "4", "5"]),
            Sheet("Places", ["Ref", "Cause", "Likelihood", "Impact"], ["R2", "Clay wet", "2", "5"]),
        ];

        Asked(tables).Where(id => id.StartsWith("title:")).ShouldBe(["title:adults"]);
        Answered(tables, ("title:adults", "Cause"), ("single-score", "residual")).Rows.Select(row => row.Title)
            .ShouldBe(["Kiln old", "Clay wet"]);
    }
}
