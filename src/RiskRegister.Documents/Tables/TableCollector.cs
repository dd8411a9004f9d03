using System.Buffers;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>Puts cells into rows and rows into tables, and refuses the file at the first one too many.</summary>
sealed class TableCollector(string fileName, TableLimits limits)
{
    const int LongestTitle = 200;
    const int MostLinesAbove = 10;
    const int LongestLineAbove = 400;
    const int MostLinesOnPages = 20;
    const int MostComments = 100_000;

    /// <summary>Of the name of who made a comment.</summary>
    public const int LongestAuthor = 255;

    /// <summary>As much as is kept of a note, in characters.</summary>
    public const int LongestNote = 10_000;

    static readonly SearchValues<char> Suspects =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code).Prepend('\0')]);

    readonly List<SourceTable> tables = [];
    readonly List<TableNote> notes = [];
    readonly List<string> onEveryPage = [];
    readonly HashSet<int> hiddenColumns = [];
    readonly NoteTexts noteTexts = new();
    SourceTable table = new(fileName, []);
    MergedCells merged = new(limits);
    CellComments comments = new();
    List<SourceRow> rows = [];
    List<string> row = [];
    Dictionary<int, CellRemark>? remarks;
    int rowNumber;
    int numbered;
    bool hasComments;
    bool rowIsHidden;
    bool rowIsBlank = true;
    CellTraits traits = CellTraits.All;
    int commented;
    long cells;
    long characters;

    public string FileName { get; } = fileName;

    public TableLimits Limits { get; } = limits;

    /// <summary>The longest text worth reading: one more than a cell may have, so that the cell which is too long can be named.</summary>
    public int LongestText => Limits.CellCharacters + 1;

    /// <summary>The rows of the present table that are finished.</summary>
    public IReadOnlyList<SourceRow> Rows => rows;

    public void Note(string code, string message, string? about = null) => notes.Add(new TableNote(code, message, about ?? table.Name));

    /// <summary>What a note of the file says, as far as it is kept; counted like the text of a cell.</summary>
    public string NoteText(string text)
    {
        text = WithoutFaults(text.Trim() is { Length: > LongestNote } cut ? cut[..LongestNote] : text.Trim());
        characters += text.Length;
        return characters > Limits.Characters ? throw ContentTooLarge() : text;
    }

    /// <summary>What somebody says in a comment; null where it says nothing, or is one that this service made.</summary>
    public CellNote? CommentOf(string author, string text)
    {
        if (++commented > MostComments)
            throw new RefusedException(TableFault.ContentTooLarge, $"The file has more than {MostComments} comments.", FileName);
        text = NoteText(OwnComment.Without(author, text));

        // Many programs begin with who says it.
        if (author.Trim() is { Length: > 0 } name && text.StartsWith($"{name}:", StringComparison.Ordinal))
            text = text[(name.Length + 1)..].TrimStart();
        return text.Length == 0 ? null : CellNote.Comment(text);
    }

    /// <summary>Puts a comment beside a cell of the present table, before or after its row is placed.</summary>
    /// <param name="row">From 1, as the column.</param>
    public void Comment(int row, int column, CellNote? comment)
    {
        if (comment is not null) comments.Add(row, column, comment);
    }

    /// <summary>Says what stands at a place of the file to which marks of notes link.</summary>
    /// <param name="text">As <see cref="NoteText"/> makes it.</param>
    public void KnowNote(string target, string text)
    {
        if (noteTexts.Count < Limits.Cells) noteTexts.Add(target, text);
    }

    /// <summary>Whether the mark of a note, in a cell that was placed, links there.</summary>
    public bool IsMarked(string target) => noteTexts.IsMarked(target);

    /// <summary>Whether a line below the present table is the note of a mark in it, or in one before, that links nowhere.</summary>
    public bool IsNoteBelow(string line) => noteTexts.TryAddBelow(line, NoteText);

    public void NotePictures(int count) => Note(
        TableNote.PictureIgnored,
        $"{count} {(count == 1 ? "picture is" : "pictures are")} not read: what they show has to be written in words.", FileName);

    /// <param name="title">What the file calls the table.</param>
    public void StartTable(string name, string? title = null)
    {
        FinishTable();
        if (title is { Length: > LongestTitle }) title = title[..LongestTitle];
        table = new SourceTable(name, []) { Title = string.IsNullOrWhiteSpace(title) ? null : WithoutFaults(title.Trim()) };
        if (onEveryPage.Count > 0) StandOnPages(onEveryPage);
    }

    /// <summary>Starts a table of a document or page, which has no name but its number.</summary>
    /// <param name="above">The lines between it and the table before, of which the last are kept.</param>
    public void StartNumbered(string? title, IEnumerable<string> above)
    {
        StartTable($"{FileName} – table {++numbered}", title);
        var lines = above.ToArray();
        table = table with { Above = [.. Shortened(lines).TakeLast(MostLinesAbove)], LinesWithFigures = [.. WithFigures(lines)] };
    }

    /// <summary>Says what the head and foot of the pages say on which the present table is printed.</summary>
    public void StandOnPages(IEnumerable<string> lines) => table = table with
    {
        OnPages = [.. table.OnPages.Concat(Shortened(lines)).Distinct(StringComparer.Ordinal).Take(MostLinesOnPages)],
    };

    /// <summary>Says what stands behind the last table, at the end of the file.</summary>
    public void StandBehind(IReadOnlyCollection<string> lines)
    {
        string[] behind = [.. Shortened(lines)];
        for (var at = 0; at < tables.Count; at++) tables[at] = tables[at] with { Behind = behind };
        table = table with { Behind = behind };
        if (tables.Count > 0) tables[^1] = WithFiguresBehind(tables[^1]);
        table = WithFiguresBehind(table);

        SourceTable WithFiguresBehind(SourceTable last) =>
            last with { LinesWithFigures = [.. last.LinesWithFigures, .. WithFigures(lines)] };
    }

    static IEnumerable<string> WithFigures(IEnumerable<string> lines) =>
        lines.Where(line => line.AsSpan().ContainsAnyInRange('0', '9')).Select(WithoutFaults);

    /// <summary>Says so of every table that is started from here on.</summary>
    public void StandOnEveryPage(IEnumerable<string> lines) => onEveryPage.AddRange(lines);

    /// <summary>Says which lines stand around the present table, below the same heading.</summary>
    public void Surround(IReadOnlyList<string> before, IReadOnlyList<string> behind) => table = table with
    {
        LinesBefore = [.. table.LinesBefore, .. before.Select(WithoutFaults)],
        LinesBehind = [.. table.LinesBehind, .. behind.Select(WithoutFaults)],
    };

    /// <summary>Says which text stands between the present table and its title.</summary>
    public void StandBelow(IReadOnlyList<string> text)
    {
        if (text.Count > 0) table = table with { Text = [.. text.Select(WithoutFaults)] };
    }

    /// <summary>Says what stands above the present table, of which one may be its title.</summary>
    /// <param name="captions">The lines between its heading and it, the nearest first.</param>
    /// <param name="headings">The nearest first.</param>
    public void StandBelow(IEnumerable<string> captions, IEnumerable<string> headings)
    {
        table = table with { Captions = [.. OfOthers(captions)], Sections = [.. OfOthers(headings)] };

        IEnumerable<string> OfOthers(IEnumerable<string> lines) => Shortened(lines)
            .Select(line => line.Length > LongestTitle ? line[..LongestTitle] : line).Where(line => line != table.Title);
    }

    /// <summary>Says which heading is above the one that the present table stands below.</summary>
    public void StandBelow(HigherHeading higher)
    {
        var title = higher.Title.Length > LongestTitle ? higher.Title[..LongestTitle] : higher.Title;
        table = table with { Higher = new HigherHeading(WithoutFaults(title.Trim()), [.. higher.Lines.Select(WithoutFaults)]) };
    }

    static IEnumerable<string> Shortened(IEnumerable<string> lines) => lines.Where(line => !string.IsNullOrWhiteSpace(line))
        .Select(line => WithoutFaults(line.Trim() is { Length: > LongestLineAbove } cut ? cut[..LongestLineAbove] : line.Trim()));

    /// <summary>Begins the table of a sheet; a hidden one is read too, marked so.</summary>
    public void StartSheet(string sheet, bool isHidden)
    {
        StartTable($"{FileName} – {sheet}", sheet);
        if (isHidden) HideSheet();
    }

    public void HideSheet() => table = table with { IsHidden = true };

    /// <summary>Says that the file hides some columns of the present table.</summary>
    /// <param name="first">From 1.</param>
    public void HideColumns(int first, int last)
    {
        for (var column = Math.Max(1, first); column <= Math.Min(last, Limits.Columns); column++) hiddenColumns.Add(column - 1);
    }

    /// <param name="number">As a person sees it.</param>
    public void StartRow(int number, bool isHidden = false)
    {
        FinishRow();
        (rowNumber, rowIsHidden) = (number, isHidden);
    }

    /// <summary>Fills a cell right of those filled in this row so far.</summary>
    /// <param name="column">From 1.</param>
    public void Place(int column, string text, CellRemark? remark = null)
    {
        remark ??= CellRemark.None;
        if (column > ColumnName.Highest) throw TooManyColumns();
        if (CellErrors.IsName(text)) remark = remark with { Marks = remark.Marks | CellMarks.Error };
        if (text.Length == 0 && remark.Marks == CellMarks.None) return;
        if (column > Limits.Columns) throw TooManyColumns();
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        Spend(column, column - row.Count + remark.Notes.Count, text, remark.Struck);
        if (remark.Notes.Count > 0)
        {
            noteTexts.Mark(remark.Notes, tables.Count);
            hasComments = hasComments || remark.Notes.Any(note => note.IsComment);
        }

        while (row.Count < column - 1) row.Add("");
        row.Add(text);
        if (remark.Marks != CellMarks.None) (remarks ??= []).Add(column - 1, remark);
        rowIsBlank = rowIsBlank && (remark.Marks == CellMarks.None ? string.IsNullOrWhiteSpace(text) : CellComments.AreAllOf(text, remark));
    }

    public void PlaceError(int column, string name) => Place(column, name, new CellRemark(CellMarks.Error));

    /// <summary>Says that a block of the present table's cells is one cell, before or after they are placed.</summary>
    public void Merge(MergedBlock block)
    {
        if (!merged.TryAdd(block))
            throw Fault(TableFault.TooManyCells, $"The table has more than {Limits.Cells} merged cells.");
    }

    /// <summary>Gives a cell of a finished row of the present table another text, where what it shows depends on other cells.</summary>
    /// <param name="index">Of <see cref="Rows"/>.</param>
    /// <param name="column">From 1.</param>
    public void Replace(int index, int column, string text, CellRemark remark)
    {
        var before = rows[index];
        var changed = before.Remarks is null ? [] : before.Remarks.ToDictionary();
        changed[column - 1] = remark;
        rows[index] = before with { Cells = [.. before.Cells.Select((cell, at) => at == column - 1 ? text : cell)], Remarks = changed };
    }

    /// <summary>A fault in the present row.</summary>
    /// <param name="column">From 1; 0 when the fault is not in a cell.</param>
    public RefusedException Fault(string code, string message, int column = 0) =>
        new(code, message, table.Name, rowNumber == 0 ? null : rowNumber, column == 0 ? null : ColumnName.Of(column));

    public TableFileResult Finish()
    {
        FinishTable();
        for (var at = 0; at < tables.Count; at++) tables[at] = noteTexts.Told(tables[at], at);
        return tables.Count == 0
            ? throw new RefusedException(TableFault.FileEmpty, "The file holds no table, or every cell of it is blank.", FileName)
            : new TablesRead(tables.Count == 1 ? tables : [.. tables.Select(each => each with { OneOfSeveral = true })], notes);
    }

    /// <summary>Ends the present row, so that it is among <see cref="Rows"/>.</summary>
    public void FinishRow()
    {
        if (!rowIsBlank)
        {
            if (rows.Count == Limits.Rows) throw TooManyRows();
            rows.Add(new SourceRow(rowNumber, row)
            {
                Remarks = remarks,
                IsHidden = rowIsHidden,
                Traits = traits,
            });
            row = [];
        }
        else if (remarks is not null)
        {
            foreach (var (at, remark) in remarks)
            {
                foreach (var comment in remark.Notes) comments.Add(rowNumber, at + 1, comment);
            }
        }

        row.Clear();
        (remarks, rowIsBlank, rowIsHidden, traits) = (null, true, false, CellTraits.All);
    }

    void Spend(int column, int places, string text, string? struck)
    {
        if (text.Length > Limits.CellCharacters || struck?.Length > Limits.CellCharacters)
            throw Fault(TableFault.CellTooLong, $"The cell has more than {Limits.CellCharacters} characters.", column);
        var its = PlainText.TraitsOf(text);
        traits &= its;
        if (!its.HasFlag(CellTraits.Plain) || struck is not null)
        {
            traits &= ~CellTraits.Plain;
            if ((FaultyCharacter(text) ?? FaultyCharacter(struck ?? "")) is { } character)
                throw Fault(TableFault.CharacterRefused, $"The cell holds U+{(int)character:X4}, which is not text.", column);
        }

        cells += places;
        if (cells > Limits.Cells) throw TooManyCells();
        characters += text.Length + (struck?.Length ?? 0);
        if (characters > Limits.Characters) throw ContentTooLarge();
    }

    public RefusedException ContentTooLarge() =>
        Fault(TableFault.ContentTooLarge, $"The file's cells have more than {Limits.Characters} characters.");

    public RefusedException TooManyCells() => Fault(TableFault.TooManyCells, $"The file has more than {Limits.Cells} cells.");

    public RefusedException TooManyRows() => Fault(TableFault.TooManyRows, $"The table has more than {Limits.Rows} rows.");

    public RefusedException TooManyColumns() => Fault(TableFault.TooManyColumns, $"The row has more than {Limits.Columns} columns.");

    void FinishTable()
    {
        FinishRow();
        if (rows.Count > 0)
        {
            if (tables.Count == Limits.Tables)
                throw new RefusedException(TableFault.TooManyTables, $"The file has more than {Limits.Tables} tables.", FileName);
            if (hasComments || !comments.IsEmpty) table = table with { Comments = comments.Tie(rows), HasComments = true };
            if (!merged.IsEmpty) merged.Repeat(rows, (places, text) => Spend(0, places, text, null));
            if (hiddenColumns.Count > 0) table = table with { HiddenColumns = hiddenColumns.ToHashSet() };
            tables.Add(table with { Rows = rows });
        }

        rows = [];
        merged = new MergedCells(Limits);
        comments = new CellComments();
        hasComments = false;
        hiddenColumns.Clear();
        rowNumber = 0;
    }

    static string WithoutFaults(string text) =>
        FaultyCharacter(text) is null ? text : string.Concat(text.Where(letter => !Suspects.Contains(letter)));

    static char? FaultyCharacter(string text)
    {
        for (var at = text.AsSpan().IndexOfAny(Suspects); at >= 0 && at < text.Length; at++)
        {
            if (text[at] == '\0') return text[at];
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return text[at];
            at++;
        }

        return null;
    }
}
