namespace RiskRegister.Api.Http;

/// <summary>The configuration is not one to start with; the message is for the administrator.</summary>
public sealed class ConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
