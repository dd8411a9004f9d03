using RiskRegister.Domain;
using RiskRegister.Pages.Components;

namespace RiskRegister.Pages.Entries;

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
