using System.Text;
using RiskRegister.Documents.Tables.Pipes;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables;

/// <summary>
/// The text of a document, which stands between its tables; where it has none, its forms are read as those of Markdown: headings, one for
/// each entry, with labels and what they say below them.
/// </summary>
sealed class DocumentText(TableCollector tables, TextBetween between)
{
    readonly List<(CellContent Content, int Headed, int Listed)> beforeTables = [];
    long characters;
    bool hasTables;

    public void Add(CellContent content, int headed, int listed)
    {
        if (hasTables)
        {
            between.Add(content, headed, listed);
            return;
        }

        if (content.Text.Length == 0 && content.Remark.Marks == CellMarks.None) return;
        characters += content.Text.Length;
        if (characters > tables.Limits.Characters) throw tables.ContentTooLarge();
        beforeTables.Add((content, headed, listed));
    }

    public void BeginTable()
    {
        hasTables = true;
        foreach (var (content, headed, listed) in beforeTables) between.Add(content, headed, listed);
        beforeTables.Clear();
    }

    public void End(CancellationToken cancellation)
    {
        if (hasTables || beforeTables.Count == 0)
        {
            between.End();
            return;
        }

        var text = AsMarkdown();
        if (!PipeForms.AreIn(text))
        {
            throw new RefusedException(
                TableFault.FileEmpty,
                "The document has no table. What is read beside tables are headings, one for each entry, each with four lines or more "
                    + "below it that begin with labels, such as \"Owner: Head of Parks\" and \"Residual score: 12\". If the "
                    + "lines above entries are no headings, give them a heading's style.",
                tables.FileName);
        }

        PipeTables.Read(text, tables, cancellation);
        var notes = beforeTables.SelectMany(line => line.Content.Remark.Notes).Select(note => note.Text);
        if (notes.FirstOrDefault(said => said is not null) is not { } noted) return;
        tables.Note(TableNote.CommentIgnored,
            $"Comments and notes of a document without tables are not read, such as \"{noted[..Math.Min(noted.Length, 100)]}\".",
            tables.FileName);
    }

    string AsMarkdown()
    {
        var text = new StringBuilder();
        foreach (var (content, headed, listed) in beforeTables)
        {
            if (headed > 0)
            {
                text.Append('\n').Append('#', Math.Min(headed, 6)).Append(' ').Append(MarkdownText.Of(content)).Append("\n\n");
                continue;
            }

            // A struck text is the paragraph's, and stands behind its last line.
            var lines = content.Text.Split('\n');
            for (var at = 0; at < lines.Length; at++)
            {
                var remark = at + 1 < lines.Length ? CellRemark.None : content.Remark;
                if (MarkdownText.Of(new CellContent(lines[at], remark)) is not { Length: > 0 } line) continue;
                text.Append(' ', Math.Max(0, listed - 1) * 2).Append(listed == 0 ? "" : at == 0 ? "- " : "  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }
}
