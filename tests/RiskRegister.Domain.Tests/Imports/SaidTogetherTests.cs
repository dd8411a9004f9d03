using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Cells that say more than one thing at once: groups of actions, shares, days beside owners, gaps beside controls.</summary>
public sealed class SaidTogetherTests
{
    static readonly DateOnly March = new(2027, 3, 31);

    [Theory]
    [InlineData("Complete: Install pumps; In progress: Train staff; Not started: Buy boat")]
    [InlineData("Completed: install pumps. Ongoing: train staff. Outstanding: buy boat")]
    [InlineData("Completed - install pumps; In progress – train staff; To do - buy boat")]
    [InlineData("Done: Install pumps | Underway: Train staff | To do: Buy boat")]
    public void Words_that_say_on_one_line_how_several_actions_stand_part_them(string cell)
    {
        var actions = ReadOne(("Actions", cell)).Actions!.Value;

        actions.Select(action => action.Text.ToLowerInvariant()).ShouldBe(["install pumps", "train staff", "buy boat"]);
        actions.Select(action => action.Status).ShouldBe([ActionStatus.Done, ActionStatus.Open, ActionStatus.Open]);
    }

    [Fact]
    public void Several_actions_may_stand_behind_one_such_word_with_what_is_said_of_them()
    {
        var actions = ReadOne(("Actions", "Complete: Drill (HR; May 2026); Gate; In progress: Wall (Estates, March 2027)")).Actions!.Value;

        actions.Count.ShouldBe(3);
        actions[1].ShouldBe(new ImportedAction("Gate", Status: ActionStatus.Done));
        (actions[2].Text, actions[2].Owner.Value, actions[2].DueOn.Value, actions[2].Status)
            .ShouldBe(("Wall", "Estates", March, ActionStatus.Open));
    }

    [Theory]
    [InlineData("Complete: the survey of the roof")]
    [InlineData("Agree scope: sites; Agree cost: boats")]
    [InlineData("Drill: in progress; Gate: complete")]
    public void One_such_word_or_others_part_nothing(string cell) => ReadOne(("Actions", cell)).Actions!.Value.Count.ShouldBe(1);

    [Fact]
    public void Shares_in_a_column_of_fractions_are_parts_of_1()
    {
        var read = Shares("% complete", "1", "0.5", "0");

        read.Rows.Select(row => row.Actions!.Value[0].Progress.Value).ShouldBe(["100%", "50%", "0%"]);
        read.Rows[0].Actions!.Value[0].Status.ShouldBe(ActionStatus.Done);
        Shares("% complete", "100%", "0.25").Rows[1].Actions!.Value[0].Progress.Value.ShouldBe("25%");
    }

    [Theory]
    [InlineData("1", "50", "100")]
    [InlineData("0", "0", "0")]
    public void Shares_of_which_none_is_a_part_of_1_stay(string first, string second, string third) =>
        Shares("% complete", first, second, third).Rows[0].Actions!.Value[0].Status.ShouldNotBe(ActionStatus.Done);

    [Fact]
    public void Whether_1_beside_0_is_all_is_asked()
    {
        var table = SharesTable("Progress %", "1", "0", "0");
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();

        (question.Id, question.Proposed).ShouldBe(("shares:progress %", "all"));
        Answered([table], (question.Id, "all")).Rows[0].Actions!.Value[0].Status.ShouldBe(ActionStatus.Done);
        Answered([table], (question.Id, "percent")).Rows[0].Actions!.Value[0].Status.ShouldNotBe(ActionStatus.Done);
    }

    [Theory]
    [InlineData("% complete", "0.5", "75")]
    [InlineData("% done", "40", "1", "0.25", "0")]
    public void Whether_a_part_of_1_beside_percentages_is_one_is_asked(string heading, params string[] shares)
    {
        var table = SharesTable(heading, shares);
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();

        (question.Id, question.Proposed).ShouldBe(($"shares:{heading}", "all"));
        ProgressOf("all").ShouldBe(
            shares.Select(share => share switch { "0.5" => "50%", "0.25" => "25%", "1" => "100%", _ => $"{share}%" }));
        ProgressOf("percent").ShouldBe(shares.Select(share => share is "0.5" or "0.25" or "1" ? share : $"{share}%"));

        IEnumerable<string?> ProgressOf(string choice) =>
            Answered([table], (question.Id, choice)).Rows.Select(row => row.Actions!.Value[0].Progress.Value);
    }

