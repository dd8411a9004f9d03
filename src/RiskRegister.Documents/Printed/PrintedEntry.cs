using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>An entry in the columns of a published register.</summary>
sealed record PrintedEntry
{
    public required string Reference { get; init; }

    /// <summary>The reference that it had elsewhere, and the mark of an exempt entry.</summary>
    public required IReadOnlyList<string> ReferenceNotes { get; init; }

    public required string Title { get; init; }

    /// <summary>The description, line by line.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>Its service, when it was reviewed last, and each correction.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<string> Types { get; init; }

    public required IReadOnlyList<string> Effects { get; init; }

    public required IReadOnlyList<string> Controls { get; init; }

    public required IReadOnlyList<PrintedAction> Actions { get; init; }

    public required PrintedScore Score { get; init; }

    public required PrintedScore ResidualScore { get; init; }

    public PrintedScore? TargetScore { get; init; }

    public required IReadOnlyList<string> Owners { get; init; }

    public required PrintedDirection Direction { get; init; }

    /// <summary>A dash for what has none yet.</summary>
    public static string ReferenceOf(EntryState state) => state.Reference?.ToString() ?? "–";

    public static PrintedEntry Of(RegisterLine line, Matrix matrix, DateOnly today)
    {
        var state = line.State;
        return new PrintedEntry
        {
            Reference = ReferenceOf(state),
            ReferenceNotes =
            [
                .. new[] { state.SourceReference, state.Exempt is { } exempt ? RegisterWording.Exempt(exempt) : null }.OfType<string>(),
            ],
            Title = state.Title,
            Description = Lines.Of(state.Description),
            Notes =
            [
                .. new[]
                {
                    state.Service is null ? null : $"Service: {state.Service}",
                    state.ReviewedAt is { } at ? RegisterWording.LastReviewed(at) : null,
                }.OfType<string>(),
                .. line.Corrections.Select(correction => RegisterWording.Corrected(correction.At, correction.Note)),
            ],
            Types = state.Types,
            Effects = state.Effects,
            Controls = [.. state.Controls.Select(control => control.Text)],
            Actions = [.. state.Actions.Select(action => PrintedAction.Of(action, today))],
            Score = PrintedScore.Of(state.Score, state.Kind, matrix),
            ResidualScore = PrintedScore.Of(state.ResidualScore, state.Kind, matrix),
            TargetScore = state.TargetScore is { } target ? PrintedScore.Of(target, state.Kind, matrix) : null,
            Owners = state.Owners,
            Direction = PrintedDirection.Of(line.Direction, state.Kind),
        };
    }
}
