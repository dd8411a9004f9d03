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
    public void A_day_on_which_some_ended_closes_them(string heading)
    {
        Asked(Under(heading, "", "3 May 2024", "")).ShouldBe(["status:closed"]);
        Asked(Under(heading, "3 May 2024", "3 June 2025", "3 July 2026")).ShouldBeEmpty();
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
