using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>In which order entries are listed; the id breaks ties.</summary>
public enum EntryOrder
{
    /// <summary>Register order: risks by number, then opportunities.</summary>
    Reference,

    /// <summary>Highest residual score first, inside one score by reference.</summary>
    Residual,

    /// <summary>Last changed first.</summary>
    UpdatedAt,
}

/// <summary>The entry after which a page begins.</summary>
/// <param name="Key">Its position, its residual score and position, or the ticks of its last change, as the order has it.</param>
public sealed record EntryPlace(long Key, Guid Id)
{
    /// <summary>More than any position.</summary>
    public const long PastPositions = 100_000_000_000;

    public static EntryPlace Of(EntryRow row, EntryOrder order) => new(order switch
    {
        EntryOrder.Residual => (StoredEntry.ReadFacts(row.Facts).ResidualScore.ToScore().Value * PastPositions) + row.Position,
        EntryOrder.UpdatedAt => row.UpdatedAt.Ticks,
        _ => row.Position,
    }, row.Id);
}
