namespace RiskRegister.Api.Start;

/// <summary>How far a word is from the one that was meant.</summary>
static class Misspelling
{
    /// <summary>
    /// How many letters were left out, put in, taken for another, or changed with their neighbour; capitals do not count.
    /// </summary>
    public static int Distance(string word, string meant)
    {
        var (a, b) = (word.ToUpperInvariant(), meant.ToUpperInvariant());
        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) steps[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) steps[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var other = a[i - 1] == b[j - 1] ? 0 : 1;
                steps[i, j] = Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + other);
                var isChanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (isChanged) steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[a.Length, b.Length];
    }
}
