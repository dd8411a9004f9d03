namespace RiskRegister.Domain.Imports;

/// <summary>Names open entries that no row is about and whose titles stand on a sheet of closed ones which is left out.</summary>
internal static class ClosedElsewhere
{
    /// <param name="isNamed">Whether a row is about the entry of an id.</param>
    public static void Name(ReadRegister read, MatchableEntries live, Func<Guid, bool> isNamed, PlanMessages messages)
    {
        if (read.ClosedLeftOut.Count == 0) return;
        var open = live.All.Where(entry => entry.Status == EntryStatus.Open && !isNamed(entry.Id))
            .ToLookup(entry => TextKey.OfTitle(entry.Title));
        if (open.Count == 0) return;
        foreach (var table in read.ClosedLeftOut)
        {
            var titles = table.Rows.SelectMany(row => row.Cells).Where(MayBeTitle);
            EntryState[] found = [.. titles.SelectMany(title => open[TextKey.OfTitle(title)]).DistinctBy(entry => entry.Id)];
            if (found.Length == 0) continue;
            messages.Add(new(
                table.Name, null, null, ImportCodes.SheetIgnored,
                $"The sheet is left out, and has what is open here: {MissingEntries.NamesOf(found)}. To close such entries, answer that it "
                + "is imported as closed.",
                ImportSeverity.Reported));
        }
    }

    static bool MayBeTitle(string cell) => cell.Length is > 0 and <= EntryLimits.Title && !TextKey.IsInvisible(cell);
}
