namespace RiskRegister.Documents.Tables;

/// <summary>Something that whoever sent the file should know, although the file was read.</summary>
/// <param name="Code"><see cref="SheetIgnored"/> or <see cref="EncodingAssumed"/>.</param>
/// <param name="Message">For a person, in one sentence.</param>
/// <param name="Table">The file, with the sheet where it has sheets.</param>
public sealed record TableNote(string Code, string Message, string Table)
{
    /// <summary>A hidden sheet of a workbook, or a chart, was not read.</summary>
    public const string SheetIgnored = "sheet_ignored";

    /// <summary>The file does not say what its bytes mean; it was read as Windows-1252, as Excel saves CSV in Western Europe.</summary>
    public const string EncodingAssumed = "encoding_assumed";
}
