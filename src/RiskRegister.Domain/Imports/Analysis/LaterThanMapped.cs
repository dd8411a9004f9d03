namespace RiskRegister.Domain.Imports;

/// <summary>
/// A mapping that reads a score from "Q2" was kept for a file that has "Q3" as well, which it does not name: it is asked which counts.
/// </summary>
internal sealed class LaterThanMapped(IReadOnlyList<ColumnDraft> columns, Decisions decisions, SourceTable table, TablePart part)
{
    const string LaterColumn = "later-column:";

    public void Read()
    {
        var families = columns.Where(MayBe).GroupBy(column => PeriodNames.RestOf(column.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var family in families.Where(family => family.Key is not null).Select(family => family.ToArray()).ToArray())
        {
            if (LastMapped(family) is not { } mapped) continue;
            ColumnDraft[] open = Array.FindAll(family, column => column == mapped || !column.IsMapped);
            if (open.Length > 1 && IsBeforeAnother(mapped, open)) Ask(mapped, open);
        }
    }

    // Targets of several years are no sign that one is out of date.
    static bool MayBe(ColumnDraft column) => column.IsMapped
        ? column.Fields is [ImportField.Score or ImportField.Impact or ImportField.Likelihood or ImportField.ResidualScore
            or ImportField.ResidualImpact or ImportField.ResidualLikelihood]
        : (column.Fields.Count == 0 || column.Family != ScoreFamily.None)
            && (column.Sample.HasScores || column.Sample.HasProducts || column.Sample.HasSquares || column.Sample.HasSteps);

    static ColumnDraft? LastMapped(ColumnDraft[] family)
    {
        var mapped = Array.FindAll(family, column => column.IsMapped);
        return PeriodNames.LatestOf([.. mapped.Select(column => column.Name)]) is { } at ? mapped[at] : mapped.LastOrDefault();
    }

    // Of months without a year, what stands behind may be later.
    static bool IsBeforeAnother(ColumnDraft mapped, ColumnDraft[] open) =>
        PeriodNames.LatestOf([.. open.Select(column => column.Name)]) is { } at ? open[at] != mapped : open[^1] != mapped;

    void Ask(ColumnDraft mapped, ColumnDraft[] open)
    {
        var times = new ColumnsByTime(open);
        var field = MappingText.WordsOf(MappingText.NameOf(mapped.Fields[0]));
        var answer = decisions.Ask(new ImportQuestion(
            $"{LaterColumn}{Decisions.IdOf(mapped.Name)}",
            ImportCodes.MappingMisfit,
            $"The mapping reads \"{mapped.Name}\" as the {field}, and the file has others like it for other times: which is it here?",
            [.. open.Select(column => new QuestionChoice(times.ValueOf(column), $"{times.Quoted(column)} is; the others are not read."))],
            times.Latest is { } latest ? times.ValueOf(latest) : null, table.Name, table.Rows[part.Heading].Number, mapped.Name));
        var chosen = Array.Find(open, column => times.ValueOf(column) == answer) ?? mapped;
        if (chosen != mapped)
        {
            (chosen.Fields, chosen.Order, chosen.Separator) = (mapped.Fields, mapped.Order, mapped.Separator);
            (chosen.Family, chosen.Sureness, chosen.IsMapped) = (ScoreFamily.None, Sureness.Sure, true);
        }

        foreach (var column in open.Where(column => column != chosen)) column.Ignore($"\"{chosen.Name}\" is read as the {field}.");
    }
}
