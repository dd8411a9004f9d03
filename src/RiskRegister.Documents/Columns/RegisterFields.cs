using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Columns;

/// <summary>
/// The columns of a register under the names that its fields have in JSON, so that the files of several quarters are one table.
/// </summary>
static class RegisterFields
{
    public static IReadOnlyList<TableColumn<RegisterLine>> Of(PrintableRegister register)
    {
        var matrix = new Matrix(register.Settings.Matrix);
        var quarter = register.Quarter?.ToString();
        return
        [
            Field("quarter", _ => quarter),
            Field("id", line => line.State.Id.ToString("D")),
            Field("reference", line => line.State.Reference?.ToString()),
            Field("sourceReference", line => line.State.SourceReference),
            Field("kind", line => FieldText.Of(line.State.Kind)),
            Field("status", line => FieldText.Of(line.State.Status)),
            Field("level", line => FieldText.Of(line.State.Level)),
            Field("onRegister", line => FieldText.Of(line.OnRegister)),
            Field("title", line => line.State.Title),
            Field("description", line => line.State.Description),
            Field("service", line => line.State.Service),
            Field("types", line => FieldText.Of(line.State.Types)),
            Field("owners", line => FieldText.Of(line.State.Owners)),
            Field("response", line => line.State.Response is { } response ? FieldText.Of(response) : null),
            Field("objectives", line => FieldText.Of(line.State.Objectives)),
            Field("effects", line => FieldText.Of(line.State.Effects)),
            Field("controls", line => FieldText.Of(line.State.Controls.Select(control => control.Text))),
            Field("controls.owner", line => OfControls(line, control => control.Owner)),
            Field("controls.effectiveness",
                line => OfControls(line, control => control.Effectiveness is { } known ? FieldText.Of(known) : null)),
            Field("controls.assurance", line => OfControls(line, control => OwnAssuranceText.Of(control.Assurance))),
            Field("actions", line => FieldText.Of(line.State.Actions.Select(action => action.Text))),
            .. OfScore("score", line => line.State.Score),
            .. OfScore("residualScore", line => line.State.ResidualScore),
            .. OfScore("targetScore", line => line.State.TargetScore),
            new("targetDate", 0, line => CellValue.Of(line.State.TargetDate)),
            Field("appetite", line => line.State.AppetiteBy(register.Settings) is { } position ? FieldText.Of(position) : null),
            Field("movement", line => FieldText.Of(line.Movement)),
            Field("directionOfTravel.direction", line => line.Direction.Direction is { } direction ? FieldText.Of(direction) : null),
            Field("directionOfTravel.stated", line => FieldText.Of(line.Direction.Stated)),
            Field("directionOfTravel.statedAt", line => FieldText.Of(line.Direction.StatedAt)),
            Field("directionOfTravel.narrative", line => line.Direction.Narrative),
            Field("reviewedAt", line => FieldText.Of(line.State.ReviewedAt)),
            Field("closure.reason", line => line.State.Closure?.Reason),
            Field("closure.closedAt", line => FieldText.Of(line.State.Closure?.ClosedAt)),
            Field("addenda", line => FieldText.Of(line.Corrections.Select(correction => correction.Note))),
            .. register.Edition == Edition.Public ? (IEnumerable<TableColumn<RegisterLine>>)[] :
            [
                Field("exempt.paragraph", line => line.State.Exempt?.Paragraph),
                Field("exempt.reason", line => line.State.Exempt?.Reason),
                Field("publication", _ => RegisterWording.NotForPublication),
            ],
            new("revision", 0, line => CellValue.Of(line.Revision)),
        ];

        // Nothing where no control has any, else a line for each.
        static string? OfControls(RegisterLine line, Func<Control, string?> textOf) =>
            line.State.Controls.Any(control => textOf(control) is not null)
                ? FieldText.Of(line.State.Controls.Select(control => textOf(control) ?? "")) : null;

        IEnumerable<TableColumn<RegisterLine>> OfScore(string name, Func<RegisterLine, Score?> scoreOf) =>
        [
            new($"{name}.impact", 0, line => CellValue.Of(scoreOf(line)?.Impact)),
            new($"{name}.likelihood", 0, line => CellValue.Of(scoreOf(line)?.Likelihood)),
            new($"{name}.value", 0, line => CellValue.Of(scoreOf(line)?.Value)),
            Field($"{name}.band", line => scoreOf(line) is { } score ? matrix.BandOf(score).NameFor(line.State.Kind) : null),
            Field($"{name}.assumed", line => scoreOf(line) is { } score ? FieldText.Of(score.Assumed) : null),
        ];
    }

    static TableColumn<RegisterLine> Field(string name, Func<RegisterLine, string?> textOf) =>
        new(name, 0, line => CellValue.Of(textOf(line)));
}
