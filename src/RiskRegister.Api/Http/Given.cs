namespace RiskRegister.Api.Http;

/// <summary>A member of a merge patch: not there, or there with a value, which may be null.</summary>
public readonly record struct Given<T>(bool IsGiven, T Value)
{
    public static implicit operator Given<T>(T value) => new(true, value);

    /// <summary>What holds after the patch.</summary>
    public T Or(T present) => IsGiven ? Value : present;
}
