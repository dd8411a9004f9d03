using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

public sealed class QuarterPlanTests
{
    static readonly ImportOptions WholeQuarter = new() { Quarter = new Quarter(2016, 3) };

    static readonly IReadOnlyList<EntryState> Live = Imported(Table(Rows(
        ("CR1", "Flooding", "16", "9"), ("CR2", "Drought", "16", "9"), ("CO1", "Shared depots", "12", "16"))));

    [Fact]
    public void Open_entries_that_are_missing_are_closed()
    {
        var plan = Plan(Read(Table(Rows(("CR1", "Flooding", "16", "9"), ("CO1", "Shared depots", "12", "16")))), Live, WholeQuarter);

        plan.HasRefusals.ShouldBeFalse();
        var closed = plan.Closings.ShouldHaveSingleItem();
        (closed.Reference?.ToString(), closed.Status).ShouldBe(("CR2", EntryStatus.Closed));
        closed.Closure.ShouldBe(
            closed.Closure! with { Reason = "Not in the register for Quarter 3 2016/17", ClosedAt = Now, From = EntryStatus.Open });
        closed.Closure!.ReplacedBy.ShouldBeEmpty();
    }

    [Fact]
    public void What_other_registers_keep_is_in_no_quarters_register_and_stays()
    {
        EntryState[] live = [Live[0], Live[1] with { Move = new EntryMove(RegisterLevel.Corporate, RegisterLevel.Service) }, Live[2]];

        Plan(Read(Table(Rows(("CR1", "Flooding", "16", "9"), ("CO1", "Shared depots", "12", "16")))), live, WholeQuarter)
            .Closings.ShouldBeEmpty();
        var all = Rows(("CR1", "Flooding", "16", "9"), ("CR2", "Drought", "16", "12"), ("CO1", "Shared depots", "12", "16"));
        var updated = Plan(Read(Table(all)), live, WholeQuarter);
        updated.Outcomes.Single(outcome => outcome.State?.Id == live[1].Id).State!.Level.ShouldBe(RegisterLevel.Service);
    }

    [Fact]
    public void Without_a_quarter_nothing_is_closed() =>
        Plan(Read(Table(Rows(("CR1", "Flooding", "16", "9")))), Live).Closings.ShouldBeEmpty();

    [Fact]
    public void Proposals_are_left_untouched()
    {
        var proposal = Live[1] with { Id = Guid.NewGuid(), Status = EntryStatus.Proposed, Reference = null, SourceReference = "A9" };
        var all = Rows(("CR1", "Flooding", "16", "9"), ("CR2", "Drought", "16", "9"), ("CO1", "Shared depots", "12", "16"));

        Plan(Read(Table(all)), [.. Live, proposal], WholeQuarter).Closings.ShouldBeEmpty();

        var matched = Plan(Read(Table([.. all, ["A9", "Drought", "16", "9"]])), [.. Live, proposal], WholeQuarter);
        matched.Messages.ShouldHaveSingleRefusal().Code.ShouldBe(ImportCodes.ProposalMatched);
    }

    [Fact]
    public void A_kind_with_open_entries_and_no_rows_is_refused()
    {
        var plan = Plan(Read(Table(Rows(("CR1", "Flooding", "16", "9")))), Live, WholeQuarter);

        var message = plan.Messages.ShouldHaveSingleRefusal();
        (message.Code, message.Table, message.Row).ShouldBe((ImportCodes.KindMissing, null, null));
        message.Message.ShouldContain("CO1 (\"Shared depots\")");
        message.Message.ShouldContain("\"absentRows\": \"keep\"");
        plan.Closings.Select(entry => entry.Reference?.ToString()).ShouldBe(["CR2"]);
    }

    [Theory]
    [InlineData(AbsentMeaning.Keep, false)]
    [InlineData(AbsentMeaning.Close, true)]
    public void A_kind_may_be_absent_where_the_mapping_keeps_what_is_and_is_never_closed_as_a_whole(AbsentMeaning absent, bool isRefused)
    {
        var options = WholeQuarter with { AsksBeforeClosing = true, Mapping = new ImportMapping { AbsentRows = absent } };

        var plan = Plan(Read(Table(Rows(("CR1", "Flooding", "16", "9"), ("CR2", "Drought", "16", "9")))), Live, options);

        (plan.HasRefusals, plan.Questions.Count, plan.Closings.Count).ShouldBe((isRefused, 0, 0));
    }

    [Fact]
    public void A_kind_without_open_entries_may_be_absent() =>
        Plan(Read(Table(Rows(("CR1", "Flooding", "16", "9")))), [.. Live.Take(2)], WholeQuarter).HasRefusals.ShouldBeFalse();

    [Fact]
    public void A_replaced_entry_is_closed_once()
    {
        var rows = Rows(("CR1", "Storms", "16", "9"), ("CR2", "Drought", "16", "9"), ("CO1", "Shared depots", "12", "16"));

        var plan = Plan(Read(Table(rows)), Live, WholeQuarter with { Replace = ["CR1"] });

        plan.Closings.ShouldHaveSingleItem().Closure!.ReplacedBy.ShouldBe([plan.Outcomes[0].State!.Id]);
    }
}
