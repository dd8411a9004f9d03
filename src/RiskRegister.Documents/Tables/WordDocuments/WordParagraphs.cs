using System.Globalization;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.WordDocuments;

/// <summary>Reads the text of paragraphs: what a reader of the document sees, field results instead of their codes.</summary>
sealed class WordParagraphs(PartReader reader, TableCollector tables, WordStyles styles, WordNumbering numbering, WordNotes notes)
{
    const int LongestCode = 200;

    // The open fields, the outermost first.
    readonly List<Field> fields = [];
    string? paragraphStyle;
    bool joinsNext;
    int paragraphsInCell;
    string? number;
    int pictures;
    int hiddenTexts;

    /// <summary>
    /// The number that Word gives to the one paragraph of the present cell; null where there are several, or none has one.
    /// </summary>
    public string? OnlyNumber => paragraphsInCell == 1 ? number : null;

    /// <summary>A field that was never ended does not swallow the cells that follow.</summary>
    public void StartCell(CellBuilder cell)
    {
        fields.Clear();
        (joinsNext, number, paragraphsInCell) = (false, null, 0);
        foreach (var comment in notes.Open) cell.AddNote(comment);
    }

    /// <summary>Passes the present element where it begins or ends what a comment is about.</summary>
    /// <param name="cell">Null between cells.</param>
    public void PassComment(string element, CellBuilder? cell)
    {
        if (notes.Passed(reader, element) is { } comment) cell?.AddNote(comment);
    }

    /// <summary>Adds the present paragraph as a line.</summary>
    /// <param name="isDeleted">Whether it stands in a row or cell that a tracked change deletes.</param>
    /// <param name="headed">The level of a heading, from 1; 0 of any other paragraph.</param>
    /// <param name="listed">How deep it stands in a list; 0 where in none.</param>
    public void Read(CellBuilder cell, bool isDeleted, out int headed, out int listed)
    {
        if (!cell.IsEmpty && !joinsNext) cell.BreakLine();
        joinsNext = false;
        paragraphStyle = null;
        var start = cell.Length;
        var outlined = 0;
        (int List, int Level)? list = null;
        paragraphsInCell++;
        if (isDeleted) cell.Mark(CellMarks.Tracked);
        foreach (var child in reader.Children())
        {
            if (child != "pPr")
            {
                ReadInline(child, cell, isDeleted);
                continue;
            }

            foreach (var property in reader.Children())
            {
                if (property == "pStyle") paragraphStyle = reader.LocalAttribute("val");
                else if (property == "numPr") list = WordStyles.ListOf(reader);
                else if (property == "outlineLvl") outlined = reader.LocalNumber("val") is >= 0 and < 9 and var at ? at + 1 : 0;
                else if (property == "rPr") joinsNext = reader.Children().Any(mark => mark is "del" or "moveFrom");
            }
        }

        // Every paragraph of a list counts, whether its number is wanted or not.
        (number, listed) = (list ?? styles.ListOf(paragraphStyle)) is { List: > 0 } place
            ? (numbering.Next(place.List, place.Level), place.Level + 1) : (null, 0);
        headed = outlined > 0 ? outlined : styles.HeadingLevel(paragraphStyle);
        if (listed > 0 && headed == 0) cell.EndItem(start, listed);
    }

    public void NoteWhatWasLeftOut()
    {
        if (pictures > 0) tables.NotePictures(pictures);
        if (hiddenTexts > 0)
            tables.Note(TableNote.HiddenTextIgnored, "Text that the document hides (Font, Hidden) is not read.", tables.FileName);
    }

    void ReadInline(string name, CellBuilder cell, bool isDeleted)
    {
        switch (name)
        {
            case "r":
                ReadRun(cell, isDeleted);
                break;
            case "ins" or "moveTo":
                cell.Mark(CellMarks.Tracked);
                ReadAll(cell, isDeleted);
                break;
            case "del" or "moveFrom":
                cell.Mark(CellMarks.Tracked);
                ReadAll(cell, isDeleted: true);
                break;
            case "sdt":
                ReadControl(isPrompt =>
                {
                    if (!isPrompt) ReadAll(cell, isDeleted);
                });
                break;
            case "bookmarkStart":
                notes.BeginBookmark(reader);
                break;
            case "bookmarkEnd":
                notes.EndBookmark(reader);
                break;
            case "commentRangeStart" or "commentRangeEnd":
                PassComment(name, cell);
                break;
            case "fldSimple" when WordNotes.ReferredTo(reader.LocalAttribute("instr")) is { } note:
                if (!isDeleted) cell.AddNote(note);
                break;
            case "hyperlink" or "smartTag" or "customXml" or "fldSimple" or "dir" or "bdo" or "Choice":
                ReadAll(cell, isDeleted);
                break;
            case "AlternateContent":
                foreach (var _ in reader.Children("Choice").Take(1)) ReadAll(cell, isDeleted);
                break;
            case "oMath" or "oMathPara":
                ReadTexts(cell, isDeleted);
                break;
        }
    }

