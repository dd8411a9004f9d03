using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Rows of our own exports, known by their ids, whose texts are those of each other's entries.</summary>
public sealed class MovedTextTests
{
    const string Wall = "The quay wall moves at each spring tide";
    const string Hall = "Nobody has bid for Pier Hall since May";
    const string Bus = "Drivers vote on a strike in the autumn";

    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual score"];

    [Theory]
    [InlineData("Description", "description")]
    [InlineData("Effects", "effects")]
    [InlineData("Controls", "controls")]
    [InlineData("Narrative", "narrative")]
    public void Texts_that_were_sorted_alone_are_asked_about_once(string heading, string field)
    {
        var stored = Stored(heading, Wall, Hall, Bus);
        var read = Export(stored, heading, Bus, Wall, Hall);

        var question = Plan(read, stored).Questions.ShouldHaveSingleItem();
        var refused = Plan(read, stored, Answering((question.Id, "refuse")));
        var taken = Plan(read, stored, Answering((question.Id, "take")));

        (question.Id, question.Code, question.Proposed).ShouldBe(("moved-texts", ImportCodes.TextsMoved, "refuse"));
        question.Text.ShouldStartWith($"The row of CR1 has the {field} of CR3; The row of CR2 has the {field} of CR1; The row of CR3");
        Refusals(refused.Messages).ShouldBe([ImportCodes.TextsMoved, ImportCodes.TextsMoved, ImportCodes.TextsMoved]);
        (taken.Questions.Count, taken.Outcomes.All(outcome => outcome.Result == RowResult.Updated)).ShouldBe((0, true));
    }

    [Theory]
    [InlineData(Hall, Wall, Bus, true)]
    [InlineData(Hall, Bus, "It was settled after long talks", true)]
    [InlineData(Hall, Hall, Bus, false)]
    [InlineData(Hall, "A buyer has been found at last", Bus, false)]
    [InlineData(Wall + ".", Hall, Bus + " or in winter", false)]
    [InlineData("The quay wall has been mended since", "", Bus, false)]
    public void Only_texts_of_each_other_are_asked_about(string first, string second, string third, bool isAsked)
    {
        var stored = Stored("Description", Wall, Hall, Bus);

        Plan(Export(stored, "Description", first, second, third), stored).Questions.Select(question => question.Id)
            .ShouldBe(isAsked ? ["moved-texts"] : []);
    }

