namespace RiskRegister.Documents.Tables;

/// <summary>
/// Signs for the items of lists, as people type them: those of a list within another stand further in, behind another sign.
/// </summary>
static class ListSigns
{
    const int Step = 2;
    const int Deepest = 9;

    /// <summary>The line with the sign of its depth, or with its own further in.</summary>
    /// <param name="depth">From 1; 0 where it is no item.</param>
    public static string Before(string line, int depth)
    {
        if (depth <= 0) return line;
        var place = new string(' ', Step * (Math.Min(depth, Deepest) - 1));
        return IsTyped(line) ? place + line : $"{place}{(depth == 1 ? '•' : '◦')} {line}";
    }

    /// <summary>Whether a line begins with a sign that somebody typed: "- Drill", "o Drill".</summary>
    public static bool IsTyped(ReadOnlySpan<char> line) => line is [var sign, ' ' or '\t' or '\u00A0', _, ..]
        && (sign == 'o' || !char.IsLetterOrDigit(sign));
}
