namespace RiskRegister.Domain;

/// <summary>What the register prints as direction of travel: the stated direction, else the movement's.</summary>
/// <param name="Direction">Null only for a new entry that states nothing; printed "New".</param>
/// <param name="Stated">Whether the owner said so.</param>
/// <param name="StatedAt">Since when it has been stated.</param>
/// <param name="Narrative">The owner's words.</param>
/// <param name="ContradictsMovement">A stated direction that opposes the movement of the residual score.</param>
public sealed record DirectionOfTravel(
    Direction? Direction, bool Stated, DateTimeOffset? StatedAt, string? Narrative, bool ContradictsMovement)
{
    public static DirectionOfTravel Of(StatedDirection stated, Movement movement) => stated.Direction is { } direction
        ? new(direction, true, stated.StatedAt, stated.Narrative, Opposes(direction, movement))
        : new(Following(movement), false, null, stated.Narrative, false);

    static Direction? Following(Movement movement) => movement switch
    {
        Movement.Up => Domain.Direction.Upwards,
        Movement.Level => Domain.Direction.Level,
        Movement.Down => Domain.Direction.Downwards,
        _ => null,
    };

    // "Level" opposes nothing: an owner may call a small step level.
    static bool Opposes(Direction direction, Movement movement) => (direction, movement) is
        (Domain.Direction.Upwards, Movement.Down) or (Domain.Direction.Downwards, Movement.Up);
}
