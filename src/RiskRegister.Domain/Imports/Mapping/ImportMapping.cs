namespace RiskRegister.Domain.Imports;

/// <summary>
/// How the tables of an import are to be read. Whatever it leaves open is read as the analysis proposes where nothing is in question, and
/// is asked otherwise. It can be stored, edited by hand and used again for the next file.
/// </summary>
/// <remarks><see cref="MappingRules"/> say what it may be.</remarks>
public sealed record ImportMapping
{
    /// <summary>The only version there is.</summary>
    public const int PresentVersion = 1;

    public int Version { get; init; } = PresentVersion;

    /// <summary>What it is for, in a line.</summary>
    public string? Description { get; init; }

    /// <summary>How single sheets or tables are read; the first that names a sheet, else the first that names none.</summary>
    public IReadOnlyList<TableMapping> Tables { get; init; } = [];

    /// <summary>What words, letters and figures of the file's scales mean; case and spaces aside.</summary>
    public ScaleMapping Scales { get; init; } = new();

    /// <summary>Kinds by what a kind column says.</summary>
    public IReadOnlyDictionary<string, EntryKind> Kinds { get; init; } = new Dictionary<string, EntryKind>();

    /// <summary>What the values of a status column mean.</summary>
    public IReadOnlyDictionary<string, RowStatus> Statuses { get; init; } = new Dictionary<string, RowStatus>();

    /// <summary>What a row with one text only, between the rows of entries, says of those below it.</summary>
    public SectionMeaning? SectionRows { get; init; }

    /// <summary>What to do with a register that has one score only.</summary>
    public SingleScoreMeaning? SingleScore { get; init; }

    /// <summary>Where three scores are given, which two are kept.</summary>
    public ScorePairMeaning? Scores { get; init; }

    /// <summary>What becomes of rows without any score.</summary>
    public UnscoredMeaning? UnscoredRows { get; init; }

    /// <summary>Whether rows with one reference and title are one entry with several actions.</summary>
    public RowMeaning? Rows { get; init; }

    /// <summary>What becomes of a title longer than an entry's may be.</summary>
    public LongTitleMeaning? LongTitles { get; init; }

    /// <summary>Whether foreign references are unique in the import or only within their sheet.</summary>
    public ReferenceMeaning? References { get; init; }

    public HiddenMeaning? HiddenRows { get; init; }

    /// <summary>What an empty cell of a column says.</summary>
    public BlankMeaning? BlankCells { get; init; }

    /// <summary>What error values such as #N/A in cells become.</summary>
    public ErrorMeaning? ErrorValues { get; init; }

    /// <summary>What happens to open entries that a whole quarter's register does not have.</summary>
    public AbsentMeaning? AbsentRows { get; init; }

    /// <summary>How many entries an import may close as missing without being asked, 0 to 10,000; null asks about any.</summary>
    public int? ClosuresAtMost { get; init; }

    /// <summary>The paragraph of Schedule 12A, "1" to "7", of rows that only say they are exempt.</summary>
    public string? ExemptParagraph { get; init; }

    /// <summary>Choices by the ids of an analysis' questions.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
}

/// <summary>How one sheet, or every sheet, is read.</summary>
public sealed record TableMapping
{
    /// <summary>The sheet's name, case aside; null for all that are not named by another.</summary>
    public string? Sheet { get; init; }

    public TableUse? Use { get; init; }

    /// <summary>The kind of rows that do not say their own.</summary>
    public EntryKind? Kind { get; init; }

    /// <summary>The service of rows that have none of their own.</summary>
    public string? Service { get; init; }

    /// <summary>Columns by their headings. A column that is not listed is read as the analysis proposes.</summary>
    public IReadOnlyList<ColumnMapping> Columns { get; init; } = [];
}

/// <summary>What one column holds.</summary>
public sealed record ColumnMapping
{
    /// <summary>As the analysis names it: the heading with the groups above it; case, punctuation and spaces aside.</summary>
    public required string Heading { get; init; }

    /// <summary>None: the column is not read. Several: each part of the cell goes to one of them, in their order.</summary>
    public IReadOnlyList<ImportField> Fields { get; init; } = [];

    /// <summary>Which factor stands first where a cell says "5 x 2".</summary>
    public FactorOrder? Order { get; init; }

    /// <summary>What parts a cell that fills several fields; "/" unless said.</summary>
    public string? Separator { get; init; }

    /// <summary>The file need not have it.</summary>
    public bool Optional { get; init; }
}

/// <summary>A file's own scales, onto the matrix of 5 × 5: nothing is stretched but by these tables.</summary>
public sealed record ScaleMapping
{
    /// <summary>Impact 1–5 by what cells say.</summary>
    public IReadOnlyDictionary<string, int> Impact { get; init; } = new Dictionary<string, int>();

    /// <summary>Likelihood 1–5 by what cells say.</summary>
    public IReadOnlyDictionary<string, int> Likelihood { get; init; } = new Dictionary<string, int>();

    /// <summary>Whole scores by what cells say.</summary>
    public IReadOnlyDictionary<string, ScaleCell> Score { get; init; } = new Dictionary<string, ScaleCell>();
}

/// <summary>A cell of the matrix.</summary>
/// <param name="Impact">1–5.</param>
/// <param name="Likelihood">1–5.</param>
public sealed record ScaleCell(int Impact, int Likelihood);
