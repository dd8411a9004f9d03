namespace RiskRegister.Domain.Imports;

/// <summary>A card of one entry: its headings, and what stands beside each.</summary>
internal sealed record Card(SourceTable Table, List<CardPair> Pairs)
{
    /// <summary>Its headings, one after the other.</summary>
    public string Layout => string.Join('\n', Pairs.Select(pair => HeadingNames.FoldedHeading(pair.Label)));

    public bool IsPartOf(Card other) => LabelsBeyond(other.Labels).Count == 0;

    public List<string> Labels => Pairs.ConvertAll(pair => pair.Label);

    /// <summary>The headings that others are not.</summary>
    public List<string> LabelsBeyond(List<string> labels)
    {
        var left = labels.ConvertAll(HeadingNames.FoldedHeading);
        return Labels.FindAll(label => !left.Remove(HeadingNames.FoldedHeading(label)));
    }

    public SourceRow ToRow(IReadOnlyList<string> labels)
    {
        var left = Pairs.ToList();
        var (cells, remarks) = (new List<string>(), new Dictionary<int, CellRemark>());
        foreach (var label in labels.Select(HeadingNames.FoldedHeading))
        {
            var at = left.FindIndex(pair => HeadingNames.FoldedHeading(pair.Label) == label);
            if (at < 0)
            {
                cells.Add("");
                continue;
            }

            // In a row of its own nothing is merged with what stands above.
            var remark = left[at].Remark with { Marks = left[at].Remark.Marks & ~CellMarks.Merged };
            if (remark != CellRemark.None) remarks[cells.Count] = remark;
            cells.Add(left[at].Value);
            left.RemoveAt(at);
        }

        return new SourceRow(Pairs[0].Row, cells)
        {
            Remarks = remarks.Count == 0 ? null : remarks,
            IsHidden = Table.IsHidden || Pairs.TrueForAll(pair => pair.IsHidden),
        };
    }
}
