namespace RiskRegister.Documents.Tables.OldWorkbooks;

/// <summary>Reads a workbook of Excel 97 to 2003 (.xls), and says what to do with the other files that Office kept like it.</summary>
static class OldOfficeFile
{
    public static void Read(ReadOnlyMemory<byte> content, TableCollector tables, CancellationToken cancellation)
    {
        try
        {
            var file = new CompoundFile(content);
            if (file.Has("EncryptedPackage"))
                throw Unrecognised("This file has a password. Save it without one (File, Info, Protect) and send that.", tables);
            if (file.Has("WordDocument"))
            {
                throw Unrecognised(
                    "This is a document of an old Word (.doc). Open it in Word, save it as a Word document (.docx) and send that.", tables);
            }

            if (file.Has("PowerPoint Document")) throw Unrecognised($"This is a presentation. {FileSignature.Advice}", tables);
            if (!file.Has("Workbook"))
            {
                throw Unrecognised(file.Has("Book")
                    ? "This is a workbook of Excel 95 or older. Open it in Excel, save it as an Excel workbook (.xlsx) and send that."
                    : $"This is an old Office file of another kind. {FileSignature.Advice}", tables);
            }

            OldWorkbook.Read(file.Stream("Workbook"), tables, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(TableFault.FileMalformed,
                "The workbook is damaged: its contents cannot be read. Open it in Excel, save it as .xlsx and send that.", tables.FileName);
        }
    }

    public static RefusedException Unrecognised(string message, TableCollector tables) =>
        new(TableFault.FileUnrecognised, message, tables.FileName);
}
