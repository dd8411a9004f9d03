using Shouldly;
using static RiskRegister.Domain.Tests.Highlights.Sample;
using Report = RiskRegister.Domain.Highlights;

namespace RiskRegister.Domain.Tests.Highlights;

public sealed class SummaryTests
{
    [Fact]
    public void Nothing_came_and_nothing_went() =>
        Summary([Entry("CR1"), Entry("CR2"), Entry("CO1")], [Entry("CR1", 12), Entry("CR2"), Entry("CO1")])
        .ShouldBe([
            "There are no additions to or deletions from the register this quarter.",
            "Allowing for mitigating and maximising actions, 2 risks and 1 opportunity have a residual score of 12 or above and remain on "
                + "the register.",
        ]);

    [Fact]
    public void One_came() => Summary([Entry("CR1")], [Entry("CR1"), Entry("CR28", title: "Loss of the data centre.")])
        .ShouldBe([
            "There is 1 addition to the register this quarter: CR28 (Loss of the data centre). There are no deletions.",
            "Allowing for mitigating and maximising actions, 2 risks have a residual score of 12 or above and are on the register.",
        ]);

    [Fact]
    public void One_went() => Summary([Entry("CR1"), Entry("CO3", title: "Shared depot")], [Entry("CR1"), Entry("CO3").Closed()])
        .ShouldBe([
            "There are no additions to the register this quarter. There is 1 deletion: CO3 (Shared depot).",
            "Allowing for mitigating and maximising actions, 1 risk has a residual score of 12 or above and remains on the register.",
        ]);

    [Fact]
    public void Several_came_and_went() =>
        Summary(
            [Entry("CR12", title: "Fuel prices"), Entry("CO3", title: "Shared depot")],
            [Entry("CR12", 9), Entry("CO3").Closed(), Entry("CO5", title: "Grants"), Entry("CR29", title: "Flooding"),
                Entry("CR28", title: "Cyber\n attack .")])
        .ShouldBe([
            "There are 3 additions to the register this quarter: CR28 (Cyber attack), CR29 (Flooding) and CO5 (Grants). "
                + "There are 2 deletions: CR12 (Fuel prices) and CO3 (Shared depot).",
            "Allowing for mitigating and maximising actions, 2 risks and 1 opportunity have a residual score of 12 or above and are on "
                + "the register.",
        ]);

    [Fact]
    public void One_opportunity_is_left() => Summary([], [Entry("CO1", 12, "Grants")])
        .ShouldBe([
            "There is 1 addition to the register this quarter: CO1 (Grants). There are no deletions.",
            "Allowing for mitigating and maximising actions, 1 opportunity has a residual score of 12 or above and is on the register.",
        ]);

    [Fact]
    public void Nothing_is_left() => Summary([Entry("CR1", title: "Fuel prices")], [Entry("CR1").Closed()])
        .ShouldBe([
            "There are no additions to the register this quarter. There is 1 deletion: CR1 (Fuel prices).",
            "Allowing for mitigating and maximising actions, no risk or opportunity has a residual score of 12 or above and none is on "
                + "the register.",
        ]);

    [Fact]
    public void The_first_register_lists_no_additions() =>
        Report.Compare(new RegisterComparison(new FrozenRegister(Q3, 15, [Entry("CR1"), Entry("CR2", 12), Entry("CO1"), Entry("CO2")]),
            null)).Summary
            .ShouldBe([
                "This is the first register.",
                "Allowing for mitigating and maximising actions, 1 risk and 2 opportunities have a residual score of 15 or above and are "
                    + "on the register.",
            ]);

    [Theory]
    [InlineData(2016, 3, 2016, 2, "this quarter")]
    [InlineData(2017, 1, 2016, 4, "this quarter")]
    [InlineData(2016, 3, 2016, 1, "since Quarter 1 2016/17")]
    [InlineData(2016, 3, 2015, 3, "since Quarter 3 2015/16")]
    [InlineData(2016, 3, 2016, 3, "since Quarter 3 2016/17")]
    public void The_period_is_this_quarter_only_against_the_preceding_quarter(int year, int number, int thenYear, int thenNumber,
        string period)
    {
        var comparison = new RegisterComparison(Register(new(year, number), Entry("CR1")),
            Register(new(thenYear, thenNumber), Entry("CR1")));
        Report.Compare(comparison).Summary[0].ShouldBe($"There are no additions to or deletions from the register {period}.");
        Report.Compare(comparison with { Now = comparison.Now with { Entries = [Entry("CR1"), Entry("CR2", title: "Fuel")] } }).Summary[0]
            .ShouldBe($"There is 1 addition to the register {period}: CR2 (Fuel). There are no deletions.");
        Report.Compare(comparison with { Now = comparison.Now with { Entries = [] } }).Summary[0]
            .ShouldBe($"There are no additions to the register {period}. There is 1 deletion: CR1 (Title of CR1).");
    }

    [Fact]
    public void A_title_of_nothing_but_full_stops_leaves_the_reference() => Summary([], [Entry("CR28", title: "...")])[0]
        .ShouldBe("There is 1 addition to the register this quarter: CR28. There are no deletions.");

    [Fact]
    public void The_summary_can_be_made_again_from_the_highlights()
    {
        var highlights = Report.Compare(Comparison([Entry("CR1"), Entry("CR2")], [Entry("CR2"), Entry("CR3"), Entry("CO1", 9)]));
        Report.Summarise(highlights.Quarter, highlights.Since, highlights.Threshold, highlights.FinancialYearStartsIn, highlights.Entries)
            .ShouldBe(highlights.Summary);
    }

    [Fact]
    public void What_is_withheld_afterwards_is_neither_named_nor_counted()
    {
        EntryState[] then = [Entry("CR1"), Entry("CR2"), Entry("CR3")];
        EntryState[] now = [Entry("CR1"), Entry("CR2").Closed(), Entry("CR3"), Entry("CR4"), Entry("CO1")];
        var withheld = new HashSet<Guid> { Entry("CR1").Id, Entry("CR2").Id, Entry("CR4").Id };
        bool Kept(EntryState entry) => !withheld.Contains(entry.Id);

        var without = Report.Compare(Comparison(then, now)).Without(withheld);
        var never = Report.Compare(Comparison([.. then.Where(Kept)], [.. now.Where(Kept)]));

        without.Summary.ShouldBe(never.Summary);
        without.Entries.Select(entry => (entry.Reference, entry.Text))
            .ShouldBe(never.Entries.Select(entry => (entry.Reference, entry.Text)));
    }

    static IReadOnlyList<string> Summary(EntryState[] then, EntryState[] now) => Report.Compare(Comparison(then, now)).Summary;
}
