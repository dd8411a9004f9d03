using RiskRegister.Documents.Tables.OldWorkbooks;

namespace RiskRegister.Documents.Tables;

/// <summary>
/// Reads tables of text out of a file that anyone may have sent: a workbook (.xlsx, .xlsb, .xls, .ods, XML Spreadsheet 2003), a document
/// (.docx, .odt), a web page, Markdown or CSV. What a file is, its bytes say, not its name. A file that cannot be read is answered with the
/// fault; no file makes this throw.
/// </summary>
public static class TableFile
{
    const int LongestName = 200;

    /// <summary>
    /// The tables of a file, in its order. Blank rows and sheets are left out, line breaks in cells are line feeds, the text of a merged
    /// cell is repeated in every cell that it covers, marked so; what is hidden is read and marked so.
    /// </summary>
    /// <param name="fileName">As the sender calls it; only to name the tables.</param>
    /// <param name="content">The whole file.</param>
    public static TableFileResult Read(
        string fileName, ReadOnlyMemory<byte> content, TableLimits limits, CancellationToken cancellation)
    {
        var name = Presentable(fileName);
        try
        {
            if (content.Length > limits.FileBytes)
                throw new RefusedException(TableFault.FileTooLarge, $"The file is larger than {Size(limits.FileBytes)}.", name);
            var tables = new TableCollector(name, limits);
            switch (FileSignature.Of(content.Span))
            {
                case { Kind: FileKind.Archive }:
                    OfficeFile.Read(content, tables, cancellation);
                    break;
                case { Kind: FileKind.Compound }:
                    OldOfficeFile.Read(content, tables, cancellation);
                    break;
                case { Refusal: { } refusal }:
                    throw new RefusedException(TableFault.FileUnrecognised, refusal, name);
                default:
                    TextFile.Read(content, tables, cancellation);
                    break;
            }

            return tables.Finish();
        }
        catch (RefusedException refused)
        {
            return new FileRefused(refused.Fault);
        }
    }

    internal static string Size(long bytes) => bytes >= 1024 * 1024 ? $"{bytes / (1024 * 1024)} MiB" : $"{bytes} bytes";

    // Some browsers send the whole path.
    static string Presentable(string fileName)
    {
        var name = string.Concat(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(letter => !char.IsControl(letter))).Trim();
        if (name.Length > LongestName) name = name[..LongestName];
        return name.Length == 0 ? "file" : name;
    }
}
