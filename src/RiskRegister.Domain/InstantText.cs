using System.Globalization;

namespace RiskRegister.Domain;

/// <summary>
/// How instants are written wherever programs read them: "2016-12-05T10:00:00.000000+00:00", always in UTC, always to the microsecond,
/// always with its offset. Readers that know one form of ISO 8601 only get that one.
/// </summary>
public static class InstantText
{
    public const int Length = 32;

    // "O" has a seventh digit, which the database does not keep.
    const int LengthOfRoundTrip = 33;
    const int SeventhDigit = 26;

    public static string Of(DateTimeOffset at) => string.Create(Length, at, static (text, at) =>
    {
        Span<char> whole = stackalloc char[LengthOfRoundTrip];
        at.ToUniversalTime().TryFormat(whole, out _, "O", CultureInfo.InvariantCulture);
        whole[..SeventhDigit].CopyTo(text);
        whole[(SeventhDigit + 1)..].CopyTo(text[SeventhDigit..]);
    });

    /// <param name="text">Of <see cref="Length"/> bytes; gets the instant in UTF-8.</param>
    public static void Write(DateTimeOffset at, Span<byte> text)
    {
        Span<byte> whole = stackalloc byte[LengthOfRoundTrip];
        at.ToUniversalTime().TryFormat(whole, out _, "O", CultureInfo.InvariantCulture);
        whole[..SeventhDigit].CopyTo(text);
        whole[(SeventhDigit + 1)..].CopyTo(text[SeventhDigit..]);
    }
}
