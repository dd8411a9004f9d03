using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Rows that say they are closed, in a register that goes on listing them.</summary>
public class ClosedRowTests
{
    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual score", "Status"];

    static ReadRegister Closed(params string[][] rows) => Answered([Table([Headings, .. rows])], ("status:closed", "closed"));

    [Theory]
    [InlineData("TCL1")]
    [InlineData("CR40")]
    [InlineData("")]
    public void A_closed_row_is_one_closed_entry_however_often_it_is_imported(string reference)
    {
        var read = Closed([reference, "Old bandstand subsidence", "16", "4", "Closed"], ["TCL2", "Bandstand vandalism", "16", "4", "Open"]);
        var live = LiveAfter(Plan(read, []));
        live.Select(entry => entry.Status).ShouldBe([EntryStatus.Closed, EntryStatus.Open]);
        foreach (var options in new[] { new ImportOptions(), new ImportOptions { Quarter = new Quarter(2016, 3) } })
        {
            var plan = Plan(read, live, options);
            Refusals(plan.Messages).ShouldBeEmpty();
            plan.Questions.ShouldBeEmpty();
            plan.Outcomes.Select(outcome => outcome.Result).ShouldBe([RowResult.Unchanged, RowResult.Unchanged]);
            plan.Outcomes[0].State!.Id.ShouldBe(live[0].Id);
        }
    }

