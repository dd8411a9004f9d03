namespace RiskRegister.Domain.Performance;

/// <summary>Where a measure's value stands against its target.</summary>
public enum Rating
{
    OnTrack,
    SlightlyBelow,
    RequiresImprovement,

    /// <summary>Good is none: it is shown and never rated.</summary>
    DataOnly,
    NoTarget,

    /// <summary>A value was due and there is none.</summary>
    NoData,

    /// <summary>No value is due yet: the measure is reported in arrears.</summary>
    NotDue,
}
