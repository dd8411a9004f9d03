using RiskRegister.UseCases.Storage;

namespace RiskRegister.UseCases.Entries;

/// <summary>Which revision of an entry a change was made from, so that nobody's change is overwritten unseen.</summary>
public sealed class Expected
{
    readonly Func<Guid, int, bool>? names;

    Expected(Func<Guid, int, bool>? names) => this.names = names;

    /// <summary>Whatever is there: for what can be done to any revision alike, such as appending.</summary>
    public static Expected Any { get; } = new(null);

    public static Expected Revision(int revision) => new((_, present) => present == revision);

    /// <summary>Any of the revisions that <paramref name="names"/> says yes to.</summary>
    public static Expected OneOf(Func<Guid, int, bool> names) => new(names);

    public Refusal? Check(FoundEntry entry) => names is null || names(entry.Row.Id, entry.Row.Revision) ? null
        : Stale(entry, $"{entry.Name} is at revision {entry.Row.Revision}; the ETag sent is of another.");

    public static Refusal Stale(FoundEntry now, string detail) => new(Refusals.Stale, detail) { About = now };
}
