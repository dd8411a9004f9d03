namespace RiskRegister.Documents.Tables;

/// <summary>Something that whoever sent the file should know, although the file was read.</summary>
/// <param name="Code">One of the constants here; stable.</param>
/// <param name="Message">For a person, in one sentence.</param>
/// <param name="Table">The file, with the sheet where it has sheets.</param>
public sealed record TableNote(string Code, string Message, string Table)
{
    /// <summary>A sheet of a workbook that has no cells, such as a chart.</summary>
    public const string SheetIgnored = "sheet_ignored";

    /// <summary>A picture, or an icon beside or in place of a number, was not read.</summary>
    public const string PictureIgnored = "picture_ignored";

    /// <summary>Text that the file hides was not read.</summary>
    public const string HiddenTextIgnored = "hidden_text_ignored";

    /// <summary>Text that stands below the same heading as a table was not read.</summary>
    public const string TextIgnored = "text_ignored";

    /// <summary>Comments on text outside of tables were not read, but for what they say of exemption.</summary>
    public const string CommentIgnored = "comment_ignored";

    /// <summary>A table that stands in a cell of another was read as lines of that cell.</summary>
    public const string NestedTable = "nested_table";

    /// <summary>An apostrophe that begins a cell was taken for a guard against formulas although it may be a quotation mark.</summary>
    public const string ApostropheTakenOff = "apostrophe_taken_off";

    /// <summary>The file does not say what its bytes mean; it was read as Windows-1252, as Excel saves CSV in Western Europe.</summary>
    public const string EncodingAssumed = "encoding_assumed";
}
