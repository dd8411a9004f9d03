namespace RiskRegister.Domain.Imports;

/// <summary>One spelling for names that differ by case only: the register's, else the first that the import has.</summary>
internal sealed class Spellings
{
    readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);

    public Spellings(IEnumerable<string> known)
    {
        foreach (var name in known) names.TryAdd(name, name);
    }

    public string Of(string name)
    {
        if (names.TryGetValue(name, out var spelling)) return spelling;
        names[name] = name;
        return name;
    }
}
