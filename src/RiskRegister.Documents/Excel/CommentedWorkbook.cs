using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using RiskRegister.Documents.Tables;
using RiskRegister.Documents.Tables.Packages;

namespace RiskRegister.Documents.Excel;

/// <summary>
/// Writes somebody's workbook again with comments beside its cells; all else in it stays as it is. Comments that are there already are
/// kept.
/// </summary>
public static class CommentedWorkbook
{
    const int MostComments = 2_000;
    const string ContentTypes = "[Content_Types].xml";

    internal static readonly XmlWriterSettings Writing = new() { CloseOutput = false, NewLineHandling = NewLineHandling.Entitize };

    /// <summary>
    /// Null when the workbook was written; else why it was not: the file is no .xlsx workbook, or is damaged, or inflates to more than
    /// allowed.
    /// </summary>
    /// <param name="comments">Those on one cell come together; at most 2,000 cells get some.</param>
    /// <param name="output">Written to synchronously; left open.</param>
    public static TableFault? Write(
        string fileName, ReadOnlyMemory<byte> content, IReadOnlyList<CellComment> comments, Stream output, TableLimits limits,
        CancellationToken cancellation)
    {
        try
        {
            if (FileSignature.Of(content.Span).Kind != FileKind.Archive) return NoWorkbook(fileName);
            using var read = new OfficePackage(content, fileName, limits, cancellation) { Noun = "workbook" };
            var main = read.RelationshipsOf("").Values.FirstOrDefault(relationship => relationship.Type == "officeDocument")?.Part;
            if (main is null || !main.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || !read.Has(main)) return NoWorkbook(fileName);
            var sheets = SheetsOf(read, main);
            if (sheets is null) return NoWorkbook(fileName);
            var changed = new Dictionary<string, Action<Stream>>(StringComparer.OrdinalIgnoreCase);
            var marks = new CommentParts(read);
            foreach (var group in comments.GroupBy(comment => comment.Sheet))
            {
                var sheet = sheets.FirstOrDefault(each => group.Key is null || each.Name == group.Key);
                if (sheet.Part is not null) marks.Add(sheet.Part, Joined(group), changed);
            }

            if (changed.Count > 0) changed[ContentTypes] = Xml(marks.ContentTypes(Load(read, ContentTypes)));
            Copy(content, fileName, limits, changed, output, cancellation);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Fault;
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException
            or ArgumentException or OverflowException or FormatException)
        {
            return new TableFault(TableFault.FileMalformed, "The workbook is damaged: its contents cannot be unpacked and read.", fileName);
        }
    }

    internal static XDocument Load(OfficePackage package, string part)
    {
        using var stream = package.OpenBytes(part);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    internal static Action<Stream> Xml(XDocument document) => stream =>
    {
        using var writer = XmlWriter.Create(stream, Writing);
        document.Save(writer);
    };

    static List<(string Name, string? Part)>? SheetsOf(OfficePackage package, string main)
    {
        var relationships = package.RelationshipsOf(main);
        using var reader = package.Open(main);
        if (reader.OpenRoot() != "workbook") return null;
        var sheets = new List<(string, string?)>();
        foreach (var _ in reader.Children("sheets"))
        {
            foreach (var sheet in reader.Children("sheet"))
            {
                var relationship = relationships.GetValueOrDefault(reader.RelationshipId ?? "");
                if (relationship is { Type: "worksheet", Part: { } part } && package.Has(part))
                    sheets.Add((reader.Attribute("name") ?? "", part));
            }
        }

        return sheets;
    }

    static List<CellComment> Joined(IEnumerable<CellComment> comments) =>
    [
        .. comments.GroupBy(comment => (comment.Row, comment.Column)).OrderBy(cell => cell.Key).Take(MostComments)
            .Select(cell => cell.First() with { Text = string.Join('\n', cell.Select(comment => comment.Text).Distinct()) }),
    ];

    // Counted anew: what is copied has not been looked at.
    static void Copy(
        ReadOnlyMemory<byte> content, string fileName, TableLimits limits, Dictionary<string, Action<Stream>> changed, Stream output,
        CancellationToken cancellation)
    {
        using var source = new OfficePackage(content, fileName, limits, cancellation) { Noun = "workbook" };
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in source.Parts.Where(part => !part.EndsWith('/')).Concat(changed.Keys)
            .Distinct(StringComparer.OrdinalIgnoreCase))
        {
            using var to = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
            if (changed.TryGetValue(part, out var write))
            {
                write(to);
                continue;
            }

            using var from = source.OpenBytes(part);
            from.CopyTo(to);
        }
    }

    static TableFault NoWorkbook(string fileName) =>
        new(TableFault.FileUnrecognised, "Only an .xlsx workbook can come back with comments in its cells.", fileName);
}
