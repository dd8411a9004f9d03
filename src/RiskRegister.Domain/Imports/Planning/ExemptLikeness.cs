namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks about rows that do not say they are exempt and have the text of an entry that is, or are new and have nearly its title: so an
/// entry that was split in two, or a column that was sorted alone, would make public what is not.
/// </summary>
internal sealed class ExemptLikeness
{
    /// <summary>What the id of such a question begins with, before the row's title, the entry and the text.</summary>
    public const string Like = "exempt-like:";

    const string Exempt = "exempt";

    // "None", "As above" and the like are many entries' texts.
    const int ShortestText = 12;

    readonly Decisions decisions;
    readonly EntryState[] exempt;
    readonly NearEntries near;

    public ExemptLikeness(MatchableEntries live, Decisions decisions)
    {
        this.decisions = decisions;
        exempt = [.. live.All.Where(entry => entry.Exempt is not null)];
        near = new NearEntries(exempt);
    }

    /// <summary>The row, exempt as the entry that it is like where that was answered.</summary>
    /// <param name="present">What it is about; null where it is new.</param>
    public ImportedRow Asked(ImportedRow row, EntryState? present)
    {
        if (exempt.Length == 0 || row.Exempt?.Value is not null || present?.Exempt is not null) return row;
        if (LikeOf(row, present) is not var (entry, what, text)) return row;
        var answer = decisions.Ask(new ImportQuestion(
            $"{Like}{Decisions.IdOfWhole($"{row.Title} {entry.Reference} {text}")}",
            ImportCodes.ExemptUnclear,
            $"\"{CellText.Shown(row.Title)}\" has {what} of {RowMatching.TitledNameOf(entry)} which is exempt: may press and public see "
            + "it?",
            [
                new(Exempt, "They may not: it is kept out of the public edition as that entry is."),
                new("open", "They may."),
            ],
            Exempt, row.Table, row.Number));
        return answer == Exempt ? row with { Exempt = new Cell<Exemption?>(entry.Exempt, "") } : row;
    }

    (EntryState Entry, string What, string Text)? LikeOf(ImportedRow row, EntryState? present)
    {
        foreach (var entry in exempt)
        {
            if (IsTaken(row.Description?.Value, entry.Description, present?.Description))
                return (entry, "the description", entry.Description!);
            if (IsTaken(row.Narrative?.Value, entry.Direction.Narrative, present?.Direction.Narrative))
                return (entry, "the narrative", entry.Direction.Narrative!);
        }

        return present is null && near.To(row) is [var first, ..] ? (first.Entry, "nearly the title", first.Entry.Title) : null;
    }

    static bool IsTaken(string? text, string? exempt, string? own) =>
        text?.Length >= ShortestText && text == exempt && text != own;
}
