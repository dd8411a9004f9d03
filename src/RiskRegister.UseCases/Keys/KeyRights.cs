using FluentValidation;
using RiskRegister.Domain;

namespace RiskRegister.UseCases.Keys;

/// <summary>What a key is to let its holder do.</summary>
/// <param name="Label">Whom it is for; stands in revisions and the audit log.</param>
/// <param name="Owners">The posts that its holder acts for.</param>
/// <param name="FullEdition">Whether it grants a reader full editions of published snapshots.</param>
/// <param name="ExpiresAt">Null for a key that lasts until it is revoked.</param>
public sealed record KeyRights(
    string Label, IReadOnlySet<Role> Roles, IReadOnlyList<string> Owners, bool FullEdition, DateTimeOffset? ExpiresAt);

/// <summary>How a key is to be followed by another.</summary>
/// <param name="OverlapHours">How long the present key goes on.</param>
/// <param name="ExpiresAt">The new key's end; when not given, it lasts as long as the present one was made for.</param>
public sealed record KeyRotation(int OverlapHours, Optional<DateTimeOffset?> ExpiresAt)
{
    public const int StandardOverlap = 24;
    public const int LongestOverlap = 720;
}

sealed class KeyRightsRules : AbstractValidator<KeyRights>
{
    public KeyRightsRules(TimeProvider clock)
    {
        RuleFor(key => key.Label).IsLine(EntryLimits.Owner);
        RuleFor(key => key.Roles).NotEmpty().WithMessage("must name at least one role");
        RuleForEach(key => key.Owners).IsLine(EntryLimits.Owner);
        RuleFor(key => key.Owners).HasNoneTwice();
        RuleFor(key => key.Owners).NotEmpty().When(key => key.Roles.Contains(Role.Owner))
            .WithMessage("must name a post that the role owner acts for");
        RuleFor(key => key.Owners).Must(owners => owners.Count <= EntryLimits.Owners)
            .WithMessage($"must have at most {EntryLimits.Owners} elements");
        RuleFor(key => key.ExpiresAt).Must(end => end is null || end > clock.GetUtcNow()).WithMessage("must be in the future");
    }
}

sealed class KeyRotationRules : AbstractValidator<KeyRotation>
{
    public KeyRotationRules(TimeProvider clock)
    {
        RuleFor(rotation => rotation.OverlapHours).InclusiveBetween(0, KeyRotation.LongestOverlap)
            .WithMessage($"must be 0 to {KeyRotation.LongestOverlap}");
        RuleFor(rotation => rotation.ExpiresAt).Must(end => end.Value is null || end.Value > clock.GetUtcNow())
            .WithMessage("must be in the future");
    }
}
