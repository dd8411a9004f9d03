namespace RiskRegister.Domain.Imports;

/// <summary>
/// What notes and comments in cells say of exemption. A row is asked about for those in its cells; a note in no row that is read, but in a
/// heading or elsewhere in a table, is about the whole of it.
/// </summary>
internal sealed class ExemptNotes
{
    readonly Dictionary<string, ExemptCaption?> captions = new(StringComparer.Ordinal);
    readonly HashSet<CellNote> passed = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<CellNote> left = new(ReferenceEqualityComparer.Instance);
    readonly List<(SourceTable Table, CellNote Note)> all = [];

    /// <param name="read">The tables as their files have them.</param>
    /// <param name="hidden">What is made of hidden rows.</param>
    /// <param name="names">What texts may name the entries of these tables by.</param>
    public ExemptNotes(IReadOnlyList<SourceTable> read, HiddenMeaning? hidden, EntryNames names)
    {
        Names = names;
        foreach (var table in read)
        {
            if (table.IsHidden) continue;
            foreach (var row in table.Rows)
            {
                if (!RowSigns.MayHaveNotes(row, hidden)) continue;
                all.AddRange(row.Remarks!.Values.SelectMany(remark => remark.Notes).Where(Speaks).Select(note => (table, note)));
            }

            all.AddRange(table.Comments.Where(comment => Speaks(comment.Note)).Select(comment => (table, comment.Note)));
        }
    }

    /// <summary>What texts may name entries by.</summary>
    public EntryNames Names { get; }

    /// <summary>What notes in a row say, one that says why before others; null where none speaks of exemption.</summary>
    public ExemptCaption? In(SourceRow row)
    {
        if (all.Count == 0 || row.Remarks is null) return null;
        ExemptCaption? found = null;
        foreach (var note in NotesOf(row))
        {
            if (CaptionOf(note) is not { } caption) continue;
            passed.Add(note);
            if (caption.GoesBefore(found)) found = caption;
        }

        return found;
    }

    /// <summary>Whether a note speaks of exemption.</summary>
    public bool Speaks(CellNote note) => CaptionOf(note) is not null;

    /// <summary>Whether rows are exempt, or were asked about, for what a note says.</summary>
    public bool IsSaid(CellNote note) => passed.Contains(note) || left.Contains(note);

    /// <summary>Passes a row of which is known by other signs whether it is exempt.</summary>
    public void Pass(SourceRow row) => In(row);

    /// <summary>What notes say of which no row was asked about: those of a table itself, and of others of its file.</summary>
    /// <param name="known">The tables whose notes are about themselves alone: what is read, and what the mapping leaves out.</param>
    public IEnumerable<ExemptCaption> LeftOf(SourceTable table, IReadOnlySet<string> known)
    {
        var notes = all.Where(one => !passed.Contains(one.Note) && (one.Table.Name == table.Name
            || (!known.Contains(one.Table.Name) && SheetNames.FileOf(one.Table) == SheetNames.FileOf(table)))).ToArray();
        foreach (var (_, note) in notes) left.Add(note);
        return notes.Select(one => CaptionOf(one.Note)!).DistinctBy(caption => caption.Text);
    }

    ExemptCaption? CaptionOf(CellNote note)
    {
        if (note.Text is null) return null;
        if (!captions.TryGetValue(note.Text, out var caption)) captions[note.Text] = caption = ExemptCaption.OfNote(note.Text);
        return caption;
    }

    static IEnumerable<CellNote> NotesOf(SourceRow row) => row.Remarks!.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value.Notes);
}
