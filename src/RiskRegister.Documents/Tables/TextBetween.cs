using System.Text.RegularExpressions;

namespace RiskRegister.Documents.Tables;

/// <summary>
/// What stands between the tables of a document or page: their titles, the lines that say more of them, and text that is not read, which
/// is noted.
/// </summary>
sealed partial class TextBetween(TableCollector tables)
{
    const int LongestCaption = 120;
    const int LongestLine = 2_000;
    const int MostLines = 200;
    const int MostAbove = 100;
    const int MostCaptions = 3;
    const int MostText = 5;

    readonly Queue<string> above = new();
    readonly List<string> lines = [];
    readonly LowerHeadings lower = new(MostLines);
    readonly List<(string Text, int Level)> headings = [];
    readonly List<string> captions = [];
    readonly List<string> text = [];
    string? bare;
    bool isBelowName;
    string? heading;
    string? nearest;
    string? other;
    string? comment;
    int headingLevel;
    int tableLevel;
    bool hasTable;
    bool hasLabel;
    bool isNoted;
    string? entry;
    int entryLevel;
    bool hasEntryText;
    bool isEntryNoted;

    /// <summary>Whether nothing stands between the last table and here.</summary>
    public bool IsNone { get; private set; }

    /// <param name="headed">The level of a heading, from 1; 0 of any other line.</param>
    /// <param name="listed">How deep it stands in lists; 0 where in none.</param>
    public void Add(string line, int headed, int listed = 0)
    {
        IsNone = false;
        if (headed == 0 && tables.IsNoteBelow(line)) return;
        Keep(line);
        if (headed > 0)
        {
            Finish();
            Head(line, headed);
            return;
        }

        if (listed > 0 || ListSigns.IsTyped(line)) EndLabel();
        else bare = Bare().IsMatch(line) ? line : null;
        if (line.Length <= LongestLine) lower.Add(ListSigns.Before(line, listed));
        hasEntryText = true;
        nearest = line.Length <= LongestCaption ? line : null;
        if (captions.Count == MostCaptions) captions.RemoveAt(0);
        captions.Add(line);
        if (lines.Count < MostLines && line.Length <= LongestLine && (hasLabel || (listed == 0 && Labelled().IsMatch(line))))
        {
            hasLabel = hasLabel || line.EndsWith(':');
            lines.Add(ListSigns.Before(line, listed));
        }
        else if (isBelowName && lines.Count == 0 && listed == 0 && text.Count < MostText && line.Length <= LongestLine)
        {
            text.Add(line);
        }
        else
        {
            other ??= line;
        }
    }

    // "Controls" right above a list is the label of its items, as "Controls:" is.
    void EndLabel()
    {
        if (bare is null || heading is null || lines.Count == MostLines) return;
        if (lines is [.., var last] && last == bare) lines.RemoveAt(lines.Count - 1);
        else if (text is [.., var said] && said == bare) text.RemoveAt(text.Count - 1);
        else if (other == bare) other = null;
        lines.Add($"{bare}:");
        lower.Label(bare);
        (bare, hasLabel) = (null, true);
    }

    /// <summary>Adds the line that a text makes to the item of a list before it.</summary>
    public void GoOn(CellContent content)
    {
        if (!hasLabel || lines is not [.., var last] || last.Length + content.Text.Length > LongestLine)
        {
            Add(content, headed: 0);
            return;
        }

        var line = content.Text.Trim();
        Keep(line);
        lines[^1] = $"{last} {line}";
    }

    // A heading lower than the one that a table stands below is about that table, unless another table comes.
    void Head(string line, int headed)
    {
        (heading, headingLevel, nearest, bare) = (line, headed, null, null);
        isBelowName = MayBeOfEntry(line);
        text.Clear();
        while (headings is [.., var last] && last.Level >= headed) headings.RemoveAt(headings.Count - 1);
        headings.Add((line, headed));
        captions.Clear();
        lower.Head(line, headed);
        hasTable = hasTable && headed > tableLevel;
        if (entry is null || headed <= entryLevel)
        {
            EndEntry();
            (entry, entryLevel, hasEntryText) = (!hasTable && IsOfEntry(line) ? line : null, headed, false);
        }

        hasLabel = hasTable && line.Length <= LongestCaption;
        if (hasLabel) lines.Add($"{line.TrimEnd(':')}:");
    }

    /// <summary>A note whose mark stands in the line before: it names no table, and is none of the lines that say more of one.</summary>
    public void AddNote(string text)
    {
        Keep(text);
        other ??= text;
    }

    // What it says of exemption is read as a line would be.
    void AddComment(string text)
    {
        Keep(text);
        comment ??= text;
    }

    void Keep(string text)
    {
        if (above.Count == MostAbove) above.Dequeue();
        above.Enqueue(text);
    }

