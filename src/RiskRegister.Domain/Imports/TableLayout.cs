namespace RiskRegister.Domain.Imports;

/// <summary>What the columns below a row of headings hold.</summary>
/// <param name="Columns">The recognised columns, each with its place in a row.</param>
/// <param name="Kind">The kind of entry that the headings speak of, if they speak of one.</param>
internal sealed record TableLayout(IReadOnlyDictionary<RegisterColumn, (int Index, string Heading)> Columns, EntryKind? Kind)
{
    // The headings by which a table says what it holds, the most telling first.
    static readonly RegisterColumn[] Telling =
    [
        RegisterColumn.Title, RegisterColumn.Description, RegisterColumn.Actions, RegisterColumn.Effects, RegisterColumn.Score,
        RegisterColumn.ResidualScore, RegisterColumn.Reference, RegisterColumn.Types, RegisterColumn.Owners,
    ];

    /// <summary>With the headings that name a field another one names, and those that name none.</summary>
    public static TableLayout Of(SourceRow row, HeadingNames names, out List<string> twice, out List<string> ignored)
    {
        var columns = new Dictionary<RegisterColumn, (int, string)>();
        twice = [];
        ignored = [];
        for (var index = 0; index < row.Cells.Count; index++)
        {
            var heading = row.Cells[index].Trim();
            if (heading.Length == 0) continue;
            var shown = CellText.Shown(heading);
            if (names.ColumnOf(heading) is not { } column) ignored.Add(shown);
            else if (!columns.TryAdd(column, (index, shown))) twice.Add(shown);
        }

        return new TableLayout(columns, KindOf(columns));
    }

    /// <summary>The fields that a register can't do without and that have no column.</summary>
    public IEnumerable<string> Missing()
    {
        if (!Columns.ContainsKey(RegisterColumn.Title) && !Columns.ContainsKey(RegisterColumn.Description)) yield return "title";
        if (!HasScore(RegisterColumn.Score, RegisterColumn.Impact, RegisterColumn.Likelihood)) yield return "score";
        if (!HasScore(RegisterColumn.ResidualScore, RegisterColumn.ResidualImpact, RegisterColumn.ResidualLikelihood))
            yield return "residual score";
    }

    /// <summary>The column whose first line is the title.</summary>
    public RegisterColumn TitleColumn => Columns.ContainsKey(RegisterColumn.Title) ? RegisterColumn.Title : RegisterColumn.Description;

    bool HasScore(RegisterColumn product, RegisterColumn impact, RegisterColumn likelihood) =>
        Columns.ContainsKey(product) || (Columns.ContainsKey(impact) && Columns.ContainsKey(likelihood));

    static EntryKind? KindOf(Dictionary<RegisterColumn, (int Index, string Heading)> columns)
    {
        foreach (var column in Telling)
        {
            if (columns.TryGetValue(column, out var place) && HeadingNames.KindOf(place.Heading) is { } kind) return kind;
        }

        return null;
    }
}
