namespace RiskRegister.Domain.Performance;

/// <summary>Where a measure goes, compared with an earlier value.</summary>
public enum Course
{
    Improving,
    Worsening,
    Same,

    /// <summary>Of a measure without a good direction.</summary>
    Increasing,

    /// <summary>Of a measure without a good direction.</summary>
    Decreasing,
}

/// <summary>Compares two values of a measure.</summary>
public static class Courses
{
    /// <param name="bounds">A range is judged by the distance from its good bounds; without them it has no course.</param>
    /// <returns>Null when nothing can be said.</returns>
    public static Course? Of(GoodIs goodIs, TargetBounds? bounds, decimal? earlier, decimal? later)
    {
        if (earlier is not { } then || later is not { } now) return null;
        if (goodIs == GoodIs.Range)
        {
            return bounds is null ? null
                : Towards(Distance(bounds, now).CompareTo(Distance(bounds, then)), Course.Worsening, Course.Improving);
        }

        var direction = now.CompareTo(then);
        return goodIs switch
        {
            GoodIs.High => Towards(direction, Course.Improving, Course.Worsening),
            GoodIs.Low => Towards(direction, Course.Worsening, Course.Improving),
            _ => Towards(direction, Course.Increasing, Course.Decreasing),
        };
    }

    /// <summary>"Improving", "No change".</summary>
    public static string Printed(this Course course) => course == Course.Same ? "No change" : course.ToString();

    /// <summary>
    /// By how much a value changed: of a percentage in points, of all else in percent of the earlier value. Null where the earlier one is
    /// 0 or less: no percentage can be taken of it.
    /// </summary>
    public static decimal? Change(MeasureUnit unit, decimal? earlier, decimal? later)
    {
        if (earlier is not { } then || later is not { } now) return null;
        if (unit == MeasureUnit.Percent) return now - then;
        return then <= 0 ? null : Figures.Quotient((now - then) * 100, then);
    }

    static Course Towards(int direction, Course up, Course down) => direction > 0 ? up : direction < 0 ? down : Course.Same;

    static decimal Distance(TargetBounds bounds, decimal value) =>
        Math.Max(0, Math.Max((bounds.GoodFrom ?? value) - value, value - (bounds.GoodTo ?? value)));
}
