using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RiskRegister.Documents.Excel;
using RiskRegister.Documents.Tables;
using RiskRegister.Domain.Imports;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Excel;

public sealed class RegisterExcelTests
{
    [Fact]
    public async Task Its_sheets_are_those_that_the_field_knows()
    {
        using var workbook = await Open(Registers.Public());

        workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value)
            .ShouldBe(["Risks", "Opportunities", "Actions", "Highlights", "Heat maps", "Key", "How to fill in", "Lists"]);
    }

    [Fact]
    public async Task Lists_are_tables_with_filters_whose_headings_stay_in_sight()
    {
        using var workbook = await Open(Registers.Of(3));

        foreach (var name in (ReadOnlySpan<string>)["Risks", "Opportunities", "Actions", "Highlights"])
        {
            var part = Sheet(workbook, name);
            var table = part.TableDefinitionParts.ShouldHaveSingleItem().Table;
            table.AutoFilter!.Reference!.Value.ShouldBe(table.Reference!.Value);
            var heading = part.Worksheet.Descendants<Row>()
                .Single(row => row.RowIndex!.Value.ToString() == table.Reference.Value!.Split(':')[0][1..]);
            heading.Elements<Cell>().Select(cell => cell.InnerText)
                .ShouldBe(table.TableColumns!.Elements<TableColumn>().Select(column => column.Name!.Value));
            part.Worksheet.Descendants<Pane>().ShouldHaveSingleItem().VerticalSplit!.Value.ShouldBe(heading.RowIndex!.Value);
        }
    }

    [Fact]
    public async Task Numbers_are_numbers_days_are_days_and_bands_have_words()
    {
        using var workbook = await Open(Registers.Full());
        var risk = Row(workbook, "Risks", "CR10.1");

        risk["Impact"].ShouldBe("5");
        risk["Score"].ShouldBe("20");
        risk["Band"].ShouldBe("Severe");
        risk["Residual impact"].ShouldBe("4");
        risk["Residual score"].ShouldBe("12");
        risk["Residual band"].ShouldBe("High");
        risk["Assumed"].ShouldBe("Residual score 4 × 3");
        risk["Last reviewed"].ShouldBe("2016-11-07");
        Sheet(workbook, "Risks").Worksheet.Descendants<Cell>().Where(cell => cell.CellValue?.Text == "20")
            .ShouldAllBe(cell => cell.DataType == null);
    }

    [Fact]
    public async Task Scores_and_bands_work_themselves_out_and_what_was_assumed_is_marked()
    {
        using var workbook = await Open(Registers.Full());
        var cells = Cells(workbook, "Risks", "CR10.1");

        cells["Score"].CellFormula!.Text.ShouldMatch(@"^IF\(COUNT\(N\d+,O\d+\)=2,N\d+\*O\d+,""""\)$");
        cells["Band"].CellFormula!.Text.ShouldContain("INDEX(RiskBands,");
        cells["Residual score"].CellFormula!.Text.ShouldContain("COUNT(");
        cells["Assumed"].InnerText.ShouldBe("Residual score 4 × 3");
        Cells(workbook, "Opportunities", "CO2")["Band"].CellFormula!.Text.ShouldContain("INDEX(OpportunityBands,");
        var names = workbook.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>()
            .Where(name => name.LocalSheetId is null).ToDictionary(name => name.Name!.Value!, name => name.Text, StringComparer.Ordinal);
        names["RiskBands"].ShouldMatch(@"^Lists!\$C\$\d+:\$G\$\d+$");
        var rules = Sheet(workbook, "Risks").Worksheet.Descendants<ConditionalFormatting>().ToArray();
        rules.Length.ShouldBe(3);
        rules.ShouldAllBe(each => each.Elements<ConditionalFormattingRule>().Count() == 4);
    }

    [Fact]
    public async Task Cells_offer_what_can_be_chosen_and_computed_ones_are_locked()
    {
        using var workbook = await Open(Registers.Full());
        var offers = Sheet(workbook, "Risks").Worksheet.Descendants<DataValidation>().Select(each => each.Formula1!.Text).ToArray();
        var formats = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToArray();
        var cells = Cells(workbook, "Risks", "CR10.1");

        offers.ShouldContain("\"Upwards,Level,Downwards\"");
        offers.ShouldContain("KnownOwners");
        offers.Count(offer => offer == "\"1,2,3,4,5\"").ShouldBe(6);
        Sheet(workbook, "Actions").Worksheet.Descendants<DataValidation>().ShouldContain(each => each.Formula1!.Text == "\"Open,Done,Dropped\"");
        Sheet(workbook, "Risks").Worksheet.Descendants<SheetProtection>().ShouldHaveSingleItem().Sheet!.Value.ShouldBeTrue();
        foreach (var locked in (ReadOnlySpan<string>)["Reference", "Score", "Residual score", "Band", "Direction in words", "Movement", "Id", "Revision"])
            IsLocked(cells[locked]).ShouldBeTrue(locked);
        foreach (var free in (ReadOnlySpan<string>)["Title", "Impact", "Residual impact", "Assumed", "Direction of travel", "Narrative", "Status", "Owner"])
            IsLocked(cells[free]).ShouldBeFalse(free);
        cells["Id"].InnerText.ShouldBe(Registers.Whole.Id.ToString());

        bool IsLocked(Cell cell) => formats[(int)cell.StyleIndex!.Value].Protection?.Locked?.Value ?? true;
    }

    [Fact]
    public async Task It_is_printed_on_A4_across_and_no_line_above_a_table_is_longer_than_a_page()
    {
        using var workbook = await Open(Registers.Reported());

        foreach (var part in workbook.WorkbookPart!.WorksheetParts)
        {
            part.Worksheet.Descendants<PageSetup>().Single().PaperSize!.Value.ShouldBe(9u);
            part.Worksheet.Descendants<Row>().Where(row => row.Elements<Cell>().Count() == 1)
                .ShouldAllBe(row => Printed.TextLayout.WidthOf(row.InnerText, 10, false) < 645);
        }
    }

    [Fact]
    public async Task Every_action_has_a_row_with_its_owner_day_status_and_whether_it_is_overdue()
    {
        using var workbook = await Open(Registers.Full());

        Read(workbook, "Actions")
            .Select(row => $"{row["Action"]}, {row["Action owner"]}, {row["Due"]}, {row["Action status"]}, {row["Overdue"]}, {row["Action progress"]}")
            .ShouldBe(
            [
                "Dig wells, Head of Wells, 2016-11-30, Open, Overdue, Two are dug",
                "Save water, Head of Baths, 2017-03-31, Done, , Baths are shut",
                "Pray for rain, , , Dropped, , ",
            ]);
    }

    [Fact]
    public async Task Text_that_begins_like_a_formula_is_marked_as_text()
    {
        using var workbook = await Open(Registers.Public() with { Lines = Csv.Lines.All(Csv.Lines.Of(Csv.Lines.Entry() with { Title = "=1+1" })) });
        var formats = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToArray();

        var cells = Sheet(workbook, "Risks").Worksheet.Descendants<Cell>().ToArray();
        cells.Where(cell => cell.DataType?.Value == CellValues.InlineString).ShouldAllBe(cell => cell.CellFormula == null);
        formats[(int)cells.Single(cell => cell.InnerText == "=1+1").StyleIndex!.Value].QuotePrefix!.Value.ShouldBeTrue();
    }

    [Fact]
    public async Task Long_text_makes_its_column_wider_rather_than_being_cut()
    {
        using var narrow = await Open(Registers.Public());
        using var wide = await Open(Registers.Public() with
        {
            Lines = Csv.Lines.All(Csv.Lines.Of(Csv.Lines.Entry() with { Description = string.Concat(Enumerable.Repeat("the reservoir runs dry ", 200)) })),
        });

        Widths(wide)[3].ShouldBeGreaterThan(Widths(narrow)[3] * 2);
        Sheet(wide, "Risks").Worksheet.Descendants<Row>().Select(row => row.Height?.Value ?? 0).ShouldAllBe(height => height <= 409);
        Widths(wide).ShouldAllBe(width => width <= 255);
    }

    [Theory]
    [InlineData("one line", 20, 1)]
    [InlineData("one\ntwo\n\nfour", 20, 4)]
    [InlineData("seven words that wrap into three lines", 15, 3)]
    [InlineData("", 10, 1)]
    public void Lines_are_counted_as_they_wrap(string text, int width, int lines) => TextMeasure.Lines(text, width).ShouldBe(lines);

    [Fact]
    public async Task Risks_opportunities_and_actions_are_read_by_an_import_and_nothing_else_is_named()
    {
        var tables = TableFile.Read("register.xlsx", await Forms.Write("xlsx", Registers.Full()), new TableLimits(), TestContext.Current.CancellationToken)
            .ShouldBeOfType<TablesRead>().Tables;

        var read = RegisterReader.Read(tables, Registers.Settings);

        read.Rows.Select(row => row.Reference!.ToString()).ShouldBe(["CR10.1", "CO2"]);
        read.Rows[0].ActionRows!.Select(row => row.Text.Value).ShouldBe(["Dig wells", "Save water", "Pray for rain"]);
        read.Messages.ShouldBeEmpty();
    }

    static async Task<SpreadsheetDocument> Open(PrintableRegister register) =>
        SpreadsheetDocument.Open(new MemoryStream(await Forms.Write("xlsx", register)), isEditable: false);

    static WorksheetPart Sheet(SpreadsheetDocument workbook, string name)
    {
        var sheet = workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Single(each => each.Name == name);
        return (WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!.Value!);
    }

    static double[] Widths(SpreadsheetDocument workbook) => [.. Sheet(workbook, "Risks").Worksheet.Descendants<Column>().Select(column => column.Width!.Value)];

    static Dictionary<string, string> Row(SpreadsheetDocument workbook, string sheet, string reference) =>
        Read(workbook, sheet).Single(row => row["Reference"] == reference);

    static Dictionary<string, Cell> Cells(SpreadsheetDocument workbook, string sheet, string reference)
    {
        var part = Sheet(workbook, sheet);
        var first = uint.Parse(part.TableDefinitionParts.Single().Table.Reference!.Value!.Split(':')[0][1..]);
        var rows = part.Worksheet.Descendants<Row>().Where(row => row.RowIndex!.Value >= first).ToArray();
        return rows[0].Elements<Cell>().Zip(rows.Single(row => row.InnerText.StartsWith(reference, StringComparison.Ordinal)).Elements<Cell>())
            .ToDictionary(pair => pair.First.InnerText, pair => pair.Second, StringComparer.Ordinal);
    }

    static List<Dictionary<string, string>> Read(SpreadsheetDocument workbook, string sheet)
    {
        var part = Sheet(workbook, sheet);
        var first = uint.Parse(part.TableDefinitionParts.Single().Table.Reference!.Value!.Split(':')[0][1..]);
        var rows = part.Worksheet.Descendants<Row>().Where(row => row.RowIndex!.Value >= first).ToArray();
        string[] headings = [.. rows[0].Elements<Cell>().Select(cell => cell.InnerText)];
        return [.. rows.Skip(1).Select(row => headings.Zip(row.Elements<Cell>().Select(TextOf)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    static string TextOf(Cell cell) => cell.StyleIndex?.Value == 8 && cell.CellValue is { } day
        ? new DateOnly(1899, 12, 30).AddDays(int.Parse(day.Text)).ToString("yyyy-MM-dd")
        : cell.CellValue?.Text ?? cell.InnerText;
}
