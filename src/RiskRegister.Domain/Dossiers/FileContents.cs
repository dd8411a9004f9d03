using System.Collections.Frozen;
using System.Text;

namespace RiskRegister.Domain.Dossiers;

/// <summary>What a file is by its content, whatever it is called.</summary>
/// <param name="MediaType">"application/octet-stream" where nothing is known of it.</param>
/// <param name="Fault">Why it is not taken; null when it is.</param>
public sealed record FileContents(string MediaType, string? Fault)
{
    /// <summary>Bytes that are looked at from the beginning, and as many from the end.</summary>
    public const int Looked = 64 * 1024;

    const string Unknown = "application/octet-stream";
    const string OpenXml = "application/vnd.openxmlformats-officedocument.";
    const string OpenDocument = "application/vnd.oasis.opendocument.";

    static readonly Kind Program = new("application/x-executable", "a program");
    static readonly Kind Other = new(Unknown, "something else");
    static readonly Kind Html = new("text/html", "a web page", "html", "htm", "xhtml");
    static readonly Kind Svg = new("image/svg+xml", "a drawing in SVG", "svg");
    static readonly Kind Xml = new("application/xml", "XML", "xml", "rdf", "xsd", "gpx", "kml");
    static readonly Kind Text = new("text/plain", "a text", "txt", "text", "md", "log", "json", "yaml", "yml", "tsv", "ics", "vcf");
    static readonly Kind Csv = new("text/csv", "a text", "csv");
    static readonly Kind Mail = new("message/rfc822", "a text", "eml");
    static readonly Kind Zip = new("application/zip", "a zip file", "zip");
    static readonly Kind Mp4 = new("video/mp4", "a film or sound", "mp4", "m4v", "m4a", "mov");
    static readonly Kind Webp = new("image/webp", "a picture in WebP", "webp");
    static readonly Kind Wave = new("audio/wav", "a sound", "wav");
    static readonly Kind Heic = new("image/heic", "a picture in HEIC", "heic", "heif");
    static readonly Kind Sound = new("audio/mpeg", "a sound", "mp3");

    // A document that a password protects lies in the older form, whatever it is.
    static readonly Kind Compound = new("application/x-ole-storage", "an older Office file", "docx", "xlsx", "pptx", "vsd", "mpp", "pub");

    static readonly Kind[] Compounds =
    [
        new("application/msword", "an older Office file", "doc", "dot"),
        new("application/vnd.ms-excel", "an older Office file", "xls", "xlt"),
        new("application/vnd.ms-powerpoint", "an older Office file", "ppt", "pps"),
        new("application/vnd.ms-outlook", "an older Office file", "msg"),
    ];

    // By what a zip file has in it.
    static readonly (string Within, Kind Kind)[] Packages =
    [
        ("word/document", new(OpenXml + "wordprocessingml.document", "a Word document", "docx", "docm", "dotx")),
        ("xl/workbook", new(OpenXml + "spreadsheetml.sheet", "an Excel workbook", "xlsx", "xlsm", "xltx", "xlsb")),
        ("ppt/presentation", new(OpenXml + "presentationml.presentation", "a presentation", "pptx", "pptm", "ppsx")),
        (OpenDocument + "text", new(OpenDocument + "text", "an OpenDocument text", "odt", "ott")),
        (OpenDocument + "spreadsheet", new(OpenDocument + "spreadsheet", "an OpenDocument workbook", "ods", "ots")),
        (OpenDocument + "presentation", new(OpenDocument + "presentation", "an OpenDocument presentation", "odp")),
    ];

    static readonly string[] HtmlParts =
        ["<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<style", "<title", "<table", "<div"];

