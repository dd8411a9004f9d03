using System.Globalization;
using RiskRegister.Domain;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Entries;

/// <summary>A part of an entry that is changed on one page: how its fields are filled, and what change they make.</summary>
public abstract class EntrySection
{
    static readonly EntrySection[] All =
    [
        new AboutSection(), new ScoresSection(), new ControlsSection(), new ControlSection(), new ActionSection(), new OwnersSection(),
        new ExemptSection(),
    ];

    /// <summary>As its address has it.</summary>
    public abstract string Name { get; }

    public abstract string Title { get; }

    /// <summary>Whether an entry's own owners may not change it.</summary>
    public virtual bool IsForEditors => false;

    /// <summary>Its fields, by name and by what people call them, in their order.</summary>
    public abstract IReadOnlyList<(string Field, string Called)> Fields { get; }

    public static EntrySection? Find(string name, Actor actor) =>
        Array.Find(All, section => section.Name == name && (actor.IsEditor || !section.IsForEditors));

    /// <summary>The item of the entry that an address names; null for a new one, and in a section that is not of one.</summary>
    public virtual int? ItemIn(EntryState state, IQueryCollection query) => null;

    /// <summary>Says what stands in each field.</summary>
    /// <param name="action">The action or control that is changed.</param>
    public abstract void Fill(EntryState state, int? action, Action<string, string[]> put);

    /// <summary>The change that a draft makes; what cannot be understood is among the faults.</summary>
    public abstract EntryPatch Patch(Draft draft, EntryState state, FormFaults faults);

    /// <summary>The field at which a fault of the entry is mended.</summary>
    public static string FieldOf(string path) => path.Split('[', '.')[0] switch
    {
        "types" => "types",
        "effects" => "effects",
        "controls" => path.Contains(".assurance", StringComparison.Ordinal) ? AssuranceFieldOf(path)
            : path.EndsWith("owner", StringComparison.Ordinal) ? "controlOwner" : "controls",
        "owners" => "owners",
        "score" => "score-impact",
        "residualScore" => "residual-impact",
        "targetScore" => "target-impact",
        "objectives" => "objectives",
        "directionOfTravel" => "narrative",
        "exempt" => path.EndsWith("reason", StringComparison.Ordinal) ? "reason" : "paragraph",
        "actions" => path[(path.LastIndexOf('.') + 1)..] switch
        {
            "owner" => "actionOwner",
            "progress" => "progress",
            _ => "text",
        },
        "" => Draft.NoteField,
        var name => name,
    };

    /// <summary>What people call what stands at a path.</summary>
    public static string NameOf(string path, RegisterLabels labels) => path.Split('[', '.')[0] switch
    {
        "score" => labels.Score,
        "residualScore" => labels.ResidualScore,
        "targetScore" => labels.TargetScore,
        "directionOfTravel" => "What is behind the direction",
        "changeNote" => "Why",
        "" => "The entry",
        "actions" => "The action",
        "exempt" => path.EndsWith("reason", StringComparison.Ordinal) ? "The reason" : "The paragraph",
        "controls" => "A line",
        "effects" => "A line",
        "owners" => "An owner",
        "types" => "A type",
        "objectives" => "An objective",
        "targetDate" => "The target date",
        var name => char.ToUpperInvariant(name[0]) + name[1..],
    };

    // "controls[2].assurance.first.by" is mended at "first-by".
    static string AssuranceFieldOf(string path)
    {
        var parts = path.Split('.');
        return parts is [.., var line, var member] ? $"{line}-{member}" : "controls";
    }

    protected static string? TextOrNothing(string text) => text.Trim() is { Length: > 0 } said ? said : null;

    protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the entry is about.</summary>
sealed class AboutSection : EntrySection
{
    public override string Name => "about";

    public override string Title => "What it is about";

