namespace RiskRegister.Api.Tests.OpenApi;

/// <summary>The service answered what its OpenAPI document does not declare.</summary>
public sealed class ContractBrokenException(string message) : Exception(message);
