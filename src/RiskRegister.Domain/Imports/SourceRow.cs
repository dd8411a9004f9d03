namespace RiskRegister.Domain.Imports;

/// <summary>A row of an imported table.</summary>
/// <param name="Number">From 1, as a person sees it in a spreadsheet, also of a CSV.</param>
/// <param name="Cells">As its property says.</param>
public sealed record SourceRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>As displayed, from the first column; without text that its file shows struck through or deleted.</summary>
    public IReadOnlyList<string> Cells
    {
        get;
        init => (field, Traits) = (value, CellTraits.None);
    } = Cells;

    /// <summary>What is known of all of its cells; nothing of other cells, until they are looked into.</summary>
    public CellTraits Traits { get; init; }

    /// <summary>The row with another text in one of its cells.</summary>
    internal SourceRow With(int index, string text) => this with { Cells = [.. Cells.Select((cell, at) => at == index ? text : cell)] };

    internal bool IsPlain => Traits.HasFlag(CellTraits.Plain);

    /// <summary>
    /// What its cells are beside their text, by their place in <see cref="Cells"/>; null when nothing is to be said of any. An empty cell
    /// behind the last one may have a comment.
    /// </summary>
    public IReadOnlyDictionary<int, CellRemark>? Remarks { get; init; }

    /// <summary>Its file hides it, by itself or by a filter.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether nothing is seen in a cell, or the row does not go so far.</summary>
    internal bool IsBlankAt(int index) => index >= Cells.Count
        || (IsPlain ? ReferenceEquals(Cells[index], string.Empty) : TextKey.IsInvisible(Cells[index]));

    /// <summary>The row with one more cell before the others.</summary>
    internal SourceRow Behind(string cell) => this with
    {
        Cells = [cell, .. Cells],
        Remarks = Remarks?.ToDictionary(pair => pair.Key + 1, pair => pair.Value),
    };

    /// <summary>What is to be said of a cell beside its text; nothing of most.</summary>
    public CellRemark RemarkOf(int index) => Remarks is not null && Remarks.TryGetValue(index, out var remark) ? remark : CellRemark.None;
}
