namespace RiskRegister.Domain.Imports;

/// <summary>A heading of a card, and what the card says under it.</summary>
/// <param name="Row">As a person counts rows.</param>
/// <param name="Label">Empty where another line of what stands above goes on.</param>
internal readonly record struct CardPair(int Row, string Label, string Value, CellRemark Remark, bool IsHidden)
{
    /// <summary>The heading that a line across a card gets, which names the entry.</summary>
    public const string Caption = "Name";

    /// <summary>The heading of what is said of an entry that the line above it names.</summary>
    public const string Description = "Description";

    /// <summary>The heading of the reference that such a line begins with.</summary>
    public const string Reference = "Reference";

    /// <summary>The heading of the word "risk" or "opportunity" before that reference.</summary>
    public const string Kind = "Kind";

    /// <summary>The heading of such a line that does not name the entry; no field has it.</summary>
    public const string Across = "(line across)";

    /// <summary>The heading of what stands above one card, or beside it, and speaks of exemption; no field has it.</summary>
    public const string Notice = "(line above)";

    public static CardPair Of(SourceRow row, string label, int at) =>
        new(row.Number, label, TablePiece.CellOf(row, at), row.RemarkOf(at), row.IsHidden);
}
