namespace RiskRegister.Api.Http;

/// <summary>Where the API is.</summary>
public static class RegisterApi
{
    public const string Base = "/api/v1";
}
