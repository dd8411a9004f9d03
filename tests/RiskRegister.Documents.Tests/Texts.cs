using FsCheck;
using FsCheck.Fluent;

namespace RiskRegister.Documents.Tests;

/// <summary>Texts that people and attackers write: everything that a database can store.</summary>
static class Texts
{
    static readonly string[] Awkward =
    [
        "\"", "'", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", ",", ";", "|", " ", "\u00A0", "\\", "/", "<b>", "&amp;", "_x000D_",
            "=cmd|' /C calc'!A0",
        "🙂", "👩‍👧", "é", "e\u0301", "\u202Eabc\u202C", "שלום", "مرحبا", "–", "£", "\uFEFF", "\u2028",
        "\u0001", "\u001F", "\uFFFD", "word", "12",
    ];

    public static Arbitrary<string> Any { get; } = Gen.OneOf(Pieces(12), Pieces(12), Pieces(400), Foreign()).ToArbitrary();

    /// <summary>What reading makes of line breaks.</summary>
    public static string WithLineFeeds(this string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    static Gen<string> Pieces(int most) =>
        from count in Gen.Choose(0, most)
        from pieces in Gen.Elements(Awkward).ArrayOf(count)
        select string.Concat(pieces);

    static Gen<string> Foreign() =>
        ArbMap.Default.GeneratorFor<string>().Select(text => string.Concat((text ?? "").EnumerateRunes().Where(rune => rune.Value != 0)));
}
