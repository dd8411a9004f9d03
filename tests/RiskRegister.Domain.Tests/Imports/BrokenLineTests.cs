using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Lines within a cell of actions or controls that only go on with the one above.</summary>
public sealed class BrokenLineTests
{
    static readonly DateOnly March = new(2027, 3, 31);

    [Theory]
    [InlineData("Roll out EDR\nto all devices", "Roll out EDR to all devices")]
    [InlineData("Recruit nurses,\nDoctors and\nPorters", "Recruit nurses, Doctors and Porters")]
    [InlineData("Patch all the\nservers\nTrain staff", "Patch all the servers", "Train staff")]
    [InlineData("Buy anti-\nvirus software", "Buy anti-virus software")]
    [InlineData("Agree a lease with the\nTown Council", "Agree a lease with the Town Council")]
    [InlineData("1. Patch the servers at Kirk Lane\nDepot\n2. Train staff", "1. Patch the servers at Kirk Lane Depot", "2. Train staff")]
    [InlineData("• Review the sluices\neach spring.\n• Dredge", "Review the sluices each spring.", "Dredge")]
    [InlineData("Review the business continuity plan\nyearly and report", "Review the business continuity plan yearly and report")]
    [InlineData("Move the wardens of all the parks\nnorth bank first\nRebuild the boathouse and the jetty and all of the steps beside",
        "Move the wardens of all the parks north bank first",
        "Rebuild the boathouse and the jetty and all of the steps beside")]
    [InlineData("Survey the dam\n(north side only)", "Survey the dam (north side only)")]
    [InlineData("Inspect the quay at\nMill Street\nTrain staff", "Inspect the quay at Mill Street", "Train staff")]
    [InlineData("Fit lamps along\nMILL STREET", "Fit lamps along MILL STREET")]
    [InlineData("CLEAR THE DRAINS NEAR\nMILL STREET\nBUY A BOAT", "CLEAR THE DRAINS NEAR MILL STREET", "BUY A BOAT")]
    [InlineData("Rebuild the retaining wall beside\nMill Street", "Rebuild the retaining wall beside Mill Street")]
    [InlineData("Speak to all teams about\nHealth and Safety", "Speak to all teams about Health and Safety")]
    [InlineData("Survey the quays at Kirkby,\nHolme,\nLower Lea", "Survey the quays at Kirkby, Holme, Lower Lea")]
    public void A_line_that_begins_or_follows_in_the_middle_of_a_sentence_goes_on_with_the_one_above(string cell, params string[] texts)
    {
        ReadOne(("Actions", cell)).Actions!.Value.Select(action => action.Text).ShouldBe(texts);
        ReadOne(("Controls", cell)).Controls!.Value.ShouldBe(texts);
    }

