namespace RiskRegister.Domain.Imports;

/// <summary>One table of an import as its file holds it, before anything is understood.</summary>
/// <param name="Name">The file's name, with the sheet's where the file has sheets.</param>
/// <param name="Rows">In the file's order; rows may differ in their number of cells.</param>
public sealed record SourceTable(string Name, IReadOnlyList<SourceRow> Rows)
{
    /// <summary>What stands in a form instead of a label before a list that has none.</summary>
    public const string UnlabelledList = "Unlabelled list";

    /// <summary>
    /// One sheet of a workbook that has several: such a sheet may be no register at all (notes, a scoring guide) and is then left out,
    /// where a file without headings is refused.
    /// </summary>
    public bool OneOfSeveral { get; init; }

    /// <summary>What the file calls it (a sheet's name, the heading above a table); null where it has no name of its own.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Lines such as "Owner: Head of Parks" that stand below the same heading, outside of it: those before it, and those behind.
    /// </summary>
    public IReadOnlyList<string> LinesBefore { get; init; } = [];

    public IReadOnlyList<string> LinesBehind { get; init; } = [];

    /// <summary>
    /// Paragraphs without a label right below a title that may be an entry's, before all other lines; what is not read of them is to be
    /// named.
    /// </summary>
    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>The heading above the one that is its title, in a document or page, where no other table stands below either.</summary>
    public HigherHeading? Higher { get; init; }

    /// <summary>All headings above the one that is its title, the nearest first; in a document or page.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>
    /// Short lines right above it, the nearest first, which are neither its title nor a heading: one, or before it the sentences that stand
    /// below it.
    /// </summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>The lines between it and the table before, in a document or page; long ones cut.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];

    /// <summary>Those of all lines between it and the table before, or behind the last, that have figures; whole.</summary>
    public IReadOnlyList<string> LinesWithFigures { get; init; } = [];

    /// <summary>What its file prints at the head and foot of the pages that it stands on; long lines cut.</summary>
    public IReadOnlyList<string> OnPages { get; init; } = [];

    /// <summary>The lines at the end of a document or page, behind the last of its tables; long ones cut.</summary>
    public IReadOnlyList<string> Behind { get; init; } = [];

    /// <summary>Some of its cells have comments, which are among their notes, or <see cref="Comments"/> has some.</summary>
    public bool HasComments { get; init; }

    /// <summary>Comments on cells of rows in which nothing else stands, with the rows' numbers.</summary>
    public IReadOnlyList<(int Row, CellNote Note)> Comments { get; init; } = [];

    /// <summary>Its file hides the whole of it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Its columns do not stand where the file has them: it was put together from cards, columns or other tables.</summary>
    public bool IsRearranged { get; init; }

    /// <summary>The places of columns that the file hides.</summary>
    public IReadOnlySet<int> HiddenColumns { get; init; } = new HashSet<int>();
}

/// <summary>A heading with lower ones below it.</summary>
/// <param name="Lines">Those between it and the table: text, and each lower heading, with ":" behind it.</param>
public sealed record HigherHeading(string Title, IReadOnlyList<string> Lines);
