using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Rows that a template or a summary has, and that are no entries.</summary>
public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("Enter risk here")]
    [InlineData("[Insert risk title]")]
    [InlineData("<Describe the risk or opportunity here>")]
    [InlineData("Example: trip hazard in the yard")]
    [InlineData("e.g. flooding of the depot")]
    [InlineData("Vacant")]
    [InlineData("Number not used")]
    [InlineData("See separate register")]
    [InlineData("Held on the exempt risk register")]
    [InlineData("As per 2025/26")]
    public void Whether_a_title_that_keeps_a_place_is_an_entry_is_asked(string title)
    {
        var table = Register(["2", title, "Clerk", "9", "4"]);

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldStartWith("no-entry:");
        question.Proposed.ShouldBe("leaveOut");
        Answered([table], (question.Id, "leaveOut")).Rows.Single().Title.ShouldBe("Floods");
        Answered([table], (question.Id, "open")).Rows[1].Title.ShouldBe(title);
    }

    [Fact]
    public void So_is_whether_one_is_whose_number_says_that_it_is_an_example() =>
        Understood(Register(["Example", "Trip hazard", "A N Other", "9", "4"])).Analysis.Questions
            .ShouldHaveSingleItem().Id.ShouldBe("no-entry:trip hazard");

    [Theory]
    [InlineData("Example of misuse of data repeated elsewhere")]
    [InlineData("Vacant posts in care")]
    [InlineData("Insert mould fails at the works")]
    [InlineData("Add risk of fire to the plan too late")]
    [InlineData("Sampling of water stops")]
    [InlineData("See-through glazing breaks")]
    [InlineData("Highest court rules against us")]
    public void A_title_that_goes_on_is_one(string title)
    {
        var table = Register(["2", title, "Clerk", "9", "4"]);

        Understood(table).Analysis.Questions.ShouldBeEmpty();
        Read(table).Rows.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Number of red risks")]
    [InlineData("Highest")]
    [InlineData("Last quarter")]
    [InlineData("Overall position")]
    public void A_row_that_sums_up_is_left_out_and_named(string title)
    {
        var read = Read(Register(["", title, "", "9", "4"]));

        read.Rows.Single().Title.ShouldBe("Floods");
        read.Messages.ShouldContain(message => message.Code == ImportCodes.RowIgnored && message.Row == 3);
    }

    static SourceTable Register(string[] row) =>
        Table(["Ref", "Risk", "Owner", "Inherent", "Residual"], ["1", "Floods", "Clerk", "16", "9"], row);
}
