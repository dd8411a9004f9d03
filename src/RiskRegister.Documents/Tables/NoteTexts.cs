using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>What stands where marks of notes link to, which is mostly known only when all tables were read.</summary>
sealed class NoteTexts
{
    readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    readonly HashSet<string> marked = new(StringComparer.Ordinal);

    // The tables that have a mark without a link, as long as no line below begins with it, and these lines.
    readonly Dictionary<string, HashSet<int>> unlinked = new(StringComparer.Ordinal);
    readonly Dictionary<(int Table, string Mark), string> below = [];
    bool isMarked;

    public int Count => texts.Count;

    /// <summary>The place of a note that a figure marks without a link, where the file counts its notes.</summary>
    public static string Numbered(int number) => $"note {number}";

    /// <summary>The first text of a place counts.</summary>
    public void Add(string target, string text) => texts.TryAdd(target, text);

    public bool IsMarked(string target) => marked.Contains(target);

    /// <param name="table">The number of the table where they are marked.</param>
    public void Mark(IReadOnlyList<CellNote> notes, int table)
    {
        isMarked = true;
        foreach (var note in notes)
        {
            if (note is LinkedNote linked) marked.Add(linked.Target);
            else if (note.Text is null) AddUnlinked(MarksOf(note), table);
        }
    }

    void AddUnlinked(string[] marks, int table)
    {
        foreach (var mark in marks)
        {
            if (!unlinked.TryGetValue(mark, out var all)) unlinked[mark] = all = [];
            all.Add(table);
        }
    }

    /// <summary>
    /// Takes a line below a table for the note of the mark that it begins with, where the table has that mark, or one before does, and no
    /// note of it yet.
    /// </summary>
    public bool TryAddBelow(string line, Func<string, string> textOf)
    {
        if (unlinked.Count == 0 || RaisedText.MarkBefore(line, out var text) is not { } mark || IsNumbered(mark)) return false;
        if (!unlinked.Remove(mark, out var all)) return false;
        var found = false;
        foreach (var table in all)
        {
            if (below.ContainsKey((table, mark))) continue;
            below[(table, mark)] = textOf(text);
            found = true;
        }

        return found;
    }

    /// <summary>The table with the texts of its notes.</summary>
    /// <param name="number">Of the table in its file.</param>
    public SourceTable Told(SourceTable table, int number)
    {
        if (!isMarked) return table;
        var told = new Dictionary<CellNote, CellNote>(ReferenceEqualityComparer.Instance);
        return table with { Rows = [.. table.Rows.Select(Told)] };

        SourceRow Told(SourceRow row) => row.Remarks is null || row.Remarks.Values.All(remark => remark.Notes.Count == 0) ? row
            : row with { Remarks = row.Remarks.ToDictionary(pair => pair.Key, pair => ToldOf(pair.Value)) };

        CellRemark ToldOf(CellRemark remark) => remark.Notes.Count == 0 ? remark
            : remark with { Notes = [.. remark.Notes.Select(NoteOf)] };

        // What merged cells repeat stays one note.
        CellNote NoteOf(CellNote note)
        {
            if (note.Text is not null) return note;
            if (!told.TryGetValue(note, out var known)) told[note] = known = new CellNote(note.Mark, TextOf(note, number));
            return known;
        }
    }

    string? TextOf(CellNote note, int table)
    {
        if (note is not LinkedNote linked)
        {
            string[] told = [.. MarksOf(note).Select(mark => TextOf(mark, table)).OfType<string>()];
            return told.Length == 0 ? null : string.Join('\n', told);
        }

        var text = texts.GetValueOrDefault(linked.Target);
        return text is null ? null : WithoutMark(text, note.Mark.Trim(RaisedText.AroundMarks));
    }

    string? TextOf(string mark, int table) => int.TryParse(mark, out var number) && texts.TryGetValue(Numbered(number), out var text)
        ? WithoutMark(text, mark) : below.GetValueOrDefault((table, mark));

    bool IsNumbered(string mark) => int.TryParse(mark, out var number) && texts.ContainsKey(Numbered(number));

    // "1", "[1]", "1, 2".
    static string[] MarksOf(CellNote note) => note.Mark.Split(RaisedText.AroundMarks,
        StringSplitOptions.RemoveEmptyEntries);

    // "1 Exempt", "[1] Exempt ↩".
    static string WithoutMark(string text, string mark)
    {
        var own = text.TrimStart('[', '(', '^', '↑', ' ').TrimEnd('↩', '↑', '\uFE0E', '\uFE0F', ' ');
        if (mark.Length == 0 || !own.StartsWith(mark, StringComparison.Ordinal)) return own;
        if (own.Length == mark.Length || char.IsLetterOrDigit(own[mark.Length])) return own;
        return own[mark.Length..].TrimStart(']', ')', '.', ':', ' ');
    }
}
