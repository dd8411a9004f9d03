using RiskRegister.Domain;

namespace RiskRegister.Documents.Printed;

/// <summary>An entry as pages show it, in the columns of a published register or as a card.</summary>
sealed record PrintedEntry
{
    public required EntryState State { get; init; }

    public required string Reference { get; init; }

    /// <summary>The reference that it had elsewhere, and the mark of an exempt entry.</summary>
    public required IReadOnlyList<string> ReferenceNotes { get; init; }

    public required string Title { get; init; }

    /// <summary>The description, line by line.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>Its service, when it was reviewed last, and each correction.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Label and text of what a card says in a line each: owner, type, service …</summary>
    public required IReadOnlyList<(string Label, string Text)> Facts { get; init; }

    /// <summary>What a card says last: exemption, corrections, what was assumed.</summary>
    public required IReadOnlyList<string> CardNotes { get; init; }

    public required IReadOnlyList<string> Types { get; init; }

    public required IReadOnlyList<string> Effects { get; init; }

    public required IReadOnlyList<string> Controls { get; init; }

    public required IReadOnlyList<PrintedAction> Actions { get; init; }

    /// <summary>Whether anything but the text is known of an action, so that a table of them has something to say.</summary>
    public bool HasActionDetails => Actions.Any(action => action.Details is not null);

    public required PrintedScore Score { get; init; }

    public required PrintedScore ResidualScore { get; init; }

    public PrintedScore? TargetScore { get; init; }

    public required IReadOnlyList<string> Owners { get; init; }

    public required PrintedDirection Direction { get; init; }

    /// <summary>Its scores in the registers before and in this one, oldest first.</summary>
    public required IReadOnlyList<Pictures.TrendStep> Trend { get; init; }

    /// <summary>"CR5 – Failure to protect".</summary>
    public string Heading => $"{Reference} – {Title}";

    /// <summary>A dash for what has none yet.</summary>
    public static string ReferenceOf(EntryState state) => state.Reference?.ToString() ?? "–";

    public static PrintedEntry Of(RegisterLine line, PrintableRegister register, Matrix matrix)
    {
        var (state, labels, settings) = (line.State, register.Settings.Labels, register.Settings.Matrix);
        var exempt = state.Exempt is { } exemption ? RegisterWording.Exempt(exemption) : null;
        var corrections = line.Corrections.Select(correction => RegisterWording.Corrected(correction.On, correction.Note)).ToArray();
        var direction = PrintedDirection.Of(line.Direction, state.Kind);
        return new PrintedEntry
        {
            State = state,
            Reference = ReferenceOf(state),
            ReferenceNotes = [.. new[] { state.SourceReference, exempt }.OfType<string>()],
            Title = state.Title,
            Description = Lines.Of(state.Description),
            Notes =
            [
                .. new[]
                {
                    state.Service is null ? null : $"Service: {state.Service}",
                    state.ReviewedAt is { } at ? RegisterWording.LastReviewed(register.Settings.DayOf(at)) : null,
                }.OfType<string>(),
                .. MoreOf(line, register).Select(each => $"{each.Label}: {each.Text}"),
                .. line.Measures,
                .. corrections,
            ],
            Facts = [.. FactsOf(line, register)],
            CardNotes =
            [
                .. new[] { exempt, direction.Warning, Assumed(state, labels) }.OfType<string>(),
                .. corrections,
            ],
            Types = state.Types,
            Effects = state.Effects,
            Controls = [.. state.Controls.Select(control => PrintedControl.Of(control, register))],
            Actions = [.. state.Actions.Select(action => PrintedAction.Of(action, register.Day))],
            Score = PrintedScore.Of(state.Score, state.Kind, settings, matrix),
            ResidualScore = PrintedScore.Of(state.ResidualScore, state.Kind, settings, matrix),
            TargetScore = state.TargetScore is { } target ? PrintedScore.Of(target, state.Kind, settings, matrix) : null,
            Owners = state.Owners,
            Direction = direction,
            Trend =
            [
                .. line.Earlier.TakeLast(MostEarlier).Select(mark => Pictures.TrendStep.Of(mark, register.Settings.FinancialYearStartsIn)),
                Pictures.TrendStep.Present(register.Quarter, state, register.Settings),
            ],
        };
    }

    // With the present one, eight.
    const int MostEarlier = 7;

    static IEnumerable<(string Label, string Text)> FactsOf(RegisterLine line, PrintableRegister register)
    {
        var (state, settings, labels) = (line.State, register.Settings, register.Settings.Labels);
        if (state.Owners.Count > 0) yield return (labels.Owner, string.Join("; ", state.Owners));
        if (state.Types.Count > 0) yield return ("Type", string.Join(", ", state.Types));
        if (state.Service is { } service) yield return ("Service", service);
        foreach (var more in MoreOf(line, register)) yield return more;
        if (state.SourceReference is { } source) yield return ("Reference elsewhere", source);
        if (state.ReviewedAt is { } at) yield return ("Last reviewed", RegisterWording.Day(settings.DayOf(at)));
        foreach (var measure in line.Measures) yield return ("Measure", measure);
    }

    // What is printed only where the settings switch it on.
    static IEnumerable<(string Label, string Text)> MoreOf(RegisterLine line, PrintableRegister register)
    {
        var (state, settings, print) = (line.State, register.Settings, register.Settings.Print);
        if (print.Response && state.Response is { } response) yield return ("Response", response.ToString());
        if (print.Objectives && state.Objectives.Count > 0)
            yield return ("Objectives", string.Join("; ", state.Objectives.Select(code => Objective.PrintedOf(code, settings))));
        if (print.Appetite && state.AppetiteBy(settings) is { } position) yield return ("Appetite", position.Worded());
        if (print.TargetDate && state.TargetDate is { } by)
        {
            var overdue = state.IsTargetOverdue(register.Day) ? " (overdue)" : "";
            yield return ($"{settings.Labels.TargetScore} by", $"{RegisterWording.Day(by)}{overdue}");
        }

        if (print.TimeAtScore && line.TimeAtScore(register.Quarter) is { } time)
            yield return ($"At this {Capitals.Lower(settings.Labels.ResidualScore)}", time);
    }

    static string? Assumed(EntryState state, RegisterLabels labels)
    {
        string[] assumed =
        [
            .. new (string Label, Score? Score)[] { (labels.Score, state.Score), (labels.ResidualScore, state.ResidualScore),
                (labels.TargetScore, state.TargetScore) }
                .Where(each => each.Score is { Assumed: true }).Select(each => $"the {Capitals.Lower(each.Label)}"),
        ];
        return assumed.Length == 0 ? null : RegisterWording.Assumed(assumed);
    }
}
