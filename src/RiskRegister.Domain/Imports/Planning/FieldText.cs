namespace RiskRegister.Domain.Imports;

/// <summary>What an entry says in one of its fields, as messages show it.</summary>
internal static class FieldText
{
    /// <param name="field">Named as in an entry's JSON.</param>
    public static string Of(EntryState state, string field, RegisterSettings settings) => CellText.Shown(field switch
    {
        "reference" => state.Reference?.ToString() ?? "",
        "sourceReference" => state.SourceReference ?? "",
        "status" => state.Status.ToString().ToLowerInvariant(),
        "title" => state.Title,
        "description" => state.Description ?? "",
        "service" => state.Service ?? "",
        "types" => string.Join(", ", state.Types),
        "effects" => string.Join("; ", state.Effects),
        "controls" => string.Join("; ", state.Controls.Select(Control)),
        "actions" => string.Join("; ", state.Actions.Select(Action)),
        "score" => Cell(state.Score),
        "residualScore" => Cell(state.ResidualScore),
        "targetScore" => state.TargetScore is { } target ? Cell(target) : "",
        "targetDate" => state.TargetDate is { } by ? RegisterWording.Day(by) : "",
        "response" => state.Response?.Worded() ?? "",
        "objectives" => string.Join(", ", state.Objectives),
        "level" => MappingText.NameOf(state.Level),
        "owners" => string.Join("; ", state.Owners),
        "directionOfTravel" => $"{state.Direction.Direction} {state.Direction.Narrative}",
        "exempt" => state.Exempt is { } exempt ? $"paragraph {exempt.Paragraph}: {exempt.Reason}" : "",
        "closure" => state.Closure?.Reason ?? "",
        "reviewedAt" => state.ReviewedAt is { } at ? RegisterWording.Day(settings.DayOf(at)) : "",
        _ => "",
    });

    static string Cell(Score score) => $"{score.Impact} x {score.Likelihood} = {score.Value}";

    static string Control(Control control) => string.Join(", ",
        new[] { control.Text, control.Owner, control.Effectiveness?.Worded(), OwnAssuranceText.Of(control.Assurance) }.OfType<string>());

    static string Action(PlannedAction action) => string.Join(", ",
        new[] { action.Text, action.Owner, action.DueOn is { } due ? RegisterWording.Day(due) : null, action.Status == ActionStatus.Open
            ? null : $"{action.Status}" }
            .OfType<string>());
}
