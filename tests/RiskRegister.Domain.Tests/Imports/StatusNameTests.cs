using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>What words below "Risk status" say.</summary>
public class StatusNameTests
{
    static SourceTable WithStatus(string status) => Table(
        ["Reference", "Title", "Score", "Residual score", "Risk status"],
        ["R1", "Old trees", "16", "9", "Open"], ["R2", "Bats", "16", "9", status]);

    [Theory]
    [InlineData("Open – under review")]
    [InlineData("Open - monitor")]
    [InlineData("Open (reviewed May 2026)")]
    [InlineData("Open/Ongoing")]
    [InlineData("Open, treated weekly")]
    [InlineData("Live risk")]
    [InlineData("LIVE: with Estates")]
    [InlineData("Active – no change")]
    [InlineData("Ongoing – monitor")]
    [InlineData("On-going (Q2)")]
    [InlineData("In progress")]
    [InlineData("Monitoring")]
    [InlineData("Unchanged")]
    [InlineData("Updated")]
    public void What_goes_on_is_open(string status)
    {
        Understood(WithStatus(status)).Analysis.Questions.ShouldBeEmpty();
        Read(WithStatus(status)).Rows.Select(row => row.Status).ShouldBe([RowStatus.Open, RowStatus.Open]);
    }

    [Theory]
    [InlineData("🔴 Open", "🟢 Closed", "closed")]
    [InlineData("🟡 In progress", "✅ Resolved", "resolved")]
    [InlineData("⚠️ Live", "Removed ✔️", "removed")]
    [InlineData("⏳ Ongoing", "🗑️ Deleted", "deleted")]
    public void Signs_beside_a_word_leave_it_what_it_is(string open, string closed, string word)
    {
        string[][] rows =
        [
            ["Reference", "Title", "Score", "Residual score", "Status"], ["R1", "Old trees", "16", "9", open],
            ["R2", "Bats", "16", "9", closed],
        ];
        var asked = Asked(Table(rows)).ShouldHaveSingleItem();

        asked.ShouldBe($"status:{word}");
        Answered([Table(rows)], (asked, "closed")).Rows.Select(row => row.Status).ShouldBe([RowStatus.Open, RowStatus.Closed]);
    }

    [Theory]
    [InlineData("Open (Red)", "Closed (Green)", "closed")]
    [InlineData("1. Open", "3. Closed", "closed")]
    [InlineData("[Open]", "[Closed]", "closed")]
    [InlineData("Red – Open", "Green – Closed", "closed")]
    [InlineData("Active / Monitoring", "Closed / Archived", "closed / archived")]
    [InlineData("Live: on track", "Closed: 12/05/2026", "closed: 12/05/2026")]
    [InlineData("Open. Goes on", "Closed by Cabinet in June", "closed by cabinet in june")]
    public void Words_around_a_status_lose_no_closed_entry(string open, string closed, string word)
    {
        string[][] rows = [["Reference", "Title", "Score", "Residual score", "Status"], ["R1", "Trees", "16", "9", open],
            ["R2", "Bats", "16", "9", closed]];

        Asked(Table(rows)).ShouldBe([$"status:{word}"]);
        Answered([Table(rows)], ($"status:{word}", "closed")).Rows.Select(row => row.Status).ShouldBe([RowStatus.Open, RowStatus.Closed]);
    }

    [Theory]
    [InlineData("On track", "Closed – moved on", 2)]
    [InlineData("Agreed", "Draft – awaits the board", 2)]
    [InlineData("On track", "Enclosed", 0)]
    [InlineData("On track", "Ahead", 0)]
    public void A_status_of_other_words_is_asked_about_where_one_may_close(string first, string second, int asked) =>
        Asked(Table(["Reference", "Title", "Score", "Residual score", "Status"], ["R1", "Trees", "16", "9", first],
            ["R2", "Bats", "16", "9", second])).Count(id => id.StartsWith("status:", StringComparison.Ordinal)).ShouldBe(asked);

    [Theory]
    [InlineData("❌ Closed")]
    [InlineData("🚫 Closed")]
    public void Signs_that_may_deny_a_word_are_asked_about(string status) =>
        Asked(WithStatus(status)).ShouldHaveSingleItem().ShouldBe($"status:{status.ToLowerInvariant()}");

