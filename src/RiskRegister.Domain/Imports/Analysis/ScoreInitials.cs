using System.Collections.Frozen;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Three scores beside each other whose headings only together say which is which: "I", "C", "T", or "Start", "Now", "End".
/// </summary>
internal static class ScoreInitials
{
    const int Together = 3;

    static readonly FrozenDictionary<string, ScoreFamily> Families = new (ScoreFamily Family, string[] Words)[]
    {
        (ScoreFamily.Inherent, ["i", "inh", "inher", "g", "o", "orig", "init", "start", "opening"]),
        (ScoreFamily.Current, ["c", "cur", "curr", "now"]),
        (ScoreFamily.Residual, ["r", "re", "res", "resid", "n", "closing"]),
        (ScoreFamily.Target, ["t", "tgt", "targ", "end", "goal"]),
    }.SelectMany(each => each.Words, (each, word) => (word, each.Family)).ToFrozenDictionary(each => each.word, each => each.Family);

    public static void Read(IReadOnlyList<ColumnDraft> columns, HeadingNames names, ScoreColumns scores)
    {
        for (var at = 0; at + Together <= columns.Count; at++)
        {
            ColumnDraft[] three = [columns[at], columns[at + 1], columns[at + 2]];
            if (!Array.TrueForAll(three, column => column is { IsMapped: false, Sample.HasFigures: true })) continue;
            var families = Array.ConvertAll(three, column => FamilyOf(column, names));
            if (families is not [ScoreFamily.Inherent, ScoreFamily.Current or ScoreFamily.Residual, ScoreFamily.Target]) continue;

            // Steps are factors: impact, consequence, total.
            if (scores.HasSteps(three[0]) || columns.Any(column => IsOther(column, three))) continue;
            foreach (var (column, family) in three.Zip(families).Where(each => each.First.Family != each.Second)) column.Become(family);
            return;
        }
    }

    static bool IsOther(ColumnDraft column, ColumnDraft[] three) => !three.Contains(column)
        && (column.Family is not (ScoreFamily.None or ScoreFamily.Plain) || column.Fields.Any(TableLayout.IsOfScore));

    static ScoreFamily FamilyOf(ColumnDraft column, HeadingNames names)
    {
        var words = HeadingNames.FoldedHeading(column.Heading);

        // Behind "With controls" they are those to come.
        if (words.EndsWith("with action", StringComparison.Ordinal) || words.EndsWith("after action", StringComparison.Ordinal))
            return ScoreFamily.Target;
        if (column is { Part: ImportField.Score, Family: not (ScoreFamily.None or ScoreFamily.Plain) }) return column.Family;
        if (Families.TryGetValue(words, out var family)) return family;
        var last = words.LastIndexOf(' ');
        return last > 0 && names.MeaningOf(words[..last])?.Family == ScoreFamily.Plain
            ? Families.GetValueOrDefault(words[(last + 1)..]) : ScoreFamily.None;
    }
}
