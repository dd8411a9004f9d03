using System.Text;

namespace RiskRegister.Documents.Printed;

/// <summary>
/// Keeps text that runs from right to left, or that turns the direction with control characters, from reordering what documents put beside
/// it (Unicode Standard Annex 9).
/// </summary>
static class Bidi
{
    const char Isolate = '\u2068';
    const char PopIsolate = '\u2069';
    const char PopEmbedding = '\u202C';

    /// <summary>Within isolates where it needs them: what stands before and after keeps its place.</summary>
    public static string Isolated(string text) => text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') < 0 && !HasControls(text)
        ? text
        : $"{Isolate}{Balanced(text)}{PopIsolate}";

    /// <summary>The text with whatever it opens closed again, and nothing closed that it did not open.</summary>
    public static string Balanced(string text)
    {
        if (!HasControls(text)) return text;
        var balanced = new StringBuilder(text.Length + 4);
        var open = new Stack<char>();
        foreach (var character in text)
        {
            if (character is (>= '\u202A' and <= '\u202B') or '\u202D' or '\u202E') open.Push(PopEmbedding);
            else if (character is >= '\u2066' and <= '\u2068') open.Push(PopIsolate);
            else if (character is PopEmbedding or PopIsolate)
            {
                if (!open.TryPeek(out var closing) || closing != character) continue;
                open.Pop();
            }

            balanced.Append(character);
        }

        while (open.TryPop(out var close)) balanced.Append(close);
        return balanced.ToString();
    }

    /// <summary>Whether the first letter that has a direction runs from right to left.</summary>
    public static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune)) continue;
            return rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC);
        }

        return false;
    }

    static bool HasControls(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u202A', '\u202E') >= 0 || text.AsSpan().IndexOfAnyInRange('\u2066', '\u2069') >= 0;
}
