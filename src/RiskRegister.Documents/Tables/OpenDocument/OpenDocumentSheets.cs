using RiskRegister.Documents.Tables.Packages;

namespace RiskRegister.Documents.Tables.OpenDocument;

/// <summary>
/// Reads the sheets of an OpenDocument spreadsheet (.ods) and the tables of an OpenDocument text (.odt), element by element.
/// </summary>
static class OpenDocumentSheets
{
    const int Deepest = 256;

    public static void Read(OfficePackage package, TableCollector tables) => Read(package, tables, "spreadsheet");

    public static void ReadText(OfficePackage package, TableCollector tables) => Read(package, tables, "text");

    static void Read(OfficePackage package, TableCollector tables, string kind)
    {
        package.Noun = kind == "text" ? "document" : "workbook";
        if (IsEncrypted(package))
        {
            throw new RefusedException(
                TableFault.FileUnrecognised, "This file has a password. Save it without one and send that.", tables.FileName);
        }

        ReadPages(package, tables);
        using var reader = package.Open("content.xml", Deepest);
        if (reader.OpenRoot() != "document-content") throw package.Malformed("it does not say where its contents are");
        var styles = new OpenDocumentStyles();
        var content = new OpenDocumentTables(reader, tables, styles, isText: kind == "text");
        foreach (var section in reader.Children())
        {
            if (section == "automatic-styles") styles.Read(reader, package);
            if (section != "body") continue;
            foreach (var _ in reader.Children(kind)) content.ReadBlocks();
        }

        content.Finish(package.Cancellation);
    }

    // What the head and foot of pages say stands with the styles of pages.
    static void ReadPages(OfficePackage package, TableCollector tables)
    {
        const string styles = "styles.xml";
        if (!package.Has(styles)) return;
        using var reader = package.Open(styles, Deepest);
        reader.OpenRoot();
        var text = new OpenDocumentText(reader, tables, new OpenDocumentStyles());
        foreach (var _ in reader.Children("master-styles"))
        {
            foreach (var __ in reader.Children("master-page")) tables.StandOnEveryPage(text.Lines());
        }
    }

    // The parts of a protected file are no XML; its manifest says how they were encrypted.
    static bool IsEncrypted(OfficePackage package)
    {
        const string manifest = "META-INF/manifest.xml";
        if (!package.Has(manifest)) return false;
        using var reader = package.Open(manifest, Deepest);
        reader.OpenRoot();
        return reader.Steps().Any(step => step.Name == "encryption-data");
    }
}
