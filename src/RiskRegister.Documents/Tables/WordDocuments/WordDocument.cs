using RiskRegister.Documents.Tables.Packages;

namespace RiskRegister.Documents.Tables.WordDocuments;

/// <summary>
/// Reads the tables of a Word document (.docx), element by element. Text of tracked changes counts as if they were accepted; what is
/// deleted or struck through is kept apart from it.
/// </summary>
sealed class WordDocument
{
    // Drawings stand deep within their paragraphs.
    const int Deepest = 256;

    readonly PartReader reader;
    readonly TableCollector tables;
    readonly WordParagraphs paragraphs;
    readonly TableGrid grid;
    readonly TextBetween between;
    readonly DocumentText around;
    int held;

    WordDocument(PartReader reader, TableCollector tables, WordStyles styles, WordNumbering numbering, WordNotes notes)
    {
        (this.reader, this.tables, between) = (reader, tables, new TextBetween(tables));
        around = new DocumentText(tables, between);
        paragraphs = new WordParagraphs(reader, tables, styles, numbering, notes);
        grid = new TableGrid(tables);
    }

    public static void Read(OfficePackage package, string part, TableCollector tables)
    {
        package.Noun = "document";
        var relationships = package.RelationshipsOf(part).Values;
        var styles = PartOfType("styles") is { } stylesPart ? WordStyles.Read(package, stylesPart) : new WordStyles();
        var numbering = PartOfType("numbering") is { } numberingPart ? WordNumbering.Read(package, numberingPart) : new WordNumbering();
        tables.StandOnEveryPage(WordPages.Lines(package, relationships));
        var notes = WordNotes.Read(package, PartOfType("footnotes"), PartOfType("endnotes"), PartOfType("comments"), tables);
        using var content = package.Open(part, Deepest);
        content.OpenRoot();
        var document = new WordDocument(content, tables, styles, numbering, notes);
        foreach (var _ in content.Children("body")) document.ReadBlocks();
        document.around.End(package.Cancellation);
        document.grid.Finish();
        document.paragraphs.NoteWhatWasLeftOut();

        string? PartOfType(string type) =>
            relationships.FirstOrDefault(each => each.Type == type)?.Part is { } found && package.Has(found) ? found : null;
    }

    void ReadBlocks()
    {
        foreach (var block in reader.Children())
        {
            switch (block)
            {
                case "tbl":
                    ReadTopTable();
                    break;
                case "p":
                    ReadBetween();
                    break;
                case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo":
                    ReadBlocks();
                    break;
                default:
                    paragraphs.PassComment(block, null);
                    break;
            }
        }
    }

    void ReadBetween()
    {
        var line = new CellBuilder(tables.LongestText);
        paragraphs.Read(line, isDeleted: false, out var headed, out var listed);
        around.Add(line.Take(), headed, listed);
    }

    void ReadTopTable()
    {
        around.BeginTable();
        var isFirst = true;
        var goesOn = false;
        foreach (var row in RowsOf(width =>
        {
            goesOn = between.IsNone && grid.TryGoOn(width);
            if (!goesOn) between.StartTable((title, above) => grid.Start(title, width, above));
        }))
        {
            grid.Add(row, isFirst && goesOn);
            isFirst = false;
        }

        between.Pass();
    }

    GridTable ReadNested() => new(null, [.. RowsOf(_ => { })]);

    IEnumerable<GridRow> RowsOf(Action<int> start)
    {
        var (width, started) = (0, false);
        foreach (var child in reader.Children())
        {
            if (child == "tblGrid")
            {
                width = reader.Children("gridCol").Count();
                continue;
            }

            if (child is not ("tr" or "sdt" or "customXml" or "ins" or "moveTo"))
            {
                paragraphs.PassComment(child, null);
                continue;
            }

            if (!started) start(width);
            started = true;
            foreach (var row in child == "tr" ? [ReadRow()] : RowsWithin()) yield return row;
        }
    }

    IEnumerable<GridRow> RowsWithin()
    {
        foreach (var child in reader.Children())
        {
            if (child == "tr") yield return ReadRow();
            else if (child is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo")
                foreach (var row in RowsWithin()) yield return row;
        }
    }

    GridRow ReadRow()
    {
        var cells = new List<GridCell>();
        var (before, isDeleted, isHidden, isPrompt) = (0, false, false, false);
        ReadParts();
        return new GridRow(cells) { Before = before, IsHidden = isHidden };

        void ReadParts()
        {
            foreach (var part in reader.Children())
            {
                switch (part)
                {
                    case "trPr":
                        foreach (var property in reader.Children())
                        {
                            if (property == "gridBefore") before = Math.Clamp(reader.LocalNumber("val") ?? 0, 0, ColumnName.Highest);
                            else if (property is "del" or "moveFrom") isDeleted = true;
                            else if (property == "hidden") isHidden = reader.LocalAttribute("val") is not ("0" or "false");
                        }

                        break;
                    case "tc":
                        var cell = ReadCell(isDeleted, isFirst: cells.Count == 0);
                        cells.Add(isPrompt ? cell with { Content = CellContent.Empty } : cell);
                        break;
                    case "sdt":
                        paragraphs.ReadControl(isPromptOnly =>
                        {
                            isPrompt = isPromptOnly;
                            ReadParts();
                            isPrompt = false;
                        });
                        break;
                    case "customXml":
                        ReadParts();
                        break;
                    default:
                        paragraphs.PassComment(part, null);
                        break;
                }
            }
        }
    }

    // A register's references may be nothing but numbers that Word makes.
    GridCell ReadCell(bool isDeleted, bool isFirst)
    {
        if (++held > tables.Limits.Cells) throw tables.TooManyCells();
        var text = new CellBuilder(tables.LongestText);
        var nested = new List<GridTable>();
        var (span, continues, mayContinue) = (1, false, false);
        paragraphs.StartCell(text);
        ReadParts();
        if (isFirst && text.IsEmpty && nested.Count == 0 && paragraphs.OnlyNumber is { } number) text.Append(number);
        var content = text.Take();
        return new GridCell(content with { Text = content.Text.Trim() }, span)
        {
            ContinuesAbove = continues,
            MayContinue = mayContinue,
            Nested = nested,
        };

        void ReadParts()
        {
            foreach (var part in reader.Children())
            {
                switch (part)
                {
                    case "tcPr":
                        foreach (var property in reader.Children())
                        {
                            if (property == "gridSpan") span = Math.Clamp(reader.LocalNumber("val") ?? 1, 1, ColumnName.Highest);
                            else if (property == "vMerge") (continues, mayContinue) = (reader.LocalAttribute("val") != "restart", true);
                            else if (property == "cellDel") isDeleted = true;
                        }

                        break;
                    case "p":
                        paragraphs.Read(text, isDeleted, out _, out _);
                        break;
                    case "tbl":
                        nested.Add(ReadNested());
                        break;
                    case "sdt":
                        paragraphs.ReadControl(isPrompt =>
                        {
                            if (!isPrompt) ReadParts();
                        });
                        break;
                    case "customXml" or "ins" or "moveTo":
                        ReadParts();
                        break;
                    default:
                        paragraphs.PassComment(part, text);
                        break;
                }
            }
        }
    }
}
