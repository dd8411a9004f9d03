namespace RiskRegister.Domain.Performance;

/// <summary>What a measure's figures are.</summary>
public enum MeasureUnit
{
    Number,
    Percent,
    Pounds,
    Days,
}

/// <summary>How figures are printed with their unit.</summary>
public static class MeasureUnits
{
    public static string Printed(this MeasureUnit unit, decimal value, int decimals) => unit switch
    {
        MeasureUnit.Percent => Figures.Printed(value, decimals) + "%",
        MeasureUnit.Pounds => (value < 0 ? "-£" : "£") + Figures.Printed(Math.Abs(value), decimals),
        MeasureUnit.Days => Figures.Printed(value, decimals) + (Figures.Rounded(value, decimals) == 1 ? " day" : " days"),
        _ => Figures.Printed(value, decimals),
    };
}
