namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks whether a sheet that is called "Closed risks" is left out, which changes nothing that is stored, or its rows are imported as
/// closed.
/// </summary>
internal sealed class ClosedSheets(Decisions decisions, List<ImportMessage> messages)
{
    const string Closed = "closed";
    const string PassedOver = "leaveOut";

    readonly List<SourceTable> leftOut = [];

    /// <summary>Those that are left out.</summary>
    public IReadOnlyList<SourceTable> LeftOut => leftOut;

    /// <summary>Whether a sheet has closed entries by its name.</summary>
    public static bool AreOn(SourceTable source) => source.OneOfSeveral && SheetNames.NamesClosed(source.Title);

    /// <summary>Of one that the mapping leaves out.</summary>
    public void PassLeftOut(SourceTable source)
    {
        if (AreOn(source)) leftOut.Add(source);
    }

    /// <summary>Whether it was answered that its rows are imported; one without headings has none, and is not asked about.</summary>
    public bool IsTaken(SourceTable source, HeadingSearch search)
    {
        var answer = search.PartsOf(source, null).Count == 0 ? PassedOver : decisions.Ask(new ImportQuestion(
            $"closed-sheet:{Decisions.IdOf(source.Title!)}",
            ImportCodes.StatusUnclear,
            $"By its name \"{CellText.Shown(source.Title!)}\" holds closed entries: is it left out, or imported as closed?",
            [
                new(PassedOver, "It is left out; an open entry that stands there stays as it is, and is named."),
                new(Closed, "Its rows are stored as closed entries; an open entry that one is about is closed."),
            ],
            PassedOver, source.Name));
        if (answer == Closed) return true;
        leftOut.Add(source);
        messages.Report(source.Name, null, null, ImportCodes.SheetIgnored, "By its name the sheet holds closed entries: it is left out.");
        return false;
    }
}
