using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns of response, objectives, target date and what is known of controls, as registers have them.</summary>
public sealed class EntryFieldImportTests
{
    static readonly RegisterSettings Wells = new()
    {
        Objectives = [new("W1", "Water for all, always"), new("W2", "Dry cellars")],
    };

    [Theory]
    [InlineData("Response", "Treat", EntryResponse.Treat)]
    [InlineData("Risk response", " tolerate. ", EntryResponse.Tolerate)]
    [InlineData("Treatment", "TRANSFER", EntryResponse.Transfer)]
    [InlineData("4Ts", "Terminate", EntryResponse.Terminate)]
    [InlineData("Treatment (4Ts)", "Mitigate", EntryResponse.Treat)]
    [InlineData("Response", "Accept", EntryResponse.Tolerate)]
    [InlineData("Treatment option", "Share", EntryResponse.Transfer)]
    [InlineData("Risk treatment option", "Avoid", EntryResponse.Terminate)]
    [InlineData("Treatment", "Modify", EntryResponse.Treat)]
    public void Councils_call_the_response_many_things(string heading, string cell, EntryResponse expected) =>
        ReadOne((heading, cell)).Response!.Value.ShouldBe(expected);

    [Fact]
    public void Another_word_is_reported_with_what_it_is_taken_for_and_one_that_is_none_leaves_what_is_known()
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", "Response"],
            ["CR1", "Flooding", "16", "9", "Treat"], ["CR2", "Drought", "16", "9", "Reduce"], ["CR3", "Frost", "16", "9", "Monitor"],
            ["CR4", "Heat", "16", "9", "Tolerate"], ["CR5", "Wind", "16", "9", "-"]));

        read.Rows.Select(row => row.Response?.Value).ShouldBe(
            [EntryResponse.Treat, EntryResponse.Treat, null, EntryResponse.Tolerate, null]);
        read.Rows.Select(row => row.Response is null).ShouldBe([false, false, true, false, false]);
        read.Messages.Select(message => (message.Code, message.Row, message.Severity)).ShouldBe(
        [
            (ImportCodes.ResponseRead, 3, ImportSeverity.Reported), (ImportCodes.ResponseUnreadable, 4, ImportSeverity.Reported),
        ]);
    }

    [Theory]
    [InlineData("Treatment", "Mitigate — yearly drills", "Accept: the cost is low", "Mitigate", EntryResponse.Tolerate, "the cost is low")]
    [InlineData("Risk response", "Treat - new pumps; more sand", "Transfer (the insurer pays)", "Tolerate", EntryResponse.Transfer,
        "the insurer pays")]
    [InlineData("Mitigation strategy", "Avoid: (leave the site)", "Reduce\nLock the gates", "", EntryResponse.Treat, "Lock the gates")]
    [InlineData("Recommended treatment", "Mitigate: drills", "Avoid – sell the kiln", "Close the yard", EntryResponse.Terminate,
        "sell the kiln")]
    public void A_response_and_what_is_done_in_one_cell_are_parted(
        string heading, string first, string second, string third, EntryResponse expected, string action)
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", heading, "Owner"],
            ["CR1", "Flooding", "16", "9", first, "Mason"], ["CR2", "Drought", "16", "9", second, "Bell"],
            ["CR3", "Frost", "16", "9", third, "Reed"]));

        CodesOf(read.Messages).ShouldContain(ImportCodes.ColumnParted);
        read.Rows[1].Response!.Value.ShouldBe(expected);
        read.Rows.Count(row => row.Response?.Value is not null).ShouldBe(third is "Mitigate" or "Tolerate" ? 3 : 2);
        read.Rows[1].Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe(action);
        read.Rows.Select(row => row.Owners!.Value[0]).ShouldBe(["Mason", "Bell", "Reed"]);
    }

    [Theory]
    [InlineData("Actions", "Reduce opening hours", "Share the depot", "Accept deliveries at the gate")]
    [InlineData("Treatment", "Treat", "Tolerate", "Treat: see the plan")]
    [InlineData("Actions", "Training: all staff", "Lighting – new lamps", "Signs (at the gate)")]
    [InlineData("Actions", "Treat/Transfer: pumps", "Treat / accept: sand", "Drills: yearly")]
    public void Words_that_are_part_of_a_sentence_or_stand_alone_are_not_parted(string heading, params string[] cells) =>
        CodesOf(Read(Table(["Ref", "Title", "Score", "Residual", heading],
            ["CR1", "Flooding", "16", "9", cells[0]], ["CR2", "Drought", "16", "9", cells[1]], ["CR3", "Frost", "16", "9", cells[2]]))
            .Messages).ShouldNotContain(ImportCodes.ColumnParted);

    [Fact]
    public void A_response_with_more_beside_a_column_of_actions_stays_one_column()
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", "Response", "Actions"],
            ["CR1", "Flooding", "16", "9", "Treat – as below", "Clear drains"], ["CR2", "Frost", "16", "9", "Accept: rare", "Buy salt"]));

        CodesOf(read.Messages).ShouldNotContain(ImportCodes.ColumnParted);
        read.Rows.Select(row => row.Actions!.Value[0].Text).ShouldBe(["Clear drains", "Buy salt"]);
    }

    [Fact]
    public void Prose_under_Response_is_what_is_to_be_done()
    {
        var row = ReadOne(("Response", "Raise the walls by a foot\nClear the drains"));

        row.Response.ShouldBeNull();
        row.Actions!.Value.Select(action => action.Text).ShouldBe(["Raise the walls by a foot", "Clear the drains"]);
    }

    [Fact]
    public void Single_words_under_Response_are_responses_though_most_are_unknown()
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", "Response strategy"],
            ["K1", "Kiln cracks", "16", "9", "Mitigate"], ["K2", "Clay runs out", "16", "9", "Validate"],
            ["K3", "Glaze fades", "16", "9", "Defer"]));

        read.Rows.Select(row => (row.Response?.Value, row.Actions is null))
            .ShouldBe([(EntryResponse.Treat, true), (null, true), (null, true)]);
        CodesOf(read.Messages)
            .ShouldBe([ImportCodes.ResponseRead, ImportCodes.ResponseUnreadable, ImportCodes.ResponseUnreadable]);
    }

    [Theory]
    [InlineData("Accept", "Train the firing team", "Buy a second pit")]
    [InlineData("Rebuild", "Retrain", "Insure")]
    public void Several_words_under_Response_and_words_that_are_none_are_what_is_to_be_done(string one, string two, string three)
    {
        var read = Read(Table(["Ref", "Title", "Score", "Residual", "Response"],
            ["K1", "Kiln cracks", "16", "9", one], ["K2", "Clay runs out", "16", "9", two], ["K3", "Glaze fades", "16", "9", three]));

        read.Rows.Select(row => row.Actions!.Value.ShouldHaveSingleItem().Text).ShouldBe([one, two, three]);
    }

    [Fact]
    public void An_opportunity_has_words_of_its_own()
    {
        var read = Read(Table(["Opportunity Ref", "Title", "Score", "Residual", "Response"],
            ["CO1", "A canal", "9", "16", "Exploit"], ["CO2", "A lake", "9", "16", "Share"], ["CO3", "A pond", "9", "16", "Treat"]));

        read.Rows.Select(row => row.Response?.Value).ShouldBe([EntryResponse.Exploit, EntryResponse.Share, null]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ResponseUnreadable]);
    }

    [Theory]
    [InlineData("W1", "W1")]
    [InlineData("w2; W1", "W2 W1")]
    [InlineData("Water for all, always", "W1")]
    [InlineData("Dry cellars, W1", "W2 W1")]
    [InlineData("• W1 – Water for all, always\n• W2: Dry cellars", "W1 W2")]
    [InlineData("N/A", "")]
    public void Objectives_are_known_by_code_and_title(string cell, string codes)
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Corporate objectives"], ["CR1", "Flooding", "16", "9", cell]);
        var read = RegisterReader.Read([table], Wells);

        string.Join(' ', read.Rows.ShouldHaveSingleItem().Objectives!.Value).ShouldBe(codes);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void An_objective_that_the_settings_do_not_have_is_left_out_and_named()
    {
        var read = RegisterReader.Read([Table(["Ref", "Title", "Score", "Residual", "Objective"],
            ["CR1", "Flooding", "16", "9", "Clean air"], ["CR2", "Drought", "16", "9", "W1; Clean air"])], Wells);

        read.Rows[0].Objectives.ShouldBeNull();
        read.Rows[1].Objectives!.Value.ShouldBe(["W1"]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ObjectiveUnknown, ImportCodes.ObjectiveUnknown]);
    }

    [Fact]
    public void A_target_date_is_read_and_one_without_a_target_score_is_left_out_and_named()
    {
        var live = Imported(Table(["Ref", "Title", "Score", "Residual", "Target score", "Target score date"],
            ["CR1", "Flooding", "16", "9", "4", "31 March 2027"]));
        live[0].TargetDate.ShouldBe(new DateOnly(2027, 3, 31));

        var plan = Plan(Read(Table(["Ref", "Title", "Score", "Residual", "Target score", "Target score date"],
            ["CR1", "Flooding", "16", "9", "", "30 June 2027"])), live);
        plan.Outcomes.ShouldHaveSingleItem().State!.TargetDate.ShouldBeNull();
        CodesOf(plan.Messages).ShouldContain(ImportCodes.TargetDateAlone);
    }

    [Fact]
    public void Owners_and_effectiveness_of_controls_stand_a_line_each_or_once_for_all()
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Controls", "Control owner", "Control effectiveness"];

        var each = Imported(Table(headings,
            ["CR1", "Flooding", "16", "9", "Pumps\nWalls", "Pump Keeper\nWaller", "Partially effective\nNot tested"]));
        each[0].Controls.ShouldBe(
        [
            new Control(1, "Pumps") { Owner = "Pump Keeper", Effectiveness = ControlEffectiveness.Partly },
            new Control(2, "Walls") { Owner = "Waller", Effectiveness = ControlEffectiveness.NotTested },
        ]);

        var plan = Plan(Read(Table(headings, ["CR1", "Flooding", "16", "9", "Walls\nDrains", "Waller\n-", "Effective"])), each);
        plan.Outcomes.ShouldHaveSingleItem().State!.Controls.ShouldBe(
        [
            new Control(2, "Walls") { Owner = "Waller", Effectiveness = ControlEffectiveness.Effective },
            new Control(3, "Drains") { Effectiveness = ControlEffectiveness.Effective },
        ]);

        var unclear = Plan(Read(Table(headings, ["CR1", "Flooding", "16", "9", "Pumps\nWalls", "A\nB\nC", "Splendid"])), each);
        CodesOf(unclear.Messages).Distinct().ShouldBe([ImportCodes.ControlUnreadable]);
        unclear.Outcomes.ShouldHaveSingleItem().ChangedFields.ShouldBeEmpty();
    }

    [Fact]
    public void Assurance_is_written_on_one_line_and_read_back_whatever_it_is_made_of()
    {
        string[] awkward = ["word", "|", ";", ":", "^", "\\", "first: x", "2027-03-31", "é", "-", " "];
        var text = from count in Gen.Choose(1, 4)
                   from pieces in Gen.Elements(awkward).ArrayOf(count)
                   select $"a{string.Concat(pieces)}z";
        var line = from what in text
                   from whom in Gen.OneOf(Gen.Constant<string?>(null), text.Select(some => (string?)some))
                   from day in Gen.Elements<DateOnly?>(null, new DateOnly(2027, 3, 31))
                   from isThere in Gen.Elements(true, false)
                   select isThere ? new LineAssurance(what, whom, day) : null;
        var assurance = from first in line from second in line from third in line select ControlAssurance.Of([first, second, third]);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(assurance.ToArbitrary(), said =>
            (OwnAssuranceText.Of(said) is { } written ? OwnAssuranceText.Read(written) : null).ShouldBe(said)));
        foreach (var wrong in (string[])
        [
            "Monthly checks", "fourth: x", "first:", "first: x | y | soon", "first: x; first: y", "first: a | b | 2027-01-01 | d",
        ]) OwnAssuranceText.Read(wrong).ShouldBeNull(wrong);
    }
}
