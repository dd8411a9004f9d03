using System.Text;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>Makes the text of a cell out of pieces that look differently.</summary>
/// <param name="longest">What goes beyond it is left out: the cell is refused for its length anyway.</param>
sealed class CellBuilder(int longest)
{
    readonly StringBuilder text = new();
    StringBuilder? struck;
    CellMarks marks;

    public int Length => text.Length;

    public bool IsEmpty => text.Length == 0 && marks == CellMarks.None;

    public void Append(string piece, bool isStruck = false, SymbolFont? font = null)
    {
        if (font is not null)
        {
            piece = font.Shown(piece, out var differs);
            if (differs) marks |= CellMarks.Sign;
        }

        // A line through a space is not seen.
        isStruck = isStruck && !string.IsNullOrWhiteSpace(piece);
        if (isStruck) marks |= CellMarks.Struck;
        var part = isStruck ? struck ??= new StringBuilder() : text;
        part.Append(piece, 0, Math.Min(piece.Length, Math.Max(0, longest - part.Length)));
    }

    /// <summary>Takes over what another cell has.</summary>
    public void Append(CellContent content)
    {
        Append(content.Text);
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
        if (text.Length > 0) Append("\n");
        if (struck is { Length: > 0 } && struck[^1] != '\n' && struck.Length < longest) struck.Append('\n');
    }

    public CellContent Take() => new(text.ToString(), marks == CellMarks.None
        ? CellRemark.None
        : new CellRemark(marks, struck?.ToString().Trim()));
}

/// <summary>A cell's text and what is to be said of it.</summary>
readonly record struct CellContent(string Text, CellRemark Remark)
{
    public static readonly CellContent Empty = new("", CellRemark.None);
}
