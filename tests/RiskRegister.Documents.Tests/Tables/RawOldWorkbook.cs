using System.Text;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>An .xls workbook record by record, in a compound file, so that each of them can be wrong.</summary>
sealed class RawOldWorkbook
{
    const int Sector = 512;

    readonly List<byte> globals = [];
    readonly List<byte> sheet = [];

    public RawOldWorkbook() => Font("Arial");

    public bool HidesSheet { get; init; }

    public byte SheetType { get; init; }

    public string StreamName { get; init; } = "Workbook";

    public RawOldWorkbook Font(string name, bool isStruck = false, bool isRaised = false) => Global(0x31,
        [.. U16(200), .. U16(isStruck ? 8 : 0), .. U16(0), .. U16(400), .. U16(isRaised ? 1 : 0), .. U32(0),
            (byte)name.Length, 0, .. Encoding.Latin1.GetBytes(name)]);

    public RawOldWorkbook Format(int id, string code) => Global(0x41E, [.. U16(id), .. Text(code)]);

    public RawOldWorkbook Style(int format = 0, int font = 0) => Global(0xE0, [.. U16(font), .. U16(format), .. new byte[16]]);

    /// <summary>Shared texts as one record, or cut in two that continue each other.</summary>
    public RawOldWorkbook SharedTexts(int count, byte[] texts, int? cutAt = null)
    {
        byte[] content = [.. U32(count), .. U32(count), .. texts];
        if (cutAt is not { } at) return Global(0xFC, content);
        Global(0xFC, content[..at]);
        return Global(0x3C, content[at..]);
    }

    public RawOldWorkbook Global(int type, byte[] content)
    {
        globals.AddRange(Record(type, content));
        return this;
    }

    public RawOldWorkbook Cell(int type, int row, int column, byte[] content, int style = 0) =>
        InSheet(type, [.. U16(row), .. U16(column), .. U16(style), .. content]);

    public RawOldWorkbook Label(int row, int column, string text, int style = 0) => Cell(0x204, row, column, Text(text), style);

    public RawOldWorkbook Number(int row, int column, double value, int style = 0) =>
        Cell(0x203, row, column, BitConverter.GetBytes(value), style);

    /// <summary>A comment whose text is cut into records.</summary>
    public RawOldWorkbook Comment(int row, int column, int id, string author, params string[] pieces)
    {
        InSheet(0x5D, [.. U16(0x15), .. U16(0x12), .. U16(0x19), .. U16(id), .. new byte[14]]);
        InSheet(0x1B6, [.. new byte[10], .. U16(pieces.Sum(piece => piece.Length)), .. U16(16), .. U32(0)]);
        foreach (var piece in pieces) InSheet(0x3C, [0, .. Encoding.Latin1.GetBytes(piece)]);
        return InSheet(0x1C, [.. U16(row), .. U16(column), .. U16(0), .. U16(id), .. Text(author), 0]);
    }

    public RawOldWorkbook InSheet(int type, byte[] content)
    {
        sheet.AddRange(Record(type, content));
        return this;
    }

    public byte[] ToStream()
    {
        byte[] start = [.. Record(0x809, [.. U16(0x600), .. U16(5), .. new byte[12]]), .. globals.ToArray()];
        var position = start.Length + 4 + 4 + 2 + 2 + 5 + 4;
        return
        [
            .. start, .. Record(0x85, [.. U32(position), (byte)(HidesSheet ? 1 : 0), SheetType, 5, 0, .. "Risks"u8]), .. Record(0x0A, []),
            .. Record(0x809, [.. U16(0x600), .. U16(0x10), .. new byte[12]]), .. sheet.ToArray(), .. Record(0x0A, []),
        ];
    }

    public byte[] ToBytes() => Compound(StreamName, ToStream());

    /// <summary>A compound file of one stream.</summary>
    public static byte[] Compound(string name, byte[] stream)
    {
        const uint free = 0xFFFFFFFF, end = 0xFFFFFFFE, allocation = 0xFFFFFFFD;
        Array.Resize(ref stream, Math.Max(4096, (stream.Length + Sector - 1) / Sector * Sector));
        var sectors = stream.Length / Sector;
        var tables = ((sectors + 1) / 127) + 1;
        uint[] next = [.. Enumerable.Repeat(allocation, tables), end, .. Enumerable.Range(tables + 2, sectors - 1)
            .Select(at => (uint)at), end];
        next = [.. next, .. Enumerable.Repeat(free, (tables * 128) - next.Length)];
        byte[] header =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. U16(0x3E), .. U16(3), .. U16(0xFFFE), .. U16(9), .. U16(6),
                .. new byte[10],
            .. U32(tables), .. U32(tables), .. U32(0), .. U32(4096), .. U32(unchecked((int)end)), .. U32(0), .. U32(unchecked((int)end)),
                .. U32(0),
            .. Enumerable.Range(0, 109).SelectMany(at => U32(at < tables ? at : -1)),
        ];
        return
        [
            .. header, .. next.SelectMany(number => U32(unchecked((int)number))), .. Entry("Root Entry", 5, unchecked((int)end), 0),
            .. Entry(name, 2, tables + 1, stream.Length), .. new byte[256], .. stream,
        ];
    }

    public static byte[] Text(string text) => [.. U16(text.Length), 1, .. Encoding.Unicode.GetBytes(text)];

    public static byte[] Record(int type, byte[] content) => [.. U16(type), .. U16(content.Length), .. content];

    public static byte[] U16(int value) => BitConverter.GetBytes((ushort)value);

    public static byte[] U32(int value) => BitConverter.GetBytes(value);

    static byte[] Entry(string name, byte type, int first, int length)
    {
        var letters = new byte[64];
        Encoding.Unicode.GetBytes(name).CopyTo(letters, 0);
        return [.. letters, .. U16((2 * name.Length) + 2), type, 1, .. U32(-1), .. U32(-1), .. U32(1), .. new byte[36], .. U32(first),
            .. U32(length), .. U32(0)];
    }
}
