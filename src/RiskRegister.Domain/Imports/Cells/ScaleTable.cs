namespace RiskRegister.Domain.Imports;

/// <summary>An answer that says of each value of a scale which step it is: "&lt;10% = 1; 10–25% = 2".</summary>
internal static class ScaleTable
{
    /// <summary>The steps by the values; none where an answer is no such table.</summary>
    public static IReadOnlyDictionary<string, int> Of(string? answer)
    {
        var steps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var each in (answer ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (each is not [.. var value, >= '1' and <= '5'] || value.TrimEnd() is not [.. var named, '='] || named.Trim().Length == 0)
                return new Dictionary<string, int>();
            steps[named.Trim()] = each[^1] - '0';
        }

        return steps;
    }

    /// <summary>Every way in which values that stand in their order can be steps of the matrix in that order.</summary>
    /// <param name="values">The texts that say each of them.</param>
    public static IEnumerable<QuestionChoice> InOrder(IReadOnlyList<string[]> values)
    {
        return
            from steps in From(Score.Lowest, values.Count)
            let pairs = values.Zip(steps).SelectMany(each => each.First.Select(text => (Text: text, Step: each.Second))).ToArray()
            select new QuestionChoice(
                string.Join("; ", pairs.Select(pair => $"{pair.Text} = {pair.Step}")),
                $"{string.Join(", ", pairs.Select(pair => $"\"{pair.Text}\" is {pair.Step}"))}.");

        static IEnumerable<int[]> From(int lowest, int count) => count == 0 ? [[]] :
            from step in Enumerable.Range(lowest, Score.Highest - lowest + 1)
            from rest in From(step + 1, count - 1)
            select (int[])[step, .. rest];
    }
}
