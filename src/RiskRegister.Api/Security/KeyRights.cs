namespace RiskRegister.Api.Security;

/// <summary>What a key lets its holder do.</summary>
/// <param name="Label">Whom it is for; stands in revisions and the audit log.</param>
/// <param name="Owners">The posts that its holder acts for.</param>
/// <param name="FullEdition">Whether it grants a reader full editions of published snapshots.</param>
/// <param name="ExpiresAt">Null for a key that lasts until it is revoked.</param>
public sealed record KeyRights(string Label, IReadOnlyList<Role> Roles, IReadOnlyList<string> Owners, bool FullEdition, DateTimeOffset? ExpiresAt);
