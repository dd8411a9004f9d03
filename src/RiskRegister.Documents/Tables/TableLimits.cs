namespace RiskRegister.Documents.Tables;

/// <summary>How much of a file is read before it is refused. The defaults leave room for any real register.</summary>
public sealed record TableLimits
{
    /// <summary>The bytes of the file as it came.</summary>
    public int FileBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>The files in the package of a workbook or document.</summary>
    public int PackageEntries { get; init; } = 1_000;

    /// <summary>The bytes that a file may inflate to, counted while inflating.</summary>
    public long InflatedBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How many times its own size a file may inflate to; one that stays below 4 MiB may in any case.</summary>
    public int InflationRatio { get; init; } = 200;

    /// <summary>The tables of one file: a document may have one for each risk.</summary>
    public int Tables { get; init; } = 200;

    /// <summary>The rows of one table, blank ones left out: 20,000 of content, and room for what stands above them.</summary>
    public int Rows { get; init; } = 20_100;

    /// <summary>The last column that may hold anything.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>The cells of all tables together, those between filled ones included.</summary>
    public int Cells { get; init; } = 1_000_000;

    /// <summary>The UTF-16 code units of one cell.</summary>
    public int CellCharacters { get; init; } = 50_000;

    /// <summary>The UTF-16 code units of all cells together: a workbook can name one long text in every cell.</summary>
    public int Characters { get; init; } = 20_000_000;
}
