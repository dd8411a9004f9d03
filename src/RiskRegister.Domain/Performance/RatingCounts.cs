namespace RiskRegister.Domain.Performance;

/// <summary>How many measures have each rating.</summary>
/// <param name="Rated">Those of the first three: what "7 of 9 on track" is of.</param>
public sealed record RatingCounts(
    int OnTrack, int SlightlyBelow, int RequiresImprovement, int Rated, int DataOnly, int NoTarget, int NoData, int NotDue)
{
    public static RatingCounts Of(IEnumerable<Rating> ratings)
    {
        var counts = ratings.CountBy(rating => rating).ToDictionary();
        return new RatingCounts(
            counts.GetValueOrDefault(Rating.OnTrack), counts.GetValueOrDefault(Rating.SlightlyBelow),
            counts.GetValueOrDefault(Rating.RequiresImprovement), counts.Where(each => each.Key.IsRated()).Sum(each => each.Value),
            counts.GetValueOrDefault(Rating.DataOnly), counts.GetValueOrDefault(Rating.NoTarget), counts.GetValueOrDefault(Rating.NoData),
            counts.GetValueOrDefault(Rating.NotDue));
    }

    /// <summary>"7 of 9 measures with a target are on track, 1 is slightly below it and 1 requires improvement."</summary>
    public string Sentence()
    {
        if (Rated == 0) return "No measure has a value to hold against a target.";
        return $"{OnTrack} of {Rated} {(Rated == 1 ? "measure" : "measures")} with a target {Are(OnTrack)} on track, "
            + $"{SlightlyBelow} {Are(SlightlyBelow)} slightly below it and {RequiresImprovement} "
            + $"{(RequiresImprovement == 1 ? "requires" : "require")} improvement.";
    }

    static string Are(int count) => count == 1 ? "is" : "are";
}
