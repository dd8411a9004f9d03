using RiskRegister.Domain.Imports;
using Shouldly;
using static RiskRegister.Domain.Tests.Imports.Importing;

namespace RiskRegister.Domain.Tests.Imports;

/// <summary>Empty cells that take away what is known.</summary>
public sealed class EmptiedCellTests
{
    static readonly string[] Headings = ["Ref", "Risk", "Service", "Owner", "Gross", "Net", "Actions", "Action owner"];

    static readonly EntryState[] Stored =
    [
        .. Imported(Table(Headings,
            ["R1", "Flood", "Place", "Head of Works", "16", "9", "Pumps", "J Smith"],
            ["R2", "Fire", "Place", "Head of Works", "16", "9", "Drill", "A Jones"],
            ["R3", "Fraud", "Finance", "S151 Officer", "16", "9", "Audit", "B Brown"])),
    ];

    [Fact]
    public void What_they_take_away_is_named_once_a_column()
    {
        var plan = Plan(Read(Table(Headings,
            ["R1", "Flood", "Place", "Head of Works", "16", "9", "Pumps", "J Smith"],
            ["R2", "Fire", "", "", "16", "9", "Drill", "A Jones"],
            ["R3", "Fraud", "", "S151 Officer", "16", "9", "Audit", ""])), Stored);

        plan.Messages.Select(message => (message.Code, message.Row, message.Column)).ShouldBe(
        [
            (ImportCodes.CellsEmptied, 3, "Service"), (ImportCodes.CellsEmptied, 3, "Owner"), (ImportCodes.CellsEmptied, 4, null),
        ]);
        plan.Messages[0].Message.ShouldStartWith(
            "An empty cell under \"Service\" takes away what 2 entries had: CR2 \"Place\", CR3 \"Finance\".");
        plan.Messages[2].Message.ShouldStartWith(
            "An empty cell beside its items takes away what 1 entry had as owners of actions: CR3 \"B Brown\".");
        plan.Outcomes.Select(outcome => outcome.State!.Service).ShouldBe(["Place", null, null]);
    }

    [Fact]
    public void Of_many_entries_some_are_named_and_the_rest_counted()
    {
        string[][] rows = [.. Enumerable.Range(1, 8).Select(at => new[] { $"R{at}", $"Kiln {at}", "Place", "MT", "16", "9", "", "" })];
        var emptied = rows.Select(row => row.Select((cell, at) => at == 2 ? "" : cell).ToArray());

        Plan(Read(Table([Headings, .. emptied])), Imported(Table([Headings, .. rows]))).Messages.ShouldHaveSingleItem().Message
            .ShouldContain("what 8 entries had: CR1 \"Place\", CR2 \"Place\", CR3 \"Place\", CR4 \"Place\", CR5 \"Place\", and 3 more");
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("-")]
    [InlineData("None")]
    public void Cells_that_say_there_is_nothing_are_meant(string cell) =>
        Plan(Read(Table(Headings, ["R1", "Flood", cell, "Head of Works", "16", "9", "Pumps", "J Smith"])), Stored).Messages.ShouldBeEmpty();

    [Fact]
    public void What_was_empty_before_is_no_loss()
    {
        EntryState[] stored = [Stored[0] with { Service = null }];

        Plan(Read(Table(Headings, ["R1", "Flood", "", "Head of Works", "20", "9", "Pumps", "J Smith"])), stored).Messages
            .ShouldAllBe(message => message.Code != ImportCodes.CellsEmptied);
    }

    [Theory]
    [InlineData(BlankMeaning.Clear, null)]
    [InlineData(BlankMeaning.Keep, "Place")]
    public void Where_a_mapping_says_what_empty_cells_mean_nothing_is_named(BlankMeaning blank, string? service)
    {
        var mapping = new ImportMapping { BlankCells = blank };
        var read = RegisterReader.Read(
            [Table(Headings, ["R1", "Flood", "", "Head of Works", "16", "9", "Pumps", "J Smith"])], Settings, mapping);

        var plan = Plan(read, Stored, new ImportOptions { Mapping = mapping });

        plan.Messages.ShouldBeEmpty();
        plan.Outcomes.ShouldHaveSingleItem().State!.Service.ShouldBe(service);
    }
}
