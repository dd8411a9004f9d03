using System.Text;
using static RiskRegister.Documents.Tests.Tables.RawOldWorkbook;

namespace RiskRegister.Documents.Tests.Tables;

/// <summary>An .xlsb workbook record by record.</summary>
sealed class RawBinaryWorkbook
{
    const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    readonly List<byte> sheet = [];
    readonly List<byte> styles = [];
    readonly List<byte> texts = [];

    public int State { get; init; }

    /// <summary>The records of the comments on its sheet.</summary>
    public byte[] Comments { get; init; } = [];

    /// <summary>The records of one comment of the first author.</summary>
    public static byte[] Comment(int row, int column, string text) =>
    [
        .. Record(635, [.. U32(0), .. U32(row), .. U32(row), .. U32(column), .. U32(column), .. new byte[16]]),
        .. Record(637, [0, .. Wide(text)]),
    ];

    public RawBinaryWorkbook Sheet(int type, params byte[] content)
    {
        sheet.AddRange(Record(type, content));
        return this;
    }

    public RawBinaryWorkbook Row(int row, bool isHidden = false) =>
        Sheet(0, [.. U32(row), .. U32(0), .. U16(300), 0, (byte)(isHidden ? 0x10 : 0), 0, .. U32(0)]);

    public RawBinaryWorkbook Cell(int type, int column, byte[] content, int style = 0) =>
        Sheet(type, [.. U32(column), .. U32(style), .. content]);

    public RawBinaryWorkbook Text(int column, string text, int style = 0) => Cell(6, column, Wide(text), style);

    public RawBinaryWorkbook Styles(int type, params byte[] content)
    {
        styles.AddRange(Record(type, content));
        return this;
    }

    public RawBinaryWorkbook Font(string name, bool isStruck = false, bool isRaised = false) =>
        Styles(43, [.. U16(220), .. U16(isStruck ? 8 : 0), .. U16(400), .. U16(isRaised ? 1 : 0), .. new byte[13], .. Wide(name)]);

    public RawBinaryWorkbook Shared(params byte[] content)
    {
        texts.AddRange(Record(19, content));
        return this;
    }

    public byte[] ToBytes() => RawWorkbook.Zip(
    [
        ("_rels/.rels", Bytes(RawWorkbook.Relationships($"<Relationship Id=\"r\" Type=\"{Types}/officeDocument\" "
            + "Target=\"xl/workbook.bin\"/>"))),
        ("xl/_rels/workbook.bin.rels", Bytes(RawWorkbook.Relationships(RawWorkbook.Sheet("rId1", "worksheets/sheet1.bin")
            + RawWorkbook.Other("rId2", "sharedStrings", "sharedStrings.bin") + RawWorkbook.Other("rId3", "styles", "styles.bin")))),
        ("xl/workbook.bin", [.. Record(156, [.. U32(State), .. U32(1), .. Wide("rId1"), .. Wide("Risks")])]),
        ("xl/worksheets/_rels/sheet1.bin.rels",
            Bytes(RawWorkbook.Relationships(RawWorkbook.Other("c", "comments", "../comments1.bin")))),
        ("xl/comments1.bin", Comments), ("xl/worksheets/sheet1.bin", sheet.ToArray()), ("xl/styles.bin", styles.ToArray()),
        ("xl/sharedStrings.bin", texts.ToArray()),
    ]);

    public static byte[] Wide(string text) => [.. U32(text.Length), .. Encoding.Unicode.GetBytes(text)];

    public static byte[] Record(int type, byte[] content)
    {
        var record = new List<byte>();
        if (type < 0x80) record.Add((byte)type);
        else record.AddRange([(byte)(0x80 | (type & 0x7F)), (byte)(type >> 7)]);
        var left = content.Length;
        do
        {
            record.Add((byte)((left & 0x7F) | (left > 0x7F ? 0x80 : 0)));
            left >>= 7;
        }
        while (left > 0);
        return [.. record, .. content];
    }

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
