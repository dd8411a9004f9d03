using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace RiskRegister.Documents.Tables.WebPages;

/// <summary>
/// Reads the tables of a web page, also of one that a program calls .xls, token by token: no tree is built, so that a page costs no more
/// than its length. What browsers mend is mended: cells, rows and tables that are never ended.
/// </summary>
sealed class WebPage
{
    const int DeepestTable = 32;
    const int LongestHeading = 200;

    readonly TableCollector tables;
    readonly TableGrid grid;
    readonly TextBetween between;
    readonly List<OpenTable> open = [];
    CellBuilder? heading;
    CellBuilder line;
    PageNote? note;
    int raised;
    int headed;
    int listed;
    PageClasses classes = PageClasses.None;
    int held;
    int pictures;
    bool hidesText;

    WebPage(TableCollector tables)
    {
        (this.tables, grid, between) = (tables, new TableGrid(tables), new TextBetween(tables));
        line = new CellBuilder(tables.LongestText);
    }

    public static void Read(string text, TableCollector tables, CancellationToken cancellation)
    {
        var page = new WebPage(tables);
        using var source = new TextSource(text);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        (tokenizer.SkipComments, tokenizer.DisableElementPositionTracking) = (true, true);
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            cancellation.ThrowIfCancellationRequested();
            if (token.Type == HtmlTokenType.StartTag) page.Begin(token.AsTag(), tokenizer);
            else if (token.Type == HtmlTokenType.EndTag) page.End(token.Name);
            else if (token.Type == HtmlTokenType.Character) page.Append(token.Data);
        }

