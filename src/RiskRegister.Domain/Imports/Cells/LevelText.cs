namespace RiskRegister.Domain.Imports;

/// <summary>Reads which register a cell says: "Directorate", or "directorate register".</summary>
internal static class LevelText
{
    static readonly string[] Endings = [" risk register", " register", " level"];

    /// <summary>What can be written.</summary>
    public static string Words { get; } = string.Join(", ", Enum.GetValues<RegisterLevel>().Select(MappingText.NameOf));

    /// <summary>Null where the cell says none.</summary>
    public static RegisterLevel? Read(string cell)
    {
        var word = TextKey.Of(cell);
        var ending = Array.Find(Endings, each => word.EndsWith(each, StringComparison.Ordinal));
        return MappingText.Parse<RegisterLevel>(ending is null ? word : word[..^ending.Length]);
    }
}
