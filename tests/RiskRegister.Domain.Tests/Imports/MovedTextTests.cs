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
