using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Registers as parishes, schools and small bodies lay them out.</summary>
public class ParishRegisterTests
{
    static AnalysedColumn ColumnOf(SourceTable table, string heading) =>
        Understood(table).Analysis.Tables[0].Columns.Single(column => column.Heading == heading);

    [Fact]
    public void What_is_the_product_of_two_other_columns_is_the_score_whatever_it_is_called()
    {
        string[] headings = ["Risk identified", "Potential consequence", "Likelihood", "Severity score"];
        var table = Table(headings, ["Keys are lost", "2", "2", "4"], ["The pump stops", "5", "1", "5"], ["Notices fall", "1", "3", "3"]);
        var read = Answered([table], ("single-score", "residual"));
        read.Rows.Select(row => (row.ResidualScore!.Value!.Impact, row.ResidualScore.Value.Likelihood)).ShouldBe([(2, 2), (5, 1), (1, 3)]);

        // One row that is no product.
        ColumnOf(Table(headings, ["Keys are lost", "2", "2", "4"], ["The pump stops", "5", "1", "4"]), "Potential consequence")
            .Fields.ShouldBeEmpty();

        // As steps of 1 make it, both would say the same.
        ColumnOf(Table(headings, ["Keys are lost", "2", "1", "2"], ["The pump stops", "3", "1", "3"]), "Potential consequence")
            .Fields.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Risk area")]
    [InlineData("Area of risk")]
    [InlineData("Topic")]
    public void An_area_of_risk_is_a_type_and_no_service(string heading)
    {
        var read = Read(Table([heading, "Risk", "Score", "Residual"], ["Gates, fences and walls", "They fall", "16", "9"]));
        var row = read.Rows.ShouldHaveSingleItem();
        row.Service.ShouldBeNull();
        row.Types!.Value.ShouldBe(["Gates, fences and walls"]);
        CodesOf(read.Messages).ShouldContain(ImportCodes.TypeUnknown);
        Read(Table([heading, "Risk", "Score", "Residual"], ["Legal, Financial", "Fines", "16", "9"])).Rows[0].Types!.Value
            .ShouldBe(["Legal", "Financial"]);
        Read(Table(["Area", "Risk", "Score", "Residual"], ["Parks", "They close", "16", "9"])).Rows[0].Service!.Value.ShouldBe("Parks");
    }

    [Theory]
    [InlineData("Risk(s) Identified")]
    [InlineData("Risks identified")]
    [InlineData("Risk/s identified")]
    [InlineData("Risk identified")]
    [InlineData("Potential risks")]
    public void A_subject_is_the_title_of_the_risks_that_are_identified_in_it(string heading)
    {
        var table = Table(["Subject", heading, "Score", "Residual"],
            ["Bridge", "Rot\nVandals", "16", "9"], ["Well", "Nobody finds the key", "12", "4"]);
        Read(table).Rows.Select(row => (row.Title, row.Description!.Value))
            .ShouldBe([("Bridge", "Rot\nVandals"), ("Well", "Nobody finds the key")]);

        // Of which there are several, each is a risk.
        table = Table(["Subject", heading, "Score", "Residual"], ["Bridge", "Rot", "16", "9"], ["Bridge", "Vandals", "12", "4"]);
        Read(table).Rows.Select(row => (row.Title, row.Types!.Value.Single())).ShouldBe([("Rot", "Bridge"), ("Vandals", "Bridge")]);
    }

    [Theory]
    [InlineData("Item")]
    [InlineData("Code")]
    public void Words_below_item_and_code_are_what_a_row_is_about(string heading)
    {
        var read = Read(Table([heading, "Risk", "Score", "Residual"], ["Footbridge", "A plank breaks", "16", "9"], ["Well 2", "", "", ""],
            ["Duck pond", "Somebody drowns", "12", "4"]));
        read.Rows.Select(row => (row.Title, row.SourceReference?.Value, row.Types!.Value.Single()))
            .ShouldBe([("A plank breaks", null, "Footbridge"), ("Somebody drowns", null, "Duck pond")]);
        read.Messages.ShouldContain(message => message.Column == heading && message.Message.Contains("no references"));

        Read(Table([heading, "Description of risk", "Score", "Residual"], ["Footbridge", "A plank breaks", "16", "9"]))
            .Rows[0].Title.ShouldBe("Footbridge");
        Read(Table([heading, "Hazard", "Type", "Score", "Residual"], ["Footbridge", "Rot", "Safety", "16", "9"]))
            .Rows.Select(row => (row.Title, row.SourceReference?.Value, row.Types!.Value.Single())).ShouldBe([("Rot", null, "Safety")]);
    }

    [Theory]
    [InlineData("Item", "A", "B")]
    [InlineData("Item", "FIN", "ICT")]
    [InlineData("Code", "Parks-01", "Parks-02")]
    [InlineData("Item", "i", "ii")]
    [InlineData("Ref", "Alder", "Birch")]
    public void Codes_below_them_are_references(string heading, string one, string other) =>
        Read(Table([heading, "Risk", "Score", "Residual"], [one, "A plank breaks", "16", "9"], [other, "Rot", "12", "4"]))
            .Rows.Select(row => row.SourceReference!.Value).ShouldBe([one, other]);

    [Fact]
    public void A_subject_beside_one_risk_or_a_description_is_no_title()
    {
        Read(Table(["Subject", "Risk", "Score", "Residual"], ["Bridge", "Rot", "16", "9"])).Rows[0].Title.ShouldBe("Rot");
        Read(Table(["Subject", "Risk identified", "Description", "Score", "Residual"], ["Bridge", "Rot", "In the planks", "16", "9"]))
            .Rows[0].Title.ShouldBe("Rot");
    }

    [Theory]
    [InlineData("Risk(s) Identified")]
    [InlineData("Risk(s)")]
    [InlineData("Risk/s")]
    public void Several_risks_in_a_cell_are_asked_about_below_such_headings(string heading) =>
        Asked(Table(["Ref", heading, "Score", "Residual"], ["R1", "Rot\nVandals", "16", "9"]))
            .ShouldContain(question => question.StartsWith("several-titles:", StringComparison.Ordinal));

    [Theory]
    [InlineData("Likelihood of occurring (5 = High, 1 = Low)", ImportField.ResidualLikelihood)]
    [InlineData("Likelyhood", ImportField.ResidualLikelihood)]
    [InlineData("Liklihood (1-5)", ImportField.ResidualLikelihood)]
    [InlineData("Frequency H/M/L", ImportField.ResidualLikelihood)]
    [InlineData("Impact if occurs (5 = High, 1 = Low)", ImportField.ResidualImpact)]
    [InlineData("Severity if it happens", ImportField.ResidualImpact)]
    [InlineData("Impact H/L/M", ImportField.ResidualImpact)]
    public void Factors_have_these_headings_too(string heading, ImportField field)
    {
        var other = field == ImportField.ResidualImpact ? "Likelihood" : "Impact";
        var table = Table(["Ref", "Risk", heading, other], ["R1", "Gates fall", "3", "4"]);
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { ["single-score"] = "residual" } };
        RegisterReader.Understand([table], Settings, mapping).Analysis.Tables[0].Columns[2].Fields.ShouldBe([field]);
    }

