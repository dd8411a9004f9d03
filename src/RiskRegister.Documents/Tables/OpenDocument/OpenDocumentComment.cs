using System.Text;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.OpenDocument;

/// <summary>A comment of OpenDocument, which stands within the cell or text that it is about, while it is read.</summary>
/// <param name="depth">Of its element among the steps; 0 for the element whose steps they are.</param>
sealed class OpenDocumentComment(PartReader reader, TableCollector tables, int depth)
{
    readonly StringBuilder author = new();
    readonly StringBuilder body = new();
    string? part;

    /// <summary>Whether a step ends it; else it is taken in.</summary>
    public bool IsEndedBy(PartStep step)
    {
        if (step.IsEnd && step.Depth == depth) return true;
        if (step.Name is not null && step.Depth == depth + 1) part = step.IsEnd || reader.IsEmpty ? null : step.Name;
        if (part == "creator" && step.Name is null) reader.AppendTo(author, TableCollector.LongestAuthor);
        else if (part is "p" or "list") AddToBody(step);
        if (step is { IsEnd: true, Name: "p" } && body.Length < tables.LongestText) body.Append('\n');
        return false;
    }

    /// <summary>What it says, when it ended; null where that is nothing.</summary>
    public CellNote? Said() => tables.CommentOf(author.ToString(), body.ToString());

    void AddToBody(PartStep step)
    {
        if (step.Name is null) reader.AppendTo(body, tables.LongestText);
        else if (step is { Name: "s" or "tab" or "line-break", IsEnd: false } && body.Length < tables.LongestText) body.Append(' ');
    }
}
