using System.Diagnostics.CodeAnalysis;

namespace RiskRegister.Api.Http;

/// <summary>What a request ends with: an <see cref="Answer"/> or a <see cref="Problem"/>.</summary>
public abstract class Outcome : IResult
{
    public abstract Task ExecuteAsync(HttpContext httpContext);

    [return: NotNullIfNotNull(nameof(refusal))]
    public static implicit operator Outcome?(Refusal? refusal) => refusal is null ? null : Problem.Of(refusal);
}
