namespace RiskRegister.Documents.Tables.Delimited;

/// <summary>
/// Keeps short texts that a column has again and again, such as "4", "Open" or a service, so that they are made once: what is read later
/// finds them at hand, and none of the others is held longer than the file is read.
/// </summary>
sealed class RepeatedTexts
{
    const int Longest = 40;

    // A power of two. Another text takes the place of one that falls on the same.
    const int Places = 1024;

    readonly string[] kept = new string[Places];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest) return text.ToString();
        ref var place = ref kept[string.GetHashCode(text, StringComparison.Ordinal) & (Places - 1)];
        if (place is not { } known || !text.SequenceEqual(known)) place = text.ToString();
        return place;
    }
}
