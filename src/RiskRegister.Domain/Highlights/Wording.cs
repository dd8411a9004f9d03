namespace RiskRegister.Domain;

/// <summary>How words are put together in a committee report.</summary>
static class Wording
{
    /// <summary>Text as it stands inside a sentence: one line, without the full stops it ended with; empty when nothing is left.</summary>
    public static string Quoted(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '…', ' ');

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Joined(IReadOnlyList<string> parts) => parts switch
    {
        [] => "",
        [var only] => only,
        _ => $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}",
    };

    public static string Capitalised(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    public static string Noun(int? count, string one, string several) => count == 1 ? one : several;
}
