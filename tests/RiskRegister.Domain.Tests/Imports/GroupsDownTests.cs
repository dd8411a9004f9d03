using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Services and types that stand beside the first of several entries only.</summary>
public sealed class GroupsDownTests
{
    [Theory]
    [InlineData("Service", "group-below:service")]
    [InlineData("Area", "group-below:area")]
    public void Whether_a_name_goes_on_below_itself_is_asked(string heading, string id)
    {
        var table = Register(heading, "Assets", "", "Finance");

        var question = Understood(table).Analysis.Questions.ShouldHaveSingleItem();
        question.Id.ShouldBe(id);
        question.Proposed.ShouldBe("above");
        ServicesOf(table, question, "above").ShouldBe(["Assets", "Assets", "Finance"]);
        ServicesOf(table, question, "blank").ShouldBe(["Assets", null, "Finance"]);
    }

    [Theory]
    [InlineData("Service", "Assets", "", "Assets")]
    [InlineData("Service", "", "Assets", "Finance")]
    [InlineData("Service", "Assets", "Finance", "Place")]
    [InlineData("Service", "Assets", "", "")]
    [InlineData("Owner", "Clerk", "", "Warden")]
    public void Nothing_is_asked_where_it_may_only_be_missing(string heading, params string[] names) =>
        Understood(Register(heading, names)).Analysis.Questions.ShouldBeEmpty();

    static SourceTable Register(string heading, params string[] names) => Table(
        ["Ref", heading, "Risk", "Inherent", "Residual"],
        ["1", names[0], "Floods", "16", "9"], ["2", names[1], "Fires", "16", "9"], ["3", names[2], "Theft", "16", "9"]);

    static IEnumerable<string?> ServicesOf(SourceTable table, ImportQuestion question, string answer) =>
        Answered([table], (question.Id, answer)).Rows.Select(row => row.Service!.Value);
}
