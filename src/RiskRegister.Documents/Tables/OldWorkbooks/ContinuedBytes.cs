using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.OldWorkbooks;

/// <summary>
/// The content of a record that goes on in others. Where text goes on in one, a flag before it says anew how wide its characters are
/// ([MS-XLS] 2.5.293).
/// </summary>
sealed class ContinuedBytes(byte[] stream, List<(int From, int Length)> parts)
{
    const int Wide = 1;
    const int HasExtension = 4;
    const int HasRuns = 8;

    int part;
    int at;

    public bool IsAtEnd
    {
        get
        {
            PassEnds();
            return part == parts.Count;
        }
    }

    public int Byte()
    {
        PassEnds();
        if (part == parts.Count) throw new InvalidDataException("A record is shorter than what it holds.");
        return stream[parts[part].From + at++];
    }

    public int UInt16() => Byte() | (Byte() << 8);

    public uint UInt32() => (uint)UInt16() | ((uint)UInt16() << 16);

    /// <summary>A text of the shared ones, with the fonts of its pieces.</summary>
    public SheetText RichText(CellStyles styles, int longest)
    {
        var count = UInt16();
        var flags = Byte();
        var runs = (flags & HasRuns) != 0 ? UInt16() : 0;
        var extension = (flags & HasExtension) != 0 ? UInt32() : 0;
        var text = Text(count, (flags & Wide) != 0, longest);
        var starts = new List<(int, int)>();
        for (; runs > 0; runs--) starts.Add((UInt16(), OldWorkbook.FontNumber(UInt16())));
        Skip(extension);
        return Spreadsheets.RichText.Of(text, starts, styles);
    }

    /// <summary>The text of a box, which stands in the records behind the one that says how long it is ([MS-XLS] 2.4.329).</summary>
    public string BoxText(int longest)
    {
        Skip(10);
        var count = UInt16();
        (part, at) = (1, 0);
        return count == 0 || IsAtEnd ? "" : Text(count, (Byte() & Wide) != 0, longest);
    }

    string Text(int count, bool isWide, int longest)
    {
        var text = new System.Text.StringBuilder(Math.Min(count, longest));
        for (; count > 0; count--)
        {
            if (part < parts.Count && at == parts[part].Length)
            {
                PassEnds();
                isWide = (Byte() & Wide) != 0;
            }

            var letter = (char)(isWide ? UInt16() : Byte());
            if (text.Length < longest) text.Append(letter);
        }

        return text.ToString();
    }

    void Skip(uint count)
    {
        while (count > 0)
        {
            PassEnds();
            if (part == parts.Count) throw new InvalidDataException("A record is shorter than what it holds.");
            var step = (int)Math.Min(count, parts[part].Length - at);
            (at, count) = (at + step, count - (uint)step);
        }
    }

    void PassEnds()
    {
        while (part < parts.Count && at >= parts[part].Length) (part, at) = (part + 1, 0);
    }
}
