namespace RiskRegister.Domain.Imports;

/// <summary>
/// A row may have a risk in one column and an opportunity in another, each perhaps with a score of its own. Whether it is two entries is
/// asked; each then has what its own columns say, and both what the others say.
/// </summary>
internal sealed class RowsOfBothKinds(HeadingNames names, Decisions decisions)
{
    public void Part(TableReading table)
    {
        if (table.Parts is not [var part]) return;
        var kinds = KindsOf(part.Headings);
        var titles = Enumerable.Range(0, kinds.Length).Where(at => kinds[at] is not null
            && names.MeaningOf(part.Headings[at]) is { Field: ImportField.Title, Family: ScoreFamily.None }).ToArray();
        if (titles is not [var first, var second]) return;
        if (part.RowsOf(table.Source).FirstOrDefault(HasBoth) is not { } both || HasAnswers(first) || HasAnswers(second)) return;
        if (!AreTwo(both)) return;
        table.Reword([.. table.Source.Rows.Take(part.First),
            .. part.RowsOf(table.Source).SelectMany(row => HasBoth(row) ? Parted(row) : [row])]);
        part.End = table.Source.Rows.Count;

        bool HasBoth(SourceRow row) => !RowSigns.IsBar(row) && !row.IsBlankAt(first) && !row.IsBlankAt(second);

        // "Opportunity?" over "Yes".
        bool HasAnswers(int at) => new ColumnSample(table.Source, part, at).HasAnswers;

        SourceRow[] Parted(SourceRow row) => [Without(row, EntryKind.Opportunity), Without(row, EntryKind.Risk)];

        SourceRow Without(SourceRow row, EntryKind kind) => row with
        {
            Cells = [.. row.Cells.Select((cell, at) => at < kinds.Length && kinds[at] == kind ? "" : cell)],
        };

        bool AreTwo(SourceRow row) => decisions.Ask(new ImportQuestion(
            $"both-kinds:{Decisions.IdOf(table.Source.Title ?? "")}",
            ImportCodes.ColumnTwice,
            $"Rows have both a risk (\"{CellText.Shown(part.Headings[first])}\") and an opportunity "
            + $"(\"{CellText.Shown(part.Headings[second])}\"), such as row {row.Number}: are they two entries?",
            [
                new("two", "They are: each has what its own columns say, and both what the others say."),
                new("one", "They are one: which of the columns is its title is asked next."),
            ],
            "two", table.Source.Name, row.Number)) != "one";
    }

    // Of scores, and of columns for which the other kind has one, too: "Risk ref" alone is the reference of both.
    EntryKind?[] KindsOf(IReadOnlyList<string> headings)
    {
        var columns = headings.Select(heading => (Kind: HeadingNames.KindOf(heading), Meaning: names.MeaningOf(heading))).ToArray();
        return [.. columns.Select(column => IsScore(column.Meaning)
            || Array.Exists(columns, other => IsOfOther(column, other)) ? column.Kind : null)];

        static bool IsScore(HeadingMeaning? meaning) => meaning is { Family: not ScoreFamily.None };

        static bool IsOfOther((EntryKind? Kind, HeadingMeaning? Meaning) one, (EntryKind? Kind, HeadingMeaning? Meaning) other) =>
            one.Kind is not null && other.Kind is not null && one.Kind != other.Kind && one.Meaning is not null
            && (one.Meaning.Field, one.Meaning.Family) == (other.Meaning?.Field, other.Meaning?.Family);
    }
}
