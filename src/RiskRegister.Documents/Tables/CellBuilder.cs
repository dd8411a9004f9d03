using System.Text;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>Makes the text of a cell out of pieces that look differently.</summary>
/// <param name="longest">What goes beyond it is left out: the cell is refused for its length anyway.</param>
sealed class CellBuilder(int longest)
{
    const int MostNotes = 1_000;

    readonly StringBuilder text = new();
    readonly List<CellNote> notes = [];
    RaisedText? raised;
    StringBuilder? struck;
    List<int>? beganStruck;
    List<(int Start, int Depth)>? items;
    CellMarks marks;

    public int Length => text.Length;

    public bool IsEmpty => text.Length == 0 && raised is null && marks is CellMarks.None or CellMarks.Noted;

    public void Append(string piece, bool isStruck = false, SymbolFont? font = null)
    {
        if (piece.Length > 0) Settle(isStruck ? ' ' : piece[0]);
        if (font is not null)
        {
            piece = font.Shown(piece, out var differs);
            if (differs) marks |= CellMarks.Sign;
        }

        // A line through a space is not seen.
        isStruck = isStruck && !string.IsNullOrWhiteSpace(piece);
        if (isStruck) Strike();
        var part = isStruck ? struck ??= new StringBuilder() : text;
        part.Append(piece, 0, Math.Min(piece.Length, Math.Max(0, longest - part.Length)));
    }

    void Strike()
    {
        marks |= CellMarks.Struck;
        for (var at = text.Length - 1; at >= 0 && text[at] != '\n'; at--)
        {
            if (!char.IsWhiteSpace(text[at])) return;
        }

        beganStruck ??= [];
        if (beganStruck is not [.., var last] || last != text.Length) beganStruck.Add(text.Length);
    }

    /// <summary>
    /// Adds a piece that stands above the line: what follows says whether a figure is the mark of a note, which is not part of the text.
    /// </summary>
    /// <param name="target">What it links to, where it does.</param>
    public void AppendRaised(string piece, string? target = null) => (raised ??= new RaisedText(longest)).Append(piece, target);

    /// <summary>A mark of a note that is no text in the file.</summary>
    public void AddNote(CellNote note)
    {
        marks |= CellMarks.Noted;
        if (notes.Count < MostNotes) notes.Add(note);
    }

    /// <summary>Takes over what another cell has.</summary>
    public void Append(CellContent content)
    {
        Append(content.Text);
        foreach (var note in content.Remark.Notes) AddNote(note);
        if (content.Remark.Struck is { } other) Append(other, isStruck: true);
        marks |= content.Remark.Marks;
    }

    public void Mark(CellMarks mark) => marks |= mark;

    /// <summary>A sign that the file has as a picture or a font's private letter.</summary>
    public void AppendSign(string sign, bool isStruck = false)
    {
        marks |= CellMarks.Sign;
        Append(sign, isStruck);
    }

    /// <summary>Begins a new line, unless nothing stands before it.</summary>
    public void BreakLine()
    {
        Settle('\n');
        if (text.Length > 0) Append("\n");
        if (struck is { Length: > 0 } && struck[^1] != '\n' && struck.Length < longest) struck.Append('\n');
    }

    /// <summary>Says that an item of a list began there, which is seen where a list stands within another.</summary>
    /// <param name="depth">From 1.</param>
    public void EndItem(int start, int depth)
    {
        items ??= [];
        if (items is [.., var last] && last.Start == start) items[^1] = (start, depth);
        else items.Add((start, depth));
    }

    public CellContent Take()
    {
        Settle('\n');
        return new(WithSigns(), marks == CellMarks.None
            ? CellRemark.None
            : new CellRemark(marks, struck?.ToString().Trim())
            {
                Notes = notes.Count == 0 ? CellRemark.None.Notes : [.. notes],
                BehindStruck = beganStruck is null ? CellRemark.None.BehindStruck : BehindStruck(beganStruck),
            });
    }

    // The lines of which the beginning is struck, and not all.
    IReadOnlyList<int> BehindStruck(List<int> began)
    {
        var (lines, whole) = (new List<int>(), text.ToString());
        foreach (var start in began)
        {
            var end = whole.IndexOf('\n', start) is >= 0 and var found ? found : whole.Length;
            var line = whole.AsSpan(0, start).Count('\n');
            if (!whole.AsSpan()[start..end].IsWhiteSpace() && !lines.Contains(line)) lines.Add(line);
        }

        return lines.Count == 0 ? CellRemark.None.BehindStruck : lines;
    }

    string WithSigns()
    {
        var whole = text.ToString();
        if (items is null || items.TrueForAll(item => item.Depth == items[0].Depth)) return whole;
        var signed = new StringBuilder(whole.Length);
        var from = 0;
        var first = items.Min(item => item.Depth);
        foreach (var (start, depth) in items)
        {
            if (start >= whole.Length) break;
            if (start > 0 && whole[start - 1] != '\n') continue;
            var end = whole.IndexOf('\n', start) is >= 0 and var found ? found : whole.Length;
            if (string.IsNullOrWhiteSpace(whole[start..end])) continue;
            signed.Append(whole, from, start - from).Append(ListSigns.Before(whole[start..end].Trim(), depth - first + 1));
            from = end;
        }

        return signed.Append(whole, from, whole.Length - from).ToString();
    }

    void Settle(char next)
    {
        if (raised is null) return;
        var (piece, found) = raised.Settled(text, next);
        raised = null;
        foreach (var note in found) AddNote(note);
        text.Append(piece, 0, Math.Min(piece.Length, Math.Max(0, longest - text.Length)));
    }
}

/// <summary>A cell's text and what is to be said of it.</summary>
readonly record struct CellContent(string Text, CellRemark Remark)
{
    public static readonly CellContent Empty = new("", CellRemark.None);
}