        while (page.open.Count > 0) page.EndTable();
        page.EndLine();
        page.EndNote();
        page.between.End();
        page.grid.Finish();
        if (page.hidesText) tables.Note(TableNote.HiddenTextIgnored, "Text in cells that the page hides is not read.", tables.FileName);
        if (page.pictures > 0) tables.NotePictures(page.pictures);
    }

    OpenTable? Table => open.Count == 0 ? null : open[^1];

    /// <summary>The text of an element that holds no markup, which is the token after its start; null of other elements.</summary>
    public static string? RawTextOf(HtmlTagToken tag, HtmlTokenizer tokenizer)
    {
        HtmlParseMode? mode = tag.Name switch
        {
            "script" => HtmlParseMode.Script,
            "style" or "noscript" or "iframe" or "xmp" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
            "title" or "textarea" => HtmlParseMode.RCData,
            _ => null,
        };
        if (mode is not { } found) return null;
        tokenizer.State = found;
        return tokenizer.Get() is { Type: HtmlTokenType.Character } text ? text.Data : "";
    }

    void Begin(HtmlTagToken tag, HtmlTokenizer tokenizer)
    {
        if (tag.Attributes.Count > 0 && PlaceOf(tag) is { Length: > 0 } place && tables.IsMarked(place))
        {
            BeginNote(tag.Name, place);
        }
        else if (note?.IsEndedBefore(tag.Name) == true)
        {
            EndLine();
            EndNote();
        }

        if (RawTextOf(tag, tokenizer) is { } raw)
        {
            if (tag.Name == "style") classes = classes.With(raw);
            else if (tag.Name == "title" && raw.Length > 0) tables.StandOnEveryPage([raw]);
            return;
        }

        switch (tag.Name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when Table is null:
                EndLine();
                (heading, headed) = (new CellBuilder(LongestHeading), tag.Name[1] - '0');
                break;
            case "table":
                BeginTable(tag);
                break;
            case "caption":
                heading = new CellBuilder(LongestHeading);
                break;
            case "tr":
                Table?.BeginRow(classes.LookOf(tag), tables);
                EndedRows();
                break;
            case "td" or "th":
                EndHeading();
                if (++held > tables.Limits.Cells) throw tables.TooManyCells();
                Table?.BeginCell(tag, classes.LookOf(tag), tables.LongestText);
                break;
            case "thead" or "tbody" or "tfoot":
                Table?.EndRow();
                EndedRows();
                break;
            case "br":
                if (Table is null) EndLine();
                Table?.Cell?.Append("\n");
                break;
            case "img":
                if (tag.GetAttribute("alt") is { Length: > 0 } words) Table?.Cell?.Append(words);
                else if (Table?.Cell is not null) pictures++;
                break;
            case var name when IsBlock(name):
                if (Table is null) EndLine();
                if (Table is null && IsList(name)) listed++;
                Table?.Cell?.BreakLine();
                Table?.Cell?.BeginElement(tag.Name, classes.LookOf(tag));
                break;
            case "sup" when Table is null:
                raised++;
                break;
            default:
                if (!tag.IsSelfClosing) Table?.Cell?.BeginElement(tag.Name, classes.LookOf(tag));
                break;
        }
    }

    void End(string name)
    {
        switch (name)
        {
            case "sup" when Table is null:
                raised = Math.Max(0, raised - 1);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "caption" when heading is not null:
                EndHeading();
                break;
            case "table":
                if (open.Count > 0) EndTable();
                break;
            case "td" or "th":
                Table?.EndCell();
                break;
            case "tr" or "thead" or "tbody" or "tfoot":
                Table?.EndRow();
                EndedRows();
                break;
            case var _ when IsBlock(name):
                if (Table is null) EndLine();
                if (Table is null && IsList(name)) listed = Math.Max(0, listed - 1);
                Table?.Cell?.EndElement(name);
                Table?.Cell?.BreakLine();
                break;
            default:
                Table?.Cell?.EndElement(name);
                break;
        }

        if (note?.IsEndedBy(name) == true) EndNote();
    }

    public static bool IsList(string name) => name is "ul" or "ol";

    static string? PlaceOf(HtmlTagToken tag) =>
        tag.GetAttribute("id") is { Length: > 0 } id ? id : tag.Name == "a" ? tag.GetAttribute("name") : null;

    // In a table it is the whole row.
    void BeginNote(string name, string place)
    {
        if (Table is { } table)
        {
            if (name == "tr")
            {
                table.EndRow();
                EndedRows();
            }

            table.Targets.Add(place);
            return;
        }

        if (IsBlock(name)) EndLine();
        EndNote();
        note = new PageNote(place, name);
    }

    void KnowNotes(OpenTable table)
    {
        foreach (var (place, text) in table.Notes) tables.KnowNote(place, tables.NoteText(text));
        table.Notes.Clear();
    }

    void EndNote()
    {
        if (note is { } ended) tables.KnowNote(ended.Place, tables.NoteText(ended.Text));
        note = null;
    }

    public static bool IsBlock(string name) => name is "p" or "div" or "li" or "ul" or "ol" or "dl" or "dt" or "dd" or "blockquote" or "pre"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
        or "section" or "article" or "header" or "footer" or "nav" or "main" or "aside" or "form" or "option" or "hr" or "address";

    void Append(string text)
    {
        if (heading is null && Table is not null) Table.Cell?.AppendText(text);
        else if (raised > 0) (heading ?? line).AppendRaised(text);
        else (heading ?? line).Append(text);
    }

    // Text outside of tables.
    void EndLine()
    {
        if (line.IsEmpty) return;
        var text = OnOneLine(line);
        line = new CellBuilder(tables.LongestText);
        raised = 0;
        if (text.Length == 0) return;
        if (note is null) between.Add(text, headed: 0, listed);
        else if (note.IsEndedWith(text)) EndNote();
    }

    static string OnOneLine(CellBuilder text) =>
        string.Join(' ', text.Take().Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    void EndHeading()
    {
        if (heading is null) return;
        var text = OnOneLine(heading);
        (heading, raised) = (null, 0);
        if (text.Length == 0) return;
        if (Table is { } table) table.Title = text;
        else between.Add(text, headed);
    }

    // A table outside of a cell of the one before ends that one.
    void BeginTable(HtmlTagToken tag)
    {
        EndHeading();
        if (Table is null) EndLine();
        EndNote();
        if (Table is { Cell: null }) EndTable();
        if (open.Count == DeepestTable)
            throw new RefusedException(TableFault.FileMalformed, "The page's tables are nested too deeply.", tables.FileName);
        open.Add(new OpenTable { IsHidden = classes.LookOf(tag).IsHidden });
    }

    void EndTable()
    {
        EndHeading();
        var table = open[^1];
        table.EndRow();
        KnowNotes(table);
        hidesText = hidesText || table.HidesText;
        if (open.Count > 1)
        {
            open.RemoveAt(open.Count - 1);
            Table!.Cell?.Nested.Add(new GridTable(table.Title, table.Rows));
            return;
        }

        EndedRows();
        open.Clear();
        grid.Finish();
        between.Pass();
    }

    // The rows of a table that is not within another are placed as they end.
    void EndedRows()
    {
        if (Table is { } present) KnowNotes(present);
        if (open.Count != 1 || open[0].Rows.Count == 0) return;
        var table = open[0];
        if (!table.IsStarted) between.StartTable((title, above) => grid.Start(table.Title ?? title, width: 0, above));
        table.IsStarted = true;
        foreach (var row in table.Rows) grid.Add(table.IsHidden ? row with { IsHidden = true } : row, isFirst: false);
        table.Rows.Clear();
    }
}