    public override IReadOnlyList<(string Field, string Called)> Fields =>
    [
        ("title", "Title"), ("description", "Description"), ("service", "Service"), ("types", "Types"), ("effects", "Effects"),
        ("response", "Response"), ("objectives", "Objectives"),
    ];

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        put("title", [state.Title]);
        put("description", [state.Description ?? ""]);
        put("service", [state.Service ?? ""]);
        put("types", [.. state.Types]);
        put("effects", [string.Join('\n', state.Effects)]);
        put("response", [state.Response is { } response ? EnumNames.Of(response) : ""]);
        put("objectives", [.. state.Objectives]);
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        if (TextOrNothing(draft["title"]) is null) faults.Add("title", "Enter a title.");
        return new EntryPatch
        {
            Title = draft["title"].Trim(),
            Description = TextOrNothing(draft["description"]),
            Service = TextOrNothing(draft["service"]),
            Types = new Optional<IReadOnlyList<string>>(true, draft.All("types")),
            Effects = new Optional<IReadOnlyList<string>>(true, draft.Lines("effects")),
            Response = new Optional<EntryResponse?>(true,
                EnumNames.TryParse<EntryResponse>(draft["response"], out var response) ? response : null),
            Objectives = new Optional<IReadOnlyList<string>>(true, draft.All("objectives")),
        };
    }
}

/// <summary>Scores, and the direction of travel.</summary>
sealed class ScoresSection : EntrySection
{
    static readonly (string Field, string Called)[] Scores = [("score", "the score"), ("residual", "the residual score"),
        ("target", "the target score")];

    public override string Name => "scores";

    public override string Title => "Scores and direction";

    public override IReadOnlyList<(string Field, string Called)> Fields =>
    [
        .. Scores.SelectMany(score =>
            new[] { ($"{score.Field}-impact", $"Impact of {score.Called}"),
            ($"{score.Field}-likelihood", $"Likelihood of {score.Called}") }),
        ("targetDate", "Target date"), ("direction", "Direction of travel"), ("narrative", "What is behind it"),
    ];

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        Put("score", state.Score);
        Put("residual", state.ResidualScore);
        Put("target", state.TargetScore);
        var by = DateParts.Of(state.TargetDate);
        put("targetDate-day", [by.Day]);
        put("targetDate-month", [by.Month]);
        put("targetDate-year", [by.Year]);
        put("direction", [state.Direction.Direction is { } direction ? EnumNames.Of(direction) : ""]);
        put("narrative", [state.Direction.Narrative ?? ""]);

        void Put(string field, Score? score)
        {
            put($"{field}-impact", [score is null ? "" : Number(score.Impact)]);
            put($"{field}-likelihood", [score is null ? "" : Number(score.Likelihood)]);
        }
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        var (score, residual, target) = (Read("score", "the score"), Read("residual", "the residual score"),
            Read("target", "the target score", isOptional: true));
        return new EntryPatch
        {
            Score = score is null ? default : new Optional<ScorePatch>(true, score),
            ResidualScore = residual is null ? default : new Optional<ScorePatch>(true, residual),
            TargetScore = new Optional<ScorePatch?>(true, target),
            TargetDate = new Optional<DateOnly?>(true, draft.Date("targetDate").ToDay("targetDate", "The target date", faults)),
            Direction = DirectionOf(draft),
        };

        ScorePatch? Read(string field, string called, bool isOptional = false) =>
            isOptional && draft[$"{field}-impact"].Length + draft[$"{field}-likelihood"].Length == 0 ? null
                : ScoreOf(draft, field, called, faults);
    }

    /// <summary>The score that a draft chooses; null when one of its factors is missing, which the faults then say.</summary>
    /// <param name="called">As "the residual score".</param>
    public static ScorePatch? ScoreOf(Draft draft, string field, string called, FormFaults faults)
    {
        var (impact, likelihood) = (Factor(draft[$"{field}-impact"]), Factor(draft[$"{field}-likelihood"]));
        if (impact is null) faults.Add($"{field}-impact", $"Choose the impact of {called}.");
        if (likelihood is null) faults.Add($"{field}-likelihood", $"Choose the likelihood of {called}.");
        return impact is null || likelihood is null ? null : ScorePatch.To(impact.Value, likelihood.Value);
    }

    /// <summary>The direction that a draft states, with its narrative.</summary>
    public static DirectionPatch DirectionOf(Draft draft) => new(
        new Optional<Direction?>(true, EnumNames.TryParse<Direction>(draft["direction"], out var stated) ? stated : null),
        new Optional<string?>(true, TextOrNothing(draft["narrative"])));

    /// <summary>Impact or likelihood; null when nothing is chosen that is one.</summary>
    public static int? Factor(string chosen) => chosen is [>= '1' and <= '5'] ? chosen[0] - '0' : null;
}

