namespace RiskRegister.Api.Http;

/// <summary>What a use case ends with: an <see cref="Answer"/> or a <see cref="Refusal"/>.</summary>
public abstract class Outcome : IResult
{
    public abstract Task ExecuteAsync(HttpContext httpContext);
}
