using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns that say which entries are no more, by headings and words that are none of a status.</summary>
public class StandingColumnTests
{
    static readonly string[] Titles = ["Old trees", "Bats", "Flooding", "Fraud"];

    static SourceTable Under(string heading, params string[] said) => Table(
    [
        ["Reference", "Title", "Score", "Residual score", heading],
        .. said.Select((cell, at) => new[] { $"R{at + 1}", Titles[at], "16", "9", cell }),
    ]);

    static string[] Asked(SourceTable table) => [.. Understood(table).Analysis.Questions.Select(question => question.Id)];

    [Theory]
    [InlineData("Position", "Tolerated – on register", "Tolerated – off register", "status:tolerated - off register")]
    [InlineData("Current position", "Kept on CRR", "No longer on the corporate register", "status:no longer on the corporate register")]
    [InlineData("Outcome", "Retain", "Remove", "status:remove")]
    [InlineData("Outcome of review", "Continue to monitor", "Obsolete", "status:obsolete")]
    [InlineData("Board decision", "Retained", "Delete", "status:delete")]
    [InlineData("Disposition", "Keep", "Merged into R1", "status:merged into r1")]
    [InlineData("Next steps", "Continue to monitor", "Archive", "status:archive")]
    [InlineData("Standing", "Active", "Parked", "status:parked")]
    [InlineData("State of this risk", "Live", "Realised", "status:realised")]
    [InlineData("Position at Q2", "Open", "Stood down", "status:stood down")]
    [InlineData("Outcome – March 2026", "Retain", "Removed", "status:removed")]
    [InlineData("Filed under", "Live", "Dormant", "status:dormant")]
    [InlineData("Stádas", "Oscailte", "Dúnta", "status:closed")]
    public void A_word_that_an_entry_is_no_more_is_asked_about_and_one_that_it_stays_is_open(
        string heading, string open, string gone, string id)
    {
        Asked(Under(heading, open, gone, open)).ShouldBe([id]);
        Answered([Under(heading, open, gone, open)], (id, "closed")).Rows.Select(row => row.Status)
            .ShouldBe([RowStatus.Open, RowStatus.Closed, RowStatus.Open]);
    }

    [Theory]
    [InlineData("Outcome", "Removed from register", "closed")]
    [InlineData("Position", "Off CRR", "closed")]
    [InlineData("Position", "Lapsed (May 2026)", "closed")]
    [InlineData("Position", "Dormant", null)]
    [InlineData("Position", "Materialised", null)]
    public void Closed_is_proposed_where_the_entry_has_left(string heading, string gone, string? proposed) =>
        Understood(Under(heading, "Retain", gone, "Dormant")).Analysis.Questions.First(question => question.Row == 3)
            .Proposed.ShouldBe(proposed);

    [Fact]
    public void Letters_below_a_status_are_asked_about_each() =>
        Asked(Under("Status", "A", "C", "D", "A")).ShouldBe(["status:a", "status:c", "status:d"]);

