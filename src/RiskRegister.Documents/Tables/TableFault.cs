namespace RiskRegister.Documents.Tables;

/// <summary>Why a file was refused.</summary>
/// <param name="Code">One of the constants here; stable.</param>
/// <param name="Message">For a person, in one or two sentences.</param>
/// <param name="Table">The file, with the sheet where the fault is in one.</param>
/// <param name="Row">From 1, as a person sees it; in a CSV the line. Null when the fault is not in a row.</param>
/// <param name="Column">As a spreadsheet names it, "A" first. Null when the fault is not in a cell.</param>
public sealed record TableFault(string Code, string Message, string Table, int? Row = null, string? Column = null)
{
    /// <summary>More bytes than allowed; nothing was read.</summary>
    public const string FileTooLarge = "file_too_large";

    /// <summary>Nothing but blanks.</summary>
    public const string FileEmpty = "file_empty";

    /// <summary>No kind of file that tables are read from; the message says what to do.</summary>
    public const string FileUnrecognised = "file_unrecognised";

    /// <summary>A file that is damaged or breaks the rules of its format.</summary>
    public const string FileMalformed = "file_malformed";

    /// <summary>A file that inflates to more than allowed, or tables with more text than allowed.</summary>
    public const string ContentTooLarge = "content_too_large";

    /// <summary>Bytes that are no text in UTF-8, UTF-16, or Windows-1252.</summary>
    public const string EncodingInvalid = "encoding_invalid";

    /// <summary>U+0000 or half a surrogate pair.</summary>
    public const string CharacterRefused = "character_refused";

    public const string TooManyTables = "too_many_tables";

    public const string TooManyRows = "too_many_rows";

    public const string TooManyColumns = "too_many_columns";

    public const string TooManyCells = "too_many_cells";

    public const string CellTooLong = "cell_too_long";
}
