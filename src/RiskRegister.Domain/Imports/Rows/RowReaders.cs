namespace RiskRegister.Domain.Imports;

/// <summary>
/// Reads the gathered rows of a table. Those of a long one are read in parts by several processors at once, which is to be seen in nothing:
/// each part is read as if it were all, and what the parts have met is put together in their order. Where a row says something that changes
/// what others mean, all are read again, one after the other.
/// </summary>
/// <param name="processors">How many there are.</param>
internal sealed class RowReaders(RegisterSettings settings, Decisions decisions, List<ImportMessage> messages, int processors)
{
    // Fewer are read before another processor would have begun.
    const int FewestOfAPart = 1000;

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
        if (count == 1 || !TryReadParts()) Read(first, 0, 1);
        return rows;

        bool TryReadParts()
        {
            var parts = Enumerable.Range(0, count).Select(_ => new Part(settings, decisions.Mapping)).ToArray();
            if (parts[0].Reader.OwnScales != first.OwnScales) return false;
            Parallel.For(0, count, at => Read(parts[at].Reader, at, count));
            if (Array.Exists(parts, part => part.Reader.OwnScales != first.OwnScales)) return false;
            foreach (var part in parts)
            {
                first.Join(part.Reader);
                decisions.Join(part.Decisions);
                messages.AddRange(part.Messages);
            }

            return true;
        }

        void Read(RowReader reader, int part, int of)
        {
            var end = drafts.Count * (part + 1) / of;
            for (var at = drafts.Count * part / of; at < end; at++) rows[at] = reader.Read(drafts[at]);
        }
    }

    // What belongs to one part alone while it is read.
    sealed class Part
    {
        public Part(RegisterSettings settings, ImportMapping mapping)
        {
            Decisions = new Decisions(mapping);
            Reader = new RowReader(settings, Decisions, Messages);
        }

        public RowReader Reader { get; }

        public Decisions Decisions { get; }

        public List<ImportMessage> Messages { get; } = [];
    }
}
