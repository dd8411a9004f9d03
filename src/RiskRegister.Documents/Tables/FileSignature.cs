using System.Text;

namespace RiskRegister.Documents.Tables;

/// <summary>What the first bytes say a file is; text that is none of these is taken for CSV.</summary>
readonly record struct FileSignature(bool IsWorkbook, string? Refusal)
{
    const int LongestOpening = 64;
    const string Advice = "Send the register as an Excel workbook (.xlsx) or as CSV.";

    static readonly FileSignature Markup = new(false, $"This is a web page or XML, whatever its name says. {Advice}");

    // "PK" alone would take a CSV file whose first heading begins so for a workbook.
    static readonly (byte[] Start, FileSignature Signature)[] Known =
    [
        ("PK\x03\x04"u8.ToArray(), new(true, null)),
        ("PK\x05\x06"u8.ToArray(), new(true, null)),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new(false,
            "This is a workbook of an old Excel (.xls) or one with a password. Save it as .xlsx without a password and send that.")),
        ("%PDF-"u8.ToArray(), new(false, $"This is a PDF document. {Advice}")),
        ("{\\rtf"u8.ToArray(), new(false, $"This is a rich text document. {Advice}")),
        ([0x1F, 0x8B], new(false, $"This is a compressed file. {Advice}")),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], new(false, $"This is a picture. {Advice}")),
        ([0xFF, 0xD8, 0xFF], new(false, $"This is a picture. {Advice}")),
    ];

    static readonly string[] MarkupStarts = ["<?xml", "<!doctype", "<html", "<table", "<head", "<body"];

    public static FileSignature Of(ReadOnlySpan<byte> content)
    {
        foreach (var (start, signature) in Known)
        {
            if (content.StartsWith(start)) return signature;
        }

        if (content.StartsWith(Encoding.UTF8.Preamble)) content = content[Encoding.UTF8.Preamble.Length..];
        var opening = Encoding.Latin1.GetString(content[..Math.Min(content.Length, LongestOpening)]).TrimStart();
        return Array.Exists(MarkupStarts, start => opening.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ? Markup : default;
    }
}