    [Theory]
    [InlineData("0.5", "101")]
    [InlineData("0.5", "About half")]
    [InlineData("75", "1")]
    public void Nothing_is_asked_of_other_figures(string first, string second) =>
        Understood(SharesTable("% complete", first, second)).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Works Manager (by March 2027)", "Works Manager")]
    [InlineData("Head of ICT – due 31/03/27", "Head of ICT")]
    [InlineData("Head of ICT, March 2027", "Head of ICT")]
    [InlineData("Jane Smith 31 March 2027", "Jane Smith")]
    [InlineData("Estates [31.3.27]", "Estates")]
    [InlineData("JS - 31/03/2027", "JS")]
    public void A_day_behind_the_owner_of_an_action_is_its_due_day(string cell, string owner)
    {
        var read = ReadCells(("Actions", "Build wall"), ("Action owner", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Build wall", new(true, owner), new(true, March))]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void A_column_of_days_is_followed_and_the_other_day_named()
    {
        var read = ReadCells(("Actions", "Wall\nGate"), ("Action owner", "HR (May 2027)\nIT (March 2027)"), ("Due date", "March 2027"));

        read.Rows[0].Actions!.Value.ShouldAllBe(action => action.DueOn.Value == March);
        read.Rows[0].Actions!.Value.Select(action => action.Owner.Value).ShouldBe(["HR", "IT"]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Jane Smith (from March 2027)")]
    [InlineData("Ward 7 manager")]
    [InlineData("Completed by Jane Smith, March 2026")]
    public void What_is_no_due_day_stays_with_the_owner(string cell)
    {
        var action = ReadOne(("Actions", "Build wall"), ("Action owner", cell)).Actions!.Value.ShouldHaveSingleItem();

        (action.Owner.Value, action.DueOn.IsGiven).ShouldBe((cell, false));
    }

    [Theory]
    [InlineData("Jane Smith (Head of ICT) / Bob Lee (DPO)")]
    [InlineData("Jane Smith (Head of ICT), Bob Lee (DPO)")]
    [InlineData("Jane Smith (Head of ICT) and Bob Lee (DPO)")]
    [InlineData("Jane Smith (Head of ICT) & Bob Lee (DPO)")]
    public void People_with_their_posts_are_owners_of_their_own(string cell) =>
        ReadOne(("Risk owner", cell)).Owners!.Value.ShouldBe(["Jane Smith (Head of ICT)", "Bob Lee (DPO)"]);

    [Fact]
    public void What_stands_in_brackets_behind_a_person_is_not_parted()
    {
        ReadOne(("Risk owner", "Jane Smith (Finance, HR), Bob Lee (Parks / Trees)")).Owners!.Value
            .ShouldBe(["Jane Smith (Finance, HR)", "Bob Lee (Parks / Trees)"]);
        ReadOne(("Risk owner", "Head of Parks (North) and Trees (South)")).Owners!.Value.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Jane Smith → Ann Lee", "Ann Lee")]
    [InlineData("Jane Smith -> Ann Lee", "Ann Lee")]
    [InlineData("Head of IT ➔ Head of Digital", "Head of Digital")]
    public void Of_owners_with_an_arrow_between_them_the_later_is_the_owner_and_named(string cell, string owner)
    {
        foreach (var heading in new[] { "Risk owner", "Action owner" })
        {
            var read = ReadCells(("Actions", "Build wall"), (heading, cell));

            (read.Rows[0].Owners?.Value[0] ?? read.Rows[0].Actions!.Value[0].Owner.Value).ShouldBe(owner);
            read.Messages.ShouldHaveSingleItem().Message.ShouldContain("who it was before");
        }
    }

    [Fact]
    public void Owners_with_an_arrow_that_are_not_alike_are_named_and_stay()
    {
        var read = ReadCells(("Risk owner", "Head of IT → Jane Smith"));

        read.Rows[0].Owners!.Value.ShouldBe(["Head of IT → Jane Smith"]);
        read.Messages.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("CCTV\nGaps: no night patrols\nGates")]
    [InlineData("CCTV\n- To be introduced: dogs\nGates")]
    [InlineData("CCTV\nGates\nGaps in control:\nNo list of keys")]
    [InlineData("Gates: locked at night\nGaps in control:\nKeys: no list", "Gates: locked at night")]
    public void What_is_missing_or_to_come_is_no_control_and_named(string cell, string inPlace = "CCTV|Gates")
    {
        var read = ReadCells(("Existing controls", cell), ("Actions", "Paint"));

        read.Rows[0].Controls!.Value.ShouldBe(inPlace.Split('|'));
        read.Rows[0].Actions!.Value.Count.ShouldBe(1);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ControlUnreadable]);
    }

    [Theory]
    [InlineData("Gap analysis: yearly")]
    [InlineData("Planned maintenance: weekly")]
    [InlineData("Policy: no gaps: signed")]
    public void Controls_with_labels_of_other_kinds_stay(string cell) =>
        ReadOne(("Existing controls", cell)).Controls!.Value.ShouldBe([cell]);

    static ReadRegister Shares(string heading, params string[] shares) => Read(SharesTable(heading, shares));

    static SourceTable SharesTable(string heading, params string[] shares) => Table(
    [
        ["Reference", "Title", "Score", "Residual score", "Actions", heading],
        .. shares.Select((share, at) => (string[])[$"CR{at + 1}", $"Flood {at}", "16", "9", "Drill", share]),
    ]);
}
