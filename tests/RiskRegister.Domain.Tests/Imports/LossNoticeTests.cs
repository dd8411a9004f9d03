using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What an update takes away, or does not take, is named.</summary>
public sealed class LossNoticeTests
{
    static readonly string[] Headings =
        ["Ref", "Status", "Risk", "Risk owner", "Gross", "Net", "Controls", "Actions", "Action owner", "Action progress"];

    static readonly string[] Known = ["K1", "Open", "Silt", "Potter", "16", "9", "Pumps", "Dredge", "Mason", "10%"];

    [Fact]
    public void So_is_what_the_row_that_closes_an_entry_leaves_empty()
    {
        var live = Imported(Table(Headings, Known));
        var read = Answered([Table(Headings, ["K1", "Closed", "Silt", "", "16", "9", "", "", "", ""])], ("status:closed", "closed"));
        Plan(read, live).Messages.Where(message => message.Code == ImportCodes.CellsEmptied).Select(message => message.Column)
            .ShouldBe(["Controls", "Actions", "Risk owner"], ignoreOrder: true);
    }

    [Fact]
    public void A_change_of_progress_is_shown_as_what_it_was_and_becomes()
    {
        var live = Imported(Table(Headings, Known));
        var outcome = Plan(Read(Table(Headings, [.. Known.Select(cell => cell == "10%" ? "60%" : cell)])), live).Outcomes.Single();
        var change = outcome.Differences.ShouldNotBeNull().ShouldHaveSingleItem();
        (change.Field, change.Was.Single(), change.Becomes.Single()).ShouldBe(("actions", "Dredge, Mason, 10%", "Dredge, Mason, 60%"));
    }

    [Fact]
    public void A_day_of_review_that_is_to_come_is_named_of_a_new_entry_too()
    {
        string[] headings = ["Ref", "Risk", "Gross", "Net", "Last reviewed"];
        CodesOf(Plan(Read(Table(headings, ["K1", "Silt", "16", "9", "01/12/2037"])), []).Messages).ShouldContain(ImportCodes.ReviewKept);
        CodesOf(Plan(Read(Table(headings, ["K1", "Silt", "16", "9", "01/12/2015"])), []).Messages).ShouldNotContain(ImportCodes.ReviewKept);
    }

    [Fact]
    public void That_an_entry_stays_exempt_is_named_where_the_file_says_nothing_more_of_it()
    {
        string[] headings = ["Ref", "Risk", "Gross", "Net"];
        var live = Imported(Table([.. headings, "Exempt"], ["K1", "Silt", "16", "9", "Yes - paragraph 3"]));
        var plan = Plan(Read(Table(headings, ["K1", "Silt", "16", "12"])), live);
        LiveAfter(plan).Single().Exempt.ShouldNotBeNull();
        CodesOf(plan.Messages).ShouldContain(ImportCodes.ExemptionKept);
    }
}
