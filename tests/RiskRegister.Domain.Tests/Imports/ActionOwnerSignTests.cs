using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Names, initials and months behind an action's text that may be its owner or its day, and that nothing makes clear.</summary>
public sealed class ActionOwnerSignTests
{
    static readonly string[] Headings = ["Ref", "Title", "Score", "Residual", "Owner", "Actions"];

    [Theory]
    [InlineData("Drill the wardens, Ada Lark")]
    [InlineData("Drill the wardens with HR, Ada Lark")]
    [InlineData("Drill the wardens, Bo O'Wren.")]
    [InlineData("Drill the wardens (March)")]
    [InlineData("Drill the wardens [mid-March]")]
    [InlineData("Drill the wardens - Sept")]
    [InlineData("Drill the wardens – end of May")]
    [InlineData("Drill the wardens, March")]
    public void A_name_and_a_month_are_named(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Drill wardens in Essex, East Anglia")]
    [InlineData("Close the offices in Market Street, Long Lane")]
    [InlineData("Agree with Thames Water, Severn Trent")]
    [InlineData("Agree with the Home Office, Network Rail")]
    [InlineData("Drill wardens in May, June")]
    [InlineData("Drill wardens (Marketing)")]
    [InlineData("Drill wardens (Mayor)")]
    [InlineData("Buy gloves (PPE)")]
    [InlineData("Agree the policy (HR)")]
    [InlineData("Agree the policy (GDPR)")]
    [InlineData("Buy gloves (PPE)\nDrill wardens")]
    public void Places_bodies_and_abbreviations_are_not(string cell) => ReadCells(("Actions", cell)).Messages.ShouldBeEmpty();

    [Theory]
    [InlineData("Award – March 2027 (AD Environment)", "Award", "AD Environment")]
    [InlineData("Award – 31/03/2027 (Asst Director, Parks)", "Award", "Asst Director, Parks")]
    [InlineData("Fence (Dir Place) (31/03/2027)", "Fence", "Dir Place")]
    [InlineData("Fence – Dir. of Place – March 2027", "Fence", "Dir. of Place")]
    public void Short_names_of_posts_are_owners(string cell, string text, string owner) => ReadOne(("Actions", cell)).Actions!.Value
        .ShouldBe([new ImportedAction(text, owner, new DateOnly(2027, 3, 31))]);

    [Theory]
    [InlineData("Head of Works")]
    [InlineData("Dir Place")]
    public void A_day_beside_one_and_how_it_stands_is_no_part_of_it(string owner) =>
        ReadOne(("Actions", $"Fence (overdue – {owner}, 31 March 2027)")).Actions!.Value
            .ShouldBe([new ImportedAction("Fence", owner, new DateOnly(2027, 3, 31), ActionStatus.Open, Progress: "overdue")]);

    [Theory]
    [InlineData("Plant (AD Housing)")]
    [InlineData("Award – March 2027 (provisional)")]
    [InlineData("Doors (31/3/27: fire doors)")]
    [InlineData("Buy pumps – JS – 03/27")]
    [InlineData("Site search – completed by consultants in May 2026")]
    public void What_may_be_an_owner_a_day_or_an_end_is_named(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Review – CFO – complete", "Review", "CFO")]
    [InlineData("Roll out locks, CIO, Dec 26", "Roll out locks", "CIO")]
    public void Initials_of_chiefs_are_owners_as_other_posts_are(string cell, string text, string owner)
    {
        var action = ReadOne(("Actions", cell)).Actions!.Value.ShouldHaveSingleItem();

        (action.Text, action.Owner.Value).ShouldBe((text, owner));
    }

    [Theory]
    [InlineData("Actions and target dates", "Drill, HR, Dec 26", "Drill, HR")]
    [InlineData("Actions", "Drill – DCS – complete", "Drill – DCS")]
    [InlineData("Actions", "Write plan by Head of ICT by Dec 2026", "Write plan by Head of ICT")]
    [InlineData("Actions", "Test doors, Head of Works, monthly", "Test doors, Head of Works, monthly")]
    [InlineData("Actions", "Test doors (Works & HR, 2026/27)", "Test doors (Works & HR, 2026/27)")]
    [InlineData("Actions (with lead and timescale)", "Pen test, External, Mar 27", "Pen test, External")]
    public void An_owner_who_is_left_in_the_text_is_named(string heading, string cell, string text)
    {
        var read = Read(Table(["Ref", "Risk", "Gross score", "Net score", heading], ["K1", "Silt", "16", "9", cell]));

        read.Rows[0].Actions!.Value.Select(action => (action.Text, action.Owner.Value)).ShouldBe([(text, null)]);
        read.Messages.Single(message => message.Code == ImportCodes.ActionUnreadable).Message.ShouldContain(text);
    }

    [Theory]
    [InlineData("Pen test, external, Mar 27")]
    [InlineData("Agree the land – CPO – March 2027")]
    [InlineData("Check doors, windows, monthly")]
    [InlineData("Set the budget for 2026/27")]
    [InlineData("Pass the audit by spring tides, March 2027")]
    public void Other_ends_of_actions_are_no_owners(string cell) =>
        ReadCells(("Actions", cell)).Rows[0].Actions!.Value.ShouldHaveSingleItem().Owner.IsGiven.ShouldBeFalse();

    [Theory]
    [InlineData("Meet the board (Ad hoc)")]
    [InlineData("Survey the roads (class 1/2/33: all)")]
    [InlineData("Agree savings – 26/27")]
    [InlineData("Move files to a new directory (Dir)")]
    public void Texts_like_them_are_not(string cell) => ReadCells(("Actions", cell)).Messages.ShouldBeEmpty();

    [Theory]
    [InlineData("Ada Lark", "Drill (AL)")]
    [InlineData("Ada May Lark", "Drill [AML].")]
    [InlineData("Cllr Ada Lark", "Drill (AL)\nFence")]
    [InlineData("AL", "Drill (AL)\nFence\nGate")]
    [InlineData("Head of HR", "AL: Drill\nBW: Fence")]
    [InlineData("Ada Lark", "[AL] Drill\nFence")]
    [InlineData("Head of HR", "Drill (AL)\nFence (BW)")]
    [InlineData("Head of HR", "Fence (Ada Lark, March 2027)\nDrill (AL)\nPaint\nMend")]
    public void Initials_that_an_owner_has_or_all_of_a_cell_end_in_are_named(string owner, string cell) =>
        CodesOf(ReadCells(("Owner", owner), ("Actions", cell)).Messages).ShouldBe([ImportCodes.ActionUnreadable]);

    [Fact]
    public void Initials_are_named_once_for_a_table_that_half_of_its_actions_end_in()
    {
        var read = Read(Table(
            Headings,
            ["1", "Floods", "16", "9", "Head of HR", "Drill (AL)"],
            ["2", "Fire", "16", "9", "Head of IT", "Fence"],
            ["3", "Fraud", "16", "9", "Head of Law", "Train (BW)\nMend the gate\nPaint (CD)"],
            ["4", "Ice", "16", "9", "Head of Law", "Grit (EF)"]));

        var message = read.Messages.Where(message => message.Code == ImportCodes.ActionUnreadable).ShouldHaveSingleItem();
        (message.Row, message.Column).ShouldBe((2, "Actions"));
        message.Message.ShouldStartWith("\"Drill (AL)\" and 3 more actions end in initials");
    }

    [Fact]
    public void Initials_that_few_actions_end_in_belong_to_their_texts() => Read(Table(
        Headings,
        ["CR1", "Floods", "16", "9", "Head of HR", "Buy gloves (PPE)"],
        ["CR2", "Fire", "16", "9", "Head of IT", "Fence\nPaint\nSweep\nIT: patch servers"],
        ["CR3", "Fraud", "16", "9", "Head of Law", "Train\nMend the gate"],
        ["CR4", "Ice", "16", "9", "Head of Law", "Ask the agency (EA)"])).Messages.ShouldBeEmpty();

    [Fact]
    public void Beside_a_column_of_days_initials_are_named_and_beside_owners_they_are_not()
    {
        CodesOf(ReadCells(("Owner", "Ada Lark"), ("Actions", "Drill (AL)"), ("Due date", "May 2027")).Messages)
            .ShouldBe([ImportCodes.ActionUnreadable]);
        ReadCells(("Owner", "Ada Lark"), ("Actions", "Drill (AL)"), ("Action owner", "Bo Wren")).Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Fit sprinklers (Kirkby House)")]
    [InlineData("Fit sprinklers (Park View)")]
    [InlineData("Renew the licence (Hydro Systems UK)")]
    [InlineData("Agree the diversion (United Utilities)")]
    [InlineData("Buy vans (Euro VI)")]
    [InlineData("Mend the roof [Lark Lane Primary School]")]
    [InlineData("Hire a crane (Wren Construction Ltd)")]
    [InlineData("Fit sprinklers (Kirkby House) and test them")]
    [InlineData("Fit sprinklers (Lower Lea) and test them")]
    public void Names_of_buildings_firms_and_standards_or_within_a_text_are_no_owners(string cell)
    {
        foreach (var read in new[] { ReadCells(("Actions", cell)), ReadCells(("Actions", cell), ("Due date", "May 2027")) })
        {
            read.Rows[0].Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe(cell);
            read.Messages.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("Fit sprinklers (Ada Lark)")]
    [InlineData("Fit sprinklers (Ada Hill)")]
    [InlineData("Fit sprinklers (Ada Xi)")]
    [InlineData("Fit sprinklers (Ada Lark) by spring")]
    [InlineData("Fit sprinklers (Ada Lark) and (Bo Wren)")]
    [InlineData("Fit sprinklers (Services Manager)")]
    public void Names_of_persons_and_posts_are_named(string cell) =>
        CodesOf(ReadCells(("Actions", cell)).Messages).ShouldBe([ImportCodes.ActionUnreadable]);
}
