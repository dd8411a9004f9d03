namespace RiskRegister.Documents.Tables.Delimited;

/// <summary>Which character parts the fields of a CSV file: Excel writes the one of the computer it runs on.</summary>
static class Delimiter
{
    const string Declaration = "sep=";
    const int RecordsSearched = 100;

    const char Bar = '|';
    const int FewestBars = 2;

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
    /// The candidate that parts most records in a row, of the first few, into equally many fields: commas of a title above the table, or of
    /// its text, do not. Bars do where the first record with any of them has no others.
    /// </summary>
    public static char Of(ReadOnlySpan<char> text)
    {
        if (BeginsWithBars(text)) return Bar;
        Span<int> counts = stackalloc int[Candidates.Length];
        Span<(int Count, int Records, int Best)> runs = stackalloc (int, int, int)[Candidates.Length];
        var quoted = false;
        var read = 0;
        foreach (var character in text)
        {
            if (character == '"') quoted = !quoted;
            if (quoted) continue;
            if (Array.IndexOf(Candidates, character) is var candidate and >= 0) counts[candidate]++;
            else if (character is '\n' or '\r' && Take(counts, runs) && ++read == RecordsSearched) break;
        }

        Take(counts, runs);
        var best = 0;
        for (var candidate = 1; candidate < Candidates.Length; candidate++)
        {
            if (runs[candidate].Best > runs[best].Best) best = candidate;
        }

        return Candidates[best];
    }

    static bool BeginsWithBars(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            var bars = line.Count(Bar);
            if (line.ContainsAny(Candidates)) return false;
            if (bars > 0) return bars >= FewestBars;
        }

        return false;
    }

    // False for a record that has none of them.
    static bool Take(Span<int> counts, Span<(int Count, int Records, int Best)> runs)
    {
        if (!counts.ContainsAnyExcept(0)) return false;
        for (var candidate = 0; candidate < counts.Length; candidate++)
        {
            var (count, records, best) = runs[candidate];
            records = counts[candidate] == count ? records + 1 : 1;
            runs[candidate] = (counts[candidate], records, Math.Max(best, records * counts[candidate]));
        }

        counts.Clear();
        return true;
    }
}