    [Theory]
    [InlineData("Open – to be closed")]
    [InlineData("Open/Closed")]
    [InlineData("Open?")]
    [InlineData("Live – proposed for removal")]
    [InlineData("Active (on hold)")]
    [InlineData("Ongoing – 100% complete")]
    [InlineData("Open – now an issue")]
    [InlineData("Open – not on the register")]
    [InlineData("Openness")]
    [InlineData("Actively managed")]
    [InlineData("Under offer")]
    public void What_may_go_on_no_longer_is_asked_about(string status) =>
        Understood(WithStatus(status)).Analysis.Questions.ShouldHaveSingleItem().Id.ShouldStartWith("status:");

    [Fact]
    public void What_is_under_review_is_open_and_named_unless_it_is_answered_otherwise()
    {
        var (register, analysis) = Understood(WithStatus("Under review"));
        analysis.Questions.ShouldBeEmpty();
        register.Rows[1].Status.ShouldBe(RowStatus.Open);
        register.Messages.Count(message => message.Code == ImportCodes.StatusUnclear).ShouldBe(1);
        Answered([WithStatus("Under review")], ("status:under review", "proposed")).Rows[1].Status.ShouldBe(RowStatus.Proposed);
    }

    [Fact]
    public void What_is_in_progress_may_be_the_action_beside_it() => Understood(Table(
        ["Reference", "Title", "Score", "Residual score", "Status", "Action", "Action due date"],
        ["R1", "Old trees", "16", "9", "Open", "Fell them", "31/10/2026"],
        ["R2", "Bats", "16", "9", "In progress", "Count them", "31/10/2026"]))
        .Analysis.Questions.ShouldHaveSingleItem().Id.ShouldBe("status:in progress");

    [Theory]
    [InlineData("Active (Y/N)", "N", "Y")]
    [InlineData("Active risk", "No", "Yes")]
    [InlineData("Live?", "N", "Y")]
    [InlineData("Still open?", "No", "Yes")]
    [InlineData("Removed from register", "Yes", "No")]
    [InlineData("Archived", "x", "")]
    [InlineData("Dormant", "Y", "N")]
    [InlineData("Live / closed", "Closed", "Live")]
    [InlineData("Lifecycle", "Closed", "Open")]
    [InlineData("Status (Open/Monitor/Closed)", "Closed", "Monitoring")]
    [InlineData("Status (active, archived)", "Archived", "Active")]
    public void A_heading_asks_whether_an_entry_is_closed_in_words_of_its_own(string heading, string closed, string open)
    {
        var table = Table(["Ref", "Risk", "Owner", "Gross", "Net", heading],
            ["K1", "Silt", "Potter", "16", "9", closed], ["K2", "Rust", "Mason", "16", "9", open]);
        var asked = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        asked.Id.ShouldStartWith("status:");
        Answered([table], (asked.Id, "closed")).Rows.Select(row => row.Status == RowStatus.Closed).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("Status (O/C)", "C", "O", "status:c")]
    [InlineData("Status", "C", "O", "status:c")]
    [InlineData("Risk stage", "Closed", "Assessed", "closed-remarks")]
    [InlineData("Decision", "Close", "Keep", "closing-remarks")]
    public void What_says_it_less_clearly_is_asked(string heading, string closed, string other, string id) =>
        Understood(Table(["Ref", "Risk", "Owner", "Gross", "Net", heading],
            ["K1", "Silt", "Potter", "16", "9", closed], ["K2", "Rust", "Mason", "16", "9", other])).Analysis.Questions
            .ShouldContain(question => question.Id.StartsWith(id, StringComparison.Ordinal));

    [Theory]
    [InlineData("Closed in error – reopened", null)]
    [InlineData("Closed: merged with R4", "closed")]
    public void What_was_closed_and_is_open_again_is_not_proposed_as_closed(string status, string? proposed) =>
        Understood(WithStatus(status)).Analysis.Questions.ShouldHaveSingleItem().Proposed.ShouldBe(proposed);

    [Theory]
    [InlineData("Site status", "Closed")]
    [InlineData("Live webcast", "No")]
    [InlineData("Active travel", "No")]
    [InlineData("Open data", "Yes")]
    public void Other_headings_ask_nothing_of_it(string heading, string cell) =>
        Understood(Table(["Ref", "Risk", "Owner", "Gross", "Net", heading],
            ["K1", "Silt", "Potter", "16", "9", cell], ["K2", "Rust", "Mason", "16", "9", "Yes"])).Analysis.Questions.ShouldBeEmpty();
}
