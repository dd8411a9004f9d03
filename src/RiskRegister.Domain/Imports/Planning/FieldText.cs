namespace RiskRegister.Domain.Imports;

/// <summary>What an entry says in one of its fields, as messages show it.</summary>
internal static class FieldText
{
    /// <param name="field">Named as in an entry's JSON.</param>
    public static string Of(EntryState state, string field, RegisterSettings settings) =>
        CellText.Shown(string.Join(field is "types" or "objectives" ? ", " : "; ", ItemsOf(state, field, settings)));

    /// <summary>The same whole: one text, the items of a list, or none where nothing is said.</summary>
    public static IReadOnlyList<string> ItemsOf(EntryState state, string field, RegisterSettings settings) => field switch
    {
        "types" => state.Types,
        "effects" => state.Effects,
        "controls" => [.. state.Controls.Select(Control)],
        "actions" => [.. state.Actions.Select(Action)],
        "objectives" => state.Objectives,
        "owners" => state.Owners,
        _ => TextOf(state, field, settings) is { Length: > 0 } text ? [text] : [],
    };

    static string? TextOf(EntryState state, string field, RegisterSettings settings) => field switch
    {
        "reference" => state.Reference?.ToString(),
        "sourceReference" => state.SourceReference,
        "status" => state.Status.ToString().ToLowerInvariant(),
        "title" => state.Title,
        "description" => state.Description,
        "service" => state.Service,
        "score" => Cell(state.Score),
        "residualScore" => Cell(state.ResidualScore),
        "targetScore" => state.TargetScore is { } target ? Cell(target) : null,
        "targetDate" => state.TargetDate is { } by ? RegisterWording.Day(by) : null,
        "response" => state.Response?.Worded(),
        "level" => MappingText.NameOf(state.Level),
        "directionOfTravel" => $"{state.Direction.Direction} {state.Direction.Narrative}".Trim(),
        "exempt" => state.Exempt is { } exempt ? $"paragraph {exempt.Paragraph}: {exempt.Reason}" : null,
        "closure" => state.Closure?.Reason,
        "reviewedAt" => state.ReviewedAt is { } at ? RegisterWording.Day(settings.DayOf(at)) : null,
        _ => null,
    };

    static string Cell(Score score) => $"{score.Impact} x {score.Likelihood} = {score.Value}{(score.Assumed ? " (assumed)" : "")}";

    static string Control(Control control) => string.Join(", ",
        new[] { control.Text, control.Owner, control.Effectiveness?.Worded(), OwnAssuranceText.Of(control.Assurance) }.OfType<string>());

    static string Action(PlannedAction action) => string.Join(", ",
        new[] { action.Text, action.Owner, action.DueOn is { } due ? RegisterWording.Day(due) : null, action.Status == ActionStatus.Open
            ? null : $"{action.Status}", action.Progress }
            .OfType<string>());
}
