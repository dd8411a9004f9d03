using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using RiskRegister.Domain;
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

        string[] headings = [.. paragraphs.Where(paragraph => StyleOf(paragraph) is "Heading1" or "Heading2")
            .Select(paragraph => paragraph.InnerText)];
        headings.ShouldBe(
        [
            "The register on a page", "Key highlights", "Heat maps", "Risks by residual score", "Opportunities by residual score",
            "Key to scores",
            "The register, entry by entry", "Risks", "Opportunities",
        ]);
        paragraphs.Where(paragraph => StyleOf(paragraph) == "Heading3").Select(paragraph => paragraph.InnerText)
            .ShouldBe(["CR10.1 – Reservoir runs dry & <cracks>", "CO2 – A canal is dug"]);
        var bookmarks = Body(document).Descendants<BookmarkStart>().Select(bookmark => bookmark.Name!.Value).ToArray();
        bookmarks.ShouldBeUnique();
        Body(document).Descendants<Hyperlink>().Select(link => link.Anchor!.Value).ShouldAllBe(anchor => bookmarks.Contains(anchor));
        Contents(document).Select(line => line.Text).ShouldBe(headings);
        Body(document).Descendants<FieldCode>().ShouldContain(code => code.Text.Contains("TOC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Contents_have_page_numbers_before_any_program_has_updated_them()
    {
        var entries = Enumerable.Range(1, 12)
            .Select(number => Csv.Lines.Of(Csv.Lines.Entry($"CR{number}") with { Id = new Guid(number, 0, 0, new byte[8]) }));
        using var document = await Open(Registers.Public() with { Lines = Csv.Lines.All(entries) });

        var pages = Contents(document).Select(line => line.Page).ToArray();
        pages[0].ShouldBe(1);
        pages.ShouldBe(pages.Order());
        pages[^1].ShouldBe(pages[^2] + 12, "each of twelve short entries has a page");
        var rows = Body(document).Elements<Table>().First().Elements<TableRow>().Skip(1)
            .Select(row => ShownOf(row.Elements<TableCell>().Last())).ToArray();
        rows.ShouldBe(Enumerable.Range(pages[^2], 12));
    }

    [Fact]
    public async Task Every_table_repeats_its_header_row_merges_no_cells_and_is_described()
    {
        foreach (var register in new[] { Registers.Public(), Registers.Reported(),
            Registers.Reported() with { Layout = ReportLayout.Table } })
        {
            using var document = await Open(register);
            foreach (var table in Body(document).Elements<Table>())
            {
                table.Elements<TableRow>().First().TableRowProperties!.Elements<TableHeader>().ShouldHaveSingleItem();
                table.Descendants<GridSpan>().ShouldBeEmpty();
                table.Descendants<VerticalMerge>().ShouldBeEmpty();
                table.Descendants<TableCaption>().ShouldHaveSingleItem().Val!.Value.ShouldNotBeNullOrWhiteSpace();
                table.Descendants<TableDescription>().ShouldHaveSingleItem().Val!.Value.ShouldNotBeNullOrWhiteSpace();
                table.Descendants<TableLook>().ShouldHaveSingleItem().FirstColumn!.Value.ShouldBeTrue();
                var columns = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Count();
                table.Elements<TableRow>().ShouldAllBe(row => row.Elements<TableCell>().Count() == columns);
            }
        }
    }

    [Fact]
    public async Task Cards_stand_on_A4_portrait_each_on_a_page_that_names_it_in_letters_of_12_points_without_italics()
    {
        using var document = await Open(Registers.Reported());
        var main = document.MainDocumentPart!;

        Body(document).Descendants<PageSize>().ShouldAllBe(page => page.Width!.Value == 11_906 && page.Height!.Value == 16_838);
        main.HeaderParts.Select(part => part.Header.InnerText).ShouldContain(text => text.Contains("STYLEREF 3", StringComparison.Ordinal));
        main.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<FontSize>().Single().Val!.Value.ShouldBe("24");
        main.StyleDefinitionsPart.Styles.Descendants<Italic>().ShouldBeEmpty();
        Body(document).Descendants<Table>().Where(table => table.Descendants<TableCaption>().Single().Val!.Value == "Actions of CR10.1")
            .ShouldHaveSingleItem().Elements<TableRow>().Skip(1)
            .Select(row => string.Join(" | ", row.Elements<TableCell>().Select(cell => cell.InnerText)))
            .ShouldBe(
            [
                "Dig wellsProgress: Two are dug | Head of Wells | 30 November 2016 | Overdue",
                "Save waterProgress: Baths are shut | Head of Baths | 31 March 2017 | Done",
                "Pray for rain |  |  | Dropped",
            ]);
        Body(document).Descendants<Run>().Last(run => run.InnerText == "Overdue").RunProperties!.Bold.ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_picture_says_what_it_shows()
    {
        using var document = await Open(Registers.Reported());

        var described = Body(document).Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>()
            .Select(picture => picture.Description!.Value!).ToArray();
        described.ShouldContain(text => text.StartsWith("Risks by residual score: impact goes upwards", StringComparison.Ordinal));
        described.ShouldContain("Score 20 (impact 5, likelihood 4), residual score 12 (impact 4, likelihood 3), target score 2 (impact 2, "
            + "likelihood 1) on the matrix.");
        described.ShouldContain(text =>
            text.StartsWith("Quarter 2 2014/15: score 20, residual score 16, target score 8, threshold 12;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_table_of_a_published_register_stands_on_A4_landscape_and_names_the_entry_wherever_it_goes_on()
    {
        using var document = await Open(Registers.Public() with { Layout = ReportLayout.Table });
        var tables = Body(document).Elements<Table>().ToArray();

        Headings(tables[^2]).ShouldBe(
        [
            "Reference CR10.1", "Description", "Type", "Possible consequences", "Current controls", "Score", "Mitigating actions",
            "Residual score",
            "Owner", "Direction of travel",
        ]);
        Headings(tables[^1])[3..7].ShouldBe(["Possible benefits", "Progress to date", "Score", "Maximising actions"]);
        var page = Body(document).Descendants<PageSize>().Last();
        page.Orient!.Value.ShouldBe(PageOrientationValues.Landscape);
        (page.Width!.Value, page.Height!.Value).ShouldBe((16_838u, 11_906u));
        tables[^2..].ShouldAllBe(table => table.Descendants<GridColumn>().Sum(column => int.Parse(column.Width!.Value!)) == 15_398);
    }

    [Fact]
    public async Task Several_items_are_a_real_list()
    {
        using var document = await Open(Registers.Public());
        var style = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(each => each.StyleId == "CardBullet");

        Body(document).Descendants<Paragraph>().Where(paragraph => StyleOf(paragraph) == "CardBullet")
            .Select(paragraph => paragraph.InnerText)
            .ShouldContain("Dams are inspected");
        style.StyleParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value.ShouldBe(2);
        document.MainDocumentPart.NumberingDefinitionsPart!.Numbering.Descendants<NumberingFormat>()
            .ShouldAllBe(format => format.Val!.Value == NumberFormatValues.Bullet);
        Body(document).Descendants<Text>().ShouldNotContain(text => text.Text.StartsWith('•'));
    }

    [Fact]
    public async Task Language_title_author_header_and_page_numbers_are_set()
    {
        using var document = await Open(Registers.Full());
        var main = document.MainDocumentPart!;

        main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First().Val!.Value.ShouldBe("en-GB");
        document.PackageProperties.Title.ShouldBe("Corporate Risk and Opportunity Register – Quarter 3 2016/17 – Full edition – not "
            + "for publication");
        document.PackageProperties.Creator.ShouldBe("Waterside Council");
        document.PackageProperties.Language.ShouldBe("en-GB");
        main.HeaderParts.First().Header.InnerText.ShouldStartWith("Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A");
        main.FooterParts.ShouldHaveSingleItem().Footer.InnerText.ShouldBe("Page  PAGE 1 of  NUMPAGES 1");
    }

    [Fact]
    public async Task An_addendum_marks_its_entry()
    {
        using var document = await Open(Registers.Full());

        Body(document).Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)
            .ShouldContain("Corrected on 9 January 2017: Dams were meant, not dikes");
    }

    [Fact]
    public async Task A_report_to_a_committee_goes_before_the_register()
    {
        using var document = await Open(Registers.Reported());
        var texts = Body(document).Elements<Paragraph>().Select(paragraph => paragraph.InnerText).ToArray();

        string[] order =
        [
            "Report to Audit Committee", "Meeting on23 January 2017", "Report ofDirector of Law", "Executive summary", "Recommendation",
            "Background and advice",
            "Implications: finance", "List of background papers", "Reason for inclusion in Part II", RegisterWording.PublicInterest,
            "Appendix A: the register on a page",
        ];
        order.Select(text => Array.IndexOf(texts, text)).ShouldBe(order.Select(text => Array.IndexOf(texts, text)).Order());
        order.ShouldAllBe(text => texts.Contains(text));
    }

    [Fact]
    public async Task What_runs_from_right_to_left_is_marked_so_and_turns_nothing_beside_it()
    {
        var entry = Csv.Lines.Entry() with { Title = "שלום 12", Effects = ["abc \u202Edef", "x"] };
        using var document = await Open(Registers.Public() with { Highlights = null, Lines = Csv.Lines.All(Csv.Lines.Of(entry)) });

        Body(document).Descendants<Run>().Where(run => run.InnerText.Trim().StartsWith('ש'))
            .ShouldAllBe(run => run.RunProperties!.RightToLeftText != null);
        Body(document).Descendants<Text>().ShouldContain(text => text.Text == "abc \u202Edef\u202C");
    }

    static (string Text, int Page)[] Contents(WordprocessingDocument document) =>
    [
        .. Body(document).Elements<Paragraph>()
        .Where(paragraph => StyleOf(paragraph).StartsWith("TOC", StringComparison.Ordinal) && StyleOf(paragraph) != "TOCHeading")
            .Select(paragraph => (paragraph.Descendants<Hyperlink>().Single().Elements<Run>().First().InnerText, ShownOf(paragraph))),
    ];

    // What a field shows stands between its separator and its end.
    static int ShownOf(DocumentFormat.OpenXml.OpenXmlElement element) => int.Parse(element.Descendants<Text>().Last().Text);

    static async Task<WordprocessingDocument> Open(PrintableRegister register) =>
        WordprocessingDocument.Open(new MemoryStream(await Forms.Write("docx", register)), isEditable: false);

    static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document.Body!;

    static string StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";

    static string[] Headings(Table table) => [.. table.Elements<TableRow>().First().Elements<TableCell>().Select(cell => cell.InnerText)];
}
