namespace RiskRegister.Domain;

/// <summary>Which register keeps an entry. Snapshots, and what is reported to committees, are of the corporate one alone.</summary>
public enum RegisterLevel
{
    /// <summary>The whole organisation's; where nothing else was said.</summary>
    Corporate,

    /// <summary>A directorate's.</summary>
    Directorate,

    /// <summary>A service's.</summary>
    Service,
}

/// <summary>How an entry last came from one register to another.</summary>
/// <param name="From">Which kept it before; the same where none other did.</param>
/// <param name="To">Which keeps it since.</param>
public sealed record EntryMove(RegisterLevel From, RegisterLevel To)
{
    /// <summary>Of an entry that a register keeps from its beginning; null for the corporate one, which needs no saying.</summary>
    public static EntryMove? FromTheBeginning(RegisterLevel level) => level == RegisterLevel.Corporate ? null : new(level, level);
}

/// <summary>What registers are called.</summary>
public static class RegisterLevels
{
    /// <summary>"the corporate register".</summary>
    public static string Worded(this RegisterLevel level) => level switch
    {
        RegisterLevel.Directorate => "the directorate's register",
        RegisterLevel.Service => "the service's register",
        _ => "the corporate register",
    };
}
