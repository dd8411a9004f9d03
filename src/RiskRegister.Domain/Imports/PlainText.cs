using System.Buffers;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Text that can be seen, and stored as it is: lines end with a line feed and are not many, and nothing in it is a control character or a
/// surrogate.
/// </summary>
public static class PlainText
{
    /// <summary>No more lines than a list of an entry has items at most, whichever list it is.</summary>
    public const int Lines = EntryLimits.Effects;

    // Sought many characters at once, which the others are not: nearly every text has no others.
    static readonly SearchValues<char> Ascii =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\n', '\t']);

    static readonly SearchValues<char> Others = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(each => char.IsControl(each) && each is not ('\n' or '\t')),
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '\u2028', '\u2029',
    ]);

    public static bool Is(ReadOnlySpan<char> text) =>
        !TextKey.IsInvisible(text) && IsStorable(text) && (text.Length < Lines || text.Count('\n') < Lines);

    /// <summary>All that holds of a text.</summary>
    public static CellTraits TraitsOf(ReadOnlySpan<char> text) =>
        (Is(text) ? CellTraits.Plain : CellTraits.None) | (IsBulleted(text) ? CellTraits.Bulleted : CellTraits.None);

    static bool IsBulleted(ReadOnlySpan<char> text)
    {
        if (text.Contains(':')) return false;
        var end = text.IndexOf('\n');
        if (end < 0) return true;
        for (var rest = text; ; end = rest.IndexOf('\n'))
        {
            var line = (end < 0 ? rest : rest[..end]).TrimEnd(" .\t");
            if (line is not ['-' or '•', ' ', .., not (>= '0' and <= '9')]) return false;
            if (end < 0) return true;
            rest = rest[(end + 1)..];
        }
    }

    /// <summary>What <see cref="Is"/> says, of a text of which nothing may be seen, and of any number of lines.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept(Ascii) is var at && (at < 0 || !text[at..].ContainsAny(Others));
}
