namespace RiskRegister.Domain;

/// <summary>Direction of travel. An upward risk is bad news, an upward opportunity is good news.</summary>
public enum Direction
{
    Upwards,
    Level,
    Downwards,
}
