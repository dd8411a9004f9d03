namespace RiskRegister.Domain.Imports;

/// <summary>Leaves out tables whose titles would be the labels of a form that is laid out in a way that cannot be read.</summary>
internal sealed class LabelsAsTitles(HeadingNames names, Decisions decisions, List<ImportMessage> messages)
{
    // Of fields whose headings are no names of risks.
    static readonly ImportField[] Labels =
    [
        ImportField.Reference, ImportField.Title, ImportField.Description, ImportField.Owners, ImportField.Controls, ImportField.Actions,
        ImportField.Direction, ImportField.Status,
    ];

    const int FewestFields = 3;
    const int MostTitles = 20;
    const int MostShown = 3;

    public void LeaveOut(TableReading table)
    {
        if (table.Parts is not [{ Layout: { HasTitle: true } layout } part, ..]) return;
        if (layout.IndexOf(layout.TitleField) is not { } column || LabelsIn(table.Source, part, column) is not { } labels) return;
        table.LeaveOut();
        decisions.WithdrawAbout(table.Source);
        var isOneOfSeveral = table.Source.OneOfSeveral;
        messages.Add(new(table.Source.Name, table.Source.Rows[part.Heading].Number, null, ImportCodes.HeadingNotFound,
            $"What would be titles are labels of a form ({string.Join(", ", labels.Take(MostShown).Select(label => $"\"{label}\""))}): "
            + "the table is left out. Give each label a row with what it says beside it, and the scores rows below those.",
            isOneOfSeveral ? ImportSeverity.Reported : ImportSeverity.Refused));
    }

    // Null unless most are labels, of different fields.
    List<string>? LabelsIn(SourceTable table, TablePart part, int column)
    {
        string[] titles = [.. part.RowsOf(table).Where(row => !row.IsBlankAt(column)).Take(MostTitles)
            .Select(row => CardLines.LabelAt(row, column)).Distinct()];
        var (labels, others) = (new List<string>(), 0);
        foreach (var title in titles)
        {
            if (IsLabel(names.MeaningOf(title))) labels.Add(title);
            else if (++others * 2 >= titles.Length) return null;
        }

        return labels.DistinctBy(label => names.MeaningOf(label)!.Field).Count() >= FewestFields ? labels : null;
    }

    static bool IsLabel(HeadingMeaning? meaning) =>
        meaning is { Sureness: Sureness.Sure } && (meaning.Family != ScoreFamily.None || Labels.Contains(meaning.Field));
}
