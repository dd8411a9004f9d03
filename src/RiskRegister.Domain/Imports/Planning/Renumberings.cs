namespace RiskRegister.Domain.Imports;

/// <summary>Gives an entry that is known by its title, or its id, the number that its row has.</summary>
internal sealed class Renumberings(MatchableEntries live, PlanMessages messages)
{
    readonly List<Renumbering> all = [];

    public IReadOnlyList<Renumbering> All => all;

    /// <param name="state">The entry as the row has it.</param>
    /// <param name="present">The entry as it is.</param>
    public EntryState Of(ImportedRow row, EntryState state, EntryState present, MatchBy by)
    {
        if (by is MatchBy.Reference or MatchBy.Source or MatchBy.Nothing) return state;
        if (row.Reference is { } reference && present.Status == EntryStatus.Open && reference != present.Reference)
        {
            state = state with { Reference = reference };
            Said(present.Reference?.ToString(), reference.ToString());
        }
        else if (by != MatchBy.Id && row.SourceReference?.Value is { } source && Before() is { } before
            && !SourceKey.AreOne(source, before))
        {
            Said(before, source);
        }

        return state;

        // A foreign number that an entry of ours gets is news where it has been another entry's.
        string? Before() => present.SourceReference ?? (by == MatchBy.Exchange ? present.Reference?.ToString() : null);

        void Said(string? from, string? to)
        {
            all.Add(new Renumbering(present.Id, present.Title, from, to));
            messages.Report(row, null, ImportCodes.EntryRenumbered,
                $"\"{CellText.Shown(present.Title)}\" is {from} here and {to} in the file: it is "
                + $"{(by == MatchBy.Answer ? "the same, as was answered" : "taken for the same by its title")}, and renumbered.");
        }
    }

    /// <summary>Names entries of which no row says another source reference than one that was renumbered has got.</summary>
    public void NameShared(RowOutcome[] outcomes, IReadOnlyList<ImportedRow> rows, IEnumerable<EntryState> closings)
    {
        if (all.Count == 0) return;
        var renumbered = all.Select(each => each.Id).ToHashSet();
        var said = outcomes.Select(outcome => outcome.State?.Id).Concat(closings.Select(entry => (Guid?)entry.Id)).ToHashSet();
        for (var at = 0; at < outcomes.Length; at++)
        {
            if (outcomes[at].State is not { SourceReference: { } source } state || !renumbered.Contains(state.Id)) continue;
            if (live.WithSource(state.Kind, source).FirstOrDefault(other => !said.Contains(other.Id)) is not { } holder) continue;
            messages.Report(rows[at], rows[at].SourceReference?.Column, ImportCodes.ReferenceReused,
                $"{RowMatching.TitledNameOf(holder)} has the source reference {CellText.Shown(source)} here, too: give one of the two "
                + "another, so that the next file can tell them apart.");
        }
    }

    /// <summary>Two open entries can't have one reference, not even for a moment.</summary>
    /// <param name="outcomes">Of the rows, in their order; refused ones are replaced.</param>
    /// <param name="closings">What is closed before the outcomes are stored.</param>
    public void RefuseShared(RowOutcome[] outcomes, IReadOnlyList<ImportedRow> rows, IEnumerable<EntryState> closings)
    {
        if (all.Count == 0) return;
        var closed = closings.Select(entry => entry.Id).ToHashSet();
        for (var index = 0; index < outcomes.Length; index++)
        {
            if (outcomes[index].State is not { Status: EntryStatus.Open, Reference: { } reference } state) continue;
            if (live.With(reference) is not { } holder || holder.Id == state.Id || closed.Contains(holder.Id)) continue;
            outcomes[index] = messages.Refuse(rows[index], ImportCodes.ReferenceReused,
                $"{reference} is \"{CellText.Shown(holder.Title)}\" here and \"{CellText.Shown(state.Title)}\" in the file, which "
                + "has no such number here: renumber them in the service first, or take the numbers of the register into the file.");
        }
    }
}
