using System.Globalization;
using RiskRegister.Documents.Printed;
using RiskRegister.Domain;
using RiskRegister.Domain.Imports;

namespace RiskRegister.Documents.Columns;

/// <summary>
/// The columns of a register as one table, headed in the organisation's words, as an import reads them. A row that is exported and
/// imported again changes nothing, and imported elsewhere makes the same entry, but for its history.
/// </summary>
static class RegisterColumns
{
    /// <summary>From this width on, columns hold prose.</summary>
    public const int Prose = 24;

    /// <summary>How many columns, the last, are there only to be read back.</summary>
    public const int OfExports = 2;

    /// <param name="kind">Whose words the headings use; null for a table of both.</param>
    public static IReadOnlyList<TableColumn<RegisterLine>> Of(RegisterSettings settings, Edition edition, EntryKind? kind)
    {
        var (labels, matrix) = (settings.Labels, new Matrix(settings.Matrix));
        return
        [
            new(OwnExportColumns.Reference, 11, line => CellValue.Of(line.State.Reference?.ToString())) { IsLocked = true },
            new(OwnExportColumns.SourceReference, 11, line => CellValue.Of(line.State.SourceReference)),
            .. kind is null ? (IEnumerable<TableColumn<RegisterLine>>)[new(OwnExportColumns.Kind, 11,
                line => CellValue.Of($"{line.State.Kind}"))] : [],
            new("Title", 32, line => CellValue.Of(line.State.Title)),
            new("Description", 36, line => CellValue.Of(line.State.Description)),
            new("Service", 16, line => CellValue.Of(line.State.Service)),
            new("Type", 16, line => CellValue.Of(OwnExportText.Joined(line.State.Types, OwnExportText.BetweenTypes)))
            {
                Choices = new Choices(ListNames.Types, IsStrict: false, "One type, or several with commas between them."),
            },
            new(OwnExportColumns.Response, 11, line => CellValue.Of(line.State.Response?.ToString()))
            {
                Choices = new Choices($"\"{string.Join(',', ResponsesOf(kind))}\"", IsStrict: true,
                    "What is done about it as a whole; empty where nobody has said."),
            },
            new(OwnExportColumns.Objectives, 13,
                line => CellValue.Of(OwnExportText.Joined(line.State.Objectives, OwnExportText.BetweenTypes))),
            new(ForKind("Possible consequences or benefits", "Possible consequences", "Possible benefits"), 42,
                line => CellValue.Of(line.State.Effects)),
            new(ForKind("Current controls or progress", "Current controls", "Progress to date"), 42,
                line => CellValue.Of(line.State.Controls.Select(control => control.Text))),
            AboutControls(OwnExportColumns.ControlOwners, 18, control => control.Owner),
            AboutControls(OwnExportColumns.ControlEffectiveness, 14, control => control.Effectiveness?.Worded()),
            AboutControls(OwnExportColumns.ControlAssurance, Prose, control => OwnAssuranceText.Of(control.Assurance)),
            .. OfScore(labels.Score, line => line.State.Score, settings, matrix),
            new(ForKind("Mitigating or maximising actions", "Mitigating actions", "Maximising actions"), 42,
                line => CellValue.Of(line.State.Actions.Select(action => action.Text))),
            AboutActions(OwnExportColumns.ActionOwners, 18, action => action.Owner),
            AboutActions(OwnExportColumns.ActionDueDates, 12, action => action.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            AboutActions(OwnExportColumns.ActionStatuses, 10, action => PrintedAction.StatusWords(action.Status)),
            AboutActions(OwnExportColumns.ActionProgress, Prose, action => action.Progress),
            .. OfScore(labels.ResidualScore, line => line.State.ResidualScore, settings, matrix),
            .. OfScore(labels.TargetScore, line => line.State.TargetScore, settings, matrix),
            new(OwnExportColumns.TargetDate, 12, line => CellValue.Of(line.State.TargetDate)),
            new(OwnExportColumns.Assumed, 16, line => CellValue.Of(Assumptions(line.State, labels))),
            new(labels.Owner, 22, line => CellValue.Of(OwnExportText.Joined(line.State.Owners, OwnExportText.BetweenOwners)))
            {
                Choices = new Choices(ListNames.Owners, IsStrict: false, "One post, or several with semicolons between them."),
            },
            new(labels.DirectionOfTravel, 14, line => CellValue.Of(line.State.Direction.Direction?.ToString()))
            {
                Choices = new Choices("\"Upwards,Level,Downwards\"", IsStrict: true,
                    "Upwards, Level or Downwards: where the residual score is going. An upward risk is worsening, an upward "
                        + "opportunity improving. "
                    + "Leave it empty to follow the score."),
            },
            new("Direction in words", 18, line => CellValue.Of(PrintedDirection.Of(line.Direction, line.State.Kind).Words))
            {
                OnlyInWorkbooks = true,
                IsLocked = true,
            },
            new("Movement", 11, line => CellValue.Of(line.Movement.ToString())) { OnlyInWorkbooks = true, IsLocked = true },
            new("Narrative", 36, line => CellValue.Of(line.State.Direction.Narrative)),
            new(OwnExportColumns.Status, 9, line => CellValue.Of(line.State.Status.ToString()))
            {
                Choices = new Choices("\"Proposed,Open,Closed\"", IsStrict: true),
            },
            new(OwnExportColumns.ClosureReason, 16, line => CellValue.Of(line.State.Closure?.Reason)),
            new(OwnExportColumns.LastReviewed, 12,
                line => CellValue.Of(line.State.ReviewedAt is { } at ? settings.DayOf(at) : null)),
            new(OwnExportColumns.Level, 11, line => CellValue.Of(line.State.Level.ToString())) { IsLocked = true },
            new("Corrections", 24,
                line => CellValue.Of(line.Corrections.Select(correction => RegisterWording.Corrected(correction.On, correction.Note))))
            {
                IsLocked = true,
            },
            .. edition == Edition.Public ? (IEnumerable<TableColumn<RegisterLine>>)[] :
            [
                new(OwnExportColumns.ExemptParagraph, 11, line => CellValue.Of(line.State.Exempt?.Paragraph)),
                new(OwnExportColumns.ExemptReason, 24, line => CellValue.Of(line.State.Exempt?.Reason)),
                new("Publication", 16, _ => CellValue.Of(RegisterWording.NotForPublication)) { IsLocked = true },
            ],
            new(OwnExportColumns.Id, 12, line => CellValue.Of(line.State.Id.ToString("D"))) { IsLocked = true },
            new(OwnExportColumns.Revision, 9, line => CellValue.Of(line.Revision)) { IsLocked = true },
        ];

        string ForKind(string both, string risks, string opportunities) => kind switch
        {
            EntryKind.Risk => risks,
            EntryKind.Opportunity => opportunities,
            _ => both,
        };
    }

    static IEnumerable<EntryResponse> ResponsesOf(EntryKind? kind) =>
        kind is { } one ? EntryResponses.Of(one) : Enum.GetValues<EntryResponse>();

    static TableColumn<RegisterLine> AboutControls(string heading, int width, Func<Control, string?> textOf) =>
        new(heading, width, line => CellValue.Of(line.State.Controls.Any(control => textOf(control) is not null)
            ? OwnExportText.AboutItems(line.State.Controls.Select(textOf)) : ""));

    static TableColumn<RegisterLine> AboutActions(string heading, int width, Func<PlannedAction, string?> textOf) =>
        new(heading, width, line => CellValue.Of(OwnExportText.AboutItems(line.State.Actions.Select(textOf))))
        {
            OnlyInTables = true,
        };

    // Assumed factors stand like any others; the column "Assumed" marks them, and while it does an import takes them for assumed.
    static IEnumerable<TableColumn<RegisterLine>> OfScore(
        string label, Func<RegisterLine, Score?> scoreOf, RegisterSettings settings, Matrix matrix)
    {
        yield return new(OwnExportColumns.PartOf(label, "impact"), 10, line => CellValue.Of(scoreOf(line)?.Impact))
        {
            Choices = Choices.Step,
        };
        yield return new(OwnExportColumns.PartOf(label, "likelihood"), 11, line => CellValue.Of(scoreOf(line)?.Likelihood))
        {
            Choices = Choices.Step,
        };
        yield return new(label, 9, line => CellValue.Of(scoreOf(line)?.Value, ShadeOf(line)))
        {
            Formula = line => HasFactors(line) ? CellFormula.Product : CellFormula.None,
        };
        yield return new(OwnExportColumns.PartOf(label, "band"), 11, line => CellValue.Of(
            scoreOf(line) is { } score ? Capitals.First(matrix.BandOf(score).NameFor(line.State.Kind)) : null, ShadeOf(line)))
        {
            OnlyInWorkbooks = true,
            IsLocked = true,
            IsBand = true,
            Formula = line => !HasFactors(line) ? CellFormula.None
                : line.State.Kind == EntryKind.Risk ? CellFormula.RiskBand : CellFormula.OpportunityBand,
        };

        bool HasFactors(RegisterLine line) => scoreOf(line) is not null;

        Shade? ShadeOf(RegisterLine line) =>
            scoreOf(line) is { } score ? Shade.Of(settings.Matrix, matrix.BandOf(score), line.State.Kind) : null;
    }

    static string? Assumptions(EntryState state, RegisterLabels labels)
    {
        var assumed = OwnExportText.Assumptions(
            [(labels.Score, state.Score), (labels.ResidualScore, state.ResidualScore), (labels.TargetScore, state.TargetScore)]);
        return assumed.Length == 0 ? null : assumed;
    }
}
