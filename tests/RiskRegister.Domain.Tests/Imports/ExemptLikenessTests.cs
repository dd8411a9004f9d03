using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Rows that would make public what an entry says that is exempt.</summary>
public sealed class ExemptLikenessTests
{
    static readonly Exemption Exempt = new("3", "Terms of a sale");
    static readonly string[] Headings = ["Reference", "Title", "Score", "Residual score", "Description", "Direction", "Narrative"];

    [Fact]
    public void Half_of_an_exempt_entry_is_no_public_one_without_a_question()
    {
        var stored = Stored();
        var read = Read(Table(Rows(
            ("L1", "Sale of Pier Hall: price", "20", "12"), ("L2", "Sale of Pier Hall: covenant", "20", "12"),
            ("L3", "Bus strike", "20", "12"))));

        var question = Plan(read, stored).Questions.ShouldHaveSingleItem();
        (question.Id, question.Code, question.Proposed)
            .ShouldBe(("exempt-like:sale of pier hall: covenant cr1 sale of pier hall", ImportCodes.ExemptUnclear, "exempt"));
        question.Text.ShouldContain("has nearly the title of CR1, \"Sale of Pier Hall\", which is exempt");
        Exemptions("exempt").ShouldBe([Exempt, Exempt, null]);
        Exemptions("open").ShouldBe([Exempt, null, null]);

        Exemption?[] Exemptions(string answer) =>
            [.. Plan(read, stored, Answering((question.Id, answer))).Outcomes.Select(outcome => outcome.State!.Exempt)];
    }

    [Theory]
    [InlineData("Two bidders are left", "", true)]
    [InlineData("", "Bids were opened in May", true)]
    [InlineData("Nothing of the kind", "Bids are open", false)]
    [InlineData("As above", "", false)]
    public void Texts_of_an_exempt_entry_in_another_row_are_asked_about(string description, string narrative, bool isAsked)
    {
        var read = Read(Table(Headings, ["CR2", "Bus strike", "20", "12", description, "Level", narrative]));

        Plan(read, Stored()).Questions.Select(question => question.Id)
            .ShouldBe(isAsked ? [$"exempt-like:bus strike cr1 {(description + narrative).ToLowerInvariant()}"] : []);
        var own = Read(Table(Headings, ["CR1", "Sale of Pier Hall", "20", "12", description, "Level", narrative]));
        Plan(own, Stored()).Questions.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_answered_of_one_text_of_an_exempt_entry_holds_for_no_other()
    {
        var first = Read(Table(Headings, ["CR2", "Bus strike", "20", "12", "Two bidders are left", "Level", ""]));
        var answering = Answering((Plan(first, Stored()).Questions.ShouldHaveSingleItem().Id, "open"));
        Plan(first, Stored(), answering).Questions.ShouldBeEmpty();

        var second = Read(Table(Headings, ["CR2", "Bus strike", "20", "12", "", "Level", "Bids were opened in May"]));
        Plan(second, Stored(), answering).Questions.ShouldHaveSingleItem();
    }

    static EntryState[] Stored()
    {
        var stored = Imported(Table(Headings,
            ["L1", "Sale of Pier Hall", "20", "12", "Two bidders are left", "Level", "Bids were opened in May"],
            ["L3", "Bus strike", "20", "12", "As above", "Level", "Talks go on"])).ToArray();
        stored[0] = stored[0] with { Exempt = Exempt };
        return stored;
    }
}
