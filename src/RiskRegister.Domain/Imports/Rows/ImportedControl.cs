namespace RiskRegister.Domain.Imports;

/// <summary>What columns say of one control beside its text; what is not given is left as it is.</summary>
public sealed record ImportedControl(
    Optional<string?> Owner, Optional<ControlEffectiveness?> Effectiveness, Optional<ControlAssurance?> Assurance)
{
    public Control ApplyTo(Control control) => control with
    {
        Owner = Owner.Or(control.Owner),
        Effectiveness = Effectiveness.Or(control.Effectiveness),
        Assurance = Assurance.Or(control.Assurance),
    };
}
