namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks what becomes of own numbers that the file gives to other entries than those that have them here: two open entries can't have
/// one, not even for a moment, and what is new gets no closed one's by itself.
/// </summary>
/// <param name="asked">The places of rows of which it is still asked what they are about.</param>
internal sealed class OwnNumbers(
    IReadOnlyList<ImportedRow> rows,
    RowMatch[] matches,
    MatchableEntries live,
    Decisions decisions,
    PlanMessages messages,
    Reopenings reopenings,
    IReadOnlySet<int> asked)
{
    const string Register = "register";
    const string Refuse = "refuse";

    const int MostNamed = 5;

    readonly HashSet<Guid> matched = [.. matches.Select(match => match.Entry?.Id).OfType<Guid>()];

    /// <summary>The rows as they are planned: without their numbers where entries keep those that they have here.</summary>
    /// <param name="isWhole">Whether entries that no row is about may be closed, which sets their numbers free.</param>
    public IReadOnlyList<ImportedRow> Taken(bool isWhole)
    {
        HashSet<int> clashing = [.. Enumerable.Range(0, rows.Count).Where(at => HolderFor(at, isWhole) is not null)];
        if (clashing.Count == 0) return rows;
        var answer = decisions.Ask(new ImportQuestion(
            "own-numbers", ImportCodes.NumbersExchanged, TextOf(clashing, isWhole),
            [
                new(Register, "Every entry keeps the number that it has here, and what is new gets the next that is free."),
                new(Refuse, "Nothing is imported: renumber them in the service first, or take the numbers of the register into the file."),
            ],
            Register, rows[clashing.Min()].Table, rows[clashing.Min()].Number));
        return
        [
            .. rows.Select((row, at) => answer != Refuse ? Taken(row, at, clashing.Contains(at), answer is not null)
                : clashing.Contains(at) && HolderFor(at, isWhole) is { Status: EntryStatus.Closed } closed ? Refused(row, closed)
                : row),
        ];
    }

    // Of two open entries the one that would get a number is refused where it is planned.
    ImportedRow Refused(ImportedRow row, EntryState closed)
    {
        messages.Refuse(row, ImportCodes.ReferenceReused, $"{Named(row, closed)}: give it a number that no entry has had.");
        return row with { IsRefused = true };
    }

    ImportedRow Taken(ImportedRow row, int at, bool isClashing, bool isAnswered)
    {
        if (row.Reference is not { } reference) return row;
        if (EntryAt(at) is not { } entry) return isClashing ? Kept(row, "is something new and gets the next number") : row;
        return IsMoving(at) ? Kept(row, $"keeps {entry.Reference}") : row;

        ImportedRow Kept(ImportedRow row, string what)
        {
            if (isAnswered)
            {
                messages.Report(row, null, ImportCodes.NumberKept,
                    $"\"{CellText.Shown(row.Title)}\" {what}, although it is {reference} in the file.");
            }

            return row with { Reference = null };
        }
    }

    // What was closed as missing and is here again is about that entry.
    EntryState? EntryAt(int at) => matches[at].Entry ?? reopenings.MissingBefore(rows[at]);

    bool IsMoving(int at) => matches[at].Numbered is null && EntryAt(at) is { } entry && rows[at].Reference != entry.Reference
        && (entry.Status == EntryStatus.Open || (entry.Status == EntryStatus.Closed && rows[at].Status != RowStatus.Closed));

    // The entry that has a row's number and does not give it up, or had it when it was closed.
    EntryState? HolderFor(int at, bool isWhole)
    {
        if (rows[at] is not { Reference: { } reference, IsRefused: false, Status: not RowStatus.Closed }) return null;
        if (matches[at].Fault is not null || (EntryAt(at) is not null && !IsMoving(at))) return null;
        if (live.With(reference) is { } holder) return !isWhole || matched.Contains(holder.Id) ? holder : null;
        return asked.Contains(at) ? null : live.ClosedWith(reference).FirstOrDefault();
    }

    string TextOf(HashSet<int> clashing, bool isWhole)
    {
        var more = clashing.Count > MostNamed ? $", and {clashing.Count - MostNamed} more" : "";
        var named = clashing.Order().Take(MostNamed).Select(at => Named(rows[at], HolderFor(at, isWhole)!));
        return $"{string.Join("; ", named)}{more}. Do all keep the numbers of the register?";
    }

    static string Named(ImportedRow row, EntryState holder) => $"{row.Reference} is \"{CellText.Shown(holder.Title)}\" here"
        + $"{(holder.Status == EntryStatus.Closed ? ", which is closed," : "")} and \"{CellText.Shown(row.Title)}\" in the file";
}
