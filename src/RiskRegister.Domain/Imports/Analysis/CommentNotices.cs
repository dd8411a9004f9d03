namespace RiskRegister.Domain.Imports;

/// <summary>Names what comments in a file say, of which nothing is read: what says the same once, and the first of many.</summary>
/// <param name="exempt">Comments that speak of exemption, of which rows are exempt or asked about.</param>
/// <param name="hidden">What is made of hidden rows.</param>
internal sealed class CommentNotices(ExemptNotes exempt, HiddenMeaning? hidden, List<ImportMessage> messages)
{
    const int MostNamed = 5;
    const int MostTables = 20;
    const int MostRows = 10;

    readonly List<Comment> comments = [];
    readonly Dictionary<(string Table, string Text), Comment> known = [];

    /// <summary>Looks for comments in a table as its file has it.</summary>
    /// <param name="isOfOwnWorkbook">It says of each entry whether it is exempt, whatever a comment says.</param>
    public void Find(SourceTable table, bool isOfOwnWorkbook)
    {
        if (!table.HasComments) return;
        foreach (var row in table.Rows)
        {
            if (!RowSigns.MayHaveNotes(row, hidden)) continue;
            foreach (var (at, remark) in row.Remarks!)
            {
                foreach (var note in remark.Notes) Add(row.Number, row.IsBlankAt(at) ? null : row.Cells[at], note);
            }
        }

        foreach (var (row, note) in table.Comments) Add(row, null, note);

        void Add(int row, string? cell, CellNote note)
        {
            if (note is { IsComment: true, Text: { } text } && (isOfOwnWorkbook || !exempt.IsSaid(note))) Keep(table.Name, row, cell, text);
        }
    }

    public void Name()
    {
        foreach (var comment in comments.Take(MostNamed)) Report(comment.Table, comment.Rows[0], Told(comment));
        var rest = comments.Skip(MostNamed).GroupBy(comment => comment.Table).ToArray();
        foreach (var group in rest.Take(MostTables))
        {
            var rows = group.SelectMany(comment => comment.Rows).Distinct().Order().ToArray();
            Report(group.Key, rows[0], $"{More(group.Count())} not read: see {RowsOf(rows)}.");
        }

        if (rest.Length > MostTables)
            Report(null, null, $"{More(rest.Skip(MostTables).Sum(group => group.Count()))} not read, in further tables.");
    }

    void Keep(string table, int row, string? cell, string text)
    {
        if (!known.TryGetValue((table, text), out var comment))
        {
            known[(table, text)] = comment = new Comment(table, text, cell, []);
            comments.Add(comment);
        }

        if (comment.Rows.Count <= MostRows && !comment.Rows.Contains(row)) comment.Rows.Add(row);
    }

    static string Told(Comment comment)
    {
        var place = comment switch
        {
            { Rows.Count: > 1 } => $" in {RowsOf([.. comment.Rows])}",
            { Cell: { } cell } => $" on \"{CellText.Shown(cell)}\"",
            _ => "",
        };
        return $"\"{CellText.Shown(comment.Text)}\" is a comment{place}, and is not read.";
    }

    static string RowsOf(int[] rows) => rows.Length == 1 ? $"row {rows[0]}"
        : $"rows {string.Join(", ", rows.Take(MostRows))}{(rows.Length > MostRows ? " and others" : "")}";

    static string More(int count) => count == 1 ? "1 more comment is" : $"{count} more comments are";

    void Report(string? table, int? row, string message) =>
        messages.Add(new(table, row, null, ImportCodes.NoteIgnored, message, ImportSeverity.Reported));

    sealed record Comment(string Table, string Text, string? Cell, List<int> Rows);
}
