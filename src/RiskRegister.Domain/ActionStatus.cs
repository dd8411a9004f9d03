namespace RiskRegister.Domain;

/// <summary>State of a mitigating or maximising action. Only open actions can be overdue.</summary>
public enum ActionStatus
{
    Open,
    Done,
    Dropped,
}
