namespace RiskRegister.Domain.Imports;

/// <summary>A row of which neither number nor title alone says what it is about.</summary>
/// <param name="At">Its place among the rows.</param>
/// <param name="Numbered">The entry whose number it has, under another title.</param>
/// <param name="Near">Other entries that have nearly its title, the most alike first.</param>
internal sealed record UncertainRow(int At, ImportedRow Row, EntryState? Numbered, IReadOnlyList<NearEntry> Near)
{
    public const int MostOffered = 10;

    // What is much less alike than the best is hardly meant.
    const double FarFromBest = 0.25;

    /// <summary>The entries that have its source reference where several do.</summary>
    public IReadOnlyList<EntryState> Sharing { get; init; } = [];

    /// <summary>How much its title is that of the entry whose number it has.</summary>
    public double LikenessByNumber { get; } =
        Numbered is null ? 0 : TitleWords.Likeness(TitleWords.Telling(Row.Title), TitleWords.Telling(Numbered.Title));

    public double LikenessByTitle { get; } = Near.Count == 0 ? 0 : Near[0].Likeness;

    /// <summary>The entry that an answer calls the same, whatever else is answered; null where several are called by their names.</summary>
    public EntryState? Same { get; } = Numbered ?? (Near is [var only] ? only.Entry : null);

    /// <summary>The references that several of the near entries have, which a closed one may share; an id tells those apart.</summary>
    public IReadOnlySet<EntryReference?> Shared { get; } =
        Near.GroupBy(near => near.Entry.Reference).Where(sharing => sharing.Count() > 1).Select(sharing => sharing.Key).ToHashSet();

    /// <summary>With those near titles only that are worth a choice.</summary>
    public UncertainRow Offering(Func<NearEntry, bool> isBetter)
    {
        var better = Near.Where(isBetter).ToArray();
        return new(At, Row, Numbered, [.. better.Where(near => near.Likeness >= better[0].Likeness - FarFromBest).Take(MostOffered)])
        {
            Sharing = Sharing,
        };
    }
}
