namespace RiskRegister.Api.Security;

/// <summary>Whether a key lets anybody in.</summary>
public enum KeyState
{
    Active,
    Expired,
    Revoked,
}
