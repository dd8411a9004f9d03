using System.Buffers.Binary;
using System.Text;

namespace RiskRegister.Documents.Tables.OldWorkbooks;

/// <summary>
/// The streams of a compound file ([MS-CFB]), which old Office files are. Chains of sectors are followed no further than the file is long.
/// </summary>
sealed class CompoundFile
{
    const uint LastSector = 0xFFFFFFFA;
    const int HeaderLength = 512;
    const int EntryLength = 128;
    const int MostEntries = 10_000;

    readonly ReadOnlyMemory<byte> file;
    readonly int sectorShift;
    readonly int miniShift;
    readonly int miniCutoff;
    readonly uint[] next;
    readonly Lazy<uint[]> nextMini;
    readonly List<Entry> entries = [];

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public CompoundFile(ReadOnlyMemory<byte> file)
    {
        this.file = file;
        if (file.Length < HeaderLength) throw new InvalidDataException("The header is cut short.");
        sectorShift = UInt16(0x1E);
        miniShift = UInt16(0x20);
        miniCutoff = (int)Math.Min(UInt32(0x38), int.MaxValue);
        if (sectorShift is not (9 or 12) || miniShift is < 4 or > 9) throw new InvalidDataException("The sectors have no size.");
        next = Numbers(AllocationSectors());
        ReadEntries(Chain(UInt32(0x30)));
        nextMini = new Lazy<uint[]>(() => Numbers(Chain(UInt32(0x3C))));
    }

    public bool Has(string name) => entries.Exists(entry => entry.IsStream && Same(entry, name));

    /// <summary>A stream that must be there.</summary>
    public byte[] Stream(string name)
    {
        var entry = entries.Find(entry => entry.IsStream && Same(entry, name)) ?? throw new InvalidDataException("A stream is missing.");
        if (entry.Length > file.Length) throw new InvalidDataException("A stream is longer than the file.");
        return entry.Length < miniCutoff ? MiniStream(entry) : Joined(Chain(entry.First), entry.Length);
    }

    byte[] MiniStream(Entry entry)
    {
        var root = entries.Find(each => each.IsRoot) ?? throw new InvalidDataException("The root is missing.");
        var small = Joined(Chain(root.First), Math.Min(root.Length, file.Length));
        var bytes = new byte[entry.Length];
        var sector = entry.First;
        for (var at = 0; at < bytes.Length; at += 1 << miniShift)
        {
            var from = (long)sector << miniShift;
            var count = Math.Min(1 << miniShift, bytes.Length - at);
            if (sector >= LastSector || from + count > small.Length) throw new InvalidDataException("A stream is cut short.");
            small.AsSpan((int)from, count).CopyTo(bytes.AsSpan(at));
            sector = sector < nextMini.Value.Length ? nextMini.Value[sector] : uint.MaxValue;
        }

        return bytes;
    }

    // The sectors of the allocation table: the first in the header, the others in a chain of their own.
    List<uint> AllocationSectors()
    {
        var sectors = new List<uint>();
        for (var at = 0x4C; at < HeaderLength; at += 4) AddAllocation(UInt32(at));
        var further = UInt32(0x44);
        for (var left = SectorsInFile(); further < LastSector; left--)
        {
            if (left < 0) throw new InvalidDataException("A chain has no end.");
            var sector = Sector(further).Span;
            for (var at = 0; at + 8 <= sector.Length; at += 4) AddAllocation(BinaryPrimitives.ReadUInt32LittleEndian(sector[at..]));
            further = sector.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(sector[^4..]) : uint.MaxValue;
        }

        return sectors;

        void AddAllocation(uint sector)
        {
            if (sector >= LastSector) return;
            if (sectors.Count > SectorsInFile()) throw new InvalidDataException("The allocation table is longer than the file.");
            sectors.Add(sector);
        }
    }

    uint[] Numbers(List<uint> sectors)
    {
        var bytes = Joined(sectors, (long)sectors.Count << sectorShift);
        var numbers = new uint[bytes.Length / 4];
        for (var at = 0; at < numbers.Length; at++) numbers[at] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4 * at));
        return numbers;
    }

    List<uint> Chain(uint sector)
    {
        var chain = new List<uint>();
        for (; sector < LastSector; sector = sector < next.Length ? next[sector] : uint.MaxValue)
        {
            if (chain.Count > SectorsInFile()) throw new InvalidDataException("A chain has no end.");
            chain.Add(sector);
        }

        return chain;
    }

    byte[] Joined(List<uint> sectors, long length)
    {
        var bytes = new byte[length];
        var at = 0;
        foreach (var sector in sectors)
        {
            if (at == bytes.Length) break;
            var part = Sector(sector);
            part = part[..Math.Min(part.Length, bytes.Length - at)];
            part.CopyTo(bytes.AsMemory(at));
            at += part.Length;
        }

        return at == bytes.Length ? bytes : throw new InvalidDataException("A stream is cut short.");
    }

    // The last sector of a file may be cut short.
    ReadOnlyMemory<byte> Sector(uint sector)
    {
        var from = (long)(sector + 1UL) << sectorShift;
        if (from >= file.Length) throw new InvalidDataException("A sector lies beyond the end of the file.");
        return file.Slice((int)from, (int)Math.Min(1 << sectorShift, file.Length - from));
    }

    void ReadEntries(List<uint> sectors)
    {
        foreach (var sector in sectors)
        {
            var bytes = Sector(sector).Span;
            for (var at = 0; at + EntryLength <= bytes.Length; at += EntryLength)
            {
                var entry = bytes.Slice(at, EntryLength);
                var name = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
                if (entry[66] is not (2 or 5)) continue;
                if (entries.Count == MostEntries) throw new InvalidDataException("There are too many streams.");
                entries.Add(new Entry(Encoding.Unicode.GetString(entry[..name]), entry[66] == 5,
                    BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..])));
            }
        }
    }

    int SectorsInFile() => (file.Length >> sectorShift) + 1;

    int UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.Span[at..]);

    uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.Span[at..]);

    static bool Same(Entry entry, string name) => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase);

    sealed record Entry(string Name, bool IsRoot, uint First, long Length)
    {
        public bool IsStream => !IsRoot;
    }
}
