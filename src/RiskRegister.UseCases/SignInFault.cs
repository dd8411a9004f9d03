namespace RiskRegister.UseCases;

/// <summary>Why a credential was not accepted: for the audit log, never for who sent it.</summary>
public enum SignInFault
{
    /// <summary>The header is not one bearer token in a form that the service knows.</summary>
    Malformed,

    UnknownKey,

    /// <summary>The id of a key with another's secret.</summary>
    WrongSecret,

    ExpiredKey,
    RevokedKey,

    /// <summary>Not looked at: too many failed from that address.</summary>
    TooManyFailures,

    UnreadableToken,
    ExpiredToken,
    TokenNotYetValid,
    WrongAudience,
    WrongIssuer,
    WrongSignature,

    /// <summary>A good token, but it has no subject.</summary>
    NoSubject,
}
