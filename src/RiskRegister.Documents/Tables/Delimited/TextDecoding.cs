using System.Buffers;
using System.Text;

namespace RiskRegister.Documents.Tables.Delimited;

/// <summary>Turns bytes into text: UTF-8, UTF-16 that says so or looks so, else Windows-1252 where that is plausible.</summary>
static class TextDecoding
{
    const int LongestSearched = 4096;

    static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // Control characters that no text has, and the five bytes that mean nothing in Windows-1252.
    static readonly SearchValues<byte> NotWindows1252 =
        SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    public static string Decode(ReadOnlySpan<byte> bytes, TableCollector tables)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Utf16(bytes[2..], bigEndian: false, tables);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Utf16(bytes[2..], bigEndian: true, tables);
        if (Utf16Without(bytes) is { } bigEndian) return Utf16(bytes, bigEndian, tables);
        var marked = bytes.StartsWith(Encoding.UTF8.Preamble);
        if (marked) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (Utf8Encoded(bytes, out var faultAt, out var isDamaged)) return Utf8.GetString(bytes);
        if (marked || isDamaged || bytes.ContainsAny(NotWindows1252))
        {
            throw Invalid("The file's bytes are not text in UTF-8. Save it as \"CSV UTF-8\".", tables, RowOf(bytes[..faultAt]));
        }

        tables.Note(TableNote.EncodingAssumed, "The file is not in UTF-8 and was read as Windows-1252.", tables.FileName);
        return Windows1252.GetString(bytes);
    }

    // Latin letters of UTF-16 have a zero in every other byte, and no text in another encoding has any.
    static bool? Utf16Without(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes.Length % 2 != 0) return null;
        var (even, odd) = (0, 0);
        var searched = Math.Min(bytes.Length, LongestSearched);
        for (var at = 0; at < searched; at += 2)
        {
            if (bytes[at] == 0) even++;
            if (bytes[at + 1] == 0) odd++;
        }

        return odd > searched / 4 && even == 0 ? false : even > searched / 4 && odd == 0 ? true : null;
    }

    static string Utf16(ReadOnlySpan<byte> bytes, bool bigEndian, TableCollector tables)
    {
        try
        {
            return new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid("The file begins like UTF-16 but its bytes are not.", tables, row: null);
        }
    }

    // A file with more good sequences of UTF-8 than bad ones is damaged UTF-8: as Windows-1252 it would be read, and be nonsense.
    static bool Utf8Encoded(ReadOnlySpan<byte> bytes, out int faultAt, out bool isDamaged)
    {
        faultAt = 0;
        isDamaged = false;
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return true;

        faultAt = -1;
        var (good, bad) = (0, 0);
        for (var at = 0; at < bytes.Length;)
        {
            var ascii = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) break;
            at += ascii;
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            {
                good++;
            }
            else
            {
                bad++;
                if (faultAt < 0) faultAt = at;
            }

            at += length;
        }

        isDamaged = good > bad;
        return false;
    }

    // As a spreadsheet shows it: a line break inside quotation marks begins none.
    static int RowOf(ReadOnlySpan<byte> before)
    {
        var (row, isQuoted) = (1, false);
        foreach (var value in before)
        {
            if (value == '"') isQuoted = !isQuoted;
            else if (value == '\n' && !isQuoted) row++;
        }

        return row;
    }

    static RefusedException Invalid(string message, TableCollector tables, int? row) =>
        new(TableFault.EncodingInvalid, message, tables.FileName, row);
}
