namespace RiskRegister.Domain.Imports;

/// <summary>Decides what an import does to the live register, without doing it.</summary>
public static class ImportPlanner
{
    /// <summary>Begins the reason of entries that were closed because a quarter's register did not have them.</summary>
    public const string ClosedAsMissing = "Not in the register for ";

    internal const string SameTitle = "same:";

    /// <summary>Whether a mapping answers what only titles of the whole register can be asked about.</summary>
    public static bool AnswersAboutTitles(ImportMapping mapping) =>
        mapping.Answers.Keys.Any(id => id.StartsWith(SameTitle, StringComparison.Ordinal)
            || id.StartsWith(ExemptLikeness.Like, StringComparison.Ordinal));

    /// <summary>Plans all rows, refused ones among them: whether anything is stored is the caller's to decide.</summary>
    /// <param name="live">Every entry, closed ones too; whole where a row may be about it.</param>
    /// <param name="next">The numbers that new entries get; those that the import names raise them first.</param>
    /// <param name="now">When directions are stated and entries closed.</param>
    /// <param name="newId">Gives each new entry its permanent id.</param>
    public static ImportPlan Plan(
        ReadRegister read,
        IReadOnlyCollection<EntryState> live,
        ImportOptions options,
        RegisterSettings settings,
        NextNumbers next,
        DateTimeOffset now,
        Func<Guid> newId)
    {
        var planning = new RowPlanning(
            read, new MatchableEntries(live), options, settings, new RowApplication(settings, live, now), next, newId);
        return planning.Plan();
    }
}
