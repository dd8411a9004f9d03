using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>What stands where marks of notes link to, which is mostly known only when all tables were read.</summary>
sealed class NoteTexts
{
    readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    readonly HashSet<string> marked = new(StringComparer.Ordinal);
    bool isMarked;

    public int Count => texts.Count;

    /// <summary>The place of a note that a figure marks without a link, where the file counts its notes.</summary>
    public static string Numbered(int number) => $"note {number}";

    /// <summary>The first text of a place counts.</summary>
    public void Add(string target, string text) => texts.TryAdd(target, text);

    public bool IsMarked(string target) => marked.Contains(target);

    public void Mark(IReadOnlyList<CellNote> notes)
    {
        isMarked = true;
        foreach (var note in notes)
        {
            if (note is LinkedNote linked) marked.Add(linked.Target);
        }
    }

    /// <summary>The table with the texts of its notes.</summary>
    public SourceTable Told(SourceTable table)
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
            if (!told.TryGetValue(note, out var known)) told[note] = known = new CellNote(note.Mark, TextOf(note));
            return known;
        }
    }

    string? TextOf(CellNote note)
    {
        var text = note is LinkedNote linked ? texts.GetValueOrDefault(linked.Target)
            : int.TryParse(note.Mark, out var number) ? texts.GetValueOrDefault(Numbered(number)) : null;
        return text is null ? null : WithoutMark(text, note.Mark.Trim('[', ']', '(', ')', ' '));
    }

    // "1 Exempt", "[1] Exempt ↩".
    static string WithoutMark(string text, string mark)
    {
        var own = text.TrimStart('[', '(', '^', '↑', ' ').TrimEnd('↩', '↑', '\uFE0E', '\uFE0F', ' ');
        if (mark.Length == 0 || !own.StartsWith(mark, StringComparison.Ordinal)) return own;
        if (own.Length == mark.Length || char.IsLetterOrDigit(own[mark.Length])) return own;
        return own[mark.Length..].TrimStart(']', ')', '.', ':', ' ');
    }
}
