using System.Diagnostics;
using System.Text;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;
using RiskRegister.Documents.Pdf;
using Shouldly;
using Xunit;

namespace RiskRegister.Documents.Tests.Html;

/// <summary>The structure tree of a printed register, walked as a reader of PDF/UA-1 walks it.</summary>
public sealed class AccessiblePdfTests
{
    static readonly DateOnly Day = new(2016, 12, 5);

    // ISO 32000-1, 14.8.4, and what stands for nothing.
    static readonly string[] Kinds =
    [
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1",
            "H2", "H3", "H4",
        "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference",
        "BibEntry", "Code",
        "Link", "Annot", "Figure", "Formula", "Form",
    ];

    [Fact]
    public async Task A_printed_register_is_what_PDF_UA_asks_for()
    {
        var pdf = AccessiblePdf.Of(await Print(Registers.Reported()), "Waterside Council", Day);
        using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        var catalog = document.Internals.Catalog;

        catalog.Elements.GetDictionary("/MarkInfo")!.Elements.GetBoolean("/Marked").ShouldBeTrue();
        catalog.Elements.GetDictionary("/ViewerPreferences")!.Elements.GetBoolean("/DisplayDocTitle").ShouldBeTrue();
        catalog.Elements.GetString("/Lang").ShouldBe("en-GB");
        document.Info.Author.ShouldBe("Waterside Council");
        document.Info.Title.ShouldStartWith("Corporate Risk and Opportunity Register");
        var metadata = Encoding.UTF8.GetString(catalog.Elements.GetDictionary("/Metadata")!.Stream.UnfilteredValue);
        metadata.ShouldContain("<pdfuaid:part>1</pdfuaid:part>");
        metadata.ShouldContain("Waterside Council");

        var elements = Walk(catalog.Elements.GetDictionary("/StructTreeRoot")!).ToArray();
        elements.Length.ShouldBeGreaterThan(200);
        elements.Select(Kind).Distinct().Except(Kinds).ShouldBeEmpty();
        elements.Where(element => Kind(element) == "Figure").ShouldAllBe(figure => figure.Elements.GetString("/Alt").Length > 10);
        elements.Where(element => Kind(element) == "LI")
            .ShouldAllBe(item => Kids(item).All(kid => Kind(kid) == "Lbl" || Kind(kid) == "LBody"));
        elements.Where(element => Kind(element) == "LI").ShouldAllBe(item => Kids(item).Any(kid => Kind(kid) == "LBody"));
        elements.Where(element => Kind(element) == "TR")
            .ShouldAllBe(row => Kids(row).All(cell => Kind(cell) == "TH" || Kind(cell) == "TD"));
        var levels = elements.Select(Kind).Where(kind => kind.Length == 2 && kind[0] == 'H').Select(kind => kind[1] - '0').ToArray();
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        foreach (var page in document.Pages)
        {
            page.Elements.GetName("/Tabs").ShouldBe("/S");
            foreach (var annotation in page.Elements.GetArray("/Annots")?.Select(Resolved).OfType<PdfDictionary>() ?? [])
                annotation.Elements.GetString("/Contents").ShouldStartWith("Go to ");
            ShouldDrawNothingUnmarked(page);
        }
    }

    [Fact]
    public async Task The_same_page_makes_the_same_bytes_at_any_time()
    {
        var printed = await Print(Registers.Public());

        var first = AccessiblePdf.Of(printed, "Waterside Council", Day);
        await Task.Delay(1_100, TestContext.Current.CancellationToken);

        AccessiblePdf.Of(printed, "Waterside Council", Day).ShouldBe(first);
    }

    [Fact]
    public void Only_what_paints_outside_the_structure_becomes_an_artifact()
    {
        const string Drawn =
            "q 1 0 0 1 0 0 cm 0 0 10 10 re W n BT /F1 8 Tf (a \\) BDC) Tj ET /P <</MCID 0>>BDC BT <41> Tj ET 1 2 m 3 4 l S EMC 5 6 7 8 re "
                + "f /X1 Do Q";

        Encoding.ASCII.GetString(ContentMarks.WithArtifacts(Encoding.ASCII.GetBytes(Drawn))).ReplaceLineEndings(" ").ShouldBe(
            "q 1 0 0 1 0 0 cm 0 0 10 10 re W n /Artifact BMC BT /F1 8 Tf (a \\) BDC) Tj ET EMC  /P <</MCID 0>>BDC BT <41> Tj ET 1 2 m 3 4 "
                + "l S EMC /Artifact BMC 5 6 7 8 re f EMC  /Artifact BMC /X1 Do EMC  Q");
    }

    // What is left when all marked content is taken away paints nothing.
    static void ShouldDrawNothingUnmarked(PdfPage page)
    {
        foreach (var contents in page.Contents.Elements.Select(Resolved).OfType<PdfDictionary>())
        {
            var bytes = contents.Stream.UnfilteredValue;
            ContentMarks.WithArtifacts(bytes).ShouldBe(bytes);
            Encoding.Latin1.GetString(bytes).ShouldContain("/Artifact BMC");
        }
    }

    static IEnumerable<PdfDictionary> Walk(PdfDictionary element) => Kids(element).SelectMany(kid => Walk(kid).Prepend(kid));

    static IEnumerable<PdfDictionary> Kids(PdfDictionary element)
    {
        var kids = Resolved(element.Elements["/K"]);
        var all = kids is PdfArray array ? array.Select(Resolved) : [kids];
        return all.OfType<PdfDictionary>().Where(kid => kid.Elements.ContainsKey("/S"));
    }

    static string Kind(PdfDictionary element) => element.Elements.GetName("/S").TrimStart('/');

    static PdfItem? Resolved(PdfItem? item) => item is PdfReference reference ? reference.Value : item;

    static async Task<byte[]> Print(PrintableRegister register)
    {
        var browser = Prerequisites.Chromium();
        var folder = Directory.CreateTempSubdirectory("riskregister-pdf-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
            await File.WriteAllBytesAsync(page, await Forms.Write("html", register), TestContext.Current.CancellationToken);
            string[] arguments =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer", "--export-tagged-pdf",
                "--generate-pdf-document-outline", $"--user-data-dir={folder.FullName}/profile", $"--print-to-pdf={pdf}",
                new Uri(page).AbsoluteUri,
            ];
            using var process = Process.Start(new ProcessStartInfo(browser, arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            File.Exists(pdf).ShouldBeTrue(await said);
            return await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
