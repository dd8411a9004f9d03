using System.Net;
using System.Text.RegularExpressions;

namespace RiskRegister.Documents.Tables.Pipes;

/// <summary>Reads tables of Markdown: rows of cells between bars, with a row of dashes below the headings; and forms.</summary>
static partial class PipeTables
{
    public const int LongestSearched = 200_000;

    /// <summary>
    /// Whether the text has such a table: bars above a row of nothing but bars and dashes. One that stands in a quoted field of CSV is
    /// text.
    /// </summary>
    public static bool In(string text)
    {
        var before = default(ReadOnlySpan<char>);
        var (isQuoted, wasQuoted) = (false, false);
        foreach (var line in text.AsSpan()[..Math.Min(text.Length, LongestSearched)].EnumerateLines())
        {
            if (!wasQuoted && !isQuoted && before.Contains('|') && IsRule(line)) return true;
            before = line;
            wasQuoted = isQuoted;
            isQuoted = IsQuotedAfter(line, isQuoted);
        }

        return false;
    }

    // A quote opens a field only at its beginning; within it, two are one of its text.
    public static bool IsQuotedAfter(ReadOnlySpan<char> line, bool isQuoted)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] != '"') continue;
            if (!isQuoted) isQuoted = at == 0 || line[at - 1] is ',' or ';' or '\t';
            else if (at + 1 < line.Length && line[at + 1] == '"') at++;
            else isQuoted = false;
        }

        return isQuoted;
    }

    public static void Read(string text, TableCollector tables, CancellationToken cancellation)
    {
        string? before = null;
        var between = new TextBetween(tables);
        var notes = new PipeNotes(tables);
        var forms = PipeForms.Found(text);
        var form = forms.TryGetValue(0, out var whole) ? new PipeForm(tables, between, "", whole) : null;
        var (number, isOpen, isCode, isItem) = (0, false, false, false);
        foreach (var span in text.AsSpan().EnumerateLines())
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            var line = span.ToString();
            if (line.AsSpan().TrimStart().StartsWith("```")) isCode = !isCode;
            if (form?.IsOver(number) == true) EndForm();
            if (!isCode && form?.Takes(line, number) == true) continue;
            if (forms.TryGetValue(number, out var extent))
            {
                form = new PipeForm(tables, between, line, extent);
                if (form.BeginsWithItem(number)) continue;
            }

            var isRow = !isCode && line.Contains('|', StringComparison.Ordinal);
            var isOfNote = !isCode && !(isRow && isOpen) && notes.IsOfNote(line);
            if (!isRow || isOfNote)
            {
                if (isOpen) between.Pass();
                if (!isCode && !isOfNote) AddBetween(line);
                (isOpen, before) = (false, null);
            }
            else if (isOpen)
            {
                Add(line, number, tables);
            }
            else if (before is not null && IsRule(line))
            {
                between.StartTable(tables.StartNumbered);
                Add(before, number - 1, tables);
                isOpen = true;
            }
            else
            {
                before = line;
            }
        }

        EndForm();
        notes.End();
        between.End();

        void EndForm()
        {
            form?.End();
            form = null;
        }

        // An item may be broken into lines, of which the others stand further in.
        void AddBetween(string line)
        {
            var listed = ListedAt(line);
            if (isItem && listed == 0 && line.StartsWith(' ') && !string.IsNullOrWhiteSpace(line)) between.GoOn(WordsOf(line));
            else between.Add(WordsOf(line), line.Length - line.TrimStart('#').Length, listed);
            isItem = listed > 0 || (isItem && line.StartsWith(' '));
        }
    }

    // Of a heading, quotation or paragraph, which may be emphasised as a whole.
    static CellContent WordsOf(string line)
    {
        var words = Plain(line.Trim().TrimStart('#', '>'));
        return words with { Text = words.Text.Trim('*', '_', ' ') };
    }

    // An item within another begins below the words of that.
    static int ListedAt(string line)
    {
        const string TabStop = "  ";
        var indented = line.Replace("\t", TabStop, StringComparison.Ordinal);
        var text = indented.AsSpan().TrimStart();
        return ListSigns.IsTyped(text) && text[0] is not ('>' or '#') ? (indented.Length - text.Length) / 2 + 1 : 0;
    }

    static void Add(string line, int number, TableCollector tables)
    {
        tables.StartRow(number);
        var column = 0;
        foreach (var cell in CellsOf(line))
        {
            var (text, remark) = Plain(cell.Trim());
            tables.Place(++column, text, remark);
        }
    }

    // A bar after a backslash, or in code, is text.
    static IEnumerable<string> CellsOf(string line)
    {
        var row = line.Trim();
        var start = row.StartsWith('|') ? 1 : 0;
        for (var at = start; at <= row.Length; at++)
        {
            if (at == row.Length)
            {
                if (at > start) yield return row[start..];
            }
            else if (row[at] == '\\')
            {
                at++;
            }
            else if (row[at] == '|')
            {
                yield return row[start..at];
                start = at + 1;
            }
        }
    }

    static bool IsRule(ReadOnlySpan<char> line)
    {
        var rule = line.Trim();
        return rule.Length >= 3 && rule.Contains('|') && rule.Contains('-') && !rule.ContainsAnyExcept("|-: \t");
    }

    /// <summary>
    /// What a cell or line shows: of emphasis and links that alone, struck where "~~" stands around it, and without the marks of notes.
    /// </summary>
    public static CellContent Plain(string cell)
    {
        var text = new CellBuilder(int.MaxValue);
        var isStruck = false;
        foreach (var piece in cell.Split("~~"))
        {
            Append(text, piece, isStruck);
            isStruck = !isStruck;
        }

        var content = text.Take();
        return content with { Text = content.Text.Trim() };
    }

    // Emphasis may begin before a mark and end behind it.
    static void Append(CellBuilder text, string piece, bool isStruck)
    {
        const char Place = '\u0001';
        if (!piece.AsSpan().ContainsAny('^', '<') || piece.Contains(Place, StringComparison.Ordinal))
        {
            text.Append(Shown(piece), isStruck);
            return;
        }

        var marks = new Queue<Match>(Mark().Matches(piece));
        foreach (var (at, part) in Shown(Mark().Replace(piece, Place.ToString())).Split(Place).Index())
        {
            if (at > 0) Append(text, marks.Dequeue());
            text.Append(part, isStruck);
        }
    }

    static void Append(CellBuilder text, Match mark)
    {
        if (mark.Groups["label"] is { Success: true, Value: var label }) text.AddNote(new LinkedNote(label, label));
        else text.AppendRaised(Shown(mark.Groups["raised"].Value));
    }

    static string Shown(string text)
    {
        text = Break().Replace(text, "\n");
        text = Link().Replace(text, "${text}");
        text = Emphasis().Replace(text, "${text}");
        text = Escape().Replace(text, "${letter}");
        return WebUtility.HtmlDecode(text);
    }

    [GeneratedRegex(@"\[\^(?<label>[^\]\[\s|]{1,60})\]|<sup>(?<raised>[^<>|]{1,40})</sup>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"!?\[(?<text>[^\]\[]*)\]\([^()\s]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*|__(?<text>[^_]+)__|`(?<text>[^`]+)`")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\(?<letter>[\\|*_`\[\]()#+.!~<>{}-])")]
    private static partial Regex Escape();
}