    /// <summary>Reads what the present content control holds.</summary>
    /// <param name="readContent">Told whether that is only the prompt to fill it in.</param>
    public void ReadControl(Action<bool> readContent)
    {
        var isPrompt = false;
        foreach (var part in reader.Children())
        {
            if (part == "sdtPr") isPrompt = reader.Children().Any(property => property == "showingPlcHdr");
            else if (part == "sdtContent") readContent(isPrompt);
        }
    }

    void ReadAll(CellBuilder cell, bool isDeleted)
    {
        foreach (var child in reader.Children()) ReadInline(child, cell, isDeleted);
    }

    void ReadRun(CellBuilder cell, bool isDeleted)
    {
        var look = styles.LookOf(paragraphStyle);
        var isMark = false;
        foreach (var child in reader.Children())
        {
            if (child is "footnoteReference" or "endnoteReference")
            {
                isMark = PartReader.IsTrue(reader.LocalAttribute("customMarkFollows"));
                if (!isDeleted && Counts(look)) cell.AddNote(notes.Marked(reader, child[..^"Reference".Length]));
            }
            else if (child == "commentReference")
            {
                PassComment(child, cell);
            }
            else if (isMark && child is "t" or "sym")
            {
                // The mark that this note has instead of a number.
            }
            else if (child == "rPr")
            {
                var own = WordStyles.LookOf(reader, out var style);
                look = own.Over(styles.LookOf(style)).Over(look);
            }
            else
            {
                ReadPiece(child, cell, look, isDeleted);
            }
        }
    }

    void ReadPiece(string name, CellBuilder cell, RunLook look, bool isDeleted)
    {
        switch (name)
        {
            case "t" or "delText":
                Append(reader.Text(tables.LongestText));
                break;
            case "tab" or "ptab":
                Append(" ");
                break;
            case "br" or "cr":
                Append("\n");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "sym":
                if (Counts(look)) cell.AppendSign(Sign(), isDeleted || look.IsStruck == true);
                break;
            case "instrText" when fields is [.., { Counts: false } open] && (open.Code?.Length ?? 0) < LongestCode:
                open.Code += reader.Text(LongestCode);
                break;
            case "fldChar":
                ReadFieldMark(cell, isDeleted || look.IsStruck == true);
                break;
            case "drawing" or "pict" or "object" when Counts(look):
                ReadDrawing(cell, isDeleted || look.IsStruck == true);
                break;
            case "ruby":
                foreach (var _ in reader.Children("rubyBase")) ReadAll(cell, isDeleted);
                break;
            case "AlternateContent":
                foreach (var _ in reader.Children("Choice").Take(1))
                {
                    foreach (var child in reader.Children()) ReadPiece(child, cell, look, isDeleted);
                }

                break;
        }

        void Append(string text)
        {
            var isStruck = isDeleted || name == "delText" || look.IsStruck == true;
            if (text.Length == 0 || !Counts(look)) return;
            var font = SymbolFont.Named(look.Font);
            if (look.IsRaised == true && !isStruck && font is null) cell.AppendRaised(text);
            else cell.Append(text, isStruck, font);
        }
    }

    bool Counts(RunLook look)
    {
        if (look.IsHidden == true) hiddenTexts++;
        return look.IsHidden != true && AreCounted;
    }

    bool AreCounted => fields.TrueForAll(each => each.Counts);