    [Fact]
    public void A_combined_score_is_the_product_of_both()
    {
        var read = Answered(
            [Table(["Specific risk", "Likelihood", "Impact", "Combined score Likelyhood x Impact"], ["Gates fall", "2", "5", "10"])],
            ("single-score", "residual"));
        var row = read.Rows.ShouldHaveSingleItem();
        row.Title.ShouldBe("Gates fall");
        (row.ResidualScore!.Value!.Impact, row.ResidualScore.Value.Likelihood).ShouldBe((5, 2));
    }

    [Theory]
    [InlineData("Frequency")]
    [InlineData("Frequency of review")]
    public void An_interval_is_no_likelihood(string heading) =>
        ColumnOf(Table(["Ref", "Risk", "Score", "Residual", heading], ["R1", "Gates fall", "16", "9", "Yearly"]), heading)
            .Fields.ShouldBeEmpty();

    [Theory]
    [InlineData("Current management/control")]
    [InlineData("Control procedures and target date")]
    [InlineData("Brief description of controls")]
    public void Controls_have_these_headings_too(string heading) =>
        ReadOne((heading, "Look at them monthly")).Controls!.Value.ShouldBe(["Look at them monthly"]);

    [Fact]
    public void A_review_is_what_is_said_of_the_direction() =>
        ReadOne(("Review/Assess/Revise", "The procedure will do")).Narrative!.Value.ShouldBe("The procedure will do");

