using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Posts by their initials, and with their roles in brackets.</summary>
public sealed class InitialsOfPostsTests
{
    [Theory]
    [InlineData("CPO & CNO", "CPO", "CNO")]
    [InlineData("CEO and COO", "CEO", "COO")]
    [InlineData("CIO, CISO", "CIO", "CISO")]
    [InlineData("Director of Place & S151", "Director of Place", "S151")]
    [InlineData("S151 Officer and Monitoring Officer", "S151 Officer", "Monitoring Officer")]
    [InlineData("MO & Head of Parks", "MO", "Head of Parks")]
    [InlineData("Chief Executive (lead), Head of HR", "Chief Executive", "Head of HR")]
    [InlineData("Head of Parks (Owner) and Pool Manager", "Head of Parks", "Pool Manager")]
    [InlineData("CFO (lead) / COO", "CFO", "COO")]
    public void Two_posts_are_two(string cell, string first, string second)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe([first, second]);
        read.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Director of Finance & S151")]
    [InlineData("CFO & S151")]
    [InlineData("Director of Law and Monitoring Officer")]
    [InlineData("Head of Digital & SIRO")]
    [InlineData("Director of People & CPO")]
    public void What_may_be_one_post_stays_one_and_is_named(string cell)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe([cell]);
        read.Messages.ShouldHaveSingleItem().Message.ShouldContain(cell);
    }

    [Theory]
    [InlineData("Clerk & RFO")]
    [InlineData("HR & OD")]
    [InlineData("Head of HR & OD")]
    [InlineData("Head of Parks (North), Trees")]
    public void One_post_stays_one_without_a_word(string cell)
    {
        var read = ReadCells(("Owner", cell));

        read.Rows[0].Owners!.Value.ShouldBe([cell]);
        read.Messages.ShouldBeEmpty();
    }
}
