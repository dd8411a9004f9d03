namespace RiskRegister.Api.Http;

/// <summary>A member of a request that may be left out but not be null.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NeverNullAttribute : Attribute;
