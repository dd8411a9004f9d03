namespace RiskRegister.Api.Http;

/// <summary>No two elements of the list are the same.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DistinctAttribute : Attribute;
