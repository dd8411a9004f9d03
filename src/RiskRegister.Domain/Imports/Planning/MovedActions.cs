namespace RiskRegister.Domain.Imports;

/// <summary>
/// Finds actions that have by their numbers the texts of other entries' actions, which those have no more, as when the column of texts was
/// sorted alone.
/// </summary>
internal sealed class MovedActions(IReadOnlyList<ImportedRow> rows, MatchableEntries live)
{
    readonly Lazy<ILookup<string, EntryState>> byText = new(() => live.All
        .SelectMany(entry => entry.Actions.Select(action => (Text: TextKey.Of(action.Text), entry)))
        .ToLookup(each => each.Text, each => each.entry, StringComparer.Ordinal));

    readonly Lazy<Dictionary<Guid, HashSet<string>>> told = new(() => rows.Where(row => row is { Id: not null, ActionRows: not null })
        .DistinctBy(row => row.Id!.Value)
        .ToDictionary(row => row.Id!.Value, row => TextsOf(row).ToHashSet(StringComparer.Ordinal)));

    /// <summary>What is wrong with the actions of a row's entry.</summary>
    public IEnumerable<(ImportedActionRow Row, string Message)> In(ImportedRow row, EntryState present)
    {
        foreach (var action in row.ActionRows ?? [])
        {
            var text = TextKey.Of(action.Text.Value);
            if (row.Id != present.Id || present.Actions.FirstOrDefault(each => each.Id == action.ActionId) is not { } before
                || TextKey.Of(before.Text) == text || present.Actions.Any(each => TextKey.Of(each.Text) == text)) continue;
            if (byText.Value[text].FirstOrDefault(other => other.Id != present.Id && told.Value.TryGetValue(other.Id, out var texts)
                && !texts.Contains(text)) is not { } owner) continue;
            yield return (action, $"\"{CellText.Shown(action.Text.Value)}\" is an action of {RowMatching.NameOf(owner)} here, which has it "
                + $"no more in the file, and stands beside the number of \"{CellText.Shown(before.Text)}\": put the texts back beside "
                + "their numbers, and sort whole rows.");
        }
    }

    static IEnumerable<string> TextsOf(ImportedRow row) => row.ActionRows!.Select(action => TextKey.Of(action.Text.Value));
}
