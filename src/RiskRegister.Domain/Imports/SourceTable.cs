namespace RiskRegister.Domain.Imports;

/// <summary>One table of an import as its file holds it, before anything is understood.</summary>
/// <param name="Name">The file's name, with the sheet's where the file has sheets.</param>
/// <param name="Rows">In the file's order; rows may differ in their number of cells.</param>
public sealed record SourceTable(string Name, IReadOnlyList<SourceRow> Rows)
{
    /// <summary>
    /// One sheet of a workbook that has several: such a sheet may be no register at all (notes, a scoring guide) and is
    /// then left out, where a file without headings is refused.
    /// </summary>
    public bool OneOfSeveral { get; init; }
}
