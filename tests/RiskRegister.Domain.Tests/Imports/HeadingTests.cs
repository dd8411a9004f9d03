using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

public sealed class HeadingTests
{
    [Fact]
    public void A_column_of_days_has_no_titles()
    {
        var read = Read(Table(["Ref", "Identified", "Description", "Score", "Residual"],
            ["R1", "3 May 2026", "The kiln cracks", "16", "9"], ["R2", "2026-06-04", "Clay runs out", "12", "8"]));

        read.Rows.Select(row => row.Title).ShouldBe(["The kiln cracks", "Clay runs out"]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == "Identified");
        ReadOne(("Title", "Kiln cracks"), ("Identified", "3 May 2026")).Title.ShouldBe("Kiln cracks");
        ReadOne(("Title", "2027-03-31")).Title.ShouldBe("2027-03-31");
    }

    [Theory]
    [InlineData("Risks identified", "The kiln cracks")]
    [InlineData("Risk scenario", "The kiln cracks")]
    [InlineData("Scenario", "Clay runs out by May 2026")]
    public void What_is_identified_or_played_through_is_the_title(string heading, string title) =>
        Read(Table(["Ref", heading, "Score", "Residual"], ["R1", title, "16", "9"])).Rows.ShouldHaveSingleItem().Title.ShouldBe(title);

    [Theory]
    [InlineData("RIN", "Risk", "Risk Score", "Residual Risk Score")]
    [InlineData("Risk Identification Number (RIN)", "Risk Description", "Inherent", "Net")]
    [InlineData("Ref.", "TITLE", "Gross score", "Mitigated score")]
    [InlineData("Opportunity Ref No", "Opportunity Title", "Opportunity Score", "Residual Opportunity Score")]
    [InlineData("Risk ID", "Description of the risk", "Inherent risk rating", "Score after controls")]
    [InlineData("ref", "Risk", "Initial score (Likelihood x Consequence)", "Residual rating LxC")]
    [InlineData("ref", "Risk", "Inherent risk rating (C x L)", "Residual score L × I")]
    [InlineData("ref", "Risk\nname", "Score (Impact x Likelihood)", "Residual (I x L)")]
    public void Councils_name_their_columns_in_many_ways(string reference, string title, string score, string residual)
    {
        var row = Read(Table([reference, title, score, residual], ["CR7", "Flooding", "16", "9"])).Rows.ShouldHaveSingleItem();

        row.Reference.ShouldBe(new EntryReference(EntryKind.Risk, 7));
        row.Title.ShouldBe("Flooding");
        row.Score!.Value!.Value.ShouldBe(16);
        row.ResidualScore!.Value!.Value.ShouldBe(9);
    }

    [Theory]
    [InlineData("Residual risk rating (L x C)", 2, 5)]
    [InlineData("Residual score (CxL)", 5, 2)]
    [InlineData("Residual rating Likelihood × Severity", 2, 5)]
    [InlineData("Residual score (S x P)", 5, 2)]
    public void A_heading_says_which_factor_stands_first(string heading, int impact, int likelihood)
    {
        var read = Read(Table(["Ref", "Title", "Inherent score", heading], ["CR7", "Flooding", "16", "5 x 2"]));

        var residual = read.Rows.ShouldHaveSingleItem().ResidualScore!.Value!;
        (residual.Impact, residual.Likelihood).ShouldBe((impact, likelihood));
        read.Messages.ShouldNotContain(message => message.Code == ImportCodes.OrderAssumed);
    }

    [Fact]
    public void Consequences_in_the_words_of_a_scale_are_impacts_and_in_others_effects()
    {
        string[] headings = ["Ref", "Risk", "Consequence", "Likelihood", "Residual consequence", "Residual likelihood"];

        var scored = Understood(Table(
            headings, ["1", "Depot floods", "Major", "4", "Minor", "2"], ["2", "Fire", "Moderate", "2", "Minor", "1"]));
        scored.Analysis.Tables[0].Columns[2].Fields.ShouldBe([ImportField.Impact]);

        var told = Understood(Table(headings, ["1", "Depot floods", "Buses are late", "4", "2", "2"]));
        told.Analysis.Tables[0].Columns[2].Fields.ShouldBe([ImportField.Effects]);
    }

    [Fact]
    public void The_organisations_own_words_win()
    {
        var settings = new RegisterSettings { Labels = new RegisterLabels { Score = "Current score", Owner = "Sponsor" } };
        var table = Table(["Title", "Current score", "Residual", "Sponsor"], ["Flooding", "16", "9", "Head of Depots"]);

        var row = RegisterReader.Read([table], settings).Rows.ShouldHaveSingleItem();

        row.Score!.Value!.Value.ShouldBe(16);
        row.Owners!.Value.ShouldBe(["Head of Depots"]);
    }

