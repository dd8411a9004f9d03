using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

public sealed class RowTests
{
    [Theory]
    [InlineData("CR7", "CR7")]
    [InlineData(" cr 7 ", "CR7")]
    [InlineData("CR007", "CR7")]
    [InlineData("CO10.2", "CO10.2")]
    public void References_are_read_as_people_type_them(string cell, string expected) =>
        ReadOne(("Reference", cell)).Reference.ShouldNotBeNull().ToString().ShouldBe(expected);

    [Theory]
    [InlineData("9")]
    [InlineData("CRR0065")]
    [InlineData("CR1000000")]
    public void A_foreign_reference_is_kept_as_source_reference(string cell)
    {
        var row = ReadOne(("Reference", cell));

        row.Reference.ShouldBeNull();
        row.SourceReference!.Value.ShouldBe(cell);
    }

    [Fact]
    public void A_row_may_not_have_two_source_references() =>
        Refusals(Read(Table(["Reference", "Source reference", "Title", "Score", "Residual"],
            ["CR1", "A1", "Flooding of the depot", "16", "9"], ["9", "10", "Drought", "16", "9"])).Messages)
            .ShouldBe([ImportCodes.ReferenceDisagrees]);

    [Theory]
    [InlineData("Source reference", "Audit plan 2025; ISO 31000")]
    [InlineData("Risk source ref", "Minutes of the board")]
    public void A_source_reference_beside_references_of_others_is_no_number(string heading, string cell)
    {
        var read = Read(Table(["Risk ID", heading, "Title", "Score", "Residual"],
            ["R-004", cell, "Kiln cracks", "16", "9"], ["R-005", "", "Clay runs out", "16", "9"]));

        read.Rows.Select(row => row.SourceReference!.Value).ShouldBe(["R-004", "R-005"]);
        var message = read.Messages.ShouldHaveSingleItem();
        (message.Code, message.Column).ShouldBe((ImportCodes.ColumnIgnored, heading));
    }

    [Fact]
    public void Numbers_below_a_source_reference_beside_those_of_others_are_asked_about()
    {
        var table = Table(["No", "Source ref", "Title", "Score", "Residual"],
            ["1", "FIN-12", "Kiln cracks", "16", "9"], ["2", "FIN-7", "Clay runs out", "16", "9"]);

        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("twice:reference:");
        Answered([table], ("twice:reference:", "Source ref")).Rows.Select(row => row.SourceReference!.Value).ShouldBe(["FIN-12", "FIN-7"]);
    }

    [Fact]
    public void A_row_with_neither_reference_nor_title_continues_the_row_above()
    {
        var read = Read(Table(
            ["Ref", "Title", "Score", "Residual", "Controls", "Actions"],
            ["CR1", "Flooding", "16", "9", "Pumps", "Walls"],
            ["", "", "", "", "Sandbags", ""],
            [],
            ["", " ", "", "", "", "Gates\nDrains"],
            ["CR2", "Drought", "16", "9", "Tanks"]));

        read.Rows.Count.ShouldBe(2);
        read.Rows[0].Controls!.Value.ShouldBe(["Pumps", "Sandbags"]);
        read.Rows[0].Actions!.Value.Select(action => action.Text).ShouldBe(["Walls", "Gates", "Drains"]);
        read.Rows[1].Number.ShouldBe(6);
    }

    [Theory]
    [InlineData("16", "9")]
    [InlineData("", "9")]
    public void What_such_a_row_repeats_counts_once(string score, string residual)
    {
        var read = Read(Table(
            ["Ref", "Title", "Description", "Score", "Residual", "Actions", "Service"],
            ["1", "Flooding", "The brook rises", "16", "9", "Walls", "Drainage"],
            ["", "", "The brook rises", score, residual, "Gates", "Drainage"]));

        read.Messages.ShouldNotContain(message => message.Severity == ImportSeverity.Refused);
        var row = read.Rows.ShouldHaveSingleItem();
        (row.Description!.Value, row.Service!.Value).ShouldBe(("The brook rises", "Drainage"));
        row.ResidualScore!.Value!.Value.ShouldBe(9);
        row.Actions!.Value.Select(action => action.Text).ShouldBe(["Walls", "Gates"]);
    }

