namespace RiskRegister.Domain.Imports;

/// <summary>What cells mean that registers have again and again: few owners, types and scores for thousands of rows.</summary>
internal sealed class RememberedCells<T>(Func<string, T> read)
{
    const int Most = 500;
    const int Longest = 500;

    readonly Dictionary<string, T> met = new(StringComparer.Ordinal);

    public T Of(string cell)
    {
        if (met.TryGetValue(cell, out var known)) return known;
        var meaning = read(cell);
        if (met.Count < Most && cell.Length <= Longest) met.Add(cell, meaning);
        return meaning;
    }

    public void Forget() => met.Clear();
}
