using RiskRegister.Documents.Csv;
using RiskRegister.Documents.Tests.Tables;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Csv;

public sealed class HighlightsCsvTests
{
    static readonly RegisterHighlights Highlights = new(
        new Quarter(2016, 3), new Quarter(2016, 2), 12, ["There are no additions to or deletions from the register this quarter."],
        [
            new(Guid.Empty, new EntryReference(EntryKind.Risk, 1), "Reservoir, dry", EntryKind.Risk,
                [new Change(ChangeCode.ResidualDown) { From = 16, To = 12 }, new Change(ChangeCode.ActionsAdded) { Count = 2 }],
                "Residual score reduced from 16 to 12; further mitigating actions added."),
            new(Guid.Empty, new EntryReference(EntryKind.Opportunity, 1), "=New wells", EntryKind.Opportunity,
                [new Change(ChangeCode.Unchanged)], "No change; the residual score remains at 16."),
        ]);

    [Fact]
    public async Task Every_entry_has_its_changes_in_codes_and_in_words() =>
        (await Written(Edition.Public)).ShouldBe(
        [
            "1: Reference | Title | Kind | Changes | Text",
            "2: CR1 | Reservoir, dry | Risk | residual_down; actions_added | Residual score reduced from 16 to 12; further mitigating "
                + "actions added.",
            "3: CO1 | =New wells | Opportunity | unchanged | No change; the residual score remains at 16.",
        ]);

    [Fact]
    public async Task A_full_edition_says_in_every_row_that_it_is_not_for_publication()
    {
        var lines = await Written(Edition.Full);

        lines[0].ShouldEndWith(" | Publication");
        lines.Skip(1).ShouldAllBe(line => line.EndsWith(" | Not for publication", StringComparison.Ordinal));
    }

    static async Task<string[]> Written(Edition edition)
    {
        using var output = new MemoryStream();
        await HighlightsCsv.WriteAsync(Highlights, edition, output, CancellationToken.None);
        return Reading.Read(output.ToArray()).Lines();
    }
}
