using RiskRegister.Documents.Tables.Packages;

namespace RiskRegister.Documents.Tables.Workbooks;

/// <summary>
/// Reads the comments beside the cells of a sheet of an .xlsx or .xlsb workbook. Excel writes what is said in turns a second time, as a
/// comment for older programs: that one counts only where a program has dropped the first.
/// </summary>
sealed class SheetComments(OfficePackage package, TableCollector tables)
{
    // Names and numbers of records as [MS-XLSB] 2.3 has them.
    const int CommentAuthor = 632;
    const int BeginComment = 635;
    const int CommentText = 637;

    const string AuthorOfTurns = "tc=";

    readonly bool hasAny = package.Parts.Any(part => part.Contains("comment", StringComparison.OrdinalIgnoreCase));

    /// <param name="sheet">The part that has the cells, of the present table.</param>
    public void Read(string sheet)
    {
        if (!hasAny) return;
        var relationships = package.RelationshipsOf(sheet).Values;
        var inTurns = new HashSet<(int, int)>();
        foreach (var part in PartsOfType("threadedComment")) ReadTurns(part, inTurns);
        foreach (var part in PartsOfType("comments"))
        {
            if (part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) ReadRecords(part, inTurns);
            else ReadNotes(part, inTurns);
        }

        IEnumerable<string> PartsOfType(string type) => relationships.Where(relationship => relationship.Type == type)
            .Select(relationship => relationship.Part).OfType<string>().Where(package.Has);
    }

    void ReadTurns(string part, HashSet<(int, int)> inTurns)
    {
        using var reader = package.Open(part);
        reader.OpenRoot();
        foreach (var _ in reader.Children("threadedComment"))
        {
            if (CellBlock.Parse(reader.Attribute("ref")) is not { } cell) continue;
            inTurns.Add((cell.FirstRow, cell.FirstColumn));
            foreach (var __ in reader.Children("text")) Add(cell, "", reader.Text(tables.LongestText));
        }
    }

    void ReadNotes(string part, HashSet<(int, int)> inTurns)
    {
        using var reader = package.Open(part);
        reader.OpenRoot();
        var authors = new List<string>();
        foreach (var section in reader.Children())
        {
            if (section == "authors")
            {
                foreach (var _ in reader.Children("author"))
                {
                    var author = reader.Text(TableCollector.LongestAuthor);
                    if (authors.Count < tables.Limits.Cells) authors.Add(author);
                }
            }
            else if (section == "commentList")
            {
                foreach (var _ in reader.Children("comment"))
                {
                    var (block, author) = (CellBlock.Parse(reader.Attribute("ref")), AuthorOf(authors, reader.Number("authorId")));
                    if (block is not { } cell) continue;
                    foreach (var __ in reader.Children("text"))
                        AddNote(cell, author, SharedTexts.TextOf(reader, tables.LongestText).Text, inTurns);
                }
            }
        }
    }

    void ReadRecords(string part, HashSet<(int, int)> inTurns)
    {
        var authors = new List<string>();
        MergedBlock? block = null;
        var author = "";
        using var records = new BinaryRecords(package.OpenBytes(part));
        while (records.Next())
        {
            var record = records.Content;
            switch (records.Type)
            {
                case CommentAuthor:
                    if (authors.Count < tables.Limits.Cells) authors.Add(record.Utf16(record.Count(), TableCollector.LongestAuthor));
                    break;
                case BeginComment:
                    author = AuthorOf(authors, record.Count());
                    var row = record.Count();
                    record.Skip(4);
                    var column = record.Count();
                    block = row < ColumnName.HighestRow && column < ColumnName.Highest
                        ? new MergedBlock(row + 1, column + 1, row + 1, column + 1) : null;
                    break;
                case CommentText when block is { } cell:
                    record.Skip(1);
                    AddNote(cell, author, record.Utf16(record.Count(), tables.LongestText), inTurns);
                    break;
            }
        }
    }

    static string AuthorOf(List<string> authors, int? number) => number < authors.Count ? authors[number.Value] : "";

    void AddNote(MergedBlock cell, string author, string text, HashSet<(int, int)> inTurns)
    {
        if (!author.StartsWith(AuthorOfTurns, StringComparison.Ordinal))
        {
            Add(cell, author, text);
        }
        else if (!inTurns.Contains((cell.FirstRow, cell.FirstColumn)))
        {
            // "[Threaded comment]", what Excel says of it, and what was said.
            const string Before = "\nComment:\n";
            text = text.ReplaceLineEndings("\n");
            Add(cell, "", text.IndexOf(Before, StringComparison.Ordinal) is >= 0 and var at ? text[(at + Before.Length)..] : text);
        }
    }

    void Add(MergedBlock cell, string author, string text) =>
        tables.Comment(cell.FirstRow, cell.FirstColumn, tables.CommentOf(author, text));
}
