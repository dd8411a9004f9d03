using System.Numerics;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Rows that say in words what they say in figures: "High", "Medium" and 12. Where only one step for a word fits all such rows, it is
/// proposed in the question about the word; it is never taken without an answer.
/// </summary>
internal sealed class WordedProducts
{
    const int Most = 200;
    const int AllSteps = 0b11111;

    // A scale that ends lower has fewer steps than the matrix: its 3 is no 3 of 5.
    const int LowestTop = 4;

    static readonly string[][] Rising = [["low"], ["medium", "med", "moderate"], ["high"], ["very high"]];

    readonly HashSet<(string Impact, string Likelihood, string Product)> said = [];

    public void Add(string product, string impact, string likelihood)
    {
        if (product.Length > 0 && said.Count < Most) said.Add((impact, likelihood, product));
    }

    public void Join(WordedProducts apart)
    {
        foreach (var (impact, likelihood, product) in apart.said) Add(product, impact, likelihood);
    }

    /// <param name="stepsOf">What is known of an impact and a likelihood.</param>
    public void Propose(Decisions decisions, Func<string, string, (int? Impact, int? Likelihood)> stepsOf)
    {
        var rows = new List<(string Impact, string Likelihood, int Product)>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (impact, likelihood, text) in said)
        {
            if (!int.TryParse(text, out var product)) continue;
            var (height, chance) = stepsOf(impact, likelihood);
            var row = (Impact: ScaleQuestions.IdOf("impact", impact), Likelihood: ScaleQuestions.IdOf("likelihood", likelihood), product);
            known[row.Impact] = height is { } step ? Only(step) : AllSteps;
            known[row.Likelihood] = chance is { } other ? Only(other) : AllSteps;
            rows.Add(row);
        }

        // Where the figures leave several steps, the same words stand for the same ones, and high is above medium.
        var steps = Fitting(rows, known, areAlike: false);
        if (steps is not null && steps.Values.Any(each => !IsOne(each))) steps = Fitting(rows, known, areAlike: true) ?? steps;
        if (steps is null || !steps.Values.Any(each => IsOne(each) && LowestOf(each) >= LowestTop)) return;
        foreach (var (id, each) in steps)
        {
            if (IsOne(each)) decisions.Propose(id, $"{LowestOf(each)}");
        }
    }

    // The steps that each word may be in any row, as bits; null where the rows contradict each other.
    static Dictionary<string, int>? Fitting(
        List<(string Impact, string Likelihood, int Product)> rows, Dictionary<string, int> known, bool areAlike)
    {
        var steps = new Dictionary<string, int>(known, StringComparer.Ordinal);
        for (var isNew = true; isNew;)
        {
            isNew = false;
            foreach (var (impact, likelihood, product) in rows)
            {
                isNew |= Narrow(steps, impact, Dividing(product, steps[likelihood]));
                isNew |= Narrow(steps, likelihood, Dividing(product, steps[impact]));
            }

            if (areAlike) isNew |= NarrowAlike(steps);
            if (steps.ContainsValue(0)) return null;
        }

        return steps;
    }

    static bool NarrowAlike(Dictionary<string, int> steps)
    {
        var isNew = false;
        foreach (var id in steps.Keys.ToArray())
        {
            var (word, rank) = (WordOf(id), RankOf(id));
            foreach (var (other, each) in steps.ToArray())
            {
                if (WordOf(other) == word) isNew |= Narrow(steps, id, each);
                if (rank < 0 || RankOf(other) <= rank) continue;
                isNew |= Narrow(steps, other, AllSteps & ~((Only(LowestOf(steps[id])) << 1) - 1));
                isNew |= Narrow(steps, id, Only(BitOperations.Log2((uint)each) + 1) - 1);
            }
        }

        return isNew;
    }

    static string WordOf(string id) => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    static int RankOf(string id) => Array.FindIndex(Rising, each => each.Contains(WordOf(id), StringComparer.Ordinal));

    static bool Narrow(Dictionary<string, int> steps, string id, int to)
    {
        var kept = steps[id] & to;
        if (kept == steps[id]) return false;
        steps[id] = kept;
        return true;
    }

    // The steps with which one of the others makes the product.
    static int Dividing(int product, int others)
    {
        var fitting = 0;
        for (var step = Score.Lowest; step <= Score.Highest; step++)
        {
            var other = product % step == 0 ? product / step : 0;
            if (other is >= Score.Lowest and <= Score.Highest && (others & Only(other)) != 0) fitting |= Only(step);
        }

        return fitting;
    }

    static int Only(int step) => 1 << (step - 1);

    static bool IsOne(int steps) => BitOperations.IsPow2(steps);

    static int LowestOf(int steps) => BitOperations.TrailingZeroCount(steps) + 1;
}
