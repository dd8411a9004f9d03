namespace RiskRegister.Domain;

/// <summary>What changed between two registers, in the words a committee report uses.</summary>
/// <param name="Quarter">The quarter of the later register.</param>
/// <param name="Since">The quarter of the earlier one; null for a first register.</param>
/// <param name="Threshold">The later register's threshold, 1–25.</param>
/// <param name="Summary">Paragraphs, none empty: additions and deletions, then how many entries are on the register.</param>
/// <param name="Entries">Every entry that is on the register or was, risks by number and then opportunities.</param>
public sealed record RegisterHighlights(
    Quarter Quarter, Quarter? Since, int Threshold, IReadOnlyList<string> Summary, IReadOnlyList<EntryHighlight> Entries)
{
    /// <summary>The month in which the financial year of both starts, 1–12.</summary>
    public int FinancialYearStartsIn { get; init; } = 4;

    /// <summary>The same as if some entries had never been mentioned, nor counted: for those made exempt afterwards.</summary>
    public RegisterHighlights Without(IReadOnlySet<Guid> withheld)
    {
        if (!Entries.Any(entry => withheld.Contains(entry.EntryId))) return this;
        EntryHighlight[] remaining = [.. Entries.Where(entry => !withheld.Contains(entry.EntryId))];
        return this with
        {
            Entries = remaining,
            Summary = Highlights.Summarise(Quarter, Since, Threshold, FinancialYearStartsIn, remaining)
        };
    }
}