    [Fact]
    public void Two_closed_rows_of_one_title_are_two_closed_entries()
    {
        var read = Closed(["", "Old bandstand", "16", "4", "Closed"], ["", "Old bandstand", "16", "9", "Closed"]);
        var live = LiveAfter(Plan(read, []));
        var plan = Plan(read, live);
        plan.Outcomes.Select(outcome => outcome.Result).ShouldBe([RowResult.Unchanged, RowResult.Unchanged]);
        plan.Outcomes.Select(outcome => outcome.State!.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_closed_row_whose_number_another_entry_has_by_now_is_still_the_closed_one()
    {
        var live = LiveAfter(Plan(Closed(["R1", "Old bandstand subsidence", "16", "4", "Closed"]), []));
        EntryState[] both = [.. live, .. Imported(Table(Rows(("R1", "Fraud by a supplier", "16", "9"))))];
        var plan = Plan(Closed(["R1", "Old bandstand subsidence", "16", "4", "Closed"]), both);
        plan.Questions.ShouldBeEmpty();
        plan.Outcomes.ShouldHaveSingleItem().State!.Id.ShouldBe(live[0].Id);
    }

    [Fact]
    public void A_closed_row_goes_on_being_the_closed_entry_whatever_is_open_under_its_title()
    {
        string[] closed = ["D1", "Kiosk roof rots", "16", "4", "Closed"];
        string[] open = ["D7", "Kiosk roof rots", "16", "9", "Open"];
        var first = LiveAfter(Plan(Closed(closed), []));
        var question = Plan(Closed(open), first).Questions.ShouldHaveSingleItem();
        question.Proposed.ShouldBeNull();
        Plan(Closed(closed, open), first).Questions.ShouldBeEmpty();
        EntryState[] both = [.. first, .. LiveAfter(Plan(Closed(open), first, Answering((question.Id, "new"))))];
        foreach (var rows in new[] { new[] { closed }, [closed, open], [open, closed] })
        {
            var plan = Plan(Closed(rows), both);
            (plan.Questions.Count, plan.Renumbered.Count, plan.HasRefusals).ShouldBe((0, 0, false));
            plan.Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);
        }
    }

    [Theory]
    [InlineData("D7", "D7")]
    [InlineData("", "")]
    public void A_closed_row_closes_what_is_open_under_its_number_and_title(string closed, string open)
    {
        var first = LiveAfter(Plan(Closed([closed, "Kiosk roof rots", "16", "4", "Closed"]), []));
        EntryState[] both = [.. first, .. Imported(Table(Rows((open, "Kiosk roof rots", "16", "9"))))];
        var outcome = Plan(Closed([closed, "Kiosk roof rots", "16", "4", "Closed"]), both).Outcomes.ShouldHaveSingleItem();
        (outcome.State!.Id, outcome.State.Status).ShouldBe((both[1].Id, EntryStatus.Closed));
    }

    [Fact]
    public void Without_numbers_a_closed_row_beside_an_open_one_of_its_title_is_the_closed_entry()
    {
        string[] closed = ["", "Kiosk roof rots", "16", "4", "Closed"];
        EntryState[] both = [.. LiveAfter(Plan(Closed(closed), [])), .. Imported(Table(Rows(("", "Kiosk roof rots", "16", "9"))))];
        Plan(Closed(closed, ["", "Kiosk roof rots", "16", "9", "Open"]), both).Outcomes[0].Result.ShouldBe(RowResult.Unchanged);
    }

    [Fact]
    public void What_is_closed_under_another_number_is_another_entry()
    {
        var live = LiveAfter(Plan(Closed(["R1", "Old bandstand", "16", "4", "Closed"]), []));
        Plan(Closed(["R2", "Old bandstand", "16", "4", "Closed"]), live).Outcomes.ShouldHaveSingleItem().Result.ShouldBe(RowResult.Created);
    }

    [Fact]
    public void What_was_closed_as_missing_and_comes_back_open_is_reopened()
    {
        var live = Imported(Table(Rows(("R1", "Old bandstand", "16", "9"))));
        EntryState[] missing =
        [
            live[0] with
            {
                Status = EntryStatus.Closed,
                Closure = new Closure($"{ImportPlanner.ClosedAsMissing}Quarter 2 2016/17", Now, [], EntryStatus.Open),
            },
        ];
        Plan(Closed(["R1", "Old bandstand", "16", "9", "Closed"]), missing).Outcomes.ShouldHaveSingleItem().Result
            .ShouldBe(RowResult.Unchanged);
        Plan(Closed(["R1", "Old bandstand", "16", "9", "Open"]), missing).Reopened.ShouldBe([live[0].Id]);
    }

    [Theory]
    [InlineData("Title", "DELETED - Ivy walls")]
    [InlineData("Title", "Kelp beds - RISK CLOSED JUNE 2026")]
    [InlineData("Title", "Maple trees – REMOVED")]
    [InlineData("Title", "Juniper [merged with R7]")]
    [InlineData("Title", "Lime kilns (transferred to the directorate register)")]
    [InlineData("Title", "Nettle beds: no longer a corporate risk")]
    [InlineData("Title", "Old depot (closed Q2, see R7)")]
    [InlineData("Title", "Old depot (closed by committee)")]
    [InlineData("Title", "Old depot (closed and merged with R4)")]
    [InlineData("Title", "Old depot [closed on 3 May 2026]")]
    [InlineData("Title", "Old depot - closed as no longer relevant")]
    [InlineData("Title", "CLOSED-Old depot")]
    [InlineData("Owner", "CLOSED")]
    [InlineData("Ref", "R1 CLOSED")]
    [InlineData("Ref", "R1 (removed)")]
    [InlineData("Direction of travel", "Risk closed")]
    [InlineData("Direction of travel", "Closed – see minute 12")]
    [InlineData("Direction of travel", "Risk removed in Q2")]
    public void An_entry_that_is_said_to_be_gone_is_asked_about(string heading, string cell)
    {
        Dictionary<string, string> row = new()
        {
            ["Ref"] = "R1",
            ["Title"] = "Old trees",
            ["Score"] = "16",
            ["Residual"] = "9",
            ["Owner"] = "A",
        };
        row[heading] = cell;
        var table = Table([.. row.Keys], [.. row.Values], ["R8", "Bats", "12", "4", "B"]);

        Understood(table).Analysis.Questions.ShouldContain(question => question.Id == "closed-titles");
        Answered([table], ("closed-titles", "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Bats");
    }

    [Theory]
    [InlineData("Data: deleted records cannot be restored")]
    [InlineData("Staff transferred to the company lose their pensions")]
    [InlineData("Waste – removed bins are not replaced")]
    [InlineData("Pension scheme (closed to new members)")]
    [InlineData("CCTV fails (closed circuit)")]
    [InlineData("Landfill gas (closed sites)")]
    [InlineData("Closed-loop heating leaks")]
    [InlineData("Semi-closed cells flood")]
    [InlineData("Museums – closed for repairs")]
    public void Such_words_in_a_title_are_no_sign_of_it(string title) =>
        Understood(Table(["Ref", "Title", "Score", "Residual"], ["R1", title, "16", "9"])).Analysis.Questions.ShouldBeEmpty();

    static SourceTable WithRemark(string heading, string remark, string status = "Open") => Table(
        ["Ref", "Title", "Score", "Residual", "Mitigating actions", heading, .. status.Length > 0 ? new[] { "Status" } : []],
        ["R1", "Bats", "16", "9", "Count them", remark, .. status.Length > 0 ? new[] { status } : []],
        ["R2", "Old trees", "12", "4", "Fell them", "Felling goes on.", .. status.Length > 0 ? new[] { "Open" } : []]);

    [Theory]
    [InlineData("Comments", "This risk has now been closed.")]
    [InlineData("Update", "Risk closed in Q2")]
    [InlineData("Latest position", "Closed – moved to service register")]
    [InlineData("Q2 update", "Closed")]
    [InlineData("Notes", "Now closed following the audit")]
    [InlineData("Progress update", "Works complete. Risk now closed.")]
    [InlineData("Progress", "Removed from the corporate register in May")]
    [InlineData("Narrative", "Q2: risk closed, see R7")]
    [InlineData("Commentary", "3 May 2026: Closed by CMT")]
    [InlineData("Remarks", "Risk R1 merged with R7")]
    [InlineData("Comments", "Superseded by R9")]
    [InlineData("Comments", "This has been closed")]
    [InlineData("Actions update", "The risk no longer exists")]
    [InlineData("Review comments", "De-escalated to the directorate risk register")]
    [InlineData("Board view", "The Board agreed to close this risk on 3 May.")]
    [InlineData("Assurance", "No longer a corporate risk")]
    [InlineData("Comments", "No longer a risk to the council")]
    [InlineData("Comments", "No longer a risk, see R7")]
    [InlineData("Comments", "Closed 3 May 2026")]
    [InlineData("Comments", "Closed 03/05/26")]
    [InlineData("Update", "Risk closed 2026")]
    [InlineData("Mitigating measures in place", "All done; the risk is closed")]
    public void What_an_update_says_of_a_closed_entry_is_asked_about_once(string heading, string remark)
    {
        var table = WithRemark(heading, remark, status: "");
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed, question.Row).ShouldBe(("closed-remarks", "closed", 2));
        Answered([table], ("closed-remarks", "closed")).Rows.Select(row => row.Status).ShouldBe([RowStatus.Closed, null]);
        Answered([table], ("closed-remarks", "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Old trees");
        Answered([table], ("closed-remarks", "open")).Rows.Select(row => row.Status).ShouldBe([RowStatus.Open, null]);
    }

    [Theory]
    [InlineData("Risk Not Active", true)]
    [InlineData("Risk no longer active", true)]
    [InlineData("Risk inactive", true)]
    [InlineData("Not active", false)]
    public void A_risk_that_is_not_active_in_the_place_of_its_score_may_be_closed(string score, bool isAsked)
    {
        var table = Table(["Ref", "Title", "Score", "Residual"], ["R1", "Bats", score, score], ["R2", "Old trees", "12", "4"]);
        Asked(table).Contains("closed-titles").ShouldBe(isAsked);
        if (isAsked) Answered([table], ("closed-titles", "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Old trees");
    }

    [Theory]
    [InlineData("CLOSED – new shelter opened in May", true)]
    [InlineData("Closed: moved to the service register", true)]
    [InlineData("Closed-circuit television", false)]
    [InlineData("Closed – shutters fitted\nFit lamps", false)]
    [InlineData("Close the gap: hire a warden", false)]
    public void What_stands_in_the_place_of_the_actions_and_says_closed_is_asked_about(string actions, bool isAsked)
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Actions"], ["R1", "Bats", "16", "9", actions],
            ["R2", "Old trees", "12", "4", "Fell them"]);
        Asked(table).ShouldBe(isAsked ? ["closed-remarks"] : []);
    }

    [Theory]
    [InlineData("Comments", "Recommend closure")]
    [InlineData("Update", "Proposed for removal at the next review")]
    [InlineData("Progress update", "Works complete. It is proposed to close this risk.")]
    [InlineData("Notes", "This risk can now be closed.")]
    [InlineData("Narrative", "To be closed in Q3")]
    [InlineData("Latest position", "Closure recommended")]
    [InlineData("Comments", "Agreed to close")]
    [InlineData("Comments", "Can this risk be closed?")]
    [InlineData("Board view", "Suggest that the risk be de-escalated")]
    public void What_is_only_to_be_closed_is_asked_about_as_open(string heading, string remark)
    {
        var table = WithRemark(heading, remark, status: "");
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed).ShouldBe(("closing-remarks", "open"));
        Answered([table], ("closing-remarks", "open")).Rows.Count.ShouldBe(2);
        Answered([table], ("closing-remarks", "closed")).Rows[0].Status.ShouldBe(RowStatus.Closed);
    }

