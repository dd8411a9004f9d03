using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns whose headings are also those of something else; what they mean, their words and their neighbours say.</summary>
public sealed class ColumnMeaningTests
{
    static readonly DateOnly Due = new(2027, 3, 31);

    [Theory]
    [InlineData("Target risk date")]
    [InlineData("Risk target date")]
    [InlineData("Target date for risk")]
    [InlineData("Date to reach target")]
    [InlineData("Target to be achieved by")]
    [InlineData("Target rating to be met by")]
    [InlineData("Target level date")]
    [InlineData("Target achievement date")]
    [InlineData("Deadline for target risk score")]
    [InlineData("Target by")]
    [InlineData("Target date")]
    public void The_day_behind_the_target_score_is_that_of_the_target(string heading)
    {
        foreach (var isOfActions in (bool[])[false, true])
        {
            var row = ReadOne(("Actions", "Paint"), isOfActions ? ("Due date", "30/09/2026") : ("Owner", "MT"), ("Target score", "4x1"),
                (heading, "31/03/2027"));

            row.TargetDate!.Value.ShouldBe(Due);
            row.Actions!.Value.Single().DueOn.Value.ShouldBe(isOfActions ? new DateOnly(2026, 9, 30) : null);
        }
    }

    [Theory]
    [InlineData("Target risk date")]
    [InlineData("Target rating to be met by")]
    public void So_it_is_right_behind_the_actions_where_its_heading_says_so(string heading)
    {
        var row = ReadOne(("Actions", "Paint"), (heading, "31/03/2027"), ("Target score", "4x1"));

        row.TargetDate!.Value.ShouldBe(Due);
        row.Actions!.Value.Single().DueOn.IsGiven.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Target date")]
    [InlineData("Target date for action")]
    [InlineData("Target completion date")]
    [InlineData("Target by")]
    public void Others_there_are_the_actions(string heading)
    {
        var row = ReadOne(("Actions", "Paint"), (heading, "31/03/2027"), ("Target score", "4x1"));

        row.Actions!.Value.Single().DueOn.Value.ShouldBe(Due);
        row.TargetDate.ShouldBeNull();
    }

    [Theory]
    [InlineData("Target risk date")]
    [InlineData("Date to reach target")]
    public void Without_a_target_score_it_is_asked_whose_day_it_is(string heading)
    {
        var table = Register(("Actions", "Paint"), (heading, "31/03/2027"));

        Asked(table).ShouldBe(["action-days:"]);
        Answered([table], ("action-days:", heading)).Rows.Single().Actions!.Value.Single().DueOn.Value.ShouldBe(Due);
        Answered([table], ("action-days:", "none")).Rows.Single().Actions!.Value.Single().DueOn.IsGiven.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Revised target score date")]
    [InlineData("New target risk date")]
    public void A_target_that_moved_moves_no_action(string heading)
    {
        var table = Register(("Actions", "Paint"), ("Due date", "30/09/2026"), ("Target score", "4x1"),
            ("Target score date", "31/12/2026"), (heading, "31/03/2027"));

        Asked(table).ShouldBe(["twice:targetDate:"]);
        var row = Answered([table], ("twice:targetDate:", heading)).Rows.Single();
        row.TargetDate!.Value.ShouldBe(Due);
        row.Actions!.Value.Single().DueOn.Value.ShouldBe(new DateOnly(2026, 9, 30));
    }

    [Theory]
    [InlineData("Accountable Executive")]
    [InlineData("Accountable head of service")]
    [InlineData("Responsible Chief Officer")]
    [InlineData("Risk: responsible manager")]
    [InlineData("Named partner")]
    [InlineData("Lead trustee")]
    public void A_post_that_answers_for_an_entry_is_its_owner(string heading)
    {
        var table = Register((heading, "Ports Manager"), ("Actions", "Paint"), ("Due date", "31/03/2027"), ("Lead", "Painter"));

        Asked(table).ShouldBeEmpty();
        var row = Read(table).Rows.Single();
        row.Owners!.Value.ShouldBe(["Ports Manager"]);
        row.Actions!.Value.Single().Owner.Value.ShouldBe("Painter");
    }

    [Theory]
    [InlineData("Accountable body")]
    [InlineData("Lead authority")]
    [InlineData("Responsible for action")]
    [InlineData("Service manager")]
    public void What_names_no_such_post_is_not(string heading) =>
        Understood(Register(("Owner", "MT"), (heading, "Ports"))).Analysis.Tables[0].Columns[5].Fields.ShouldBeEmpty();

    [Theory]
    [InlineData("Due date", "31/03/2027", "Owner")]
    [InlineData("Action status", "Open", "Lead")]
    public void The_only_owner_behind_what_is_said_of_actions_is_asked_about(string part, string cell, string heading)
    {
        var table = Register(("Actions", "Paint"), (part, cell), (heading, "Painter"));

        Asked(table).ShouldBe(["owner-of:"]);
        Answered([table], ("owner-of:", "actions")).Rows.Single().Actions!.Value.Single().Owner.Value.ShouldBe("Painter");
        Answered([table], ("owner-of:", "entries")).Rows.Single().Owners!.Value.ShouldBe(["Painter"]);
        Asked(Register(("Actions", "Paint"), (part, cell), ("Risk owner", "Painter"))).ShouldBeEmpty();
        Asked(Register(("Actions", "Paint"), (heading, "Painter"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Mitigation", "Planned work")]
    [InlineData("Mitigations", "Further steps to take")]
    [InlineData("Mitigations", "Work required")]
    [InlineData("Risk mitigation", "Additional activities")]
    [InlineData("Mitigating measures", "Proposed interventions")]
    [InlineData("Mitigations", "Action (owner)")]
    public void Beside_what_is_planned_mitigation_is_in_place(string mitigation, string planned)
    {
        var table = Table(["Ref", "Risk", "Risk owner", "Gross", mitigation, "Net", planned],
            ["K1", "Silt", "MT", "16", "Buoys", "9", "Dredge (Rigger)"]);

        Asked(table).ShouldBeEmpty();
        var row = Read(table).Rows.Single();
        row.Controls!.Value.Single().ShouldBe("Buoys");
        row.Actions!.Value.Single().Text.ShouldStartWith("Dredge");
    }

    [Theory]
    [InlineData("Mitigation")]
    [InlineData("Risk mitigations")]
    public void Alone_it_is_actions_and_that_is_said(string heading)
    {
        var read = Read(Register((heading, "Buoys")));

        read.Rows.Single().Actions!.Value.Single().Text.ShouldBe("Buoys");
        read.Messages.Where(message => message.Code == ImportCodes.ColumnAssumed).ShouldHaveSingleItem().Column.ShouldBe(heading);
        foreach (var table in (SourceTable[])[
            Register((heading, "Buoys"), ("Controls", "Lights")), Register((heading, "Buoys"), ("Due date", "31/03/2027")),
            Register(("Actions", "Buoys"))])
            CodesOf(Read(table).Messages).ShouldNotContain(ImportCodes.ColumnAssumed);
    }

    [Theory]
    [InlineData("Existing and planned controls", 1)]
    [InlineData("Current / proposed mitigating controls", 1)]
    [InlineData("Existing controls", 0)]
    public void Controls_in_place_and_planned_in_one_column_are_read_as_those_in_place_and_that_is_said(string heading, int named)
    {
        var read = Read(Register((heading, "Buoys")));

        read.Rows.Single().Controls!.Value.ShouldBe(["Buoys"]);
        read.Messages.Count(message => message.Code == ImportCodes.ColumnAssumed && message.Column == heading).ShouldBe(named);
    }

    [Theory]
    [InlineData("Risk narrative", "Category")]
    [InlineData("Narrative of the risk", "Category")]
    [InlineData("Opportunity narrative", "Category")]
    [InlineData("Narrative", "Direction of travel")]
    public void A_narrative_of_the_entry_is_its_description(string heading, string behind)
    {
        var row = Read(Table(["Ref", "Risk title", heading, behind, "Gross", "Net"], ["K1", "Silt", "It drifts in", "Up", "16", "9"]))
            .Rows.Single();

        row.Description!.Value.ShouldBe("It drifts in");
        row.Narrative.ShouldBeNull();
    }

    [Theory]
    [InlineData("Narrative", "Direction of travel", "Up")]
    [InlineData("Risk narrative", "Trend", "Up")]
    [InlineData("Direction of travel narrative", "Title", "Silt")]
    [InlineData("Narrative", "Owner", "MT")]
    [InlineData("Risk narrative", "Description", "Silt drifts")]
    public void Others_are_of_the_direction(string heading, string before, string cell)
    {
        var table = Table(["Ref", "Name", "Gross", "Net", before, heading], ["K1", "Silt", "16", "9", cell, "Wet summer"]);

        Read(table).Rows.Single().Narrative!.Value.ShouldBe("Wet summer");
    }

    [Fact]
    public void Progress_before_the_actions_is_theirs_or_asked_about()
    {
        var alone = Register(("Progress", "Half done"), ("Actions", "Paint"));
        Asked(alone).ShouldBe(["progress-of:"]);
        Answered([alone], ("progress-of:", "actions")).Rows.Single().Actions!.Value.Single().Progress.Value.ShouldBe("Half done");
        Answered([alone], ("progress-of:", "controls")).Rows.Single().Controls!.Value.Single().ShouldBe("Half done");

        foreach (var other in (string[])["Controls", "Due date"])
        {
            var table = Register((other, other == "Controls" ? "Lights" : "31/03/2027"), ("Progress", "Half done"), ("Actions", "Paint"));
            Asked(table).ShouldBeEmpty();
            Read(table).Rows.Single().Actions!.Value.Single().Progress.Value.ShouldBe("Half done");
        }

        Asked(Register(("Progress", "Half done"))).ShouldBeEmpty();
        Asked(Register(("Actions", "Paint"), ("Progress", "Half done"))).ShouldBeEmpty();
        Asked(Register(("Progress to date", "Half done"), ("Actions", "Paint"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Actions & RAG", ImportField.Actions)]
    [InlineData("Review / action required", ImportField.Actions)]
    [InlineData("Further actions and latest update", ImportField.Actions)]
    [InlineData("Actions / progress", ImportField.Actions)]
    [InlineData("Comments, planned actions", ImportField.Actions)]
    [InlineData("Mitigating actions / BRAG / comments", ImportField.Actions)]
    [InlineData("Controls and evidence", ImportField.Controls)]
    [InlineData("RAG status + existing controls", ImportField.Controls)]
    [InlineData("Consequences & notes", ImportField.Effects)]
    [InlineData("Actions update", ImportField.ActionProgress)]
    [InlineData("Owner & review", null)]
    [InlineData("Update / comments", ImportField.Narrative)]
    [InlineData("Priority and status", null)]
    public void What_is_said_of_texts_with_them_does_not_hide_them(string heading, ImportField? field)
    {
        var table = field == ImportField.ActionProgress ? Register(("Actions", "Paint"), (heading, "Paint the pier"))
            : Register((heading, "Paint the pier"));

        Understood(table).Analysis.Tables[0].Columns[^1].Fields.ShouldBe(field is { } one ? [one] : []);
    }

    [Fact]
    public void Whether_actions_are_done_is_no_text() =>
        Understood(Register(("Actions", "Paint"), ("Action / status", "Open"))).Analysis.Tables[0].Columns[^1].Fields
            .ShouldBe([ImportField.ActionStatuses]);

    [Theory]
    [InlineData("Actions & RAG", "Amber")]
    [InlineData("Mitigation / RAG status", "Green\nIn progress")]
    [InlineData("Controls and RAG", "Red")]
    public void Colours_and_states_are_no_texts(string heading, string cell)
    {
        var read = Read(Register((heading, cell)));

        (read.Rows.Single().Actions, read.Rows.Single().Controls).ShouldBe((null, null));
        read.Messages.ShouldContain(message => message.Column == heading && message.Code == ImportCodes.ColumnIgnored);
    }

    static SourceTable Register(params (string Heading, string Cell)[] cells) => Table(
        ["Ref", "Risk", "Gross", "Net", .. cells.Select(cell => cell.Heading)],
        ["K1", "Silt", "16", "9", .. cells.Select(cell => cell.Cell)]);

    [Theory]
    [InlineData("Risk title", "Cause", "Event", "Old bed\nSilt builds up")]
    [InlineData("Title", "Root cause", "Risk event", "Old bed\nSilt builds up")]
    [InlineData("Risk title", "Velocity", "Event", "Silt builds up")]
    [InlineData("Corporate risk", "Velocity", "Risk statement", "Silt builds up")]
    [InlineData("Risk", "Velocity", "Statement", "Silt builds up")]
    public void What_happens_beside_a_title_is_the_description(string title, string cause, string happens, string description)
    {
        var table = Table(["Ref", title, cause, happens, "Effect", "Gross", "Net"],
            ["K1", "Silt", "Old bed", "Silt builds up", "Delay", "16", "9"]);

        Asked(table).ShouldBeEmpty();
        var row = Read(table).Rows.ShouldHaveSingleItem();
        (row.Title, row.Description!.Value).ShouldBe(("Silt", description));
    }

    [Theory]
    [InlineData("Event")]
    [InlineData("Risk statement")]
    public void What_happens_is_the_title_where_nothing_else_is(string heading) =>
        Read(Table(["Ref", heading, "Gross", "Net"], ["K1", "Silt builds up", "16", "9"])).Rows.Single().Title.ShouldBe("Silt builds up");

    [Theory]
    [InlineData("Mitigation", "Mitigation owner", "Mitigation by")]
    [InlineData("Treatment", "Treatment owner", "Treatment by")]
    [InlineData("Action", "Owner of action", "Action by")]
    [InlineData("Action", "Action owner", "To be implemented by")]
    [InlineData("Action", "Action owner", "Dyddiad / Date")]
    public void By_over_days_is_when_actions_are_due(string actions, string owner, string by)
    {
        var read = Read(Register((actions, "Dredge"), (owner, "Pilot"), (by, "31/01/2027")));

        read.Rows.Single().Actions!.Value.ShouldBe([new ImportedAction("Dredge", "Pilot", new DateOnly(2027, 1, 31))]);
    }

    [Theory]
    [InlineData("Mitigation", "Mitigation by")]
    [InlineData("Action", "Action by")]
    public void By_over_posts_is_who_does_them(string actions, string by) =>
        Read(Register((actions, "Dredge"), (by, "Harbour pilot"), ("Due date", "31/01/2027"))).Rows.Single().Actions!.Value
            .ShouldBe([new ImportedAction("Dredge", "Harbour pilot", new DateOnly(2027, 1, 31))]);

    [Fact]
    public void By_is_the_text_where_nothing_else_has_one() =>
        Read(Register(("Mitigation by", "Dredging twice a year"))).Rows.Single().Actions!.Value.Single().Text
            .ShouldBe("Dredging twice a year");

    [Theory]
    [InlineData("Who is affected")]
    [InlineData("Who is at risk?")]
    [InlineData("Who will be harmed?")]
    public void Whoever_is_affected_owns_no_action(string heading)
    {
        var table = Register((heading, "Swimmers"), ("Actions", "Dredge"), ("By whom", "Pilot"));

        Asked(table).ShouldBeEmpty();
        Read(table).Rows.Single().Actions!.Value.Single().Owner.Value.ShouldBe("Pilot");
    }

    [Theory]
    [InlineData("Response category")]
    [InlineData("Treatment category")]
    public void A_response_of_opportunities_is_asked_about_whatever_its_heading(string heading) =>
        Asked(Register((heading, "Exploit"))).ShouldContain("kinds-by-response:");

    [Theory]
    [InlineData("Actions in progress", ImportField.Actions)]
    [InlineData("Actions in place to reduce risk", ImportField.Controls)]
    [InlineData("Further mitigation (by whom / when)", ImportField.Actions)]
    public void What_is_under_way_and_what_is_done_are_told_apart(string heading, ImportField field) =>
        Understood(Register((heading, "Dredge"))).Analysis.Tables[0].Columns[^1].Fields.ShouldBe([field]);

    [Theory]
    [InlineData("Latest update")]
    [InlineData("Comments")]
    [InlineData("Q2 update")]
    [InlineData("Committee comment")]
    public void Updates_on_an_entry_are_its_narrative_and_it_is_said(string heading)
    {
        var read = Read(Table(["Ref", "Risk", "Score", "Residual", heading], ["1", "Pier rots", "16", "9", "Piles were surveyed"],
            ["2", "Lamp fails", "12", "4", ""]));
        read.Rows.Select(row => row.Narrative?.Value).ShouldBe(["Piles were surveyed", null]);
        read.Messages.ShouldContain(message => message.Column == heading && message.Code == ImportCodes.ColumnAssumed);
    }

    [Fact]
    public void Updates_of_others_or_of_rows_that_are_no_entries_are_not()
    {
        foreach (var heading in (string[])["Previous update", "Action comments", "Updated", "Date of update", "Contract update"])
        {
            Read(Table(["Ref", "Risk", "Score", "Residual", heading], ["1", "Pier rots", "16", "9", "Piles were surveyed"]))
                .Rows[0].Narrative.ShouldBeNull();
        }

        string[] headings = ["Ref", "Risk", "Score", "Residual", "Action", "Comments"];
        Read(Table(headings, ["1", "Pier rots", "16", "9", "Survey", "Begun"], ["1", "Pier rots", "16", "9", "Repair", "Later"]))
            .Rows.ShouldHaveSingleItem().Narrative.ShouldBeNull();
        Read(Table(["Ref", "Risk", "Score", "Residual", "Narrative", "Comments"], ["1", "Pier rots", "16", "9", "It rots", "Begun"]))
            .Rows[0].Narrative!.Value.ShouldBe("It rots");
    }

    [Theory]
    [InlineData("Controls/Treatments", ImportField.Controls)]
    [InlineData("Aspirational score", ImportField.TargetScore)]
    [InlineData("Expected net rating", ImportField.TargetScore)]
    [InlineData("Specific action(s)", ImportField.Actions)]
    public void Headings_of_templates_are_known(string heading, ImportField field) =>
        Understood(Table(["Ref", "Risk", "Score", "Residual", heading], ["1", "Pier rots", "16", "9", "4"]))
            .Analysis.Tables[0].Columns[^1].Fields.ShouldBe([field]);

    [Fact]
    public void Scales_that_programs_write_into_headings_are_seen()
    {
        string[][] rows = [["1", "Pier rots", "4", "3"], ["2", "Lamp fails", "5", "1"]];
        Asked(Table(["Ref", "Risk", "inherent_likelihood_1_5", "inherent_impact_1_5"], rows[0], rows[1])).ShouldBe(["single-score"]);
        Asked(Table(["Ref", "Risk", "Likelihood_1_5", "Impact_1_3"], rows[0], rows[1]))
            .ShouldContain(id => id.StartsWith("own-scale:", StringComparison.Ordinal));
    }
}
