namespace RiskRegister.Domain.Performance;

/// <summary>What is to be reached, from a day on.</summary>
/// <param name="From">The first day that it counts for.</param>
/// <param name="Source">Who set it: a plan, a statute, a contract.</param>
public sealed record Target(DateOnly From, TargetBounds Bounds, TargetKind Kind, string? Source);

/// <summary>Where a target comes from.</summary>
public enum TargetKind
{
    Local,
    Statutory,
    Contract,

    /// <summary>A step on the way to another.</summary>
    Profile,
}

/// <summary>Finds the target that counts.</summary>
public static class Targets
{
    /// <summary>The one in force on a day; null before the first.</summary>
    public static Target? On(IEnumerable<Target> targets, DateOnly day) =>
        targets.Where(target => target.From <= day).MaxBy(target => target.From);
}
