namespace RiskRegister.Domain;

/// <summary>What is on the register: open entries whose residual score reaches the threshold.</summary>
public static class RegisterRule
{
    /// <param name="threshold">The lowest residual score that is reported, 1–25; 12 unless configured.</param>
    public static bool IsOnRegister(EntryStatus status, Score residual, int threshold) =>
        status == EntryStatus.Open && residual.Value >= threshold;
}
