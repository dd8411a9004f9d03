namespace RiskRegister.Domain;

/// <summary>What is on the register: open entries of the corporate register whose residual score reaches the threshold.</summary>
public static class RegisterRule
{
    /// <param name="threshold">The lowest residual score that is reported, 1–25; 12 unless configured.</param>
    public static bool IsOnRegister(EntryStatus status, Score residual, int threshold, RegisterLevel level = RegisterLevel.Corporate) =>
        IsOnRegister(status, residual.Value, threshold) && level == RegisterLevel.Corporate;

    /// <summary>The same of an entry that the corporate register keeps.</summary>
    /// <param name="residual">Impact × likelihood, 1–25.</param>
    /// <param name="threshold">As above.</param>
    public static bool IsOnRegister(EntryStatus status, int residual, int threshold) => status == EntryStatus.Open && residual >= threshold;
}