    void ReadFieldMark(CellBuilder cell, bool isStruck)
    {
        const int mostFields = 100;
        switch (reader.LocalAttribute("fldCharType"))
        {
            case "begin" when fields.Count < mostFields:
                if (AreCounted) cell.Append(ChoiceShown(), isStruck);
                fields.Add(new Field());
                break;
            case "separate" when fields.Count > 0:
                // What a reference to a note shows is its mark.
                if (WordNotes.ReferredTo(fields[^1].Code) is not { } note) fields[^1].Counts = true;
                else if (!isStruck) cell.AddNote(note);
                break;
            case "end" when fields.Count > 0:
                fields.RemoveAt(fields.Count - 1);
                break;
        }
    }

    // Word's old forms show what stands nowhere in the text: an entry of a list to choose from, a box that is ticked or not.
    string ChoiceShown()
    {
        const int most = 1_000;
        var (chosen, entries) = (0, new List<string>());
        string? box = null;
        foreach (var _ in reader.Children("ffData"))
        {
            foreach (var kind in reader.Children())
            {
                if (kind == "checkBox") box = BoxShown();
                if (kind != "ddList") continue;
                foreach (var part in reader.Children())
                {
                    if (part == "result") chosen = reader.LocalNumber("val") ?? 0;
                    else if (part == "listEntry" && entries.Count < most) entries.Add(reader.LocalAttribute("val") ?? "");
                }
            }
        }

        if (box is not null) return box;
        return chosen >= 0 && chosen < entries.Count ? entries[chosen] : "";
    }

    // Ticked as it was filled in, else as the form has it.
    string BoxShown()
    {
        var (isTicked, isFilledIn) = (false, false);
        foreach (var part in reader.Children())
        {
            if (part is not ("default" or "checked") || (isFilledIn && part == "default")) continue;
            isTicked = reader.LocalAttribute("val") is null or "1" or "true" or "on";
            isFilledIn = part == "checked";
        }

        return isTicked ? "☒" : "☐";
    }

    string Sign()
    {
        var isCode = int.TryParse(reader.LocalAttribute("char"), NumberStyles.AllowHexSpecifier, null, out var code);
        if (!isCode || code is <= 0 or > 0xFFFF) return "";
        var font = SymbolFont.Named(reader.LocalAttribute("font"));
        var isOfFont = code is >= 0xF000 and <= 0xF0FF || (font is not null && code <= 0xFF);
        return isOfFont ? SymbolFont.Sign(font, code) : ((char)code).ToString();
    }

    // Shapes of arrows, and text in boxes; anything else is a picture.
    void ReadDrawing(CellBuilder cell, bool isStruck)
    {
        var before = cell.Length;
        var (isText, turned, inFallback) = (false, 0, 0);
        foreach (var step in reader.Steps())
        {
            if (step.Name == "Fallback" && !reader.IsEmpty) inFallback = step.IsEnd ? 0 : step.Depth;
            if (inFallback > 0) continue;
            if (step.Name is null && isText)
            {
                var text = new System.Text.StringBuilder();
                reader.AppendTo(text, tables.LongestText);
                cell.Append(text.ToString(), isStruck);
            }

            isText = step is { Name: "t", IsEnd: false } && !reader.IsEmpty;
            if (step is { Name: "p", IsEnd: true }) cell.Append(" ");
            if (step.IsEnd) continue;
            if (step.Name == "xfrm") turned = reader.LocalNumber("rot") ?? 0;
            if (step.Name == "prstGeom" && DrawnArrow.OfShape(reader.LocalAttribute("prst"), turned) is { } arrow)
                cell.AppendSign(arrow, isStruck);
            if (step.Name == "shape" && DrawnArrow.OfOldShape(reader.LocalAttribute("type"), reader.LocalAttribute("style")) is { } old)
                cell.AppendSign(old, isStruck);
        }

        if (cell.Length == before) pictures++;
    }

    // Letters of formulas stand in runs of their own.
    void ReadTexts(CellBuilder cell, bool isDeleted)
    {
        var isText = false;
        foreach (var step in reader.Steps())
        {
            if (step.Name is null && isText)
            {
                var text = new System.Text.StringBuilder();
                reader.AppendTo(text, tables.LongestText);
                cell.Append(text.ToString(), isDeleted);
            }

            isText = step is { Name: "t", IsEnd: false } && !reader.IsEmpty;
        }
    }

    // Its text counts from "separate" on, its code before.
    sealed class Field
    {
        public bool Counts { get; set; }

        public string? Code { get; set; }
    }
}
