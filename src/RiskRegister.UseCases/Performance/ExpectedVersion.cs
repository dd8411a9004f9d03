namespace RiskRegister.UseCases.Performance;

/// <summary>What somebody who gives or changes something says of what may be there: that there is nothing yet, or which version it
/// is.</summary>
/// <param name="IsIt">Whether a version is the one that the change was made from; null when there is to be none.</param>
public sealed record ExpectedVersion<T>(Func<T, bool>? IsIt) where T : class
{
    /// <summary>412 when it is otherwise; else null.</summary>
    /// <param name="name">What messages call it: "the value of PM5 for 2017-18-Q3".</param>
    public Refusal? Check(T? present, string name)
    {
        if (IsIt is null)
            return present is null ? null : new Refusal(Refusals.Stale, $"There is {name} already; send its ETag.") { About = present };
        if (present is null) return new Refusal(Refusals.Stale, $"There is not yet {name}; send If-None-Match: *.");
        return IsIt(present) ? null : ExpectedVersion.Changed(present, name);
    }
}

/// <summary>What is said of versions.</summary>
static class ExpectedVersion
{
    /// <summary>412 for what somebody else changed first.</summary>
    public static Refusal Changed(object? present, string name) =>
        new(Refusals.Stale, $"Somebody changed {name} meanwhile.") { About = present };
}
