namespace RiskRegister.Domain.Imports;

/// <summary>
/// Asks what becomes of own numbers that the file gives to other entries than those that have them here: two open entries can't have
/// one, not even for a moment.
/// </summary>
internal sealed class OwnNumbers(
    IReadOnlyList<ImportedRow> rows, RowMatch[] matches, MatchableEntries live, Decisions decisions, PlanMessages messages)
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
        return answer == Refuse ? rows : [.. rows.Select((row, at) => Taken(row, at, clashing.Contains(at), answer is not null))];
    }

    ImportedRow Taken(ImportedRow row, int at, bool isClashing, bool isAnswered)
    {
        if (row.Reference is not { } reference) return row;
        if (matches[at].Entry is not { } entry) return isClashing ? Kept(row, "is something new and gets the next number") : row;
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

    bool IsMoving(int at) =>
        matches[at] is { Entry: { Status: EntryStatus.Open } entry, Numbered: null } && rows[at].Reference != entry.Reference;

    // The entry that has a row's number and does not give it up.
    EntryState? HolderFor(int at, bool isWhole)
    {
        if (rows[at] is not { Reference: { } reference, IsRefused: false, Status: not RowStatus.Closed }) return null;
        if (matches[at].Fault is not null || (matches[at].Entry is not null && !IsMoving(at))) return null;
        return live.With(reference) is { } holder && (!isWhole || matched.Contains(holder.Id)) ? holder : null;
    }

    string TextOf(HashSet<int> clashing, bool isWhole)
    {
        var more = clashing.Count > MostNamed ? $", and {clashing.Count - MostNamed} more" : "";
        return $"{string.Join("; ", clashing.Order().Take(MostNamed).Select(Named))}{more}. Do all keep the numbers of the register?";

        string Named(int at) => $"{rows[at].Reference} is \"{CellText.Shown(HolderFor(at, isWhole)!.Title)}\" here and "
            + $"\"{CellText.Shown(rows[at].Title)}\" in the file";
    }
}
