using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What is understood of tables, what is asked, and that an answer makes it right.</summary>
public sealed class AnalysisTests
{
    [Fact]
    public void What_was_answered_is_told_with_its_choices_and_what_does_not_arise_is_not()
    {
        var table = Table(
            ["Title", "Score", "Residual score", "Risk / Opp"],
            ["Flooding", "16", "9", "Risk"], ["Drought", "16", "9", "Issue"], ["Frost", "16", "9", "Issue"]);
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { [question.Id] = "risk", ["kind:other"] = "risk" } };

        var analysis = RegisterReader.Understand([table], Settings, mapping).Analysis;

        analysis.Questions.ShouldBeEmpty();
        var answered = analysis.Answered.ShouldHaveSingleItem();
        answered.Id.ShouldBe(question.Id);
        answered.Choices.Select(choice => choice.Value).ShouldBe(question.Choices.Select(choice => choice.Value));
        Understood(table).Analysis.Answered.ShouldBeEmpty();
    }

    [Fact]
    public void Columns_are_named_with_samples_and_what_they_are_taken_for()
    {
        var analysis = Understand(Table(
            ["Risk no", "Risk title", "Movement", "Inherent score", "Residual score", "Budget code", ""],
            ["1", "Depot floods", "↑", "4 x 5", "4 x 3", "A1", "note"],
            ["2", "Payroll stops", "→", "5 x 4", "5 x 3", "A1", ""])).Analysis;

        var table = analysis.Tables.ShouldHaveSingleItem();
        (table.Use, table.Rows, table.Entries).ShouldBe((TableUse.Entries, 2, 2));
        table.HeadingRows.ShouldBe([1]);
        table.Columns.Select(column => (column.Heading, column.Letter, Field(column), column.Sureness)).ShouldBe(
        [
            ("Risk no", "A", ImportField.Reference, Sureness.Sure), ("Risk title", "B", ImportField.Title, Sureness.Sure),
            ("Movement", "C", ImportField.Direction, Sureness.Likely), ("Inherent score", "D", ImportField.Score, Sureness.Sure),
            ("Residual score", "E", ImportField.ResidualScore, Sureness.Sure), ("Budget code", "F", null, Sureness.None),
            ("(column G)", "G", null, Sureness.None),
        ]);
        table.Columns[1].Samples.ShouldBe(["Depot floods", "Payroll stops"]);
        analysis.Scales.ShouldContain(scale => scale.Scale == "score" && scale.Value == "4 x 5" && scale.Impact == 4 && scale.Rows == 1);
        analysis.Questions.ShouldBeEmpty();

        static ImportField? Field(AnalysedColumn column) => column.Fields.Count == 0 ? null : column.Fields[0];
    }

    [Theory]
    [InlineData("inherentCurrent", 20, 12)]
    [InlineData("currentResidual", 12, 20)]
    public void Two_scores_that_may_be_either_are_asked_about(string choice, int score, int residual)
    {
        var table = Table(["Ref", "Title", "Score", "Current score"], ["1", "Depot floods", "20", "12"]);

        var question = Understand(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Code).ShouldBe(("scores", ImportCodes.ScoresUnclear));
        question.Choices.Select(each => each.Value).ShouldBe(["inherentCurrent", "currentResidual"]);

        var row = Answered(table, ("scores", choice)).Rows.ShouldHaveSingleItem();
        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value).ShouldBe((score, residual));
    }

    [Theory]
    [InlineData("All scores are inherent.", "score")]
    [InlineData("Risks are rated before mitigation", "score")]
    [InlineData("Ratings show the gross risk", "score")]
    [InlineData("Scores are residual, after controls", "residual")]
    [InlineData("Inherent and residual scores are explained overleaf", "residual")]
    [InlineData("Scores are not inherent ones", "residual")]
    [InlineData("The gross budget of the works is low", "residual")]
    public void What_a_line_says_of_the_scores_is_proposed_for_the_only_one(string line, string proposed)
    {
        var table = Table(["Ref", "Title", "Score"], ["1", "Depot floods", "20"]) with { Above = [line] };

        Understand(table).Analysis.Questions.Single(question => question.Id == "single-score").Proposed.ShouldBe(proposed);
    }

    [Theory]
    [InlineData("Current score", "Residual score")]
    [InlineData("Current risk rating", "Rating after controls")]
    public void A_current_score_beside_a_residual_one_is_the_score_before_the_actions(string current, string after)
    {
        var understood = Understand(Table(["Ref", "Title", current, after], ["1", "Depot floods", "20", "12"]));

        understood.Analysis.Questions.ShouldBeEmpty();
        var row = understood.Register.Rows.ShouldHaveSingleItem();
        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value).ShouldBe((20, 12));
    }

    [Fact]
    public void Of_three_scores_two_are_kept()
    {
        var table = Table(["Ref", "Title", "Inherent score", "Current score", "Residual score"], ["1", "Depot floods", "20", "16", "12"]);

        Understand(table).Analysis.Questions.ShouldHaveSingleItem().Proposed.ShouldBe("inherentResidual");
        Kept("inherentCurrent").ShouldBe((20, 16));
        Kept("inherentResidual").ShouldBe((20, 12));
        Kept("currentResidual").ShouldBe((16, 12));

        (int, int) Kept(string choice)
        {
            var row = Answered(table, ("scores", choice)).Rows[0];
            return (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value);
        }
    }

    [Fact]
    public void Letters_and_words_of_another_scale_are_asked_about_one_by_one_and_never_stretched()
    {
        var table = Table(
            ["Ref", "Title", "Impact", "Likelihood", "Residual impact", "Residual likelihood"],
            ["1", "Depot floods", "A", "High", "C", "Low"],
            ["2", "Payroll stops", "C", "Low", "6", "Low"]);

        Understand(table).Analysis.Questions.Select(question => question.Id).ShouldBe(
            ["impact:a", "impact:c", "likelihood:high", "likelihood:low", "beyond:impact"], ignoreOrder: true);
        var rows = Answered(
            table, ("impact:a", "5"), ("impact:c", "3"), ("impact:6", "5"), ("likelihood:high", "4"), ("likelihood:low", "2")).Rows;
        rows.Select(row => (row.Score!.Value!.Impact, row.Score.Value.Likelihood, row.ResidualScore!.Value!.Impact))
            .ShouldBe([(5, 4, 3), (3, 2, 5)]);
    }

    [Theory]
    [InlineData("Impact", "4", "6", "beyond:impact", "impact:6")]
    [InlineData("Likelihood", "4", "0", "beyond:likelihood", "likelihood:0")]
    [InlineData("Score", "16", "29", "beyond:score", "score:29")]
    public void A_figure_that_the_matrix_has_not_is_a_mistake_or_makes_all_figures_those_of_another_scale(
        string column, string figure, string beyond, string id, string about)
    {
        var rest = column switch { "Impact" => "Likelihood", "Likelihood" => "Impact", _ => "Title again" };
        var table = Table(["Ref", "Title", column, rest], ["1", "Depot floods", figure, "3"], ["2", "Payroll stops", beyond, "3"]);

        IdsOf().ShouldBe([id, "single-score"], ignoreOrder: true);
        IdsOf((id, "mistake")).ShouldBe([about, "single-score"], ignoreOrder: true);
        IdsOf((id, "mistake"), (about, column == "Score" ? "4 x 4" : "5")).ShouldBe(["single-score"]);
        IdsOf((id, "each")).ShouldContain($"{column.ToLowerInvariant()}:{figure}");

        string[] IdsOf(params (string, string)[] answers) =>
            [.. RegisterReader.Understand([table], Settings, new ImportMapping { Answers = answers.ToDictionary() })
                .Analysis.Questions.Select(question => question.Id).Except(answers.Select(answer => answer.Item1))];
    }

    [Fact]
    public void A_scale_in_the_mapping_says_what_each_figure_is()
    {
        var scale = new Dictionary<string, int> { ["1"] = 1, ["2"] = 2, ["3"] = 4, ["4"] = 5 };
        var mapping = new ImportMapping { Scales = new ScaleMapping { Impact = scale, Likelihood = scale } };
        var table = Table(
            ["Ref", "Title", "Impact", "Likelihood", "Score", "Residual score"], ["1", "Depot floods", "4", "3", "12", "3 x 2 = 6"]);

        var row = RegisterReader.Read([table], Settings, mapping).Rows.ShouldHaveSingleItem();

        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(20, 5, 4), new StatedScore(8, 4, 2)));
    }

    [Theory]
    [InlineData("16", "4", false)]
    [InlineData("16", "5", true)]
    [InlineData("9", "4", true)]
    [InlineData("36", "5", true)]
    [InlineData("Red", "4", false)]
    [InlineData("", "4", false)]
    public void A_product_that_answers_about_its_factors_change_is_named(string product, string high, bool isNamed)
    {
        var table = Table(["Ref", "Title", "Likelihood", "Impact", "Score"], ["1", "Depot floods", "High", "High", product],
            ["2", "Payroll stops", "3", "3", ""]);

        var read = Answered(table, ("single-score", "residual"), ("impact:high", high), ("likelihood:high", high));
        var step = high[0] - '0';
        read.Rows[0].ResidualScore!.Value.ShouldBe(new StatedScore(step * step, step, step));
        read.Messages.Any(message => message.Code == ImportCodes.ScoreRescaled && message.Column == "Score").ShouldBe(isNamed);
    }

    [Theory]
    [InlineData("Impact (1-4)")]
    [InlineData("Impact (1 to 6)")]
    [InlineData("Impact (out of 10)")]
    [InlineData("Impact /3")]
    [InlineData("Impact (max 10)")]
    [InlineData("Impact (max. 4)")]
    [InlineData("Impact (0-10)")]
    [InlineData("Impact %")]
    [InlineData("Impact (1 high - 5 low)")]
    [InlineData("Impact (1 highest)")]
    [InlineData("Impact (lower is worse)")]
    public void A_heading_that_names_another_scale_is_asked_about(string heading)
    {
        var table = Table(["Ref", "Title", heading, "Likelihood", "Residual score"], ["1", "Depot floods", "3", "3", "9"]);

        var question = Understand(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Code.ShouldBe(ImportCodes.ScaleUnclear);
        Answered(table, (question.Id, "asWritten")).Rows[0].Score!.Value!.Impact.ShouldBe(3);
    }

    [Theory]
    [InlineData("Likelihood and impact are scored 1 to 10, the score is out of 100.")]
    [InlineData("Scored on a 4 x 4 matrix")]
    [InlineData("Risk Matrix: 4 x 4 (max 16)")]
    [InlineData("1 = certain/severe, 5 = rare/minor")]
    [InlineData("Risks are scored from 1 (highest) to 5 (lowest).")]
    public void A_line_that_says_another_scale_is_asked_about(string line)
    {
        var plain = Rows(("1", "Depot floods", "16", "12"));
        SourceTable[][] files =
        [
            [Table(plain) with { Above = [line] }], [Table(plain) with { Title = line }], [Table(plain) with { Behind = [line] }],
            [Table([[line, "", "", ""], .. plain])], [Sheet("Register", plain), Sheet("How we score", [line])],
        ];
        foreach (var file in files)
        {
            var question = RegisterReader.Understand(file, Settings).Analysis.Questions.ShouldHaveSingleItem();
            question.Id.ShouldStartWith("own-scale:");
            Importing.Answered(file, (question.Id, "asWritten")).Rows[0].Score!.Value!.Value.ShouldBe(16);
        }
    }

    [Fact]
    public void A_key_that_counts_from_the_worst_is_asked_about() =>
        RegisterReader.Understand(
                [
                    Sheet("Register", Rows(("1", "Depot floods", "16", "12"))),
                    Sheet("Scoring key", ["1", "Almost certain"], ["5", "Rare"]),
                ],
                Settings)
            .Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("own-scale:");

    [Theory]
    [InlineData("Scored on a 5 x 5 matrix (max 25)")]
    [InlineData("Impact and likelihood are scored from 1 (lowest) to 5 (highest).")]
    [InlineData("Low 1-4, medium 5-9, high 10-15, very high 16-25")]
    [InlineData("The committee looked at 1 of 4 risks")]
    [InlineData("A score of 12 out of 25 or above is reported")]
    public void A_line_that_says_our_own_scale_or_none_is_not(string line) =>
        Understand(Table(Rows(("1", "Depot floods", "16", "12"))) with { Above = [line] }).Analysis.Questions.ShouldBeEmpty();

    [Fact]
    public void A_status_of_closed_is_asked_about_and_never_open()
    {
        var table = Table([.. Rows(("1", "Depot floods", "20", "12"))[0], "Status"], ["1", "Depot floods", "20", "12", "Open"],
            ["2", "Old bridge", "20", "12", "Closed"], ["3", "New law", "20", "12", "Draft"]);

        Understand(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("status:closed");
        Answered(table, ("status:closed", "leaveOut")).Rows.Select(row => row.Title).ShouldBe(["Depot floods", "New law"]);
        var live = LiveAfter(Plan(Answered(table, ("status:closed", "closed")), []));
        live.Select(entry => entry.Status).ShouldBe([EntryStatus.Open, EntryStatus.Closed, EntryStatus.Proposed]);
        live[1].Closure.ShouldNotBeNull().From.ShouldBe(EntryStatus.Open);
    }

    [Fact]
    public void A_register_without_any_score_gets_in_as_proposals()
    {
        var read = Read(Table(["Ref", "Title", "Owner"], ["CR7", "Depot floods", "Head of Waste"]));

        var entry = LiveAfter(Plan(read, [])).ShouldHaveSingleItem();
        (entry.Status, entry.Reference, entry.SourceReference).ShouldBe((EntryStatus.Proposed, null, "CR7"));
        (entry.Score.Assumed, entry.ResidualScore.Assumed).ShouldBe((true, true));
        Plan(read, [entry]).Outcomes.ShouldHaveSingleItem().Result.ShouldBe(RowResult.Unchanged);
    }

    [Fact]
    public void A_row_that_says_it_is_exempt_is_never_public()
    {
        var table = Table([.. Rows(("1", "Depot floods", "20", "12"))[0], "Confidential"], ["1", "Depot floods", "20", "12", "Yes"],
            ["2", "Old bridge", "20", "12", "No"]);

        Asked(table).ShouldBe(["exempt-paragraph"]);
        var live = LiveAfter(Plan(Answered(table, ("exempt-paragraph", "3")), []));
        live.Select(entry => entry.Exempt?.Paragraph).ShouldBe(["3", null]);

        // Nor does a later file make public what is exempt here.
        var open = Table([.. Rows(("1", "Depot floods", "20", "12"))[0], "Confidential"], ["1", "Depot floods", "20", "12", "No"]);
        var plan = Plan(Read(open), live);
        plan.Outcomes[0].State!.Exempt.ShouldNotBeNull();
        CodesOf(plan.Messages).ShouldContain(ImportCodes.ExemptionKept);
    }

    [Fact]
    public void One_column_may_fill_several_fields_and_several_one()
    {
        var mapping = new ImportMapping
        {
            Tables =
            [
                new TableMapping
                {
                    Columns =
                    [
                        new ColumnMapping { Heading = "Service / owner", Fields = [ImportField.Service, ImportField.Owners] },
                        new ColumnMapping { Heading = "Preventive controls", Fields = [ImportField.Controls] },
                        new ColumnMapping { Heading = "Detective controls", Fields = [ImportField.Controls] },
                    ],
                },
            ],
        };
        var table = Table([.. Rows(("1", "Depot floods", "20", "12"))[0], "Service / owner", "Preventive controls", "Detective controls"],
            ["1", "Depot floods", "20", "12", "IT / Head of IT", "Gate", "Alarm"], ["2", "Payroll stops", "20", "12", "MT", "", ""]);

        var rows = RegisterReader.Read([table], Settings, mapping).Rows;

        (rows[0].Service!.Value, rows[0].Owners!.Value[0]).ShouldBe(("IT", "Head of IT"));
        rows[0].Controls!.Value.ShouldBe(["Gate", "Alarm"]);
        (rows[1].Service!.Value, rows[1].Owners!.Value[0]).ShouldBe((null, "MT"));
    }

    [Fact]
    public void A_mapping_that_no_longer_fits_says_where()
    {
        var mapping = new ImportMapping
        {
            Tables = [new TableMapping { Columns = [new ColumnMapping { Heading = "Exposure", Fields = [ImportField.Score] }] }],
        };

        var message = RegisterReader.Read(
            [Table(Rows(("1", "Depot floods", "20", "12")))], Settings, mapping).Messages.ShouldHaveSingleRefusal();

        (message.Code, message.Column).ShouldBe((ImportCodes.MappingMisfit, "Exposure"));
        message.Message.ShouldContain("tables[0].columns[0]");
    }

    [Theory]
    [InlineData("Risks Sept 26", "Opps Sept 26")]
    [InlineData("Risks - Q2 2026/27", "Opps - Q2 2026/27")]
    public void Sheets_of_another_quarter_are_known_by_their_names_where_their_headings_are_the_same(string risks, string opportunities)
    {
        var mapping = OfSheets("Risks June 26", "Opps June 26");

        var read = RegisterReader.Read(
            [
                Sheet(opportunities, ["No", "What", "Gross", "Net"], ["1", "Heat from the works", "9", "12"]),
                Sheet(risks, ["No", "What", "Gross", "Net"], ["1", "Depot floods", "20", "12"]),
            ],
            Settings, mapping);

        read.Rows.Select(row => (row.Title, row.Kind)).ShouldBe(
            [("Heat from the works", EntryKind.Opportunity), ("Depot floods", EntryKind.Risk)], ignoreOrder: true);
        read.Messages.Count(message => message.Code == ImportCodes.SheetRenamed).ShouldBe(2);
    }

    [Fact]
    public void An_answer_that_is_none_of_the_choices_is_said_to_be_none()
    {
        var table = Table(["Ref", "Title", "Score", "Residual score", "Status"], ["1", "Depot floods", "20", "12", "Closed"]);
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { ["status:closed"] = "close" } };

        RegisterReader.Understand([table], Settings, mapping).Analysis.Questions.ShouldHaveSingleItem().Text
            .ShouldEndWith(" The answer \"close\" is none of the choices.");
    }

    [Fact]
    public void A_file_without_a_sheet_of_the_mapping_is_asked_about()
    {
        var risks = Sheet("Risks", ["No", "What", "Gross", "Net"], ["1", "Depot floods", "20", "12"]);
        var mapping = OfSheets("Risks", "Opps");

        var question = RegisterReader.Understand([risks], Settings, mapping).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed).ShouldBe(("sheet-missing:opps", null));
        Read("without").Rows.ShouldHaveSingleItem().Title.ShouldBe("Depot floods");
        Read("without").Messages.ShouldBeEmpty();
        Read("refuse").Messages.ShouldHaveSingleRefusal().Code.ShouldBe(ImportCodes.MappingMisfit);

        ReadRegister Read(string answer) => RegisterReader.Read(
            [risks], Settings, mapping with { Answers = new Dictionary<string, string> { [question.Id] = answer } });
    }

    static ImportMapping OfSheets(string risks, string opportunities)
    {
        ColumnMapping[] columns =
        [
            new() { Heading = "No", Fields = [ImportField.Reference] }, new() { Heading = "What", Fields = [ImportField.Title] },
            new() { Heading = "Gross", Fields = [ImportField.Score] }, new() { Heading = "Net", Fields = [ImportField.ResidualScore] },
        ];
        return new ImportMapping
        {
            Tables =
            [
                new TableMapping { Sheet = risks, Kind = EntryKind.Risk, Columns = columns },
                new TableMapping { Sheet = opportunities, Kind = EntryKind.Opportunity, Columns = columns },
            ],
        };
    }

    [Theory]
    [InlineData("Residual score", ImportField.ResidualScore)]
    [InlineData("Title", ImportField.Title)]
    public void What_is_missing_for_a_renamed_column_of_a_mapping_is_not_asked_for(string heading, ImportField field)
    {
        var mapping = new ImportMapping
        {
            Tables = [new TableMapping { Columns = [new ColumnMapping { Heading = heading, Fields = [field] }] }],
        };
        var table = Table(
            [.. Rows().Single().Select(was => was == heading ? "What we call it now" : was)], ["1", "Depot floods", "20", "12"]);

        var understood = RegisterReader.Understand([table], Settings, mapping);

        var question = understood.Analysis.Questions.ShouldHaveSingleItem();
        (question.Code, question.Column, question.Proposed).ShouldBe((ImportCodes.MappingMisfit, heading, null));
        question.Choices.Select(choice => choice.Value).ShouldContain("What we call it now");
        Refusals(understood.Register.Messages).ShouldBeEmpty();
    }

    [Fact]
    public void A_column_that_the_file_calls_otherwise_than_the_mapping_is_read_as_answered()
    {
        var table = Table(
            ["Ref", "What may happen", "Gross", "Net", "Post", "Remarks"], ["1", "Depot floods", "20", "12", "Baker", "Potter"]);
        var mapping = new ImportMapping
        {
            Tables =
            [
                new TableMapping
                {
                    Columns =
                    [
                        new() { Heading = "Risk in short", Fields = [ImportField.Title] },
                        new() { Heading = "Who", Fields = [ImportField.Owners] },
                    ],
                },
            ],
        };
        var asked = RegisterReader.Understand([table], Settings, mapping).Analysis;
        asked.Questions.Select(question => question.Id).ShouldBe(["column-missing:risk in short", "column-missing:who"]);

        foreach (var sent in new[] { mapping, asked.Mapping })
        {
            var answered = RegisterReader.Understand([table], Settings, Answering(sent, "What may happen", "Remarks"));
            answered.Analysis.Questions.ShouldBeEmpty();
            Read(answered.Analysis.Mapping).ShouldBe(("Depot floods", "Potter"));
            Read(Answering(sent, "What may happen", "Remarks")).ShouldBe(("Depot floods", "Potter"));
            Read(Answering(sent, "What may happen", "without")).ShouldBe(("Depot floods", null));
        }

        RegisterReader.Read([table], Settings, Answering(mapping, "What may happen", "refuse")).Messages.ShouldHaveSingleRefusal()
            .Code.ShouldBe(ImportCodes.MappingMisfit);

        // A kept answer counts only where the column is missing, and no column has two meanings.
        var both = Table(["Ref", "Risk in short", "Gross", "Net", "Who", "Remarks"], ["1", "Depot floods", "20", "12", "Baker", "Potter"]);
        var kept = RegisterReader.Read([both], Settings, Answering(mapping, "What may happen", "Remarks")).Rows.ShouldHaveSingleItem();
        kept.Owners!.Value.ShouldBe(["Baker"]);
        RegisterReader.Understand([table], Settings, Answering(mapping, "What may happen", "What may happen")).Analysis.Questions
            .ShouldHaveSingleItem().Id.ShouldBe("column-missing:who");

        (string, string?) Read(ImportMapping sent)
        {
            var read = RegisterReader.Read([table], Settings, sent);
            Refusals(read.Messages).ShouldBeEmpty();
            var row = read.Rows.ShouldHaveSingleItem();
            return (row.Title, row.Owners?.Value.SingleOrDefault());
        }

        static ImportMapping Answering(ImportMapping sent, string title, string owner) => sent with
        {
            Answers = new Dictionary<string, string> { ["column-missing:risk in short"] = title, ["column-missing:who"] = owner },
        };
    }

    [Fact]
    public void A_column_that_two_sheets_lack_is_asked_of_each_and_answered_for_both_or_one()
    {
        string[] sheets = ["Place", "People"];
        SourceTable[] tables = [.. sheets.Select(SheetOf)];
        var mapping = new ImportMapping
        {
            Tables =
            [
                .. sheets.Select(sheet => new TableMapping
                {
                    Sheet = sheet,
                    Columns = [new ColumnMapping { Heading = "Who", Fields = [ImportField.Owners] }],
                }),
            ],
        };
        RegisterReader.Understand(tables, Settings, mapping).Analysis.Questions.Select(question => question.Id)
            .ShouldBe(["column-missing:who:place", "column-missing:who:people"]);

        OwnersWhen(("column-missing:who:place", "Post"), ("column-missing:who:people", "Remarks")).ShouldBe(["Baker", "Potter"]);
        OwnersWhen(("column-missing:who", "Post")).ShouldBe(["Baker", "Baker"]);

        IEnumerable<string> OwnersWhen(params (string, string)[] answers) => RegisterReader
            .Read(tables, Settings, mapping with { Answers = answers.ToDictionary() }).Rows.Select(row => row.Owners!.Value.Single());

        static SourceTable SheetOf(string sheet) => Named(
            sheet, ["Ref", "Risk", "Gross", "Net", "Post", "Remarks"], [sheet[..3], $"{sheet} fails", "20", "12", "Baker", "Potter"]) with
        {
            Title = sheet,
        };
    }

    [Fact]
    public void The_column_that_is_headed_as_what_is_missing_is_proposed()
    {
        var mapping = new ImportMapping
        {
            Tables = [new TableMapping { Columns = [new ColumnMapping { Heading = "Exposure", Fields = [ImportField.Owners] }] }],
        };

        var table = Table(["Ref", "Title", "Score", "Residual", "Notes", "Risk owner"], ["1", "Flooding", "16", "9", "x", "Potter"]);

        RegisterReader.Understand([table], Settings, mapping).Analysis.Questions.ShouldHaveSingleItem().Proposed.ShouldBe("Risk owner");
    }

    [Fact]
    public void A_misfit_offers_up_to_twenty_columns_that_the_file_has_instead()
    {
        string[] others = [.. Enumerable.Range(1, 25).Select(number => $"Remark {(char)('A' + number)}")];
        var mapping = new ImportMapping
        {
            Tables = [new TableMapping { Columns = [new ColumnMapping { Heading = "Exposure", Fields = [ImportField.Description] }] }],
        };
        var table = Table(["Ref", "Title", "Score", "Residual", .. others], ["1", "Flooding", "16", "9", .. others]);

        RegisterReader.Understand([table], Settings, mapping).Analysis.Questions.ShouldHaveSingleItem()
            .Choices.Count.ShouldBe(20 + 2);
    }

    [Fact]
    public void The_analysis_own_mapping_reads_the_file_as_it_was_understood()
    {
        var table = Table(
            ["Ref", "Risk", "Score (L x I)", "Residual score (L x I)", "Owner", "Status"],
            ["K1", "Depot floods", "5 x 2 = 10", "4 x 2", "Head of Waste", "Open"]);
        var first = Understand(table);

        var (mapping, faults) = MappingText.Read(MappingText.Write(first.Analysis.Mapping));

        faults.ShouldBeEmpty();
        var again = RegisterReader.Understand([table], Settings, mapping);
        again.Analysis.Questions.ShouldBeEmpty();
        again.Register.Rows.ShouldHaveSingleItem().Score!.Value.ShouldBe(first.Register.Rows[0].Score!.Value);
        again.Analysis.Tables[0].Columns.ShouldAllBe(column => column.Sureness == Sureness.Sure || column.Fields.Count == 0);
    }

    [Theory]
    [InlineData("Ref|Risk title|Inherent score|Residual score Q1|Residual score Q2", "A1|Wheel seizes|20|16|9")]
    [InlineData("Ref|Weakness|Inherent score|Residual score", "A1|Archive is lost|16|9")]
    [InlineData("Ref|Title|Score|Current score", "1|Depot floods|20|12")]
    [InlineData("Ref|Title|Inherent score|Residual score|Status", "1|Depot floods|20|12|Closed")]
    [InlineData("Ref|Title|Inherent score|Residual score", "1|Depot floods|Ghastly|12")]
    public void An_answer_means_the_same_beside_the_analysis_own_mapping_as_by_itself(string headings, string row)
    {
        var table = Table(headings.Split('|'), row.Split('|'));
        var asked = Understood(table).Analysis;
        asked.Questions.ShouldNotBeEmpty();
        foreach (var choice in asked.Questions[0].Choices)
        {
            var answers = asked.Questions.ToDictionary(question => question.Id, question => question.Choices[0].Value);
            answers[asked.Questions[0].Id] = choice.Value;

            var alone = RegisterReader.Understand([table], Settings, new ImportMapping { Answers = answers });
            var beside = RegisterReader.Understand([table], Settings, asked.Mapping with { Answers = answers });

            Said(beside).ShouldBe(Said(alone), choice.Value);
        }

        static string Said(Understanding read) => System.Text.Json.JsonSerializer.Serialize(
            new { read.Register.Rows, read.Register.Messages, Questions = read.Analysis.Questions.Select(question => question.Id) });
    }

    [Fact]
    public void A_column_that_is_not_read_is_named_by_the_import_as_it_was_by_the_analysis()
    {
        var table = Table(["Ref", "Title", "Inherent score", "Residual score", "Budget code"], ["1", "Depot floods", "20", "12", "A1"]);
        var mapping = Understood(table).Analysis.Mapping;

        RegisterReader.Read([table], Settings, mapping).Messages
            .ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == "Budget code");
    }

    [Fact]
    public void A_numbered_bar_above_entries_is_a_section_though_it_is_merged()
    {
        var bar = new SourceRow(2, ["1. Finance", "1. Finance", "1. Finance", "1. Finance"])
        {
            Remarks = Enumerable.Range(0, 4).ToDictionary(at => at, _ => new CellRemark(CellMarks.Merged)),
        };
        var table = new SourceTable("register.xlsx",
        [
            new SourceRow(1, ["Ref", "Title", "Inherent score", "Residual score"]), bar,
            new SourceRow(3, ["F1", "Depot floods", "20", "12"]),
        ]);

        Read(table).Rows.ShouldHaveSingleItem().Title.ShouldBe("Depot floods");
    }

    [Fact]
    public void Days_of_which_some_have_the_month_first_are_asked_about()
    {
        var table = Table(
            ["Ref", "Title", "Inherent score", "Residual score", "Actions", "Action due"],
            ["1", "Depot floods", "20", "12", "Raise the wall\nBuy pumps", "12/31/2026\n03/04/2027"],
            ["2", "Payroll stops", "20", "12", "Train two more", "01/05/2027"]);
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Code.ShouldBe(ImportCodes.DateUnreadable);

        Days("monthFirst").ShouldBe(["2026-12-31", "2027-03-04", "2027-01-05"]);
        Days("dayFirst").ShouldBe([null, "2027-04-03", "2027-05-01"]);

        IEnumerable<string?> Days(string choice) => RegisterReader.Understand(
                [table], Settings, new ImportMapping { Answers = new Dictionary<string, string> { [question.Id] = choice } })
            .Register.Rows.SelectMany(row => row.Actions!.Value).Select(action => action.DueOn.Value?.ToString("O"));
    }

    [Fact]
    public void Captions_and_sections_may_say_the_kind()
    {
        var table = Table(
            Rows(("K1", "Depot floods", "20", "12"))[0], ["K1", "Depot floods", "20", "12"], ["OPPORTUNITIES", "", "", ""],
            ["P1", "Solar roof earns money", "6", "16"]);

        Read(table).Rows.Select(row => row.Kind).ShouldBe([EntryKind.Risk, EntryKind.Opportunity]);
    }

    [Fact]
    public void An_owner_and_a_day_in_brackets_belong_to_the_action()
    {
        var row = ReadOne(("Actions", "• Raise the gate (Head of Works, 31 March 2027)\n• Drill (by 1/4/27)\n• Ask the board (again)\n"
            + "• Hire a crane (Head of Works, Place by June 2027)\n• Bid (Clerk - due by 2/5/27)"));

        row.Actions!.Value.ShouldBe(
        [
            new ImportedAction("Raise the gate", "Head of Works", new DateOnly(2027, 3, 31)),
            new ImportedAction("Drill", DueOn: new DateOnly(2027, 4, 1)), new ImportedAction("Ask the board (again)"),
            new ImportedAction("Hire a crane", "Head of Works, Place", new DateOnly(2027, 6, 30)),
            new ImportedAction("Bid", "Clerk", new DateOnly(2027, 5, 2)),
        ]);
    }

    [Fact]
    public void Columns_beside_the_actions_are_laid_beside_their_lines()
    {
        var row = ReadOne(("Actions", "Drill\nGate"), ("Action owner", "MT\n-"), ("Due date", "31 March 2027\nMay 2027"),
            ("Action status", "Complete\nOn track"));

        row.Actions!.Value.ShouldBe(
        [
            new ImportedAction("Drill", "MT", new DateOnly(2027, 3, 31), ActionStatus.Done),
            new ImportedAction("Gate", null, new DateOnly(2027, 5, 31), ActionStatus.Open, StatusWord: "On track"),
        ]);
    }

    [Fact]
    public void Progress_of_several_lines_is_that_of_one_action_and_one_line_is_not_that_of_several()
    {
        ReadOne(("Actions", "Drill"), ("Action progress", "• Booked\n• Begun")).Actions!.Value
            .ShouldBe([new ImportedAction("Drill", Progress: "Booked\nBegun")]);
        var read = ReadCells(("Actions", "Drill\nGate"), ("Action progress", "Booked"));
        read.Rows[0].Actions!.Value.ShouldAllBe(action => !action.Progress.IsGiven);
        CodesOf(read.Messages).ShouldContain(ImportCodes.ActionUnreadable);
    }

    [Fact]
    public void Rows_of_one_action_each_keep_what_they_say_of_it()
    {
        string[] headings = [.. Rows(("1", "", "", ""))[0], "Actions", "Action owner", "Due date"];
        var read = Read(Table(headings, ["1", "Depot floods", "20", "12", "Drill", "MT", "31/3/2027"],
            ["1", "Depot floods", "20", "12", "Gate", "", "1/5/2027"],
            ["", "", "", "", "Pump", "Head of Works", ""]));

        read.Rows.ShouldHaveSingleItem().Actions!.Value.ShouldBe(
        [
            new ImportedAction("Drill", "MT", new DateOnly(2027, 3, 31)), new ImportedAction("Gate", null, new DateOnly(2027, 5, 1)),
            new ImportedAction("Pump", "Head of Works", DueOn: null),
        ]);
    }

    [Fact]
    public void A_text_of_invisible_characters_is_no_title()
    {
        Refusals(ReadCells(("Title", "\u200B\u2060\u00AD")).Messages).ShouldBe([ImportCodes.TitleMissing]);
        Refusals(ReadCells(("Title", "\u3164")).Messages).ShouldBe([ImportCodes.TitleMissing]);
    }

    [Fact]
    public void An_organisations_own_scales_are_those_that_are_read()
    {
        var settings = new RegisterSettings
        {
            Matrix = new MatrixSettings
            {
                Likelihood = ["Very low", "Low", "Medium", "High", "Very high"],
                RiskImpact = ["1st", "2nd", "3rd", "4th", "5th"],
            },
            Types = ["Strategic"],
        };
        var table = Table(["Ref", "Title", "Impact", "Likelihood", "Residual score"], ["1", "Depot floods", "4th", "Very high", "9"]);

        var row = RegisterReader.Read([table], settings).Rows.ShouldHaveSingleItem();
        row.Score!.Value.ShouldBe(new StatedScore(20, 4, 5));

        // "Almost certain" is no step of that scale.
        var other = Table(["Ref", "Title", "Impact", "Likelihood", "Residual score"], ["1", "Depot floods", "4", "Almost certain", "9"]);
        RegisterReader.Understand([other], settings).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("likelihood:almost certain");
    }

    static Understanding Understand(SourceTable table) => RegisterReader.Understand([table], Settings);

    static ReadRegister Answered(SourceTable table, params (string Question, string Choice)[] answers)
    {
        var mapping = new ImportMapping { Answers = answers.ToDictionary(answer => answer.Question, answer => answer.Choice) };
        var read = RegisterReader.Read([table], Settings, mapping);
        Refusals(read.Messages).ShouldBeEmpty();
        return read;
    }
}
