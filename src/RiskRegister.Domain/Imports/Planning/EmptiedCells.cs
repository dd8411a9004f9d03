using System.Globalization;

namespace RiskRegister.Domain.Imports;

/// <summary>
/// Names, once a column, what empty cells take away: a service that had been merged over several rows stands in the first of them alone
/// once these are unmerged. A narrative is of its quarter, and ends with it.
/// </summary>
internal sealed class EmptiedCells(ImportMapping mapping, PlanMessages messages)
{
    const int MostNamed = 5;

    static readonly Field[] Fields =
    [
        new([ImportField.Description], row => row.Description?.Column, entry => entry.Description),
        new([ImportField.Service], row => row.Service?.Column, entry => entry.Service),
        new([ImportField.Types], row => row.Types?.Column, entry => string.Join(", ", entry.Types)),
        new([ImportField.Effects], row => row.Effects?.Column, entry => string.Join("; ", entry.Effects)),
        new([ImportField.Controls], row => row.Controls?.Column, entry => string.Join("; ", entry.Controls.Select(each => each.Text))),
        new([ImportField.Actions], row => row.Actions?.Column, entry => string.Join("; ", entry.Actions.Select(each => each.Text))),
        new([ImportField.Owners], row => row.Owners?.Column, entry => string.Join("; ", entry.Owners)),
        new([ImportField.TargetScore, ImportField.TargetImpact, ImportField.TargetLikelihood], row => row.TargetScore?.Column,
            entry => entry.TargetScore?.Value.ToString(CultureInfo.InvariantCulture)),
        new([ImportField.TargetDate], row => row.TargetDate?.Column,
            entry => entry.TargetDate is { } day ? RegisterWording.Day(day) : null),
        new([ImportField.Response], row => row.Response?.Column, entry => entry.Response?.Worded()),
        new([ImportField.Objectives], row => row.Objectives?.Column, entry => string.Join(", ", entry.Objectives)),
        new([ImportField.ActionOwners], _ => null, entry => Distinct(entry.Actions.Select(each => each.Owner)), "owners of actions"),
        new([ImportField.ActionDates], _ => null,
            entry => Distinct(entry.Actions.Select(each => each.DueOn is { } day ? RegisterWording.Day(day) : null)),
            "due days of actions"),
        new([ImportField.ActionProgress], _ => null, entry => Distinct(entry.Actions.Select(each => each.Progress)), "progress of actions"),
        new([ImportField.ControlOwners], _ => null, entry => Distinct(entry.Controls.Select(each => each.Owner)), "owners of controls"),
        new([ImportField.ControlEffectiveness], _ => null,
            entry => Distinct(entry.Controls.Select(each => each.Effectiveness?.Worded())), "effectiveness of controls"),
    ];

    readonly List<Loss> losses = [];

    /// <param name="state">The entry as the row has it.</param>
    /// <param name="present">The entry as it is.</param>
    public void Note(ImportedRow row, EntryState state, EntryState present)
    {
        if (row.Empty == default || mapping.BlankCells == BlankMeaning.Clear || state.SameAs(present)) return;
        foreach (var field in Fields)
        {
            if (!Array.Exists(field.Of, each => row.Empty.Has(each))) continue;
            if (field.Text(present) is not { Length: > 0 } text || field.Text(state) is { Length: > 0 }) continue;

            // What is known of items ends with them.
            if (field.Part is null || (state.Actions.Count >= present.Actions.Count && state.Controls.Count >= present.Controls.Count))
                losses.Add(new(row, field, $"{RowMatching.NameOf(present)} \"{CellText.Shown(text)}\""));
        }
    }

    /// <summary>Names them, once all rows are planned.</summary>
    public void Finish()
    {
        foreach (var column in losses.GroupBy(loss => (loss.Row.Table, loss.Field)))
        {
            var (first, count) = (column.First(), column.Count());
            var heading = first.Field.Column(first.Row);
            var (where, what) = heading is null
                ? ("beside its items", $" as {first.Field.Part}") : ($"under \"{CellText.Shown(heading)}\"", "");
            var more = count > MostNamed ? $", and {count - MostNamed} more" : "";
            messages.Report(first.Row, heading, ImportCodes.CellsEmptied,
                $"An empty cell {where} takes away what {(count == 1 ? "1 entry" : $"{count} entries")} had{what}: "
                + $"{string.Join(", ", column.Take(MostNamed).Select(loss => loss.Said))}{more}. Write it there again to keep it, or "
                + "import with blankCells keep.");
        }
    }

    static string Distinct(IEnumerable<string?> texts) => string.Join(", ", texts.OfType<string>().Distinct(StringComparer.Ordinal));

    sealed record Field(
        ImportField[] Of, Func<ImportedRow, string?> Column, Func<EntryState, string?> Text, string? Part = null);

    readonly record struct Loss(ImportedRow Row, Field Field, string Said);
}
