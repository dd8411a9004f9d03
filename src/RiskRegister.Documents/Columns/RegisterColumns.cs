using RiskRegister.Documents.Printed;
using RiskRegister.Domain;

namespace RiskRegister.Documents.Columns;

/// <summary>
/// The columns of a register as one table, headed in the organisation's words, as an import reads them. A row that is exported and
/// imported again changes nothing; only an owner with "/" or ";" in its name, or a type with "/", "," or ";", does not survive, because
/// imports split on these.
/// </summary>
static class RegisterColumns
{
    /// <summary>From this width on, columns hold prose.</summary>
    public const int Prose = 24;

    /// <param name="kind">Whose words the headings use; null for a table of both.</param>
    public static IReadOnlyList<TableColumn<RegisterLine>> Of(RegisterSettings settings, Edition edition, EntryKind? kind)
    {
        var (labels, matrix) = (settings.Labels, new Matrix(settings.Matrix));
        return
        [
            new("Reference", 11, line => CellValue.Of(line.State.Reference?.ToString())),
            new("Source reference", 11, line => CellValue.Of(line.State.SourceReference)),
            new("Title", 32, line => CellValue.Of(line.State.Title)),
            new("Description", 36, line => CellValue.Of(line.State.Description)),
            new("Service", 16, line => CellValue.Of(line.State.Service)),
            new("Type", 16, line => CellValue.Of(string.Join(", ", line.State.Types))),
            new(ForKind("Possible consequences or benefits", "Possible consequences", "Possible benefits"), 42, line => CellValue.Of(line.State.Effects)),
            new(ForKind("Current controls or progress", "Current controls", "Progress to date"), 42,
                line => CellValue.Of(line.State.Controls.Select(control => control.Text))),
            .. OfScore(labels.Score, line => line.State.Score, settings, matrix),
            new(ForKind("Mitigating or maximising actions", "Mitigating actions", "Maximising actions"), 42,
                line => CellValue.Of(line.State.Actions.Select(action => action.Text))),
            .. OfScore(labels.ResidualScore, line => line.State.ResidualScore, settings, matrix),
            .. OfScore(labels.TargetScore, line => line.State.TargetScore, settings, matrix),
            new("Assumed", 16, line => CellValue.Of(Assumptions(line.State, labels))),
            new(labels.Owner, 22, line => CellValue.Of(string.Join("; ", line.State.Owners))),
            new(labels.DirectionOfTravel, 14, line => CellValue.Of(line.State.Direction.Direction?.ToString())),
            new("Direction in words", 18, line => CellValue.Of(PrintedDirection.Of(line.Direction, line.State.Kind).Words)) { OnlyInWorkbooks = true },
            new("Movement", 11, line => CellValue.Of(line.Movement.ToString())) { OnlyInWorkbooks = true },
            new("Narrative", 36, line => CellValue.Of(line.State.Direction.Narrative)),
            new("Status", 9, line => CellValue.Of(line.State.Status.ToString())),
            new("Last reviewed", 12, line => CellValue.Of(line.State.ReviewedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null)),
            new("Corrections", 24, line => CellValue.Of(line.Corrections.Select(correction => RegisterWording.Corrected(correction.At, correction.Note)))),
            .. edition == Edition.Public ? (IEnumerable<TableColumn<RegisterLine>>)[] :
            [
                new("Exempt paragraph", 11, line => CellValue.Of(line.State.Exempt?.Paragraph)),
                new("Exempt reason", 24, line => CellValue.Of(line.State.Exempt?.Reason)),
                new("Publication", 16, _ => CellValue.Of(RegisterWording.NotForPublication)),
            ],
        ];

        string ForKind(string both, string risks, string opportunities) => kind switch
        {
            EntryKind.Risk => risks,
            EntryKind.Opportunity => opportunities,
            _ => both,
        };
    }

    // An assumed cell of the matrix is left to be assumed: naming its factors in their columns would state them.
    static IEnumerable<TableColumn<RegisterLine>> OfScore(
        string label, Func<RegisterLine, Score?> scoreOf, RegisterSettings settings, Matrix matrix)
    {
        yield return new(Part(label, "impact"), 10, line => CellValue.Of(scoreOf(line) is { Assumed: false } score ? score.Impact : null));
        yield return new(Part(label, "likelihood"), 11, line => CellValue.Of(scoreOf(line) is { Assumed: false } score ? score.Likelihood : null));
        yield return new(label, 9, line => CellValue.Of(scoreOf(line)?.Value, ShadeOf(line)));
        yield return new(Part(label, "band"), 11, line => CellValue.Of(
            scoreOf(line) is { } score ? Capitals.First(matrix.BandOf(score).NameFor(line.State.Kind)) : null, ShadeOf(line)))
        {
            OnlyInWorkbooks = true,
        };

        Shade? ShadeOf(RegisterLine line) =>
            scoreOf(line) is { } score ? Shade.Of(settings.Matrix, matrix.BandOf(score), line.State.Kind) : null;
    }

    // "Residual score" and "impact" make "Residual impact", as imports read it.
    static string Part(string label, string part)
    {
        foreach (var noun in (ReadOnlySpan<string>)["score", "rating"])
        {
            if (label.EndsWith(noun, StringComparison.OrdinalIgnoreCase)) return Capitals.First($"{label[..^noun.Length].TrimEnd()} {part}".TrimStart());
        }

        return $"{label} {part}";
    }

    static string? Assumptions(EntryState state, RegisterLabels labels)
    {
        string[] assumed =
        [
            .. new (string Label, Score? Score)[] { (labels.Score, state.Score), (labels.ResidualScore, state.ResidualScore), (labels.TargetScore, state.TargetScore) }
                .Where(each => each.Score is { Assumed: true })
                .Select(each => $"{each.Label} {each.Score!.Impact} × {each.Score.Likelihood}"),
        ];
        return assumed.Length == 0 ? null : string.Join("; ", assumed);
    }
}
