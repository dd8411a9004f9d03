using System.Text;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Documents.Tables.Spreadsheets;

namespace RiskRegister.Documents.Tables.OpenDocument;

/// <summary>Reads the paragraphs and lists of a cell of OpenDocument.</summary>
sealed class OpenDocumentText(PartReader reader, TableCollector tables, OpenDocumentStyles styles)
{
    const int MostSpaces = 1_000;

    int pictures;
    int listed;

    public void NoteWhatWasLeftOut()
    {
        if (pictures > 0) tables.NotePictures(pictures);
    }

    /// <summary>The present element's text on one line.</summary>
    public CellContent Line()
    {
        var line = new CellBuilder(tables.LongestText);
        ReadInline(line, null);
        return line.Take();
    }

    /// <summary>The lines of the present element, also those in its tables.</summary>
    public IEnumerable<string> Lines()
    {
        var lines = new CellBuilder(tables.LongestText);
        var isNested = false;
        ReadBlocks(lines, null, ref isNested);
        return lines.Take().Text.Split('\n');
    }

    /// <summary>The text of the present cell, every paragraph a line.</summary>
    /// <param name="font">The cell's own.</param>
    public CellContent Cell(CellFont? font)
    {
        listed = 0;
        var cell = new CellBuilder(tables.LongestText);
        var isNested = false;
        ReadBlocks(cell, font, ref isNested);
        if (isNested) tables.Note(TableNote.NestedTable, "A table within a cell is read as lines of that cell.");
        var content = cell.Take();
        return content with { Text = content.Text.Trim('\n') };
    }

    void ReadBlocks(CellBuilder cell, CellFont? font, ref bool isNested)
    {
        foreach (var block in reader.Children())
        {
            switch (block)
            {
                case "p" or "h":
                    if (!cell.IsEmpty) cell.BreakLine();
                    var start = cell.Length;
                    ReadInline(cell, styles.FontOf("paragraph", reader.LocalAttribute("style-name")) ?? font);
                    if (listed > 0) cell.EndItem(start, listed);
                    break;
                case "list":
                    listed++;
                    ReadBlocks(cell, font, ref isNested);
                    listed--;
                    break;
                case "header" or "header-left" or "header-first" or "footer" or "footer-left" or "footer-first" or "region-left"
                    or "region-center" or "region-right":
                case "list-item" or "list-header" or "section" or "table-row" or "table-rows" or "table-header-rows"
                    or "table-cell":
                    ReadBlocks(cell, font, ref isNested);
                    break;
                case "table":
                    isNested = true;
                    ReadBlocks(cell, font, ref isNested);
                    break;
                case "frame":
                    pictures++;
                    break;
                case "annotation":
                    var comment = new OpenDocumentComment(reader, tables, 0);
                    foreach (var step in reader.Steps()) comment.IsEndedBy(step);
                    AddComment(cell, comment);
                    break;
            }
        }
    }

    static void AddComment(CellBuilder cell, OpenDocumentComment comment)
    {
        if (comment.Said() is { } said) cell.AddNote(said);
    }

    // Notes, comments and deletions stand among the text and are not part of it; notes and comments are read for themselves.
    void ReadInline(CellBuilder cell, CellFont? font)
    {
        var look = new Stack<(int Depth, CellFont? Font)>();
        look.Push((0, font));
        var passed = 0;
        OpenDocumentNote? note = null;
        OpenDocumentComment? comment = null;
        foreach (var step in reader.Steps())
        {
            if (note is not null)
            {
                if (note.EndedBy(step) is not { } ended) continue;
                cell.AddNote(ended);
                note = null;
                continue;
            }

            if (comment is not null)
            {
                if (!comment.IsEndedBy(step)) continue;
                AddComment(cell, comment);
                comment = null;
                continue;
            }

            if (passed > 0)
            {
                if (step.IsEnd && step.Depth == passed) passed = 0;
                continue;
            }

            var current = look.Peek().Font ?? CellFont.Plain;
            if (step.Name is null)
            {
                var text = new StringBuilder();
                reader.AppendTo(text, tables.LongestText);
                current.AppendTo(cell, Collapsed(text.ToString()));
            }
            else if (step.IsEnd)
            {
                while (look.Count > 1 && look.Peek().Depth >= step.Depth) look.Pop();
            }
            else if (step.Name is "note-ref" or "tracked-changes" or "deletion")
            {
                if (step.Name == "note-ref" && reader.LocalAttribute("ref-name") is { } name) cell.AddNote(new LinkedNote("", name));
                passed = reader.IsEmpty ? 0 : step.Depth;
            }
            else if (step.Name is "note" && !reader.IsEmpty)
            {
                note = new OpenDocumentNote(reader, tables, step.Depth);
            }
            else if (step.Name is "annotation")
            {
                comment = reader.IsEmpty ? null : new OpenDocumentComment(reader, tables, step.Depth);
            }
            else if (step.Name is "frame")
            {
                pictures++;
                passed = reader.IsEmpty ? 0 : step.Depth;
            }
            else
            {
                Add(step, cell, look);
            }
        }
    }

    void Add(PartStep step, CellBuilder cell, Stack<(int Depth, CellFont? Font)> look)
    {
        switch (step.Name)
        {
            case "s":
                cell.Append(new string(' ', Math.Clamp(reader.LocalNumber("c") ?? 1, 1, MostSpaces)));
                break;
            case "tab":
                cell.Append(" ");
                break;
            case "line-break":
                cell.Append("\n");
                break;
            case "span" when !reader.IsEmpty:
                look.Push((step.Depth, styles.FontOf("text", reader.LocalAttribute("style-name")) ?? look.Peek().Font));
                break;
        }
    }

    // Line breaks in the XML are spaces.
    static string Collapsed(string text) => text.AsSpan().ContainsAny('\n', '\r', '\t')
        ? text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ')
        : text;
}
