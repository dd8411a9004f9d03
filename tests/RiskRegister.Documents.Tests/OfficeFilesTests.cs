using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using FsCheck;
using FsCheck.Fluent;
using RiskRegister.Documents.Excel;
using RiskRegister.Documents.Tests.Csv;
using RiskRegister.Documents.Word;
using RiskRegister.Domain;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests;

public sealed class OfficeFilesTests
{
    [Fact]
    public async Task Word_and_Excel_have_nothing_to_complain_of()
    {
        foreach (var register in Some()) await ShouldBeValid(register);
    }

    [Fact]
    public async Task They_have_nothing_to_complain_of_in_the_published_register() => await ShouldBeValid(await RealRegister.Read());

    [Fact]
    public void Nor_in_any_text_that_can_be_stored() =>
        Prop.ForAll(Texts.Any, Texts.Any, (title, item) => ShouldBeValid(Registers.Public() with
        {
            Settings = Registers.Settings
                with
            { Organisation = $"{title}x", Labels = new RegisterLabels { Owner = $"x{item[..Math.Min(item.Length, 60)]}" } },
            Lines = Lines.All(Lines.Of(Lines.Entry()
                with
            { Title = title, Effects = [item, title], Actions = [new PlannedAction(1, item, title)], Types = [title] })),
        }).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public async Task Highlights_make_valid_files_of_their_own()
    {
        var report = new HighlightsReport
        {
            Settings = Registers.Settings,
            Quarter = new Quarter(2016, 3),
            Edition = Edition.Full,
            Paragraphs = ["3", "1", "3"],
            GeneratedAt = Registers.Full().GeneratedAt,
            Highlights = Registers.Highlights,
        };
        using var word = new MemoryStream();
        using var excel = new MemoryStream();

        await HighlightsWord.WriteAsync(report, word, CancellationToken.None);
        await HighlightsExcel.WriteAsync(report, excel, CancellationToken.None);

        using var document = WordprocessingDocument.Open(word, isEditable: false);
        using var workbook = SpreadsheetDocument.Open(excel, isEditable: false);
        document.ShouldBeValid();
        workbook.ShouldBeValid();
        document.MainDocumentPart!.HeaderParts.First().Header.InnerText
            .ShouldContain(
                "Not for publication by virtue of paragraphs 1 and 3 of Part 1 of Schedule 12A to the Local Government Act 1972");
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public async Task No_part_bears_the_time_at_which_it_was_made(string form)
    {
        using var archive = new ZipArchive(new MemoryStream(await Forms.Write(form, Registers.Full())));

        archive.Entries.ShouldAllBe(entry => entry.LastWriteTime.DateTime == new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified));
    }

    static IEnumerable<PrintableRegister> Some() =>
    [
        Registers.Full(), Registers.Full() with { Layout = ReportLayout.Table }, Registers.Reported(),
            Registers.Reported() with { Edition = Edition.Exempt },
        Registers.Public(), Registers.Of(40), Registers.Public() with { Lines = Lines.All() },
        Registers.Full() with { Quarter = null, PublishedAt = null, Digest = null, Highlights = null, Settings = new RegisterSettings() },
        Registers.Public() with { Settings =
            Registers.Settings with { Labels = new RegisterLabels { Score = "Impact", ResidualScore = "Net", Owner = "title" } } },
    ];

    static async Task ShouldBeValid(PrintableRegister register)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(await Forms.Write("docx", register)), isEditable: false);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await Forms.Write("xlsx", register)), isEditable: false);
        document.ShouldBeValid();
        workbook.ShouldBeValid();
    }
}
