namespace RiskRegister.Domain.Imports;

/// <summary>Whether labels are those of a form that says all of one entry.</summary>
public static class FormLabels
{
    const int FewestLabels = 4;
    const int FewestOfMany = 6;

    /// <summary>Those of a form that a reference stands above, where all are known.</summary>
    internal const int FewestOfNumbered = 3;

    static readonly RegisterLabels Labels = new();

    /// <summary>Of a form whose title may stand above it, by the names that every register has for its columns.</summary>
    public static bool AreOfEntry(IReadOnlyCollection<string> labels)
    {
        if (labels.Count < FewestLabels) return false;
        var names = new HeadingNames(Labels);
        return AreOfEntry([.. labels.Select(label => (label, names.MeaningOf(label)))], isNamedAbove: true);
    }

    // Most are known, what the entry is and a score among them; "Title", "Author" and "Owner" may be those of any document. Beside many
    // known ones as many more may be the form's own, such as "Assessor" and "Location".
    internal static bool AreOfEntry(
        IReadOnlyList<(string Label, HeadingMeaning? Meaning)> labels, bool isNamedAbove, int fewest = FewestLabels)
    {
        var known = labels.Select(label => label.Meaning).OfType<HeadingMeaning>().ToArray();
        if (labels.Count < fewest || (labels.Count < FewestLabels && known.Length < labels.Count)) return false;
        var hasTitle = Array.Exists(known, meaning => meaning.Field is ImportField.Title or ImportField.Description);
        var areMany = hasTitle && known.Length >= FewestOfMany && known.Length * 2 >= labels.Count
            && labels.All(label => label.Label.Any(char.IsLetter));
        if (!areMany && known.Length * 3 < labels.Count * 2) return false;
        hasTitle |= isNamedAbove && Array.Exists(known, IsOfText);
        return Array.Exists(known, meaning => meaning.Family != ScoreFamily.None) ? hasTitle : AreOfUnscored(labels);
    }

    // Beside counts of what is open and closed there is none.
    static bool IsOfText(HeadingMeaning meaning) => meaning.Field is ImportField.Owners or ImportField.Controls or ImportField.Actions
        or ImportField.Effects or ImportField.Reference or ImportField.Service or ImportField.Types;

    // "Risk title", and what is done about it.
    static bool AreOfUnscored(IReadOnlyList<(string Label, HeadingMeaning? Meaning)> labels) =>
        labels.Any(label => label.Meaning is { Field: ImportField.Title } && HeadingNames.KindOf(label.Label) is not null)
        && labels.Any(label => label.Meaning is { Field: ImportField.Controls or ImportField.Actions });
}
