using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Rows that are about the same entry, and cannot both be.</summary>
public sealed class SameEntryTwiceTests
{
    static readonly string[] Headings = ["Ref", "Risk", "Gross score", "Net score", "Owner", "Actions"];

    [Fact]
    public void Rows_of_one_action_each_that_differ_elsewhere_say_where()
    {
        var message = RefusalOf(Table(Headings,
            ["M1", "Textiles fade", "16", "9", "Curator", "Move the textiles"],
            ["M1", "Textiles fade", "16", "12", "Curator", "Dim the lights"]));

        message.ShouldContain("says otherwise under \"Net score\".");
        message.ShouldContain("write the same there");
    }

    [Fact]
    public void A_row_that_was_copied_with_its_id_says_what_to_clear()
    {
        var live = Imported(Table(Rows(("CR7", "Textiles fade", "16", "9"))));
        var id = live[0].Id.ToString();
        string[] headings = ["Reference", "Title", "Score", "Residual score", "Id", "Revision"];

        RefusalOf(Table(headings, ["CR7", "Textiles fade", "16", "9", id, "1"], ["CR20", "Moths", "16", "9", id, "1"]), live)
            .ShouldContain("clear the id, the revision, the reference and the source reference");
    }

    [Fact]
    public void Others_are_to_have_numbers_of_their_own() =>
        RefusalOf(Table(Headings, ["M1", "Textiles fade", "16", "9", "Curator", ""], ["M1", "Moths", "16", "9", "Curator", ""]))
            .ShouldEndWith("take one of them out, or give it a reference of its own.");

    static string RefusalOf(SourceTable table, IReadOnlyCollection<EntryState>? live = null) =>
        Plan(Read(table), live ?? []).Messages.Where(message => message.Code == ImportCodes.ReferenceTwice).ShouldHaveSingleItem().Message;
}