    [Fact]
    public void Headings_may_stand_below_a_title_and_in_any_order()
    {
        var read = Read(Table(
            ["Appendix A"],
            [""],
            ["Corporate register", "", "as at December"],
            ["Residual", "Score", "Title", "Ref"],
            ["9", "16", "Flooding", "CR7"]));

        read.Messages.ShouldBeEmpty();
        read.Rows.ShouldHaveSingleItem().ResidualScore!.Value!.Value.ShouldBe(9);
    }

    [Fact]
    public void Headings_may_stand_far_below_the_first_row_but_not_anywhere()
    {
        Read(After(60)).Rows.ShouldHaveSingleItem().Title.ShouldBe("Flooding");

        var read = Read(After(200));
        Refusals(read.Messages).ShouldBe([ImportCodes.HeadingNotFound]);
        read.Rows.ShouldBeEmpty();

        static SourceTable After(int notes) =>
            Table([.. Enumerable.Repeat(new[] { "a note" }, notes), .. Rows(("CR1", "Flooding", "16", "9"))]);
    }

    [Fact]
    public void A_sheet_of_notes_is_left_out_where_another_sheet_has_the_register()
    {
        var notes = Named("book.xlsx, Notes", ["How we score"], ["Ask the risk team"]) with { OneOfSeveral = true };
        var register = Named("book.xlsx, Register", Rows(("CR1", "Flooding", "16", "9"))) with { OneOfSeveral = true };

        var message = Read(notes, register).Messages.ShouldHaveSingleItem();
        message.Code.ShouldBe(ImportCodes.HeadingNotFound);
        message.Severity.ShouldBe(ImportSeverity.Reported);
        Refusals(Read(notes).Messages).ShouldBe([ImportCodes.HeadingNotFound]);
    }

