namespace RiskRegister.Domain.Dossiers;

/// <summary>How one entry hangs together with another, from its own side.</summary>
public enum EntryRelation
{
    DependsOn,
    NeededBy,
    RelatesTo,
    SplitFrom,
    SplitInto,
    MergedInto,
    MergedFrom,
}

/// <summary>The two sides of links.</summary>
public static class EntryRelations
{
    /// <summary>The same link as the other entry sees it.</summary>
    public static EntryRelation Inverse(this EntryRelation relation) => relation switch
    {
        EntryRelation.DependsOn => EntryRelation.NeededBy,
        EntryRelation.NeededBy => EntryRelation.DependsOn,
        EntryRelation.SplitFrom => EntryRelation.SplitInto,
        EntryRelation.SplitInto => EntryRelation.SplitFrom,
        EntryRelation.MergedInto => EntryRelation.MergedFrom,
        EntryRelation.MergedFrom => EntryRelation.MergedInto,
        _ => relation,
    };

    /// <summary>Whether links are kept from this side; the others are their inverses.</summary>
    public static bool IsKept(this EntryRelation relation) =>
        relation is EntryRelation.DependsOn or EntryRelation.RelatesTo or EntryRelation.SplitFrom or EntryRelation.MergedInto;

    /// <summary>Whether it cannot hold both ways: what came out of another is not where that came from.</summary>
    public static bool IsOneWay(this EntryRelation relation) => relation is not (EntryRelation.DependsOn or EntryRelation.NeededBy
        or EntryRelation.RelatesTo);

    /// <summary>"Depends on", before the other entry.</summary>
    public static string Printed(this EntryRelation relation) => relation switch
    {
        EntryRelation.DependsOn => "Depends on",
        EntryRelation.NeededBy => "Is needed by",
        EntryRelation.RelatesTo => "Relates to",
        EntryRelation.SplitFrom => "Was split from",
        EntryRelation.SplitInto => "Was split into",
        EntryRelation.MergedInto => "Was merged into",
        _ => "Took in",
    };
}