    [Theory]
    [InlineData("Buy a boat\nTrain staff\nPaint wall")]
    [InlineData("roll out EDR\ntrain staff")]
    [InlineData("Roll out EDR;\ntrain staff;\nbuy a boat.")]
    [InlineData("Buy a boat; and\nTrain staff")]
    [InlineData("Boats,\nGates,\nGuards")]
    [InlineData("Buy iPads\niPad training")]
    [InlineData("Walk about\nTrain staff")]
    [InlineData("Buy a boat,\nTrain staff,\nPaint wall")]
    [InlineData("Close the quay\nMILL STREET: NEW LAMPS")]
    [InlineData("Recruit:\nnurses\nporters")]
    [InlineData("Bring systems in\nTrain staff")]
    [InlineData("Review policy\nStaff Training")]
    [InlineData("Train staff\nInsurance")]
    [InlineData("Review Policy\nRiver Lane")]
    [InlineData("Fit new alarms\nTraining")]
    [InlineData("Alarms\nGuards\nFences")]
    [InlineData("Paint all doors by March 2027\nLeeds")]
    [InlineData("Clear the drains\nSell")]
    [InlineData("Fit new alarms\nCCTV")]
    [InlineData("Fit new alarms\nRecruitment")]
    [InlineData("Fit new alarms\nRecruit")]
    [InlineData("Heating Controls\nBoiler")]
    [InlineData("Alarms\nKirkby")]
    [InlineData("Fit new alarms.\nKirkby")]
    [InlineData("River wardens\nRiver Lane")]
    [InlineData("Review the plan.\nRiver Lane")]
    [InlineData("Review the plan\nRiver Lane is closed")]
    [InlineData("Buy a boat\nFlood Response Plan\nHire a crane")]
    [InlineData("Alarms that the caretaker tests each Monday\nguards\nfences")]
    [InlineData("Weekly checks of all lifts by the contractor\nspare parts\nhelpline for tenants")]
    [InlineData("Buy a boat\nHead of Parks to ask the lake's owner")]
    [InlineData("Buy a boat\nDirector of Place will choose one")]
    [InlineData("- Drill\n- Gate\nPaint")]
    [InlineData("Roll out EDR\n\nto be agreed: boats")]
    [InlineData("Develop one corporate plan for continuity\nReview all of the insurance arrangements\nTrain staff of all services in both")]
    public void Lines_that_are_whole_stay_apart(string cell) =>
        ReadOne(("Actions", cell)).Actions!.Value.Count.ShouldBe(cell.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

    [Theory]
    [InlineData("Build wall\n(Head of Works)\nMarch 2027", "Head of Works")]
    [InlineData("Build wall\nHead of Works\nby 31 March 2027", "Head of Works")]
    [InlineData("Build wall\nHead of Works, 31/03/2027", "Head of Works")]
    [InlineData("Build wall\nWorks Manager\nDue: March 2027", "Works Manager")]
    [InlineData("Build wall\nOwner: Jane Smith\nMarch 2027", "Jane Smith")]
    [InlineData("Build wall\n(Jane Smith)\n31.3.27", "Jane Smith")]
    [InlineData("Build wall\nJane Smith\nMarch 2027", "Jane Smith")]
    [InlineData("Build wall (Works\nManager, 31/03/2027)", "Works Manager")]
    [InlineData("Build wall\nHead of Works\n– March 2027", "Head of Works")]
    [InlineData("Build wall\n\nJ Smith\n[March 2027]", "J Smith")]
    [InlineData("Build wall\nby March 2027\nOwner: Works Manager", "Works Manager")]
    [InlineData("Build wall by March 2027\nOwner: Jane Smith", "Jane Smith")]
    [InlineData("Build wall (31/03/2027); owner: Works Manager", "Works Manager")]
    public void A_line_of_nothing_but_an_owner_or_a_day_says_it_of_the_action_above(string cell, string owner)
    {
        var read = ReadCells(("Actions", $"{cell}\nTrain staff"));

        read.Rows[0].Actions!.Value.ShouldBe(
            [new ImportedAction("Build wall", new(true, owner), new(true, March)), new ImportedAction("Train staff")]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Owner_day_or_progress_may_stand_alone_below_an_action()
    {
        ReadOne(("Actions", "Build wall\nHead of Works")).Actions!.Value
            .ShouldBe([new ImportedAction("Build wall", Owner: new(true, "Head of Works"))]);
        ReadOne(("Actions", "Build wall\nMarch 2027\nDrill\nMay 2027")).Actions!.Value.Select(action => action.DueOn.Value)
            .ShouldBe([March, new DateOnly(2027, 5, 31)]);
        ReadOne(("Actions", "Build wall\nCompleted\nDrill\nIn progress")).Actions!.Value.Select(action => (action.Text, action.Status))
            .ShouldBe([("Build wall", ActionStatus.Done), ("Drill", ActionStatus.Open)]);
        ReadOne(("Actions", "Build wall\nMarch 2027"), ("Action owner", "Head of Works")).Actions!.Value
            .ShouldBe([new ImportedAction("Build wall", new(true, "Head of Works"), new(true, March))]);
    }

    [Theory]
    [InlineData("Completed actions\n1. Dredge\n2. Pump\nActions in progress\n3. Gate")]
    [InlineData("Completed actions\n- Dredge\n- Pump\nOutstanding actions\n- Gate")]
    [InlineData("Actions completed\n1. Dredge\n2. Pump\nActions outstanding:\n3. Gate")]
    public void What_stands_above_other_actions_goes_on_with_none(string cell) =>
        ReadOne(("Actions", cell)).Actions!.Value.Select(action => (action.Text.Split(' ')[^1], action.Status))
            .ShouldBe([("Dredge", ActionStatus.Done), ("Pump", ActionStatus.Done), ("Gate", ActionStatus.Open)]);

    [Theory]
    [InlineData("Build wall\nHead of Office to the Mayor", "Head of Office to the Mayor")]
    [InlineData("Build wall\nHead of Parks and Trees", "Head of Parks and Trees")]
    public void A_post_of_several_words_is_an_owner(string cell, string owner) =>
        ReadOne(("Actions", cell)).Actions!.Value.ShouldBe([new ImportedAction("Build wall", Owner: new(true, owner))]);

    [Theory]
    [InlineData("Recruit\nHead of HR\nHead of ICT")]
    [InlineData("Recruit these posts:\nHead of HR\nHead of ICT")]
    [InlineData("Completed\nBuild wall\nIn progress\nDrill")]
    public void Several_posts_below_each_other_and_states_above_actions_are_of_none(string cell) =>
        ReadOne(("Actions", cell)).Actions!.Value.ShouldAllBe(action => !action.Owner.IsGiven && action.Status == null);

    [Fact]
    public void A_post_among_controls_is_one() =>
        ReadOne(("Controls", "Policy\nData Protection Officer")).Controls!.Value.ShouldBe(["Policy", "Data Protection Officer"]);

    [Fact]
    public void As_many_owners_as_lines_leave_the_lines_apart()
    {
        var actions = ReadOne(
            ("Actions", "Roll out EDR\nto be fitted: gates"), ("Action owner", "Head of ICT\nHead of Works")).Actions!.Value;

        actions.Select(action => action.Owner.Value).ShouldBe(["Head of ICT", "Head of Works"]);
    }

    [Theory]
    [InlineData("Actions", "Recruit nurses\ntrain staff", "apart")]
    [InlineData("Actions", "Recruit more hospital\nnurses", "together")]
    [InlineData("Actions", "Fit new locks\nwindow bars", "apart")]
    [InlineData("Controls", "Guards\nalarms", "apart")]
    [InlineData("Actions", "Review the plan\nRiver Lane", "together")]
    [InlineData("Actions", "Inspect the quay wall\nMill Street\nTrain staff", "together")]
    [InlineData("Actions", "Train staff\nMend the roof\nDepot", "together")]
    [InlineData("Actions", "1. Train staff\n2. Fit new locks\nKirk Hall", "together")]
    [InlineData("Actions", "Survey the drains\nStoke on Trent Library", "together")]
    [InlineData("Actions", "Buy a boat\nTown Hall Roof", "apart")]
    [InlineData("Actions", "Fit alarms at the depot\nKirkby", "together")]
    [InlineData("Actions", "Mend the roof\nAberdare", "together")]
    [InlineData("Actions", "Open the new hub\nReading", "together")]
    [InlineData("Actions", "Replace the heating controls\nBoiler", "apart")]
    [InlineData("Actions", "Fit alarms at all of the depots\nLeeds\nBootle", "apart")]
    [InlineData("Actions", "Fit new alarms\nGuards", "apart")]
    [InlineData("Actions", "Rebuild the sea defence from the Town\nHall as far as the pier and survey all\nother sites", "together")]
    public void What_may_go_on_or_not_is_asked_once_a_column(string heading, string cell, string proposed)
    {
        string[][] rows = [["Reference", "Title", "Score", "Residual score", heading], ["CR1", "Flood", "16", "9", cell],
            ["CR2", "Drought", "16", "9", cell]];
        var question = Understood(Table(rows)).Analysis.Questions.ShouldHaveSingleItem();

        (question.Id, question.Proposed).ShouldBe(($"lines:{heading.ToLowerInvariant()}", proposed));
        CountWhen("together").ShouldBeLessThan(CountWhen("apart"));

        int CountWhen(string choice) => Answered([Table(rows)], (question.Id, choice)).Rows[1] is var row && heading == "Actions"
            ? row.Actions!.Value.Count : row.Controls!.Value.Count;
    }

    [Fact]
    public void Names_among_controls_are_some() =>
        ReadOne(("Controls", "Test of the alarms\nRiver Lane")).Controls!.Value.Count.ShouldBe(2);

    [Fact]
    public void What_stands_in_columns_of_their_own_or_rows_below_is_not_put_together()
    {
        ReadOne(("Action 1", "Buy a boat"), ("Action 2", "to be agreed")).Actions!.Value.Count.ShouldBe(2);
        var read = Read(Table(
            ["Reference", "Title", "Score", "Residual score", "Actions"], ["CR1", "Flood", "16", "9", "Roll out EDR\nto all devices"],
            ["", "", "", "", "Buy a boat"]));

        read.Rows[0].Actions!.Value.Select(action => action.Text).ShouldBe(["Roll out EDR to all devices", "Buy a boat"]);
    }
}
