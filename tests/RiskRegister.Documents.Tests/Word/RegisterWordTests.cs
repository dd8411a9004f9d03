using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Word;

public sealed class RegisterWordTests
{
    [Fact]
    public async Task Headings_are_real_in_order_and_named_in_the_contents()
    {
        using var document = await Open(Registers.Public());
        var paragraphs = Body(document).Elements<Paragraph>().ToArray();

        paragraphs.Select(StyleOf).Where(style => style.StartsWith("Heading", StringComparison.Ordinal) || style == "Title")
            .ShouldBe(["Title", "Heading1", "Heading1", "Heading1", "Heading1", "Heading2", "Heading2"]);
        string[] headings = [.. paragraphs.Where(paragraph => StyleOf(paragraph).StartsWith("Heading", StringComparison.Ordinal)).Select(paragraph => paragraph.InnerText)];
        headings.ShouldBe(["Key highlights", "Heat map", "Key to scores", "Appendix A: the register", "Risks", "Opportunities"]);
        var bookmarks = Body(document).Descendants<BookmarkStart>().Select(bookmark => bookmark.Name!.Value).ToArray();
        Body(document).Descendants<Hyperlink>().Select(link => link.Anchor!.Value).ShouldBe(bookmarks);
        Body(document).Descendants<FieldCode>().ShouldContain(code => code.Text.Contains("TOC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_table_repeats_its_header_row_merges_no_cells_and_is_described()
    {
        using var document = await Open(Registers.Public());

        var tables = Body(document).Elements<Table>().ToArray();
        tables.Length.ShouldBe(6);
        foreach (var table in tables)
        {
            table.Elements<TableRow>().First().TableRowProperties!.Elements<TableHeader>().ShouldHaveSingleItem();
            table.Descendants<GridSpan>().ShouldBeEmpty();
            table.Descendants<VerticalMerge>().ShouldBeEmpty();
            table.Descendants<TableCaption>().ShouldHaveSingleItem().Val!.Value.ShouldNotBeNullOrWhiteSpace();
            table.Descendants<TableDescription>().ShouldHaveSingleItem().Val!.Value.ShouldNotBeNullOrWhiteSpace();
            var columns = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Count();
            table.Elements<TableRow>().ShouldAllBe(row => row.Elements<TableCell>().Count() == columns);
        }
    }

    [Fact]
    public async Task Entries_stand_in_the_columns_of_the_published_register_on_A4_landscape()
    {
        using var document = await Open(Registers.Public());
        var tables = Body(document).Elements<Table>().ToArray();

        Headings(tables[^2]).ShouldBe(
        [
            "Reference", "Description", "Type", "Possible consequences", "Current controls", "Score", "Mitigating actions", "Residual score", "Owner",
            "Direction of travel",
        ]);
        Headings(tables[^1])[3..7].ShouldBe(["Possible benefits", "Progress to date", "Score", "Maximising actions"]);
        var page = Body(document).Descendants<PageSize>().ShouldHaveSingleItem();
        page.Orient!.Value.ShouldBe(PageOrientationValues.Landscape);
        (page.Width!.Value, page.Height!.Value).ShouldBe((16_838u, 11_906u));
        tables.ShouldAllBe(table => table.Descendants<GridColumn>().Sum(column => int.Parse(column.Width!.Value!)) == 15_398);
    }

    [Fact]
    public async Task Several_items_are_a_real_list()
    {
        using var document = await Open(Registers.Public());
        var style = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(each => each.StyleId == "TableBullet");

        Body(document).Descendants<Paragraph>().Where(paragraph => StyleOf(paragraph) == "TableBullet").Select(paragraph => paragraph.InnerText)
            .ShouldContain("Dams are inspected");
        style.StyleParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value.ShouldBe(1);
        document.MainDocumentPart.NumberingDefinitionsPart!.Numbering.Descendants<NumberingFormat>().ShouldHaveSingleItem().Val!.Value.ShouldBe(NumberFormatValues.Bullet);
        Body(document).Descendants<Text>().ShouldNotContain(text => text.Text.StartsWith('•'));
    }

    [Fact]
    public async Task Language_title_author_header_and_page_numbers_are_set()
    {
        using var document = await Open(Registers.Full());
        var main = document.MainDocumentPart!;

        main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First().Val!.Value.ShouldBe("en-GB");
        document.PackageProperties.Title.ShouldBe("Corporate Risk and Opportunity Register – Quarter 3 2016/17 – Full edition – not for publication");
        document.PackageProperties.Creator.ShouldBe("Waterside Council");
        document.PackageProperties.Language.ShouldBe("en-GB");
        main.HeaderParts.ShouldHaveSingleItem().Header.InnerText.ShouldStartWith("Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A");
        main.FooterParts.ShouldHaveSingleItem().Footer.InnerText.ShouldBe("Page  PAGE 1 of  NUMPAGES 1");
    }

    [Fact]
    public async Task Cells_of_the_heat_map_are_shaded_and_say_their_band_in_words()
    {
        using var document = await Open(Registers.Public());
        var cells = Body(document).Elements<Table>().ElementAt(1).Elements<TableRow>().Skip(1).SelectMany(row => row.Elements<TableCell>().Skip(1)).ToArray();

        cells.Length.ShouldBe(25);
        cells.ShouldAllBe(cell => cell.Descendants<Shading>().Single().Fill != null);
        cells.Select(cell => cell.InnerText).ShouldContain("20 Severe / very highCO2");
        cells.Select(cell => cell.InnerText).ShouldContain("12 HighCR10.1");
    }

    [Fact]
    public async Task An_addendum_marks_its_entry()
    {
        using var document = await Open(Registers.Full());

        Body(document).Descendants<Paragraph>().Select(paragraph => paragraph.InnerText).ShouldContain("Corrected on 9 January 2017: Dams were meant, not dikes");
    }

    static async Task<WordprocessingDocument> Open(RegisterDocument register) =>
        WordprocessingDocument.Open(new MemoryStream(await Forms.Write("docx", register)), isEditable: false);

    static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document.Body!;

    static string StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";

    static string[] Headings(Table table) => [.. table.Elements<TableRow>().First().Elements<TableCell>().Select(cell => cell.InnerText)];
}
