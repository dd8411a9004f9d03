namespace RiskRegister.Api.Http;

/// <summary>One way in which the service refuses, as clients tell it from others.</summary>
/// <param name="Code">Stable; clients branch on it.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Title">The same words each time.</param>
/// <param name="Example">A detail as it might read, for the OpenAPI document.</param>
public sealed record ProblemType(string Code, int Status, string Title, string Example);