/// <summary>What is in place already: one a line. A line that stays as it was keeps its id.</summary>
sealed class ControlsSection : EntrySection
{
    public override string Name => "controls";

    public override string Title => "What is in place";

    public override IReadOnlyList<(string Field, string Called)> Fields => [("controls", "What is in place")];

    public override void Fill(EntryState state, int? action, Action<string, string[]> put) =>
        put("controls", [string.Join('\n', state.Controls.Select(control => control.Text))]);

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        var left = state.Controls.ToList();
        var lines = draft.Lines("controls");
        var controls = new List<Control>();
        for (var at = 0; at < lines.Count; at++)
        {
            // The same words are the same control; a reworded line in the old place of a control that is gone is that control.
            var same = left.Find(control => control.Text == lines[at])
                ?? (at < state.Controls.Count && !lines.Contains(state.Controls[at].Text, StringComparer.Ordinal)
                ? left.Find(control => control.Id == state.Controls[at].Id) : null);
            if (same is not null) left.Remove(same);
            controls.Add((same ?? new Control(0, "")) with { Text = lines[at] });
        }

        return new EntryPatch { Controls = new Optional<IReadOnlyList<Control>>(true, controls) };
    }
}

/// <summary>One control: how well it works, who sees to it, and who has assured themselves of it.</summary>
sealed class ControlSection : EntrySection
{
    public static readonly (string Field, string Called)[] Lines =
    [
        ("first", "First line: those who run it"), ("second", "Second line: those who oversee them"),
        ("third", "Third line: those who are independent"),
    ];

    public override string Name => "control";

    public override string Title => "Effectiveness and assurance";

    public override IReadOnlyList<(string Field, string Called)> Fields =>
    [
        ("effectiveness", "How well it works"), ("controlOwner", "Who sees to it"),
        .. Lines.SelectMany(line => new[]
        {
            ($"{line.Field}-what", $"{line.Called}: what"), ($"{line.Field}-by", $"{line.Called}: by whom"),
            ($"{line.Field}-on", $"{line.Called}: when"),
        }),
    ];

    public override int? ItemIn(EntryState state, IQueryCollection query) =>
        int.TryParse(query["control"], out var id) && state.Controls.Any(control => control.Id == id) ? id : null;

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        var known = state.Controls.FirstOrDefault(each => each.Id == action);
        put("effectiveness", [known?.Effectiveness is { } effectiveness ? EnumNames.Of(effectiveness) : ""]);
        put("controlOwner", [known?.Owner ?? ""]);
        for (var at = 0; at < Lines.Length; at++)
        {
            var (field, line) = (Lines[at].Field, known?.Assurance?.Lines[at]);
            var on = DateParts.Of(line?.On);
            put($"{field}-what", [line?.What ?? ""]);
            put($"{field}-by", [line?.By ?? ""]);
            put($"{field}-on-day", [on.Day]);
            put($"{field}-on-month", [on.Month]);
            put($"{field}-on-year", [on.Year]);
        }
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        var id = draft.ActionId;
        if (state.Controls.All(control => control.Id != id)) faults.Add("effectiveness", "This control has been removed meanwhile.");
        ControlEffectiveness? effectiveness = EnumNames.TryParse<ControlEffectiveness>(draft["effectiveness"], out var said) ? said : null;
        var assurance = ControlAssurance.Of([.. Lines.Select(line => LineOf(draft, line.Field, faults))]);
        return new EntryPatch
        {
            Controls = new Optional<IReadOnlyList<Control>>(true,
            [
                .. state.Controls.Select(control => control.Id != id ? control : control with
                {
                    Effectiveness = effectiveness,
                    Owner = TextOrNothing(draft["controlOwner"]),
                    Assurance = assurance,
                }),
            ]),
        };
    }

    static LineAssurance? LineOf(Draft draft, string field, FormFaults faults)
    {
        var (what, by) = (TextOrNothing(draft[$"{field}-what"]), TextOrNothing(draft[$"{field}-by"]));
        var on = draft.Date($"{field}-on").ToDay($"{field}-on", "The day", faults);
        if (what is null && (by is not null || on is not null)) faults.Add($"{field}-what", "Say what was done.");
        return what is null ? null : new LineAssurance(what, by, on);
    }
}

