namespace RiskRegister.Domain;

/// <summary>What the owner says of the direction of travel; it stands until restated or set to null.</summary>
/// <param name="Direction">Null when nothing is stated: then the direction follows the movement.</param>
/// <param name="StatedAt">Since when <paramref name="Direction"/> has been stated.</param>
/// <param name="Narrative">The owner's own words; may stand without a direction.</param>
public sealed record StatedDirection(Direction? Direction, DateTimeOffset? StatedAt, string? Narrative)
{
    public static StatedDirection None { get; } = new(null, null, null);
}
