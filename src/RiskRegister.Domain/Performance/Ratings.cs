namespace RiskRegister.Domain.Performance;

/// <summary>Rates values against targets; exact values are compared, bounds are inclusive.</summary>
public static class Ratings
{
    /// <param name="bounds">The target in force on the period's last day; null when there is none.</param>
    /// <param name="value">Null when there is none.</param>
    /// <param name="isDue">Whether a value should be there by now.</param>
    public static Rating Of(GoodIs goodIs, TargetBounds? bounds, decimal? value, bool isDue)
    {
        if (value is not { } given) return isDue ? Rating.NoData : Rating.NotDue;
        if (goodIs == GoodIs.None) return Rating.DataOnly;
        if (bounds is null) return Rating.NoTarget;
        if (bounds.IsGood(given)) return Rating.OnTrack;
        return bounds.IsAcceptable(given) ? Rating.SlightlyBelow : Rating.RequiresImprovement;
    }

    /// <summary>Whether it says how a value stands against a target; only those count in "7 of 9 on track".</summary>
    public static bool IsRated(this Rating rating) => rating is Rating.OnTrack or Rating.SlightlyBelow or Rating.RequiresImprovement;

    /// <summary>As a report prints it.</summary>
    public static string Printed(this Rating rating) => rating switch
    {
        Rating.OnTrack => "On track",
        Rating.SlightlyBelow => "Slightly below target",
        Rating.RequiresImprovement => "Requires improvement",
        Rating.DataOnly => "Data only",
        Rating.NoTarget => "No target",
        Rating.NoData => "No data",
        _ => "Not due",
    };
}
