namespace RiskRegister.Domain.Imports;

/// <summary>What an import changes in one field of an entry; both sides are empty where only the order of a list is another.</summary>
/// <param name="Field">Named as in an entry's JSON.</param>
/// <param name="Was">What stood there and no longer does: one text, or items of a list; long ones shortened around what differs.</param>
/// <param name="Becomes">What stands in its place; none where the field is emptied.</param>
public sealed record FieldDifference(string Field, IReadOnlyList<string> Was, IReadOnlyList<string> Becomes);

/// <summary>Says what differs between two states of an entry.</summary>
internal static class FieldDifferences
{
    const int MostItems = 20;

    public static IReadOnlyList<FieldDifference> Of(
        EntryState state, EntryState before, IReadOnlyList<string> fields, RegisterSettings settings) =>
        [.. fields.Select(field => Of(field, FieldText.ItemsOf(before, field, settings), FieldText.ItemsOf(state, field, settings)))];

    static FieldDifference Of(string field, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (was, becomes) = (Without(before, after), Without(after, before));
        return new FieldDifference(field, Shown(was, becomes), Shown(becomes, was));
    }

    // As often as the others have an item, it is the same.
    static List<string> Without(IReadOnlyList<string> items, IReadOnlyList<string> others)
    {
        var left = others.CountBy(item => item, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var without = new List<string>();
        foreach (var item in items)
        {
            if (left.GetValueOrDefault(item) is var count and > 0) left[item] = count - 1;
            else without.Add(item);
        }

        return without;
    }

    static List<string> Shown(List<string> items, List<string> others)
    {
        var shown = items.Take(MostItems).Select(item => DifferingText.Of(item, others.Take(MostItems))).ToList();
        if (items.Count > MostItems) shown.Add($"and {items.Count - MostItems} more");
        return shown;
    }
}
