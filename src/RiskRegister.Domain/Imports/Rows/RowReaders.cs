namespace RiskRegister.Domain.Imports;

/// <summary>
/// Reads the gathered rows of a table. Those of a long one are read in parts by several processors at once, which is to be seen in nothing:
/// each part is read as if it were all, and what the parts have met is put together in their order.
/// </summary>
/// <param name="processors">How many there are.</param>
internal sealed class RowReaders(RegisterSettings settings, Decisions decisions, List<ImportMessage> messages, int processors)
{
    /// <summary>Fewer rows are read before another processor would have begun.</summary>
    public const int FewestOfAPart = 1000;

    const int MostParts = 4;

    readonly RowReader first = new(settings, decisions, messages);

    public ScaleMapping Scales => first.Scales;

    public ScaleTally Tally => first.Tally;

    public StatusNames Statuses => first.Statuses;

    /// <summary>Names what is to be said of a table once all of its rows are read.</summary>
    public void Finish(string table, IReadOnlyList<ImportedRow> rows) => first.Finish(table, rows);

    /// <summary>An entry for each row, or null where the row says that it is to be passed over.</summary>
    public ImportedRow?[] Read(IReadOnlyList<RowDraft> drafts)
    {
        var rows = new ImportedRow?[drafts.Count];
        var count = Math.Clamp(drafts.Count / FewestOfAPart, 1, Math.Min(processors, MostParts));
        if (count == 1)
        {
            Read(first, 0, 1);
            return rows;
        }

        var known = first.OwnScales;
        var parts = Enumerable.Range(1, count - 1).Select(_ => new Part(settings, decisions.Beside(), first)).ToArray();
        Parallel.For(0, count, at => Read(at == 0 ? first : parts[at - 1].Reader, at, count));
        for (var at = 1; at < count; at++)
        {
            // Behind rows that have shown another scale it was not known, and all is read again.
            if (first.OwnScales == known) Join(parts[at - 1]);
            else Read(first, at, count);
        }

        return rows;

        void Read(RowReader reader, int part, int of)
        {
            var end = drafts.Count * (part + 1) / of;
            for (var at = drafts.Count * part / of; at < end; at++) rows[at] = reader.Read(drafts[at]);
        }
    }

    void Join(Part part)
    {
        first.Join(part.Reader);
        decisions.Join(part.Decisions);
        messages.AddRange(part.Messages);
    }

    // What belongs to one part alone while it is read.
    sealed class Part
    {
        public Part(RegisterSettings settings, Decisions decisions, RowReader before)
        {
            Decisions = decisions;
            Reader = new RowReader(settings, Decisions, Messages);
            Reader.Begin(before);
        }

        public RowReader Reader { get; }

        public Decisions Decisions { get; }

        public List<ImportMessage> Messages { get; } = [];
    }
}
