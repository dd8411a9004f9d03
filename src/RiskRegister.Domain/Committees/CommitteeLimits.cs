namespace RiskRegister.Domain.Committees;

/// <summary>How much is kept of bodies and meetings. Lengths are in UTF-16 code units.</summary>
public static class CommitteeLimits
{
    public const int Bodies = 200;
    public const int Key = 60;
    public const int Name = 200;
    public const int Place = 300;
    public const int Note = 2_000;
    public const int Reason = 1_000;

    /// <summary>Of a meeting.</summary>
    public const int Items = 100;

    /// <summary>As the agenda numbers it.</summary>
    public const int Number = 20;
    public const int Title = 300;
    public const int Resolution = 4_000;
    public const int LastPosition = 99;

    /// <summary>Handed out after one committee report was published.</summary>
    public const int Addenda = 20;

    /// <summary>Of an addendum.</summary>
    public const int Addendum = 20_000;
}
