using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Owner, day and progress that stand at the end of an action's own text.</summary>
public sealed class ActionTextTests
{
    [Theory]
    [InlineData("Renew the lift – Estates Manager – by December 2026", "Renew the lift", "Estates Manager", "2026-12-31")]
    [InlineData("Hire two clerks – Head of Finance – 30 June 2027", "Hire two clerks", "Head of Finance", "2027-06-30")]
    [InlineData("Hire two clerks - Head of finance - 30/06/2027.", "Hire two clerks", "Head of finance", "2027-06-30")]
    [InlineData("Renew the lift – Estates Manager, by end of May 2027", "Renew the lift", "Estates Manager", "2027-05-31")]
    [InlineData("Drill the wardens; HR manager; 1/4/27", "Drill the wardens", "HR manager", "2027-04-01")]
    [InlineData("Mend the fence | Cllr Ada Lark | May 2027", "Mend the fence", "Cllr Ada Lark", "2027-05-31")]
    [InlineData("Brief members – stage two – A Lark – 1 May 2027", "Brief members – stage two", "A Lark", "2027-05-01")]
    [InlineData("Fit cameras (A Lark) - 31/03/2027", "Fit cameras", "A Lark", "2027-03-31")]
    [InlineData("Fit cameras (Estates Manager) by 31/03/2027", "Fit cameras", "Estates Manager", "2027-03-31")]
    [InlineData("Fit cameras (six) – 31/03/2027 – Estates Manager", "Fit cameras (six)", "Estates Manager", "2027-03-31")]
    [InlineData("Mend the fence – by 1 May 2027", "Mend the fence", null, "2027-05-01")]
    [InlineData("Drill the wardens; owner: HR Manager; due: 31 March 2027", "Drill the wardens", "HR Manager", "2027-03-31")]
    [InlineData("Drill the wardens. Due date: 31/3/27. Lead: A Lark", "Drill the wardens", "A Lark", "2027-03-31")]
    [InlineData("Drill the wardens (owner: HR Manager, due: March 2027)", "Drill the wardens", "HR Manager", "2027-03-31")]
    [InlineData("Drill the wardens (lead: A Lark, help: B Wren) by March 2027", "Drill the wardens (lead: A Lark, help: B Wren)", null,
        "2027-03-31")]
    [InlineData("Drill the wardens, owner: HR", "Drill the wardens", "HR", null)]
    [InlineData("Drill the wardens (lead: A Lark – 31/03/2027)", "Drill the wardens", "A Lark", "2027-03-31")]
    [InlineData("Owner: Pool Manager. Replace the filters. Due: 31/08/2027.", "Replace the filters", "Pool Manager", "2027-08-31")]
    [InlineData("Lead: J. Smith; due: 1 May 2027; mend the fence", "mend the fence", "J. Smith", "2027-05-01")]
    [InlineData("2) Owner: Dr. Lark – Action: Mend the fence", "2) Mend the fence", "Dr. Lark", null)]
    [InlineData("Replace the doors by 31 July 2027 (Surveyor)", "Replace the doors", "Surveyor", "2027-07-31")]
    [InlineData("Patch servers [Systems Lead] [28.02.2027]", "Patch servers", "Systems Lead", "2027-02-28")]
    [InlineData("Patch servers (28.02.2027) (Systems Lead)", "Patch servers", "Systems Lead", "2027-02-28")]
    [InlineData("Patch servers [Systems Lead, Feb 2027]", "Patch servers", "Systems Lead", "2027-02-28")]
    [InlineData("Patch servers – Head of IT – Mar 27", "Patch servers", "Head of IT", "2027-03-31")]
    [InlineData("Patch servers – Head of IT (Mar 27)", "Patch servers", "Head of IT", "2027-03-31")]
    [InlineData("Refit cells (Head of Estates / 31 March 2027)", "Refit cells", "Head of Estates", "2027-03-31")]
    [InlineData("Mend the fence by end of March 2027.", "Mend the fence", null, "2027-03-31")]
    [InlineData("Mend the fence, Estates Manager, 1/4/27", "Mend the fence", "Estates Manager", "2027-04-01")]
    [InlineData("By 1 May 2027: mend the fence", "mend the fence", null, "2027-05-01")]
    [InlineData("(Head of IT, March 2027) Patch servers", "Patch servers", "Head of IT", "2027-03-31")]
    public void What_is_clearly_an_owner_and_a_day_is_read(string cell, string text, string? owner, string? day) =>
        One(cell).ShouldBe(new ImportedAction(
            text, owner is null ? default(Optional<string?>) : owner, day is null ? default(Optional<DateOnly?>) : DateOnly.Parse(day)));

