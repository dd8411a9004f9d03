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
    public void Such_words_in_a_title_are_no_sign_of_it(string title) =>
        Understood(Table(["Ref", "Title", "Score", "Residual"], ["R1", title, "16", "9"])).Analysis.Questions.ShouldBeEmpty();
}
