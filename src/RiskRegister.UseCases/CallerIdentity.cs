using System.Security.Claims;

namespace RiskRegister.UseCases;

/// <summary>The actor that a credential stands for, as .NET carries who has signed in.</summary>
public sealed class CallerIdentity(Actor actor) : ClaimsIdentity("Credential")
{
    public Actor Holder { get; } = actor;
}
