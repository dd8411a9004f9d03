namespace RiskRegister.Domain.Imports;

/// <summary>Several owners in one cell: parted by / ; or line. A comma is part of a post's name.</summary>
internal static class OwnerNames
{
    public static IReadOnlyList<string> Read(string cell) =>
    [
        .. ItemLines.Of(cell)
            .SelectMany(line => line.Split(['/', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
