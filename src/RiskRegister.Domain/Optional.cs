namespace RiskRegister.Domain;

/// <summary>A member of a change: not there, or there with a value, which may be null.</summary>
public readonly record struct Optional<T>(bool IsGiven, T Value)
{
    public static implicit operator Optional<T>(T value) => new(true, value);

    /// <summary>What holds after the change.</summary>
    public T Or(T present) => IsGiven ? Value : present;
}
