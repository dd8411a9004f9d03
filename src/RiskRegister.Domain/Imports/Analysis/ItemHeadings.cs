namespace RiskRegister.Domain.Imports;

/// <summary>The headings of a small table of actions or controls, and of what is said of each.</summary>
internal sealed class ItemHeadings(HeadingNames names)
{
    /// <summary>The headings, with the name of the items before those that need it: "Action owner"; null where they are none.</summary>
    /// <param name="name">What stands above the table; empty where nothing does.</param>
    public string[]? LabelsOf(string[] headings, string name)
    {
        if (headings.Length < 2) return null;
        var items = name.Length > 0 ? FieldOf(name)
            : headings.Select(FieldOf).FirstOrDefault(field => field is ImportField.Actions or ImportField.Controls);
        if (items is not { } all) return null;
        var word = name.Length > 0 ? name : all == ImportField.Actions ? "Action" : "Control";
        string[] labels = [.. headings.Select(heading => IsOf(all, heading) ? heading : $"{word} {heading}")];
        return Array.Exists(labels, label => FieldOf(label) == all) && labels.Count(label => IsOf(all, label)) >= 2 ? labels : null;
    }

    /// <summary>The field that a heading names, if it is not of a score.</summary>
    public ImportField? FieldOf(string heading) =>
        names.MeaningOf(heading) is { Family: ScoreFamily.None } meaning ? meaning.Field : null;

    bool IsOf(ImportField items, string heading) => FieldOf(heading) is { } field && ItemParts.Of(field) == items;
}