    [Theory]
    [InlineData("1. Cameras (A Lark) - 31/03/2027 - 50% complete", "1. Cameras", "2027-03-31", ActionStatus.Open, "50% complete")]
    [InlineData("Cameras – Estates Manager – March 2027 – 100%", "Cameras", "2027-03-31", ActionStatus.Done, "100%")]
    [InlineData("Cameras (Estates Manager, March 2027) – In progress", "Cameras", "2027-03-31", ActionStatus.Open, "In progress")]
    [InlineData("Cameras – March 2027 – Complete", "Cameras", "2027-03-31", ActionStatus.Done, "Complete")]
    [InlineData("Cameras – 80% complete", "Cameras", null, ActionStatus.Open, "80% complete")]
    [InlineData("Cameras; due: March 2027; status: done", "Cameras", "2027-03-31", ActionStatus.Done, "done")]
    [InlineData("[Done] Cameras", "Cameras", null, ActionStatus.Done, "Done")]
    [InlineData("(Complete) Cameras by March 2027", "Cameras", "2027-03-31", ActionStatus.Done, "Complete")]
    [InlineData("COMPLETED: Cameras", "Cameras", null, ActionStatus.Done, "COMPLETED")]
    [InlineData("3. In progress: Cameras", "3. Cameras", null, ActionStatus.Open, "In progress")]
    [InlineData("Superseded – Cameras", "Cameras", null, ActionStatus.Dropped, "Superseded")]
    [InlineData("Cameras (completed)", "Cameras", null, ActionStatus.Done, "completed")]
    [InlineData("Cameras [done]", "Cameras", null, ActionStatus.Done, "done")]
    [InlineData("Keep the rota – ongoing", "Keep the rota", null, ActionStatus.Open, "ongoing")]
    [InlineData("Keep the rota [Ongoing]", "Keep the rota", null, ActionStatus.Open, "Ongoing")]
    [InlineData("Keep the rota (in progress)", "Keep the rota", null, ActionStatus.Open, "in progress")]
    [InlineData("Keep the rota (parhaus)", "Keep the rota", null, ActionStatus.Open, "parhaus")]
    [InlineData("Keep the rota (Ongoing; March 2027)", "Keep the rota", "2027-03-31", ActionStatus.Open, "Ongoing")]
    [InlineData("Keep the rota (Planned, March 2027)", "Keep the rota", "2027-03-31", ActionStatus.Open, "Planned")]
    public void Progress_behind_them_is_read_too(string cell, string text, string? day, ActionStatus status, string progress)
    {
        var action = One(cell);

        (action.Text, action.Status, action.Progress.Value).ShouldBe((text, status, progress));
        action.DueOn.Value.ShouldBe(day is null ? null : DateOnly.Parse(day));
    }

    [Theory]
    [InlineData("COMPLETED 12/01/27: drill", "drill")]
    [InlineData("[Completed on 12 January 2027] Drill", "Drill")]
    [InlineData("Drill – COMPLETED 12/01/27", "Drill")]
    [InlineData("Drill (done 12/01/27)", "Drill")]
    public void A_day_of_completion_is_one(string cell, string text) =>
        One(cell).ShouldBe(new ImportedAction(text, CompletedOn: new DateOnly(2027, 1, 12)));

    [Theory]
    [InlineData("Reconcile (Payroll Manager) – ongoing")]
    [InlineData("Reconcile – Payroll Manager – Ongoing")]
    [InlineData("Reconcile – ongoing – Payroll Manager")]
    [InlineData("Reconcile (Payroll Manager, ongoing)")]
    [InlineData("Reconcile (Ongoing, Payroll Manager)")]
    [InlineData("Reconcile [Payroll Manager – ongoing]")]
    [InlineData("Reconcile [Payroll Manager] (ongoing)")]
    [InlineData("Reconcile (ongoing) (Payroll Manager)")]
    [InlineData("Reconcile – Payroll Manager, ongoing")]
    [InlineData("Reconcile, Payroll Manager, ongoing")]
    public void An_owner_may_stand_before_how_it_is_going(string cell)
    {
        var action = One(cell);

        (action.Text, action.Owner.Value, action.Status).ShouldBe(("Reconcile", "Payroll Manager", ActionStatus.Open));
    }

