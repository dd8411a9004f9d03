namespace RiskRegister.Domain.Imports;

/// <summary>
/// Columns to choose from, of which several may be for the same at different times: "Q1", "Q2", "Q3". What was chosen while there was no
/// later one is no choice where there is, for the value of each but the last names that one, too.
/// </summary>
internal sealed class ColumnsByTime
{
    readonly ColumnDraft[] timed;

    public ColumnsByTime(ColumnDraft[] columns)
    {
        timed = Array.FindAll(columns, column => PeriodNames.IsIn(NameOf(column)));
        var areAllTimed = timed.Length > 1 && timed.Length == columns.Length;

        // The quarters to come stand empty.
        if (Array.FindAll(timed, column => column.Sample.Filled > 0) is { Length: > 0 } filled) timed = filled;
        Latest = PeriodNames.LatestInOrder([.. timed.Select(NameOf)]) is { } at ? timed[at]
            : areAllTimed && timed.Length == 1 ? timed[0] : null;
    }

    /// <summary>Of several times the last one is how things stand; null where they can't be compared, or there are none.</summary>
    public ColumnDraft? Latest { get; }

    // "Residual March 2026" of "Residual March 2026 L".
    static string NameOf(ColumnDraft column) =>
        !PeriodNames.IsIn(column.Name) && column.Name.LastIndexOf(' ') is > 0 and var last ? column.Name[..last] : column.Name;

    /// <summary>The column's name, and where it is not the last of several, with that one's.</summary>
    public string ValueOf(ColumnDraft column)
    {
        if (timed.Length < 2 || column == (Latest ?? timed[^1]) || !timed.Contains(column)) return column.Name;
        return Latest is not null ? $"{column.Name} before {Latest.Name}"
            : $"{column.Name} of {timed[0].Name} to {timed[^1].Name}";
    }

    /// <summary>Its name for a sentence that goes on with "is".</summary>
    public string Quoted(ColumnDraft column) => $"\"{column.Name}\"{(column == Latest ? ", the latest," : "")}";
}