    [Theory]
    [InlineData("As above", "See the plan", Bus, "See the plan", "As above", Bus)]
    [InlineData(Wall, Wall, Bus, Bus, Wall, Wall)]
    public void Short_texts_and_those_that_several_have_are_nobodys(
        string first, string second, string third, string firstNow, string secondNow, string thirdNow)
    {
        var stored = Stored("Description", first, second, third);

        Plan(Export(stored, "Description", firstNow, secondNow, thirdNow), stored).Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Ref")]
    [InlineData("Title")]
    public void References_and_titles_that_were_sorted_without_the_rest_are_asked_about(string without)
    {
        var stored = Imported(OfYear(["NV1", "NV2", "NV3", "NV4", "NV5"]));
        string[] sorted = ["NV2", "NV3", "NV5", "NV4", "NV1"];
        var read = Read(WithoutReferences(OfYear(sorted), without == "Ref"));

        var question = Plan(read, stored).Questions.ShouldHaveSingleItem();

        (question.Id, question.Proposed).ShouldBe(("moved-texts", "refuse"));
        question.Text.ShouldStartWith("The row of CR2 has the controls of CR1 and the actions of CR1; The row of CR3 has the");
        question.Choices[0].Effect.ShouldBe("Nothing is imported: put the texts back beside the titles, and sort whole rows.");
        var refused = Plan(read, stored, Answering((question.Id, "refuse")));
        Refusals(refused.Messages).ShouldBe(Enumerable.Repeat(ImportCodes.TextsMoved, 4));
        var taken = Plan(read, stored, Answering((question.Id, "take")));
        taken.Outcomes.Count(outcome => outcome.Result == RowResult.Updated).ShouldBe(4);
    }

    [Theory]
    [InlineData("Taps", "Meters", "Signs", "Divert path")]
    [InlineData("Topple test", "Stake 20 stones", "Rent holiday", "A new plan")]
    [InlineData("Rent holiday", "A new plan", "Topple test", "Another")]
    [InlineData("Rent holiday", "Stall grants", "Rent holiday", "Stall grants")]
    public void Rows_known_by_title_that_have_few_texts_of_each_other_or_their_own_are_no_question(params string[] texts)
    {
        var stored = Imported(OfYear(["NV1", "NV2", "NV3", "NV4", "NV5"]));
        var next = OfYear(["NV1", "NV2", "NV3", "NV4", "NV5"]);
        string[] third = [.. next.Rows[3].Cells], fourth = [.. next.Rows[4].Cells];
        (third[5], third[6], fourth[5], fourth[6]) = (texts[0], texts[1], texts[2], texts[3]);

        Plan(Read(Table([.. next.Rows.Take(3).Select(row => row.Cells.ToArray()), third, fourth])), stored).Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Whole_rows_in_another_order_are_no_question()
    {
        var stored = Imported(OfYear(["NV1", "NV2", "NV3", "NV4", "NV5"]));
        var rows = OfYear(["NV1", "NV2", "NV3", "NV4", "NV5"]).Rows;

        Plan(Read(Table([.. new[] { 0, 5, 3, 1, 2, 4 }.Select(at => rows[at].Cells.ToArray())])), stored).Questions.ShouldBeEmpty();
    }

    static readonly Dictionary<string, string> Titles = new()
    {
        ["NV1"] = "Youth centre heating fails",
        ["NV2"] = "Allotment water theft",
        ["NV3"] = "Cemetery headstones topple",
        ["NV4"] = "Market traders leave",
        ["NV5"] = "Coastal path erosion",
    };

    // References and titles in an order, and the rest always in one.
    static SourceTable OfYear(string[] order)
    {
        string[][] rest =
        [
            ["Youth Manager", "12", "9", "Portable heaters", "New boiler"], ["Allotments Officer", "6", "4", "Locked taps", "Meters"],
            ["Bereavement Manager", "10", "5", "Topple test", "Stake 20 stones"],
            ["Markets Manager", "9", "6", "Rent holiday", "Stall grants"], ["Coast Engineer", "16", "9", "Warning signs", "Divert path"],
        ];
        return Table(
            [["Ref", "Title", "Owner", "Score", "Residual score", "Controls", "Actions"],
                .. order.Select((reference, at) => (string[])[reference, Titles[reference], .. rest[at]])]);
    }

    static SourceTable WithoutReferences(SourceTable table, bool isWithout) => !isWithout ? table
        : Table([.. table.Rows.Select(row => row.Cells.Skip(1).ToArray())]);

    [Fact]
    public void Texts_that_moved_with_their_titles_are_asked_about_with_these()
    {
        var stored = Stored("Description", Wall, Hall, Bus);
        EntryState[] ids = [stored[1], stored[0], stored[2]];

        Plan(Export(stored, "Description", [Wall, Hall, Bus], ids), stored).Questions.ShouldHaveSingleItem().Id.ShouldBe("moved-titles");
    }

    [Fact]
    public void A_text_that_the_entry_had_when_it_was_exported_was_not_moved()
    {
        var before = Stored("Description", Wall, Hall, Bus);
        EntryState[] stored = [before[0] with { Description = Hall }, before[1] with { Description = Wall }, before[2]];
        var options = new ImportOptions
        {
            Revisions = stored.ToDictionary(entry => entry.Id, _ => 2),
            AsExported = before.ToDictionary(entry => entry.Id),
        };

        Plan(Export(before, "Description", Wall, Hall, Bus), stored, options).Questions.ShouldBeEmpty();
    }

    static EntryState[] Stored(string heading, params string[] texts) =>
    [
        .. Imported(Table(
            [.. Headings, heading],
            ["CR1", "Quay wall leans", "16", "9", texts[0]], ["CR2", "Sale of Pier Hall", "16", "9", texts[1]],
            ["CR3", "Bus strike", "20", "12", texts[2]])),
    ];

    static ReadRegister Export(EntryState[] stored, string heading, params string[] texts) => Export(stored, heading, texts, stored);

    static ReadRegister Export(EntryState[] stored, string heading, string[] texts, EntryState[] ids) => Read(Table(
    [
        [.. Headings, heading, "Id", "Revision"],
        .. stored.Select((entry, at) => new[]
        {
            $"{ids[at].Reference}", entry.Title, $"{entry.Score.Value}", $"{entry.ResidualScore.Value}", texts[at], $"{ids[at].Id}", "1",
        }),
    ]));
}