    /// <summary>Adds the line that a text makes, with the notes that are marked in it.</summary>
    public void Add(CellContent content, int headed, int listed = 0)
    {
        if (content.Text.Trim() is { Length: > 0 } line) Add(line, headed, listed);
        foreach (var note in content.Remark.Notes)
        {
            if (note is { IsComment: true, Text: { } said }) AddComment(said);
            else if (note.Text is { } text) AddNote(text);
        }
    }

    /// <summary>A heading above a table holds until the next one; without any, the paragraph directly above is the title.</summary>
    /// <param name="start">Starts the table, with its title and the lines between it and the one before.</param>
    public void StartTable(Action<string?, IEnumerable<string>> start)
    {
        start(heading ?? nearest, above);
        tables.StandBelow(Captions(), headings.Select(each => each.Text).Reverse());
        entry = null;
        if (heading is not null) tables.Surround(WithoutTitle(), []);
        tables.StandBelow(text);
        text.Clear();
        (isBelowName, bare) = (false, null);
        if (lower.Take() is { } higher) tables.StandBelow(higher);
        lines.Clear();
        (hasTable, hasLabel) = (heading is not null, false);
        tableLevel = headingLevel;
    }

    // Those up to the first that is no sentence.
    IEnumerable<string> Captions()
    {
        for (var at = captions.Count - 1; at >= 0; at--)
        {
            if (captions[at].Length > LongestCaption) continue;
            yield return captions[at];
            if (!captions[at].EndsWith('.')) yield break;
        }
    }

    // A sentence between a heading and its table is no item below that heading.
    List<string> WithoutTitle() => lines is [var label, ..] && label == $"{heading!.TrimEnd(':')}:"
        && !(lines.Count > 1 && ListSigns.IsTyped(lines[1].AsSpan().TrimStart())) ? lines[1..] : lines;

    /// <summary>Goes on behind a table.</summary>
    public void Pass()
    {
        (IsNone, nearest, bare) = (true, null, null);
        above.Clear();
        captions.Clear();
    }

    /// <summary>
    /// Ends what stands below a heading. What is between one table and the next may belong to either: it is the next one's, and only what
    /// no other table follows is the last one's.
    /// </summary>
    public void Finish()
    {
        if (hasTable) tables.Surround([], lines);
        if (hasTable && other is not null && !isNoted)
        {
            tables.Note(TableNote.TextIgnored, $"Text between headings and tables is not read, such as \"{Shown(other)}\".",
                tables.FileName);
            isNoted = true;
        }

        lines.Clear();
        (other, hasLabel) = (null, false);
    }

    // Below an entry's lower headings may be its table.
    void EndEntry()
    {
        if (entry is not null && hasEntryText && !isEntryNoted)
        {
            tables.Note(TableNote.TextIgnored, $"Text below headings without a table is not read, such as \"{Shown(entry)}\".",
                tables.FileName);
            isEntryNoted = true;
        }

        entry = null;
    }

    /// <summary>Ends the document: what stands behind its last table may be about all of them.</summary>
    public void End()
    {
        Finish();
        EndEntry();
        tables.StandBehind(above);
        if (comment is null) return;
        tables.Note(TableNote.CommentIgnored,
            $"Comments outside of tables are read for what they say of exemption only, such as \"{Shown(comment)}\".", tables.FileName);
    }

    static string Shown(string text) => text.Length <= LongestCaption ? text : $"{text[..LongestCaption]}…";

    // "R-01: Silt", "Risk 4 – Theft", "Risk #4: Theft"; not "2. Scope", nor "Q2: Progress" or "FY26 – Outlook".
    public static bool IsOfEntry(string heading) => EntryName().Match(heading) is { Success: true } match
        && match.Groups["letters"].Value is not ("Q" or "FY" or "COVID");

    /// <summary>The same where nothing parts the reference from the title: "R-01 Silt".</summary>
    public static bool MayBeOfEntry(string heading) => IsOfEntry(heading) || BareName().IsMatch(heading);

    [GeneratedRegex(@"^(?i:risk +|opportunity +|threat +|\p{Lu}{1,5}[-./]?)[0-9]{1,4}\p{Ll}?\s+\p{L}")]
    private static partial Regex BareName();

    [GeneratedRegex(@"^((?i:risk|opportunity|threat) +#?[0-9]{1,4}|(?<letters>\p{Lu}{1,5})[-./ ]?[0-9]{1,4}\p{Ll}?)\s*[:–—-]",
        RegexOptions.ExplicitCapture)]
    private static partial Regex EntryName();

    [GeneratedRegex(@"^\p{L}[\p{L} /&'’()-]{2,59}\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^\p{L}[\p{L} /&'’()-]{1,40}:")]
    private static partial Regex Labelled();
}
