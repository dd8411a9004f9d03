namespace RiskRegister.Domain;

/// <summary>A change to one action; what is not given stays.</summary>
public sealed record ActionPatch
{
    public Optional<string> Text { get; init; }

    public Optional<string?> Owner { get; init; }

    public Optional<DateOnly?> DueOn { get; init; }

    public Optional<ActionStatus> Status { get; init; }

    public Optional<string?> Progress { get; init; }

    public PlannedAction ApplyTo(PlannedAction present) => present with
    {
        Text = Text.Or(present.Text),
        Owner = Owner.Or(present.Owner),
        DueOn = DueOn.Or(present.DueOn),
        Status = Status.Or(present.Status),
        Progress = Progress.Or(present.Progress),
    };
}

/// <summary>A change to one control; what is not given stays.</summary>
public sealed record ControlPatch
{
    public Optional<string> Text { get; init; }

    public Optional<ControlEffectiveness?> Effectiveness { get; init; }

    public Optional<string?> Owner { get; init; }

    /// <summary>Null takes all assurance away.</summary>
    public Optional<AssurancePatch?> Assurance { get; init; }

    public Control ApplyTo(Control present) => present with
    {
        Text = Text.Or(present.Text),
        Effectiveness = Effectiveness.Or(present.Effectiveness),
        Owner = Owner.Or(present.Owner),
        Assurance = !Assurance.IsGiven ? present.Assurance : Assurance.Value?.ApplyTo(present.Assurance),
    };
}

/// <summary>A change to what the lines of defence say; null takes a line away.</summary>
public sealed record AssurancePatch(Optional<LinePatch?> First, Optional<LinePatch?> Second, Optional<LinePatch?> Third)
{
    public ControlAssurance? ApplyTo(ControlAssurance? present) => ControlAssurance.Of(
        [Applied(First, present?.First), Applied(Second, present?.Second), Applied(Third, present?.Third)]);

    static LineAssurance? Applied(Optional<LinePatch?> patch, LineAssurance? present) =>
        !patch.IsGiven ? present : patch.Value?.ApplyTo(present);
}

/// <summary>A change to what one line says; where it has said nothing yet, what it did is needed.</summary>
public sealed record LinePatch(Optional<string> What, Optional<string?> By, Optional<DateOnly?> On)
{
    // What is missing is empty, which no rule lets pass.
    public LineAssurance ApplyTo(LineAssurance? present) =>
        new(What.Or(present?.What ?? ""), By.Or(present?.By), On.Or(present?.On));
}

/// <summary>One action or control of an entry at a time. Faults stand at the item's own members: "text", "owner".</summary>
public static class EntryItems
{
    /// <summary>Appends an action under the next id; refused as full when the entry has as many as it may.</summary>
    public static LifeDecision AppendAction(EntryState present, ActionPatch patch, Faults? faults = null)
    {
        var id = present.LastActionId + 1;
        var action = patch.ApplyTo(new PlannedAction(id, ""));
        faults = Needed(patch.Text.IsGiven, faults);
        EntryRules.Check(action, "", faults);
        return Decide(present, present with { Actions = [.. present.Actions, action], LastActionId = id }, faults);
    }

    /// <summary>Appends a control under the next id.</summary>
    public static LifeDecision AppendControl(EntryState present, ControlPatch patch, Faults? faults = null)
    {
        var control = patch.ApplyTo(new Control(present.LastControlId + 1, ""));
        faults = Needed(patch.Text.IsGiven, faults);
        EntryRules.Check(control, "", faults);
        return Decide(present, present with { Controls = [.. present.Controls, control], LastControlId = control.Id }, faults);
    }

    /// <param name="id">Of an action that the entry has.</param>
    public static LifeDecision ChangeAction(EntryState present, int id, ActionPatch patch, Faults? faults = null)
    {
        faults ??= new Faults();
        var actions = present.Actions.Select(item => item.Id == id ? patch.ApplyTo(item) : item).ToArray();
        EntryRules.Check(actions.First(item => item.Id == id), "", faults);
        return Decide(present, present with { Actions = actions }, faults);
    }

    /// <param name="id">Of a control that the entry has.</param>
    public static LifeDecision ChangeControl(EntryState present, int id, ControlPatch patch, Faults? faults = null)
    {
        faults ??= new Faults();
        var controls = present.Controls.Select(item => item.Id == id ? patch.ApplyTo(item) : item).ToArray();
        EntryRules.Check(controls.First(item => item.Id == id), "", faults);
        return Decide(present, present with { Controls = controls }, faults);
    }

    public static LifeDecision RemoveAction(EntryState present, int id) =>
        Decide(present, present with { Actions = [.. present.Actions.Where(item => item.Id != id)] }, new Faults());

    public static LifeDecision RemoveControl(EntryState present, int id) =>
        Decide(present, present with { Controls = [.. present.Controls.Where(item => item.Id != id)] }, new Faults());

    static Faults Needed(bool textIsGiven, Faults? faults)
    {
        faults ??= new Faults();
        if (!textIsGiven) faults.AddUnlessCovered("text", "is required");
        return faults;
    }

    static LifeDecision Decide(EntryState present, EntryState state, Faults faults)
    {
        if (!faults.Any && EntryRules.LengthOf(state) > EntryLimits.Whole && EntryRules.LengthOf(state) > EntryRules.LengthOf(present))
            faults.Add("text", EntryRules.TooLong(state));
        if (faults.Any) return LifeDecision.Invalid(faults);
        return present.Status == EntryStatus.Closed
            ? LifeDecision.Not($"{present.Name} is closed; reopen it first.") : LifeDecision.To(EntryAction.Changed, state);
    }
}
