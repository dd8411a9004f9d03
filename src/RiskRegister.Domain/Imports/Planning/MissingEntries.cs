namespace RiskRegister.Domain.Imports;

/// <summary>The open entries that a whole quarter's register does not have, and that are therefore closed, where that was said.</summary>
/// <param name="isNamed">Whether a row is about the entry of an id.</param>
internal sealed class MissingEntries(
    ReadRegister read,
    MatchableEntries live,
    ImportOptions options,
    RegisterSettings settings,
    Decisions decisions,
    PlanMessages messages,
    Func<Guid, bool> isNamed)
{
    public IReadOnlyList<EntryState> In(Quarter quarter)
    {
        var kinds = read.Rows.Select(row => row.Kind).ToHashSet();
        var isKindMissing = false;
        foreach (var kind in live.All.Where(IsHeld).Select(entry => entry.Kind).Distinct().Order())
        {
            if (kinds.Contains(kind) || options.Mapping.AbsentRows == AbsentMeaning.Keep) continue;
            var plural = kind == EntryKind.Risk ? "risks" : "opportunities";
            isKindMissing = true;
            messages.Refuse(ImportCodes.KindMissing,
                $"The register has open {plural} ({NamesOf([.. live.All.Where(entry => IsHeld(entry) && entry.Kind == kind)])}) and the "
                + "import has none: a whole quarter's register has both. Send the file that has them, too; or say \"absentRows\": \"keep\" "
                + "in the mapping, so that what the files do not have stays open; or close them first.");
        }

        var isOfOwnExport = IsOfOwnExport();
        var missing = live.All
            .Where(entry => IsHeld(entry) && kinds.Contains(entry.Kind) && !isNamed(entry.Id))
            .Where(entry => !isOfOwnExport || RegisterRule.IsOnRegister(entry.Status, entry.ResidualScore, settings.Threshold))
            .ToArray();
        return missing.Length == 0 || (!isKindMissing && !MayClose(missing, quarter)) ? [] : missing;
    }

    // A quarter's register is the corporate one; what others keep is in none of its files.
    static bool IsHeld(EntryState entry) => entry is { Status: EntryStatus.Open, Level: RegisterLevel.Corporate };

    // Our own export of the register, and not of all entries, has what is on it, and never had what is below the threshold.
    bool IsOfOwnExport() => read.Rows.Count > 0 && read.Rows.All(row => row.Id is not null)
        && !read.Rows.Any(row => row.Status is null or RowStatus.Open && row.ResidualScore?.Value?.Value < settings.Threshold);

    public static string NamesOf(EntryState[] entries)
    {
        const int MostNamed = 20;
        var names = string.Join(
            ", ", entries.Take(MostNamed).Select(entry => $"{entry.Reference} (\"{CellText.Shown(entry.Title)}\")"));
        return entries.Length > MostNamed ? $"{names} and {entries.Length - MostNamed} more" : names;
    }

    bool MayClose(EntryState[] missing, Quarter quarter)
    {
        if (!options.AsksBeforeClosing || options.Mapping.AbsentRows == AbsentMeaning.Close
            || missing.Length <= options.Mapping.ClosuresAtMost)
            return true;
        if (options.Mapping.AbsentRows == AbsentMeaning.Keep) return false;

        // A mapping is sent again next quarter, when others are missing.
        var references = string.Join(' ', missing.Select(entry => entry.Reference));
        var answer = decisions.Ask(new ImportQuestion(
            $"absent-rows:{Decisions.IdOf($"{quarter} {missing.Length} {references}")}",
            ImportCodes.ClosuresUnconfirmed,
            $"The register has open entries that the files do not: {NamesOf(missing)}. Are the files the whole register of "
            + $"{quarter.Printed(settings.FinancialYearStartsIn)}, so that they are closed?",
            [new("close", $"{missing.Length} {(missing.Length == 1 ? "entry is" : "entries are")} closed."),
                new("keep", "They stay open.")]));
        return answer == "close";
    }
}
