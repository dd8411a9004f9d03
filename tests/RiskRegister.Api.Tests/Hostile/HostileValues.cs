using System.Globalization;
using System.Text;

namespace RiskRegister.Api.Tests.Hostile;

/// <summary>
/// Values for whatever a text, a number or an instant ends in: an index (2,704 bytes of a B-tree's entry), a tsvector (2,046 bytes a
/// word, 1 MB in
/// all), a tsquery, an integer, a numeric, a regular expression, a spreadsheet's cell, a header.
/// </summary>
public static class HostileValues
{
    static readonly string[] Nasty =
    [
        "", " ", "\t", "\n", "\0", "a\0b", "'", "''", "\"", "\\", "\\\\'", "%", "%00", "_", "*", "?", "null", "true", "{}", "[]", "{0}",
        "%s%n", "${7*7}",
        "' or 1=1 --", "'; drop table entries; --", "$$", "$1", "@p", ":q", "\\x41", "\\u0041", "=1+1", "+1", "-1", "@x", "<script>",
        "<!DOCTYPE a>",
        "(a+)+$", "[", "(", ")", "(?<n>", "a{1,99999}", "^(([a-z])+.)+[A-Z]([a-z])+$", "\\p{IsGreek", "(?=", "\\",
        "\ud800", "\udc00x", "x\ud83d", "\ufffd", "\ufffe", "\uffff", "\ufeff", "\u202e", "\u200d", "\u0085", "\u2028", "\u0301", "\u0130",
        "\u1e9e",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "\u0665", "\uff0b1", "\uff1d1", "C\u00d8\u0661", "\udbff\udfff", "\u0007",
        "\u001b[2J", "\u007f", "a\r\nX: y",
    ];

    static readonly string[] Named =
    [
        "CR0", "CR1", "cr1", "CR01", "CR1.0", "CR1.999", "CR1.1000", "CR999999", "CR999999.999", "CR1000000", "CR99999999999999999999",
        "CO1", "CR1.1.1", "CR-1",
        "CR1 ", " CR1", "CR\u0661", "CRR0065", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "{00000000-0000-0000-0000-000000000000}", "00000000000000000000000000000000", "latest", "2016-17-Q3", "2016-17-q3", "2016-17-Q0",
        "2016-17-Q5", "2016-18-Q3",
        "0000-01-Q1", "0001-02-Q1", "1899-00-Q4", "1900-01-Q1", "2199-00-Q4", "9998-99-Q4", "9999-00-Q1", "9999-00-Q4", "99999-00-Q1",
        "2015-16-Q4",
    ];

    static readonly string[] Times =
    [
        "0000-01-01", "0001-01-01", "1899-12-31", "1900-01-01", "2017-02-29", "9999-12-31", "10000-01-01", "-4713-01-01", "infinity",
        "-infinity", "now", "epoch",
        "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999-14:00", "9998-12-31T23:59:59.9999999-14:00",
        "1900-01-01T00:00:00+14:00",
        "1900-01-01T00:00:00Z", "2016-12-05T24:00:00Z", "2016-12-31T23:59:60Z", "2016-12-05T10:00:00+14:01", "2016-12-05T10:00:00-99:99",
        "2016-12-05T10:00:00.123456789Z",
        "2016-12-05T10:00Z", "2016-12-05 10:00:00Z", "2016-12-05T10:00:00", "20161205T100000Z", "294276-12-31T23:59:59Z",
    ];

    static readonly string[] Wholes =
    [
        "0", "-0", "00", "+1", "1", "-1", "1.0", "1.5", "1e2", "1E+2", "2147483647", "2147483648", "-2147483648", "-2147483649",
        "4294967296", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "18446744073709551616", "99999999999999999999999999999", "1e308", "1e309",
        "1e999999999", "1e-999999999",
        "1e2147483648", "0.1e1", "5e0", "5e-1", "0x10", "1_000", "1,000", "\u0665", "NaN", "Infinity", "-Infinity", " 5", "5 ",
    ];

    static readonly string[] Operators =
    [
        "\"", "\"\"", "or", "OR", "and", "not", "-", "--", "!", "!!", "&", "|", "(", ")", "((", "))", "<->", "<2>", "<99999>", ":", ":*",
        ":A", ":ABCD", "*", "\\", "'", "''",
        "a", "the", "depot", "\"a b\"", "\"the\"", "-\"a b\"", "or or", "a:b", "a-b-c", "a/b", "a@b.c", "http://a.b/c?d=e", "1e400", "-1",
        "\u00e9", "\u6f22", "\ud83d\ude00", "<b>", "&amp;",
    ];

    static readonly string[] Numerals =
    [
        "0", "-0", "-1", "6", "26", "1.0", "1.5", "5e0", "1e0", "0.1e1", "2147483647", "2147483648", "-2147483648", "9223372036854775808",
        "1e308", "1e309", "-1e400", "1e-400",
        "1e2147483647", "1e2147483648", "1E+99999999999999999999", "123456789012345678901234567890",
        "0.00000000000000000000000000000000000000000001",
    ];

    static readonly int[] Edges =
    [
        1, 20, 60, 100, 200, 255, 256, 300, 500, 1_000, 2_000, 2_046, 2_047, 2_704, 2_713, 5_000, 8_000, 8_192, 10_000, 32_767, 65_536,
    ];

