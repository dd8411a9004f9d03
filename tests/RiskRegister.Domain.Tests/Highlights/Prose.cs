namespace RiskRegister.Domain.Tests.Highlights;

/// <summary>What every sentence and paragraph of a committee report must satisfy, whatever it says.</summary>
static class Prose
{
    public static string? FaultIn(string text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "empty",
        _ when text != text.Trim() => $"space around: \"{text}\"",
        _ when text.Any(char.IsControl) => $"more than a line: \"{text}\"",
        _ when text.Contains("  ", StringComparison.Ordinal) => $"doubled space: \"{text}\"",
        _ when text.Contains(". .", StringComparison.Ordinal)
            || text.Contains("..", StringComparison.Ordinal) => $"doubled full stop: \"{text}\"",
        _ when text.Contains(" ;", StringComparison.Ordinal) || text.Contains(" ,", StringComparison.Ordinal)
            || text.Contains(" .", StringComparison.Ordinal)
            || text.Contains("()", StringComparison.Ordinal) => $"loose punctuation: \"{text}\"",
        _ when !text.EndsWith('.') => $"no full stop: \"{text}\"",
        _ when !char.IsAsciiLetterUpper(text[0]) && !char.IsAsciiDigit(text[0]) => $"no capital: \"{text}\"",
        _ when text.Contains(" 1 actions", StringComparison.Ordinal)
            || text.StartsWith("1 actions", StringComparison.Ordinal) => $"plural: \"{text}\"",
        _ => null,
    };
}
