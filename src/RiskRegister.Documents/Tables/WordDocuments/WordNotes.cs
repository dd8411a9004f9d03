using System.Text;
using RiskRegister.Documents.Tables.Packages;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Tables.WordDocuments;

/// <summary>The footnotes, endnotes and comments of a Word document, by the numbers that their marks name.</summary>
sealed class WordNotes
{
    const int Deepest = 256;
    const int Most = 100_000;
    const int MostOpen = 20;

    readonly Dictionary<(string Kind, int Id), string> texts = [];
    readonly Dictionary<int, CellNote> comments = [];
    readonly HashSet<int> begun = [];
    readonly List<(int Id, CellNote Comment)> open = [];
    readonly List<(string Id, string Name)> bookmarks = [];
    readonly TableCollector tables;
    int marked;

    WordNotes(TableCollector tables) => this.tables = tables;

    /// <param name="footnotes">The part that has them; null where none does.</param>
    public static WordNotes Read(OfficePackage package, string? footnotes, string? endnotes, string? comments, TableCollector tables)
    {
        var notes = new WordNotes(tables);
        if (comments is not null) notes.ReadComments(package, comments);
        if (footnotes is not null) notes.ReadPart(package, footnotes, "footnote");
        if (endnotes is not null) notes.ReadPart(package, endnotes, "endnote");
        return notes;
    }

    /// <summary>The note of the present element, which is its mark.</summary>
    /// <param name="kind">"footnote" or "endnote".</param>
    public CellNote Marked(PartReader reader, string kind)
    {
        var text = reader.LocalNumber("id") is { } id ? texts.GetValueOrDefault((kind, id)) : null;
        if (text is null) return new CellNote("", null);
        foreach (var (_, name) in bookmarks) tables.KnowNote(name, text);
        if (kind == "footnote") tables.KnowNote(NoteTexts.Numbered(++marked), text);
        return new CellNote("", text);
    }

    /// <summary>The comments that go on from a cell to the next.</summary>
    public IEnumerable<CellNote> Open => open.Select(each => each.Comment);

    /// <summary>Passes the begin or end of what a comment is about, or its mark; gives the comment where that begins.</summary>
    /// <param name="element">The name of the present element, whatever it is.</param>
    public CellNote? Passed(PartReader reader, string element)
    {
        if (comments.Count == 0 || element is not ("commentRangeStart" or "commentRangeEnd" or "commentReference")) return null;
        if (reader.LocalNumber("id") is not { } id || !comments.TryGetValue(id, out var comment)) return null;
        if (element != "commentRangeStart") open.RemoveAll(each => each.Id == id);
        else if (open.Count < MostOpen) open.Add((id, comment));
        return element != "commentRangeEnd" && begun.Add(id) ? comment : null;
    }

    /// <summary>Marks of the same note further down, or up, name the bookmark around its first one.</summary>
    public void BeginBookmark(PartReader reader)
    {
        if (bookmarks.Count == MostOpen) bookmarks.RemoveAt(0);
        bookmarks.Add((reader.LocalAttribute("id") ?? "", reader.LocalAttribute("name") ?? ""));
    }

    public void EndBookmark(PartReader reader)
    {
        var id = reader.LocalAttribute("id") ?? "";
        bookmarks.RemoveAll(bookmark => bookmark.Id == id);
    }

    /// <summary>The note that the code of a field refers to ("NOTEREF _Ref12 \h"); null of other fields.</summary>
    public static CellNote? ReferredTo(string? code) =>
        code?.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries) is [var kind, var bookmark, ..]
        && kind.Equals("NOTEREF", StringComparison.OrdinalIgnoreCase) ? new LinkedNote("", bookmark) : null;

    void ReadComments(OfficePackage package, string part)
    {
        using var reader = package.Open(part, Deepest);
        reader.OpenRoot();
        foreach (var _ in reader.Children("comment"))
        {
            if (reader.LocalNumber("id") is not { } id) continue;
            var author = reader.LocalAttribute("author") ?? "";
            if (tables.CommentOf(author, TextOf(reader)) is { } comment) comments.TryAdd(id, comment);
        }
    }

    void ReadPart(OfficePackage package, string part, string kind)
    {
        using var reader = package.Open(part, Deepest);
        reader.OpenRoot();
        foreach (var _ in reader.Children(kind))
        {
            if (reader.LocalNumber("id") is not { } id || reader.LocalAttribute("type") is not (null or "normal")) continue;
            if (texts.Count == Most) throw package.Malformed("it has more notes than a document can have");
            texts.TryAdd((kind, id), tables.NoteText(TextOf(reader)));
        }
    }

    // Every paragraph a line; neither the mark nor what was deleted is text.
    string TextOf(PartReader reader)
    {
        var text = new StringBuilder();
        var isText = false;
        foreach (var step in reader.Steps())
        {
            if (step.Name is null && isText) reader.AppendTo(text, tables.LongestText);
            else if (step.Name == "t") isText = !step.IsEnd && !reader.IsEmpty;
            else if (step is { Name: "tab" or "br", IsEnd: false } && text.Length < tables.LongestText) text.Append(' ');
            else if (step is { Name: "p", IsEnd: true } && text.Length < tables.LongestText) text.Append('\n');
        }

        return text.ToString();
    }
}
