using System.Buffers.Binary;
using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.OldWorkbooks;

/// <summary>Walks the records of an .xls workbook forwards ([MS-XLS] 2.1.4).</summary>
sealed class OldRecords(byte[] stream, CancellationToken cancellation)
{
    public const int Continue = 0x3C;

    long left = 2L * stream.Length;
    int end;

    public int Type { get; private set; }

    /// <summary>Where the present record's content begins and how long it is.</summary>
    public (int From, int Length) Place { get; private set; }

    public RecordBytes Content => new(stream.AsSpan(Place.From, Place.Length));

    public void GoTo(uint position)
    {
        if (position >= stream.Length) throw new InvalidDataException("A sheet lies beyond the end of the file.");
        end = (int)position;
    }

    public bool Next()
    {
        cancellation.ThrowIfCancellationRequested();
        if (stream.Length - end < 4) return false;
        Type = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(end));
        var length = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(end + 2));
        if (length > stream.Length - end - 4) throw new InvalidDataException("A record is cut short.");

        // Sheets that lie within one another would be read again and again.
        left -= 4 + length;
        if (left < 0) throw new InvalidDataException("The sheets overlap.");
        Place = (end + 4, length);
        end += 4 + length;
        return true;
    }

    /// <summary>The present record with those that continue it.</summary>
    public ContinuedBytes Whole()
    {
        var parts = new List<(int From, int Length)> { Place };
        while (IsContinued() && Next()) parts.Add(Place);
        return new ContinuedBytes(stream, parts);
    }

    bool IsContinued() => stream.Length - end >= 4 && BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(end)) == Continue;
}
