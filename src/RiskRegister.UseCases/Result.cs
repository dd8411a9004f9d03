using System.Diagnostics.CodeAnalysis;

namespace RiskRegister.UseCases;

/// <summary>What a use case ends with: a value, or why there is none.</summary>
public readonly struct Result<T> where T : notnull
{
    Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Null when it was refused.</summary>
    public T? Value { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <exception cref="InvalidOperationException">It was refused; for callers that know that it cannot be.</exception>
    public T Required => IsDone ? Value : throw new InvalidOperationException(Refusal.Sentence);

    public void Deconstruct(out T? value, out Refusal? refusal) => (value, refusal) = (Value, Refusal);

    internal static Result<T> Done(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>Makes results of interfaces, which no conversion does.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) where T : notnull => Result<T>.Done(value);
}