    [Theory]
    [InlineData("16", "4")]
    [InlineData("25", "9")]
    [InlineData("25", "")]
    public void A_row_with_other_scores_than_the_one_above_and_no_title_is_refused(string score, string residual)
    {
        var read = Read(Table(
            ["Ref", "Title", "Score", "Residual", "Actions"],
            ["1", "Flooding", "16", "9", "Walls"], ["", "", score, residual, "Gates"]));

        read.Messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                message => message.Code.ShouldBe(ImportCodes.TitleMissing),
                message => message.Row.ShouldBe(3),
                message => message.Message.ShouldContain("leave its scores empty"));
    }

    [Fact]
    public void What_is_said_of_controls_in_rows_below_each_other_is_of_the_control_beside_it()
    {
        var read = Read(Table(
            ["Ref", "Title", "Score", "Residual", "Controls", "Control owner", "Control effectiveness"],
            ["1", "Flooding", "16", "9", "Pumps", "Head of Works", "Effective"],
            ["", "", "", "", "Walls", "", "Partly"],
            ["2", "Drought", "16", "9", "Tanks", "", "Effective"],
            ["", "", "", "", "Wells\nPipes", "Head of Water", ""]));

        read.Messages.ShouldBeEmpty();
        Details(0).ShouldBe([("Head of Works", ControlEffectiveness.Effective), (null, ControlEffectiveness.Partly)]);
        Details(1).ShouldBe([(null, ControlEffectiveness.Effective), ("Head of Water", null), ("Head of Water", null)]);

        IEnumerable<(string? Owner, ControlEffectiveness? Effectiveness)> Details(int at) =>
            read.Rows[at].ControlDetails!.Select(control => (control.Owner.Value, control.Effectiveness.Value));
    }

    [Theory]
    [InlineData("Controls", "Control owner", ImportCodes.ControlUnreadable)]
    [InlineData("Actions", "Action owner", ImportCodes.ActionUnreadable)]
    [InlineData("Actions", "Due date", ImportCodes.ActionUnreadable)]
    public void A_part_in_a_row_without_its_item_is_named(string items, string part, string code)
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", items, part];

        string[] first = ["1", "Flooding", "16", "9", "Pumps", "March 2027"];

        CodesOf(Read(Table(headings, first, ["", "", "", "", "", "April 2027"])).Messages).ShouldBe([code]);
        Read(Table(headings, first, ["", "", "", "", "", "March 2027"])).Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2 (cont.)", "")]
    [InlineData("2 cont'd", "")]
    [InlineData("2", "")]
    [InlineData("2", "Drought (continued)")]
    [InlineData("", "Drought – cont.")]
    public void A_row_with_the_reference_or_title_above_written_again_continues_it(string reference, string title)
    {
        var read = Read(Table(
            ["Ref", "Title", "Score", "Residual", "Controls", "Actions"],
            ["1", "Flooding", "16", "9", "Pumps", "Walls"],
            ["2", "Drought", "16", "9", "Tanks", "Dig"],
            [reference, title, "16", "", "Wells", "Drill"],
            ["3", "Frost", "16", "9", "Salt", "Grit"]));

        read.HasRefusals.ShouldBeFalse();
        read.Rows.Select(row => (row.SourceReference!.Value, row.Title)).ShouldBe([("1", "Flooding"), ("2", "Drought"), ("3", "Frost")]);
        read.Rows[1].Controls!.Value.ShouldBe(["Tanks", "Wells"]);
        read.Rows[1].Actions!.Value.Select(action => action.Text).ShouldBe(["Dig", "Drill"]);
    }

    [Theory]
    [InlineData("1 (cont.)", "", ImportCodes.TitleMissing)]
    [InlineData("4", "", ImportCodes.TitleMissing)]
    [InlineData("4", "Drought discontinued", null)]
    [InlineData("4", "Contract", null)]
    public void Another_reference_or_title_continues_nothing(string reference, string title, string? refusal)
    {
        var read = Read(Table(
            ["Ref", "Title", "Score", "Residual"],
            ["1", "Flooding", "16", "9"], ["2", "Drought", "16", "9"], [reference, title, "16", "9"]));

        read.Rows.Count.ShouldBe(3);
        Refusals(read.Messages).ShouldBe(refusal is null ? [] : [refusal]);
    }

    [Fact]
    public void A_row_that_continues_nothing_is_refused()
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", "Controls"], ["", "", "16", "9", "Pumps"]));

        Refusals(read.Messages).ShouldBe([ImportCodes.TitleMissing]);
        read.Rows.ShouldHaveSingleItem().IsRefused.ShouldBeTrue();
    }

    [Fact]
    public void A_reference_without_a_title_is_refused() =>
        Refusals(ReadCells(("Title", " ")).Messages).ShouldBe([ImportCodes.TitleMissing]);

    [Fact]
    public void Rows_at_the_end_that_are_numbered_and_otherwise_empty_are_left_out_and_named()
    {
        var table = Table(["Ref", "Risk", "Score", "Residual"], ["1", "Flooding", "16", "9"], ["2", "", "0", "0"], ["3"]);

        var understood = RegisterReader.Understand([table], Settings, new ImportMapping());

        understood.Register.Rows.ShouldHaveSingleItem().Title.ShouldBe("Flooding");
        understood.Register.HasRefusals.ShouldBeFalse();
        understood.Analysis.LeftOut.Select(row => (row.Row, row.Reason)).ShouldBe([(3, LeftOutReason.Blank), (4, LeftOutReason.Blank)]);
    }

    [Theory]
    [InlineData("a remark")]
    [InlineData("9")]
    public void A_row_that_is_numbered_and_says_anything_is_not_left_out(string residual) =>
        Read(Table(["Ref", "Risk", "Score", "Residual"], ["1", "Flooding", "16", "9"], ["2", "", "", residual]))
            .HasRefusals.ShouldBeTrue();

    [Fact]
    public void A_title_without_a_reference_is_a_new_entry_and_reported()
    {
        var read = ReadCells(("Reference", ""));

        CodesOf(read.Messages).ShouldBe([ImportCodes.ReferenceMissing]);
        read.HasRefusals.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Flooding", "Flooding", null)]
    [InlineData("Flooding\nof the depot\nand the yard", "Flooding", "of the depot\nand the yard")]
    [InlineData("\r\n• Flooding\r\n• of the depot\r\n", "Flooding", "• of the depot")]
    public void The_first_line_of_a_description_is_the_title(string cell, string title, string? description)
    {
        var read = Read(Table(["Ref", "Risk Description", "Score", "Residual"], ["CR1", cell, "16", "9"]));

        var row = read.Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value).ShouldBe((title, description));
    }

    [Fact]
    public void Beside_a_title_the_description_is_whole()
    {
        var row = ReadOne(("Description", "First line\nsecond line"));

        row.Description!.Value.ShouldBe("First line\nsecond line");
    }

    [Fact]
    public void A_column_of_titles_says_nothing_of_descriptions() => ReadOne().Description.ShouldBeNull();

    [Fact]
    public void A_column_that_is_absent_differs_from_an_empty_cell()
    {
        ReadOne().Service.ShouldBeNull();
        ReadOne(("Service", " ")).Service!.Value.ShouldBeNull();
        ReadOne().Owners.ShouldBeNull();
        ReadOne(("Owner", "")).Owners!.Value.ShouldBeEmpty();
        ReadOne(("Target", "")).TargetScore!.Value.ShouldBeNull();
    }

    [Fact]
    public void An_item_stands_on_each_line_with_or_without_a_bullet()
    {
        const string Cell = "• Pumps\n- Sandbags\n–Walls\n* Gates\n▪ Drains\no\tTanks\n◦ ◦ Sluices\n\uF0B7 Dams\n1. Weirs\n\n---\n"
            + "water at -5 degrees\n-5 degrees\nPumps";

        ReadOne(("Controls", Cell)).Controls!.Value.ShouldBe(
        [
            "Pumps", "Sandbags", "Walls", "Gates", "Drains", "Tanks", "Sluices", "Dams", "1. Weirs", "water at -5 degrees",
            "-5 degrees", "Pumps",
        ]);
    }

    [Theory]
    [InlineData("Economic Environmental Reputational Legal", "Economic|Environmental|Reputational|Legal")]
    [InlineData("Economic/ Political/Social", "Economic|Political|Social")]
    [InlineData("Reputational/social/economic/political", "Reputational|Social|Economic|Political")]
    [InlineData("legal; LEGAL, Financial\nSocial", "Legal|Financial|Social")]
    [InlineData("Economic and Social", "Economic|Social")]
    [InlineData(" / ; ", "")]
    public void Types_part_at_separators_and_known_names(string cell, string expected)
    {
        var read = ReadCells(("Type", cell));

        read.Rows[0].Types!.Value.ShouldBe(expected.Split('|', StringSplitOptions.RemoveEmptyEntries));
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_type_is_kept_and_reported()
    {
        var read = ReadCells(("Type", "Social Care/Legal"));

        read.Rows[0].Types!.Value.ShouldBe(["Social Care", "Legal"]);
        var message = read.Messages.ShouldHaveSingleItem();
        (message.Code, message.Column, message.Row).ShouldBe((ImportCodes.TypeUnknown, "Type", 2));
    }

    [Fact]
    public void A_known_type_may_itself_have_separators()
    {
        var settings = new RegisterSettings { Types = ["Legal", "Legal/Regulatory", "Health and Safety", "Health"] };
        var table = Table(["Title", "Score", "Residual", "Type"], ["Flooding", "16", "9", "legal/regulatory, Health  and safety Legal"]);

        RegisterReader.Read([table], settings).Rows[0].Types!.Value.ShouldBe(["Legal/Regulatory", "Health and Safety", "Legal"]);
    }

    [Fact]
    public void Owners_part_where_each_part_is_a_post_or_a_person_of_its_own()
    {
        Owners("Head of Parks and Head of Trees").ShouldBe(["Head of Parks", "Head of Trees"]);
        Owners("Head of Parks, Deputy Director of Trees").ShouldBe(["Head of Parks", "Deputy Director of Trees"]);
        Owners("Head of Parks + Head of Trees").ShouldBe(["Head of Parks", "Head of Trees"]);
        Owners("J Smith / K. Jones").ShouldBe(["J Smith", "K. Jones"]);
        Owners("(i) Head of Parks\n(ii) HR").ShouldBe(["Head of Parks", "HR"]);
        Owners("1) Audit; 2) Legal").ShouldBe(["Audit", "Legal"]);

        foreach (var one in (string[])["Head of Parks and Trees", "Director, Head of Law", "Research and Development", "A. Smith"])
            Owners(one).ShouldBe([one]);

        var actions = ReadOne(
            ("Actions", "Fix it\nPaint it"), ("Action owner", "(i) Ann\n(ii) Bob"), ("Action due", "(i) 31/10/26\n(ii) 30/11/26"))
            .Actions!.Value;
        actions.Select(action => (action.Owner, action.DueOn)).ShouldBe(
            [("Ann", new DateOnly(2026, 10, 31)), ("Bob", new DateOnly(2026, 11, 30))]);

        static IReadOnlyList<string> Owners(string cell) => ReadOne(("Owner", cell)).Owners!.Value;
    }

    [Theory]
    [InlineData("Yes - para 3", "3")]
    [InlineData("Para 14", "14")]
    [InlineData("Exempt (paragraph 7a)", "7A")]
    [InlineData("Paragraph 5", "5")]
    [InlineData("Yes – para 3 & 5", "3 and 5")]
    [InlineData("Exempt paras 1, 2 and 7", "1, 2 and 7")]
    [InlineData("Exempt category 7", "7")]
    [InlineData("Y (Schedule 12A para 3)", "3")]
    [InlineData("Paragraph 3 of Part 1 of Schedule 12A", "3")]
    public void A_cell_says_under_which_paragraph_a_row_is_exempt(string cell, string paragraph) =>
        ReadOne(("Exempt", cell)).Exempt!.Value!.Paragraph.ShouldBe(paragraph);

    [Fact]
    public void Of_cause_event_and_effect_the_event_is_the_title_and_all_of_it_the_description()
    {
        const string cell = "Cause: Underinvestment\nEvent: The boiler fails\nEffect: The baths close";

        var row = ReadOne(("Title", cell));

        (row.Title, row.Description!.Value).ShouldBe(("The boiler fails", cell));
        ReadOne(("Title", "Risk: The boiler fails")).Title.ShouldBe("Risk: The boiler fails");
    }

    [Theory]
    [InlineData("Baths out of use", "Baths out of use")]
    [InlineData("Baths", "Baths")]
    [InlineData("Title: Baths out of use", "Baths out of use")]
    [InlineData("Risk title: Baths out of use", "Baths out of use")]
    public void A_name_before_cause_event_and_effect_is_the_title(string first, string title)
    {
        const string parts = "Cause: Underinvestment\nEvent: The boiler fails\nEffect: The baths close";

        foreach (var heading in new[] { "Risk", "Title", "Risk description" })
        {
            var row = Below(heading, $"{first}\n{parts}");

            (row.Title, row.Description!.Value).ShouldBe((title, parts));
        }

        Below("Risk", $"{first}\nRisk: The boiler fails\nImpact: The baths close").Title.ShouldBe(title);
        Below("Risk", $"{first}\nCause: Underinvestment").Title.ShouldBe(title);
    }

    static ImportedRow Below(string heading, string cell) =>
        Read(Table([heading, "Gross score", "Net score"], [cell, "16", "9"])).Rows.ShouldHaveSingleItem();

    [Theory]
    [InlineData("Cause:\nUnderinvestment")]
    [InlineData("Category: Property")]
    [InlineData("CR4")]
    [InlineData("12")]
    public void What_is_no_name_before_cause_event_and_effect_is_no_title(string first)
    {
        var cell = $"{first}\nEvent: The boiler fails\nEffect: The baths close";

        ReadOne(("Title", cell)).Title.ShouldBe("The boiler fails");
    }

    [Fact]
    public void The_label_of_a_title_is_no_part_of_it()
    {
        ReadOne(("Title", "Title: Medium term funding")).Title.ShouldBe("Medium term funding");
        ReadOne(("Title", "Title deeds are lost")).Title.ShouldBe("Title deeds are lost");
        ReadOne(("Title", "Title:")).Title.ShouldBe("Title:");
    }

    [Fact]
    public void Progress_right_behind_the_actions_is_theirs() =>
        ReadOne(("Mitigating actions", "Draw up a plan"), ("Progress", "Plan drafted"), ("Owner", "Head of Baths")).Actions!.Value
            .ShouldHaveSingleItem().Progress.ShouldBe("Plan drafted");

    [Fact]
    public void A_response_with_more_words_is_named_and_is_no_action()
    {
        var read = Read(Table(
            ["Ref", "Title", "Inherent score", "Residual score", "Risk response"],
            ["1", "Depot floods", "20", "12", "Treat / Tolerate"], ["2", "Payroll stops", "20", "12", "Transfer"],
            ["3", "Fire", "20", "12", "Treat - by training"]));

        read.Rows.Select(row => row.Response?.Value).ShouldBe([null, EntryResponse.Transfer, null]);
        read.Rows.ShouldAllBe(row => row.Actions == null);
        read.Messages.Count(message => message.Code == ImportCodes.ResponseUnreadable).ShouldBe(2);
    }

    [Fact]
    public void The_day_on_which_an_entry_was_closed_elsewhere_stands_in_the_reason()
    {
        Reason(("Status", "Closed"), ("Date closed", "30/06/2026")).ShouldBe("Closed on 30 June 2026");
        Reason(("Status", "Closed"), ("Date closed", "30/06/2026"), ("Reason for closure", "Sold"))
            .ShouldBe("Sold (closed on 30 June 2026)");

        static string? Reason(params (string, string)[] cells)
        {
            (string, string)[] all = [("Ref", "1"), ("Title", "Flooding"), ("Inherent score", "16"), ("Residual score", "9"), .. cells];
            var rows = Table([.. all.Select(cell => cell.Item1)], [.. all.Select(cell => cell.Item2)]);
            return Answered([rows], ("status:closed", "closed")).Rows.ShouldHaveSingleItem().ClosureReason;
        }
    }

    [Fact]
    public void Owners_part_at_slash_semicolon_and_line_but_not_at_a_comma() =>
        ReadOne(("Owner", "Head of Depots, Yards and Fleet/ Head of Floods; MT\nmt")).Owners!.Value
            .ShouldBe(["Head of Depots, Yards and Fleet", "Head of Floods", "MT"]);

    [Theory]
    [InlineData("'=1+1")]
    [InlineData("'@home' fails")]
    [InlineData("'Tis the season")]
    [InlineData("''=1+1")]
    public void An_apostrophe_is_text_like_any_other(string cell) => ReadOne(("Title", cell)).Title.ShouldBe(cell);

    [Theory]
    [InlineData("Description", 10_000)]
    [InlineData("Service", 200)]
    [InlineData("Owner", 200)]
    [InlineData("Type", 60)]
    [InlineData("Effects", 5_000)]
    [InlineData("Controls", 5_000)]
    [InlineData("Actions", 5_000)]
    [InlineData("Narrative", 10_000)]
    [InlineData("Source reference", 100)]
    public void Text_may_be_as_long_as_the_limit_and_no_longer(string heading, int limit)
    {
        Refusals(ReadCells((heading, new string('a', limit))).Messages).ShouldBeEmpty();

        var message = ReadCells((heading, new string('a', limit + 1))).Messages.ShouldHaveSingleRefusal();
        (message.Code, message.Column).ShouldBe((ImportCodes.TooLong, heading));
    }

    [Theory]
    [InlineData("Owner", 20)]
    [InlineData("Type", 20)]
    [InlineData("Effects", 100)]
    [InlineData("Controls", 200)]
    [InlineData("Actions", 200)]
    public void A_list_may_have_as_many_items_as_the_limit_and_no_more(string heading, int limit)
    {
        Refusals(ReadCells((heading, Items(limit))).Messages).ShouldBeEmpty();
        ReadCells((heading, Items(limit + 1))).Messages.ShouldHaveSingleRefusal().Code.ShouldBe(ImportCodes.TooManyItems);

        static string Items(int count) => string.Join('\n', Enumerable.Range(1, count).Select(number => $"item {number}"));
    }

    [Theory]
    [InlineData("a\u0000b", ImportCodes.ControlCharacter)]
    [InlineData("a\u0007b", ImportCodes.ControlCharacter)]
    [InlineData("a\u0085b", ImportCodes.ControlCharacter)]
    [InlineData("a\tb", null)]
    [InlineData("a\u2028b", null)]
    public void A_control_character_is_refused(string cell, string? expected) =>
        Refusals(ReadCells(("Controls", cell)).Messages).ShouldBe(expected is null ? [] : [expected]);

    [Theory]
    [InlineData('\uD83D')]
    [InlineData('\uDE00')]
    public void Half_a_surrogate_pair_is_refused_and_a_whole_one_is_not(char half)
    {
        ReadCells(("Controls", $"a{half}b")).Messages.ShouldHaveSingleRefusal().Code.ShouldBe(ImportCodes.LoneSurrogate);
        Refusals(ReadCells(("Controls", "a\uD83D\uDE00b")).Messages).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("NEW")]
    [InlineData("TBC")]
    [InlineData("N/A")]
    [InlineData("To be allocated")]
    public void Words_for_entries_without_a_reference_are_none(string word)
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual"], [word, "Floods", "16", "9"], [word, "Fire", "16", "9"]));
        var plan = Plan(read, []);

        LiveAfter(plan).Select(entry => (entry.Title, entry.SourceReference)).ShouldBe([("Floods", null), ("Fire", null)]);
        CodesOf(plan.Messages).ShouldContain(ImportCodes.ReferenceMissing);
    }

    [Theory]
    [InlineData("R10 NEW", "R10")]
    [InlineData("10 (new)", "10")]
    [InlineData("10 – New*", "10")]
    [InlineData("Renew", "Renew")]
    [InlineData("NEW 1", "NEW 1")]
    [InlineData("R1renew", "R1renew")]
    [InlineData("HR", "HR")]
    public void Of_a_reference_that_is_called_new_that_is_no_part(string cell, string reference) =>
        ReadOne(("Reference", cell)).SourceReference!.Value.ShouldBe(reference);

    [Fact]
    public void A_set_of_fields_holds_each_field_apart_from_the_others()
    {
        var fields = Enum.GetValues<ImportField>();

        foreach (var field in fields)
            fields.Where(new FieldSet().With(field).Has).ShouldBe([field]);
    }

    [Theory]
    [InlineData("June 2026", "30 June 2026")]
    [InlineData("end of Feb 2024", "29 February 2024")]
    public void A_month_of_review_has_no_day_and_that_is_said_once_a_column(string month, string day)
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual score", "Last reviewed"],
            ["CR1", "Flood", "16", "9", month], ["CR2", "Fire", "16", "9", month], ["CR3", "Storm", "16", "9", "3 June 2026"]));

        var message = read.Messages.ShouldHaveSingleItem();
        (message.Code, message.Column).ShouldBe((ImportCodes.DayAssumed, "Last reviewed"));
        message.Message.ShouldStartWith($"\"{month}\" is read as {day}: no day is stated");
    }

    [Fact]
    public void Scores_that_rise_are_named_once_a_table()
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual score", "Target score"], ["CR1", "Flood", "9", "16", "16"],
            ["CR2", "Fire", "16", "9", "25"], ["K9", "Storm", "9", "25", ""], ["CR4", "Frost", "9", "9", "9"],
            ["CO1", "Heat", "9", "16", "25"]));

        read.Rows[0].ResidualScore!.Value!.Value.ShouldBe(16);
        read.Messages.Select(message => (message.Code, message.Message)).ShouldBe(
        [
            (ImportCodes.ScoreRisen, "In 2 rows the score after is higher than before: CR1, K9. The scores are read as they are written."),
            (ImportCodes.ScoreRisen,
                "In 1 row the target is higher than the score after: CR2. The scores are read as they are written."),
        ]);
    }
}
