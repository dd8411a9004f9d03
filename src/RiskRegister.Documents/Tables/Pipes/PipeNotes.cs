using System.Text;
using System.Text.RegularExpressions;

namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>The notes of Markdown: "[^1]: Exempt", with the indented lines below it.</summary>
sealed partial class PipeNotes(TableCollector tables)
{
    readonly StringBuilder text = new();
    string? label;

    /// <summary>
    /// Whether a line belongs to a note that is marked in a table above. Any other note is a line like others, of which the first is kept
    /// for marks that come later.
    /// </summary>
    public bool IsOfNote(string line)
    {
        if (label is not null && line is [' ' or '\t', ..])
        {
            Add(line);
            return true;
        }

        End();
        if (Definition().Match(line) is not { Success: true } match) return false;
        if (!tables.IsMarked(match.Groups["label"].Value))
        {
            tables.KnowNote(match.Groups["label"].Value, tables.NoteText(PipeTables.Plain(match.Groups["text"].Value).Text));
            return false;
        }

        label = match.Groups["label"].Value;
        Add(match.Groups["text"].Value);
        return true;
    }

    public void End()
    {
        if (label is not null) tables.KnowNote(label, tables.NoteText(text.ToString()));
        label = null;
        text.Clear();
    }

    void Add(string line)
    {
        if (text.Length < tables.LongestText) text.Append(PipeTables.Plain(line).Text).Append(' ');
    }

    [GeneratedRegex(@"^ {0,3}\[\^(?<label>[^\]\[\s|]{1,60})\]:\s*(?<text>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Definition();
}
