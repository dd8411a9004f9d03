using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Columns that say in words of their own who may see an entry, or what kind it is.</summary>
public sealed class AudienceColumnTests
{
    [Theory]
    [InlineData("Web version", "Omit", "Include")]
    [InlineData("FOI", "s43 applies", "No exemption")]
    [InlineData("Sharing (TLP)", "AMBER", "GREEN")]
    [InlineData("Embargo", "Until 1 May", "Until June")]
    [InlineData("Visible to", "Officers", "All")]
    [InlineData("Distribution list", "Directors", "All")]
    [InlineData("Public interest test", "Favours us", "Balanced")]
    [InlineData("Session (O/C)", "C", "O")]
    [InlineData("Exempt until", "31/03/27", "30/06/27")]
    [InlineData("Sensitive", "Commercially", "Politically")]
    public void What_its_words_mean_is_asked_of_each(string heading, string one, string other) =>
        Understood(Register(heading, one, other)).Analysis.Questions.Select(question => question.Id)
            .ShouldBe([$"exempt:{one.ToLowerInvariant()}", $"exempt:{other.ToLowerInvariant()}"]);

    [Theory]
    [InlineData("Information sharing", "Poor", "Good")]
    [InlineData("Distribution network", "North", "South")]
    [InlineData("Private sector partner", "Acme Ltd", "Beta Ltd")]
    [InlineData("Release date", "31/03/27", "30/06/27")]
    [InlineData("Version", "1.2", "1.3")]
    [InlineData("Impact type", "Fire", "Water")]
    public void Nothing_is_asked_of_what_has_another_meaning(string heading, string one, string other) =>
        Understood(Register(heading, one, other)).Analysis.Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("Effect (+/-)", "+", "-")]
    [InlineData("Impact type", "Beneficial", "Adverse")]
    [InlineData("Nature", "Favourable", "Unfavourable")]
    public void Sides_of_an_effect_say_the_kind(string heading, string good, string bad) =>
        Read(Register(heading, good, bad)).Rows.Select(row => row.Kind).ShouldBe([EntryKind.Opportunity, EntryKind.Risk]);

    [Theory]
    [InlineData("Risk")]
    [InlineData("What might happen")]
    public void A_column_of_yes_and_no_is_no_title(string title)
    {
        var table = Table(["Ref", title, "Owner", "Inherent", "Residual", "Opportunity?"],
            ["1", "Floods", "Clerk", "16", "9", ""], ["2", "Solar grant", "Clerk", "16", "9", "Yes"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldBe("flag:opportunity?");
        Answered([table], (question.Id, "opportunity")).Rows.Select(row => (row.Kind, row.Title))
            .ShouldBe([(EntryKind.Risk, "Floods"), (EntryKind.Opportunity, "Solar grant")]);
    }

    [Theory]
    [InlineData("Enablers", true)]
    [InlineData("Benefits we could miss", true)]
    [InlineData("Positive outcomes", true)]
    [InlineData("Revenues and benefits", false)]
    [InlineData("Benefits", false)]
    [InlineData("Health outcomes", false)]
    public void Lines_that_may_name_opportunities_are_asked_about(string line, bool isAsked) =>
        Understood(Table(["Ref", "Risk", "Owner", "Inherent", "Residual"],
            ["1", "Floods", "Clerk", "16", "9"], [line, "", "", "", ""], ["2", "Fires", "Clerk", "16", "9"])).Analysis.Questions
            .Any(question => question.Id.StartsWith("section-kind:", StringComparison.Ordinal)).ShouldBe(isAsked);

    [Theory]
    [InlineData("Enablers", true)]
    [InlineData("Positive outcomes", true)]
    [InlineData("Depots", false)]
    public void So_are_names_of_tables(string name, bool isAsked)
    {
        string[] headings = ["Ref", "Title", "Owner", "Inherent", "Residual"];
        SourceTable[] tables =
        [
            Table(headings, ["1", "Floods", "Clerk", "16", "9"]) with { Name = "1", Title = "Threats", OneOfSeveral = true },
            Table(headings, ["2", "Heat network", "Clerk", "16", "9"]) with { Name = "2", Title = name, OneOfSeveral = true },
        ];

        var id = $"kind-of:{name.ToLowerInvariant()}";
        Understood(tables).Analysis.Questions.Any(question => question.Id == id).ShouldBe(isAsked);
        Answered(tables, (id, "opportunity")).Rows[1].Kind.ShouldBe(isAsked ? EntryKind.Opportunity : EntryKind.Risk);
    }

    [Theory]
    [InlineData("* This risk is reported to trustees only.")]
    [InlineData("Private until the contract is let")]
    [InlineData("Agenda Part 2")]
    public void Lines_that_say_for_whom_it_is_are_asked_about(string line) =>
        Understood(Register("Area", "North", "South") with { Behind = [line] }).Analysis.Questions
            .ShouldContain(question => question.Id.StartsWith("exempt-", StringComparison.Ordinal));

    static SourceTable Register(string heading, string one, string other) => Table(
        ["Ref", "Risk", "Owner", "Inherent", "Residual", heading],
        ["1", "Floods", "Clerk", "16", "9", one], ["2", "Fires", "Clerk", "16", "9", other]);
}