    [Theory]
    [InlineData("Reconcile (A Lark, ongoing)", "A Lark")]
    [InlineData("Reconcile [Ongoing – A Lark]", "A Lark")]
    [InlineData("Reconcile (AL, ongoing)", "AL")]
    public void A_person_may_stand_beside_how_it_is_going(string cell, string owner) =>
        One(cell).ShouldBe(new ImportedAction("Reconcile", owner, Status: ActionStatus.Open,
            Progress: cell.Contains('O', StringComparison.Ordinal) ? "Ongoing" : "ongoing"));

    [Theory]
    [InlineData("Mend the fence [AL 31/03/27]", "AL")]
    [InlineData("Mend the fence (A Lark 31 March 2027)", "A Lark")]
    [InlineData("Mend the fence (Head of Works March 2027)", "Head of Works")]
    [InlineData("Mend the fence (Lead AL, by March 2027)", "AL")]
    [InlineData("Mend the fence (Owner Ada Lark, March 2027)", "Ada Lark")]
    [InlineData("Mend the fence (Lead Nurse, March 2027)", "Lead Nurse")]
    [InlineData("Mend the fence (Target date March 2027)", null)]
    [InlineData("Action: Mend the fence; Owner: Ada Lark; By: March 2027", "Ada Lark")]
    [InlineData("Action: Mend the fence. Owner: Ada Lark. By: 31/3/27", "Ada Lark")]
    [InlineData("Action: Mend the fence, Action by: Ada Lark, Date: March 2027", "Ada Lark")]
    [InlineData("Action: Mend the fence | Who: Ada Lark | When: March 2027", "Ada Lark")]
    [InlineData("Action: Mend the fence\nOwner: Ada Lark\nBy: March 2027", "Ada Lark")]
    public void Other_ways_in_which_an_owner_and_a_day_are_clear(string cell, string? owner) =>
        One(cell).ShouldBe(new ImportedAction(
            "Mend the fence", owner is null ? default(Optional<string?>) : owner, new DateOnly(2027, 3, 31)));

    [Fact]
    public void Owner_day_and_completion_may_stand_behind_each_other() =>
        One("Parallel run (Payroll Manager) – due 31/01/27 – COMPLETED 12/01/27").ShouldBe(
            new ImportedAction("Parallel run", "Payroll Manager", new DateOnly(2027, 1, 31), CompletedOn: new DateOnly(2027, 1, 12)));

    [Fact]
    public void Lines_of_labels_are_about_the_action_above_them() =>
        ReadOne(("Actions", "Drill\nOwner: HR Manager\nDue: 1 May 2027\nFence\nLead: A Lark; due: 1 June 2027")).Actions!.Value.ShouldBe(
        [
            new ImportedAction("Drill", "HR Manager", new DateOnly(2027, 5, 1)),
            new ImportedAction("Fence", "A Lark", new DateOnly(2027, 6, 1)),
        ]);

    [Theory]
    [InlineData("Buy land (AB) Mar 27; extend wall (CD) Sep 27")]
    [InlineData("Weekly checks (Payroll Manager)")]
    [InlineData("[Head of IT] Patch servers")]
    [InlineData("Review the plan – Head of Finance")]
    [InlineData("Annual test; owner: Stage Manager; by 30/06/2027; status: complete")]
    [InlineData("Owner: HR Manager to confirm. Replace the boiler")]
    [InlineData("Owner: TBC. Replace the boiler")]
    [InlineData("Drill, owner: HR Manager. Then replace the boiler")]
    [InlineData("Owner: HR Manager")]
    [InlineData("Finish the survey by 31 March 2027 and tell the board")]
    [InlineData("Phase 1 by March 2027 and phase 2 by May 2027")]
    [InlineData("Replace the doors by 31 July 2027 (Town Hall)")]
    [InlineData("Mend the fence before March 2027")]
    [InlineData("Mend the fence. 31/03/2027")]
    [InlineData("Hire vetters (PSD / Q4)")]
    [InlineData("Mend the fence COMPLETED")]
    [InlineData("Mend the fence, A Lark")]
    [InlineData("Mend the fence, Head of Works")]
    [InlineData("Mend the fence (Ada Lark)")]
    [InlineData("Mend the fence (Ada Lark, ongoing)")]
    [InlineData("Mend the fence (Ada Lark March 2027)")]
    [InlineData("Mend the fence (31/03/26 – 30/06/26)")]
    [InlineData("Mend the fence (April – June 2027)")]
    [InlineData("Mend the fence (Phase 2, March 2027)")]
    [InlineData("Mend the fence (extended to June 2027)")]
    [InlineData("Mend the fence 31.3.27")]
    [InlineData("Mend the fence AL 31/03/27")]
    [InlineData("Mend the fence by 31/03")]
    [InlineData("Mend the fence by March")]
    [InlineData("Mend the fence by end of FY")]
    [InlineData("Mend the fence by Spring 2027")]
    [InlineData("Mend the fence. Complete.")]
    [InlineData("Mend the fence, done")]
    [InlineData("Mend the fence (now complete)")]
    [InlineData("Mend the fence (closed)")]
    [InlineData("Mend the fence (100%)")]
    [InlineData("Mend the fence Completed June 2026")]
    [InlineData("Mend the fence. Ongoing.")]
    [InlineData("Mend the fence. Completed 3 Sept 2026.")]
    [InlineData("Cancelled. Mend the fence")]
    [InlineData("On hold: mend the fence")]
    [InlineData("Train the wardens 50% complete")]
    [InlineData("31 March 2027: mend the fence")]
    [InlineData("Mend the fence by 30 September")]
    [InlineData("Mend the fence by Q2 2027")]
    [InlineData("Train the wardens (Lead: A Jones, Support: P Patel)")]
    [InlineData("Train the wardens (Owner: A Jones – due end of Q3)")]
    [InlineData("Write the plan – Lead: J Smith / Support: K Lee – 31/03/2027")]
    public void What_seems_to_be_an_owner_or_a_day_and_is_not_clear_is_named(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        read.Messages.ShouldContain(message => message.Code == ImportCodes.ActionUnreadable
            && message.Message.Contains("seems to say", StringComparison.Ordinal));
    }

