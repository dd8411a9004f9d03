using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>Walks the records of a part of an .xlsb workbook forwards ([MS-XLSB] 2.1.4).</summary>
sealed class BinaryRecords(Stream part) : IDisposable
{
    // The longest record that is read holds a text of 32,767 characters and its runs.
    const int LongestRead = 1024 * 1024;

    readonly BufferedStream bytes = new(part, 32 * 1024);
    byte[] content = new byte[4096];
    int length;

    public int Type { get; private set; }

    public RecordBytes Content => new(content.AsSpan(0, length));

    public bool Next()
    {
        var first = bytes.ReadByte();
        if (first < 0) return false;
        Type = first < 0x80 ? first : (first & 0x7F) | ((Required() & 0x7F) << 7);
        long size = 0;
        for (var (at, more) = (0, true); more && at < 4; at++)
        {
            var next = Required();
            size |= (long)(next & 0x7F) << (7 * at);
            more = next >= 0x80;
        }

        if (size > LongestRead) throw new InvalidDataException("A record is too long.");
        length = (int)size;
        if (content.Length < length) content = new byte[Math.Max(length, 2 * content.Length)];
        bytes.ReadExactly(content, 0, length);
        return true;
    }

    public void Dispose() => bytes.Dispose();

    int Required() => bytes.ReadByte() is var next and >= 0 ? next : throw new InvalidDataException("The last record is cut short.");
}