/// <summary>One action, new or there.</summary>
sealed class ActionSection : EntrySection
{
    public override string Name => "action";

    public override string Title => "Action";

    public override IReadOnlyList<(string Field, string Called)> Fields =>
        [("text", "Action"), ("actionOwner", "Who does it"), ("due", "Due on"), ("actionStatus", "Status"), ("progress", "Progress")];

    public override int? ItemIn(EntryState state, IQueryCollection query) =>
        int.TryParse(query["action"], out var id) && state.Actions.Any(action => action.Id == id) ? id : null;

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        var known = state.Actions.FirstOrDefault(each => each.Id == action) ?? new PlannedAction(0, "");
        var due = DateParts.Of(known.DueOn);
        put("text", [known.Text]);
        put("actionOwner", [known.Owner ?? ""]);
        put("due-day", [due.Day]);
        put("due-month", [due.Month]);
        put("due-year", [due.Year]);
        put("actionStatus", [EnumNames.Of(known.Status)]);
        put("progress", [known.Progress ?? ""]);
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        if (TextOrNothing(draft["text"]) is null) faults.Add("text", "Say what is to be done.");
        var due = draft.Date("due").ToDay("due", "Due on", faults);
        if (!EnumNames.TryParse<ActionStatus>(draft["actionStatus"], out var status)) faults.Add("actionStatus",
            "Choose how the action stands.");
        var id = draft.ActionId ?? 0;
        if (id > 0 && state.Actions.All(action => action.Id != id)) faults.Add("text", "This action has been removed meanwhile.");
        var sent = new PlannedAction(id, draft["text"].Trim(), TextOrNothing(draft["actionOwner"]), due, status,
            TextOrNothing(draft["progress"]));
        return new EntryPatch
        {
            Actions = new Optional<IReadOnlyList<PlannedAction>>(true,
                id == 0 ? [.. state.Actions, sent] : [.. state.Actions.Select(action => action.Id == id ? sent : action)]),
        };
    }
}

/// <summary>Whose the entry is: one a line.</summary>
sealed class OwnersSection : EntrySection
{
    public override string Name => "owners";

    public override string Title => "Owners";

    public override bool IsForEditors => true;

    public override IReadOnlyList<(string Field, string Called)> Fields => [("owners", "Owners")];

    public override void Fill(EntryState state, int? action, Action<string, string[]> put) =>
        put("owners", [string.Join('\n', state.Owners)]);

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults) =>
        new() { Owners = new Optional<IReadOnlyList<string>>(true, draft.Lines("owners")) };
}

/// <summary>Whether the entry is kept from press and public.</summary>
sealed class ExemptSection : EntrySection
{
    public override string Name => "exemption";

    public override string Title => "Exemption";

    public override bool IsForEditors => true;

    public override IReadOnlyList<(string Field, string Called)> Fields => [("paragraph", "Paragraph"), ("reason", "Reason")];

    public override void Fill(EntryState state, int? action, Action<string, string[]> put)
    {
        put("paragraph", [state.Exempt?.Paragraph ?? ""]);
        put("reason", [state.Exempt?.Reason ?? ""]);
    }

    public override EntryPatch Patch(Draft draft, EntryState state, FormFaults faults)
    {
        var (paragraph, reason) = (TextOrNothing(draft["paragraph"]), TextOrNothing(draft["reason"]));
        if (paragraph is null && reason is null) return new EntryPatch { Exempt = new Optional<ExemptionPatch?>(true, null) };
        if (paragraph is null) faults.Add("paragraph", "Enter the paragraph of Schedule 12A that the entry is exempt under.");
        if (reason is null) faults.Add("reason", "Say why the entry is exempt.");
        return new EntryPatch { Exempt = new Optional<ExemptionPatch?>(true, new ExemptionPatch(paragraph ?? "", reason ?? "")) };
    }
}
