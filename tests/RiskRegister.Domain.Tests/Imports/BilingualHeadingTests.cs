using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Headings that say the same in two languages.</summary>
public sealed class BilingualHeadingTests
{
    [Theory]
    [InlineData("Perchennog / Owner", ImportField.Owners)]
    [InlineData("Owner / Perchennog", ImportField.Owners)]
    [InlineData("Perchennog/Owner", ImportField.Owners)]
    [InlineData("Owner\nPerchennog", ImportField.Owners)]
    [InlineData("Perchennog (Owner)", ImportField.Owners)]
    [InlineData("Owner [Perchennog]", ImportField.Owners)]
    [InlineData("Perchennog y Risg / Risk Owner", ImportField.Owners)]
    [InlineData("Rheolaethau presennol / Existing controls", ImportField.Controls)]
    [InlineData("Camau gweithredu (Actions)", ImportField.Actions)]
    [InlineData("Sealbhadair / Owner", ImportField.Owners)]
    [InlineData("Cyfeiriad teithio\nDirection of travel", ImportField.Direction)]
    public void A_known_part_beside_its_translation_says_what_the_column_is(string heading, ImportField field)
    {
        var column = ColumnOf(heading, "Pennaeth Gwastraff");

        (column.Fields.ShouldHaveSingleItem(), column.Sureness).ShouldBe((field, Sureness.Likely));
    }

    [Theory]
    [InlineData("Impact (Reputation)")]
    [InlineData("Impact\nTourism")]
    [InlineData("Residual score (previous)")]
    [InlineData("Residual score (Scrutiny)")]
    [InlineData("Score\n2026")]
    [InlineData("Cost / Impact")]
    [InlineData("Tourism/Impact")]
    [InlineData("Comments (Owner)")]
    [InlineData("Linked\nrisks")]
    [InlineData("Deputy\nowner")]
    [InlineData("Update / Actions")]
    [InlineData("Perchennog / Owner / Swyddog")]
    [InlineData("Number of risks / Owner")]
    public void What_says_more_in_one_language_is_no_translation(string heading) => ColumnOf(heading, "4").Fields.ShouldBeEmpty();

    [Theory]
    [InlineData(" / ", "")]
    [InlineData("\n", "")]
    [InlineData(" (", ")")]
    public void A_register_in_two_languages_is_read(string between, string behind)
    {
        string[] headings =
        [
            "Risg cynhenid: effaith|Inherent impact", "Tebygolrwydd cynhenid|Inherent likelihood", "Sgôr gweddilliol|Residual score",
            "Perchennog|Owner", "Rhif|Ref", "Risg|Risk",
        ];
        var table = Table(
            [.. headings.Select(heading => heading.Replace("|", between, StringComparison.Ordinal) + behind)],
            ["4", "5", "9", "Pennaeth Gwastraff", "1", "Llifogydd"]);

        var understood = Understood(table);

        understood.Analysis.Questions.ShouldBeEmpty();
        var row = understood.Register.Rows.ShouldHaveSingleItem();
        (row.Title, row.Score!.Value!.Value, row.ResidualScore!.Value!.Value, row.Owners!.Value[0], row.SourceReference!.Value)
            .ShouldBe(("Llifogydd", 20, 9, "Pennaeth Gwastraff", "1"));
        understood.Register.Messages.ShouldNotContain(message => message.Code == ImportCodes.ColumnIgnored);
    }

    [Fact]
    public void What_a_column_is_by_its_place_it_is_in_two_languages_too()
    {
        var row = ReadOne(("Camau / Actions", "Drill"), ("Dyddiad cwblhau / Completion date", "1/3/2027"), ("Cynnydd / Progress", "Begun"));

        row.Actions!.Value.ShouldBe([new ImportedAction("Drill", DueOn: new DateOnly(2027, 3, 1), Progress: "Begun")]);
        row.Controls.ShouldBeNull();
    }

    [Fact]
    public void Two_known_parts_stay_what_they_were() =>
        ReadCells(("Impact / Likelihood", "4 / 5"), ("Owner / Status", "MT")).Messages
            .ShouldContain(message => message.Column == "Owner / Status" && message.Code == ImportCodes.ColumnIgnored);

    [Theory]
    [InlineData("Sgôr gros\nGross score", "Sgôr net\nNet score")]
    [InlineData("Sgôr gros / Gross score", "Sgôr net / Net score")]
    [InlineData("Sgôr cynhenid", "Sgôr gweddilliol")]
    [InlineData("Lefel gros", "Lefel gweddilliol")]
    [InlineData("Lefel risg gynhenid", "Lefel risg weddilliol")]
    public void Gross_and_net_are_read_in_both_languages(string gross, string net)
    {
        var table = Table(
            ["Statws\nStatus", "Risg\nRisk", gross, net, "Math\nType"], ["Agored / Open", "Grant", "16", "9", "Cyfle / Opportunity"]);

        var row = Read(table).Rows.ShouldHaveSingleItem();
        (row.Score!.Value!.Value, row.ResidualScore!.Value!.Value, row.Status, row.Kind)
            .ShouldBe((16, 9, RowStatus.Open, EntryKind.Opportunity));
    }

    [Fact]
    public void A_register_in_Welsh_alone_is_read()
    {
        var table = Table(
            [
                "Rhif", "Teitl y risg", "Disgrifiad o’r risg", "Effaith", "Tebygolrwydd", "Sgôr", "Rheolaethau presennol",
                "Effaith gweddilliol", "Tebygolrwydd gweddilliol", "Sgôr targed", "Perchennog y risg", "Cyfeiriad", "Statws",
                "Camau gweithredu", "Dyddiad cwblhau",
            ],
            [
                "1", "Llifogydd", "Glaw trwm", "5", "4", "20", "Wal", "4", "3", "8", "Pennaeth Gwastraff", "I lawr", "Agored", "Codi'r wal",
                "1/3/2027",
            ]);

        var understood = Understood(table);

        understood.Analysis.Questions.ShouldBeEmpty();
        understood.Register.Messages.ShouldBeEmpty();
        var row = understood.Register.Rows.ShouldHaveSingleItem();
        (row.Title, row.Score!.Value, row.ResidualScore!.Value, row.TargetScore!.Value!.Value, row.Direction!.Value, row.Status)
            .ShouldBe(("Llifogydd", new StatedScore(20, 5, 4), new StatedScore(12, 4, 3), 8, Direction.Downwards, RowStatus.Open));
        (row.Controls!.Value[0], row.Owners!.Value[0]).ShouldBe(("Wal", "Pennaeth Gwastraff"));
        row.Actions!.Value.ShouldBe([new ImportedAction("Codi'r wal", DueOn: new DateOnly(2027, 3, 1))]);
    }

    [Theory]
    [InlineData("Ar gau")]
    [InlineData("Ar gau / Closed")]
    public void Closed_is_asked_about_in_Welsh_too(string cell) =>
        Understood(Table(["Teitl", "Sgôr cynhenid", "Sgôr gweddilliol", "Statws"], ["Llifogydd", "16", "9", cell])).Analysis.Questions
            .ShouldHaveSingleItem().Choices.Select(choice => choice.Value).ShouldBe(["closed", "leaveOut"]);

    static AnalysedColumn ColumnOf(string heading, string cell)
    {
        var table = Table(["Ref", "Title", "Score", "Residual", heading], ["1", "Floods", "16", "9", cell]);
        return Understood(table).Analysis.Tables.ShouldHaveSingleItem().Columns[^1];
    }
}
