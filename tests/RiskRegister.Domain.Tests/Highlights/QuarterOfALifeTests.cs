using Shouldly;
using static RiskRegister.Domain.Tests.Highlights.Sample;
using Report = RiskRegister.Domain.Highlights;

namespace RiskRegister.Domain.Tests.Highlights;

/// <summary>Two quarters of a register of 15 risks and 4 opportunities, as a county council had it.</summary>
public sealed class QuarterOfALifeTests
{
    static readonly string[] References =
    [
        "CR1", "CR2", "CR4", "CR5", "CR6", "CR7", "CR8", "CR12", "CR15", "CR16", "CR20", "CR21", "CR24", "CR25", "CR26", "CO1", "CO2",
            "CO3", "CO4",
    ];

    static readonly string[] WithActions = ["CR1", "CR2", "CR4", "CR5", "CR7", "CR12", "CR16", "CR26", "CO1", "CO2", "CO4"];
    static readonly string[] Redirected = ["CR5", "CR7", "CR8", "CR15"];

    static readonly EntryState[] Q2Entries = [.. References.Select(reference => Entry(reference, reference == "CR24" ? 12 : 16) with
    {
        Actions = [new PlannedAction(1, $"Planned for {reference}")],
        Direction = new StatedDirection(Direction.Level, null, null),
    })];

    static readonly EntryState[] Q3Entries = [.. Q2Entries.Select(entry => entry with
    {
        Actions = WithActions.Contains($"{entry.Reference}") ? [.. entry.Actions, new PlannedAction(2, "Decided in the autumn")]
            : entry.Actions,
        Direction = Redirected.Contains($"{entry.Reference}") ? new StatedDirection(Direction.Downwards, null, null) : entry.Direction,
    })];

    [Fact]
    public void A_quarter_of_further_actions_and_directions()
    {
        var highlights = Report.Compare(Comparison(Q2Entries, Q3Entries));

        highlights.Summary.ShouldBe([
            "There are no additions to or deletions from the register this quarter.",
            "Allowing for mitigating and maximising actions, 15 risks and 4 opportunities have a residual score of 12 or above and remain "
                + "on the register.",
        ]);
        highlights.Entries.Select(entry => entry.Reference.ToString()).ShouldBe(References);
        With(highlights, ChangeCode.ActionsAdded).ShouldBe(WithActions);
        With(highlights, ChangeCode.DirectionUpdated).ShouldBe(Redirected);
        With(highlights, ChangeCode.Unchanged).ShouldBe(["CR6", "CR20", "CR21", "CR24", "CR25", "CO3"]);
        Text(highlights, "CR1").ShouldBe("Further mitigating action added but the residual score remains at 16.");
        Text(highlights, "CR5")
            .ShouldBe("Further mitigating action added and direction of travel updated; the residual score remains at 16.");
        Text(highlights, "CR8").ShouldBe("Direction of travel updated; the residual score remains at 16.");
        Text(highlights, "CR24").ShouldBe("No change; the residual score remains at 12.");
        Text(highlights, "CO1").ShouldBe("Further maximising action added but the residual score remains at 16.");
    }

    [Fact]
    public void A_quarter_of_additions_and_deletions()
    {
        var now = Q3Entries.Select(entry => $"{entry.Reference}" switch
        {
            "CO3" => entry.Closed("The depot opened."),
            "CR24" => entry with { ResidualScore = Cell(16) },
            "CR12" => entry with { ResidualScore = Cell(9) },
            _ => entry,
        });
        var highlights = Report.Compare(new RegisterComparison(
            Register(Q3.Next, [.. now, Entry("CO5", title: "Grants"), Entry("CR30", title: "Frost"), Entry("CR29", title: "Fire"),
                Entry("CR28", title: "Flood")]),
            Register(Q3, Q3Entries)));

        highlights.Summary.ShouldBe([
            "There are 4 additions to the register this quarter: CR28 (Flood), CR29 (Fire), CR30 (Frost) and CO5 (Grants). "
                + "There are 2 deletions: CR12 (Title of CR12) and CO3 (Title of CO3).",
            "Allowing for mitigating and maximising actions, 17 risks and 4 opportunities have a residual score of 12 or above and are on "
                + "the register.",
        ]);
        Text(highlights, "CR24").ShouldBe("Residual score increased from 12 to 16.");
        Text(highlights, "CR12").ShouldBe("Removed: residual score fell from 16 to 9.");
        Text(highlights, "CO3").ShouldBe("Removed: closed – The depot opened.");
        With(highlights, ChangeCode.Added).ShouldBe(["CR28", "CR29", "CR30", "CO5"]);
        With(highlights, ChangeCode.Removed).ShouldBe(["CR12", "CO3"]);
    }

    static IEnumerable<string> With(RegisterHighlights highlights, ChangeCode code) =>
        highlights.Entries.Where(entry => entry.Changes.Any(change => change.Code == code)).Select(entry => entry.Reference.ToString());

    static string Text(RegisterHighlights highlights, string reference) =>
        highlights.Entries.Single(entry => entry.Reference.ToString() == reference).Text;
}
