namespace RiskRegister.Domain;

/// <summary>What happened to one entry between two registers.</summary>
/// <param name="EntryId">The entry's permanent id.</param>
/// <param name="Reference">Its reference on the register now, or then when it was removed.</param>
/// <param name="Title">Its title on the register now, or then when it was removed.</param>
/// <param name="Kind">Risk or opportunity.</param>
/// <param name="Changes">
/// At least one, in the order in which the sentence names them; an addition, removal or absence of change stands alone.
/// </param>
/// <param name="Text">One sentence, as a committee report has it.</param>
public sealed record EntryHighlight(
    Guid EntryId, EntryReference Reference, string Title, EntryKind Kind, IReadOnlyList<Change> Changes, string Text)
{
    /// <summary>Whether the entry came on to the register.</summary>
    internal bool IsAddition => Changes[0].Code == ChangeCode.Added;

    /// <summary>Whether the entry left the register.</summary>
    internal bool IsDeletion => Changes[0].Code == ChangeCode.Removed;
}
