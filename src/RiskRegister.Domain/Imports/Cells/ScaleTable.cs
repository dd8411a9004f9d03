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

    // Of more there would be dozens of ways.
    const int MostInEveryWay = 7;

    /// <summary>
    /// Every way in which values that stand in their order can be steps of the matrix in that order. Of more values than steps, several
    /// are one, and every step has one; of many more, they are parted as evenly as may be.
    /// </summary>
    /// <param name="values">The texts that say each of them.</param>
    public static IEnumerable<QuestionChoice> InOrder(IReadOnlyList<string[]> values)
    {
        return
            from steps in values.Count <= Score.Highest ? From(Score.Lowest, values.Count)
                : values.Count <= MostInEveryWay ? On(Score.Lowest, values.Count - 1).Select(rest => (int[])[Score.Lowest, .. rest])
                : [[.. Enumerable.Range(0, values.Count).Select(at => Score.Lowest + (at * Score.Highest / values.Count))]]
            let pairs = values.Zip(steps).SelectMany(each => each.First.Select(text => (Text: text, Step: each.Second))).ToArray()
            select new QuestionChoice(
                string.Join("; ", pairs.Select(pair => $"{pair.Text} = {pair.Step}")),
                $"{string.Join(", ", pairs.Select(pair => $"\"{pair.Text}\" is {pair.Step}"))}.");

        static IEnumerable<int[]> From(int lowest, int count) => count == 0 ? [[]] :
            from step in Enumerable.Range(lowest, Score.Highest - lowest + 1)
            from rest in From(step + 1, count - 1)
            select (int[])[step, .. rest];

        // Each the step of the one below, or the next.
        static IEnumerable<int[]> On(int below, int count) => count == 0 && below < Score.Highest ? [] : count == 0 ? [[]] :
            from step in new[] { below, below + 1 }
            where step <= Score.Highest
            from rest in On(step, count - 1)
            select (int[])[step, .. rest];
    }
}
