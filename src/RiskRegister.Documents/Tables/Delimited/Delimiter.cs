namespace RiskRegister.Documents.Tables.Delimited;

/// <summary>Which character parts the fields of a CSV file: Excel writes the one of the computer it runs on.</summary>
static class Delimiter
{
    const string Declaration = "sep=";

    static readonly char[] Candidates = [',', ';', '\t'];

    /// <summary>Excel's own way of saying it, a first line such as "sep=;", or null.</summary>
    /// <param name="declared">The length of that line without its end.</param>
    public static char? DeclaredIn(ReadOnlySpan<char> text, out int declared)
    {
        declared = Declaration.Length + 1;
        return text.Length >= declared && text.StartsWith(Declaration, StringComparison.OrdinalIgnoreCase)
            && Candidates.Contains(text[Declaration.Length]) && (text.Length == declared || text[declared] is '\r' or '\n')
            ? text[Declaration.Length]
            : null;
    }

    /// <summary>
    /// The candidate that is most frequent, outside quotes, in the first record that has any: a title may stand above the table.
    /// </summary>
    public static char Of(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Candidates.Length];
        var quoted = false;
        foreach (var character in text)
        {
            if (character == '"') quoted = !quoted;
            if (quoted) continue;
            if (Array.IndexOf(Candidates, character) is var candidate and >= 0) counts[candidate]++;
            else if (character is '\n' or '\r' && counts.ContainsAnyExcept(0)) break;
        }

        var best = 0;
        for (var candidate = 1; candidate < Candidates.Length; candidate++)
        {
            if (counts[candidate] > counts[best]) best = candidate;
        }

        return Candidates[best];
    }
}
