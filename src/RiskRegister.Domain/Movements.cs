namespace RiskRegister.Domain;

/// <summary>The rule of movement.</summary>
public static class Movements
{
    /// <summary>Compares a residual score with the one a snapshot froze.</summary>
    /// <param name="residual">Residual score now, 1–25.</param>
    /// <param name="before">Residual score in the snapshot, or null when the snapshot does not hold the entry.</param>
    public static Movement Since(int residual, int? before) => before switch
    {
        null => Movement.New,
        { } was when residual > was => Movement.Up,
        { } was when residual < was => Movement.Down,
        _ => Movement.Level,
    };
}
