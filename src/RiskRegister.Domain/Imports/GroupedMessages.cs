namespace RiskRegister.Domain.Imports;

/// <summary>Groups the notes of an import, so that many of one kind do not bury the one that matters.</summary>
public static class GroupedMessages
{
    const int MostAlike = 20;

    /// <summary>
    /// Every refusal, and of the notes with the same code in the same column of the same table the first few and how many more there are.
    /// Closures, reopenings, renumberings and proposals are named one by one, however many they are.
    /// </summary>
    public static IReadOnlyList<ImportMessage> Of(IReadOnlyList<ImportMessage> messages)
    {
        var counts = messages.Where(IsGrouped).CountBy(KeyOf).ToDictionary();
        var seen = new Dictionary<(string?, string?, string), int>();
        var grouped = new List<ImportMessage>();
        foreach (var message in messages)
        {
            if (!IsGrouped(message))
            {
                grouped.Add(message);
                continue;
            }

            var key = KeyOf(message);
            var place = seen[key] = seen.GetValueOrDefault(key) + 1;
            if (place <= MostAlike) grouped.Add(message);
            else if (place == MostAlike + 1) grouped.Add(message with { Row = null, Message = More(counts[key] - MostAlike) });
        }

        return grouped;
    }

    static bool IsGrouped(ImportMessage message) => message.Severity == ImportSeverity.Reported
        && message.Code is not (ImportCodes.EntryReopened
        or ImportCodes.EntryRenumbered or ImportCodes.EntryClosedByRow or ImportCodes.EntryProposed or ImportCodes.SheetIgnored
        or ImportCodes.ColumnIgnored or ImportCodes.RowIgnored or ImportCodes.RowHidden);

    static (string? Table, string? Column, string Code) KeyOf(ImportMessage message) => (message.Table, message.Column, message.Code);

    static string More(int count) => count == 1 ? "One more row is like that." : $"{count} more rows are like that.";
}
