namespace RiskRegister.Domain.Imports;

/// <summary>
/// Columns that have a number in their headings: several actions or controls beside each other, and what is said of each.
/// </summary>
internal sealed class NumberedColumns(List<ColumnDraft> columns, HeadingNames names, SourceTable table, TablePart part)
{
    // Without a number of their own, and what they stand behind.
    readonly Dictionary<ColumnDraft, ImportField> behind = [];

    // "Action 1", "Owner 1", "Due 1", "Action 2" …: owner and day are those of the action with their number.
    public void Read()
    {
        CountFirst();
        CountBehind();
        var numbered = columns
            .Where(column => column is { IsMapped: false, Numbered: not null }
                && (!column.IsRead || column.Numbered.Value.Number == 1 || behind.ContainsKey(column)))
            .Select(column => (Column: column, column.Numbered!.Value.Number, Field: MeaningOf(column)))
            .Where(one => one.Field is not null)
            .ToArray();
        foreach (var (column, number, meant) in numbered)
        {
            var its = behind.TryGetValue(column, out var items) ? ItemParts.Among(items, meant!.Value) : FieldOf(meant!.Value, number);
            if (its is not { } field) continue;
            (column.Fields, column.Sureness, column.IsNumbered) = ([field], Sureness.Likely, true);
        }

        // "Date 1" beside "Action 1" speaks of it, and so does "By", be it a day or whoever does it.
        ImportField? MeaningOf(ColumnDraft column) => names.MeaningOf(column.Numbered!.Value.Words) is { } meaning
            ? meaning.Family == ScoreFamily.None ? meaning.Field : null
            : !DayColumns.IsOfDays(column.Numbered.Value.Words) ? null
            : behind.ContainsKey(column) && !HasDays(column) ? ImportField.Owners : ImportField.ActionDates;

        bool HasDays(ColumnDraft column) => column.Sample.Filled == 0
            || part.LinesOf(table, column.Index).Any(line => DateText.ReadDue(line) is not null || DueText.SaysNone(line));

        ImportField? FieldOf(ImportField field, int number) => field switch
        {
            ImportField.Actions or ImportField.Controls or ImportField.Effects => field,
            _ when ItemParts.Of(field) is { } items && (Counts(items, number) || IsAlone(field, items)) => field,
            _ when Counts(ImportField.Actions, number) => ItemParts.Among(ImportField.Actions, field),
            _ when Counts(ImportField.Controls, number) => ItemParts.Among(ImportField.Controls, field),
            ImportField.Owners => field,
            _ => null,
        };

        bool Counts(ImportField items, int number) =>
            Array.Exists(numbered, one => one.Number == number && one.Field == items);

        // "Actions" and "Date 1", and neither numbered actions nor another day.
        bool IsAlone(ImportField field, ImportField items) => !Array.Exists(numbered, one => one.Field == items)
            && Has(items) && !Has(field) && numbered.Count(one => one.Field == field) == 1;
    }

    // "Control", "Control owner", "Control 2", "Control 2 owner": the first has no number.
    void CountFirst()
    {
        foreach (var column in columns.Where(column => column is { IsMapped: false, IsRead: true, Numbered: null, Fields: [var field] }
            && (field == ImportField.Effects || ItemParts.Of(field) is not null)).ToArray())
        {
            var folded = HeadingNames.FoldedHeading(column.Heading);
            var numbers = columns.Where(other => other is { IsMapped: false, IsRead: false, Numbered: { } numbered }
                && HeadingNames.FoldedHeading(numbered.Words) == folded).Select(other => other.Numbered!.Value.Number).ToArray();
            if (numbers.Contains(2) && !numbers.Contains(1) && columns.Count(other => other.Heading == column.Heading) == 1)
                column.Numbered = (column.Heading, 1);
        }

        // "Owner", "Action", "Owner", "Action 2", "Owner 2": the owner right behind the first action is its.
        if (columns.Count(column => column.Is(ImportField.Owners)) < 2) return;
        for (var at = 1; at < columns.Count; at++)
        {
            var isBehindFirst = columns[at - 1] is { Numbered.Number: 1 } first && first.Is(ImportField.Actions);
            if (isBehindFirst && columns[at] is { IsMapped: false, Numbered: null } owner && owner.Is(ImportField.Owners)
                && columns.Exists(other => other.Numbered is (var words, 2) && names.MeaningOf(words)?.Field == ImportField.Owners))
                owner.Numbered = (owner.Heading, 1);
        }
    }

    // "Action 1", "Owner", "By", "Action 2", "Owner", "By": what stands behind each of them in the same words is its.
    void CountBehind()
    {
        foreach (var items in (ReadOnlySpan<ImportField>)[ImportField.Actions, ImportField.Controls])
        {
            int[] places = [.. columns.Index().Where(each => IsOneOf(each.Item, items)).Select(each => each.Index)];
            if (places.Length < 2) continue;
            var length = places[1] - places[0] - 1;
            ColumnDraft[][] runs = [.. places.Select(place => columns.Skip(place + 1).Take(length)
                .TakeWhile(column => column is { IsMapped: false, Numbered: null, Family: ScoreFamily.None }).ToArray())];
            var words = runs.Select(run => run.Select(column => HeadingNames.FoldedHeading(column.Heading)).ToArray()).ToArray();
            foreach (var heading in words[0].Where(heading => heading.Length > 0
                && Array.TrueForAll(words, run => run.Count(other => other == heading) == 1)))
            {
                foreach (var (run, place) in runs.Zip(places))
                {
                    var column = Array.Find(run, column => HeadingNames.FoldedHeading(column.Heading) == heading)!;
                    column.Numbered = (column.Heading, columns[place].Numbered!.Value.Number);
                    behind.Add(column, items);
                }
            }
        }
    }

    bool IsOneOf(ColumnDraft column, ImportField items) => column is { IsMapped: false, Numbered: { } numbered }
        && names.MeaningOf(numbered.Words) is { Family: ScoreFamily.None } meaning && meaning.Field == items;

    bool Has(ImportField field) => columns.Exists(column => column.Is(field));
}
