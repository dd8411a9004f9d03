using RiskRegister.Documents.Columns;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Excel;

/// <summary>A worksheet to be written.</summary>
/// <param name="Name">On its tab; of its table too.</param>
/// <param name="Widths">Of its columns, in characters.</param>
/// <param name="HeadingRow">The row that stays in sight and is printed on every page.</param>
/// <param name="Write">Writes the rows from the heading on; what stands above them is there already.</param>
sealed record SheetPlan(string Name, IReadOnlyList<int> Widths, int HeadingRow, Func<SheetXml, Task> Write)
{
    /// <summary>Sentences between the title and the table.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>Headings of the table with filters; null where there is none.</summary>
    public IReadOnlyList<string>? TableHeadings { get; init; }

    /// <summary>Ranges on it that formulas name.</summary>
    public IReadOnlyList<(string Name, string Range)> Names { get; init; } = [];

    /// <summary>Columns that stay in sight and are printed on every page.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>What cells of a column can be chosen from, by the column's number from 1.</summary>
    public IReadOnlyList<(int Column, Choices Choices)> Choices { get; init; } = [];

    /// <summary>The numbers of columns that hold bands; each colours itself and the column before it.</summary>
    public IReadOnlyList<int> Bands { get; init; } = [];

    /// <summary>Whose bands.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>Whether what is worked out is kept from being overwritten; no password lifts it.</summary>
    public bool IsProtected { get; init; }

    /// <summary>How many pages it is wide when printed, so that its text can still be read.</summary>
    public int PagesWide => Math.Max(1, (Widths.Sum() + WidthOfPage - 1) / WidthOfPage);

    // On A4 across, at some 8 points.
    const int WidthOfPage = 190;
}