    [Fact]
    public void Initials_beside_a_day_that_is_read_are_named()
    {
        var read = ReadCells(("Actions", "Mend the fence (AL) by 1/4/27"));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Mend the fence (AL)", DueOn: new DateOnly(2027, 4, 1))]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Fact]
    public void A_second_owner_is_named()
    {
        var read = ReadCells(("Actions", "Mend the fence (A Lark) (B Wren) by 1/4/27"));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Mend the fence (A Lark)", "B Wren", new DateOnly(2027, 4, 1))]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Action owner", "MT")]
    [InlineData("Due date", "May 2027")]
    [InlineData("Lead / timescale", "B Wren / May 2027")]
    public void What_a_text_says_of_owner_and_day_is_followed_and_what_says_otherwise_beside_it_is_named(string heading, string cell)
    {
        var read = ReadCells(("Actions", "Patch servers – Head of IT – Mar 27"), (heading, cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Patch servers", "Head of IT", new DateOnly(2027, 3, 31))]);
        read.Messages.ShouldNotBeEmpty();
        read.Messages.ShouldAllBe(message => message.Code == ImportCodes.ActionUnreadable && message.Column == heading);
    }

    [Theory]
    [InlineData("B Wren", "May 2027")]
    [InlineData("B Wren\nB Wren\nB Wren\nB Wren", "May 2027\nMay 2027\nMay 2027\nMay 2027")]
    public void Columns_say_what_the_texts_do_not(string owners, string days)
    {
        var read = ReadCells(
            ("Actions", "Fit pumps (Head of Works, May 2027)\nSurvey banks by June 2027\nTrain wardens – B. Wren – May 2027\nSell"),
            ("Action owner", owners), ("Due date", days));

        var (may, june) = (new DateOnly(2027, 5, 31), new DateOnly(2027, 6, 30));
        read.Rows[0].Actions!.Value.ShouldBe(
            [
                new ImportedAction("Fit pumps", "Head of Works", may), new ImportedAction("Survey banks", "B Wren", june),
                new ImportedAction("Train wardens", "B Wren", may), new ImportedAction("Sell", "B Wren", may),
            ]);
        read.Messages.Select(message => message.Message).ShouldBe(
            [
                "\"Fit pumps\" has the owner \"Head of Works\" in its own text, and \"B Wren\" beside it: the text is followed.",
                "\"Survey banks\" is due on 30 June 2027 by its own text, and on 31 May 2027 by the column beside it: "
                    + "the text is followed.",
            ]);
    }

    [Theory]
    [InlineData("Drill (A Lark, May 2027)", "Ada Lark", "Ada Lark")]
    [InlineData("Drill [AL 31/05/27]", "Ada Lark", "Ada Lark")]
    [InlineData("Drill (Head of IT, May 2027)", "Ada Lark, Head of IT", "Head of IT")]
    [InlineData("Drill by May 2027 (head of IT)", "Head of IT", "Head of IT")]
    public void An_owner_that_text_and_column_name_differently_is_one(string cell, string owner, string expected)
    {
        var read = ReadCells(("Actions", cell), ("Action owner", owner), ("Due date", "31/05/2027"));

        read.Rows[0].Actions!.Value.Single().Owner.Value.ShouldBe(expected, StringCompareShould.IgnoreCase);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Drill (A Lark, May 2027)", "Abe Finch")]
    [InlineData("Drill [AL 31/05/27]", "Bo Lark")]
    [InlineData("Drill (Head of IT, May 2027)", "Head of HR")]
    [InlineData("Drill (A Lark)", "B Wren")]
    [InlineData("Drill – Head of IT", "HR")]
    public void Another_owner_is_named(string cell, string owner) =>
        CodesOf(ReadCells(("Actions", cell), ("Action owner", owner), ("Due date", "31/05/2027")).Messages)
            .ShouldBe([ImportCodes.ActionUnreadable]);

    [Theory]
    [InlineData("Drill (A Lark, May 2027)", "", "")]
    [InlineData("Drill (A Lark, May 2027)", "-", "N/A")]
    public void An_empty_cell_beside_it_clears_nothing_that_a_text_says(string cell, string owner, string day) =>
        ReadCells(("Actions", cell), ("Action owner", owner), ("Due date", day)).Rows[0].Actions!.Value
            .ShouldBe([new ImportedAction("Drill", "A Lark", new DateOnly(2027, 5, 31))]);

    [Fact]
    public void What_seems_to_be_an_owner_is_named_where_the_column_names_none()
    {
        var read = ReadCells(("Actions", "Drill (A Lark)\nFence"), ("Action owner", "-\nMT"));

        read.Rows[0].Actions!.Value.Select(action => action.Owner.Value).ShouldBe([null, "MT"]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Drill – completed", ActionStatus.Done, "completed")]
    [InlineData("Drill (in progress)", ActionStatus.Open, "in progress")]
    public void How_an_action_stands_is_read_of_its_text_beside_owners_and_days(string cell, ActionStatus status, string progress) =>
        ReadOne(("Actions", cell), ("Action owner", "MT"), ("Due date", "May 2027")).Actions!.Value
            .ShouldBe([new ImportedAction("Drill", "MT", new DateOnly(2027, 5, 31), status, progress)]);

    [Theory]
    [InlineData("Paint all doors by March 2027", "Paint all doors")]
    [InlineData("Report (March 2027)", "Report")]
    [InlineData("Report – due 31/03/27", "Report")]
    [InlineData("Works complete by March 2027", "Works complete by March 2027")]
    public void Beside_a_column_of_owners_a_day_that_is_clear_is_read(string cell, string text)
    {
        var read = ReadCells(("Actions", $"{cell}\nSell"), ("Action owner", "MT"));

        read.Rows[0].Actions!.Value.ShouldBe(
            [new ImportedAction(text, "MT", new DateOnly(2027, 3, 31)), new ImportedAction("Sell", "MT")]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Paint, May 2027")]
    [InlineData("Award – May 2027")]
    [InlineData("Paint by Spring 2027")]
    [InlineData("Phase 1 by March 2027 and phase 2 by May 2027")]
    public void Beside_them_a_day_that_is_not_clear_is_named_still(string cell)
    {
        var read = ReadCells(("Actions", cell), ("Action owner", "MT"));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell, "MT")]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("Refurbish – tender issued March 2026, contractor appointed May 2026, works complete by March 2027")]
    [InlineData("New policy approved by March 2027")]
    [InlineData("All sensors in place by 31/03/27")]
    [InlineData("Survey completed (March 2027)")]
    public void A_text_that_would_read_as_done_without_its_day_stays_whole(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell, DueOn: new DateOnly(2027, 3, 31))]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Open the depot – Town Hall – 30 June 2027")]
    [InlineData("Send the review – Audit Committee – 30 June 2027")]
    [InlineData("Run the trial – April 2026 - March 2027")]
    [InlineData("Close the audit report – March 2026")]
    [InlineData("Recruit – Appoint a manager – 30 June 2027")]
    public void A_day_of_which_it_is_not_clear_whose_it_is_stays_in_the_text_and_is_named(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        CodesOf(read.Messages).ShouldContain(ImportCodes.ActionUnreadable);
    }

    [Theory]
    [InlineData("30/09/27 Sluice", "a day")]
    [InlineData("Sep 27: mend the sluice", "a day")]
    [InlineData("Mend the sluice, HB, Sep 27, 40%", "a day and how it stands")]
    [InlineData("Mend the sluice (HB) (Sep 27) (40%)", "a day and how it stands")]
    [InlineData("@H Bell – sluice", "an owner")]
    [InlineData("ON HOLD - Sluice", "how it stands")]
    [InlineData("Paused – mend the sluice", "how it stands")]
    [InlineData("Mend the sluice → done", "how it stands")]
    [InlineData("Mend the sluice (HB) 9/27", "a day")]
    [InlineData("Mend the sluice [HB] – 12/2026", "a day")]
    public void What_stands_around_a_text_in_ways_that_are_not_read_is_named(string cell, string what)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        read.Messages.ShouldHaveSingleItem().Message.ShouldContain($"seems to say {what}, and it is not clear");
    }

    [Theory]
    [InlineData("Reduce waste by 75%")]
    [InlineData("Answer 9 of 10 calls and/or letters")]
    [InlineData("Delayed discharges to be reviewed")]
    [InlineData("Agree two items: owner and day")]
    [InlineData("Ask the board; due: when it meets")]
    [InlineData("Cut the spend – 50%")]
    [InlineData("Support those at work – at risk")]
    [InlineData("Reach net zero by 2030")]
    [InlineData("Train wardens in Essex, Suffolk")]
    [InlineData("Keep to what was agreed 31/3/16")]
    [InlineData("Mend the fence (reviewed March 2016)")]
    [InlineData("Follow up the audit of March 2026 with the board")]
    [InlineData("Plan: mend the fence")]
    [InlineData("Complete: the survey of the sites")]
    [InlineData("Fit 12 alarms")]
    [InlineData("Report to Cabinet in January 2017.")]
    [InlineData("The plan was agreed 17th November 2016")]
    public void Other_texts_stay_as_they_are(string cell)
    {
        var read = ReadCells(("Actions", cell));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction(cell)]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Beside_a_column_of_statuses_what_a_text_says_of_its_own_stays_in_it() =>
        ReadOne(("Actions", "Hire two clerks – Head of Finance – 30 June 2027 – 50%"), ("Action status", "Done")).Actions!.Value
            .ShouldBe([new ImportedAction("Hire two clerks – Head of Finance – 30 June 2027 – 50%", Status: ActionStatus.Done)]);

    [Theory]
    [InlineData("Locks (complete)", "Open", ActionStatus.Open, 1)]
    [InlineData("Locks – in progress", "Done", ActionStatus.Done, 1)]
    [InlineData("Locks (complete)", "Completed", ActionStatus.Done, 0)]
    [InlineData("Locks – 50%", "In progress", ActionStatus.Open, 0)]
    [InlineData("Locks (ongoing)", "Superseded", ActionStatus.Dropped, 0)]
    [InlineData("Locks (complete)", "", ActionStatus.Done, 0)]
    public void A_text_that_says_of_an_action_otherwise_than_its_status_is_named(string cell, string status, ActionStatus read, int named)
    {
        var found = ReadCells(("Actions", cell), ("Action owner", "MT"), ("Action status", status));

        found.Rows[0].Actions!.Value.ShouldHaveSingleItem().Status.ShouldBe(read);
        found.Messages.Count.ShouldBe(named);
    }

    [Theory]
    [InlineData("Drill (revised date June 2027)", "March 2027", 1)]
    [InlineData("Drill – extended to 30/06/27", "March 2027", 1)]
    [InlineData("Drill by 31/03/27 [now 30/06/27]", "", 1)]
    [InlineData("Q1: Drill", "", 1)]
    [InlineData("2026/27: Drill", "", 1)]
    [InlineData("Drill (was March 2026)", "March 2027", 0)]
    [InlineData("Drill by spring", "March 2027", 0)]
    [InlineData("Apply for the 2026/27 grant: two bids", "March 2027", 0)]
    public void A_day_that_is_not_clear_is_named_where_a_column_says_none_or_may_be_older(string cell, string day, int named)
    {
        var found = ReadCells(("Actions", cell), ("Due date", day));

        found.Rows[0].Actions!.Value.ShouldHaveSingleItem().Text.ShouldBe(cell);
        found.Messages.Count.ShouldBe(named);
    }

    [Theory]
    [InlineData("Drill\n\nFence", "MT\n\nHR", "May 2027\n\nMay 2027")]
    [InlineData("Drill\n\n\nFence", "MT\n\n\nHR", "May 2027")]
    public void Blank_lines_between_actions_and_what_stands_beside_them_say_nothing(string cell, string owners, string days)
    {
        var read = ReadCells(("Actions", cell), ("Action owner", owners), ("Due date", days));

        read.Rows[0].Actions!.Value.ShouldBe(
            [new ImportedAction("Drill", "MT", new DateOnly(2027, 5, 31)), new ImportedAction("Fence", "HR", new DateOnly(2027, 5, 31))]);
        read.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Lines_beside_a_blank_one_cannot_be_told_apart() =>
        CodesOf(ReadCells(("Actions", "Drill\n\nFence"), ("Action owner", "MT\nHR\nIT")).Messages)
            .ShouldBe([ImportCodes.ActionUnreadable]);

    [Fact]
    public void Semicolons_within_brackets_part_no_actions() =>
        ReadOne(("Actions", "Drill (HR Manager; March 2027; 50%); fence (A Lark; May 2027; complete)")).Actions!.Value.ShouldBe(
        [
            new ImportedAction("Drill", "HR Manager", new DateOnly(2027, 3, 31), ActionStatus.Open, "50%"),
            new ImportedAction("fence", "A Lark", new DateOnly(2027, 5, 31), ActionStatus.Done, "complete"),
        ]);

    [Fact]
    public void Several_actions_on_a_line_that_each_have_a_day_are_several() =>
        ReadOne(("Actions", "Drill – HR Manager – March 2027; fence (A Lark, May 2027)")).Actions!.Value.ShouldBe(
        [
            new ImportedAction("Drill", "HR Manager", new DateOnly(2027, 3, 31)),
            new ImportedAction("fence", "A Lark", new DateOnly(2027, 5, 31)),
        ]);

    [Fact]
    public void An_action_is_the_same_whether_its_owner_and_day_stand_in_its_text_or_not()
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Actions", "Due date"];
        string[] cells = ["1", "Depot floods", "16", "9", "Hire clerks – Head of Finance – 30 June 2027", "1/5/2027"];
        var live = Imported(Table(headings, cells));

        var action = Plan(Read(Table(headings[..5], cells[..5])), live)
            .Outcomes[0].State!.Actions.ShouldHaveSingleItem();

        (action.Id, action.Owner, action.DueOn).ShouldBe((1, "Head of Finance", new DateOnly(2027, 6, 30)));
    }

    static ImportedAction One(string cell) => ReadOne(("Actions", cell)).Actions!.Value.ShouldHaveSingleItem();

    [Theory]
    [InlineData("1) Drill (Head of Works, 31 March 2027) 2) Gate", "1) Drill", "2) Gate")]
    [InlineData("(1) Drill; (2) Gate", "(1) Drill", "(2) Gate")]
    [InlineData("1. Drill 2. Gate", "1. Drill", "2. Gate")]
    [InlineData("a) Drill b) Gate", "a) Drill", "b) Gate")]
    [InlineData("(i) Drill; (ii) Gate (iii) Paint", "(i) Drill", "(ii) Gate", "(iii) Paint")]
    [InlineData("1) Drill, 2) Gate\nPaint", "1) Drill", "2) Gate", "Paint")]
    [InlineData("Action 1: Drill. Action 2: Gate.", "Action 1: Drill.", "Action 2: Gate.")]
    [InlineData("Task 1 – Drill; Task 2 – Gate; Task 3 – Paint", "Task 1 – Drill", "Task 2 – Gate", "Task 3 – Paint")]
    [InlineData("Cam 1: Drill, Cam 2: Gate\nPaint", "Cam 1: Drill", "Cam 2: Gate", "Paint")]
    [InlineData("Action 1: as Action 2 of the plan says", "Action 1: as Action 2 of the plan says")]
    [InlineData("See Action 1: Drill. Action 2: Gate", "See Action 1: Drill. Action 2: Gate")]
    [InlineData("Action 10: Drill. Action 20: Gate", "Action 10: Drill. Action 20: Gate")]
    [InlineData("Phase 1: Survey. Phase 2: Build", "Phase 1: Survey. Phase 2: Build")]
    [InlineData("Agree 1) Drill 2) Gate", "Agree 1) Drill 2) Gate")]
    [InlineData("1) Drill 3) Gate", "1) Drill 3) Gate")]
    [InlineData("1.5 m wall, 2.5 m gate", "1.5 m wall, 2.5 m gate")]
    public void Numbered_items_on_one_line_are_items(string cell, params string[] texts) =>
        ReadOne(("Actions", cell)).Actions!.Value.Select(action => action.Text).ShouldBe(texts);

    [Fact]
    public void Numbered_owners_on_one_line_are_those_of_numbered_actions() =>
        ReadOne(("Actions", "1) Drill 2) Gate"), ("Action owner", "1) Mason 2) Potter")).Actions!.Value
            .Select(action => action.Owner.Value).ShouldBe(["Mason", "Potter"]);

    [Theory]
    [InlineData("Action 1: Drill. Action 2: Gate", "Action 1: Mason, Action 2: Potter")]
    [InlineData("Action 1: Drill\nAction 2: Gate", "Action 1: Mason\nAction 2: Potter")]
    [InlineData("A1 – Drill\nA2 – Gate", "A1 – Mason\nA2 – Potter")]
    [InlineData("Drill\nGate", "1 - Mason\n2 - Potter")]
    [InlineData("4. Drill\n5. Gate", "4. Mason\n5. Potter")]
    [InlineData("1. Drill\n2. Gate", "2. Potter\n1. Mason")]
    public void The_number_of_an_action_before_its_owner_is_no_part_of_the_owner(string actions, string owners) =>
        ReadOne(("Actions", actions), ("Action owner", owners)).Actions!.Value.Select(action => action.Owner.Value)
            .ShouldBe(["Mason", "Potter"]);

    [Theory]
    [InlineData("1. Drill\n2. Gate\n3. Paint", "1. Mason  3. Potter")]
    [InlineData("1. Drill\n2. Gate", "1. Mason\n3. Potter")]
    [InlineData("Drill\nGate", "2. Mason\n1. Potter")]
    [InlineData("1. Drill\n2. Gate", "2. Mason\n2. Potter")]
    [InlineData("Drill\nGate", "a) Mason\nc) Potter")]
    public void Owners_whose_numbers_are_not_those_of_the_actions_are_named_and_not_read(string actions, string owners)
    {
        var read = ReadCells(("Actions", actions), ("Action owner", owners));

        read.Rows[0].Actions!.Value.ShouldAllBe(action => !action.Owner.IsGiven);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Fact]
    public void A_day_of_the_month_with_a_stop_is_no_number_of_an_item()
    {
        var read = ReadCells(("Actions", "Drill"), ("Due date", "15. March 2027"));

        read.Rows[0].Actions!.Value.ShouldBe([new ImportedAction("Drill")]);
        CodesOf(read.Messages).ShouldBe([ImportCodes.ActionUnreadable]);
    }

    [Theory]
    [InlineData("1. Drill\n2. Gate", "1. Gate", 2)]
    [InlineData("a) Drill\nb) Gate", "a) Gate", 2)]
    [InlineData("(i) Drill\n(ii) Gate", "(i) Gate", 2)]
    [InlineData("1.1 Drill\n1.2 Gate", "1.1 Gate", 2)]
    [InlineData("Action 1: Drill\nAction 2: Gate", "Action 1: Gate", 2)]
    [InlineData("A1 – Drill\nA2 – Gate", "A1 – Gate", 2)]
    [InlineData("1. Drill\n2. Gate", "Gate", 2)]
    [InlineData("3 posts", "4 posts", 2)]
    [InlineData("24/7 cover", "12/7 cover", 2)]
    [InlineData("A1 – resurface", "A2 – resurface", 2)]
    public void A_short_action_is_the_same_under_another_number(string before, string after, int id)
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Actions"];
        var live = Imported(Table(headings, ["1", "Depot floods", "16", "9", before]));

        var action = Plan(Read(Table(headings, ["1", "Depot floods", "16", "9", after])), live)
            .Outcomes[0].State!.Actions.ShouldHaveSingleItem();

        (action.Id, action.Text).ShouldBe((id, after));
    }

    [Fact]
    public void A_label_of_an_owner_is_read_only_where_nothing_else_stands_behind_it()
    {
        const string text = "Annual test; owner: Stage Manager; by 30/06/2027; status: complete";

        ReadOne(("Actions", text)).Actions!.Value.ShouldHaveSingleItem().ShouldBe(new ImportedAction(text));
    }

    [Theory]
    [InlineData("Mend (some of) 3/4")]
    [InlineData("Mend sluices (north) 13/27")]
    public void Fractions_behind_brackets_are_no_days(string cell) =>
        ReadCells(("Actions", cell)).Messages.ShouldNotContain(message =>
            message.Message.Contains("seems to say a day", StringComparison.Ordinal));
}
