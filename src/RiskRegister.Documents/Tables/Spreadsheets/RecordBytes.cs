using System.Buffers.Binary;
using System.Text;

namespace RiskRegister.Documents.Tables.Spreadsheets;

/// <summary>Reads the fields of one record of a binary workbook in order; what lies beyond its end is a fault.</summary>
ref struct RecordBytes(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> left = bytes;

    public readonly int Length => left.Length;

    public void Skip(int count) => left = left[Within(count)..];

    public byte Byte()
    {
        var value = left[Within(1) - 1];
        left = left[1..];
        return value;
    }

    public int UInt16()
    {
        var value = BinaryPrimitives.ReadUInt16LittleEndian(left[..Within(2)]);
        left = left[2..];
        return value;
    }

    public uint UInt32()
    {
        var value = BinaryPrimitives.ReadUInt32LittleEndian(left[..Within(4)]);
        left = left[4..];
        return value;
    }

    /// <summary>A number that cannot be as large as its field allows.</summary>
    public int Count() => UInt32() is var count and <= int.MaxValue ? (int)count : throw TooShort();

    public double Double()
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(left[..Within(8)]);
        left = left[8..];
        return double.IsFinite(value) ? value : throw new InvalidDataException("A number is not finite.");
    }

    /// <summary>A number in four bytes: a whole one or the upper half of a real one, perhaps times a hundred.</summary>
    public double Rk()
    {
        var bits = UInt32();
        var value = (bits & 2) != 0 ? (int)bits >> 2 : BitConverter.Int64BitsToDouble((long)(bits & 0xFFFFFFFC) << 32);
        if ((bits & 1) != 0) value /= 100;
        return double.IsFinite(value) ? value : throw new InvalidDataException("A number is not finite.");
    }

    /// <param name="count">Of UTF-16 code units.</param>
    public string Utf16(int count, int longest)
    {
        if (count < 0 || count > left.Length / 2) throw TooShort();
        var text = Encoding.Unicode.GetString(left[..(2 * Math.Min(count, longest))]);
        left = left[(2 * count)..];
        return text;
    }

    public string Latin1(int count, int longest)
    {
        if (count < 0 || count > left.Length) throw TooShort();
        var text = Encoding.Latin1.GetString(left[..Math.Min(count, longest)]);
        left = left[count..];
        return text;
    }

    readonly int Within(int count) => count >= 0 && count <= left.Length ? count : throw TooShort();

    static InvalidDataException TooShort() => new("A record is shorter than what it holds.");
}
