namespace RiskRegister.Api.Tests.Access;

/// <summary>roles.md, read.</summary>
public static class RolesTable
{
    const string Heading = "Endpoint";

    /// <summary>Every row of every table of endpoints.</summary>
    public static IReadOnlyList<RolesRow> Rows { get; } = [.. Read()];

    public static RolesRow Row(string name) => Rows.Single(row => row.Name == name);

    static IEnumerable<RolesRow> Read()
    {
        using var stream = typeof(RolesTable).Assembly.GetManifestResourceStream("roles.md")!;
        using var reader = new StreamReader(stream);
        string[]? columns = null;
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('|')) columns = null;
            else if (CellsOf(line) is [Heading, .. var callers]) columns = callers;
            else if (columns is not null && CellsOf(line) is [var name, .. var cells] && !name.StartsWith('-'))
            {
                if (cells.Length != columns.Length) throw new InvalidDataException($"{name} has {cells.Length} cells, not "
                    + $"{columns.Length}.");
                foreach (var each in EachOf(name)) yield return new RolesRow(each,
                    columns.Zip(cells).ToDictionary(pair => pair.First, pair => new RolesCell(pair.Second), StringComparer.Ordinal));
            }
        }
    }

    // "GET /register.{csv,pdf}" is two.
    static IEnumerable<string> EachOf(string name)
    {
        var (from, to) = (name.IndexOf(".{", StringComparison.Ordinal),
            name.IndexOf('}', name.IndexOf(".{", StringComparison.Ordinal) + 1));
        return from < 0 ? [name] : name[(from + 2)..to].Split(',').Select(form => $"{name[..from]}.{form}{name[(to + 1)..]}");
    }

    static string[] CellsOf(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
}