    [Theory]
    [InlineData("Title", "Score")]
    [InlineData("Title", "Residual")]
    public void One_score_alone_is_asked_about(string one, string other)
    {
        var table = Table([one, other, "Owner"], ["Flooding", "16", "MT"]);
        var understanding = RegisterReader.Understand([table], Settings);

        var question = understanding.Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Code, question.Row, question.Proposed).ShouldBe(("single-score", ImportCodes.ColumnMissing, 1, "residual"));
        Refusals(Read(table).Messages).ShouldBe([ImportCodes.ColumnMissing]);
    }

    [Fact]
    public void Two_columns_for_one_field_are_refused()
    {
        var read = Read(Table(["Ref", "Reference number", "Title", "Score", "Residual"], ["CR1", "CR1", "Flooding", "16", "9"]));

        var message = read.Messages.ShouldHaveSingleItem();
        (message.Code, message.Column).ShouldBe((ImportCodes.ColumnTwice, "Reference number"));
    }

    [Fact]
    public void A_column_that_no_field_has_is_named()
    {
        var read = ReadCells(("Due date", "soon"));

        var message = read.Messages.ShouldHaveSingleItem();
        (message.Code, message.Column, message.Severity).ShouldBe((ImportCodes.ColumnIgnored, "Due date", ImportSeverity.Reported));
    }

    [Fact]
    public void A_later_row_of_headings_starts_a_new_table_with_a_kind_of_its_own()
    {
        var read = Read(Table(
            ["Risk Ref", "Risk Description", "Risk Score", "Residual Score"],
            ["9", "Flooding", "16", "9"],
            [""],
            ["Opportunities"],
            ["Opportunity Description", "Opportunity Ref", "Residual Opportunity Score", "Opportunity Score"],
            ["Shared depots", "9", "16", "12"]));

        read.Rows.Select(row => (row.Kind, row.SourceReference!.Value, row.Title, row.Score!.Value!.Value))
            .ShouldBe([(EntryKind.Risk, "9", "Flooding", 16), (EntryKind.Opportunity, "9", "Shared depots", 12)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.RowIgnored]);
    }

    [Fact]
    public void Headings_printed_again_on_the_next_page_part_nothing()
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Controls"];

        var read = Read(Table(headings, ["CR1", "Flooding", "16", "9", "Pumps"], headings, ["", "", "", "", "Sandbags"]));

        read.Rows.ShouldHaveSingleItem().Controls!.Value.ShouldBe(["Pumps", "Sandbags"]);
    }

    [Theory]
    [InlineData("Opportunity Description", "Actions", EntryKind.Opportunity)]
    [InlineData("Description", "Maximising Actions", EntryKind.Opportunity)]
    [InlineData("Description", "Mitigating Actions", EntryKind.Risk)]
    [InlineData("Description", "Mitigating or maximising actions", EntryKind.Risk)]
    public void Kind_follows_the_headings_where_there_is_no_reference(string title, string actions, EntryKind expected)
    {
        var read = Read(Table([title, actions, "Score", "Residual"], ["Shared depots", "", "12", "16"]));

        read.Rows.ShouldHaveSingleItem().Kind.ShouldBe(expected);
    }

    [Fact]
    public void The_reference_says_the_kind_whatever_the_headings_say()
    {
        var read = Read(Table(["Ref", "Risk Description", "Risk Score", "Residual"], ["CO4", "Shared depots", "12", "16"]));

        read.Rows.ShouldHaveSingleItem().Kind.ShouldBe(EntryKind.Opportunity);
    }

    [Theory]
    [InlineData("", "Opportunity", EntryKind.Opportunity, null)]
    [InlineData("CR1", "opportunity", EntryKind.Risk, ImportCodes.KindDisagrees)]
    [InlineData("", "issue", EntryKind.Risk, ImportCodes.KindUnreadable)]
    public void A_kind_column_says_the_kind_of_a_row_without_reference(string reference, string kind, EntryKind expected, string? refusal)
    {
        var read = ReadCells(("Reference", reference), ("Kind", kind));

        read.Rows.ShouldHaveSingleItem().Kind.ShouldBe(expected);
        Refusals(read.Messages).ShouldBe(refusal is null ? [] : [refusal]);
    }

    [Fact]
    public void The_columns_of_an_exported_register_are_all_known()
    {
        string[] headings =
        [
            "Reference", "Source reference", "Kind", "Title", "Description", "Type(s)", "Service", "Possible consequences or benefits",
            "Current controls or progress", "Impact", "Likelihood", "Score", "Mitigating or maximising actions", "Residual impact",
            "Residual likelihood", "Residual score", "Target impact", "Target likelihood", "Target score", "Owner(s)",
            "Direction of travel", "Narrative",
        ];
        string[] cells =
        [
            "CR1", "9", "risk", "Flooding", "First line\nsecond line", "Legal; Social", "Depots", "Loss", "Pumps", "4", "4", "16",
            "Walls", "3",
            "3", "9", "1", "2", "2", "Head of Depots; MT", "Upwards", "Level seas rise",
        ];

        var read = Read(Table(headings, cells));

        read.Messages.ShouldBeEmpty();
        var row = read.Rows.ShouldHaveSingleItem();
        row.SourceReference!.Value.ShouldBe("9");
        row.Description!.Value.ShouldBe("First line\nsecond line");
        row.Types!.Value.ShouldBe(["Legal", "Social"]);
        row.Service!.Value.ShouldBe("Depots");
        row.Effects!.Value.ShouldBe(["Loss"]);
        row.TargetScore!.Value.ShouldBe(new StatedScore(2, 1, 2));
        row.Owners!.Value.ShouldBe(["Head of Depots", "MT"]);
        row.Direction!.Value.ShouldBe(Direction.Upwards);
        row.Narrative!.Value.ShouldBe("Level seas rise");
    }

    [Fact]
    public void An_import_without_any_entry_is_refused()
    {
        Refusals(Read(Table(["Title", "Score", "Residual"])).Messages).ShouldBe([ImportCodes.RowsMissing]);
        Refusals(Read(Table([""], ["", ""])).Messages).ShouldBe([ImportCodes.RowsMissing]);
        Refusals(Read().Messages).ShouldBe([ImportCodes.RowsMissing]);
    }

    [Theory]
    [InlineData("Gross (Prob x Imp)", "Net (Prob x Imp)")]
    [InlineData("Inherent L/C", "Residual L/C")]
    public void The_order_of_factors_may_be_said_in_short(string score, string residual)
    {
        var row = Read(Table(["Ref", "Risk", score, residual], ["1", "Kiln cracks", "5 x 2", "4 x 2"])).Rows.ShouldHaveSingleItem();

        (row.Score!.Value, row.ResidualScore!.Value).ShouldBe((new StatedScore(10, 2, 5), new StatedScore(8, 2, 4)));
    }

    [Theory]
    [InlineData("Strategic risk")]
    [InlineData("Corporate Risks")]
    [InlineData("Key risk")]
    public void A_risk_of_some_level_is_a_title(string heading) =>
        Read(Table(["No", heading, "Gross score", "Net score"], ["1", "Kiln cracks", "16", "9"])).Rows.ShouldHaveSingleItem()
            .Title.ShouldBe("Kiln cracks");

    [Fact]
    public void A_colour_beside_factors_in_words_is_no_third_score()
    {
        var read = Read(Table(["Ref", "Risk", "Likelihood (before)", "Impact (before)", "Likelihood (after)", "Impact (after)", "RAG"],
            ["1", "Kiln cracks", "Likely", "Major", "Possible", "Major", "Amber"]));

        Refusals(read.Messages).ShouldBeEmpty();
        read.Rows[0].ResidualScore!.Value.ShouldBe(new StatedScore(12, 4, 3));
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ColumnIgnored && message.Column == "RAG");
    }

    [Theory]
    [InlineData("Exec owner", ImportField.Owners)]
    [InlineData("Senior Responsible Officer", ImportField.Owners)]
    [InlineData("Risk sponsor", ImportField.Owners)]
    [InlineData("Existing precautions", ImportField.Controls)]
    [InlineData("Action taken to date", ImportField.Controls)]
    [InlineData("Further controls needed", ImportField.Actions)]
    [InlineData("Work in hand", ImportField.Actions)]
    [InlineData("Remedial actions", ImportField.Actions)]
    [InlineData("Remediation plan", ImportField.Actions)]
    [InlineData("Risk response actions", ImportField.Actions)]
    [InlineData("Next action", ImportField.Actions)]
    [InlineData("Mitigation approach", ImportField.Actions)]
    [InlineData("Risk reduction measures", ImportField.Actions)]
    [InlineData("Business impact", ImportField.Effects)]
    [InlineData("Method of control", ImportField.Controls)]
    [InlineData("Consequence details", ImportField.Effects)]
    [InlineData("Impact statement", ImportField.Effects)]
    [InlineData("Potential harm", ImportField.Effects)]
    [InlineData("Who might be harmed and how?", ImportField.Effects)]
    [InlineData("Additional control measures required (further action required)", ImportField.Actions)]
    [InlineData("Additional controls needed", ImportField.Actions)]
    [InlineData("Recommended actions", ImportField.Actions)]
    [InlineData("Recommended mitigations", ImportField.Actions)]
    [InlineData("Recommendation", ImportField.Actions)]
    public void Headings_of_other_houses_are_known(string heading, ImportField field) =>
        Understood(Table(["Ref", "Risk", "Gross score", "Net score", heading], ["K1", "Kiln cracks", "16", "9", "Potter"]))
            .Analysis.Tables[0].Columns[4].Fields.ShouldBe([field]);

    [Theory]
    [InlineData("Contingency plan")]
    [InlineData("Remediation status")]
    [InlineData("Response team")]
    [InlineData("Business continuity")]
    public void Headings_that_only_begin_like_known_ones_are_named(string heading) =>
        Understood(Table(["Ref", "Risk", "Gross score", "Net score", heading], ["K1", "Kiln cracks", "16", "9", "Potter"]))
            .Analysis.Tables[0].Columns[4].Fields.ShouldBeEmpty();

    [Theory]
    [InlineData("TargetScore", ImportField.TargetScore)]
    [InlineData("riskOwner", ImportField.Owners)]
    [InlineData("DirectionOfTravel", ImportField.Direction)]
    [InlineData("MitigatingActions", ImportField.Actions)]
    [InlineData("DateLastReviewed", ImportField.ReviewedOn)]
    [InlineData("ControlsInPlace", ImportField.Controls)]
    [InlineData("SROName", null)]
    [InlineData("CabinetNote", null)]
    [InlineData("McBurnie", null)]
    [InlineData("DoT", ImportField.Direction)]
    public void Names_of_fields_in_programs_are_read_by_their_words(string heading, ImportField? field)
    {
        var read = Understood(Table(["RiskID", "RiskTitle", "GrossRisk", "NetRiskScore", heading], ["K1", "Kiln cracks", "16", "9", "8"]));

        var columns = read.Analysis.Tables[0].Columns;
        columns.Take(4).SelectMany(column => column.Fields)
            .ShouldBe([ImportField.Reference, ImportField.Title, ImportField.Score, ImportField.ResidualScore]);
        columns[4].Fields.ShouldBe(field is { } its ? [its] : []);
    }

    [Fact]
    public void A_business_impact_in_figures_is_the_impact_where_no_other_is()
    {
        var read = Read(Table(["Ref", "Risk", "Likelihood", "Business impact", "Net score"],
            ["K1", "Kiln cracks", "4", "5", "9"], ["K2", "Clay runs out", "2", "3", "4"]));

        read.Rows[0].Score!.Value.ShouldBe(new StatedScore(20, 5, 4));
    }

    [Fact]
    public void Who_reviewed_it_is_no_day_of_review()
    {
        var read = Read(Table(["Ref", "Risk", "Gross score", "Net score", "Last reviewed by", "Last reviewed on"],
            ["K1", "Kiln cracks", "16", "9", "B Clay", "14/5/2026"]));

        read.Rows.ShouldHaveSingleItem().ReviewedOn.ShouldBe(new DateOnly(2026, 5, 14));
    }

    [Fact]
    public void Headings_in_another_language_are_shown_with_what_stands_below_and_a_mapping_names_them()
    {
        var table = Table(
            ["Register der Risiken"],
            ["Nr.", "Risiko", "Verantwortlich", "Auswirkung", "Wahrscheinlichkeit"],
            ["1", "Hochwasser", "", "4", "3"], ["2", "Brand im Lager", "Leiter Bau", "5", "2"]);
        var columns = new[] { ImportField.Reference, ImportField.Title, ImportField.Owners, ImportField.Impact, ImportField.Likelihood }
            .Zip(table.Rows[1].Cells, (field, heading) => new ColumnMapping { Heading = heading, Fields = [field] });
        var mapping = new ImportMapping { Tables = [new TableMapping { Columns = [.. columns] }], SingleScore = SingleScoreMeaning.Score };

        var message = Read(table).Messages.ShouldHaveSingleItem();

        message.Code.ShouldBe(ImportCodes.HeadingNotFound);
        message.Message.ShouldContain("row 2 are \"Nr.\" (\"1\"), \"Risiko\" (\"Hochwasser\"), \"Verantwortlich\" (\"Leiter Bau\"), ");
        message.Message.ShouldContain("\"heading\": \"Nr.\", \"fields\": [\"reference\"]");
        RegisterReader.Read([table], Settings, mapping).Rows.Select(row => (row.Title, row.Score!.Value!.Value))
            .ShouldBe([("Hochwasser", 12), ("Brand im Lager", 10)]);
    }

    [Theory]
    [InlineData("Eigentümer", "Leiter Bau")]
    [InlineData("Nr. 1 Hochwasser am Fluss", "12")]
    public void Where_no_row_may_have_headings_no_columns_are_shown(string first, string second) =>
        Read(Table([first, second], [second, first], ["3", "4", "5", "6"])).Messages.ShouldHaveSingleItem()
            .Message.ShouldEndWith("in a mapping.");

    [Theory]
    [InlineData("Nett score", ImportField.ResidualScore)]
    [InlineData("Following controls score", ImportField.ResidualScore)]
    [InlineData("Net exposure (L/I)", ImportField.ResidualScore)]
    [InlineData("Risk level (H/M/L) after", ImportField.ResidualScore)]
    [InlineData("Safeguards (what we do now)", ImportField.Controls)]
    [InlineData("Actions (what we will do)", ImportField.Actions)]
    [InlineData("Tasks", ImportField.Actions)]
    [InlineData("Duty holder", ImportField.Owners)]
    [InlineData("Due to", ImportField.Description)]
    [InlineData("Controls (tested 2026)", null)]
    [InlineData("Risk appetite", null)]
    public void Other_organisations_have_other_words(string heading, ImportField? field) =>
        Understood(Table(
            ["Ref", "Risk", "Gross score", heading, "Comments"], ["1", "Floods", "16", "9", "a"], ["2", "Fires", "16", "8", "b"]))
            .Analysis.Tables[0].Columns[3].Fields.ShouldBe(field is { } one ? [one] : []);

    [Theory]
    [InlineData("Risk to the Group")]
    [InlineData("Risks facing our Trust")]
    [InlineData("Risk ID & name")]
    public void A_heading_that_names_whose_risk_it_is_or_its_number_is_a_title(string heading) =>
        Understood(Table([heading, "Gross score", "Net score"], ["Floods", "16", "9"]))
            .Analysis.Tables[0].Columns[0].Fields.ShouldBe([ImportField.Title]);

    [Fact]
    public void A_group_of_risks_is_their_type() =>
        Understood(Table(["Risk", "Risk group", "Gross score", "Net score"], ["Floods", "Water", "16", "9"]))
            .Analysis.Tables[0].Columns[1].Fields.ShouldBe([ImportField.Types]);

    [Fact]
    public void Owners_and_days_of_tasks_are_those_of_actions()
    {
        var action = ReadOne(("Tasks", "Buy boards"), ("Task owners", "Coast Manager"), ("Task dates", "31/03/2027"))
            .Actions!.Value.ShouldHaveSingleItem();

        (action.Text, action.Owner, action.DueOn).ShouldBe(("Buy boards", "Coast Manager", new DateOnly(2027, 3, 31)));
    }
}