    [Theory]
    [InlineData("Expired")]
    [InlineData("End date")]
    [InlineData("Left register")]
    [InlineData("Close date")]
    public void A_day_on_which_some_ended_closes_them(string heading)
    {
        Asked(Under(heading, "", "3 May 2024", "")).ShouldBe(["status:closed"]);
        Asked(Under(heading, "3 May 2024", "3 June 2025", "3 July 2026")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Recommendation", "Keep", "Close", "closing-remarks")]
    [InlineData("Recommendation", "Retain", "Remove", "closing-remarks")]
    [InlineData("Recommended action", "Escalate to corporate", "De-escalate to service level", "closing-remarks")]
    [InlineData("Recommendation", "Retain at current score", "Remove from register", "closing-remarks")]
    [InlineData("Action", "No change", "Close – works done", "closing-remarks")]
    public void What_is_to_become_of_entries_is_no_action(string heading, string kept, string gone, string id)
    {
        var table = Under(heading, kept, gone, kept);
        Asked(table).ShouldBe([id]);
        var rows = Answered([table], (id, "closed")).Rows;
        rows.Select(row => row.Status).ShouldBe([null, RowStatus.Closed, null]);
        rows.ShouldAllBe(row => row.Actions == null && row.Response == null);
    }

    [Theory]
    [InlineData("Recommendation", "Remove asbestos", "Close the site")]
    [InlineData("Recommendation", "Retain staff", "Remove")]
    [InlineData("Actions", "Monitor", "Continue to monitor")]
    public void What_is_to_be_done_is_one(string heading, string one, string other)
    {
        Asked(Under(heading, one, other, one)).ShouldBeEmpty();
        Read(Under(heading, one, other, one)).Rows.ShouldAllBe(row => row.Actions != null);
    }

    [Fact]
    public void A_response_that_says_closed_is_asked_about()
    {
        var table = Under("Risk treatment", "Treat", "Tolerate", "Transferred to the trust", "Closed");
        Asked(table).ShouldBe(["closed-titles"]);
        var rows = Answered([table], ("closed-titles", "closed")).Rows;
        rows.Select(row => row.Status).ShouldBe([null, null, null, RowStatus.Closed]);
        rows.Select(row => row.Response?.Value).Take(2).ShouldBe([EntryResponse.Treat, EntryResponse.Tolerate]);
        rows.ShouldAllBe(row => row.Actions == null);
    }

    [Theory]
    [InlineData("Current")]
    [InlineData("Current risk?")]
    [InlineData("Live")]
    public void A_column_that_is_ticked_for_entries_which_are_live_closes_the_others(string heading)
    {
        Asked(Under(heading, "Y", "N", "Y")).ShouldBe(["status:closed"]);
        Asked(Under(heading, "x", "", "x")).ShouldBe(["status:blank"]);
        Answered([Under(heading, "x", "", "x")], ("status:blank", "closed")).Rows.Select(row => row.Status)
            .ShouldBe([RowStatus.Open, RowStatus.Closed, RowStatus.Open]);
    }

    [Fact]
    public void Ticks_below_live_and_closed_beside_each_other_close_those_that_have_none_or_one()
    {
        var table = Table(["Reference", "Title", "Score", "Residual score", "Live", "Closed"],
            ["R1", "Old trees", "16", "9", "✓", ""], ["R2", "Bats", "12", "9", "", "✓"]);
        Answered([table], ("twice:status:", "Live"), ("status:blank", "closed")).Rows.Select(row => row.Status)
            .ShouldBe([RowStatus.Open, RowStatus.Closed]);
        Answered([table], ("twice:status:", "Closed"), ("status:closed", "closed")).Rows.Select(row => row.Status)
            .ShouldBe([null, RowStatus.Closed]);
    }

    [Fact]
    public void A_close_date_beside_actions_with_days_of_their_own_is_the_entrys()
    {
        string[] headings = ["Reference", "Title", "Score", "Residual score", "Actions", "Due date", "Close date"];
        Asked(Table(headings, ["R1", "Old trees", "16", "9", "Fell them", "3 May 2027", "3 May 2024"],
            ["R2", "Bats", "16", "9", "Count them", "3 May 2027", ""])).ShouldBe(["status:closed"]);
        Asked(Table([.. headings[..5], "Close date"], ["R1", "Old trees", "16", "9", "Fell them", "3 May 2024"],
            ["R2", "Bats", "16", "9", "Count them", ""])).ShouldBeEmpty();
    }

    [Fact]
    public void An_end_beside_actions_is_theirs() => Asked(Table(
        ["Reference", "Title", "Score", "Residual score", "Actions", "End date"],
        ["R1", "Old trees", "16", "9", "Fell them", "3 May 2024"], ["R2", "Bats", "16", "9", "Count them", ""])).ShouldBeEmpty();

    [Theory]
    [InlineData("Project status", "Green", "Amber")]
    [InlineData("Outcome", "No data is lost", "Removed hazards from all of our sites")]
    [InlineData("Decision", "Approved", "Deferred")]
    [InlineData("Decision", "Share", "Terminate")]
    [InlineData("Decision", "Reduce", "Remove")]
    [InlineData("Next steps", "Archive old files", "Buy pumps")]
    [InlineData("Next steps", "Archive", "Buy pumps")]
    [InlineData("RAG status", "A", "C")]
    [InlineData("Status", "A", "L")]
    [InlineData("Policy", "Live", "Lapsed")]
    [InlineData("Benefits", "Active", "Realised")]
    [InlineData("Parks", "Parked", "Mown")]
    public void What_speaks_of_something_else_is_not(string heading, string one, string other) =>
        Asked(Under(heading, one, other, one)).ShouldBeEmpty();
}