    [Theory]
    [InlineData("Update", "Closed 2 of 3 actions")]
    [InlineData("Comments", "Closed 12 sites")]
    [InlineData("Update", "No longer a risk to the budget this year, but next")]
    [InlineData("Comments", "No longer a risk of flooding from the weir")]
    [InlineData("Comments", "Considered closing this risk; agreed to keep it.")]
    [InlineData("Update", "Proposed for closure. The board decided against.")]
    [InlineData("Comments", "Bridge closed for repairs")]
    [InlineData("Comments", "Closed for repairs since May")]
    [InlineData("Comments", "Closed loop system fitted")]
    [InlineData("Comments", "Closed-circuit television fitted")]
    [InlineData("Comments", "Consultation now closed; risk remains")]
    [InlineData("Comments", "Contract closed. Risk reduced.")]
    [InlineData("Comments", "Opportunity closed off by government")]
    [InlineData("Comments", "Closing date for tenders is in May")]
    [InlineData("Comments", "Removed the risk of fire")]
    [InlineData("Comments", "Recommend removal of asbestos")]
    [InlineData("Update", "Action closed")]
    [InlineData("Update", "Risk assessment closed")]
    [InlineData("Update", "1. Closed\n2. Goes on")]
    [InlineData("Update", "Risk closed in Q1, and reopened in Q2")]
    [InlineData("Update", "Recommend closure once the works are complete")]
    [InlineData("Update", "Recommend closure of the road")]
    [InlineData("Update", "The risk will be closed when the contract ends")]
    [InlineData("Update", "The risk cannot be closed")]
    [InlineData("Update", "Closely monitored by the team")]
    [InlineData("Narrative", "Asbestos removed from the school in May")]
    [InlineData("Narrative", "The risk is removed by closing the valve")]
    [InlineData("Notes", "Risk transferred to the contractor")]
    [InlineData("Site status", "Closed")]
    [InlineData("Action status", "Closed")]
    [InlineData("Audit recommendation status", "Closed")]
    [InlineData("Progress", "Closed")]
    [InlineData("Weather", "Closed")]
    public void What_else_is_closed_is_no_sign_of_it(string heading, string remark) =>
        Understood(WithRemark(heading, remark, status: "")).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Comments", "This risk has now been closed.")]
    [InlineData("Outcome", "Remove")]
    [InlineData("Board decision", "Removed")]
    [InlineData("Position", "Tolerated – off register")]
    public void What_an_update_says_against_a_status_of_open_is_asked_about(string heading, string remark)
    {
        var table = WithRemark(heading, remark);
        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        (question.Id, question.Proposed, question.Row, question.Column).ShouldBe(("closed-beside:open", null, 2, heading));
        Answered([table], (question.Id, "open")).Rows.Select(row => row.Status).ShouldBe([RowStatus.Open, RowStatus.Open]);
        Answered([table], (question.Id, "closed")).Rows.Select(row => row.Status).ShouldBe([RowStatus.Closed, RowStatus.Open]);
        Answered([table], (question.Id, "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Old trees");
        var mapping = new ImportMapping { Answers = new Dictionary<string, string> { [question.Id] = "closed" } };
        mapping = RegisterReader.Understand([table], Settings, mapping).Analysis.Mapping;
        RegisterReader.Understand([table], Settings, mapping).Register.Rows[0].Status.ShouldBe(RowStatus.Closed);
    }

    [Theory]
    [InlineData("Comments", "Bridge closed")]
    [InlineData("Outcome", "Fewer floods")]
    [InlineData("Project status", "Closed")]
    public void What_else_is_closed_beside_a_status_is_not_asked_about(string heading, string remark) =>
        Understood(WithRemark(heading, remark)).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Closed", 0)]
    [InlineData("Risk closed", 1)]
    public void What_one_of_several_rows_of_an_entry_says_is_said_of_it_only_where_it_names_it(string remark, int asked)
    {
        string[] headings = ["Ref", "Title", "Score", "Residual", "Action", "Update"];
        string[][] others = [["R1", "Bats", "16", "9", "Count them", "Goes on"], ["R2", "Old trees", "12", "4", "Fell them", ""]];
        foreach (var second in (string[][])[["R1", "Bats", "16", "9", "House them", remark], ["", "", "", "", "House them", remark]])
            Understood(Table(headings, others[0], second, others[1])).Analysis.Questions.Count.ShouldBe(asked);
    }

    [Theory]
    [InlineData("Closed", "Closed")]
    [InlineData("16", "Closed")]
    [InlineData("16", "CLOSED – June 2026")]
    [InlineData("Risk closed", "")]
    [InlineData("Removed", "Removed")]
    [InlineData("16", "N/A - closed")]
    [InlineData("16", "Not scored (removed)")]
    [InlineData("16", "Closed Q1")]
    [InlineData("16", "Closed March 2026")]
    [InlineData("16", "Removed last quarter")]
    public void A_score_that_says_closed_is_asked_about_as_that(string score, string residual)
    {
        string[] headings = ["Ref", "Title", "Score", "Residual"];
        var table = Table(headings, ["R1", "Bats", score, residual], ["R2", "Old trees", "12", "4"]);
        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("closed-titles");
        Answered([table], ("closed-titles", "closed")).Rows[0].Status.ShouldBe(RowStatus.Closed);
        Answered([table], ("closed-titles", "leaveOut")).Rows.ShouldHaveSingleItem().Title.ShouldBe("Old trees");
    }

    [Theory]
    [InlineData("Risks transferred to directorate registers", true)]
    [InlineData("The following risks have been moved to the programme's log", true)]
    [InlineData("Risks realised in 2025/26", true)]
    [InlineData("De-registered", true)]
    [InlineData("Risks no longer on the register", true)]
    [InlineData("Risks no longer monitored", true)]
    [InlineData("Risks merged", true)]
    [InlineData("Completed risks", true)]
    [InlineData("Risks being managed at service level", true)]
    [InlineData("Risks managed by the contractor", false)]
    [InlineData("Risks completed by partners", false)]
    [InlineData("Historic risks", true)]
    [InlineData("Historic buildings", false)]
    [InlineData("Risks moved by the weather", false)]
    [InlineData("Risks escalated to this register", false)]
    public void Entries_that_went_elsewhere_are_asked_about_as_closed(string section, bool isAsked) =>
        Understood(Table(["Ref", "Title", "Score", "Residual"], ["R1", "Bats", "16", "9"], [section], ["R2", "Old trees", "12", "4"]))
            .Analysis.Questions.Any(question => question.Id.StartsWith("closed-section:", StringComparison.Ordinal)).ShouldBe(isAsked);

    [Theory]
    [InlineData("CLOSED Roof of the kiosk leaks", true)]
    [InlineData("CLOSED 14/9/26 Roof of the kiosk leaks", true)]
    [InlineData("DE-ESCALATED Roof of the kiosk leaks", true)]
    [InlineData("Removed Rot in the kiosk of the bandstand", true)]
    [InlineData("Closed Failure of the kiosk's boiler", true)]
    [InlineData("Closed 3/5/26 Loss of the kiosk's licence", true)]
    [InlineData("Kiosk rots - now managed at service level", true)]
    [InlineData("Kiosk rots (held on the directorate register)", true)]
    [InlineData("CLOSED CIRCUIT TELEVISION FAILS", false)]
    [InlineData("Closed Landfill Sites", false)]
    [InlineData("Closed churchyards subside", false)]
    [InlineData("Removed Trees", false)]
    [InlineData("Kiosks – managed by volunteers", false)]
    [InlineData("Kiosk rots – managed at corporate level", false)]
    public void A_title_that_begins_or_ends_with_it_is_asked_about_though_no_mark_parts_them(string title, bool isAsked) =>
        Understood(Table(["Ref", "Title", "Score", "Residual"], ["R1", title, "16", "9"], ["R2", "Old trees", "12", "4"]))
            .Analysis.Questions.Any(question => question.Id == "closed-titles").ShouldBe(isAsked);

    [Fact]
    public void Factors_that_say_closed_are_asked_about_as_that()
    {
        var table = Table(["Ref", "Title", "Impact", "Likelihood", "Residual impact", "Residual likelihood"],
            ["R1", "Bats", "4", "4", "Closed", "Closed"], ["R2", "Old trees", "4", "3", "2", "2"]);
        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("closed-titles");
        Answered([table], ("closed-titles", "closed")).Rows[0].Status.ShouldBe(RowStatus.Closed);
    }

    [Fact]
    public void What_is_open_although_its_scores_say_closed_has_no_score()
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Status"],
            ["R1", "Bats", "Closed", "Closed", "Open"], ["R2", "Old trees", "12", "4", "Open"]);
        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("closed-titles");
        Answered([table], ("closed-titles", "open"), ("unscored-rows", "propose")).Rows[0].Score.ShouldBeNull();
    }

    [Fact]
    public void A_closed_row_whose_scores_say_so_is_asked_about_by_its_status_alone()
    {
        var table = Table(["Ref", "Title", "Score", "Residual", "Status"],
            ["R1", "Bats", "Closed", "Closed", "Closed"], ["R2", "Old trees", "12", "4", "Open"]);
        Understood(table).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("status:closed");
        Answered([table], ("status:closed", "closed")).Rows[0].Status.ShouldBe(RowStatus.Closed);
    }

    static ReadRegister WithClosedSection(params string[][] closed) => Answered(
        [Table([Headings[..4], ["R1", "Fraud by a supplier", "16", "9"], ["Closed risks", "", "", ""], .. closed])],
        ("closed-section:closed risks", "closed"));

    static ReadRegister WithClosedSheet(params string[][] closed) => RegisterReader.Read(
        [Sheet("Register", Headings[..4], ["R1", "Fraud by a supplier", "16", "9"]), Sheet("Closed risks", [Headings[..4], .. closed])],
        Settings,
        new ImportMapping { Tables = [new TableMapping { Sheet = "Closed risks", Use = TableUse.Closed }] });

    [Fact]
    public void A_number_that_was_given_again_is_asked_about_once()
    {
        string[][] closed = [["R1", "Old bandstand", "12", "4"], ["R1", "Older quay", "12", "4"], ["R2", "Bats", "12", "4"]];
        foreach (var read in (ReadRegister[])[WithClosedSection(closed), WithClosedSheet(closed)])
        {
            var asked = Plan(read, []);
            Refusals(asked.Messages).ShouldBeEmpty();
            var question = asked.Questions.ShouldHaveSingleItem();
            (question.Id, question.Proposed).ShouldBe(("closed-numbers", "apart"));

            var live = LiveAfter(Plan(read, [], Answering((question.Id, "apart"))));
            live.Select(entry => (entry.Title, entry.Status, entry.SourceReference)).ShouldBe(
            [
                ("Fraud by a supplier", EntryStatus.Open, "R1"), ("Old bandstand", EntryStatus.Closed, "R1"),
                ("Older quay", EntryStatus.Closed, "R1"), ("Bats", EntryStatus.Closed, "R2"),
            ]);
            var again = Plan(read, live);
            again.Questions.ShouldBeEmpty();
            again.Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);

            var left = Plan(read, [], Answering((question.Id, "leaveOut")));
            LiveAfter(left).Select(entry => entry.Title).ShouldBe(["Fraud by a supplier", "Bats"]);
            left.Messages.Count(message => message.Code == ImportCodes.RowIgnored
                && message.Message.Contains("answered", StringComparison.Ordinal)).ShouldBe(2);
        }
    }

    [Fact]
    public void An_open_entry_is_not_touched_by_a_closed_one_that_had_its_number()
    {
        var live = Imported(Table(Rows(("R1", "Fraud by a supplier", "16", "9"))));
        var plan = Plan(WithClosedSection(["R1", "Old bandstand", "12", "4"]), live, Answering(("closed-numbers", "apart")));
        plan.Questions.ShouldBeEmpty();
        plan.Outcomes.Select(outcome => outcome.Result).ShouldBe([RowResult.Unchanged, RowResult.Created]);
    }

    [Fact]
    public void What_is_closed_by_number_and_title_gives_its_number_to_what_has_it_now()
    {
        var live = Imported(Table(Rows(("R1", "Old bandstand", "12", "4"))));
        var plan = Plan(WithClosedSection(["R1", "Old bandstand", "12", "4"]), live);
        plan.Questions.ShouldBeEmpty();
        Refusals(plan.Messages).ShouldBeEmpty();
        LiveAfter(plan).Select(entry => (entry.Title, entry.Status, IsOld: entry.Id == live[0].Id)).ShouldBe(
            [("Fraud by a supplier", EntryStatus.Open, false), ("Old bandstand", EntryStatus.Closed, true)]);
    }

    [Theory]
    [InlineData("closed", EntryStatus.Closed)]
    [InlineData("open", EntryStatus.Open)]
    public void An_entry_that_is_both_open_and_closed_is_asked_about(string answer, EntryStatus status)
    {
        var read = WithClosedSection(["R1", "Fraud by a supplier", "16", "9"]);
        foreach (var live in (IReadOnlyList<EntryState>[])[[], Imported(Table(Rows(("R1", "Fraud by a supplier", "16", "9"))))])
        {
            var asked = Plan(read, live);
            Refusals(asked.Messages).ShouldBeEmpty();
            asked.Questions.ShouldHaveSingleItem().Id.ShouldBe("closed-and-open");
            LiveAfter(Plan(read, live, Answering(("closed-and-open", answer)))).ShouldHaveSingleItem().Status.ShouldBe(status);
        }
    }

    [Fact]
    public void A_register_number_that_was_given_again_stays_the_open_entrys()
    {
        var read = Closed(["CR4", "Fraud by a supplier", "16", "9", "Open"], ["CR4", "Old bandstand", "12", "4", "Closed"]);
        var plan = Plan(read, [], Answering(("closed-numbers", "apart")));
        LiveAfter(plan).Select(entry => (entry.Reference?.ToString(), entry.Status))
            .ShouldBe([("CR4", EntryStatus.Open), ("CR4", EntryStatus.Closed)]);
    }

    [Fact]
    public void A_row_that_is_passed_over_is_named_once_however_often_its_entry_is_closed()
    {
        var read = Closed(
            ["R1", "Bats", "16", "9", "Open"], ["R1", "Bats", "16", "9", "Closed"], ["R1", "Bats", "16", "9", "Closed"]);
        var plan = Plan(read, [], Answering(("closed-and-open", "closed")));
        plan.Messages.Count(message => message.Code == ImportCodes.RowIgnored).ShouldBe(1);
        Refusals(plan.Messages).ShouldBe([ImportCodes.ReferenceTwice]);
    }

    [Fact]
    public void Two_rows_of_one_number_and_title_that_are_both_closed_are_refused() =>
        Refusals(Plan(Closed(["R1", "Bats", "16", "9", "Closed"], ["R1", "Bats", "16", "9", "Closed"]), []).Messages)
            .ShouldBe([ImportCodes.ReferenceTwice]);
}
