using RiskRegister.Domain;

namespace RiskRegister.UseCases.Entries;

/// <summary>That an entry is to come from one register to another: who asked why, and what was decided.</summary>
public sealed class MoveRow
{
    internal const string Select = """
        select m.id, m.from_level as FromName, m.to_level as ToName, m.reason, m.at, m.actor as By, d.accepted, d.reason as DecidedWhy,
            d.at as DecidedAt, d.actor as DecidedBy
        from entry_moves as m
        left join entry_move_decisions as d on d.move_id = m.id

        """;

    public required Guid Id { get; init; }

    public required string FromName { get; init; }

    public required string ToName { get; init; }

    public required string Reason { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }

    /// <summary>Null while nobody has decided.</summary>
    public bool? Accepted { get; init; }

    /// <summary>Null where nothing was decided, or nothing said of it.</summary>
    public string? DecidedWhy { get; init; }

    public DateTime? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    public RegisterLevel From => EnumNames.Parse<RegisterLevel>(FromName);

    public RegisterLevel To => EnumNames.Parse<RegisterLevel>(ToName);
}
