namespace RiskRegister.Domain;

/// <summary>How an entry ended.</summary>
/// <param name="Reason">As the committee reads it.</param>
/// <param name="ClosedAt">When.</param>
/// <param name="ReplacedBy">The entries it was split into or merged with; none when it just ended.</param>
/// <param name="From">The status it had before, to which reopening brings it back.</param>
public sealed record Closure(string Reason, DateTimeOffset ClosedAt, IReadOnlyList<Guid> ReplacedBy, EntryStatus From);