    [Theory]
    [InlineData("Who is affected?")]
    [InlineData("Who is at risk?")]
    [InlineData("Who might be harmed?")]
    [InlineData("Persons at risk")]
    public void Who_is_affected_does_no_action(string heading)
    {
        var row = ReadOne((heading, "Walkers"), ("Further action", "Mark the path"));
        row.Effects!.Value.ShouldBe(["Walkers"]);
        row.Actions!.Value.ShouldBe([new ImportedAction("Mark the path")]);
    }

    [Theory]
    [InlineData("None identified at this point.")]
    [InlineData("None at the moment")]
    [InlineData("No further actions identified at this point")]
    public void That_there_is_no_action_is_none(string cell)
    {
        var read = ReadCells(("Further action", cell));
        (read.Rows[0].Actions?.Value ?? []).ShouldBeEmpty();
        read.Messages.ShouldNotBeEmpty();
    }

    [Fact]
    public void What_stands_right_before_who_does_it_is_what_they_do()
    {
        string[] headings = ["Ref", "Risk", "Score", "Residual", "Description", "Action owner", "Target date", "Action status"];
        var row = Read(Table(headings, ["R1", "Gates fall", "16", "9", "Prop them up", "Smith", "31/03/2027", "Open"])).Rows[0];
        row.Description.ShouldBeNull();
        row.Actions!.Value.ShouldBe(
            [new ImportedAction("Prop them up", "Smith", new DateOnly(2027, 3, 31)) { Status = ActionStatus.Open }]);

        // A column of actions keeps it what it is.
        var other = Read(Table(["Ref", "Risk", "Score", "Residual", "Actions", "Description", "Action owner"],
            ["R1", "Gates fall", "16", "9", "Prop them up", "They are old", "Smith"])).Rows[0];
        other.Description!.Value.ShouldBe("They are old");
    }

    [Theory]
    [InlineData("Impact", "Grave", "impact:grave")]
    [InlineData("Probability", "Perhaps", "likelihood:perhaps")]
    public void A_step_is_asked_about_below_its_own_heading(string heading, string word, string id)
    {
        string[] cells = heading == "Impact" ? [word, "4"] : ["4", word];
        var table = Table(["Ref", "Risk", "Impact", "Probability"], ["R1", "Gates fall", .. cells]);
        var question = Understood(table).Analysis.Questions.Single(question => question.Id == id);
        question.Column.ShouldBe(heading);
    }

    [Theory]
    [InlineData("Response (transfer, tolerate, treat or terminate")]
    [InlineData("Response (transfer, tolerate, treat or terminate)")]
    public void A_list_of_options_may_lack_its_second_bracket(string heading) =>
        ReadOne((heading, "Treat")).Response!.Value.ShouldBe(EntryResponse.Treat);

    [Fact]
    public void A_type_that_gives_way_is_not_asked_about() => Asked(Table(
        ["Category", "Sub category", "Risk", "Score", "Residual"],
        ["Money", "Banks", "They fail", "16", "9"], ["Money", "", "They close", "16", "9"], ["Money", "Tax", "It rises", "16", "9"]))
        .ShouldBeEmpty();

    [Fact]
    public void That_rows_without_a_score_are_proposals_takes_no_sheet_in_that_is_left_out()
    {
        SourceTable[] book =
        [
            Sheet("Register", ["Ref", "Risk", "Score", "Residual"], ["R1", "Gates fall", "16", "9"], ["R2", "Walls fall", "TBC", ""]),
            Sheet("Ideas", ["No", "Risk", "Raised by"], ["1", "Bats", "Smith"]),
        ];
        Asked(book).ShouldBe(["sheet:ideas", "unscored-rows"], ignoreOrder: true);
        Answered(book, ("sheet:ideas", "none"), ("unscored-rows", "propose")).Rows.Select(row => row.Title)
            .ShouldBe(["Gates fall", "Walls fall"]);
        Answered(book, ("sheet:ideas", "entries"), ("unscored-rows", "propose")).Rows.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("Risks closed this quarter: 2")]
    [InlineData("Number of risks closed: 1")]
    [InlineData("Total risks: 3. Risks closed: 1. Risks removed: 0.")]
    public void A_count_names_no_entry(string line) => Asked(
        Table(["Ref", "Risk", "Score", "Residual"], ["CR1", "Gates fall", "16", "9"], ["CR2", "Walls fall", "16", "9"]) with
        {
            LinesWithFigures = [line],
        }).ShouldBeEmpty();

