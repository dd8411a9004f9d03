using System.Text;
using System.Xml;
using RiskRegister.Documents.Tables.OpenDocument;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.WordDocuments;
using RiskRegister.Documents.Tables.Workbooks;

namespace RiskRegister.Documents.Tables;

/// <summary>Reads what is in a zip archive: a workbook or document of Microsoft's or of OpenDocument, by what its parts say.</summary>
static class OfficeFile
{
    const string Advice = FileSignature.Advice;
    const string OpenDocument = "application/vnd.oasis.opendocument.";
    const int LongestMediaType = 100;

    public static void Read(ReadOnlyMemory<byte> content, TableCollector tables, CancellationToken cancellation)
    {
        var noun = "file";
        try
        {
            using var package = new OfficePackage(content, tables.FileName, tables.Limits, cancellation);
            try
            {
                Read(package, tables);
            }
            finally
            {
                noun = package.Noun;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException
            or ArgumentException or OverflowException or FormatException)
        {
            // What the zip and XML readers throw when their input is not what it says.
            throw new RefusedException(TableFault.FileMalformed,
                $"The {noun} is damaged: its contents cannot be unpacked and read. Open it where it was made, save it again and send that.",
                tables.FileName);
        }
    }

    static void Read(OfficePackage package, TableCollector tables)
    {
        if (package.Has("mimetype"))
        {
            ReadOpenDocument(package, tables);
            return;
        }

        var main = package.RelationshipsOf("").Values.FirstOrDefault(relationship => relationship.Type == "officeDocument")
            ?? throw Unrecognised($"This is a zip archive but no workbook or document. Unpack it first. {Advice}", tables);
        var part = main.Part ?? throw package.Malformed("it does not say where its contents are");
        if (part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            BinaryWorkbook.Read(package, part, tables);
            return;
        }

        switch (RootOf(package, part))
        {
            case "workbook":
                Workbook.Read(package, part, tables);
                break;
            case "document":
                WordDocument.Read(package, part, tables);
                break;
            case "presentation":
                throw Unrecognised($"This is a presentation. {Advice}", tables);
            default:
                throw Unrecognised($"This is an Office file of another kind. {Advice}", tables);
        }
    }

    static void ReadOpenDocument(OfficePackage package, TableCollector tables)
    {
        using var stream = package.OpenBytes("mimetype");
        var bytes = new byte[LongestMediaType];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var type = Encoding.ASCII.GetString(bytes, 0, length).Trim();
        if (type.StartsWith($"{OpenDocument}spreadsheet", StringComparison.Ordinal)) OpenDocumentSheets.Read(package, tables);
        else if (type.StartsWith($"{OpenDocument}text", StringComparison.Ordinal)) OpenDocumentSheets.ReadText(package, tables);
        else throw Unrecognised($"This is an OpenDocument file of another kind. {Advice}", tables);
    }

    static string RootOf(OfficePackage package, string part)
    {
        using var reader = package.Open(part, deepest: 256);
        return reader.OpenRoot();
    }

    static RefusedException Unrecognised(string message, TableCollector tables) =>
        new(TableFault.FileUnrecognised, message, tables.FileName);
}
