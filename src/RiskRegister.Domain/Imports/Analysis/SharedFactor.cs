using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// "Severity", "Likelihood (before mitigation)", "Likelihood (after mitigation)": one factor, which no score has to itself, and another for
/// each of several scores. It counts for all of those that have none of their own.
/// </summary>
internal sealed class SharedFactor
{
    readonly HashSet<ScoreFamily> families;

    SharedFactor(ColumnDraft column, HashSet<ScoreFamily> families) => (Column, this.families) = (column, families);

    public ColumnDraft Column { get; }

    /// <summary>Whether it is a factor of a score.</summary>
    public bool IsOf(ScoreFamily family) => families.Contains(family);

    /// <summary>Null where there is none.</summary>
    public static SharedFactor? In(IReadOnlyList<ColumnDraft> columns, SourceTable table, TablePart part)
    {
        var plain = columns.Where(column => column is { IsMapped: false, Family: ScoreFamily.Plain }).ToArray();
        foreach (var (factor, other) in new[]
            { (ImportField.Impact, ImportField.Likelihood), (ImportField.Likelihood, ImportField.Impact) })
        {
            if (Array.FindAll(plain, column => column.Part == factor) is not [var shared]) continue;
            var lacking = columns.Where(column => column.Family is not (ScoreFamily.None or ScoreFamily.Plain))
                .GroupBy(column => column.Family)
                .Where(family => family.All(column => column is { IsMapped: false } && column.Part != factor)
                    && family.Count(column => column.Part == other) == 1)
                .ToArray();
            if (lacking.Length == 0 || !Array.TrueForAll(lacking, family => IsFactorOf(family, other))) continue;
            HashSet<ScoreFamily> all = [.. lacking.Select(family => family.Key)];
            if (Array.Exists(plain, column => column.Part == other)) all.Add(ScoreFamily.Plain);
            return new SharedFactor(shared, all);

            // Where all three are figures, the product has to be theirs.
            bool IsFactorOf(IEnumerable<ColumnDraft> family, ImportField other)
            {
                var beside = family.First(column => column.Part == other);
                return family.FirstOrDefault(column => column.Part == ImportField.Score) is not { } product
                    || part.RowsByColumns(table).All(row => FigureAt(row, product) is not { } figure || FigureAt(row, beside) is not { } one
                        || FigureAt(row, shared) is not { } two || figure == one * two);
            }
        }

        return null;

        static int? FigureAt(SourceRow row, ColumnDraft column) =>
            int.TryParse(
                TablePiece.CellOf(row, column.Index).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var figure)
                ? figure : null;
    }
}
