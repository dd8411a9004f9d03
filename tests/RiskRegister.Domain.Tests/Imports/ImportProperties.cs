using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

public sealed class ImportProperties
{
    static readonly string[] Headings =
    [
        "Reference", "Source reference", "Kind", "Title", "Description", "Type", "Service", "Effects", "Controls", "Impact", "Likelihood",
        "Score", "Actions", "Residual score", "Target score", "Owner", "Direction of travel", "Narrative", "Anything",
    ];

    static readonly string[] Telling =
    [
        "", " ", "\n", "CR1", "CR2", "CO1", "cr 1", "9", "A9", "16", "12", "7", "4 x 4 = 16", "4x3", "High", "Level",
        "↑ Upwards", "Up", "(s)", "– ", "• ", "o\t", "Legal", "Legal Social", "/", ";", ",", "\u0000", "\uD83D", "\uDE00", "\r\n", "\u2028",
        "'=1", "and", "Flooding", "Drought", "risk", "opportunity", "Risk", "Title", "Score", "Residual score",
    ];

    static readonly string[] Words =
        ["Pumps", "walls", "•", "-", "\n", "\n", " ", "Legal", "Social", "/", ";", "Level", "↓", "5", "é", "😀"];

    static readonly Gen<string> Cells = Gen.OneOf(
        Gen.Elements(Telling),
        Gen.Elements(Headings),
        from parts in Gen.Elements(Telling).ListOf() select string.Concat(parts),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    static readonly Gen<string[]> AnyRow = Cells.ArrayOf();

    static readonly Gen<string[]> HeadingRow = from headings in Gen.Shuffle(Headings)
                                               from count in Gen.Choose(1, Headings.Length)
                                               select headings.Take(count).ToArray();

    static readonly Gen<SourceTable> Tables =
        from first in Gen.OneOf(HeadingRow, Gen.Constant(Headings))
        from rows in Gen.Frequency((6, AnyRow), (1, HeadingRow)).ArrayOf()
        select Named("any.csv", [first, .. rows]);

    // A register that reads well: each row has a reference of its own, and everything else is whatever people write.
    static readonly Gen<SourceTable> Registers =
        from count in Gen.Choose(1, 12)
        from references in Gen.Shuffle(
            Enumerable.Range(1, 40).SelectMany(number => new[] { $"CR{number}", $"CO{number}", $"A{number}" }).ToArray())
        from rows in Row().ArrayOf(count)
        select Table(
        [
            [
                "Reference", "Title", "Description", "Type", "Effects", "Controls", "Actions", "Owner", "Score", "Residual", "Target",
                "Direction",
            ],
            .. rows.Select((cells, index) => (string[])[references[index], .. cells]),
        ]);

    static Gen<string[]> Row()
    {
        var text = from count in Gen.Choose(0, 9)
                   from words in Gen.Elements(Words).ArrayOf(count)
                   select string.Join(' ', words);
        var score = Gen.Elements("16", "12", "15", "4 x 3", "3 x 4 = 12", "25", "1", "4");
        return from title in Gen.Elements("Flooding", "Drought", "Fire", "IT")
               from texts in text.ArrayOf(6)
               from scores in score.ArrayOf(2)
               from target in Gen.OneOf(score, Gen.Constant(""))
               from direction in Gen.OneOf(text, Gen.Elements("Level", "Upwards: rising", "↓ Downwards."))
               select (string[])[title, .. texts, .. scores, target, direction];
    }

    [Fact]
    public void Whatever_the_cells_hold_reading_and_planning_end_without_a_fault_of_their_own() =>
        Prop.ForAll(Tables.ArrayOf().ToArbitrary(), tables =>
        {
            var read = RegisterReader.Read(tables, Settings);
            var plan = Plan(read, [], new ImportOptions { Quarter = new Quarter(2016, 3), Replace = ["CR1"] });
            var again = Plan(read, LiveAfter(plan), new ImportOptions { Quarter = new Quarter(2016, 3), Keep = ["CR2"] });
            return plan.Outcomes.Count == read.Rows.Count
                && again.Outcomes.Count == read.Rows.Count
                && read.Rows.All(row => row.IsRefused || IsComplete(row))
                && plan.Outcomes.All(outcome => outcome.State is { } state ? IsStorable(state) : outcome.Result == RowResult.Refused)
                && plan.HasRefusals == (plan.Outcomes.Any(outcome => outcome.Result == RowResult.Refused)
                    || plan.Messages.Any(message => message.Severity == ImportSeverity.Refused));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Importing_a_register_again_changes_nothing() =>
        Prop.ForAll(Registers.ToArbitrary(), table =>
        {
            var read = Answered([table], ("lines:controls", "apart"), ("lines:actions", "together"), ("group-below:service", "above"),
                ("group-below:type", "blank"));
            var first = Plan(read, []);
            var again = Plan(read, LiveAfter(first), now: Now.AddYears(1));
            again.HasRefusals.ShouldBeFalse();
            again.Closings.ShouldBeEmpty();
            again.Outcomes.SelectMany(outcome => outcome.ChangedFields).ShouldBeEmpty();
            again.Outcomes.ShouldAllBe(outcome => outcome.Result == RowResult.Unchanged);
            again.NextNumbers.ShouldBe(first.NextNumbers);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void References_and_items_of_a_plan_are_numbered_uniquely() =>
        Prop.ForAll(Registers.ToArbitrary(), table =>
        {
            var live = LiveAfter(Plan(Read(table), []));
            return live.Select(entry => entry.Reference).Distinct().Count() == live.Count
                && live.All(entry => entry.Controls.Select(control => control.Id).SequenceEqual(Enumerable.Range(1, entry.LastControlId))
                    && entry.Actions.Select(action => action.Id).SequenceEqual(Enumerable.Range(1, entry.LastActionId)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_are_read_and_matched_each_once_however_many_they_are() => Growth.OfTenTimes(count =>
    {
        var rows = Enumerable.Range(1, count).Select(number => new[]
        {
            $"CR{number}", $"Flooding of depot {number}\nfrom the river", "Legal/Social", "Loss\nDelay", "Pumps\nWalls\nGates", "16",
            "Drains\nDams", "12", "MT", "Level",
        });
        var table = Table([RiskHeadings, .. rows]);
        var live = LiveAfter(Plan(Read(table), []));
        return () => Plan(Read(table), live, new ImportOptions { Quarter = new Quarter(2016, 3) })
            .Outcomes.Count(outcome => outcome.Result == RowResult.Unchanged).ShouldBe(count);
    }).ShouldBeLessThan(Growth.OfEachOnce, "matching must not compare every row with every entry");

    [Fact]
    public void Lines_of_owners_are_read_each_once_however_many_they_are() => Growth.OfTenTimes(count =>
    {
        var actions = string.Join('\n', Enumerable.Range(1, count).Select(number => $"Drill {number}"));
        var owners = string.Join('\n', Enumerable.Range(1, count).Select(number => $"Lead: Officer {number}"));
        var table = Table(
            ["Ref", "Title", "Score", "Residual", "Owner", "Actions", "Action owner"], ["1", "Floods", "16", "9", owners, actions, owners]);
        return () => RegisterReader.Read([table], Settings);
    }).ShouldBeLessThan(Growth.OfEachOnce);

    [Fact]
    public void A_row_that_is_continued_is_read_once_however_often_it_is() => Growth.OfTenTimes(count =>
    {
        var rows = Enumerable.Repeat(new[] { "", "", "", "", new string('a', 500), "", "", "", "", "" }, count);
        var table = Table([RiskHeadings, ["CR1", "Flooding", "", "", "", "16", "", "9", "", ""], .. rows]);
        return () => Read(table).Messages.ShouldHaveSingleRefusal().Code.ShouldBe(ImportCodes.TooManyItems);
    }).ShouldBeLessThan(Growth.OfEachOnce);

    static bool IsComplete(ImportedRow row) =>
        row.Title.Length > 0 && (row.Score?.Value is null) == (row.ResidualScore?.Value is null);

    static bool IsStorable(EntryState state) =>
        new[] { state.Title, state.Description, state.Service, state.SourceReference, state.Direction.Narrative }
            .Concat(state.Types).Concat(state.Effects).Concat(state.Owners)
            .Concat(state.Controls.Select(control => control.Text)).Concat(state.Actions.Select(action => action.Text))
            .All(text => text is null || !text.Any(character => char.IsControl(character) && character is not ('\n' or '\t')))
        && state.Effects.Concat(state.Controls.Select(control => control.Text)).All(text => !text.Contains('\n', StringComparison.Ordinal))
        && state.Score.IsOnMatrix && state.ResidualScore.IsOnMatrix && state.TargetScore is null or { IsOnMatrix: true };
}
