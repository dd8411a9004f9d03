using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Registers of which each of several tables has some columns.</summary>
public sealed class SpreadRegisterTests
{
    static readonly string[][] Risks =
    [
        ["Ref", "Risk", "Risk owner"], ["B1", "Ferry sinks", "Harbour master"], ["B2", "Pier rusts", "Engineer"],
        ["B3", "Tide gauge fails", "Engineer"],
    ];

    static readonly string[][] Scores =
    [
        ["Ref", "Gross impact", "Gross likelihood", "Net impact", "Net likelihood"], ["B3", "2", "4", "2", "1"], ["B1", "5", "2", "5", "1"],
        ["B2", "3", "4", "3", "2"],
    ];

    static readonly string[][] Actions =
    [
        ["Ref", "Further action", "Lead", "By when"], ["B1", "Drill the crew", "Bosun", "31 March 2027"],
        ["B1", "New rafts", "Purser", "June 2027"],
        ["B3", "Second gauge", "Engineer", "1/5/2027"],
    ];

    const string Question = "one-register:risks";

    [Fact]
    public void Sheets_that_name_the_same_references_are_asked_about_and_joined()
    {
        SourceTable[] sheets = [Sheet("Risks", Risks), Sheet("Scores", Scores), Sheet("Actions", Actions)];

        var question = Understood(sheets).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Code, question.Proposed).ShouldBe((Question, ImportCodes.TablesSpread, "join"));
        ShouldBeJoined(Answered(sheets, (Question, "join")));
    }

    [Fact]
    public void Tables_that_are_not_one_register_make_no_entries_of_their_references()
    {
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { [Question] = "apart" } };

        var read = RegisterReader.Read([Sheet("Risks", Risks), Sheet("Scores", Scores)], Settings, mapping);

        Refusals(read.Messages).ShouldContain(ImportCodes.ColumnMissing);
        read.Rows.Count.ShouldBe(3);
    }

    [Fact]
    public void The_mapping_of_the_analysis_reads_them_again()
    {
        SourceTable[] sheets = [Sheet("Risks", Risks), Sheet("Scores", Scores), Sheet("Actions", Actions)];
        var mapping = Understood(sheets).Analysis.Mapping with { Answers = new Dictionary<string, string> { [Question] = "join" } };

        ShouldBeJoined(RegisterReader.Read(sheets, Settings, mapping));
    }

    [Fact]
    public void The_tables_may_stand_one_below_the_other()
    {
        var table = Table([.. Risks, ["Scores"], .. Scores, ["Actions"], .. Actions]);

        ShouldBeJoined(Answered([table], ("one-register:register.csv", "join")));
    }

    [Fact]
    public void The_tables_may_stand_side_by_side_in_any_order_of_rows()
    {
        var rows = Enumerable.Range(0, 4).Select(at => (string[])[.. Risks[at], "", .. Scores[at], "", .. Actions[at]]);

        ShouldBeJoined(Answered([Table([.. rows])], ("one-register:register.csv", "join")));
    }

    [Fact]
    public void Where_each_row_has_one_reference_throughout_nothing_is_asked()
    {
        var rows = Risks.Select(risk => (string[])[.. risk, .. Scores.Single(score => score[0] == risk[0])]);

        var read = Read(Table([.. rows]));

        CodesOf(read.Messages).ShouldBe([ImportCodes.ColumnIgnored]);
        read.Rows.Select(row => row.Score!.Value!.Value).ShouldBe([10, 12, 8]);
    }

    [Fact]
    public void Titles_that_are_repeated_in_each_table_are_read_once()
    {
        var titled = Scores.Select(row => (string[])[row[0], Risks.Single(risk => risk[0] == row[0])[1], .. row[1..]]);

        var read = Answered([Sheet("Risks", Risks), Sheet("Scores", [.. titled])], (Question, "join"));

        read.Rows.Select(row => (row.Title, row.Score!.Value!.Value))
            .ShouldBe([("Ferry sinks", 10), ("Pier rusts", 12), ("Tide gauge fails", 8)]);
    }

    [Fact]
    public void A_register_and_its_action_plan_are_one()
    {
        var whole = Risks.Select(risk => (string[])[.. risk, .. Scores.Single(score => score[0] == risk[0])[1..]]);

        ShouldBeJoined(Answered([Sheet("Risks", [.. whole]), Sheet("Action plan", Actions)], (Question, "join")));
    }

    [Fact]
    public void Where_there_are_no_references_the_titles_say_what_belongs_together()
    {
        var read = Answered(
        [
            Sheet("Risks", ["Risk", "Owner"], ["Ferry sinks", "Harbour master"], ["Pier rusts", "Engineer"]),
            Sheet("Scores", ["Risk", "Gross score", "Net score"], ["Pier rusts", "12", "6"], ["Ferry sinks", "10", "5"]),
            Sheet("Actions", ["Risk", "Action", "By whom"], ["Pier rusts", "Paint it", "Painter"]),
        ], (Question, "join"));

        read.Rows.Select(row => (row.Title, row.Owners!.Value[0], row.Score!.Value!.Value))
            .ShouldBe([("Ferry sinks", "Harbour master", 10), ("Pier rusts", "Engineer", 12)]);
        read.Rows[1].Actions!.Value.ShouldHaveSingleItem().ShouldBe(new ImportedAction("Paint it", "Painter"));
    }

    [Fact]
    public void Rows_about_no_entry_are_named()
    {
        var read = Answered([Sheet("Risks", Risks), Sheet("Scores", [.. Scores, ["B9", "5", "5", "5", "5"]])], (Question, "join"));

        read.Rows.Count.ShouldBe(3);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.RowIgnored && message.Row == 5
            && message.Message.Contains("B9", StringComparison.Ordinal));
    }

    [Fact]
    public void Sheets_with_the_same_columns_are_no_parts_of_one_register()
    {
        string[] headings = ["Ref", "Risk", "Gross score", "Net score"];

        var understood = Understood(
            Sheet("Harbour", headings, ["1", "Ferry sinks", "10", "5"]), Sheet("Beach", headings, ["1", "Dune erodes", "12", "9"]));

        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Register.Rows.Select(row => row.SourceReference!.Value).ShouldBe(["Harbour 1", "Beach 1"]);
    }

    [Fact]
    public void Two_whole_registers_side_by_side_stay_two()
    {
        string[] headings = ["Ref", "Risk", "Gross score", "Net score"];

        var read = Read(Table([.. headings, "", .. headings], ["B1", "Ferry sinks", "10", "5", "", "B7", "Dune erodes", "12", "9"],
            ["B2", "Pier rusts", "12", "6"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.ResidualScore!.Value!.Value))
            .ShouldBe([("B1", "Ferry sinks", 5), ("B2", "Pier rusts", 6), ("B7", "Dune erodes", 9)]);
    }

    [Theory]
    [InlineData("join", "Bosun")]
    [InlineData("apart", null)]
    public void Tables_are_one_or_stay_apart_by_the_mapping_that_the_analysis_gives(string answer, string? owner)
    {
        SourceTable[] tables =
        [
            Sheet("Risks", ["Ref", "Risk", "Gross score", "Net score"], ["B1", "Ferry sinks", "10", "5"], ["B2", "Pier rusts", "12", "6"]),
            Sheet("People", ["Ref", "Owner", "Service"], ["B1", "Bosun", "Harbour"], ["B2", "Purser", "Harbour"]),
        ];
        var first = Understood(tables).Analysis;
        var question = first.Questions.ShouldHaveSingleItem();

        var read = RegisterReader.Read(tables, Settings, first.Mapping with
        {
            Answers = new Dictionary<string, string>(first.Mapping.Answers) { [question.Id] = answer },
        });

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Count.ShouldBe(2);
        read.Rows[0].Owners?.Value[0].ShouldBe(owner);
        (read.Rows[0].Owners is null).ShouldBe(owner is null);
    }

    static void ShouldBeJoined(ReadRegister read)
    {
        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title, row.Owners!.Value[0])).ShouldBe(
            [("B1", "Ferry sinks", "Harbour master"), ("B2", "Pier rusts", "Engineer"), ("B3", "Tide gauge fails", "Engineer")]);
        read.Rows.Select(row => (row.Score!.Value, row.ResidualScore!.Value)).ShouldBe(
        [
            (new StatedScore(10, 5, 2), new StatedScore(5, 5, 1)), (new StatedScore(12, 3, 4), new StatedScore(6, 3, 2)),
            (new StatedScore(8, 2, 4), new StatedScore(2, 2, 1)),
        ]);
        read.Rows[0].Actions!.Value.ShouldBe(
        [
            new ImportedAction("Drill the crew", "Bosun", new DateOnly(2027, 3, 31)),
            new ImportedAction("New rafts", "Purser", new DateOnly(2027, 6, 30)),
        ]);
        read.Rows[1].Actions!.Value.ShouldBeEmpty();
        read.Rows[2].Actions!.Value.ShouldHaveSingleItem().Owner.ShouldBe("Engineer");
    }

    [Theory]
    [InlineData("Residual score", "9")]
    [InlineData("Score", "9")]
    [InlineData("Page", "4")]
    public void An_index_or_a_list_of_the_top_risks_is_left_out_beside_its_register(string heading, string cell)
    {
        var tables = WithList(heading, cell);
        var question = Understood(tables).Analysis.Questions.Single(asked => asked.Id.StartsWith("same-sheets:", StringComparison.Ordinal));
        question.Proposed.ShouldBe("second");
        var read = Answered(tables, (question.Id, "second"));
        read.Rows.Select(row => row.Title).ShouldBe(["Kiln", "Clay", "Shed"]);
        read.Rows[0].Owners!.Value.ShouldBe(["Potter"]);
    }

    [Fact]
    public void A_dashboard_with_less_of_the_entries_is_proposed_to_be_left_out()
    {
        SourceTable[] tables =
        [
            Sheet("Dashboard", ["Ref", "Risk", "Score"], ["1", "Kiln", "20"], ["2", "Clay", "12"]),
            Sheet("Register", ["Ref", "Risk", "Gross", "Net", "Owner"], ["1", "Kiln", "25", "20", "Potter"],
                ["2", "Clay", "16", "12", "Buyer"], ["3", "Shed", "9", "4", "Joiner"]),
        ];

        Understood(tables).Analysis.Questions.Single(asked => asked.Id.StartsWith("same-sheets:", StringComparison.Ordinal))
            .Proposed.ShouldBe("second");
    }

    [Fact]
    public void A_list_that_says_more_is_joined_with_its_register_which_keeps_all_of_its_entries()
    {
        var tables = WithList("Direction of travel", "Up");
        var read = Answered(tables, ("one-register:register", "join"));
        read.Rows.Select(row => row.Title).ShouldBe(["Kiln", "Clay", "Shed"]);
        read.Rows.Select(row => row.Direction?.Value).ShouldBe([Direction.Upwards, Direction.Upwards, null]);
    }

    static SourceTable[] WithList(string heading, string cell) =>
    [
        Sheet("Top risks", ["Ref", "Risk", heading], ["1", "Kiln", cell], ["2", "Clay", cell]),
        Sheet("Register",
            ["Ref", "Risk", "Inherent likelihood", "Inherent impact", "Residual likelihood", "Residual impact", "Risk owner", "Controls"],
            ["1", "Kiln", "4", "4", "3", "3", "Potter", "Drill"], ["2", "Clay", "4", "4", "3", "3", "Buyer", "Stock"],
            ["3", "Shed", "4", "4", "3", "2", "Smith", "Roof"]),
    ];
}