    [Fact]
    public void A_mark_at_a_number_is_no_part_of_it() => Asked(
        Table(["Ref", "Risk", "Score", "Residual"], ["7", "Gates fall", "16", "9"], ["8*", "Walls fall", "16", "9"]) with
        {
            LinesWithFigures = ["* Risk 8 was removed from the register and merged with risk 7."],
        }).ShouldHaveSingleItem().ShouldStartWith("named-entries:");

    public static TheoryData<string[][]> Keys => new(
        [["Likelihood (L)", "Description", "Probability"], ["1 - Very unlikely", "Never", "< 5%"], ["2 - Unlikely", "Once", "< 20%"]],
        [["Impact", "Description", "Financial"], ["Minor", "A bother", "£1k"], ["Moderate", "A day", "£10k"], ["Major", "A week", "£1m"]],
        [["Likelihood", "Description"], ["Rare", "Once in ten years"], ["Possible", "Once a year"], ["Likely", "Each month"]],
        [["Risk level", "Score range", "Response"], ["Low", "1-5", "Watch"], ["Medium", "6-12", "Act"], ["High", "13-25", "Act now"]]);

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_table_that_lists_the_steps_of_a_scale_has_no_entries(string[][] key)
    {
        SourceTable[] book = [Sheet("Sheet1", Rows(("R1", "Gates fall", "16", "9"))), Sheet("Sheet2", key)];
        var read = Read(book);
        read.Rows.ShouldHaveSingleItem().Title.ShouldBe("Gates fall");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.SheetIgnored && message.Table!.EndsWith("Sheet2"));
    }

    [Fact]
    public void Entries_whose_steps_all_differ_are_no_key() => Answered(
        [Table(["Likelihood", "Description", "Impact"],
            ["Unlikely", "Gates fall", "3"], ["Possible", "Walls fall", "3"], ["Likely", "Rain", "2"])],
        ("single-score", "residual")).Rows.Count.ShouldBe(3);

    [Theory]
    [InlineData("Ann Cook - Port Manager, Stephen Hale - Head of Health and Safety",
        "Ann Cook - Port Manager|Stephen Hale - Head of Health and Safety")]
    [InlineData("Anna Cook – Planning Manager, Ports", "Anna Cook – Planning Manager, Ports")]
    [InlineData("Head of Parks - North, South", "Head of Parks - North, South")]
    public void People_with_their_posts_behind_a_dash_are_several_owners(string cell, string owners) =>
        ReadOne(("Risk owner", cell)).Owners!.Value.ShouldBe(owners.Split('|'));

    [Theory]
    [InlineData("63.71", true)]
    [InlineData("20", false)]
    public void A_figure_that_no_steps_make_is_named_beside_them(string product, bool isNamed)
    {
        var table = Table(["Ref", "Risk", "Impact", "Likelihood", "Risk score"], ["R1", "Gates fall", "Grave", "Major", product]);
        var read = Answered([table], ("single-score", "residual"), ("impact:grave", "5"), ("likelihood:major", "4"));
        read.Rows[0].ResidualScore!.Value!.Value.ShouldBe(20);
        read.Messages.Any(message => message.Code == ImportCodes.ScoreRescaled).ShouldBe(isNamed);
    }

    [Theory]
    [InlineData("Strategic risks – historic RAG ratings", false)]
    [InlineData("Historic risks", true)]
    public void Ratings_of_the_past_are_those_of_open_entries(string name, bool isAsked) =>
        Asked(Sheet("Register", Rows(("R2", "Walls fall", "16", "9"))), Sheet(name, Rows(("R1", "Gates fall", "16", "9"))))
            .Any(id => id.StartsWith("closed-", StringComparison.Ordinal)).ShouldBe(isAsked);
}
