namespace RiskRegister.Api.Http;

/// <summary>An exception that says how the request is to be answered.</summary>
public interface ICarriesProblem
{
    Problem Problem { get; }
}
