namespace RiskRegister.Domain;

/// <summary>What a direction of travel means: the same direction is bad news of a risk and good news of an opportunity.</summary>
public enum DirectionMeaning
{
    Improving,
    Unchanged,
    Worsening,
}
