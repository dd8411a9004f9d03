using RiskRegister.Domain.Imports;
using RiskRegister.Pages.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Api.Tests.Pages;

/// <summary>What is said of a column on a page joins what a mapping says of its table.</summary>
public sealed class ColumnChoiceTests
{
    static readonly ColumnMapping Title = new() { Heading = "Yak", Fields = [ImportField.Title] };
    static readonly ColumnMapping Service = new() { Heading = "Gnu", Fields = [ImportField.Service] };

    [Fact]
    public void Of_a_file_with_one_table_it_is_said_without_a_sheet()
    {
        var table = ColumnChoice.In(new ImportMapping(), [new("", "", "Gnu", "description"), new("", "", "Emu", ColumnChoice.NotRead)])
            .Tables.ShouldHaveSingleItem();

        table.Sheet.ShouldBeNull();
        Said(table).ShouldBe(["Gnu: Description", "Emu: "]);
    }

    [Theory]
    [InlineData("Risks", "Risks")]
    [InlineData("Risks September", "Risks")]
    [InlineData("", "Risks")]
    public void It_stands_in_the_table_that_the_mapping_has_for_it_whatever_the_file_calls_that(string sheet, string mapped)
    {
        var mapping = new ImportMapping
        {
            Tables =
            [
                new TableMapping { Sheet = "Notes", Use = TableUse.None },
                new TableMapping { Sheet = "Risks", Columns = [Title, Service] },
            ],
        };

        var tables = ColumnChoice.In(mapping, [new(sheet, mapped, "gnu", "description")]).Tables;

        tables.Select(table => table.Sheet).ShouldBe(["Notes", "Risks"]);
        Said(tables[1]).ShouldBe(["Yak: Title", "gnu: Description"]);
    }

    [Fact]
    public void What_holds_for_all_sheets_goes_on_to_hold_for_the_one_of_which_more_is_said()
    {
        var mapping = new ImportMapping { Tables = [new TableMapping { Kind = Domain.EntryKind.Risk, Columns = [Title] }] };

        var tables = ColumnChoice.In(mapping, [new("Harbours", "", "Gnu", "description")]).Tables;

        tables.Select(table => table.Sheet).ShouldBe([null, "Harbours"]);
        tables.ShouldAllBe(table => table.Kind == Domain.EntryKind.Risk);
        Said(tables[0]).ShouldBe(["Yak: Title"]);
        Said(tables[1]).ShouldBe(["Yak: Title", "Gnu: Description"]);
    }

    static string[] Said(TableMapping table) => [.. table.Columns.Select(column => $"{column.Heading}: {string.Join(' ', column.Fields)}")];
}