    static readonly int[] Counts = [1, 5, 20, 21, 100, 101, 200, 201];

    static readonly int[] Runs = [2, 31, 32, 33, 63, 64, 65, 100, 166, 250, 500];

    static readonly string[] Letters = ["x", "\u00e9", "\u6f22", "\ud834\udd1e", " ", "-", "9", "'", "\\", "\"", "(", "\u0301"];

    static readonly string[] Between = [" ", "-", "/", ".", "@", "_", "'", "\n", ",", ":", "\\", "+", "&"];

    /// <summary>A text of any kind.</summary>
    public static string Text(Dice dice, int? limit = null) => dice.Below(9) switch
    {
        0 => Query(dice),
        1 => Repeated(dice, limit ?? dice.Pick(Edges)),
        2 => Words(dice, Math.Min(limit ?? int.MaxValue, dice.Pick(Edges))),
        3 => Scalars(dice, dice.Below(60)),
        4 => dice.Pick(Named),
        5 => dice.Pick(Times),
        6 => dice.Pick(Wholes),
        _ => dice.Pick(Nasty),
    };

    /// <summary>A whole number as a query or a path has it, or what might be taken for one.</summary>
    public static string Whole(Dice dice) => dice.OneIn(8) ? new string('9', dice.Pick(Edges)) : dice.Pick(Wholes);

    public static string Time(Dice dice) => dice.OneIn(6) ? Text(dice) : dice.Pick(Times);

    public static string Name(Dice dice) => dice.OneIn(4) ? Text(dice) : dice.Pick(Named);

    /// <summary>For a full-text search: operators without what they need, nested deep, or in long runs.</summary>
    public static string Query(Dice dice)
    {
        var between = dice.OneIn(2) ? " " : "";
        if (dice.OneIn(3)) return string.Concat(Enumerable.Repeat(dice.Pick(Operators) + between, dice.Pick(Runs)));
        var query = new StringBuilder();
        for (var count = 1 + dice.Below(dice.OneIn(3) ? 160 : 12); count > 0; count--) query.Append(dice.Pick(Operators)).Append(between);
        return query.Length > 500 && !dice.OneIn(10) ? query.ToString(0, 500) : query.ToString();
    }

    /// <summary>Words of which none stands twice.</summary>
    /// <param name="length">In UTF-16 code units, about.</param>
    public static string Words(Dice dice, int length)
    {
        var (text, first, between, others) = (new StringBuilder(length + 8), dice.Below(100_000), dice.Pick(Between), dice.Pick(Between));
        var ideographs = dice.OneIn(2);
        for (var number = first; text.Length < length; number++)
        {
            text.Append(ideographs ? Ideographs(number) : number.ToString("x", CultureInfo.InvariantCulture));
            text.Append(number % 2 == 0 ? between : others);
        }

        return text.ToString(0, Math.Min(length, text.Length));
    }

    /// <summary>A word of two ideographs, another for each number.</summary>
    public static string Ideographs(int number) => $"{(char)(0x4e00 + (number % 20_000))}{(char)(0x4e00 + (number / 20_000 % 20_000))}";

    /// <summary>A JSON value, written out, of any type, small.</summary>
    public static string Json(Dice dice, int? limit = null) => dice.Below(10) switch
    {
        0 => dice.Pick(["null", "true", "false", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"\":null}"]),
        1 or 2 => dice.Pick(Numerals),
        3 => dice.OneIn(20) ? new string('9', 100_000) : $"0.{new string('1', dice.Pick([20, 400]))}",
        4 => $"{new string('[', dice.Pick([13, 14, 15, 16, 17, 64, 1_000]))}",
        5 => $"[{string.Join(',', Enumerable.Repeat(Quoted(Text(dice, 20)), dice.Pick(Counts)))}]",
        6 => $"{{{Quoted(Text(dice, 40))}:{Quoted(Text(dice, 40))}}}",
        7 => Quoted(dice.Pick(Times)),
        _ => Quoted(Text(dice, limit)),
    };

    /// <summary>As a JSON string; half a surrogate pair is written as an escape, which JSON allows.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            var isPair = char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            if (isPair) quoted.Append(character).Append(text[++index]);
            else if (char.IsSurrogate(character) || character < ' ') quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else if (character is '"' or '\\') quoted.Append('\\').Append(character);
            else quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }

    // About as long as may be, and one more.
    static string Repeated(Dice dice, int limit)
    {
        var letter = dice.Pick(Letters);
        var text = string.Concat(Enumerable.Repeat(letter, (limit / letter.Length) + 2));
        return text[..Math.Max(0, limit + dice.Pick([-1, 0, 0, 1]))];
    }

    static string Scalars(Dice dice, int length)
    {
        var text = new StringBuilder();
        for (var count = 0; count < length; count++)
        {
            var scalar = dice.Below(dice.Pick([0x80, 0x800, 0x10000, 0x110000]));
            text.Append(scalar is >= 0xd800 and < 0xe000 ? "\ud7ff" : char.ConvertFromUtf32(scalar));
        }

        return text.ToString();
    }
}
