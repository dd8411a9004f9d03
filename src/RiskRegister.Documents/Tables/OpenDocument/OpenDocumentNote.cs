using System.Text;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.OpenDocument;

/// <summary>A footnote or endnote of OpenDocument, which stands within the text where its mark is, while it is read.</summary>
/// <param name="depth">Of its element among the steps.</param>
sealed class OpenDocumentNote(PartReader reader, TableCollector tables, int depth)
{
    const int LongestMark = 20;

    readonly string? id = reader.LocalAttribute("id");
    readonly bool isFootnote = reader.LocalAttribute("note-class") is not "endnote";
    readonly StringBuilder mark = new();
    readonly StringBuilder body = new();
    string? part;

    /// <summary>The note, when a step ends it.</summary>
    public CellNote? EndedBy(PartStep step)
    {
        if (step.IsEnd && step.Depth == depth) return Ended();
        if (step.Name is "note-citation" or "note-body" && step.Depth == depth + 1) part = step.IsEnd ? null : step.Name;
        else if (part == "note-citation" && step.Name is null) reader.AppendTo(mark, LongestMark);
        else if (part == "note-body") AddToBody(step);
        return null;
    }

    // Every paragraph a line.
    void AddToBody(PartStep step)
    {
        if (step.Name is null) reader.AppendTo(body, tables.LongestText);
        else if (body.Length >= tables.LongestText) return;
        else if (step is { Name: "p" or "h", IsEnd: true }) body.Append('\n');
        else if (step is { Name: "s" or "tab" or "line-break", IsEnd: false }) body.Append(' ');
    }

    CellNote Ended()
    {
        var text = tables.NoteText(body.ToString());
        if (id is not null) tables.KnowNote(id, text);
        if (isFootnote && int.TryParse(mark.ToString(), out var number)) tables.KnowNote(NoteTexts.Numbered(number), text);
        return new CellNote(mark.ToString().Trim(), text);
    }
}
