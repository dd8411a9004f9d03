using System.IO.Compression;
using System.Text;
using RiskRegister.Domain.Dossiers;
using Shouldly;

namespace RiskRegister.Domain.Tests.Dossiers;

public sealed class FileContentsTests
{
    static readonly Dictionary<string, byte[]> Contents = new(StringComparer.Ordinal)
    {
        ["pdf"] = [.. "%PDF-1.7\n%\xe2\xe3"u8],
        ["png"] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13],
        ["jpeg"] = [0xff, 0xd8, 0xff, 0xe0, 0, 16],
        ["webp"] = [.. "RIFF"u8, 1, 0, 0, 0, .. "WEBPVP8 "u8],
        ["ole"] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0],
        ["docx"] = ZipOf("[Content_Types].xml", "word/document.xml"),
        ["xlsx"] = ZipOf("[Content_Types].xml", "xl/workbook.xml"),
        ["zip"] = ZipOf("minutes.txt"),
        ["text"] = [.. "Item 7: résumé\r\n\tnoted"u8],
        ["latin"] = [.. "caf"u8, 0xe9, .. " au lait"u8],
        ["utf16"] = [0xff, 0xfe, .. Encoding.Unicode.GetBytes("Noted.")],
        ["html"] = [.. "\n <!DOCTYPE HTML><p>Hello"u8],
        ["fragment"] = [.. "<b onmouseover=alert(1)>Hello"u8],
        ["htmlUtf16"] = [0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes("<script>alert(1)</script>")],
        ["svg"] = [.. "<?xml version='1.0'?><!-- x --><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8],
        ["xml"] = [.. "<?xml version='1.0'?><register/>"u8],
        ["exe"] = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0],
        ["elf"] = [0x7f, .. "ELF"u8, 2, 1],
        ["script"] = [.. "#!/bin/sh\nrm -rf /\n"u8],
        ["shortcut"] = [0x4c, 0, 0, 0, 1, 0x14, 2, 0, 0],
        ["unknown"] = [1, 2, 3, 4, 5],
        ["mz text"] = [.. "MZ is short for something."u8],
    };

    [Theory]
    [InlineData("pdf", "report.pdf", "application/pdf")]
    [InlineData("pdf", "report", "application/pdf")]
    [InlineData("pdf", "report.v2", "application/pdf")]
    [InlineData("png", "shot.PNG", "image/png")]
    [InlineData("jpeg", "photo.jpg", "image/jpeg")]
    [InlineData("webp", "photo.webp", "image/webp")]
    [InlineData("ole", "minutes.doc", "application/msword")]
    [InlineData("ole", "mail.msg", "application/vnd.ms-outlook")]
    [InlineData("ole", "behind a password.docx", "application/x-ole-storage")]
    [InlineData("docx", "minutes.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("xlsx", "sums.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("zip", "all.zip", "application/zip")]
    [InlineData("text", "minutes.txt", "text/plain")]
    [InlineData("text", "table.csv", "text/csv")]
    [InlineData("text", "mail.eml", "message/rfc822")]
    [InlineData("latin", "minutes.txt", "text/plain")]
    [InlineData("utf16", "minutes.txt", "text/plain")]
    [InlineData("mz text", "minutes.txt", "text/plain")]
    [InlineData("html", "page.html", "text/html")]
    [InlineData("html", "page.txt", "text/html")]
    [InlineData("fragment", "page", "text/html")]
    [InlineData("htmlUtf16", "page.txt", "text/html")]
    [InlineData("svg", "drawing.svg", "image/svg+xml")]
    [InlineData("svg", "drawing.txt", "image/svg+xml")]
    [InlineData("xml", "register.xml", "application/xml")]
    [InlineData("unknown", "readings.dat", "application/octet-stream")]
    public void A_file_is_what_its_content_is(string content, string name, string mediaType) =>
        Of(content, name).ShouldBe(new FileContents(mediaType, Fault: null));

    [Theory]
    [InlineData("pdf", "photo.png", "a PDF")]
    [InlineData("html", "photo.jpg", "a web page")]
    [InlineData("html", "report.pdf", "a web page")]
    [InlineData("svg", "photo.png", "a drawing in SVG")]
    [InlineData("zip", "minutes.docx", "a zip file")]
    [InlineData("docx", "sums.xlsx", "a Word document")]
    [InlineData("text", "photo.png", "a text")]
    [InlineData("unknown", "report.pdf", "something else")]
    [InlineData("png", "page.html", "a picture in PNG")]
    public void A_name_that_lies_is_refused_with_what_the_file_is(string content, string name, string what)
    {
        var fault = Of(content, name).Fault.ShouldNotBeNull();
        fault.ShouldContain($".{FileNames.EndingOf(name)}");
        fault.ShouldContain(what);
        fault.ShouldContain("call it what it is");
    }

    [Theory]
    [InlineData("exe", "report.pdf")]
    [InlineData("exe", "setup")]
    [InlineData("elf", "notes.txt")]
    [InlineData("script", "notes.txt")]
    [InlineData("shortcut", "notes.txt")]
    [InlineData("text", "minutes.bat")]
    [InlineData("text", "minutes.pdf.JS")]
    [InlineData("zip", "minutes.jar")]
    [InlineData("unknown", "tool.exe")]
    public void A_program_is_refused_whatever_it_is_called(string content, string name) =>
        Of(content, name).Fault.ShouldNotBeNull().ShouldContain("program");

    [Fact]
    public void Nothing_is_refused_as_empty() => FileContents.Of([], [], "minutes.txt").Fault.ShouldBe("is empty");

    [Fact]
    public void What_begins_as_text_and_ends_otherwise_is_none() =>
        FileContents.Of("Minutes"u8, [1, 2, 3], "minutes.txt").Fault.ShouldNotBeNull().ShouldContain("something else");

    static FileContents Of(string content, string name) => FileContents.Of(Contents[content], Contents[content], name);

    static byte[] ZipOf(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names) zip.CreateEntry(name).Open().Dispose();
        }

        return bytes.ToArray();
    }
}
