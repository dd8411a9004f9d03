using System.Text;

namespace RiskRegister.Documents.Tables;

/// <summary>What kinds of files there are, by what their first bytes say.</summary>
enum FileKind
{
    /// <summary>None of the others: CSV, Markdown or a web page.</summary>
    Text,

    /// <summary>A zip archive, as Office files are.</summary>
    Archive,

    /// <summary>A compound file, as old Office files are.</summary>
    Compound,

    Refused,
}

/// <summary>What the first bytes say a file is.</summary>
/// <param name="Refusal">What it is and what to do, where it is nothing that tables are read from.</param>
readonly record struct FileSignature(FileKind Kind, string? Refusal)
{
    public const string Advice = "Send the register as a workbook (.xlsx, .xls, .ods), as a Word document (.docx) or as CSV.";

    const string AsDocument = "Open it in Word, save it as a Word document (.docx) and send that.";
    const string AsWorkbook = "Open it in Excel, save it as an Excel workbook (.xlsx) and send that.";

    // "PK" alone would take a CSV file whose first heading begins so for a workbook.
    static readonly (byte[] Start, FileSignature Signature)[] Known =
    [
        ("PK\x03\x04"u8.ToArray(), new(FileKind.Archive, null)),
        ("PK\x05\x06"u8.ToArray(), new(FileKind.Archive, null)),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new(FileKind.Compound, null)),
        ("%PDF-"u8.ToArray(), Refused(
            "This is a PDF document, which holds no tables but only what they look like. Send the file that it was made from; "
            + "where there is none any more, open the PDF in Word, check the table against it, and save it as a Word document (.docx).")),
        ("{\\rtf"u8.ToArray(), Refused($"This is a rich text document. {AsDocument}")),
        ([0x1F, 0x8B], Refused($"This is a compressed file. Unpack it first. {Advice}")),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], Refused($"This is a compressed file. Unpack it first. {Advice}")),
        ("Rar!"u8.ToArray(), Refused($"This is a compressed file. Unpack it first. {Advice}")),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], Refused($"This is a picture. {Advice}")),
        ([0xFF, 0xD8, 0xFF], Refused($"This is a picture. {Advice}")),
        ("GIF8"u8.ToArray(), Refused($"This is a picture. {Advice}")),
        ([0x09, 0x00, 0x04, 0x00], Refused($"This is a workbook of a very old Excel. {AsWorkbook}")),
        ([0x09, 0x02, 0x06, 0x00], Refused($"This is a workbook of a very old Excel. {AsWorkbook}")),
        ([0x09, 0x04, 0x06, 0x00], Refused($"This is a workbook of a very old Excel. {AsWorkbook}")),
        ([0x09, 0x08, 0x10, 0x00], Refused($"This is a workbook of an old Excel. {AsWorkbook}")),
        ([0x09, 0x08, 0x08, 0x00], Refused($"This is a workbook of an old Excel. {AsWorkbook}")),
        ([0xDB, 0xA5, 0x2D, 0x00], Refused($"This is a document of a very old Word. {AsDocument}")),
        ("SQLite format 3\0"u8.ToArray(), Refused($"This is a database. {Advice}")),
        ("MIME-Version:"u8.ToArray(), Refused($"This is a web page in one file (.mht). {AsWorkbook}")),
        ("From: <Saved by"u8.ToArray(), Refused($"This is a web page in one file (.mht). {AsWorkbook}")),
    ];

    public static FileSignature Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble)) content = content[Encoding.UTF8.Preamble.Length..];
        foreach (var (start, signature) in Known)
        {
            if (content.StartsWith(start)) return signature;
        }

        return new FileSignature(FileKind.Text, null);
    }

    static FileSignature Refused(string message) => new(FileKind.Refused, message);
}