    // By the bytes that they begin with.
    static readonly (byte[] Begins, Kind Kind)[] Signatures =
    [
        ([.. "%PDF-"u8], new("application/pdf", "a PDF", "pdf")),
        ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], new("image/png", "a picture in PNG", "png")),
        ([0xff, 0xd8, 0xff], new("image/jpeg", "a picture in JPEG", "jpg", "jpeg", "jpe", "jfif")),
        ([.. "GIF87a"u8], new("image/gif", "a picture in GIF", "gif")),
        ([.. "GIF89a"u8], new("image/gif", "a picture in GIF", "gif")),
        ([0x49, 0x49, 0x2a, 0x00], new("image/tiff", "a picture in TIFF", "tif", "tiff")),
        ([0x4d, 0x4d, 0x00, 0x2a], new("image/tiff", "a picture in TIFF", "tif", "tiff")),
        ([.. "{\\rtf"u8], new("application/rtf", "a text in RTF", "rtf", "doc")),
        ([0x1f, 0x8b], new("application/gzip", "a gzip file", "gz", "tgz")),
        ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], new("application/x-7z-compressed", "a 7z file", "7z")),
        ([.. "Rar!"u8, 0x1a, 0x07], new("application/vnd.rar", "a RAR file", "rar")),
        ([0xff, 0xfb], Sound),
        ([.. "OggS"u8], new("audio/ogg", "a sound", "ogg", "oga", "opus")),
        ([0x7f, .. "ELF"u8], Program), ([.. "#!"u8], Program), ([0xca, 0xfe, 0xba, 0xbe], Program),
        ([0xfe, 0xed, 0xfa, 0xce], Program), ([0xfe, 0xed, 0xfa, 0xcf], Program), ([0xce, 0xfa, 0xed, 0xfe], Program),
        ([0xcf, 0xfa, 0xed, 0xfe], Program), ([.. "dex\n"u8], Program), ([.. "!<arch>"u8], Program),
        ([0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], Program), ([.. "\0asm"u8], Program),
    ];

    static readonly byte[] CompoundSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

    // What systems run when it is opened, by the ending of its name.
    static readonly FrozenSet<string> RunByName =
        ("app apk appx bat bin chm cmd com cpl crx deb desktop dll dmg exe gadget hta inf iso jar js jse jsp lnk mjs msc msh msi msix msp "
            + "ocx php pif ps1 ps2 psm1 py rb reg rpm scf scr sct sh sys url vb vbe vbs website wsc wsf wsh xll")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, Kind[]> ByEnding = Signatures.Select(each => each.Kind)
        .Concat(Packages.Select(each => each.Kind)).Concat(Compounds)
        .Concat([Html, Svg, Xml, Text, Csv, Mail, Zip, Mp4, Webp, Wave, Heic, Sound, Compound])
        .SelectMany(kind => kind.Endings.Select(ending => (Ending: ending, Kind: kind)))
        .GroupBy(each => each.Ending, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(each => each.Kind).ToArray(), StringComparer.Ordinal);

    /// <param name="head">The first bytes, at most <see cref="Looked"/>.</param>
    /// <param name="tail">The last.</param>
    /// <param name="name">As it is kept.</param>
    public static FileContents Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, string name)
    {
        const string NoEvidence = "is a program, or would be run as one, and no evidence; send a document or a picture of what it shows";
        if (head.Length == 0) return new FileContents(Unknown, "is empty");
        var ending = FileNames.EndingOf(name);
        var kind = KindOf(head, tail, ending);
        if (kind == Program || RunByName.Contains(ending)) return new FileContents(Program.MediaType, NoEvidence);
        return kind.Endings.Contains(ending, StringComparer.Ordinal) || !ByEnding.TryGetValue(ending, out var claimed)
            || (IsMarkup(kind) && claimed.Any(IsText))
            ? new FileContents(kind.MediaType, Fault: null)
            : new FileContents(kind.MediaType,
                $"is called .{ending}, and by its content it is {kind.Name}; call it what it is, or send the file that was meant");
    }

    static bool IsMarkup(Kind kind) => kind == Html || kind == Svg || kind == Xml;

    static bool IsText(Kind kind) => kind == Text || kind == Csv || kind == Mail;

    static Kind KindOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, string ending)
    {
        foreach (var (begins, kind) in Signatures)
        {
            if (head.StartsWith(begins)) return kind;
        }

        if (head.StartsWith(CompoundSignature))
            return Array.Find(Compounds, kind => kind.Endings.Contains(ending, StringComparer.Ordinal)) ?? Compound;
        if (head.StartsWith("PK\x3\x4"u8) || head.StartsWith("PK\x5\x6"u8)) return PackageOf(head, tail);
        if (head.Length >= 12 && head.StartsWith("RIFF"u8))
            return head[8..12].SequenceEqual("WEBP"u8) ? Webp : head[8..12].SequenceEqual("WAVE"u8) ? Wave : Other;
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
            return head[8..11].SequenceEqual("hei"u8) || head[8..11].SequenceEqual("mif"u8) ? Heic : Mp4;
        if (TextOf(head, tail) is { } text) return KindOfText(text, ending);
        return head.StartsWith("MZ"u8) ? Program : head.StartsWith("ID3"u8) ? Sound : Other;
    }

    // The names of what is in a zip file stand before each and once more at its end.
    static Kind PackageOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        foreach (var (within, kind) in Packages)
        {
            var sought = Encoding.ASCII.GetBytes(within);
            if (head.IndexOf(sought) >= 0 || tail.IndexOf(sought) >= 0) return kind;
        }

        return Zip;
    }

    static Kind KindOfText(string text, string ending)
    {
        var start = text.TrimStart('\ufeff', ' ', '\t', '\r', '\n', '\f');
        if (start.StartsWith('<'))
        {
            if (Has(start, "<svg") || Has(start, ":svg")) return Svg;
            if (Array.Exists(HtmlParts, part => Has(start, part))) return Html;
            if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)) return Xml;
            if (start.Length > 1 && (char.IsAsciiLetter(start[1]) || start[1] == '!')) return Html;
        }

        return ending == "csv" ? Csv : ending == "eml" ? Mail : Text;
    }

    static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <returns>Null where it is no text.</returns>
    static string? TextOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe])) return Encoding.Unicode.GetString(head[2..]);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])) return Encoding.BigEndianUnicode.GetString(head[2..]);

        // Whatever other encoding it has, markup is told by ASCII.
        return IsBinary(head) || IsBinary(tail) ? null
            : Encoding.Latin1.GetString(head.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? head[3..] : head);
    }

    static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes)
        {
            if (each is < 0x20 and not (0x09 or 0x0a or 0x0c or 0x0d or 0x1b)) return true;
        }

        return false;
    }

    sealed record Kind(string MediaType, string Name, params string[] Endings);
}
